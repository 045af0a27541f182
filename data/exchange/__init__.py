"""Readers of outside files; each turns a file into directory records."""
