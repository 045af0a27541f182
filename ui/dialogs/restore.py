"""A backup looked at before it is put back: what it brings, what changes, and that the present state is kept."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from ui.dialogs.base import Dialog
from ui.widgets.labels import text_label
from ui.widgets.panel import Panel


class RestoreDialog(Dialog):
    """Accepted when it may be put back."""

    def __init__(self, lines: Sequence[str], *, on_duty: str, parent: QWidget | None) -> None:
        super().__init__(parent, self.tr("Deze reservekopie terugzetten?"), width=620)
        card = Panel("card", padding=16, gap=6)
        for sentence in lines:
            card.body.addWidget(text_label(sentence, "body", wrap=True))
        self.body.addWidget(card)
        if on_duty:
            self.body.addWidget(
                text_label(self.tr("De dienst van {names} wordt eerst afgesloten.").format(names=on_duty), wrap=True)
            )
        self.body.addWidget(
            text_label(
                self.tr("Het programma sluit even en opent dan weer."),
                "body",
                wrap=True,
            )
        )
        self.back = self.add_button(self.tr("Terug"), key="Esc")
        self.back.clicked.connect(self.reject)
        self.go = self.add_button(self.tr("Zet deze terug"), kind="primary", icon="restore")
        self.go.setAutoDefault(True)
        self.go.clicked.connect(self.accept)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)
