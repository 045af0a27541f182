"""A text of the form: counted as people count, a BSN marked and taken away, a gentle word about words that judge."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QSizePolicy, QTextEdit, QVBoxLayout, QWidget

from data.bsn import spans
from ui import icons, theme
from ui.widgets.buttons import KeyButton
from ui.widgets.labels import set_ink, text_label
from ui.widgets.panel import Panel

_COUNT_FROM = 100  # characters that are left
_HINT_MS = 400
Told = tuple[str, str]  # the word, and the sentence about it


class TextEdit(QPlainTextEdit):
    """A few lines; Tab goes on, long words break, and a script that runs from the right begins at the right."""

    left = Signal()

    def __init__(self, rows: int, *, opinion: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        if opinion:
            self.setProperty("kind", "opinion")
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._turn)
        theme.current().changed.connect(self._fit)
        self._fit()

    def set_rows(self, rows: int) -> None:
        """Be this many lines high."""
        if rows != self._rows:
            self._rows = rows
            self._fit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter is for the page."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier
        ):
            event.ignore()
            return
        super().keyPressEvent(event)

    def _turn(self) -> None:
        """Qt finds the order of the letters by itself, not the side on which a plain text begins."""
        option = self.document().defaultTextOption()
        right = _from_the_right(self.toPlainText())
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        if option.alignment() != side:
            option.setAlignment(side)
            self.document().setDefaultTextOption(option)

    def _fit(self) -> None:
        look = theme.current()
        self.ensurePolished()
        self.setFixedHeight(self.fontMetrics().lineSpacing() * self._rows + look.px(28))


class WatchedText(QWidget):
    """The edit, and below it what there is to say about the text.

    `length` counts characters, `judge` gives what is said about words. `changed`: the text is another.
    """

    changed = Signal()

    def __init__(
        self,
        name: str,
        *,
        rows: int,
        most: int,
        length: Callable[[str], int],
        judge: Callable[[str], Sequence[Told]] | None = None,
        opinion: bool = False,
        note: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._most = most
        self._length = length
        self._judge = judge
        self._note = note
        self.edit = TextEdit(rows, opinion=opinion)
        self.edit.setAccessibleName(name)
        self.edit.setAccessibleDescription(note)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.edit)
        self._warning = _BsnWarning()
        self._warning.take_away.clicked.connect(self.take_numbers_away)
        self._warning.hide()
        self._column.addWidget(self._warning)
        self._hint = _HintLine()
        self._hint.hide()
        self._column.addWidget(self._hint)
        self._below = text_label(note, "small", "ink-2", wrap=True)
        self._column.addWidget(self._below)
        self._below.setVisible(bool(note))
        self._refused = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._show_hints)
        self.edit.textChanged.connect(self._changed)
        self.setFocusProxy(self.edit)
        theme.current().changed.connect(self._again)
        self._again()

    @property
    def text(self) -> str:
        """What is typed, without white space around it."""
        return self.edit.toPlainText().strip()

    @property
    def problem(self) -> str:
        """Why it cannot be sent like this: "bsn", "long", or nothing."""
        if spans(self.edit.toPlainText()):
            return "bsn"
        return "long" if self._length(self.text) > self._most else ""

    @property
    def said(self) -> str:
        """What stands below the text."""
        return self._below.text()

    @property
    def hint(self) -> str:
        """The gentle word about a word, or nothing."""
        return "" if self._hint.isHidden() else self._hint.text

    @property
    def warns(self) -> bool:
        """Whether a BSN is marked."""
        return not self._warning.isHidden()

    def set_text(self, text: str) -> None:
        """Put a text here, with nothing to take back."""
        self.edit.setPlainText(text)
        self._show_hints()

    def refuse(self, sentence: str) -> None:
        """Say what is missing or wrong; it goes with the next key."""
        self._refused = sentence
        self._again()

    def go(self) -> None:
        """The keyboard to what is wrong: the number, else the end of the text."""
        found = spans(self.edit.toPlainText())
        cursor = self.edit.textCursor()
        if found:
            cursor.setPosition(_place(self.edit.toPlainText(), found[0][0]))
            cursor.setPosition(_place(self.edit.toPlainText(), found[0][1]), QTextCursor.MoveMode.KeepAnchor)
        else:
            cursor.movePosition(QTextCursor.MoveOperation.End)
        self.edit.setTextCursor(cursor)
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_numbers_away(self) -> None:
        """Haal weg: nothing of the number stays, not behind Ctrl+Z either."""
        text = self.edit.toPlainText()
        for first, behind in reversed(spans(text)):
            text = text[:first].rstrip(" ") + text[behind:] if first else text[behind:]
        self.edit.setPlainText(text)  # as a whole: this empties what can be undone
        self.go()

    def _changed(self) -> None:
        self._refused = ""
        self._again()
        self._timer.start(_HINT_MS)
        self.changed.emit()

    def _again(self) -> None:
        text = self.edit.toPlainText()
        look = theme.current()
        self._column.setSpacing(look.px(6))
        found = spans(text)
        self._mark(text, found)
        self._warning.setVisible(bool(found))
        left = self._most - self._length(text.strip())
        words, wrong = self._note, False
        if self._refused:
            words, wrong = self._refused, True
        elif left < 0:
            words, wrong = self.tr("Maak het korter: {n} tekens te veel.").format(n=-left), True
        elif left <= _COUNT_FROM:
            words = self.tr("Nog {n} tekens.").format(n=left)
            words = f"{self._note} {words}".strip()
        self._below.setText(words)
        self._below.setVisible(bool(words))
        set_ink(self._below, "brick" if wrong else "ink-2")
        said = self.tr("Hier staat een BSN. Dat mag hier niet staan.") if found else words
        self.edit.setAccessibleDescription(said)
        state = "error" if wrong or found else ""
        if (self.edit.property("state") or "") != state:
            self.edit.setProperty("state", state)
            self.edit.style().unpolish(self.edit)
            self.edit.style().polish(self.edit)

    def _mark(self, text: str, found: Sequence[tuple[int, int]]) -> None:
        """Each number on brick, in brick."""
        look = theme.current()
        marks = []
        for first, behind in found:
            mark = QTextEdit.ExtraSelection()
            cursor = self.edit.textCursor()
            cursor.setPosition(_place(text, first))
            cursor.setPosition(_place(text, behind), QTextCursor.MoveMode.KeepAnchor)
            form = QTextCharFormat()
            form.setBackground(look.token("brick-line"))
            form.setForeground(look.token("brick-ink"))
            mark.cursor = cursor
            mark.format = form
            marks.append(mark)
        self.edit.setExtraSelections(marks)

    def _show_hints(self) -> None:
        told = tuple(self._judge(self.text)) if self._judge is not None else ()
        self._hint.say(told[0][1] if told else "")


class _BsnWarning(Panel):
    """Dit lijkt een BSN."""

    def __init__(self) -> None:
        super().__init__("brick-line", padding=8, gap=0)
        row = QHBoxLayout()
        mark = QLabel()
        icons.set_icon(mark, "alert", "brick", size=22)
        words = text_label(
            self.tr("Dit lijkt een BSN. Dat mag hier niet staan. Haal het weg om te versturen."),
            "small",
            "brick-ink",
            wrap=True,
        )
        self.take_away = KeyButton(self.tr("Haal weg"), kind="danger")
        self.take_away.setAccessibleName(self.tr("Haal het BSN weg"))
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(words, 1)
        row.addWidget(self.take_away, 0, Qt.AlignmentFlag.AlignVCenter)
        row.setSpacing(theme.current().px(10))
        self.body.addLayout(row)


class _HintLine(QWidget):
    """An eye and a sentence: schrijf wat je zág."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.current().px(8))
        mark = QLabel()
        icons.set_icon(mark, "eye", "pine", size=20)
        self._words = text_label("", "small", "pine-hover", wrap=True)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)

    @property
    def text(self) -> str:
        """The sentence."""
        return self._words.text()

    def say(self, sentence: str) -> None:
        """Show it, or nothing."""
        self._words.setText(sentence)
        self.setVisible(bool(sentence))


def _from_the_right(text: str) -> bool:
    """Whether the first letter is of a script that runs from the right."""
    strong = next((kind for kind in map(unicodedata.bidirectional, text) if kind in ("L", "R", "AL")), "L")
    return strong != "L"


def _place(text: str, index: int) -> int:
    """Where a character of Python stands for Qt, which counts signs outside the first 65,536 as two."""
    return len(text[:index].encode("utf-16-le")) // 2
