"""Patterns: the same street or theme in twelve weeks, where there are three or more; persons and lamp posts apart.

The index lives in the Reader and dies with it (house.md, Capabilities). It is brought up to date with each question:
what came is opened, what was erased goes. What is "niet veilig" is in no pattern.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from data.desk.signals.kinds import SignalTheme, Subject, Where
from data.desk.signals.records import SignalForm

WEEKS = 12
LEAST = 3
_NUMBER = re.compile(r"\b\d+\s*[a-z]?\b")
_SIGNS = re.compile(r"[^\w ]+")
_SHORT = re.compile(r"str\b")


class Common(StrEnum):
    """What signals have in common."""

    STREET = "straat"
    THEME = "thema"


@dataclass(frozen=True)
class Noted:
    """What the index holds of a signal: where, what about, when. Never who."""

    id: str
    number: int
    day: date
    where: Where
    street: str  # as it is compared
    shown: str  # as somebody wrote it
    themes: tuple[SignalTheme, ...]


@dataclass(frozen=True)
class Pattern:
    """Three or more signals within twelve weeks, oldest first."""

    common: Common
    where: Where  # HOME: persons; STREET: lamp posts
    street: str  # as it was written last; "" for a theme
    theme: SignalTheme | None
    signal_ids: tuple[str, ...]
    numbers: tuple[int, ...]
    first: date
    last: date

    @property
    def count(self) -> int:
        """How many."""
        return len(self.signal_ids)

    @property
    def weeks(self) -> int:
        """Within how many weeks they came, at least 1."""
        return max(1, -(-((self.last - self.first).days + 1) // 7))

    @property
    def key(self) -> str:
        """The same for the same pattern, however many there are."""
        return f"{self.where.value}:{street_key(self.street) if self.theme is None else self.theme.value}"


def noted(signal_id: str, number: int, day: date, form: SignalForm) -> Noted:
    """What is kept of a signal in the index. Where nobody said it, a person is at home and the rest in the street."""
    where = form.where or (Where.HOME if form.subject in (None, Subject.PERSON) else Where.STREET)
    shown = " ".join(_NUMBER.sub(" ", form.street.strip()).split()).strip(" ,.")
    return Noted(signal_id, number, day, where, street_key(form.street), shown, form.themes)


def street_key(street: str) -> str:
    """A street as it is compared: without house number, capitals, accents and signs; "str." is "straat"."""
    plain = unicodedata.normalize("NFKD", street.casefold())
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    plain = _SHORT.sub("straat", _SIGNS.sub(" ", plain).strip())
    return "".join(_NUMBER.sub(" ", plain).split())


def find(index: Mapping[str, Noted], today: date, *, only: Iterable[str] | None = None) -> tuple[Pattern, ...]:
    """The patterns of the last twelve weeks, the largest first. `only`: these signals count, no others."""
    since = today - timedelta(weeks=WEEKS)
    chosen = index.values() if only is None else [index[key] for key in only if key in index]
    groups: dict[tuple[Common, Where, str], list[Noted]] = {}
    for one in chosen:
        if since < one.day <= today:
            for common, value in _values(one):
                groups.setdefault((common, one.where, value), []).append(one)
    found = [
        _pattern(common, where, value, members)
        for (common, where, value), members in groups.items()
        if len(members) >= LEAST
    ]
    return tuple(sorted(found, key=lambda one: (one.common is Common.THEME, -one.count, one.key)))


def _values(one: Noted) -> Iterator[tuple[Common, str]]:
    if one.street:
        yield Common.STREET, one.street
    for theme in one.themes:
        yield Common.THEME, theme.value


def _pattern(common: Common, where: Where, value: str, members: list[Noted]) -> Pattern:
    members.sort(key=lambda one: (one.day, one.number))
    return Pattern(
        common,
        where,
        members[-1].shown if common is Common.STREET else "",
        SignalTheme(value) if common is Common.THEME else None,
        tuple(one.id for one in members),
        tuple(one.number for one in members),
        members[0].day,
        members[-1].day,
    )
