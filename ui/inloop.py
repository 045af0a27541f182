"""The inloop of this desk on the GUI thread: how many came, the visit that is open, and the one way to change either.

What is written works while everything is covered; what the visit holds is only here while nothing is. Every deed is
done on the worker of the desk store, in the order in which it was asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from data.errors import Code, WorldError
from ui import messages
from ui.models import inloop_words
from ui.models.waiting import clock
from ui.on_duty import OnDuty

if TYPE_CHECKING:
    from data.desk.duty import Duty
    from data.desk.visits.day import InloopDay
    from data.desk.visits.records import Glance, OpenVisit, ServiceRef, SlipRecord, VisitFields

T = TypeVar("T")


@dataclass(frozen=True)
class Said:
    """Something to say at the bottom of the window. `undo`: whether it can be taken back from there."""

    sentence: str
    undo: bool = False


@dataclass(frozen=True)
class _State:
    """How it stands after a deed, and what the deed gave."""

    glance: Glance
    visit: OpenVisit | None
    result: object = None


class Inloop(QObject):
    """The count and the visit. `changed` comes after either may have changed; `said` has a Said for the toast."""

    changed = Signal()
    said = Signal(object)  # Said
    put_away = Signal()  # the visit was set aside, with its tray
    taken_up = Signal()  # and is back
    closing_ready = Signal()  # F2 with a visit open: ask what to keep

    def __init__(
        self,
        on_duty: OnDuty,
        make_day: Callable[[], InloopDay],
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._on_duty = on_duty
        self._now = now
        self._make_day = make_day
        self._day: InloopDay | None = None  # made on the worker, with the desk
        self._asked = False
        self.glance: Glance | None = None  # None: no dienst, or not read yet
        self.visit: OpenVisit | None = None  # what the open visit holds; None while covered
        on_duty.changed.connect(self._duty_changed)
        self._duty_changed()

    # What is there

    @property
    def open(self) -> bool:
        """Whether a dienst is open and its count is known."""
        return self.glance is not None and self._on_duty.open

    @property
    def count(self) -> int:
        """How many came: visitors without a question and visits together."""
        return self.glance.visitors if self.glance is not None else 0

    @property
    def has_visit(self) -> bool:
        """Whether a visit is open."""
        return self.glance is not None and self.glance.visit is not None

    # Asking and doing

    def ask(
        self,
        work: Callable[[InloopDay, Duty], T],
        done: Callable[[T], None],
        *,
        failed: Callable[[WorldError], None] | None = None,
        wanted: Callable[[], bool] | None = None,
    ) -> None:
        """Read something of the day; what is wrong with the world is said, unless `failed` takes it."""
        duty = self._on_duty.duty
        if duty is None:
            return

        def still() -> bool:
            return self._on_duty.duty is duty and (wanted is None or wanted())

        self._on_duty.ask(lambda _: work(self._the_day(), duty), done, failed=failed or self.tell, wanted=still)

    def do(
        self,
        work: Callable[[InloopDay, Duty], object],
        done: Callable[[object], None] | None = None,
        *,
        failed: Callable[[WorldError], None] | None = None,
    ) -> None:
        """Change something of the day, then show how it stands."""
        duty = self._on_duty.duty
        if duty is None:
            return

        def run(_: object) -> _State:
            day = self._the_day()
            result = work(day, duty)
            return _read(day, duty, result)

        def over(state: _State) -> None:
            if self._on_duty.duty is not duty:
                return
            self._take(state)
            if done is not None:
                done(state.result)

        self._on_duty.ask(run, over, failed=failed or self.tell)

    def refresh(self) -> None:
        """Read again how it stands."""
        self.do(lambda _day, _duty: None)

    def tell(self, error: WorldError) -> None:
        """Say what is wrong with the world."""
        if error.code is not Code.DUTY_OVER:
            self.said.emit(Said(messages.sentence(error)))

    # Counting and visits

    def count_visitor(self) -> None:
        """F3: a visitor without a question."""
        if self.open:
            self.do(
                lambda day, duty: day.count_visitor(duty),
                lambda _: self.said.emit(Said(self.tr("Geteld: {count} bezoekers.").format(count=self.count), True)),
            )

    def visit_key(self) -> None:
        """F2: begin a visit, or ask what to keep of the one that is open."""
        if not self.open:
            return
        if self.has_visit:
            self.closing_ready.emit()  # at once: the Enter that follows belongs to the panel
        else:
            self.do(lambda day, duty: day.start_visit(duty))

    def attach(self, service: ServiceRef, how: str = "gekozen") -> None:
        """A service was chosen or rung; a visit begins by itself."""
        if not self.open:
            return

        def work(day: InloopDay, duty: Duty) -> object:
            from data.desk.visits.records import How

            return day.attach(duty, service, How(how))

        self._do_and_tell_start(work)

    def detach(self, service: str) -> None:
        """A service was taken off the tray."""
        if self.has_visit:
            self.do(lambda day, duty: day.detach(duty, service))

    def called(self, *, worker: bool = False) -> None:
        """Somebody was rung: together, or the buurtwerker."""
        if self.open:
            said = self.tr("Genoteerd: de buurtwerker is gebeld.") if worker else self.tr("Genoteerd: samen gebeld.")
            self.do(lambda day, duty: day.note_called(duty, worker=worker), lambda _: self.said.emit(Said(said, True)))

    def returns(self) -> None:
        """A kom-terug-briefje was made."""
        if self.open:
            self._do_and_tell_start(lambda day, duty: day.note_returns(duty))

    def keep_question(self, text: str, done: Callable[[], None], failed: Callable[[WorldError], None]) -> None:
        """Keep an unanswered question, of nobody."""
        if self.open:
            self.do(lambda day, duty: day.keep_question(duty, text), lambda _: done(), failed=failed)

    def led_to_nothing(self, which: str) -> None:
        """Count a search that led to nothing; what was asked is not handed over."""
        if not self.open:
            return

        def work(day: InloopDay, duty: Duty) -> None:
            from data.desk.visits.records import FruitlessSearch

            day.count_search(duty, FruitlessSearch(which))

        self.do(work)

    def swap(self) -> None:
        """Set the visit aside, or take up the one that lies aside."""
        glance = self.glance
        if glance is None:
            return
        if glance.visit is None:
            self.do(lambda day, duty: day.take_up(duty), lambda _: self.taken_up.emit())
            return
        had_aside = glance.aside is not None

        def done(_: object) -> None:
            self.put_away.emit()
            if had_aside:
                self.taken_up.emit()

        self.do(lambda day, duty: day.set_aside(duty), done)

    def close(
        self,
        fields: VisitFields | None = None,
        *,
        offer: tuple[str, str] | None = None,
        then: Callable[[], None] | None = None,
        failed: Callable[[WorldError], None] | None = None,
    ) -> None:
        """Close the open visit; with an offer ("wil zelf iets doen") that is sealed first."""
        number = self.glance.visit if self.glance is not None else None
        if number is None:
            if then is not None:
                then()
            return

        def work(day: InloopDay, duty: Duty) -> object:
            if offer is not None:
                day.pass_on_offer(duty, *offer)
            return day.close_visit(duty, fields)

        def done(_: object) -> None:
            self.said.emit(Said(self.tr("Bezoek {number} is opgeslagen.").format(number=number), True))
            if then is not None:
                then()

        self.do(work, done, failed=failed)

    def undo(self) -> None:
        """Ctrl+Z: take the last thing back and say what it was."""
        if not self.open:
            return

        def done(result: object) -> None:
            if result is None:
                self.said.emit(Said(self.tr("Er is niets meer om terug te nemen.")))
                return
            self.said.emit(Said(self.tr("Teruggenomen. {what}").format(what=inloop_words.undone(result))))  # type: ignore[arg-type]

        self.do(lambda day, duty: day.undo(duty), done)

    # Slips

    def new_slip(
        self,
        services: Sequence[ServiceRef],
        language: str,
        *,
        discreet: bool,
        done: Callable[[str], None],
        failed: Callable[[WorldError], None],
    ) -> None:
        """The code for a slip that is about to be printed; "" when no dienst is open."""
        if not self.open:
            done("")
            return

        def made(record: object) -> None:
            done(record.code)  # type: ignore[attr-defined]

        def work(day: InloopDay, duty: Duty) -> SlipRecord:
            return day.new_slip(duty, services, language, discreet=discreet)

        self._do_and_tell_start(work, made, failed)

    def take_back_slip(self, code: str) -> None:
        """The paper did not come: the code goes."""
        if code:
            self.do(lambda day, duty: day.take_back_slip(duty, code))

    # Inside

    def _do_and_tell_start(
        self,
        work: Callable[[InloopDay, Duty], object],
        done: Callable[[object], None] | None = None,
        failed: Callable[[WorldError], None] | None = None,
    ) -> None:
        """As `do`; when a visit began by itself, that is said."""
        before = self.glance.visit if self.glance is not None else None

        def over(result: object) -> None:
            now = self.glance
            if before is None and now is not None and now.visit is not None and now.since is not None:
                said = self.tr("Bezoek {number} is begonnen om {time}.")
                self.said.emit(Said(said.format(number=now.visit, time=clock(now.since)), True))
            if done is not None:
                done(result)

        self.do(work, over, failed=failed)

    def _duty_changed(self) -> None:
        on_duty = self._on_duty
        if not on_duty.open or on_duty.busy:
            known = self.glance is not None or self._asked
            self.glance = self.visit = None
            self._asked = False
            if known:
                self.changed.emit()
            return
        if not self._asked:
            self._asked = True
            now = self._now()
            self.do(lambda day, duty: day.begin(duty, day.proposed(now)))
        elif on_duty.covered:
            self.visit = None
            self.changed.emit()
        else:
            self.refresh()

    def _take(self, state: _State) -> None:
        self.glance = state.glance
        self.visit = None if self._on_duty.covered else state.visit
        self.changed.emit()

    def _the_day(self) -> InloopDay:
        if self._day is None:
            self._day = self._make_day()
        return self._day


def _read(day: InloopDay, duty: Duty, result: object) -> _State:
    """How it stands; what the visit holds only while nothing is covered."""
    from data.desk.visits.records import Glance

    glance = result if isinstance(result, Glance) else day.glance(duty)
    visit = None
    if glance.visit is not None and not duty.covered:
        try:
            visit = day.open_visit(duty)
        except WorldError as error:
            if error.code is not Code.DUTY_COVERED:  # covered just now
                raise
    return _State(glance, visit, result)
