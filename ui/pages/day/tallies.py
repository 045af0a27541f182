"""Four large numbers in a row: who came, with a question, slips, signals."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QWidget

from ui.theme import Look
from ui.widgets.labels import text_label


class Tallies(QFrame):
    """Each number with its words; two by two where there is little width."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._cells: list[QWidget] = []
        self._columns = 0
        self.setProperty("kind", "panel")
        self._grid = QGridLayout(self)

    def show_numbers(self, numbers: Sequence[tuple[int, str]]) -> None:
        """(number, words), the words in the right number."""
        for cell in self._cells:
            self._grid.removeWidget(cell)
            cell.hide()
            cell.deleteLater()
        self._cells = []
        for number, words in numbers:
            cell = QWidget()
            row = QHBoxLayout(cell)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(self._look.px(8))
            row.addWidget(text_label(str(number), "detail-title"), 0, Qt.AlignmentFlag.AlignBaseline)
            row.addWidget(text_label(words, "small", "ink-2"), 1, Qt.AlignmentFlag.AlignBaseline)
            self._cells.append(cell)
        self._columns = 0
        self.fit()

    def fit(self) -> None:
        """Take the columns that there is room for."""
        look = self._look
        self._grid.setContentsMargins(look.px(16), look.px(6), look.px(16), look.px(6))
        self._grid.setHorizontalSpacing(look.px(16))
        self._grid.setVerticalSpacing(look.px(2))
        columns = len(self._cells) if look.logical_width(self) >= 560 else 2
        if columns == self._columns:
            return
        self._columns = columns
        for place, cell in enumerate(self._cells):
            self._grid.removeWidget(cell)
            self._grid.addWidget(cell, place // columns, place % columns)
