"""Recognises words of acute danger in a typed question and says which line fits.

Two opinions: :func:`recognise` reads the words, in microseconds and without any model;
:class:`CrisisMeaning` looks at the meaning vector of the question and only adds what is clear.
Both live on files in ``resources/phrases`` that a Dutch reader can edit.
"""

from __future__ import annotations

from data.search.crisis.lines import CrisisHit, CrisisLine
from data.search.crisis.meaning import CrisisMeaning, load_sentences
from data.search.crisis.recogniser import Recogniser, recognise

__all__ = ["CrisisHit", "CrisisLine", "CrisisMeaning", "Recogniser", "load_sentences", "recognise"]
