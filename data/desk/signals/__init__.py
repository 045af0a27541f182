"""Signals: from the desk to the buurtwerker, and something that comes back."""
