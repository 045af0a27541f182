"""The left side of the week: which week it is, how long until it locks, the inbox, and what is about all of it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import shortcuts
from ui.on_duty import OnDuty
from ui.pages.paper.outcome import ButtonRow
from ui.pages.week import words
from ui.pages.week.inbox_model import InboxModel
from ui.pages.week.inbox_view import InboxView
from ui.pages.week.lock_line import LockLine
from ui.theme import Look
from ui.widgets.buttons import KeyButton
from ui.widgets.labels import ElidedLabel, text_label


class WeekSide(QWidget):
    """Holds the list; `wanted` has the name of a deed that needs no signal."""

    wanted = Signal(str)

    def __init__(self, model: InboxModel, on_duty: OnDuty, look: Look, today: date) -> None:
        super().__init__()
        self._look = look
        self._model = model
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._under = ElidedLabel("", "small", "ink-2")
        self.lock = LockLine(on_duty)
        self.list = InboxView(model, look)
        self._empty = text_label(self.tr("Geen nieuwe signalen deze week."), "body", "ink-2", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        together = KeyButton(self.tr("Samen"), icon="outdoors", key=shortcuts.hint("week-together"), look=look)
        together.setAccessibleName(self.tr("Bekijk samen: straat en onderwerp"))
        together.clicked.connect(lambda: self.wanted.emit("together"))
        inzage = KeyButton(self.tr("Inzage"), icon="readers", key=shortcuts.hint("week-inzage"), look=look)
        inzage.setAccessibleName(self.tr("Inzage en wissen voor een bewoner"))
        inzage.clicked.connect(lambda: self.wanted.emit("inzage"))
        self._tools = ButtonRow(together, inzage)
        self._column.addWidget(text_label(words.week_number(today), "page-title", wrap=True))
        self._column.addWidget(self._under)
        self._column.addWidget(self.lock)
        self._column.addWidget(self.list, 1)
        self._column.addWidget(self._empty, 1)
        self._column.addWidget(self._tools)
        self._empty.hide()

    def show_count(self, count: int) -> None:
        """How many are open, after the list was filled."""
        some = bool(self._model.rowCount())
        self._empty.setVisible(not some)
        self.list.setVisible(some)
        said = self.tr("1 signaal is open") if count == 1 else self.tr("{n} signalen zijn open").format(n=count)
        self._under.setText(said)

    def forget(self) -> None:
        """Not even how many."""
        self._under.setText("")

    def fit(self, *, low: bool) -> None:
        """Whether there is little height."""
        self._column.setSpacing(self._look.px(6))
        self._under.setVisible(not low)
        self._tools.setVisible(not low)
