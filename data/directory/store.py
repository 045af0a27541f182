"""directory.db as one object: opening it safely, reading it, writing it, telling what changed."""

from __future__ import annotations

import logging
import os
import sqlite3
import tempfile
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DatabaseError

from data import migrate
from data.changes import Changes, Publisher
from data.directory import queries
from data.directory.freshness import Terms
from data.directory.identity import service_id
from data.directory.records import Check, CrisisNumber, ServiceCard, ServiceDetail, Theme
from data.engine import open_engine, reading, wording_faults
from data.errors import Code, WorldError

if TYPE_CHECKING:
    from data.directory.drafts import DirectoryDraft, ServiceDraft

_log = logging.getLogger(__name__)

FILE_NAME = "directory.db"
_SQLITE_MAGIC = b"SQLite format 3\x00"
_KEPT_CARDS = 2_000


@dataclass(frozen=True)
class Notice:
    """Something the person at the desk should be told once: a code with values, worded in ui."""

    code: Code
    values: tuple[tuple[str, str], ...] = ()


class Directory:
    """The public sociale kaart. Used by one worker at a time (ui.tasks sees to that); no login needed."""

    def __init__(self, engine: Engine, path: Path, *, today: Callable[[], date], terms: Terms) -> None:
        self._engine = engine
        self.path = path
        self._today = today
        self._terms = terms
        self._cards: OrderedDict[str, ServiceCard] = OrderedDict()
        self._cards_day = today()
        self._data_version = 0
        self.changes = Publisher()

    @property
    def engine(self) -> Engine:
        """For the rooms of `data` that read along (search)."""
        return self._engine

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def set_terms(self, terms: Terms) -> None:
        """Use other terms of freshness from now on."""
        self._terms = terms
        self._cards.clear()

    # Reading

    def cards(self, ids: Sequence[str], *, connection: Connection | None = None) -> list[ServiceCard]:
        """The cards of these services in this order; kept until they change or the day does."""
        if self._cards_day != self._today():
            self._cards.clear()
            self._cards_day = self._today()
        missing = [key for key in ids if key not in self._cards]
        if missing:
            if connection is not None:
                self._keep(queries.cards(connection, missing, today=self._cards_day, terms=self._terms))
            else:
                with reading(self._engine) as own:
                    self._keep(queries.cards(own, missing, today=self._cards_day, terms=self._terms))
        return [self._cards[key] for key in ids if key in self._cards]

    def _keep(self, cards: Sequence[ServiceCard]) -> None:
        for card in cards:
            self._cards[card.id] = card
        while len(self._cards) > _KEPT_CARDS:
            self._cards.popitem(last=False)

    def detail(self, service: str) -> ServiceDetail:
        """Everything of one service. Raises WorldError(SERVICE_UNKNOWN)."""
        with reading(self._engine) as connection:
            found = queries.detail(connection, service, today=self._today(), terms=self._terms)
        if found is None:
            raise WorldError(Code.SERVICE_UNKNOWN, service=service)
        return found

    def resolve(self, name: str) -> str:
        """The id of a service from its id or its id in the source file. Raises WorldError(SERVICE_UNKNOWN)."""
        with reading(self._engine) as connection:
            found = queries.by_source_id(connection, name)
            if found is None and queries.cards(connection, [name], today=self._today(), terms=self._terms):
                found = name
        if found is None:
            raise WorldError(Code.SERVICE_UNKNOWN, service=name)
        return found

    def themes(self) -> tuple[Theme, ...]:
        """The theme tree."""
        with reading(self._engine) as connection:
            return queries.themes(connection)

    def services_of_theme(self, code: str) -> list[ServiceCard]:
        """The cards of a theme ("geld") or need ("geld.schulden"), neighbours first."""
        with reading(self._engine) as connection:
            return self.cards(queries.services_of_theme(connection, code), connection=connection)

    def crisis_numbers(self) -> tuple[CrisisNumber, ...]:
        """The lines of the crisis card."""
        with reading(self._engine) as connection:
            return queries.crisis_numbers(connection)

    def areas(self) -> tuple[str, ...]:
        """The areas that services name."""
        with reading(self._engine) as connection:
            return queries.areas(connection)

    def summary(self) -> tuple[int, str, str]:
        """How many services are shown, what the store was filled with, and the newest source date."""
        with reading(self._engine) as connection:
            return (
                queries.count(connection),
                queries.filled_with(connection),
                queries.newest_source_date(connection),
            )

    def stamp(self) -> str:
        """The version of what is in the store."""
        with reading(self._engine) as connection:
            return queries.stamp(connection)

    # Writing. The commands are imported when the first is given: a start only reads.

    def save_service(self, draft: ServiceDraft, *, by: str) -> ServiceCard:
        """Add or change a service and hand back its card."""
        from data.directory import commands

        self._publish(commands.save_service(self._engine, draft, by=by, today=self._today()))
        return self.cards([service_id(draft.source_id)])[0]

    def add_check(self, service: str, check: Check) -> None:
        """Note that one fact was looked up again."""
        from data.directory import commands

        self._publish(commands.add_check(self._engine, service, check))

    def report(self, service: str, field: str, remark: str = "") -> None:
        """Keep a "Klopt dit niet?"."""
        from data.directory import commands

        self._publish(commands.report(self._engine, service, field, remark, today=self._today()))

    def save_crisis_number(self, number: CrisisNumber, *, by: str) -> None:
        """Change a line of the crisis card."""
        from data.directory import commands

        self._publish(commands.save_crisis_number(self._engine, number, today=self._today(), by=by))

    def _publish(self, changes: Changes) -> None:
        if changes.everything:
            self._cards.clear()
        for key in changes.services:
            self._cards.pop(key, None)
        self.changes.publish(changes)

    def notice_other_writers(self) -> bool:
        """True when another process wrote since the last call; everything kept is then read again."""
        with reading(self._engine) as connection:
            version = connection.exec_driver_sql("PRAGMA data_version").scalar() or 0
        if self._data_version and version != self._data_version:
            self._data_version = version
            self._publish(Changes(everything=True))
            return True
        self._data_version = version
        return False

    def verify(self) -> None:
        """Read every page and link of the store. Raises WorldError(DIRECTORY_DAMAGED)."""
        with reading(self._engine) as connection:
            lines = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
            queries.stamp(connection)
        if list(lines) != ["ok"] or broken:
            raise WorldError(Code.DIRECTORY_DAMAGED, file=self.path.name)


def open_directory(
    folder: Path,
    draft: Callable[[], DirectoryDraft],
    *,
    now: Callable[[], datetime] = datetime.now,
    terms: Terms | None = None,
) -> tuple[Directory, tuple[Notice, ...]]:
    """Open (or make) directory.db in `folder`; `draft` gives what an empty store is filled with.

    A damaged or foreign file is kept aside under another name and a fresh directory takes its place. A folder
    that cannot be written gives a directory that lasts as long as the program. Both are told as a Notice.
    Raises WorldError(DIRECTORY_NEWER): the file is untouched.
    """
    today = _day_of(now)
    path = folder / FILE_NAME
    terms = terms or Terms()
    notices: list[Notice] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".schrijfproef"
        probe.touch()
        probe.unlink()
    except OSError:
        notices.append(Notice(Code.DATA_DIR_NOT_WRITABLE, (("folder", str(folder)),)))
        if _readable_store(path):
            return Directory(open_engine(path, read_only=True), path, today=today, terms=terms), tuple(notices)
        path = Path(tempfile.mkdtemp(prefix="inloopbalie-")) / FILE_NAME
    code = _fault(path)
    if code is not None:
        kept = _keep_aside(path, now())
        notices.append(Notice(code, (("kept", kept.name),)))
    engine = open_engine(path)
    try:
        _prepare(engine, path, draft, now)
    except WorldError as error:
        engine.dispose()
        if error.code is not Code.DIRECTORY_DAMAGED:
            raise
        kept = _keep_aside(path, now())
        notices.append(Notice(Code.DIRECTORY_DAMAGED, (("kept", kept.name),)))
        engine = open_engine(path)
        _prepare(engine, path, draft, now)
    return Directory(engine, path, today=today, terms=terms), tuple(notices)


def check_file(folder: Path) -> None:
    """Open the store as it is and verify it, changing nothing.

    Raises WorldError(DIRECTORY_DAMAGED | DIRECTORY_FOREIGN | DIRECTORY_NEWER).
    """
    path = folder / FILE_NAME
    code = _fault(path)
    if code is not None:
        raise WorldError(code, file=path.name)
    engine = open_engine(path)
    try:
        with wording_faults(), engine.connect() as connection:
            revision = migrate.revision_of(connection)
        if revision is not None and revision not in migrate.known_revisions(migrate.DIRECTORY):
            raise WorldError(Code.DIRECTORY_NEWER, revision=revision)
        Directory(engine, path, today=date.today, terms=Terms()).verify()
    finally:
        engine.dispose()


def _day_of(now: Callable[[], datetime]) -> Callable[[], date]:
    def today() -> date:
        return now().date()

    return today


def _prepare(engine: Engine, path: Path, draft: Callable[[], DirectoryDraft], now: Callable[[], datetime]) -> None:
    backup_to = path.with_name(f"directory-voor-bijwerken-{now():%Y%m%d-%H%M%S}.db")
    with wording_faults():
        migrate.upgrade(engine, migrate.DIRECTORY, backup_to=backup_to)
        with reading(engine) as connection:
            empty = not queries.filled_with(connection)
            connection.exec_driver_sql("SELECT count(*) FROM listing")
        if empty:
            from data.directory import commands

            commands.load(engine, draft())


def _readable_store(path: Path) -> bool:
    try:
        return path.is_file() and os.access(path, os.R_OK) and _fault(path) is None
    except OSError:
        return False


def _fault(path: Path) -> Code | None:
    """What is wrong with the file before anything of ours touches it; None for ours, or for no file."""
    if path.is_dir():
        return Code.DIRECTORY_FOREIGN
    if not path.exists() or path.stat().st_size == 0:
        return None
    with path.open("rb") as file:
        if file.read(16) != _SQLITE_MAGIC:
            return Code.DIRECTORY_FOREIGN
    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        try:
            mark = connection.execute("PRAGMA application_id").fetchone()[0]
            tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        finally:
            connection.close()
    except (sqlite3.DatabaseError, DatabaseError):
        return Code.DIRECTORY_DAMAGED
    if mark != migrate.DIRECTORY.application_id and tables:
        return Code.DIRECTORY_FOREIGN
    return None


def _keep_aside(path: Path, now: datetime) -> Path:
    """Rename the file, with its WAL, so that it can be looked at later; nothing is thrown away."""
    kept = path.with_name(f"directory-bewaard-{now:%Y%m%d-%H%M%S}.db")
    number = 1
    while kept.exists():
        number += 1
        kept = path.with_name(f"directory-bewaard-{now:%Y%m%d-%H%M%S}-{number}.db")
    for suffix in ("", "-wal", "-shm"):
        part = path.with_name(path.name + suffix)
        if part.exists():
            part.rename(kept.with_name(kept.name + suffix))
    _log.warning("directory.db could not be used and was kept as %s", kept.name)
    return kept
