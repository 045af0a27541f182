"""What a desk reads all the time, ready to hand in a file of its own beside the word index.

Reading twenty cards out of nine tables takes 5 ms, and the library that does it takes 0.2 s to import. The shelf is a
plain SQLite file in the cache folder with one row a card, made with the word index from the same version of the
directory and stamped with it. It holds public facts only, and is made again whenever it does not fit.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing, suppress
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from data.directory.freshness import Terms, check_state
from data.directory.records import (
    Audience,
    CheckedField,
    Cost,
    CostState,
    CrisisNumber,
    Listing,
    Need,
    Origin,
    Schedule,
    ServiceCard,
    Theme,
)

FORMAT = "2"  # goes up when a record changes: an older shelf is then made anew
_AT_ONCE = 400
Days = dict[CheckedField, date]
"""The day of the newest check of each field."""

_MOST_NAMED = 100  # services of one name: an organisation with more is not a name that says where to go

_SCHEDULE_DATES = ("valid_from", "valid_to", "dtstart", "closed_from", "closed_to")


@dataclass(frozen=True)
class Named:
    """A service that has a name: its id, how it came by the name (0 is the nearest), and the name as it is written."""

    service: str
    kind: int
    text: str


class Shelf:
    """Reads what `write` put on it. Used by one thread at a time."""

    def __init__(self, path: Path, stamp: str) -> None:
        """Open the shelf. Raises OSError or ValueError when it is not there, or of another version."""
        if not path.is_file():
            raise FileNotFoundError(path.name)
        self._path = path
        self._connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False)
        try:
            if self._fact("stamp") != f"{FORMAT} {stamp}":
                raise ValueError("the shelf is of another version of the directory")
            self._themes: tuple[Theme, ...] = tuple(_theme(one) for one in self._fact("themes"))
            self._numbers: tuple[CrisisNumber, ...] = tuple(_number(one) for one in self._fact("numbers"))
            self._areas: tuple[str, ...] = tuple(self._fact("areas"))
            count, filled_with, dated = self._fact("summary")
            self._summary: tuple[int, str, int] = (count, filled_with, dated)
            self._of_theme: dict[str, list[str]] = self._fact("of_theme")
        except (sqlite3.Error, TypeError, KeyError) as error:
            self._connection.close()
            raise ValueError("the shelf cannot be read") from error
        except ValueError:
            self._connection.close()
            raise

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def throw_away(self) -> None:
        """It cannot be read further on: let go of it and erase it, so that the next start makes it again."""
        self.close()
        with suppress(OSError):
            self._path.unlink()

    def themes(self) -> tuple[Theme, ...]:
        """The theme tree."""
        return self._themes

    def crisis_numbers(self) -> tuple[CrisisNumber, ...]:
        """The lines of the crisis card."""
        return self._numbers

    def areas(self) -> tuple[str, ...]:
        """The areas that services name."""
        return self._areas

    def summary(self) -> tuple[int, str, int]:
        """How many services are shown, what the store was filled with, and of how many there is a day."""
        return self._summary

    def services_of_theme(self, code: str) -> list[str]:
        """The ids of the services of a theme or need, in the order in which they are shown."""
        return self._of_theme.get(code, [])

    def cards(self, ids: Sequence[str], *, today: date, terms: Terms) -> list[ServiceCard]:
        """The cards of these services, in any order; ids that are not there are left out.

        Raises ValueError when what stands there is damaged.
        """
        found = []
        try:
            for start in range(0, len(ids), _AT_ONCE):
                some = ids[start : start + _AT_ONCE]
                marks = ",".join("?" * len(some))
                for (text,) in self._connection.execute(f"SELECT content FROM card WHERE id IN ({marks})", some):
                    card, days = _read_card(json.loads(text))
                    state, newest = check_state(days, today, terms)
                    found.append(replace(card, check_state=state, checked_on=newest) if days else card)
        except (sqlite3.Error, TypeError, KeyError) as error:
            raise ValueError("the shelf is damaged") from error
        return found

    def named(self, keys: Sequence[str]) -> list[Named]:
        """The services that have one of these names, by the first of the keys that is a name at all.

        Raises ValueError when what stands there is damaged.
        """
        query = "SELECT service, kind, text FROM name WHERE key = ? ORDER BY kind LIMIT ?"
        try:
            for key in keys:
                found = [Named(*row) for row in self._connection.execute(query, (key, _MOST_NAMED))]
                if found:
                    return found
        except sqlite3.Error as error:
            raise ValueError("the shelf is damaged") from error
        return []

    def _fact(self, name: str) -> Any:
        row = self._connection.execute("SELECT content FROM fact WHERE name = ?", (name,)).fetchone()
        if row is None:
            raise ValueError(f"the shelf has no {name}")
        return json.loads(row[0])


def write(
    path: Path,
    stamp: str,
    *,
    cards: Iterable[tuple[ServiceCard, Days]],
    themes: Sequence[Theme],
    crisis_numbers: Sequence[CrisisNumber],
    areas: Sequence[str],
    summary: tuple[int, str, int],
    of_theme: dict[str, list[str]],
    names: Iterable[tuple[str, Named]],
) -> None:
    """Write a fresh shelf at `path`, which must not be there yet.

    `of_theme`: services of each theme and need; `names`: what services are called, each with the key that finds it.
    """
    facts = {
        "stamp": f"{FORMAT} {stamp}",
        "themes": [asdict(theme) for theme in themes],
        "numbers": [{**asdict(one), "checked_on": _day(one.checked_on)} for one in crisis_numbers],
        "areas": list(areas),
        "summary": list(summary),
        "of_theme": of_theme,
    }
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = OFF")  # made beside the old one: half a shelf is thrown away
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN")
        connection.execute("CREATE TABLE fact (name TEXT PRIMARY KEY, content TEXT NOT NULL) WITHOUT ROWID")
        connection.execute("CREATE TABLE card (id TEXT PRIMARY KEY, content TEXT NOT NULL) WITHOUT ROWID")
        connection.execute(
            "CREATE TABLE name (key TEXT, kind INTEGER, service TEXT, text TEXT NOT NULL, "
            "PRIMARY KEY (key, kind, service)) WITHOUT ROWID"
        )
        rows = ((card.id, _text(_card_values(card, days))) for card, days in cards)
        connection.executemany("INSERT INTO card VALUES (?, ?)", rows)
        lines = [(name, _text(value)) for name, value in facts.items()]
        connection.executemany("INSERT INTO fact VALUES (?, ?)", lines)
        called = sorted((key, one.kind, one.service, one.text) for key, one in names)  # in order it is written faster
        connection.executemany("INSERT INTO name VALUES (?, ?, ?, ?)", called)
        connection.execute("COMMIT")


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _day(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _card_values(card: ServiceCard, days: Days) -> dict[str, Any]:
    """The card without what follows from the day it is read on, and with the days it follows from."""
    values = asdict(replace(card, checked_on=None))
    del values["checked_on"], values["check_state"]
    for row in values["schedules"]:
        for name in _SCHEDULE_DATES:
            row[name] = _day(row[name])
    values["days"] = {field.value: day.isoformat() for field, day in days.items()}
    return values


def _read_card(values: dict[str, Any]) -> tuple[ServiceCard, Days]:
    days = {CheckedField(field): date.fromisoformat(day) for field, day in values.pop("days").items()}
    cost = values["cost"]
    values["origin"] = Origin(values["origin"])
    values["listing"] = Listing(values["listing"])
    values["schedules"] = tuple(_schedule(row) for row in values["schedules"])
    values["cost"] = Cost(CostState(cost["state"]), cost["text"], cost["amount"])
    values["languages"] = tuple(values["languages"])
    values["audiences"] = tuple(Audience(name) for name in values["audiences"])
    values["themes"] = tuple(values["themes"])
    return ServiceCard(**values), days


def _schedule(row: dict[str, Any]) -> Schedule:
    for name in _SCHEDULE_DATES:
        row[name] = _date(row[name])
    return Schedule(**row)


def _theme(values: dict[str, Any]) -> Theme:
    values["needs"] = tuple(Need(**need) for need in values["needs"])
    return Theme(**values)


def _number(values: dict[str, Any]) -> CrisisNumber:
    return CrisisNumber(**{**values, "checked_on": _date(values["checked_on"])})
