"""The people of the desk: the buurtwerker adds, helps with a PIN, stops."""
