"""What opening the store hands out: objects that can do things, not flags that say so.

`Duty`: the people on duty. May always append; may read back while nothing is covered. `Reader`: a buurtwerker, with
the private key that opens sealed items. After `close` the key is gone, and every call says DUTY_OVER.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import insert, update

from data.desk import schema
from data.desk.records import Person
from data.desk.session import Session
from data.engine import writing
from data.errors import Code, WorldError
from data.vault.sealing import ReaderPrivate

SHIFT, JOINED = "shift", "join"
"""A line of the change log: who joined which dienst, and when."""


class Duty:
    """A dienst: one or two people, from unlocking to closing."""

    def __init__(self, session: Session, shift_id: str, people: tuple[Person, ...], since: datetime) -> None:
        self._session = session
        self._shift_id = shift_id
        self._people = people
        self._since = since
        self._covered = False

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {'over' if self.over else 'covered' if self.covered else 'open'}>"

    @property
    def session(self) -> Session:
        """The open store, for the rooms of `data`. Raises WorldError(DUTY_OVER)."""
        if self.over:
            raise WorldError(Code.DUTY_OVER)
        return self._session

    @property
    def people(self) -> tuple[Person, ...]:
        """Who is on duty, in the order in which they came."""
        return self._people

    @property
    def shift_id(self) -> str:
        """The id of this dienst; "" in the set-up."""
        return self._shift_id

    @property
    def since(self) -> datetime:
        """When it began (local)."""
        return self._since

    @property
    def actor(self) -> str:
        """The id of the person in whose name things are written, unless another is named."""
        return self._people[0].id

    @property
    def covered(self) -> bool:
        """Whether reading back asks for a secret first."""
        return self._covered

    @property
    def over(self) -> bool:
        """Whether the key is gone."""
        return self._session.closed

    def cover(self) -> None:
        """From now on only appending is possible, also for the readers of this dienst."""
        self._covered = True
        for reader in self._session.readers:
            reader.cover_own()

    def uncover(self, secret: str, person_id: str = "") -> None:
        """Read back again, with the secret of somebody on duty (the first one when no id is given).

        A reader is only uncovered by their own wachtzin. Raises WorldError(DUTY_OVER | ROLE_REFUSED | SECRET_WRONG |
        SECRET_WAIT | SLOT_TAMPERED | DEVICE_SECRET_GONE).
        """
        session = self.session
        asked = person_id or self.actor
        if asked not in {person.id for person in self._people}:
            raise WorldError(Code.ROLE_REFUSED)
        session.verify(asked, secret)
        if session.duty is not None:
            session.duty.uncover_own()
        for reader in session.readers:
            if reader.person.id == asked:
                reader.uncover_own()

    def close(self) -> None:
        """End the dienst: its end is written down, every key leaves memory. Raises what writing can; the keys go
        in any case. A second call does nothing."""
        if self.over:
            return
        session = self._session
        try:
            with writing(session.engine) as connection:
                table = schema.ShiftSession
                connection.execute(update(table).where(table.c.id == self._shift_id).values(closed_at=session.now()))
        finally:
            session.close()

    # For data.desk

    def cover_own(self) -> None:
        """Cover this one alone."""
        self._covered = True

    def uncover_own(self) -> None:
        """Uncover this one alone."""
        self._covered = False

    def rename(self, person_id: str, name: str) -> None:
        """Somebody on duty is called differently from now on."""
        self._people = tuple(replace(one, name=name) if one.id == person_id else one for one in self._people)

    def join(self, people: Iterable[Person]) -> None:
        """Somebody comes on duty as well; since when stands in the log, for the hours of volunteers."""
        known = {person.id for person in self._people}
        fresh = tuple(person for person in people if person.id not in known)
        if not fresh:
            return
        with writing(self.session.engine) as connection:
            connection.execute(
                insert(schema.ShiftPerson),
                [{"shift_id": self._shift_id, "person_id": person.id} for person in fresh],
            )
            connection.execute(
                insert(schema.ChangeLog),
                [
                    {
                        "at": self.session.now(),
                        "person_id": person.id,
                        "action": JOINED,
                        "record_kind": SHIFT,
                        "record_id": self._shift_id,
                    }
                    for person in fresh
                ],
            )
        self._people += fresh


class Reader(Duty):
    """A buurtwerker who gave their wachtzin or card. Closing it ends nobody else's dienst."""

    def __init__(
        self, session: Session, shift_id: str, person: Person, since: datetime, private: ReaderPrivate
    ) -> None:
        super().__init__(session, shift_id, (person,), since)
        self._private: ReaderPrivate | None = private
        self.held: dict[str, Any] = {}
        """What was opened with the key and is needed again (the agenda, the patterns), a name for each use.

        It goes when the reader is covered, and with the reader.
        """
        session.readers.append(self)

    @property
    def person(self) -> Person:
        """Whose key this is."""
        return self._people[0]

    @property
    def over(self) -> bool:
        """Whether the private key is gone."""
        return self._private is None or super().over

    @property
    def private(self) -> ReaderPrivate:
        """The key itself, for the rooms of `data`. Raises WorldError(DUTY_OVER | DUTY_COVERED)."""
        if self._private is None or super().over:
            raise WorldError(Code.DUTY_OVER)
        if self.covered:
            raise WorldError(Code.DUTY_COVERED)
        return self._private

    def cover_own(self) -> None:
        """Cover this one alone; what was opened is forgotten."""
        self.held.clear()
        super().cover_own()

    def cover(self) -> None:
        """Cover the whole dienst, this reader included."""
        if self._session.duty is not None:
            self._session.duty.cover()
        else:
            self.cover_own()

    def close(self) -> None:
        """The private key leaves memory; the dienst goes on. Without a dienst (set-up) the store closes too."""
        if self._private is None:
            return
        self.forget()
        if self in self._session.readers:
            self._session.readers.remove(self)
        if self._session.duty is None and not self._session.readers:
            self._session.close()

    def forget(self) -> None:
        """Wipe the private key and what was opened with it, and nothing else."""
        self.held.clear()
        if self._private is not None:
            self._private.wipe()
            self._private = None
