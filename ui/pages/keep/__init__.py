"""Bewaren en terugzetten: backups, without a login."""
