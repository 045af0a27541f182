"""Revisions of the stores."""
