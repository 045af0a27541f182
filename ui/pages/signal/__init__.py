"""Zorg of idee doorgeven: the form, what was passed on, and what comes back."""
