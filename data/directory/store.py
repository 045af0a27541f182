"""directory.db as one object: opening it safely, reading it, writing it, telling what changed.

A start asks only what stands on the shelf (shelf.py). SQLAlchemy is half of what a start would cost, so it is imported
with the first question that the shelf cannot answer.
"""

from __future__ import annotations

import logging
import shutil
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from data.changes import Changes, Publisher
from data.directory import file
from data.directory.file import FILE_NAME
from data.directory.freshness import Terms
from data.directory.identity import service_id
from data.directory.records import Check, CrisisNumber, Report, ServiceCard, ServiceDetail, Theme
from data.errors import Code, WorldError

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from data.directory.drafts import DirectoryDraft, ServiceDraft
    from data.directory.reads import StoreReads
    from data.directory.shelf import Named, Shelf

__all__ = ["FILE_NAME", "Directory", "Notice", "Rescue", "open_directory"]

_log = logging.getLogger(__name__)
_KEPT_CARDS = 2_000
Rescue = Callable[[Path], datetime | None]
"""Puts the newest good copy of the store at a path and hands back from when it is; None when there is none."""


@dataclass(frozen=True)
class Notice:
    """Something the person at the desk should be told once: a code with values, worded in ui."""

    code: Code
    values: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, code: Code, path: Path, **values: str) -> Notice:
        """What was found of a file: its name and its folder stand in the sentence."""
        return cls(code, tuple({"file": path.name, "folder": str(path.parent), **values}.items()))


class Directory:
    """The public sociale kaart. Used by one worker at a time (ui.tasks sees to that); no login needed."""

    def __init__(self, path: Path, *, today: Callable[[], date], terms: Terms, temporary: bool = False) -> None:
        """`temporary`: the folder of `path` is gone with the program."""
        self.path = path
        self.temporary = temporary
        self._reads: StoreReads | None = None
        self._today = today
        self._terms = terms
        self._shelf: Shelf | None = None
        self._cards: OrderedDict[str, ServiceCard] = OrderedDict()
        self._cards_day = today()
        self._data_version = 0
        self.changes = Publisher()

    @property
    def engine(self) -> Engine:
        """For the rooms of `data` that read along (search)."""
        return self._store().engine

    def _store(self) -> StoreReads:
        """The store itself, opened with the first question that only it can answer."""
        if self._reads is None:
            from data.directory.reads import StoreReads

            self._reads = StoreReads(self.path)
        return self._reads

    def prepare(self) -> None:
        """Import and open what the first detail or edit needs; for when there is nothing else to do."""
        self.notice_other_writers()

    def close(self) -> None:
        """Let go of the files."""
        self.use_shelf(None)
        if self._reads is not None:
            self._reads.engine.dispose()
        if self.temporary:
            shutil.rmtree(self.path.parent, ignore_errors=True)

    def set_terms(self, terms: Terms) -> None:
        """Use other terms of freshness from now on."""
        self._terms = terms
        self._cards.clear()

    def use_shelf(self, shelf: Shelf | None) -> None:
        """Answer from this shelf, made from what is in the store now, until something is written; it is closed then."""
        if self._shelf is not None and self._shelf is not shelf:
            self._shelf.close()
        self._shelf = shelf

    def _lose_shelf(self) -> None:
        """The store has all that stood on it: it answers, and the next start makes the shelf again."""
        assert self._shelf is not None
        _log.warning("The shelf of cards is damaged; it is made again at the next start", exc_info=True)
        self._shelf.throw_away()
        self._shelf = None

    # Reading

    def cards(self, ids: Sequence[str]) -> list[ServiceCard]:
        """The cards of these services in this order; kept until they change or the day does."""
        if self._cards_day != self._today():
            self._cards.clear()
            self._cards_day = self._today()
        missing = [key for key in ids if key not in self._cards]
        if missing and self._shelf is not None:
            try:
                self._keep(self._shelf.cards(missing, today=self._cards_day, terms=self._terms))
            except ValueError:
                self._lose_shelf()
            missing = [key for key in missing if key not in self._cards]
        if missing:
            self._keep(self._store().cards(missing, today=self._cards_day, terms=self._terms))
        return [self._cards[key] for key in ids if key in self._cards]

    def _keep(self, cards: Sequence[ServiceCard]) -> None:
        for card in cards:
            self._cards[card.id] = card
        while len(self._cards) > _KEPT_CARDS:
            self._cards.popitem(last=False)

    def detail(self, service: str) -> ServiceDetail:
        """Everything of one service. Raises WorldError(SERVICE_UNKNOWN)."""
        found = self._store().detail(service, today=self._today(), terms=self._terms)
        if found is None:
            raise WorldError(Code.SERVICE_UNKNOWN, service=service)
        return found

    def resolve(self, name: str) -> str:
        """The id of a service from its id or its id in the source file. Raises WorldError(SERVICE_UNKNOWN)."""
        found = self._store().id_of(name)
        if found is None:
            raise WorldError(Code.SERVICE_UNKNOWN, service=name)
        return found

    def by_number(self, *, digits: str = "", postcode: str = "") -> tuple[list[str], list[str]]:
        """The ids of services with a phone number of these digits, and of those with an address in this postcode."""
        return self._store().by_number(digits=digits, postcode=postcode)

    def named(self, keys: Sequence[str]) -> list[Named]:
        """The services that are called so, by the first of these keys that is a name; without a shelf none."""
        if self._shelf is None:
            return []
        try:
            return self._shelf.named(keys)
        except ValueError:
            self._lose_shelf()
            return []

    def themes(self) -> tuple[Theme, ...]:
        """The theme tree."""
        return (self._shelf or self._store()).themes()

    def services_of_theme(self, code: str) -> list[ServiceCard]:
        """The cards of a theme ("geld") or need ("geld.schulden"), neighbours first."""
        return self.cards((self._shelf or self._store()).services_of_theme(code))

    def crisis_numbers(self) -> tuple[CrisisNumber, ...]:
        """The lines of the crisis card."""
        return (self._shelf or self._store()).crisis_numbers()

    def areas(self) -> tuple[str, ...]:
        """The areas that services name."""
        return (self._shelf or self._store()).areas()

    def summary(self) -> tuple[int, str, int]:
        """How many services are shown, what the store was filled with, and of how many there is a day."""
        return (self._shelf or self._store()).summary()

    def stamp(self) -> str:
        """The version of what is in the store."""
        return file.quick_look(self.path) or self._store().stamp()

    # Writing. The commands are imported when the first is given: a start only reads.

    def save_service(self, draft: ServiceDraft, *, by: str) -> ServiceCard:
        """Add or change a service and hand back its card."""
        from data.directory import commands

        self._publish(commands.save_service(self.engine, draft, by=by, today=self._today()))
        return self.cards([service_id(draft.source_id)])[0]

    def add_check(self, service: str, check: Check) -> None:
        """Note that one fact was looked up again."""
        from data.directory import commands

        self._publish(commands.add_check(self.engine, service, check))

    def report(self, service: str, field: str, remark: str = "") -> None:
        """Keep a "Klopt dit niet?"."""
        from data.directory import commands

        self._publish(commands.report(self.engine, service, field, remark, today=self._today()))

    def open_reports(self) -> tuple[Report, ...]:
        """Every "Klopt dit niet?" that nobody settled, the newest first."""
        from data.directory import upkeep

        return upkeep.open_reports(self.engine)

    def settle_report(self, report: str) -> None:
        """Somebody looked at it. Raises WorldError(RECORD_UNKNOWN)."""
        from data.directory import upkeep

        self._publish(upkeep.settle_report(self.engine, report, today=self._today()))

    def add_word(self, word: str, *, service: str = "", need: str = "", by: str) -> None:
        """From now on these words find a service, or a need. Raises as data.directory.upkeep.add_word does."""
        from data.directory import upkeep

        self._publish(upkeep.add_word(self.engine, word, service=service, need=need, by=by, today=self._today()))

    def save_crisis_number(self, number: CrisisNumber, *, by: str) -> None:
        """Change a line of the crisis card."""
        from data.directory import commands

        self._publish(commands.save_crisis_number(self.engine, number, today=self._today(), by=by))

    def _publish(self, changes: Changes) -> None:
        self.use_shelf(None)  # what stands on it is of before
        if changes.everything:
            self._cards.clear()
        for key in changes.services:
            self._cards.pop(key, None)
        self.changes.publish(changes)

    def notice_other_writers(self) -> bool:
        """True when another process wrote since the last call; everything kept is then read again."""
        version = self._store().data_version()
        if self._data_version and version != self._data_version:
            self._data_version = version
            self._publish(Changes(everything=True))
            return True
        self._data_version = version
        return False

    def verify(self) -> None:
        """Read every page and link of the store. Raises WorldError(DIRECTORY_DAMAGED)."""
        if not self._store().sound() or not file.whole(self.path):
            raise WorldError(Code.DIRECTORY_DAMAGED, file=self.path.name)

    def looks_whole(self) -> bool:
        """Look at every page, on a connection of its own: False when one is damaged, and the next start is told.

        The quick look of a start reads a few pages; this may run on any thread, after the first answer.
        """
        if file.whole(self.path, quick=True):
            return True
        self.found_damaged()
        return False

    def found_damaged(self) -> None:
        """The store turned out to be damaged: the next start keeps it aside and goes on with another."""
        if not self.temporary:
            file.mark_damaged(self.path.parent)


def open_directory(
    folder: Path,
    draft: Callable[[], DirectoryDraft],
    *,
    now: Callable[[], datetime] = datetime.now,
    terms: Terms | None = None,
    rescue: Rescue | None = None,
    in_use: Callable[[], bool] = lambda: False,
) -> tuple[Directory, tuple[Notice, ...]]:
    """Open (or make) directory.db in `folder`; `draft` gives what an empty store is filled with.

    A damaged, empty or foreign file is kept aside under another name, and what `rescue` brings back or else a fresh
    directory takes its place; not while `in_use` says that a window works with it. In a folder that cannot be written
    a copy is opened that lasts as long as the program, and for a file that may not be read a fresh one. Each is told
    as a Notice.
    Raises WorldError(DIRECTORY_NEWER | DIRECTORY_DAMAGED): the file is untouched; WorldError(STORE_LOCKED) when
    another process makes it.
    """
    path, terms = folder / FILE_NAME, terms or Terms()
    kept_here = file.writable(folder)
    if kept_here and not file.marked_damaged(folder) and file.quick_look(path) is not None:
        return Directory(path, today=lambda: now().date(), terms=terms), ()
    from data.directory.opening import Opening

    opening = Opening(path, draft, now, terms, rescue, in_use)
    return opening.alone() if kept_here else opening.for_this_run(Notice.of(Code.DATA_DIR_NOT_WRITABLE, path))
