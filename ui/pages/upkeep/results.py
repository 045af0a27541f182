"""What came of slips, place by place; where people could not go stands first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from data.desk.visits.records import ServiceResults
from ui.models import inloop_words
from ui.widgets.labels import text_label
from ui.widgets.panel import Panel
from ui.widgets.parting import take_away


class Results(Panel):
    """Two lines for each place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("card", padding=16, gap=4, parent=parent)
        self._found: tuple[ServiceResults, ...] | None = None
        self._rows: list[QWidget] = []

    def show_results(self, found: Sequence[ServiceResults]) -> None:
        """Show these, in their order."""
        if tuple(found) == self._found:
            return
        self._found = tuple(found)
        take_away(self._rows)
        self._rows = [self._row(one) for one in found]
        if not found:
            nothing = self.tr("Er kwamen het laatste jaar nog geen briefjes terug.")
            self._rows = [text_label(nothing, "body", "ink-2", wrap=True)]
        for row in self._rows:
            self.body.addWidget(row)

    def forget(self) -> None:
        """Covered: nothing of it stays."""
        take_away(self._rows)
        self._rows, self._found = [], None

    def _row(self, one: ServiceResults) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(0)
        printed = (
            self.tr("1 keer op een briefje")
            if one.printed == 1
            else self.tr("{n} keer op een briefje").format(n=one.printed)
        )
        told = inloop_words.heard(one) or (self.tr("nog niets gehoord"),)
        column.addWidget(text_label(one.name, "body-strong", wrap=True))
        column.addWidget(text_label(" · ".join((printed, *told)), "body", wrap=True))
        return row
