"""Keys: PINs and wachtzinnen, the secret of this PC, recovery cards, sealed items. Knows no store."""
