"""The week of the buurtwerker: what was passed on, and what is done with it."""
