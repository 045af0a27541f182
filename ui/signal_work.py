"""Signals of this desk on the GUI thread: whether one can be passed on, and the one way to do it.

Everything is done on the worker of the desk store, in the order in which it was asked for: what is saved before the
dienst ends is saved before its key goes.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from data.errors import WorldError
from ui.inloop import Inloop
from ui.on_duty import OnDuty

if TYPE_CHECKING:
    from data.desk.duty import Duty
    from data.desk.signals.desk import SignalDesk
    from data.desk.signals.records import Readers

T = TypeVar("T")
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class News:
    """What came back that its authors on duty did not see: how many in all, and which are a question."""

    count: int
    questions: tuple[int, ...]


class SignalWork(QObject):
    """`changed` comes after it may have become possible or impossible; `news` at the start of a dienst with some."""

    changed = Signal()
    news = Signal(object)  # News

    def __init__(
        self, on_duty: OnDuty, inloop: Inloop, make_desk: Callable[[], SignalDesk], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._on_duty = on_duty
        self._inloop = inloop
        self._make_desk = make_desk
        self._desk: SignalDesk | None = None  # made on the worker, with the desk
        self.readers: Readers | None = None  # None: no dienst, or not read yet
        on_duty.changed.connect(self._duty_changed)
        on_duty.started.connect(self._started)
        self._duty_changed()

    @property
    def possible(self) -> bool:
        """Whether something can be passed on now: a dienst is open, and enough people can read it."""
        return self._on_duty.open and self.readers is not None and self.readers.ready

    def ask(
        self,
        work: Callable[[SignalDesk, Duty], T],
        done: Callable[[T], None] | None = None,
        *,
        failed: Callable[[WorldError], None] | None = None,
        wanted: Callable[[], bool] | None = None,
    ) -> None:
        """Do something with signals; what is wrong with the world is said, unless `failed` takes it."""
        duty = self._on_duty.duty
        if duty is None:
            return

        def still() -> bool:
            return wanted is None or wanted()

        self._on_duty.ask(
            lambda _: work(self._the_desk(), duty), done, failed=failed or self._inloop.tell, wanted=still
        )

    def keep(
        self,
        work: Callable[[SignalDesk, Duty], object],
        failed: Callable[[WorldError], None],
        done: Callable[[], object] | None = None,
    ) -> None:
        """Save what was written. It is done whatever happens to the screen meanwhile."""
        duty = self._on_duty.duty
        if duty is None:
            return

        def kept(_: object) -> None:
            if done is not None:
                done()

        self._on_duty.ask(lambda _: work(self._the_desk(), duty), kept, failed=failed)

    def do(
        self,
        work: Callable[[SignalDesk, Duty], T],
        done: Callable[[T], None],
        failed: Callable[[WorldError], None],
    ) -> None:
        """Do something that the visit of now may take part in; then show how that stands."""
        duty = self._on_duty.duty
        if duty is None:
            return

        def over(result: T) -> None:
            self._inloop.refresh()
            done(result)

        self._on_duty.ask(lambda _: work(self._the_desk(), duty), over, failed=failed)

    def sweep(self) -> None:
        """What was a draft a moment ago leaves every page of the file. What cannot be now comes with the next one."""
        self.ask(lambda desk, duty: desk.sweep(duty), failed=_later)

    def read_again(self) -> None:
        """Who reads what is passed on, as it is now."""
        duty = self._on_duty.duty
        if duty is None:
            return

        def show(readers: Readers) -> None:
            if self._on_duty.duty is duty and readers != self.readers:
                self.readers = readers
                self.changed.emit()

        self._on_duty.ask(
            lambda _: self._the_desk().readers(duty),
            show,
            failed=lambda _error: self._unknown(),
            wanted=lambda: self._on_duty.duty is duty,
        )

    def _duty_changed(self) -> None:
        if not self._on_duty.open or self._on_duty.busy:
            self._unknown()
        else:
            self.read_again()

    def _unknown(self) -> None:
        if self.readers is not None:
            self.readers = None
            self.changed.emit()

    def _started(self) -> None:
        def tell(news: News) -> None:
            if news.count:
                self.news.emit(news)

        self.ask(lambda desk, duty: News(desk.news(duty), desk.questions(duty)), tell, failed=lambda _error: None)

    def _the_desk(self) -> SignalDesk:
        if self._desk is None:
            self._desk = self._make_desk()
        return self._desk


def _later(error: WorldError) -> None:
    _log.warning("The store is written anew at the end of the dienst: %s", error.code.value)


def called(worker: str, readers: Readers | None) -> str:
    """How the buurtwerker is called in a sentence: `worker` as in the settings, else a reader; "" for neither."""
    name = worker.split()
    if name:
        return name[0]
    return readers.names[0] if readers is not None and readers.names else ""
