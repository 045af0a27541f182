"""First-run set-up: four short screens. Each is on disk before the next; leaving in between loses nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from data.desk.records import Person, SetupStep
from data.errors import WorldError
from ui.context import Context
from ui.on_duty import OnDuty
from ui.pages.base import Page
from ui.pages.duty.phrase import PhrasePanel
from ui.pages.paper.outcome import ButtonRow
from ui.pages.setup.card_step import CardStep
from ui.pages.setup.step import Step
from ui.pages.setup.stepper import Stepper
from ui.pages.setup.steps import HouseStep, VolunteersStep, WorkerStep
from ui.widgets.buttons import KeyButton
from ui.widgets.labels import text_label
from ui.widgets.panel import Panel
from ui.widgets.scroll import Scroll, rest_of

if TYPE_CHECKING:
    from data.desk.house import Unlocked

_WIDEST = 760
HOUSE, WORKER, CARD, VOLUNTEERS = range(4)


class SetupPage(Page):
    """`finished` when the last step was done; `search_wanted` for "eerst alleen zoeken"."""

    name = "setup"
    finished = Signal()
    search_wanted = Signal()

    def __init__(self, context: Context, on_duty: OnDuty, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._on_duty = on_duty
        self._now = HOUSE
        self._opened: Unlocked | None = None  # what going on with a set-up opened; it closes with the page
        self.house = HouseStep(context, on_duty)
        self.worker = WorkerStep(context, on_duty)
        self.card = CardStep(context, on_duty)
        self.volunteers = VolunteersStep(context, on_duty)
        self.steps: Sequence[Step] = (self.house, self.worker, self.card, self.volunteers)
        self._title = text_label(self.tr("De balie inrichten"), "page-title", wrap=True)
        self._stepper = Stepper(
            (self.tr("Buurthuis"), self.tr("Buurtwerker"), self.tr("Herstelkaart"), self.tr("Vrijwilligers"))
        )
        self.again = PhrasePanel(context)  # coming back to a set-up that was left: who are you?
        self.again.title.setText(self.tr("Welkom terug. Wat is je wachtzin?"))
        self.again.card.hide()
        self.again.entered.connect(self._open_again)
        self._panel = Panel("panel", padding=24, gap=12)
        for step in self.steps:
            self._panel.body.addWidget(step)
            step.hide()
        self.later = KeyButton(self.tr("Eerst alleen zoeken"), icon="search", kind="quiet")
        self.later.clicked.connect(self._leave)
        self.back = KeyButton(self.tr("Terug"))
        self.back.clicked.connect(self._back)
        self.go = KeyButton(self.tr("Verder"), kind="primary")
        self.go.clicked.connect(lambda: self.steps[self._now].go())
        self._build()
        self.house.done.connect(self._house_done)
        self.worker.done.connect(self._worker_done)
        self.card.done.connect(self._card_done)
        self.volunteers.done.connect(self._all_done)
        on_duty.changed.connect(self._covered)
        context.look.changed.connect(self._fit)
        self._show(HOUSE)

    @property
    def step(self) -> Step:
        """The step on the screen."""
        return self.steps[self._now]

    @property
    def asks_phrase(self) -> bool:
        """Whether it first asks who is going on with a set-up that was left."""
        return not self.again.isHidden()

    def shown(self) -> None:
        self._on_duty.look(self._resume)

    def focus_first(self) -> None:
        if self.asks_phrase:
            self.again.field.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.step.focus_first()

    def escape(self) -> bool:
        if self._now > HOUSE and not self.back.isHidden():
            self._back()
            return True
        return False

    def panes(self) -> list[QWidget]:
        return [self._panel, self._foot]

    def help_sentences(self) -> tuple[str, ...]:
        return (
            self.tr("Vier korte stappen. Wat klaar is, is bewaard: je kunt altijd stoppen en later verdergaan."),
            self.tr("Zoeken en briefjes afdrukken kan ook zonder."),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field goes on, as people expect."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and isinstance(QApplication.focusWidget(), QLineEdit) and not self.asks_phrase:
            self.step.enter()
            return
        super().keyPressEvent(event)

    # Going on

    def _resume(self) -> None:
        """Go to the first step that is not done."""
        snapshot = self._on_duty.snapshot
        if snapshot is None:
            if self._on_duty.trouble is not None:
                self.house.refused(self._on_duty.trouble)
            return
        next_step = snapshot.setup.step
        places = {
            SetupStep.HOUSE: WORKER if self._context.settings.current.buurthuis_name else HOUSE,
            SetupStep.CARD: CARD,
            SetupStep.VOLUNTEERS: VOLUNTEERS,
        }
        self._show(places.get(next_step, VOLUNTEERS))

    def _show(self, number: int) -> None:
        """Bring a step on the screen; past the second one it needs the buurtwerker's own key."""
        if number != self._now:
            self.step.leave()
        self._now = number
        needs_key = number >= CARD and self.worker.reader is None
        if needs_key:
            person = self._first_worker()
            self.again.who.setText(person.name if person is not None else "")
        self.again.setVisible(needs_key)
        self._panel.setVisible(not needs_key)
        self.card.reader = self.volunteers.reader = self.worker.reader
        for place, step in enumerate(self.steps):
            step.setVisible(place == number)
        self.step.say("")
        self.back.setVisible(number == WORKER)
        self.go.setVisible(not needs_key)
        self.go.setText(self.step.go_words)
        self._fit()
        self._scroll.verticalScrollBar().setValue(0)
        if not needs_key:
            self.step.shown()
        if self.isVisible():
            self.focus_first()

    def _back(self) -> None:
        if self._now == WORKER:
            self._show(HOUSE)

    def _house_done(self) -> None:
        snapshot = self._on_duty.snapshot
        past = snapshot is not None and snapshot.setup.step in (SetupStep.CARD, SetupStep.VOLUNTEERS)
        self._show(CARD if past else WORKER)

    def _worker_done(self) -> None:
        self._on_duty.look()
        self._show(CARD)

    def _card_done(self) -> None:
        self._on_duty.look()
        self._show(VOLUNTEERS)

    def _all_done(self) -> None:
        self.volunteers.leave()
        self._let_go()
        self.finished.emit()

    def _leave(self) -> None:
        self.step.leave()
        self._let_go()
        self.search_wanted.emit()

    def _let_go(self) -> None:
        """The buurtwerker's key leaves memory; a dienst is begun as on every day."""
        reader = self.worker.reader
        self.worker.reader = self.card.reader = self.volunteers.reader = None
        if reader is not None:
            self._context.tasks.with_desk(reader.close)
        if self._opened is not None:
            self._context.tasks.with_desk(self._opened.duty.close)
            self._opened = None

    def _first_worker(self) -> Person | None:
        snapshot = self._on_duty.snapshot
        return snapshot.setup.person if snapshot is not None else None

    def _open_again(self, phrase: str) -> None:
        person = self._first_worker()
        if person is None:
            return

        def opened(unlocked: Unlocked) -> None:
            self.again.clear()
            self._opened = unlocked
            self.worker.reader = unlocked.reader
            self._show(self._now)

        def refused(error: WorldError) -> None:
            self.again.refuse(error)

        self._on_duty.ask(lambda store: store.unlock(person.id, phrase), opened, failed=refused)

    def _covered(self) -> None:
        if not self.isVisible() and self.worker.reader is not None and self._on_duty.open:
            self._let_go()

    # Place

    def _build(self) -> None:
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.addWidget(self._title)
        self._column.addWidget(self._stepper)
        self._column.addWidget(self._panel)
        self._column.addWidget(self.again)
        self._column.addStretch(1)
        self._scroll = Scroll(content)
        self._foot = QWidget()
        self._foot_row = QHBoxLayout(self._foot)
        self._foot_row.addWidget(ButtonRow(self.later, self.back, self.go), 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._scroll, 1)
        outer.addWidget(self._foot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        look = self._context.look
        width = look.logical_width(self)
        narrow = width < 760
        side = look.px(10 if narrow else 24)
        right = rest_of(self.width(), side, look.px(_WIDEST))
        self._column.setContentsMargins(side, look.px(8), right, look.px(10))
        self._column.setSpacing(look.px(12 if not narrow else 8))
        self._foot_row.setContentsMargins(side, look.px(6), side, look.px(10))
        self._stepper.show_step(self._now, narrow=narrow)
