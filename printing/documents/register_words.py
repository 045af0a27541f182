"""What a line of the register of processing is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Work(StrEnum):
    """The processings of the register (AVG, article 30); one table or record belongs to one of them."""

    INLOOP = "inloop"
    REGULARS = "regulars"
    SIGNALS = "signals"
    MEETINGS = "meetings"
    DUTY = "duty"
    TECHNICAL = "technical"


@dataclass(frozen=True)
class Words:
    """One table or record. `fields` by name; "" for what only ties records together (ids, order, keys)."""

    work: Work
    what: str
    fields: Mapping[str, str]


class MissingWordsError(LookupError):
    """A field that nobody wrote a line for in the register: ours to mend, not the user's."""


def named(ties: str, /, **words: str) -> dict[str, str]:
    """Fields by name; the names in `ties` have no words because they only tie records together."""
    return {**dict.fromkeys(ties.split(), ""), **words}
