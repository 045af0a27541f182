"""The installer room: makes the program start on a fresh machine. Standard library only."""
