"""Texts: by role, and names that are cut at the right with the whole text in the tooltip."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


def text_label(text: str, role: str = "body", token: str = "ink", wrap: bool = False) -> QLabel:
    """A label in the letters of a role and the colour of a token. Never reads its text as HTML."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setProperty("role", role)
    if token != "ink":
        label.setProperty("ink", token)
    label.setWordWrap(wrap)
    if wrap:
        label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return label


def set_ink(label: QLabel, token: str) -> None:
    """Give a label another colour."""
    if label.property("ink") != token:
        label.setProperty("ink", token)
        label.style().unpolish(label)
        label.style().polish(label)


class ElidedLabel(QLabel):
    """One line that gives way: what does not fit becomes "…", and the tooltip has all of it."""

    def __init__(self, text: str = "", role: str = "body", token: str = "ink", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        if token != "ink":
            self.setProperty("ink", token)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def setText(self, text: str) -> None:  # noqa: N802 (override)
        super().setText(text)
        self._tell()

    def minimumSizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        whole = self.sizeHint()
        return QSize(min(metrics.horizontalAdvance("MMMM…"), whole.width()), whole.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        metrics = QFontMetrics(self.font())
        shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), shown)

    def _tell(self) -> None:
        fits = QFontMetrics(self.font()).horizontalAdvance(self.text()) <= self.width()
        self.setToolTip("" if fits else self.text())
