"""Beside the list of the day: attentie, ways on, the chart of themes, who is there, the note to the next dienst."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pages.day.attention import AttentionPanel
from ui.pages.day.handover import HandoverPanel
from ui.pages.day.who import WhoPanel
from ui.pages.paper.outcome import ButtonRow
from ui.theme import Look
from ui.widgets.buttons import KeyButton
from ui.widgets.chart import BarChart
from ui.widgets.labels import text_label
from ui.widgets.panel import Panel
from ui.widgets.scroll import Scroll


class DaySide(Scroll):
    """Its parts; what they mean is decided by the page."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._look = look
        content = QWidget()
        self._column = QVBoxLayout(content)
        self.attention = AttentionPanel()
        self.attention.hide()
        self.chart = BarChart(self.tr("Onderwerpen van deze dag"))
        self.chart_card = Panel("card", padding=16, gap=8)
        self.chart_card.body.addWidget(text_label(self.tr("Onderwerpen"), "label", wrap=True))
        self.chart_card.body.addWidget(self.chart)
        self.chart_card.hide()
        self.who = WhoPanel()
        self.handover = HandoverPanel()
        self.slips = KeyButton(self.tr("Briefjes"), icon="back-slip", look=look)
        self.regulars = KeyButton(self.tr("Vaste bezoekers"), icon="regular", look=look)
        self.numbers = KeyButton(self.tr("Cijfers"), icon="numbers", look=look)
        ways = ButtonRow(self.slips, self.numbers, self.regulars)
        for part in (self.attention, ways, self.chart_card, self.who, self.handover):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self.set_content(content)
        self.setAccessibleName(self.tr("Van vandaag"))
        look.changed.connect(self._space)
        self._space()

    def _space(self) -> None:
        px = self._look.px
        self._column.setSpacing(px(12))
        ring = px(5)  # room for the focus ring inside what scrolls
        self._column.setContentsMargins(ring, ring, ring, ring)
