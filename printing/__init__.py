"""Records in, PDF bytes out; no Qt."""
