"""What may not come on this table: by number, with the reason in a sentence. Nothing else of it is here."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from data.desk.meetings.records import KeptOff
from ui import theme
from ui.pages.meeting import words
from ui.pages.paper.outcome import ButtonRow
from ui.widgets.buttons import KeyButton
from ui.widgets.labels import text_label
from ui.widgets.panel import Panel
from ui.widgets.parting import take_away
from ui.widgets.scroll import Scroll


class KeptOffPanel(Panel):
    """One sentence for each reason, with the numbers it is about."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("panel", padding=16, gap=8, parent=parent)
        content = QWidget()
        self._column = QVBoxLayout(content)
        ring = theme.current().px(4)
        self._column.setContentsMargins(ring, ring, ring, ring)
        self._column.setSpacing(theme.current().px(10))
        self._column.addWidget(text_label(self.tr("Dit komt niet op deze tafel"), "section", wrap=True))
        self._holder = QWidget()
        self._lines = QVBoxLayout(self._holder)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(theme.current().px(10))
        self._column.addWidget(self._holder)
        self.close_button = KeyButton(self.tr("Terug"), key="Esc", kind="quiet")
        self.close_button.clicked.connect(self.closed)
        self._column.addWidget(ButtonRow(self.close_button))
        self._column.addStretch(1)
        self.body.addWidget(Scroll(content), 1)

    def show_lines(self, kept_off: Sequence[KeptOff]) -> None:
        """Show these."""
        while (item := self._lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                take_away((old,))
        for numbers, sentence in words.kept_off(kept_off):
            card = Panel("sunken", padding=12, gap=2)
            card.body.addWidget(text_label(numbers, "body-strong", wrap=True))
            card.body.addWidget(text_label(sentence, "body", wrap=True))
            self._lines.addWidget(card)

    def focus_first(self) -> None:
        """The way back."""
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
