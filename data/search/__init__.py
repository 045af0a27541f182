"""From a person's own words to services."""
