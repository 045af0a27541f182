"""Fonts, phrases, the starter directory: files that ship with the program."""
