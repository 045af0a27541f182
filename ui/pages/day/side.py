"""Beside the list of the day: attentie, ways on, the chart of themes, who is there, the note to the next dienst."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from data.desk.visits.records import DayPage
from data.settings import SettingsStore
from ui.models.erasure import erased_on
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

    def __init__(self, look: Look, settings: SettingsStore, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._look = look
        self._settings = settings
        content = QWidget()
        self._column = QVBoxLayout(content)
        self.attention = AttentionPanel(settings)
        self.attention.hide()
        self.chart = BarChart(self.tr("Onderwerpen van deze dag"))
        self.chart_card = Panel("card", padding=16, gap=8)
        self.chart_card.body.addWidget(text_label(self.tr("Onderwerpen"), "label", wrap=True))
        self.chart_card.body.addWidget(self.chart)
        self.chart_card.hide()
        self.who = WhoPanel()
        self.handover = HandoverPanel(settings)
        self.slips = KeyButton(self.tr("Briefjes"), icon="back-slip", look=look)
        self.regulars = KeyButton(self.tr("Vaste bezoekers"), icon="regular", look=look)
        self.numbers = KeyButton(self.tr("Cijfers"), icon="numbers", look=look)
        ways = ButtonRow(self.slips, self.numbers, self.regulars)
        self._kept = text_label("", "small", "ink-2", wrap=True)
        for part in (self.attention, ways, self.chart_card, self.who, self.handover, self._kept):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self.set_content(content)
        self.setAccessibleName(self.tr("Van vandaag"))
        look.changed.connect(self._space)
        self._space()

    def show_kept(self, day: DayPage) -> None:
        """How long this dienst is kept: its visits, who was on duty, its numbers."""
        settings = self._settings.current
        visits = next((erased_on(one, settings) for one in day.visits), "")
        logins = next((erased_on(one, settings) for one in reversed(day.logins)), "")
        said = [
            self.tr("De aantallen van deze dienst worden gewist op {day}.").format(day=erased_on(day.shift, settings))
        ]
        if logins:
            said.insert(0, self.tr("Wie er dienst had, wordt gewist op {day}.").format(day=logins))
        if visits:
            said.insert(0, self.tr("De bezoeken worden gewist op {day}.").format(day=visits))
        self._kept.setText(" ".join(said))

    def _space(self) -> None:
        px = self._look.px
        self._column.setSpacing(px(12))
        ring = px(5)  # room for the focus ring inside what scrolls
        self._column.setContentsMargins(ring, ring, ring, ring)
