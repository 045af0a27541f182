"""Spoed: every number for acute danger, and who and what is in the house."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from data.directory.records import CrisisNumber
from data.search.crisis import CrisisLine
from data.settings import Settings
from printing.phones import grouped
from ui.dialogs.base import Dialog
from ui.models import crisis_words
from ui.pages.search.crisis_card import NOT_URGENT, CrisisCard, ordered, with_local_number
from ui.widgets.buttons import KeyButton
from ui.widgets.labels import text_label
from ui.widgets.panel import Panel, line


class CrisisDialog(Dialog):
    """The crisis card as a dialog; `line` decides which number is on top."""

    settings_wanted = Signal()

    def __init__(
        self,
        parent: QWidget | None,
        numbers: Sequence[CrisisNumber],
        settings: Settings,
        top: CrisisLine = CrisisLine.EMERGENCY,
    ) -> None:
        super().__init__(
            parent, self.tr("Spoed"), subtitle=self.tr("Ga niet alleen. Haal je collega erbij."), width=820
        )
        local = with_local_number(numbers, settings)
        lines = ordered(local, top)
        self.card = CrisisCard(self._look, with_more=False)
        self.card.show_lines(lines[:1])
        self.card.fill_in.connect(self._fill_in)
        self.body.addWidget(self.card)
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        self._grid.setHorizontalSpacing(self._look.px(16))
        self._grid.setVerticalSpacing(self._look.px(4))
        for one in lines[1:]:
            self._add_line(one)
        self.body.addLayout(self._grid)
        self._add_house(settings)
        calm = next((one for one in local if one.code == NOT_URGENT), None)
        if calm is not None:
            text = self.tr("Iemand in de war, geen haast? {number}, {name}. {note}")
            self.body.addWidget(
                text_label(
                    text.format(number=grouped(calm.number), name=calm.name, note=calm.note),
                    "small",
                    "ink-2",
                    wrap=True,
                )
            )
        self.body.addWidget(text_label(crisis_words.all_checked(local), "small", "ink-2", wrap=True))
        self.body.addStretch(1)
        closing = self.add_button(self.tr("Sluit"), key=self.tr("Esc"))
        closing.clicked.connect(self.reject)
        closing.setFocus()

    def _add_line(self, one: CrisisNumber) -> None:
        row = self._grid.rowCount()
        if row > 1:
            self._grid.addWidget(line(), row, 0, 1, 2)
            row += 1
        top = Qt.AlignmentFlag.AlignTop
        if one.number:
            number = text_label(grouped(one.number), "phone-card")
            number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._grid.addWidget(number, row, 0, 1, 1, top)
        else:
            fill = KeyButton(self.tr("Vul het nummer in"), icon="edit", look=self._look)
            fill.clicked.connect(self._fill_in)
            self._grid.addWidget(fill, row, 0, 1, 1, top)
        words = QWidget()
        column = QGridLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(text_label(one.name, "body-strong", wrap=True), 0, 0)
        note = f"{one.when} {one.note}".strip() if one.number else one.when
        column.addWidget(text_label(note, "small", "ink-2", wrap=True), 1, 0)
        self._grid.addWidget(words, row, 1)

    def _add_house(self, settings: Settings) -> None:
        """The BHV'er and the AED, or that they can be filled in."""
        lines = []
        if settings.bhv.strip():
            lines.append((self.tr("BHV'er"), settings.bhv.strip()))
        if settings.aed.strip():
            lines.append((self.tr("AED"), settings.aed.strip()))
        if settings.address_line:
            lines.append((self.tr("Je bent hier"), settings.address_line))
        panel = Panel("sunken", padding=14, gap=4)
        panel.body.addWidget(text_label(self.tr("Hier in huis"), "body-strong"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(self._look.px(16))
        grid.setVerticalSpacing(self._look.px(2))
        for place, (name, text) in enumerate(lines):
            grid.addWidget(text_label(f"{name}: {text}", "body", wrap=True), place // 2, place % 2)
            grid.setColumnStretch(place % 2, 1)
        panel.body.addLayout(grid)
        if not (settings.bhv.strip() and settings.aed.strip()):
            fill = KeyButton(self.tr("Vul BHV'er en AED in"), icon="edit", look=self._look)
            fill.clicked.connect(self._fill_in)
            panel.body.addWidget(fill, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(panel)

    def _fill_in(self) -> None:
        self.reject()
        self.settings_wanted.emit()
