"""Fonts, phrases, the starter directory: files that ship with the program."""

VERSION = "0.1.0"
"""Of the program; pyproject.toml says the same, and a test holds them together."""
