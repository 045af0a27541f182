"""The turn of each minute, for what the clock decides."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

_MINUTE = 60_000  # ms
_LEAST = 500  # ms; a clock that is set back never makes it spin


class Minute(QObject):
    """Emits `passed` a moment after each full minute of the clock it was given."""

    passed = Signal()

    def __init__(self, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._turn)
        self._wait()

    def _turn(self) -> None:
        self.passed.emit()
        self._wait()

    def _wait(self) -> None:
        now = self._now()
        self._timer.start(max(_LEAST, _MINUTE - now.second * 1000 - now.microsecond // 1000))
