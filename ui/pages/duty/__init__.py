"""On duty: who is there, their PIN, what is covered, the end of the dienst."""
