"""Klopt dit niet? Four chips and one line; two clicks and it is with the buurtwerker."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QWidget

from data.bsn import holds_bsn
from ui.dialogs.base import Dialog
from ui.widgets.buttons import Chip
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import text_label

LONGEST = 200


@dataclass(frozen=True)
class Report:
    """What is not right: "phone", "schedule", "address" or "gone", and one line."""

    field: str
    remark: str


class ReportDialog(Dialog):
    """Sends a Report when it was filled in; a BSN is stopped with an explanation."""

    sent = Signal(object)  # Report

    def __init__(self, parent: QWidget | None, name: str) -> None:
        super().__init__(parent, self.tr("Klopt dit niet?"), subtitle=name, width=560)
        self._group = QButtonGroup(self)
        chips = QWidget()
        flow = FlowLayout(chips)
        self.chips: dict[str, Chip] = {}
        choices = (
            ("phone", self.tr("telefoon")),
            ("schedule", self.tr("tijden")),
            ("address", self.tr("adres")),
            ("gone", self.tr("bestaat niet meer")),
        )
        for field, words in choices:
            chip = Chip(words)
            chip.toggled.connect(self._chosen)
            self._group.addButton(chip)
            flow.addWidget(chip)
            self.chips[field] = chip
        self.body.addWidget(text_label(self.tr("Wat klopt er niet?"), "label"))
        self.body.addWidget(chips)
        label = text_label(self.tr("Wat is het dan wel? Mag leeg blijven."), "label", wrap=True)
        self.body.addWidget(label)
        self.line = QLineEdit()
        self.line.setMaxLength(LONGEST)
        self.line.setAccessibleName(label.text())
        self.line.textChanged.connect(self._typed)
        label.setBuddy(self.line)
        self.body.addWidget(self.line)
        self.body.addWidget(
            text_label(
                self.tr("De buurtwerker leest dit. Schrijf geen namen van bezoekers."), "small", "ink-2", wrap=True
            )
        )
        self.warning = text_label("", "body-strong", "brick", wrap=True)
        self.warning.hide()
        self.body.addWidget(self.warning)
        self.body.addStretch(1)
        back = self.add_button(self.tr("Terug"), key=self.tr("Esc"))
        back.clicked.connect(self.reject)
        self.send = self.add_button(self.tr("Geef door"), kind="primary", key=self.tr("Enter"), icon="flag")
        self.send.setDefault(True)
        self.send.clicked.connect(self._send)
        self.chips["phone"].setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def chosen(self) -> str:
        """The chosen field, empty when none is."""
        return next((field for field, chip in self.chips.items() if chip.isChecked()), "")

    def _chosen(self) -> None:
        self._warn("")

    def _typed(self, text: str) -> None:
        self._warn(self._bsn_words() if holds_bsn(text) else "")

    def _bsn_words(self) -> str:
        return self.tr("Dit lijkt een BSN. Dat mag hier niet staan. Haal het weg om door te geven.")

    def _send(self) -> None:
        if holds_bsn(self.line.text()):
            self._warn(self._bsn_words())
            self.line.setFocus()
            return
        if not self.chosen:
            self._warn(self.tr("Kies eerst wat er niet klopt."))
            self.chips["phone"].setFocus(Qt.FocusReason.TabFocusReason)
            return
        self.sent.emit(Report(self.chosen, self.line.text().strip()))
        self.accept()

    def _warn(self, text: str) -> None:
        wanted = "error" if text and self.line.text() and holds_bsn(self.line.text()) else ""
        if self.line.property("state") != wanted:
            self.line.setProperty("state", wanted)
            self.line.style().unpolish(self.line)
            self.line.style().polish(self.line)
        self.warning.setText(text)
        self.warning.setVisible(bool(text))
        self.fit()
