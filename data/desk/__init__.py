"""The confidential side: what people told us, who is on duty, and who may read it."""
