"""Questions put to directory.db itself, each in a transaction of its own.

What the shelf (shelf.py) answers too has the same name here: until it stands, or after a write, this answers instead.
Importing this module imports SQLAlchemy, so nobody does before it is needed.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from sqlalchemy import Engine

from data.directory import cards, queries
from data.directory.freshness import Terms
from data.directory.records import CrisisNumber, ServiceCard, ServiceDetail, Theme
from data.engine import open_engine, reading


class StoreReads:
    """Reads of one directory; `engine` is for what writes, and for search."""

    def __init__(self, path: Path) -> None:
        self.engine: Engine = open_engine(path)

    def cards(self, ids: Sequence[str], *, today: date, terms: Terms) -> list[ServiceCard]:
        """The cards of these services; ids that are not there are left out."""
        with reading(self.engine) as connection:
            return cards.cards(connection, ids, today=today, terms=terms)

    def services_of_theme(self, code: str) -> list[str]:
        """The ids of the services of a theme or need, in the order in which they are shown."""
        with reading(self.engine) as connection:
            return queries.services_of_theme(connection, code)

    def themes(self) -> tuple[Theme, ...]:
        """The theme tree."""
        with reading(self.engine) as connection:
            return queries.themes(connection)

    def crisis_numbers(self) -> tuple[CrisisNumber, ...]:
        """The lines of the crisis card."""
        with reading(self.engine) as connection:
            return queries.crisis_numbers(connection)

    def areas(self) -> tuple[str, ...]:
        """The areas that services name."""
        with reading(self.engine) as connection:
            return queries.areas(connection)

    def summary(self) -> tuple[int, str, int]:
        """How many services are shown, what the store was filled with, and of how many there is a day."""
        with reading(self.engine) as connection:
            return queries.summary(connection)

    def detail(self, service: str, *, today: date, terms: Terms) -> ServiceDetail | None:
        """Everything of one service, None when it is gone."""
        with reading(self.engine) as connection:
            return cards.detail(connection, service, today=today, terms=terms)

    def id_of(self, name: str) -> str | None:
        """The id of a service from its id or its id in the source file, None when there is none."""
        with reading(self.engine) as connection:
            return queries.by_source_id(connection, name) or queries.by_id(connection, name)

    def by_number(self, *, digits: str, postcode: str) -> tuple[list[str], list[str]]:
        """The ids of services with a phone number of these digits, and of those with an address in this postcode."""
        with reading(self.engine) as connection:
            phones = queries.by_phone(connection, digits) if digits else []
            return phones, queries.by_postcode(connection, postcode) if postcode else []

    def stamp(self) -> str:
        """The version of what is in the store."""
        with reading(self.engine) as connection:
            return queries.stamp(connection)

    def data_version(self) -> int:
        """SQLite's own count of what other connections wrote (sqlite.org/pragma.html#pragma_data_version)."""
        with reading(self.engine) as connection:
            return connection.exec_driver_sql("PRAGMA data_version").scalar() or 0

    def sound(self) -> bool:
        """Read every page and link: True when all of them are whole."""
        with reading(self.engine) as connection:
            lines = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
            queries.stamp(connection)
        return list(lines) == ["ok"] and not broken
