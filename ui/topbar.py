"""The bar on top: the search field that is always there, today, and the Spoed button."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QDate, QEvent, QLocale, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from data.search.crisis import LONGEST
from ui import icons, shortcuts
from ui.long_question import LongQuestion
from ui.pages.visit.tally import TallyButton
from ui.theme import Look
from ui.widgets.buttons import IconButton, KeyButton
from ui.widgets.labels import ElidedLabel, text_label

_DUTCH = QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands)
_MINUTE = 60_000
_TODAY = 340  # logical px


class SearchField(QLineEdit):
    """Where the visitor's question is typed. Arabic text goes from right to left by itself."""

    down = Signal()  # the arrow down: to the list
    plus = Signal()  # the + of the number pad, while nothing is typed

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("kind", "search")
        self.setMaxLength(LONGEST)  # a whole letter may be pasted: danger is looked for in all of it
        self.setPlaceholderText(self.tr("Typ de vraag van de bezoeker"))
        self.setAccessibleName(self.tr("Zoeken"))
        self.setAccessibleDescription(self.tr("Typ de vraag van de bezoeker, in gewone woorden"))
        self._magnifier = QLabel(self)
        self._magnifier.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        icons.set_icon(self._magnifier, "search", "ink-2", size=26)
        self._hint = text_label(shortcuts.hint("search"), "key", "ink-2")
        self._hint.setParent(self)
        self._hint.setProperty("kind", "keycap")
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._clear = IconButton("close", self.tr("Maak het zoekveld leeg"), parent=self)
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Esc does the same; Tab goes on to the list
        self._clear.clicked.connect(self._empty)
        self._clear.hide()
        self.textChanged.connect(self._text_changed)
        look.changed.connect(self._place)
        self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.down.emit()
            return
        if is_pad_plus(event) and not self.text():
            if not event.isAutoRepeat():
                self.plus.emit()
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """With nothing typed to take back, Ctrl+Z is not for this field but for what was counted."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Undo)
            and not self.isUndoAvailable()
        ):
            event.ignore()
            return False
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _empty(self) -> None:
        self.clear()
        self.setFocus()

    def _text_changed(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._hint.setVisible(not text)
        direction = Qt.LayoutDirection.RightToLeft if _is_rtl(text) else Qt.LayoutDirection.LeftToRight
        if self.layoutDirection() is not direction:
            self.setLayoutDirection(direction)

    def _place(self) -> None:
        look = self._look
        middle = self.height() / 2
        size = look.px(26)
        self._magnifier.move(look.px(14), round(middle - size / 2))
        words = look.advance("key", self._hint.text())
        self._hint.setFixedSize(words + look.px(16), look.px(24))
        self._hint.move(self.width() - self._hint.width() - look.px(10), round(middle - look.px(24) / 2))
        cross = look.px(40)
        self._clear.move(self.width() - cross - look.px(4), round(middle - cross / 2))
        self.setTextMargins(look.px(38), 0, look.px(40), 0)


class TopBar(QWidget):
    """The search field as wide as it can be, then today, then Spoed."""

    question_changed = Signal(str)
    spoed_requested = Signal()
    visit_requested = Signal()
    count_requested = Signal()

    def __init__(self, look: Look, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._now = now
        self.field = SearchField(look)
        self.field.textChanged.connect(self.question_changed)
        self._today = QWidget()
        column = QVBoxLayout(self._today)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._date = text_label("", "small-strong")
        self._inloop = ElidedLabel("", "small", "ink-2")
        column.addStretch(1)
        column.addWidget(self._date)
        column.addWidget(self._inloop)
        column.addStretch(1)
        self.spoed = KeyButton(self.tr("Spoed"), icon="spoed", key=shortcuts.hint("spoed"), kind="danger", look=look)
        self.spoed.setToolTip(self.tr("Nummers voor nood, BHV en AED"))
        self.spoed.clicked.connect(self.spoed_requested)
        self.field.plus.connect(self.count_requested)
        self._duty = False
        self._visit = False
        self.tally = TallyButton(look)
        self.tally.clicked.connect(self.count_requested)
        self.start_visit = KeyButton(
            self.tr("Start bezoek"), icon="table", key=shortcuts.hint("visit"), kind="primary", look=look
        )
        self.start_visit.clicked.connect(self.visit_requested)
        self._row = QHBoxLayout(self)
        asked = QVBoxLayout()
        asked.setSpacing(0)
        self.long = LongQuestion()
        asked.addWidget(self.field)
        asked.addWidget(self.long)
        self.field.textChanged.connect(self.long.show_for)
        self._row.addLayout(asked, 1)
        self._row.addWidget(self._today)
        self._row.addWidget(self.start_visit)
        self._row.addWidget(self.tally)
        self.tally.hide()
        self.start_visit.hide()
        self._row.addWidget(self.spoed)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._show_date)
        self._timer.start(_MINUTE)
        self._show_date()

    def set_inloop(self, text: str) -> None:
        """What is said under the date: when the inloop is."""
        first = re.split(r"[.;\n] ?(?=\D)", text, maxsplit=1)[0].strip()
        self._inloop.setText(first)
        self._inloop.setToolTip(text)

    def show_duty(self, *, open: bool, count: int, visit: bool) -> None:
        """While a dienst is open: how many came, and a way to start a visit when none is under way."""
        self._duty, self._visit = open, visit
        self.tally.set_count(count)
        self._show_duty()
        self.fit(self._look.logical_width(self.window()), self._look.logical_height(self.window()))

    def _show_duty(self) -> None:
        self.tally.setVisible(self._duty)
        self.start_visit.setVisible(self._duty and not self._visit)

    def fit(self, width: int, height: int) -> None:
        """Take the form for a window of this size, in logical px."""
        look = self._look
        self._today.setVisible(width >= (1500 if self._duty else 1150))
        inloop = self._inloop.text()
        fits = look.advance("small", inloop) <= look.px(_TODAY)  # half a sentence helps nobody
        self._inloop.setVisible(bool(inloop) and fits and width >= 1340)
        self._today.setMaximumWidth(look.px(_TODAY))
        low = height < 480
        small = width < 800
        side = look.px(24 if width >= 1000 else 16 if not small else 10)
        edge = look.px(10 if not low else 6)
        self._row.setContentsMargins(side, edge, side, edge)
        self._row.setSpacing(look.px(16 if not small else 10))
        self.spoed.set_key("" if small or (self._duty and width < 1200) else shortcuts.hint("spoed"))
        self.tally.set_form(small=width < 1000 and not (self._visit and not small), key=width >= 1200)
        self.start_visit.setText(self.tr("Start bezoek") if width >= 1200 else self.tr("Bezoek"))
        self.start_visit.set_key(shortcuts.hint("visit") if not small else "")
        self.start_visit.set_icon_name("table" if not small else "")

    def _show_date(self) -> None:
        today = self._now()
        day = _DUTCH.toString(QDate(today.year, today.month, today.day), "dddd d MMMM")
        self._date.setText(day[:1].upper() + day[1:])


def is_pad_plus(event: QKeyEvent) -> bool:
    """Whether this is the + of the number pad, by itself."""
    return event.key() == Qt.Key.Key_Plus and event.modifiers() == Qt.KeyboardModifier.KeypadModifier


def _is_rtl(text: str) -> bool:
    """Whether the first letter with a direction goes from right to left."""
    for char in text:
        direction = unicodedata.bidirectional(char)
        if direction in ("R", "AL"):
            return True
        if direction == "L":
            return False
    return False
