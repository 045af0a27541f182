"""The visit of this moment: the count, the bar of the open visit, and closing it."""
