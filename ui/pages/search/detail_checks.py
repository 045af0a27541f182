"""Who looked at which fact, and one key per fact: "gebeld, klopt"."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from data.directory.freshness import Terms, field_state, newest
from data.directory.records import CheckedField, CheckState, ServiceDetail
from ui.models.card_text import short_date
from ui.pages.search.detail_words import DetailWords
from ui.theme import Look
from ui.widgets.buttons import KeyButton
from ui.widgets.labels import text_label

FIELDS = (CheckedField.PHONE, CheckedField.SCHEDULE, CheckedField.ADDRESS, CheckedField.COST)
_KEYS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4)


class ChecksPanel(QWidget):
    """Four rows: telefoon, tijden, adres, kosten. While the focus is inside, 1 to 4 note a check."""

    checked = Signal(str)  # a CheckedField
    closed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._words = DetailWords(self)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        title = text_label(self.tr("Heb je gebeld? Klik wat klopt."), "body-strong", wrap=True)
        self._grid.addWidget(title, 0, 0, 1, 3)
        self._states: dict[CheckedField, QLabel] = {}
        self._buttons: dict[CheckedField, KeyButton] = {}
        for row, field in enumerate(FIELDS, start=1):
            name = self._words.field(field)
            state = text_label("", "small", "ink-2", wrap=True)
            button = KeyButton(self.tr("Gebeld, klopt"), icon="phone-check", key=str(row), look=look)
            button.setAccessibleName(self.tr("{fact}: gebeld, klopt").format(fact=name))
            button.clicked.connect(lambda _=False, fact=field: self._note(fact))
            self._grid.addWidget(text_label(name, "body"), row, 0)
            self._grid.addWidget(state, row, 1)
            self._grid.addWidget(button, row, 2)
            self._states[field] = state
            self._buttons[field] = button
        look.changed.connect(self._space)
        self._space()

    def show_detail(self, detail: ServiceDetail, terms: Terms, today: date) -> None:
        """Say of each fact when it was last looked at."""
        latest = newest(detail.checks)
        for field in FIELDS:
            check = latest.get(field)
            if check is None:
                text = self.tr("nog niet nagekeken")
            else:
                text = self.tr("{day}, {how}").format(day=short_date(check.on, today), how=self._words.how(check))
                if field_state(check, today, terms) is CheckState.STALE:
                    text += " · " + self.tr("oud: vraag na")
            self._states[field].setText(text)

    def focus_first(self) -> None:
        """Put the keyboard on the first fact."""
        self._buttons[FIELDS[0]].setFocus(Qt.FocusReason.TabFocusReason)

    def state_text(self, field: CheckedField) -> str:
        """What is said of a fact now."""
        return self._states[field].text()

    def _note(self, field: CheckedField) -> None:
        self.checked.emit(field.value)

    def _space(self) -> None:
        self._grid.setHorizontalSpacing(self._look.px(12))
        self._grid.setVerticalSpacing(self._look.px(6))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _KEYS and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            self._note(FIELDS[_KEYS.index(Qt.Key(event.key()))])
            return
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)
