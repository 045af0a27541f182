"""The public sociale kaart, in HSDS names."""
