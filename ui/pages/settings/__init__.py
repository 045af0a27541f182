"""Instellingen."""
