"""Keeping the kaart right: questions without an answer, doubts, what came of slips."""
