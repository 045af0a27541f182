"""Dienst afsluiten? What the day was, a note to the next dienst, what happens then, and the way back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from shiboken6 import isValid

from data.desk.visits.day import HANDOVER_MOST
from data.desk.visits.records import DayPage
from data.errors import WorldError
from ui import messages
from ui.dialogs.base import Dialog
from ui.inloop import Inloop
from ui.widgets.fields import Field, Lines
from ui.widgets.labels import text_label
from ui.widgets.panel import Panel


class EndDutyDialog(Dialog):
    """Accepted when the dienst may end; a note that was typed is kept by then."""

    def __init__(self, names: str, parent: QWidget | None, inloop: Inloop | None = None) -> None:
        super().__init__(parent, self.tr("Dienst afsluiten?"), width=600)
        self._inloop = inloop if inloop is not None and inloop.open else None
        self._kept = ""
        self._day = Panel("sunken", padding=14, gap=4)
        self._numbers = text_label("", "body-strong", wrap=True)
        self._busy = text_label("", "body", wrap=True)
        self._day.body.addWidget(self._numbers)
        self._day.body.addWidget(self._busy)
        self._edit = Lines(3)
        self.note = Field(
            self.tr("Wat moet de volgende dienst weten?"),
            self._edit,
            note=self.tr("Mag leeg blijven. Geen namen van bezoekers."),
        )
        self.body.addWidget(self._day)
        self.body.addWidget(self.note)
        for part in (self._day, self.note):
            part.setVisible(self._inloop is not None)
        said = (
            self.tr("De dienst van {names} is dan klaar.").format(names=names),
            self.tr("Tijd, taal en leeftijd van de bezoeken gaan weg. De aantallen blijven.")
            if self._inloop is not None
            else self.tr("We wissen wat weg mag en maken een reservekopie. Er gaat niets anders weg."),
            self.tr("We wissen wat weg mag en maken een reservekopie. Zoeken blijft gaan.")
            if self._inloop is not None
            else self.tr(
                "Wat bezoekers vertelden is weer te zien als iemand een nieuwe dienst begint. Zoeken blijft gaan."
            ),
        )
        for sentence in said:
            self.body.addWidget(text_label(sentence, "body", wrap=True))
        back = self.add_button(self.tr("Terug"), key="Esc")
        back.clicked.connect(self.reject)
        self.go = self.add_button(self.tr("Sluit de dienst af"), kind="primary", icon="end-duty")
        self.go.setAutoDefault(True)
        self.go.setDefault(True)
        self.go.clicked.connect(self._go)
        self._show_day(None)
        if self._inloop is not None:
            self._inloop.ask(lambda day, duty: day.day_page(duty), self._show_day, wanted=lambda: isValid(self))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = QApplication.focusWidget()
        if isinstance(held, QPlainTextEdit) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return  # a new line in the note is not the end of the dienst
        super().keyPressEvent(event)

    def _show_day(self, day: DayPage | None) -> None:
        inloop = self._inloop
        if inloop is None or inloop.glance is None or not isValid(self):
            return
        glance = inloop.glance
        count = glance.visitors
        words = self.tr("1 bezoeker") if count == 1 else self.tr("{n} bezoekers").format(n=count)
        if day is not None:
            tally = day.tally
            visits = (
                self.tr("1 bezoek met vraag")
                if tally.visits == 1
                else self.tr("{n} bezoeken met vraag").format(n=tally.visits)
            )
            slips = self.tr("1 briefje") if tally.slips == 1 else self.tr("{n} briefjes").format(n=tally.slips)
            words = f"{words}, {visits}, {slips}"
            if day.left is not None and not self.note.text:
                self._kept = day.left.text
                self._edit.setPlainText(self._kept)
        self._numbers.setText(words)
        still = [number for number in (glance.visit, glance.aside) if number is not None]
        self._busy.setText(
            self.tr("Bezoek {number} is nog open. We slaan het op met wat we weten.").format(
                number=self.tr(" en ").join(str(one) for one in still)
            )
            if len(still) == 1
            else self.tr("Bezoek {first} en {second} zijn nog open. We slaan ze op met wat we weten.").format(
                first=still[0], second=still[1]
            )
            if still
            else ""
        )
        self._busy.setVisible(bool(still))
        if self.isVisible():
            self.fit()

    def _go(self) -> None:
        inloop, text = self._inloop, self.note.text
        if inloop is None or text == self._kept:
            self.accept()
            return
        if len(text) > HANDOVER_MOST:
            self.note.set_error(self.tr("Maak het korter: {n} tekens te veel.").format(n=len(text) - HANDOVER_MOST))
            return
        inloop.do(lambda day, duty: day.write_handover(duty, text), lambda _: self._written(), failed=self._refused)

    def _written(self) -> None:
        if isValid(self):
            self.accept()

    def _refused(self, error: WorldError) -> None:
        if isValid(self):
            self.note.set_error(messages.sentence(error))
            self._edit.setFocus()
            self.fit()
