"""The overleg: make one, its agenda, sit at it, and what goes back to the desk afterwards."""
