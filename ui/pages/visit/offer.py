"""Wil zelf iets doen: one line and how to reach the person, at their own wish, for the buurtwerkers alone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from data.desk.readers import NEEDED
from data.desk.visits.day import OFFER_MOST
from data.errors import Code, WorldError
from ui import messages
from ui.models.waiting import names_together
from ui.widgets.fields import Field
from ui.widgets.labels import text_label
from ui.widgets.panel import Panel


class OfferFields(QWidget):
    """Both fields empty is allowed: then only the outcome is kept."""

    def __init__(self, readers: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        card = Panel("sunken", padding=14, gap=6)
        self.line = Field(self.tr("Wat wil de bezoeker doen? In één regel."), _edit())
        self.reach = Field(
            self.tr("Hoe bereiken we de bezoeker?"),
            _edit(),
            note=self.tr("Alleen als de bezoeker dit zelf wil. Bijvoorbeeld een telefoonnummer."),
        )
        who = names_together(readers) if readers else self.tr("de buurtwerkers")
        verb = self.tr("Alleen {who} lezen dit. Jij daarna niet meer.")
        if len(readers) == 1:
            verb = self.tr("Alleen {who} leest dit. Jij daarna niet meer.")
        self.possible = len(readers) >= NEEDED  # what nobody else could read again is not written down
        told = verb.format(who=who)
        if not self.possible:
            told = self.tr(
                "Iets doorgeven kan nog niet: daarvoor zijn {n} buurtwerkers met een herstelkaart nodig. "
                "Bel de buurtwerker. Het bezoek kun je gewoon opslaan."
            ).format(n=NEEDED)
        for part in (self.line, self.reach, text_label(told, "small", "ink-2", wrap=True)):
            card.body.addWidget(part)
        for field in (self.line, self.reach):
            field.setVisible(self.possible)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)

    @property
    def value(self) -> tuple[str, str] | None:
        """What is typed; None when nothing is."""
        line, reach = self.line.text, self.reach.text
        return (line, reach) if line or reach else None

    def complete(self) -> bool:
        """Whether both are filled in; says at the field what is missing."""
        self.line.set_error("" if self.line.text else self.tr("Schrijf op wat de bezoeker wil doen."))
        self.reach.set_error("" if self.reach.text else self.tr("Schrijf op hoe we de bezoeker bereiken."))
        wrong = next((one for one in (self.line, self.reach) if one.error), None)
        if wrong is not None:
            wrong.edit.setFocus()
        return wrong is None

    def refuse(self, error: WorldError) -> bool:
        """Say it at the field it is about; False when it is about neither."""
        field = {"offer": self.line, "reach": self.reach}.get(error.values.get("field", ""))
        if field is None or error.code is Code.READERS_TOO_FEW:
            return False
        field.set_error(messages.sentence(error))
        field.edit.setFocus()
        return True


def _edit() -> QLineEdit:
    edit = QLineEdit()
    edit.setMaxLength(OFFER_MOST)
    return edit
