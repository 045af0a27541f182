"""Composition root: builds services and windows, and knows every other room."""
