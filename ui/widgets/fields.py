"""A field of a form: its label above, a note or what is wrong with it below."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui import icons, theme
from ui.widgets.labels import set_ink, text_label

_SAVED_MS = 4_000


class Choice(QComboBox):
    """A list to choose from; the wheel scrolls the page, not the choice."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.token("ink" if self.isEnabled() else "disabled"), look.px(2)))
        middle = QPointF(self.width() - look.px(20), self.height() / 2)
        wide, high = look.px(5), look.px(3)
        points = [
            middle + QPointF(-wide, -high + 1),
            middle + QPointF(0, high + 1),
            middle + QPointF(wide, -high + 1),
        ]
        painter.drawPolyline(points)


class Lines(QPlainTextEdit):
    """A few lines of text; Tab goes to the next field, and `left` tells that it was left."""

    left = Signal()

    def __init__(self, rows: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self.setTabChangesFocus(True)
        self._fit()
        theme.current().changed.connect(self._fit)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def _fit(self) -> None:
        look = theme.current()
        self.ensurePolished()
        self.setFixedHeight(self.fontMetrics().lineSpacing() * self._rows + look.px(28))


class Field(QWidget):
    """A label, an edit, and one line below: a note, or in brick what is wrong.

    The edit is the buddy of the label and carries the same accessible name; what is wrong is its accessible
    description too.
    """

    def __init__(
        self, label: str, edit: QWidget | None = None, *, note: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.edit: QWidget = edit if edit is not None else QLineEdit()
        self._note = note
        self._label = text_label(label, "body-strong", wrap=True)
        self._label.setBuddy(self.edit)
        self._saved = text_label("", "small", "pine")
        self._saved.hide()
        self.edit.setAccessibleName(label)
        self._mark = text_label("")
        icons.set_icon(self._mark, "alert", "brick", size=18)
        self._below = text_label(note, "small", "ink-2", wrap=True)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._below, 1)
        self._row = row
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self._label, 1)
        head.addWidget(self._saved, 0, Qt.AlignmentFlag.AlignRight)
        self._layout.addLayout(head)
        self._layout.addWidget(self.edit)
        self._layout.addLayout(row)
        self.setFocusProxy(self.edit)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._saved.hide)
        self._space()
        theme.current().changed.connect(self._space)
        self.set_error("")

    @property
    def text(self) -> str:
        """What is typed or chosen, without white space around it."""
        edit = self.edit
        if isinstance(edit, QLineEdit):
            return edit.text().strip()
        if isinstance(edit, QPlainTextEdit):
            return edit.toPlainText().strip()
        if isinstance(edit, QComboBox):
            return edit.currentText().strip()
        return ""

    @property
    def error(self) -> str:
        """What is wrong, as it stands below; empty when nothing is."""
        return self._below.text() if self.edit.property("state") == "error" else ""

    def set_error(self, sentence: str) -> None:
        """Say what is wrong, or with an empty sentence that all is well."""
        self._tell(sentence or self._note, "brick" if sentence else "ink-2")
        self._mark.setVisible(bool(sentence))
        self.edit.setAccessibleDescription(sentence or self._note)
        state = "error" if sentence else ""
        if (self.edit.property("state") or "") != state:
            self.edit.setProperty("state", state)
            self.edit.style().unpolish(self.edit)
            self.edit.style().polish(self.edit)

    def show_saved(self, words: str) -> None:
        """Say beside the label that it was kept, for a few seconds; nothing moves."""
        self._saved.setText(words)
        self._saved.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.edit, words))
        self._timer.start(_SAVED_MS)

    def set_label(self, label: str) -> None:
        """Ask for something else."""
        self._label.setText(label)
        self.edit.setAccessibleName(label)

    def set_note(self, note: str) -> None:
        """Say something else below, and that all is well."""
        self._note = note
        self.set_error("")

    def _tell(self, words: str, token: str) -> None:
        self._below.setText(words)
        set_ink(self._below, token)
        self._below.setVisible(bool(words))

    def _space(self) -> None:
        look = theme.current()
        self._layout.setSpacing(look.px(4))
        self._row.setSpacing(look.px(6))
