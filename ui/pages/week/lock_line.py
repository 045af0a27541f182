"""How long until this locks itself: quiet words on top, and in the last minute a bar with one button."""

from __future__ import annotations

import math

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import icons, theme
from ui.on_duty import OnDuty
from ui.widgets.buttons import KeyButton
from ui.widgets.labels import text_label
from ui.widgets.panel import Panel

_EVERY_MS = 1_000
_LAST = 60  # seconds


class LockLine(QWidget):
    """Words for the head of a page; `bar` is for above everything. Counts only while `watch` says so."""

    def __init__(self, on_duty: OnDuty, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._on_duty = on_duty
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.current().px(6))
        mark = text_label("")
        icons.set_icon(mark, "lock", "ink-2", size=18)
        self._words = text_label("", "small", "ink-2")
        row.addWidget(mark)
        row.addWidget(self._words)
        self.bar = Panel("sunken", padding=8, gap=0)
        line = QHBoxLayout()
        self._left = text_label("", "body-strong", wrap=True)
        self.stay = KeyButton(self.tr("Blijf open"), icon="unlock", kind="primary")
        self.stay.clicked.connect(self._stay)
        line.addWidget(self._left, 1)
        line.addWidget(self.stay, 0, Qt.AlignmentFlag.AlignVCenter)
        self.bar.body.addLayout(line)
        self.bar.hide()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)

    @property
    def said(self) -> str:
        """What it says now."""
        return self._words.text()

    def look(self) -> None:
        """Say how long it is now."""
        left = self._on_duty.idle.left
        if left is None or self._on_duty.reader is None:
            self._words.setText("")
            self.bar.hide()
            return
        last = left <= _LAST
        if last:
            seconds = max(1, math.ceil(left))
            said = (
                self.tr("Gaat op slot over 1 seconde")
                if seconds == 1
                else self.tr("Gaat op slot over {n} seconden").format(n=seconds)
            )
        else:
            minutes = math.ceil(left / 60)
            said = self.tr("Gaat op slot over {n} minuten").format(n=minutes)
            if self._on_duty.meeting:
                said = self.tr("Blijft open voor het overleg")
        self._words.setText(said)
        self._left.setText(f"{said}. " + self.tr("Wat bewaard is, blijft bewaard."))
        self.bar.setVisible(last and self._timer.isActive())

    def watch(self, on: bool) -> None:
        """Count, while the page is on the screen: where there is little room these words are not, the bar is."""
        if on:
            self._timer.start(_EVERY_MS)
        else:
            self._timer.stop()
        self.look()

    def _stay(self) -> None:
        self._on_duty.idle.touch()
        self.look()
