"""Patterns: the same street or theme in twelve weeks, where there are three or more; persons and lamp posts apart.

The index lives in the Reader and dies with it (house.md, Capabilities). It is brought up to date with each question:
what came is opened, what was erased goes. What is "niet veilig" is in no pattern.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
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
    groups: tuple[str, ...]  # what it can have in common with others, made once: plain words are quick to look up


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
    key: str  # the same for the same pattern, however many there are

    @property
    def count(self) -> int:
        """How many."""
        return len(self.signal_ids)

    @property
    def weeks(self) -> int:
        """Within how many weeks they came, at least 1."""
        return max(1, -(-((self.last - self.first).days + 1) // 7))


def noted(signal_id: str, number: int, day: date, form: SignalForm) -> Noted:
    """What is kept of a signal in the index. Where nobody said it, a person is at home and the rest in the street."""
    where = form.where or (Where.HOME if form.subject in (None, Subject.PERSON) else Where.STREET)
    shown = " ".join(_NUMBER.sub(" ", form.street.strip()).split()).strip(" ,.")
    street = street_key(form.street)
    groups = [f"{Common.STREET.value}|{where.value}|{street}"] if street else []
    groups += [f"{Common.THEME.value}|{where.value}|{theme.value}" for theme in form.themes]
    return Noted(signal_id, number, day, where, street, shown, form.themes, tuple(groups))


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
    groups: dict[str, list[Noted]] = {}
    for one in chosen:
        if since < one.day <= today:
            for group in one.groups:
                groups.setdefault(group, []).append(one)
    found = [_pattern(group, members) for group, members in groups.items() if len(members) >= LEAST]
    return tuple(sorted(found, key=lambda one: (one.theme is not None, -one.count, one.key)))


def _pattern(group: str, members: list[Noted]) -> Pattern:
    common, where, value = group.split("|", 2)
    members.sort(key=lambda one: (one.day, one.number))
    by_street = common == Common.STREET.value
    return Pattern(
        Common(common),
        Where(where),
        members[-1].shown if by_street else "",
        None if by_street else SignalTheme(value),
        tuple(one.id for one in members),
        tuple(one.number for one in members),
        members[0].day,
        members[-1].day,
        f"{where}:{value}",
    )
