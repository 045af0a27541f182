"""Dienst afsluiten? What happens then, and the way back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from ui.dialogs.base import Dialog
from ui.widgets.labels import text_label


class EndDutyDialog(Dialog):
    """Accepted when the dienst may end."""

    def __init__(self, names: str, parent: QWidget | None) -> None:
        super().__init__(parent, self.tr("Dienst afsluiten?"), width=560)
        said = (
            self.tr("De dienst van {names} is dan klaar.").format(names=names),
            self.tr("We wissen wat weg mag en maken een reservekopie. Er gaat niets anders weg."),
            self.tr("Wat bezoekers vertelden is weer te zien als iemand een nieuwe dienst begint. Zoeken blijft gaan."),
        )
        for sentence in said:
            self.body.addWidget(text_label(sentence, "body", wrap=True))
        back = self.add_button(self.tr("Terug"), key="Esc")
        back.clicked.connect(self.reject)
        self.go = self.add_button(self.tr("Sluit de dienst af"), kind="primary", icon="end-duty")
        self.go.setAutoDefault(True)
        self.go.setDefault(True)
        self.go.clicked.connect(self.accept)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)
