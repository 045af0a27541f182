"""The facts on the clipboard, for her own registration: for two minutes, and never longer than the screen is open."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

from ui.on_duty import OnDuty

KEPT_MS = 120_000


class Copied(QObject):
    """Takes away only what it put there itself."""

    def __init__(self, on_duty: OnDuty, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._on_duty = on_duty
        self._text = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.take_away)
        on_duty.changed.connect(self._look)
        app = QGuiApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.take_away)

    def put(self, text: str) -> None:
        """Put it on the clipboard."""
        self._text = text
        QGuiApplication.clipboard().setText(text)
        self._timer.start(KEPT_MS)

    def take_away(self) -> None:
        """Empty the clipboard, if it still holds this."""
        self._timer.stop()
        text, self._text = self._text, ""
        clipboard = QGuiApplication.clipboard()
        if text and clipboard.text() == text:
            clipboard.clear()

    def _look(self) -> None:
        if self._on_duty.reader is None:
            self.take_away()
