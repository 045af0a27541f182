"""Stores, records and rules; no Qt."""
