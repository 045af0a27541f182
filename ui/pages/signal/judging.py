"""What is said about words that judge, diagnose or accuse, where facts belong; never a block."""

from __future__ import annotations

from data.desk.signals import hints
from ui import signal_words
from ui.pages.signal.watched import Told


def judge(field: str, text: str) -> tuple[Told, ...]:
    """What is said about words that judge, diagnose or accuse, where facts belong; never a block."""
    if field not in hints.FIELDS:
        return ()
    found = hints.hints_in(text, field)
    return tuple((one.word, signal_words.hint_kind(one.kind).format(word=one.word)) for one in found)
