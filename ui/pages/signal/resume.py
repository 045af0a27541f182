"""Er staat nog een begin van …: a draft that was left by a lock, a crash or a visitor who needed something else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from data.desk.signals.records import Draft
from ui.context import Context
from ui.models.waiting import moment_words
from ui.pages.paper.outcome import ButtonRow
from ui.widgets.buttons import KeyButton
from ui.widgets.labels import text_label
from ui.widgets.panel import Panel
from ui.widgets.scroll import Scroll, rest_of

_WIDEST = 720


class ResumeView(QWidget):
    """Each draft with when and by whom, never its words: somebody may be reading along."""

    chosen = Signal(object)  # Draft
    discard_wanted = Signal(object)  # Draft
    new_wanted = Signal()
    passed_wanted = Signal()

    def __init__(
        self,
        context: Context,
        drafts: Sequence[Draft],
        names: Mapping[str, str],
        codes: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = context.look
        content = QWidget()
        self._column = QVBoxLayout(content)
        title = self.tr("Er staat nog een begin") if len(drafts) == 1 else self.tr("Er staan nog {n} begonnen stukken")
        self._column.addWidget(text_label(title.format(n=len(drafts)), "page-title", wrap=True))
        self._column.addWidget(
            text_label(
                self.tr("Er is niets kwijt. Wat je niet verstuurt, is na 7 dagen gewist."), "body", "ink-2", wrap=True
            )
        )
        self.buttons: list[KeyButton] = []
        now = context.now()
        for draft in drafts:
            self._column.addWidget(self._row(draft, names.get(draft.by, ""), codes.get(draft.adds_to, ""), now))
        self.new = KeyButton(self.tr("Begin iets nieuws"), icon="signal", look=self._look)
        self.new.clicked.connect(self.new_wanted)
        self.passed = KeyButton(self.tr("Doorgegeven"), icon="list", kind="quiet", look=self._look)
        self.passed.clicked.connect(self.passed_wanted)
        self._column.addWidget(ButtonRow(self.new, self.passed))
        self._column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scroll(content))
        self._look.changed.connect(self._fit)

    def focus_first(self) -> None:
        """Enter goes on with the newest."""
        (self.buttons[0] if self.buttons else self.new).setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, draft: Draft, name: str, code: str, now: datetime) -> Panel:
        card = Panel("card", padding=16, gap=6)
        when = moment_words(draft.since, now)
        if code:
            words = (
                self.tr("Een begin van {name} bij {code}, {when}") if name else self.tr("Een begin bij {code}, {when}")
            )
        else:
            words = self.tr("Een begin van {name}, {when}") if name else self.tr("Een begin, {when}")
        said = words.format(name=name, code=code, when=when)
        card.body.addWidget(text_label(said, "card-title", wrap=True))
        resume = KeyButton(self.tr("Ga verder"), icon="edit", kind="primary", look=self._look)
        resume.setAccessibleName(f"{self.tr('Ga verder')}: {said}")
        resume.clicked.connect(lambda: self.chosen.emit(draft))
        away = KeyButton(self.tr("Gooi weg"), icon="delete", kind="quiet", look=self._look)
        away.setAccessibleName(f"{self.tr('Gooi weg')}: {said}")
        away.clicked.connect(lambda: self.discard_wanted.emit(draft))
        self.buttons.append(resume)
        card.body.addWidget(ButtonRow(resume, away))
        return card

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        look = self._look
        side = look.px(24 if look.logical_width(self) >= 760 else 10)
        self._column.setContentsMargins(side, look.px(12), rest_of(self.width(), side, look.px(_WIDEST)), look.px(12))
        self._column.setSpacing(look.px(12))
