"""Page 1: what you saw, what you think, who, how urgent, what the resident wants, what it is about. It can go alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from data.desk.signals.records import MOST, Readers, SignalForm, Urgency
from ui import theme
from ui.pages.signal.about import AboutQuestion, ShortField, WhatQuestion
from ui.pages.signal.parts import Question
from ui.pages.signal.urgency import UrgencyQuestion
from ui.pages.signal.watched import Told, WatchedText
from ui.pages.signal.wish import WishQuestion
from ui.widgets.panel import Panel

_TWO_PANES = 860  # logical px
_TALL = 560


class FirstPage(QWidget):
    """`changed` after any answer."""

    changed = Signal()

    def __init__(
        self,
        now: Callable[[], datetime],
        length: Callable[[str], int],
        judge: Callable[[str, str], Sequence[Told]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.facts = WatchedText(
            self.tr("Wat zag of hoorde je?"),
            rows=4,
            most=MOST["facts"],
            length=length,
            judge=lambda text: judge("facts", text),
            note=self.tr("De bewoner mag dit lezen."),
        )
        self.impression = WatchedText(
            self.tr("Wat denk je zelf?"),
            rows=2,
            most=MOST["impression"],
            length=length,
            judge=lambda text: judge("impression", text),
            opinion=True,
            note=self.tr("Komt nooit op papier. De bewoner mag het wel lezen als die erom vraagt."),
        )
        self.about = AboutQuestion(3, lambda text: judge("who", text))
        self.urgency = UrgencyQuestion(4, now)
        self.wish = WishQuestion(5)
        self.what = WhatQuestion(6)
        self._panes = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._panes.setContentsMargins(0, 0, 0, 0)
        self._left = Panel("panel", padding=20, gap=14)
        facts = Question(
            self.tr("Wat zag of hoorde je?"), number=1, icon="eye", note=self.tr("Alleen wat een camera zou zien")
        )
        facts.body.addWidget(self.facts)
        impression = Question(self.tr("Wat denk je zelf?"), number=2, icon="thought", note=self.tr("Mag leeg blijven"))
        impression.body.addWidget(self.impression)
        for part in (facts, impression, self.about):
            self._left.body.addWidget(part)
        self._left.body.addStretch(1)
        self._right = Panel("panel", padding=20, gap=14)
        for part in (self.urgency, self.wish, self.what):
            self._right.body.addWidget(part)
        self._right.body.addStretch(1)
        self._panes.addWidget(self._left, 3)
        self._panes.addWidget(self._right, 2)
        for answer in (self.facts, self.impression, self.about, self.urgency, self.wish, self.what):
            answer.changed.connect(self._changed)
        self._show()

    def fields(self) -> dict[str, ShortField]:
        """The lines, by the name of their field."""
        return self.about.fields()

    def fill(self, form: SignalForm) -> None:
        """Put this here; nothing is told."""
        self.blockSignals(True)
        self.facts.set_text(form.facts)
        self.impression.set_text(form.impression)
        self.about.fill(form.subject, form.described, form.who, form.street)
        self.urgency.fill(form.urgency, form.calls)
        self.wish.fill(form.wish, form.not_yet)
        self.what.fill(form.where, form.themes)
        self._show()
        self.blockSignals(False)

    def values(self) -> SignalForm:
        """What is filled in here; what is not asked now stays out."""
        subject, described, who, street = self.about.values
        wish, not_yet = self.wish.values if self.about.about_person else (None, None)
        where, themes = self.what.values
        return SignalForm(
            facts=self.facts.text,
            impression=self.impression.text,
            subject=subject,
            described=described,
            who=who,
            street=street,
            urgency=self.urgency.urgency,
            calls=self.urgency.calls,
            wish=wish,
            not_yet=not_yet,
            where=where,
            themes=themes,
        )

    def show_readers(self, readers: Readers, whom: str) -> None:
        """Who reads it, for the answers about the wish."""
        self.wish.show_readers(readers, whom)

    def fit(self, width: int, height: int) -> None:
        """One or two columns, by the logical size of the page."""
        two = width >= _TWO_PANES
        look = theme.current()
        self._panes.setDirection(QBoxLayout.Direction.LeftToRight if two else QBoxLayout.Direction.TopToBottom)
        self._panes.setSpacing(look.px(16))
        self._panes.setStretch(0, 3 if two else 0)
        self._panes.setStretch(1, 2 if two else 0)
        left = width * 3 // 5 if two else width
        self.about.fit(left - 60)
        self.urgency.fit(width - left - 60 if two else width - 60)
        self.facts.edit.set_rows(4 if height >= _TALL else 3)

    def _changed(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        """With danger the numbers take the place of what it is about; a place has no wish."""
        self.wish.setVisible(self.about.about_person)
        self.what.setVisible(self.urgency.urgency is not Urgency.DANGER)
