"""Every table of desk.db at once, for what makes, migrates or lists the whole store."""

from __future__ import annotations

from data.desk import schema, schema_day, schema_meetings, schema_signals

FILES = (schema, schema_day, schema_signals, schema_meetings)
"""Where the tables are defined."""
METADATA = schema.METADATA
"""All of them."""
