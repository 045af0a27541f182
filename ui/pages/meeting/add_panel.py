"""A point put on the agenda by hand: one of her own, or a signal by its number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from data.desk.meetings.records import MOST, Candidate
from data.errors import WorldError
from ui import messages, theme
from ui.pages.meeting.words import candidate
from ui.pages.paper.outcome import ButtonRow
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import Choice, Field
from ui.widgets.labels import text_label
from ui.widgets.moments import number_edit
from ui.widgets.panel import Panel, line
from ui.widgets.scroll import Scroll

_NUMBER = re.compile(r"(?:s\s*-?\s*)?(\d{1,9})", re.IGNORECASE)
_MINUTES, _MINUTES_LEAST, _MINUTES_MOST = 5, 1, 60


class AddPanel(Panel):
    """`own_wanted` has a title and minutes, `number_wanted` the number of a signal."""

    own_wanted = Signal(str, int)
    number_wanted = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("panel", padding=16, gap=8, parent=parent)
        content = QWidget()
        column = QVBoxLayout(content)
        ring = theme.current().px(4)
        column.setContentsMargins(ring, ring, ring, ring)
        column.setSpacing(theme.current().px(10))
        column.addWidget(text_label(self.tr("Een punt erbij"), "section", wrap=True))
        self._title = QLineEdit()
        self._title.setMaxLength(MOST["title"])
        self._title.returnPressed.connect(self._own)
        self.title = Field(self.tr("Een eigen punt, zonder naam"), self._title)
        self._minutes = number_edit(_MINUTES_MOST)
        self._minutes.setMinimum(_MINUTES_LEAST)
        self._minutes.setSuffix(self.tr(" minuten"))
        self._minutes.setSingleStep(5)
        self.minutes = Field(self.tr("Hoe lang?"), self._minutes)
        self.own = KeyButton(self.tr("Zet op de agenda"), icon="plus", kind="primary")
        self.own.clicked.connect(self._own)
        self._which = Choice()
        self._which.activated.connect(self._picked)
        self.which = Field(self.tr("Of een melding die hier mag"), self._which)
        self._number = QLineEdit()
        self._number.returnPressed.connect(self._by_number)
        self.number = Field(self.tr("Of met het nummer"), self._number, note=self.tr("Bijvoorbeeld: S-118"))
        self.by_number = KeyButton(self.tr("Zet deze melding erop"), icon="put-on")
        self.by_number.clicked.connect(self._by_number)
        self.close_button = KeyButton(self.tr("Terug"), key="Esc", kind="quiet")
        self.close_button.clicked.connect(self.closed)
        parts: list[QWidget] = [self.title, self.minutes, ButtonRow(self.own), line(), self.which, self.number]
        for part in (*parts, ButtonRow(self.by_number)):
            column.addWidget(part)
        column.addWidget(ButtonRow(self.close_button))
        column.addStretch(1)
        self.body.addWidget(Scroll(content), 1)
        self.forget()

    def show_candidates(self, found: Sequence[Candidate]) -> None:
        """Signals that may be put on this agenda."""
        self._which.clear()
        self._which.addItem(self.tr("Kies een melding"), 0)
        for one in found:
            self._which.addItem(f"{one.code}: {candidate(one)}", one.number)
        self.which.setVisible(bool(found))

    def focus_first(self) -> None:
        """Where a title is typed."""
        self._title.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Empty again."""
        self._title.setText("")
        self._number.setText("")
        self._minutes.setValue(_MINUTES)
        self.title.set_error("")
        self.number.set_error("")
        self.show_candidates(())

    def refuse(self, error: WorldError, *, number: bool) -> None:
        """It was not put on; what was typed still stands there."""
        field = self.number if number else self.title
        field.set_error(messages.sentence(error, field.text))

    def _own(self) -> None:
        title = " ".join(self._title.text().split())
        if not title:
            self.title.set_error(self.tr("Schrijf waar het over gaat."))
            self._title.setFocus()
            return
        self.title.set_error("")
        self.own_wanted.emit(title, self._minutes.value())

    def _picked(self) -> None:
        number = self._which.currentData()
        self._number.setText(f"S-{number}" if number else "")

    def _by_number(self) -> None:
        found = _NUMBER.fullmatch(self._number.text().strip())
        if found is None:
            self.number.set_error(self.tr("Typ het nummer, zoals S-118."))
            self._number.setFocus()
            return
        self.number.set_error("")
        self.number_wanted.emit(int(found[1]))
