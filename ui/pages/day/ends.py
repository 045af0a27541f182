"""Until when this dienst is: as planned, or another time when it runs on."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from PySide6.QtCore import QTime, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from data.desk.visits.records import Shift
from ui.models.waiting import clock
from ui.pages.paper.outcome import ButtonRow
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import Field
from ui.widgets.labels import text_label
from ui.widgets.moments import time_edit

_USUAL = timedelta(hours=2, minutes=30)  # of a dienst nobody planned, to begin typing from


class EndsPart(QWidget):
    """A line, and behind a button the time. `chosen`: the moment of the new end."""

    chosen = Signal(object)  # datetime

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shift: Shift | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self._line = text_label("", "body", "ink-2", wrap=True)
        self.change = KeyButton(self.tr("Andere eindtijd"), icon="edit", kind="link")
        self.change.clicked.connect(self._ask)
        self._form = QWidget()
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        self.time = time_edit(12, 0)
        self.keep = KeyButton(self.tr("Bewaar de tijd"), icon="check")
        self.keep.clicked.connect(self._keep)
        form.addWidget(Field(self.tr("Tot hoe laat is deze dienst?"), self.time))
        form.addWidget(ButtonRow(self.keep))
        for part in (self._line, self.change, self._form):
            column.addWidget(part)
        self._form.hide()

    def show_shift(self, shift: Shift, *, writable: bool) -> None:
        """Show the end of this dienst; a time that is being typed stays."""
        if self._shift is not None and shift.id != self._shift.id:
            self._form.hide()
        self._shift = shift
        ends = shift.ends_at
        if ends is None:
            words = self.tr("Nog geen eindtijd.") if writable else ""
        elif ends.date() > shift.day:
            words = self.tr("Tot {time}, na middernacht.").format(time=clock(ends))
        else:
            words = self.tr("Tot {time}.").format(time=clock(ends))
        self._line.setText(words)
        self._line.setVisible(bool(words))
        if not writable:
            self._form.hide()
        self.change.setVisible(writable and self._form.isHidden())

    def _ask(self) -> None:
        shift = self._shift
        if shift is None:
            return
        start = shift.ends_at or shift.opened_at + _USUAL
        self.time.setTime(QTime(start.hour, start.minute))
        self._form.show()
        self.change.hide()
        self.time.setFocus()

    def _keep(self) -> None:
        shift = self._shift
        if shift is None:
            return
        self._form.hide()
        self.change.show()
        self.change.setFocus()
        typed = self.time.time()
        self.chosen.emit(end_after(shift.opened_at, time(typed.hour(), typed.minute())))


def end_after(began: datetime, at: time) -> datetime:
    """The first moment after `began` that the clock says `at`: of the next day when the dienst goes over midnight."""
    same_day = datetime.combine(began.date(), at)
    return same_day if same_day > began else same_day + timedelta(days=1)
