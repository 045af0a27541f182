"""Where paper and choices stand: beside each other, or where there is little width one at a time."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.pages.paper.choices import ChoicesPanel
from ui.pages.paper.sheet import SheetPane
from ui.theme import Look
from ui.widgets.buttons import KeyButton

_TWO_PANES = 680  # logical px: narrower shows the paper or the choices
_PANEL_LEAST, _PANEL_MOST = 380, 536


class PaperFrame(QWidget):
    """`pane` has the paper, `side` what to do now: the choices first, then the `others`."""

    def __init__(self, look: Look, choices: ChoicesPanel, others: Sequence[QWidget]) -> None:
        super().__init__()
        self._look = look
        self._choices = choices
        self.pane = SheetPane(look, self)
        self.side = QStackedWidget()
        for panel in (choices, *others):
            self.side.addWidget(panel)
        self._turn = KeyButton("", icon="eye", kind="secondary", look=look)
        self._turn.setCheckable(True)
        self._turn.toggled.connect(self._arrange)
        self._holder = QWidget()
        self._column = QVBoxLayout(self._holder)
        self._column.addWidget(self.side, 1)
        self._row = QHBoxLayout()
        self._row.setSpacing(0)
        self._row.addWidget(self.pane, 1)
        self._row.addWidget(self._holder)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._above = QHBoxLayout()
        self._above.addWidget(self._turn, 0, Qt.AlignmentFlag.AlignLeft)
        outer.addLayout(self._above)
        outer.addLayout(self._row, 1)
        self.side.currentChanged.connect(self._arrange)
        look.changed.connect(self._arrange)
        self._arrange()

    def show_side(self) -> None:
        """Where only one is shown: what to do now, not the paper."""
        self._turn.setChecked(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        px = self._look.px
        width = self._look.logical_width(self)
        narrow = width < _TWO_PANES
        paper = self._turn.isChecked()
        # After printing there is nothing left to look at: the room is for what to do now.
        self._turn.setVisible(narrow and self.side.currentWidget() is self._choices)
        self._choices.set_compact(narrow)
        self._turn.setText(self.tr("Terug naar de keuzes") if paper else self.tr("Bekijk het briefje"))
        self.pane.setVisible(not narrow or paper)
        self._holder.setVisible(not narrow or not paper)
        if narrow:
            self._holder.setMinimumWidth(0)
            self._holder.setMaximumWidth(16_777_215)
        else:
            # The paper is as high as the page: what is left beside it is for the choices.
            left = width - round(self._look.logical_height(self) * 0.71) - 60
            self._holder.setFixedWidth(px(max(_PANEL_LEAST, min(_PANEL_MOST, left)) + 32))
        edge = px(8 if narrow else 16)
        self._column.setContentsMargins(edge, edge, edge, edge)
        above = edge if narrow else 0
        self._above.setContentsMargins(above, above, above, 0)
