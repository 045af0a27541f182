"""A dienst that was counted on paper, typed in afterwards: "31 bezoekers" is enough."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from data.desk.visits.records import PaperTally, ShiftKind
from data.errors import WorldError
from ui import messages
from ui.context import Context
from ui.dialogs.desk_base import DeskDialog
from ui.inloop import Inloop
from ui.models import inloop_words
from ui.widgets.fields import Choice, Field
from ui.widgets.moments import day_edit, day_of, hours_edit, number_edit

_MOST = 999


class TypeInDialog(DeskDialog):
    """Accepted when it was kept."""

    def __init__(self, context: Context, inloop: Inloop, parent: QWidget | None) -> None:
        super().__init__(context.on_duty, parent, self.tr("Dienst op papier invoeren"), self.tr("Bewaar"), icon="save")
        self._inloop = inloop
        today = context.now().date()
        self._day = day_edit(today, most=today)
        self._kind = Choice()
        for one in ShiftKind:
            self._kind.addItem(inloop_words.kind(one.value), one.value)
        self.visitors = number_edit(_MOST)
        self.visits = number_edit(_MOST)
        self._volunteers = number_edit(20)
        self._hours = hours_edit()
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
        tally = PaperTally(
            day=day_of(self._day),
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
