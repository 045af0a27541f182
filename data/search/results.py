"""What a search hands back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from data.directory.records import ServiceCard
from data.search.crisis import CrisisHit


class WhyKind(StrEnum):
    """Why a result was found."""

    NAME = "name"
    WORD = "word"  # an everyday word or alias of the service
    NEED = "need"  # the meaning of the question
    PHONE = "phone"
    POSTCODE = "postcode"
    AREA = "area"
    TEXT = "text"  # a word of its description
    THEME = "theme"


@dataclass(frozen=True)
class Why:
    """Why a result was found: the kind, and the words to show ("gevonden op: huurachterstand")."""

    kind: WhyKind
    text: str


@dataclass(frozen=True)
class Hit:
    """One result. `score` is only good for comparing hits of the same question."""

    card: ServiceCard
    score: float
    why: Why


@dataclass(frozen=True)
class Understood:
    """What we think a question in another language means."""

    language: str  # ISO 639-1
    need: str  # code
    others: tuple[str, ...] = ()  # the next most likely needs


@dataclass(frozen=True)
class Answer:
    """All of one question's answer. `complete` is False for the word hits that come first."""

    question: str
    hits: tuple[Hit, ...]
    crisis: CrisisHit | None = None
    also: tuple[str, ...] = ()  # needs searched for as well ("We zochten ook op")
    understood: Understood | None = None
    language: str = "nl"
    words: tuple[str, ...] = ()  # single words of the question that would find something
    complete: bool = True
