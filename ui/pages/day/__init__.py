"""The room Inloop: the day as it went, counts, and what the next dienst should know."""
