"""Zoeken: from a question to a slip."""
