"""Alembic revisions, one folder a store."""
