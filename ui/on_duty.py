"""Who is on duty, and the one door to the desk store for everything on the screen.

The store itself lives on its own worker; here is what the screens show of it, on the GUI thread. What opens it
(`Duty`, `Reader`) is kept in this one place, so that covering and ending the dienst takes it from every screen at
once. Nothing of the desk is imported before it is first asked for: searching does not wait for it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from data.errors import Code, WorldError
from ui.idle import IdleWatch
from ui.tasks import Tasks

if TYPE_CHECKING:
    from data.desk.duty import Duty, Reader
    from data.desk.house import DeskStore, Unlocked
    from data.desk.records import Person, SetupState, StoreState

_log = logging.getLogger(__name__)

T = TypeVar("T")
COVER, LOCK = "cover", "lock"
_CATCH_UP_MS = 1_500  # first what is on the screen
_WORKER = "buurtwerker"  # data.desk.records.Role, which is not imported before the desk is
READER_MINUTES = 5  # a buurtwerker's own key: product.md, On duty
MEETING_MINUTES = 120  # of rest during an overleg: nobody sits that long without touching anything


@dataclass(frozen=True)
class Snapshot:
    """What can be known of the desk store without a key."""

    state: StoreState
    people: tuple[Person, ...]
    setup: SetupState
    device_secret: bool


@dataclass(frozen=True)
class Ending:
    """What happened at the end of a dienst. `troubles`: what could not be done; it comes at the next dienst."""

    erased: int = 0
    backup: Path | None = None
    troubles: tuple[WorldError, ...] = ()


class OnDuty(QObject):
    """The dienst of this desk. `changed` comes after anything in here changed."""

    changed = Signal()
    started = Signal()
    caught_up = Signal(object)  # tuple[WorldError, ...]: what still cannot be done, or is not right
    ended = Signal(object)  # Ending

    def __init__(
        self,
        tasks: Tasks,
        open_store: Callable[[], DeskStore],
        finish: Callable[[Duty], Ending],
        catch_up: Callable[[Duty], Sequence[WorldError]],
        *,
        now: Callable[[], datetime],
        cover_minutes: Callable[[], int],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._open_store = open_store
        self._finish = finish
        self._catch_up = catch_up
        self._now = now
        self._cover_minutes = cover_minutes
        self._store: DeskStore | None = None  # touched on the worker only
        self._unlocked: Unlocked | None = None
        self.snapshot: Snapshot | None = None  # None: not read yet
        self.trouble: WorldError | None = None  # why the store cannot be read
        self.people_on: tuple[Person, ...] = ()
        self.since: datetime | None = None
        self.covered = False
        self.meeting = False  # an overleg: it stays open while nobody touches the computer
        self.busy = False  # the dienst is being ended
        self.idle = IdleWatch(self)
        self.idle.reached.connect(self._quiet)

    # What is there

    @property
    def open(self) -> bool:
        """Whether a dienst is open, covered or not."""
        return self._unlocked is not None

    @property
    def duty(self) -> Duty | None:
        """What may be written with; None when no dienst is open."""
        return self._unlocked.duty if self._unlocked is not None else None

    @property
    def reader(self) -> Reader | None:
        """The buurtwerker's own key; None when there is none, or when it is covered."""
        return None if self.reader_covered or self._unlocked is None else self._unlocked.reader

    @property
    def holds_reader(self) -> bool:
        """Whether a buurtwerker's own key is in memory, covered or not."""
        return self._unlocked is not None and self._unlocked.reader is not None

    @property
    def reader_covered(self) -> bool:
        """Whether what is the buurtwerker's is covered: a PIN does not uncover it, only their wachtzin does."""
        reader = self._unlocked.reader if self._unlocked is not None else None
        return reader is not None and (self.covered or reader.covered)

    @property
    def names(self) -> tuple[str, ...]:
        """Who is on duty, by roepnaam."""
        return tuple(person.name for person in self.people_on)

    # Asking the store

    def ask(
        self,
        work: Callable[[DeskStore], T],
        done: Callable[[T], None] | None = None,
        *,
        failed: Callable[[WorldError], None],
        wanted: Callable[[], bool] | None = None,
    ) -> None:
        """Run `work` on the worker of the desk store. `failed` gets what the world did wrong; ours still crashes."""

        def wrong(error: Exception) -> None:
            if not isinstance(error, WorldError):
                raise error
            failed(error)

        self._tasks.with_desk(lambda: work(self._the_store()), done, failed=wrong, wanted=wanted)

    def look(self, then: Callable[[], None] | None = None) -> None:
        """Read again what can be known without a key, and tell."""

        def read(store: DeskStore) -> Snapshot:
            from data.desk.records import StoreState

            state = store.state
            # Who only searches has no need of this system's safe, and asking for it takes 11 MB on Linux.
            kept = state is StoreState.ABSENT or store.device_secret_kept()
            return Snapshot(state, tuple(store.people()), store.setup(), kept)

        def show(snapshot: Snapshot) -> None:
            self.snapshot, self.trouble = snapshot, None
            self._call_by_name(snapshot.people)
            told()

        def wrong(error: WorldError) -> None:
            self.trouble = error
            told()

        def told() -> None:
            self.changed.emit()
            if then is not None:
                then()

        self.ask(read, show, failed=wrong)

    # Opening, covering, ending

    def took_over(self, unlocked: Unlocked, people: Sequence[Person]) -> None:
        """A dienst was opened by these people, or a buurtwerker opened what is hers while it was open."""
        first = self._unlocked is None
        self._unlocked = unlocked
        self.covered = False
        if first:
            self.since = self._now()
        self.people_on = tuple(dict.fromkeys((*self.people_on, *people))) if not first else tuple(people)
        self.watch()
        self.changed.emit()
        self.started.emit()
        if unlocked.strangers:
            names = " en ".join(unlocked.strangers)
            self.caught_up.emit((WorldError(Code.READERS_UNKNOWN, names=names),))
        if first:
            QTimer.singleShot(_CATCH_UP_MS, self, self._do_what_was_missed)
        if unlocked.weak:
            QTimer.singleShot(_CATCH_UP_MS, self, self._strengthen)

    def cover(self) -> None:
        """Cover everything personal, at once: the store (a flag, it waits for no worker) and every screen."""
        duty = self.duty
        if duty is None or self.covered:
            return
        self.covered = True
        self._end_meeting()
        duty.cover()
        self.changed.emit()

    def uncover(
        self, person: Person, secret: str, done: Callable[[], None], failed: Callable[[WorldError], None]
    ) -> None:
        """Ask the secret of somebody on duty again, and show everything."""
        duty = self.duty
        if duty is None:
            return
        key_is_gone = person.role.value == _WORKER and not self.holds_reader

        def same() -> bool:
            return self.duty is duty

        def shown(_: object) -> None:
            self.covered = False
            self.watch()
            self.changed.emit()
            done()

        def opened(unlocked: Unlocked) -> None:
            self.took_over(unlocked, (person,))
            done()

        if key_is_gone:  # it was locked after a longer rest: the wachtzin opens it again
            self.ask(lambda store: store.unlock(person.id, secret), opened, failed=failed, wanted=same)
        else:
            self.ask(lambda _: duty.uncover(secret, person.id), shown, failed=failed, wanted=same)

    def set_meeting(self, on: bool) -> None:
        """An overleg begins or is over. Only for a buurtwerker whose own key is at hand; covering ends it too."""
        if on == self.meeting or (on and self.reader is None):
            return
        self.meeting = on
        self.watch()
        self.changed.emit()

    def lock_reader(self) -> None:
        """The buurtwerker's own key leaves memory; the dienst stays open, covered."""
        unlocked = self._unlocked
        if unlocked is None or unlocked.reader is None:
            return
        reader = unlocked.reader
        self._unlocked = replace(unlocked, reader=None)
        self.cover()
        self.changed.emit()
        self._tasks.with_desk(reader.close)

    def end(self, then: Callable[[], None] | None = None) -> None:
        """End the dienst: erase what is due, make the backup, and let the key leave memory whatever happens."""
        duty = self.duty
        if duty is None or self.busy:
            return
        self.busy = True
        self.covered = True
        self.idle.stop()
        self.changed.emit()

        def over(ending: Ending) -> None:
            self._forget()
            self.ended.emit(ending)
            self.look(then)

        self.ask(lambda _: self._finish(duty), over, failed=lambda error: over(Ending(troubles=(error,))))

    def gone(self) -> None:
        """The store was erased: there is no dienst any more, and nothing to cover."""
        self.idle.stop()
        self._forget()
        self.look()

    def close(self) -> None:
        """The program ends: an open dienst is ended first; the workers finish what waits."""
        duty = self.duty
        self.idle.stop()
        if duty is not None and not self.busy:
            self._tasks.with_desk(lambda: self._finish(duty), failed=lambda _error: None)
        if self._store is not None:
            self._tasks.with_desk(self._store.close)
        self._forget()

    def watch(self) -> None:
        """Count the quiet minutes, with the setting as it is now."""
        if self._unlocked is None:
            return
        cover, lock = (MEETING_MINUTES, MEETING_MINUTES) if self.meeting else (self._cover_minutes(), READER_MINUTES)
        limits = {COVER: cover * 60.0}
        if self._unlocked.reader is not None:
            limits[LOCK] = lock * 60.0
        self.idle.start(limits)

    def _do_what_was_missed(self) -> None:
        """What the end of the last dienst should have done, and could not: erasing, the backup."""
        duty = self.duty
        if duty is None or self.busy:
            return
        self.ask(
            lambda _: tuple(self._catch_up(duty)),
            self.caught_up.emit,
            failed=lambda error: self.caught_up.emit((error,)),
        )

    def _call_by_name(self, people: Sequence[Person]) -> None:
        """Who is on duty by the names and tasks of now: a buurtwerker may have changed them."""
        known = {one.id: one for one in people}
        self.people_on = tuple(
            replace(one, name=known[one.id].name, tasks=known[one.id].tasks) if one.id in known else one
            for one in self.people_on
        )

    def _strengthen(self) -> None:
        """Who came in has a slot of when a try cost less: it is made anew behind the screen, without a question."""

        def later(error: WorldError) -> None:
            _log.warning("A slot goes on as it was made, until its next login: %s", error.code.value)

        self.ask(lambda store: store.strengthen(), failed=later)

    def _end_meeting(self) -> None:
        """What counts after an overleg counts again; the quiet time that is going on is not counted anew."""
        if self.meeting:
            self.meeting = False
            self.watch()

    def _forget(self) -> None:
        self._unlocked = None
        self.meeting = False
        self.people_on = ()
        self.since = None
        self.covered = False
        self.busy = False

    def _quiet(self, limit: str) -> None:
        if limit == COVER:
            self.cover()
        elif limit == LOCK:
            self.lock_reader()

    def _the_store(self) -> DeskStore:
        if self._store is None:
            self._store = self._open_store()
        return self._store
