"""A visit taken off the list of the day: asked once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from data.desk.visits.records import Visit
from ui.dialogs.base import Dialog
from ui.models.waiting import clock
from ui.widgets.labels import text_label


class RemoveVisitDialog(Dialog):
    """Accepted when it may go."""

    def __init__(self, visit: Visit, parent: QWidget | None) -> None:
        title = (
            self.tr("Deze bezoeker weghalen?")
            if visit.anonymous
            else self.tr("Bezoek {number} weghalen?").format(number=visit.number)
        )
        super().__init__(parent, title, width=480)
        when = self.tr("Begonnen om {time}.").format(time=clock(visit.at)) if visit.at is not None else ""
        words = self.tr("Het telt dan niet meer mee. Met Ctrl Z haal je het terug, zolang de dienst open is.")
        self.body.addWidget(text_label(f"{when} {words}".strip(), "body", wrap=True))
        back = self.add_button(self.tr("Terug"), key="Esc")
        back.clicked.connect(self.reject)
        self.go = self.add_button(self.tr("Haal weg"), kind="primary", icon="delete")
        self.go.setDefault(True)
        self.go.clicked.connect(self.accept)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)
