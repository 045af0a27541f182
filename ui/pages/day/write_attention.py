"""A word from the buurtwerker to the desk, with the last day on which it is shown."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from data.desk.visits.day import ATTENTION_MOST
from data.errors import WorldError
from ui import messages
from ui.context import Context
from ui.dialogs.desk_base import DeskDialog
from ui.inloop import Inloop
from ui.widgets.fields import Field, Lines
from ui.widgets.moments import day_edit, day_of

_FOR = timedelta(days=7)
_FURTHEST = timedelta(days=364)


class AttentionDialog(DeskDialog):
    """For a buurtwerker whose own key is open."""

    def __init__(self, context: Context, inloop: Inloop, parent: QWidget | None) -> None:
        super().__init__(context.on_duty, parent, self.tr("Attentie schrijven"), self.tr("Zet neer"), icon="attention")
        self._inloop = inloop
        self._edit = Lines(4)
        self.text = Field(
            self.tr("Wat moet de balie weten?"),
            self._edit,
            note=self.tr("Bezoekers kunnen meelezen. Geen namen van bewoners."),
        )
        today = context.now().date()
        self._day = day_edit(today + _FOR, least=today, most=today + _FURTHEST)
        self.until = Field(self.tr("Tot en met"), self._day, note=self.tr("Daarna gaat het vanzelf weg."))
        self.body.addWidget(self.text)
        self.body.addWidget(self.until)
        self.finish_body()
        self._edit.setFocus()

    def deed(self) -> None:
        reader = self.on_duty.reader
        text = self.text.text
        if reader is None:
            self.reject()
            return
        if len(text) > ATTENTION_MOST:
            too_many = len(text) - ATTENTION_MOST
            self.text.set_error(self.tr("Maak het korter: {n} tekens te veel.").format(n=too_many))
            return
        until = day_of(self._day)
        self.set_busy(True)
        self._inloop.do(
            lambda day, _duty: day.add_attention(reader, text, until), lambda _: self._kept(), failed=self._failed
        )

    def _kept(self) -> None:
        if isValid(self):
            self.accept()

    def refused(self, error: WorldError) -> bool:
        field = {"text": self.text, "until": self.until}.get(error.values.get("field", ""))
        if field is None:
            return False
        field.set_error(messages.sentence(error))
        return True
