"""The workplaces, one folder each."""
