"""Veilig om mee te nemen? Asked before paper with a place on it that someone at home should not find."""

from __future__ import annotations

from enum import StrEnum
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from ui.dialogs.base import Dialog
from ui.widgets.buttons import KeyButton
from ui.widgets.labels import text_label


class SafeChoice(StrEnum):
    """What goes home with the visitor."""

    NO_PAPER = "no-paper"
    DISCREET = "discreet"
    PLAIN = "plain"


class SafeDialog(Dialog):
    """Three answers, the safest first and under the Enter key. Esc prints nothing."""

    chosen = Signal(str)  # a SafeChoice

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent, self.tr("Veilig om mee te nemen?"), width=560)
        self.body.addWidget(
            text_label(self.tr("Iemand thuis kan het briefje vinden. Vraag de bezoeker wat veilig is."), wrap=True)
        )
        self.buttons: dict[SafeChoice, KeyButton] = {}
        self._option(
            SafeChoice.NO_PAPER,
            "calling",
            self.tr("Geen papier: samen bellen"),
            self.tr("Bel hier aan de balie. Er gaat niets mee naar huis."),
        )
        self._option(
            SafeChoice.DISCREET,
            "discreet",
            self.tr("Onopvallend briefje"),
            self.tr("Alleen nummers en tijden. Er staat niet op van wie ze zijn."),
        )
        self._option(
            SafeChoice.PLAIN,
            "slip",
            self.tr("Gewoon briefje"),
            self.tr("Met de namen van de plekken en waar ze voor zijn."),
        )
        safest = self.buttons[SafeChoice.NO_PAPER]
        safest.set_kind("primary")
        safest.setDefault(True)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.buttons[SafeChoice.NO_PAPER].setFocus(Qt.FocusReason.OtherFocusReason)

    def _option(self, choice: SafeChoice, icon: str, text: str, explained: str) -> None:
        button = KeyButton(text, icon=icon, look=self._look)
        button.setAutoDefault(True)  # Enter presses the one that has the focus
        button.setAccessibleDescription(explained)
        button.clicked.connect(partial(self._choose, choice))
        self.buttons[choice] = button
        self.body.addSpacing(self._look.px(6))
        self.body.addWidget(button)
        self.body.addWidget(text_label(explained, "small", "ink-2", wrap=True))

    def _choose(self, choice: SafeChoice) -> None:
        self.accept()
        self.chosen.emit(choice.value)
