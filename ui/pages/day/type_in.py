"""A dienst that was counted on paper, typed in afterwards: "31 bezoekers" is enough."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QDateEdit, QDoubleSpinBox, QSpinBox, QWidget
from shiboken6 import isValid

from data.desk.visits.records import PaperTally, ShiftKind
from data.errors import WorldError
from ui import messages
from ui.context import Context
from ui.dialogs.desk_base import DeskDialog
from ui.inloop import Inloop
from ui.models import inloop_words
from ui.widgets.fields import Choice, Field

_MOST = 999


class TypeInDialog(DeskDialog):
    """Accepted when it was kept."""

    def __init__(self, context: Context, inloop: Inloop, parent: QWidget | None) -> None:
        super().__init__(context.on_duty, parent, self.tr("Dienst op papier invoeren"), self.tr("Bewaar"), icon="save")
        self._inloop = inloop
        today = context.now().date()
        self._day = QDateEdit(QDate(today.year, today.month, today.day))
        self._day.setDisplayFormat("d MMMM yyyy")
        self._day.setCalendarPopup(True)
        self._day.setMaximumDate(QDate(today.year, today.month, today.day))
        self._kind = Choice()
        for one in ShiftKind:
            self._kind.addItem(inloop_words.kind(one.value), one.value)
        self.visitors = _number()
        self.visits = _number()
        self._volunteers = _number(20)
        self._hours = QDoubleSpinBox()
        self._hours.setRange(0, 24)
        self._hours.setDecimals(1)
        self._hours.setSingleStep(0.5)
        self.fields = {
            "day": Field(self.tr("Welke dag?"), self._day),
            "kind": Field(self.tr("Wat voor dienst?"), self._kind),
            "visitors": Field(self.tr("Hoeveel bezoekers?"), self.visitors, note=self.tr("Met en zonder vraag samen.")),
            "visits": Field(self.tr("Hoeveel daarvan met een vraag?"), self.visits),
            "volunteers": Field(self.tr("Hoeveel vrijwilligers?"), self._volunteers),
            "hours": Field(self.tr("Hoeveel uur waren ze er?"), self._hours),
        }
        for field in self.fields.values():
            self.body.addWidget(field)
        self.finish_body()
        self._day.setFocus(Qt.FocusReason.OtherFocusReason)

    def deed(self) -> None:
        chosen = self._day.date()
        tally = PaperTally(
            day=date(chosen.year(), chosen.month(), chosen.day()),
            kind=ShiftKind(self._kind.currentData()),
            visitors=self.visitors.value(),
            visits=self.visits.value(),
            volunteers=self._volunteers.value(),
            hours=self._hours.value(),
        )
        self.set_busy(True)
        self._inloop.do(
            lambda day, duty: day.type_in(duty, tally),
            lambda _: self.accept() if isValid(self) else None,
            failed=self._failed,
        )

    def refused(self, error: WorldError) -> bool:
        field = self.fields.get(error.values.get("field", ""))
        if field is None:
            return False
        field.set_error(messages.sentence(error))
        field.edit.setFocus()
        return True


def _number(most: int = _MOST) -> QSpinBox:
    box = QSpinBox()
    box.setRange(0, most)
    return box
