"""The card with the visits of a day: the list, what it says when there are none, and the deeds below it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from data.desk.visits.records import Visit
from ui import icons
from ui.models.day import DayModel
from ui.pages.day.timeline import Timeline
from ui.theme import Look
from ui.widgets.buttons import KeyButton
from ui.widgets.labels import text_label
from ui.widgets.panel import Panel

_WORDS_FROM = 700


class VisitList(Panel):
    """`opened` and `removed`: somebody wants to put a visit right, or take it away."""

    opened = Signal(object)  # Visit
    removed = Signal(object)  # Visit
    stood_on = Signal()

    def __init__(self, model: DayModel, look: Look, parent: QWidget | None = None) -> None:
        super().__init__("panel", padding=6, gap=0, parent=parent)
        self._look = look
        self.timeline = Timeline(model, look)
        self.timeline.opened.connect(self.opened)
        self.timeline.removed.connect(self.removed)
        self.timeline.stood_on.connect(lambda _: self.stood_on.emit())
        self._empty = text_label(
            self.tr("Nog geen bezoeken. Druk op F2 als iemand een vraag heeft, op F3 voor wie alleen koffie komt."),
            "body",
            "ink-2",
            wrap=True,
        )
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setMargin(24)
        self.timeline.hide()
        self._foot_box = QWidget()
        self._foot = QHBoxLayout(self._foot_box)
        self._mark = QLabel()
        icons.set_icon(self._mark, "no-name", "ink-2", size=20)
        self._words = text_label("", "small", "ink-2", wrap=True)
        self.edit = KeyButton(self.tr("Verbeter"), icon="edit", key="Enter", look=look)
        self.edit.clicked.connect(lambda: self._on_current(self.opened.emit))
        self.correct = KeyButton(self.tr("Aantallen verbeteren"), icon="edit", look=look)
        self.correct.hide()
        self.remove = KeyButton(self.tr("Haal weg"), icon="delete", look=look)
        self.remove.clicked.connect(lambda: self._on_current(self.removed.emit))
        self._foot.addWidget(self._mark)
        self._foot.addWidget(self._words, 1)
        for button in (self.correct, self.edit, self.remove):
            self._foot.addWidget(button)
        self.body.addWidget(self._empty, 1)
        self.body.addWidget(self.timeline, 1)
        self.body.addWidget(self._foot_box)

    def show_state(self, *, live: bool, empty: bool) -> None:
        """Of a dienst that is going on the visits can be put right, of one that is over the numbers."""
        self._empty.setVisible(empty)
        self.timeline.setVisible(not empty)
        self._words.setText(
            self.tr("Zonder namen. Fout gemaakt? Verbeter de regel zolang de dienst open is.")
            if live
            else self.tr("Deze dienst is afgesloten. Alleen de aantallen kun je nog verbeteren.")
        )
        for button, shown in ((self.correct, not live), (self.edit, live), (self.remove, live)):
            button.setVisible(shown)

    def fit(self, width: int, *, foot: bool) -> None:
        """Take the logical width there is; without `foot` its keys work all the same."""
        px = self._look.px
        self._foot.setContentsMargins(px(8), px(6), px(6), px(0))
        self._foot.setSpacing(px(8))
        self._foot_box.setVisible(foot)
        self._mark.setVisible(width >= _WORDS_FROM)
        self._words.setVisible(width >= _WORDS_FROM)

    def _on_current(self, deed: Callable[[Visit], object]) -> None:
        visit = self.timeline.current
        if visit is not None:
            deed(visit)
