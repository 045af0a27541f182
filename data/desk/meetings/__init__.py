"""The overleg: three tables, an agenda that makes itself, decisions that go back onto the signals."""
