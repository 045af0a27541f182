"""Bekijk samen: the signals of a pattern under each other, each with its own title; one press opens one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from data.desk.signals.patterns import Pattern
from data.desk.signals.records import Line
from ui import shortcuts
from ui.dialogs.base import Dialog
from ui.on_duty import OnDuty
from ui.pages.week import patterns_words, words
from ui.pages.week.blocks import LineButton
from ui.widgets.labels import text_label
from ui.widgets.panel import Panel

_MOST = 40  # rows of one pattern: more nobody reads


class TogetherDialog(Dialog):
    """Every pattern that there is, the one of this signal first. `known`: they were looked for already."""

    chosen = Signal(str)  # signal id

    def __init__(
        self,
        on_duty: OnDuty,
        patterns: Sequence[Pattern],
        lines: dict[str, Line],
        signal: str,
        parent: QWidget | None,
        *,
        known: bool = True,
    ) -> None:
        super().__init__(parent, self.tr("Samen bekijken"), width=680)
        self._on_duty = on_duty
        self.rows: list[LineButton] = []
        if not patterns:
            said = self.tr("Er zijn nu geen straten of onderwerpen met 3 of meer signalen in 12 weken.")
            if not known:
                said = self.tr("We zoeken nog. Kijk over een paar tellen weer.")
            self.body.addWidget(text_label(said, wrap=True))
        for pattern in sorted(patterns, key=lambda one: signal not in one.signal_ids):
            self.body.addWidget(self._card(pattern, lines))
        close = self.add_button(self.tr("Sluit"), kind="primary", key="Esc")
        close.clicked.connect(self.reject)
        on_duty.changed.connect(self._covered)
        shortcuts.bind(self, "cover", on_duty.cover)

    def _card(self, pattern: Pattern, lines: dict[str, Line]) -> Panel:
        card = Panel("sunken", padding=12, gap=4)
        card.body.addWidget(text_label(patterns_words.title(pattern), "card-title", wrap=True))
        where = patterns_words.under(pattern).split(" · ")[0]
        card.body.addWidget(text_label(where, "small", "ink-2", wrap=True))
        for key, number in list(zip(pattern.signal_ids, pattern.numbers, strict=True))[:_MOST]:
            line = lines.get(key)
            if line is None:
                said = self.tr("S-{n}, afgesloten").format(n=number)
            else:
                said = f"{line.code} · {words.line_title(line)} · {words.short_day(line.day)}"
            row = LineButton(said, icon="chevron-right")
            row.clicked.connect(lambda _=False, one=key: self._choose(one))
            self.rows.append(row)
            card.body.addWidget(row)
        return card

    def _choose(self, key: str) -> None:
        self.chosen.emit(key)
        self.accept()

    def _covered(self) -> None:
        if self._on_duty.covered or self._on_duty.reader is None:
            self.reject()
