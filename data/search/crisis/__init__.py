"""Recognises words of acute danger in a typed question and says which line fits.

Two opinions: `recognise` reads the words, in microseconds and without any model; `CrisisModel` (in model.py, so that
numpy waits until after the first paint) adds what says the same in other words. Both live on files in
resources/phrases that a Dutch reader can edit.
"""

from __future__ import annotations

from data.search.crisis.lines import CrisisHit, CrisisLine
from data.search.crisis.recogniser import Recogniser, recognise
from data.search.crisis.whole_text import LONGEST, recognise_whole

__all__ = ["LONGEST", "CrisisHit", "CrisisLine", "Recogniser", "recognise", "recognise_whole"]
