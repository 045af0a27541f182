"""The week on the GUI thread: the one way from its screens to what the buurtwerker's key opens."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from data.desk.signals.records import OpenedSignal
from data.errors import Code, WorldError
from ui import messages
from ui.on_duty import OnDuty

if TYPE_CHECKING:
    from datetime import date

    from data.desk.signals.week import WeekDesk

    from data.desk.duty import Reader
    from data.desk.signals.inzage_records import Erased, HandOverPaper, InzagePackage
    from data.desk.signals.patterns import Pattern

T = TypeVar("T")


class WeekWork(QObject):
    """`changed` comes after a deed, with the signal as it is then, or None when it is no longer there."""

    changed = Signal(object)  # OpenedSignal or None
    said = Signal(str)

    def __init__(self, on_duty: OnDuty, make_desk: Callable[[], WeekDesk], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.on_duty = on_duty
        self._make = make_desk
        self._made: WeekDesk | None = None

    def desk(self) -> WeekDesk:
        """The door of `data`; made on the worker of the desk store, and touched there only."""
        if self._made is None:
            self._made = self._make()
        return self._made

    def ask(
        self,
        work: Callable[[WeekDesk, Reader], T],
        done: Callable[[T], None],
        *,
        failed: Callable[[WorldError], None] | None = None,
        wanted: Callable[[], bool] | None = None,
    ) -> None:
        """Read something; what is wrong with the world is said, unless `failed` takes it. Nothing without a key."""
        reader = self.on_duty.reader
        if reader is None:
            return

        def still() -> bool:
            return self.on_duty.reader is reader and (wanted is None or wanted())

        self.on_duty.ask(lambda _: work(self.desk(), reader), done, failed=failed or self.tell, wanted=still)

    def do(
        self,
        work: Callable[[WeekDesk, Reader], OpenedSignal | None],
        sentence: str = "",
        then: Callable[[], None] | None = None,
    ) -> None:
        """Change something without a question; `sentence` is said when it was done."""

        def over(signal: OpenedSignal | None) -> None:
            self.over(signal, sentence)
            if then is not None:
                then()

        self.ask(work, over)

    def over(self, signal: OpenedSignal | None, sentence: str = "") -> None:
        """A deed was done."""
        self.changed.emit(signal)
        if sentence:
            self.said.emit(sentence)

    def tell(self, error: WorldError) -> None:
        """Say what is wrong with the world; that the key is gone everyone sees."""
        if error.code not in (Code.DUTY_OVER, Code.DUTY_COVERED):
            self.said.emit(messages.sentence(error))

    # What has a door of its own in `data`; all on the worker of the desk store

    def find_patterns(self, _desk: WeekDesk, reader: Reader) -> tuple[Pattern, ...]:
        """Streets and themes with three or more signals in twelve weeks."""
        from data.desk.signals import pattern_index

        return pattern_index.patterns(reader)

    def visits(self, desk: WeekDesk, reader: Reader, signal: str) -> tuple[tuple[int, str], ...]:
        """Visits that a signal can be linked to, with words for each."""
        return tuple((number, label) for number, label in desk.visits_of(reader, signal))

    def hand_over(
        self, reader: Reader, signal: str, to: str, *, yes_on: date | None, told_on: date | None
    ) -> tuple[OpenedSignal, HandOverPaper]:
        """Hand over, and give what goes on the paper."""
        from data.desk.signals import handing_over

        paper = handing_over.hand_over(reader, signal, to, yes_on=yes_on, told_on=told_on)
        return self.desk().open(reader, signal), paper

    def paper(self, reader: Reader, signal: str) -> HandOverPaper:
        """The paper of a hand-over once more."""
        from data.desk.signals import handing_over

        return handing_over.paper(reader, signal)

    def receipt(self, desk: WeekDesk, reader: Reader, signal: str, got: bool) -> OpenedSignal:
        """Whether it was received."""
        from data.desk.signals import handing_over

        handing_over.receipt(reader, signal, got)
        return desk.open(reader, signal)

    def about(self, reader: Reader, asked: str) -> tuple[tuple[str, str], ...]:
        """The signals in which these words stand: id, and words for each."""
        from data.desk.signals import inzage

        return tuple((line.id, line.code) for line in inzage.find(reader, asked))

    def inzage(self, reader: Reader, signals: tuple[str, ...], about: str, asked_on: date) -> InzagePackage:
        """Everything of these signals, for the resident."""
        from data.desk.signals import inzage

        return inzage.package(reader, signals, about, asked_on)

    def erase(self, reader: Reader, signals: tuple[str, ...], reason: str) -> Erased:
        """Erase these at a resident's request."""
        from data.desk.signals import inzage

        return inzage.erase(reader, signals, reason)
