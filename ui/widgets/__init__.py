"""Building blocks that know no store."""
