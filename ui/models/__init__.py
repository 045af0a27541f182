"""Qt item models: ids first, rows built when they are shown."""
