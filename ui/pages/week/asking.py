"""What the steps of a signal have in common: a few questions, Enter does it, what is wrong stands at its question."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QPlainTextEdit, QWidget

from data.desk.duty import Reader
from data.desk.signals.records import MOST, OpenedSignal
from data.errors import WorldError
from ui import messages
from ui.dialogs.desk_base import DeskDialog
from ui.pages.week.blocks import breakable
from ui.pages.week.day_choice import DayChoice
from ui.pages.week.work import WeekWork
from ui.widgets.counted_line import CountedLine
from ui.widgets.fields import Field, Lines
from ui.widgets.key_chips import Answer, KeyChips

_FURTHEST = timedelta(days=365)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class StepDialog(DeskDialog):
    """Fill `body` with `add_…`, call `finish_body` last, and `run` from `deed`. Digits choose, Enter does it."""

    def __init__(
        self,
        work: WeekWork,
        signal: OpenedSignal,
        today: date,
        parent: QWidget | None,
        title: str,
        deed: str,
        *,
        icon: str = "",
        kind: str = "primary",
    ) -> None:
        super().__init__(work.on_duty, parent, title, deed, icon=icon, kind=kind)
        self.work = work
        self.signal = signal
        self.today = today
        self.fields: dict[str, Field] = {}  # by the field= or what= of an error
        self._pressable: list[KeyChips | DayChoice] = []
        self.go.set_key("Enter")
        self.done_sentence = ""

    # Making

    def add_text(self, name: str, label: str, *, rows: int = 3, note: str = "", value: str = "") -> Field:
        """A text of a few lines; Ctrl+Enter does the deed from there."""
        edit = Lines(rows)
        edit.setPlainText(value)
        field = Field(label, edit, note=note)
        self.fields[name] = field
        self.body.addWidget(field)
        return field

    def add_line(self, name: str, label: str, *, note: str = "", value: str = "") -> Field:
        """A text of one line."""
        edit = CountedLine(MOST.get(name, 200), value)
        field = Field(label, edit, note=note)
        self.fields[name] = field
        self.body.addWidget(field)
        return field

    def add_day(self, question: str, days: Sequence[date], *, least: date | None = None) -> DayChoice:
        """A day, of these or another."""
        choice = DayChoice(question, days, least=least or self.today, most=self.today + _FURTHEST)
        choice.changed.connect(self.fit)
        self._pressable.append(choice)
        self.body.addWidget(choice)
        return choice

    def add_chips(self, question: str, answers: Sequence[Answer]) -> KeyChips:
        """One of these, by a key."""
        chips = KeyChips(question, answers, keeps=True)
        self._pressable.append(chips)
        self.body.addWidget(chips)
        return chips

    def words(self, *sentences: str) -> None:
        super().words(*(breakable(sentence) for sentence in sentences))

    # Doing

    def run(self, change: Callable[..., OpenedSignal | None]) -> None:
        """Do it: `change(desk, reader)` on the worker. Closes when it was done."""
        reader = self.on_duty.reader
        if reader is None:
            self.reject()
            return
        work, sentence = self.work, self.done_sentence
        held: Reader = reader

        def over(signal: OpenedSignal | None) -> None:
            work.over(signal, sentence)

        self.ask(lambda _: change(work.desk(), held), over)

    def refused(self, error: WorldError) -> bool:
        field = self.fields.get(error.values.get("field", "")) or self.fields.get(error.values.get("what", ""))
        if field is None:
            return False
        field.set_error(messages.sentence(error, field.text))
        self.fit()
        field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def missing(self, field: Field, sentence: str) -> None:
        """Something has to stand here first."""
        field.set_error(sentence)
        field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.fit()

    # Keys

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._fit_again)  # chips know how high they are once they know how wide they are
        first = next((field.edit for field in self.fields.values() if field.isVisibleTo(self)), None)
        if first is not None and not self._pressable:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self._starts_elsewhere():
            self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    def fit(self) -> None:
        super().fit()
        if self.isVisible():
            QTimer.singleShot(0, self, self._grow)

    def _fit_again(self) -> None:
        super().fit()
        QTimer.singleShot(0, self, self._grow)

    def _grow(self) -> None:
        """What still scrolls gets the room there is: beside a scroll bar words break sooner than was counted."""
        below = self.parentWidget()
        hidden = self.pane.verticalScrollBar().maximum()
        if below is not None and hidden > 0:
            most = below.window().height() - self._look.px(16)
            self.resize(self.width(), min(self.height() + hidden, most))

    def _starts_elsewhere(self) -> bool:
        """Whether a step puts the keyboard somewhere itself."""
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = QApplication.focusWidget()
        typing = isinstance(held, QLineEdit | QPlainTextEdit | QAbstractSpinBox)
        strong = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in _ENTER and (strong or held not in (self.back, self._close)):
            if self.go.isEnabled():
                self.go.click()
            return
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not typing and plain and event.text().strip() and not event.isAutoRepeat():
            for one in self._pressable:
                if one.isVisibleTo(self) and one.press(event.text()):
                    return
        super().keyPressEvent(event)
