"""Notices that nobody touches the program: then what people told us is covered.

Only the window that has the keyboard is watched, and only while a dienst is open; a filter on the application would
see every event of the program.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from shiboken6 import isValid

_LOOK_EVERY_MS = 2_000
_TOUCHED = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
    }
)


def seconds_now() -> float:
    """Seconds on a clock that goes on while the computer sleeps: a lid closed for an hour is an hour idle."""
    boot = getattr(time, "CLOCK_BOOTTIME", None)
    return time.clock_gettime(boot) if boot is not None else time.monotonic()


class IdleWatch(QObject):
    """Tells once per quiet time that a limit was reached; touching the program starts all limits anew."""

    reached = Signal(str)  # the name of the limit

    def __init__(self, parent: QObject | None = None, *, clock: Callable[[], float] = seconds_now) -> None:
        super().__init__(parent)
        self._clock = clock
        self._limits: dict[str, float] = {}
        self._told: set[str] = set()
        self._last = clock()
        self._window: QWindow | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)

    @property
    def watching(self) -> bool:
        """Whether the program is watched at all."""
        return self._timer.isActive()

    def start(self, limits: Mapping[str, float]) -> None:
        """Watch, with these limits by name, in seconds; counting begins now."""
        self._limits = dict(limits)
        if not self.watching:
            app = QGuiApplication.instance()
            assert isinstance(app, QGuiApplication)
            app.focusWindowChanged.connect(self._follow)
            self._follow(QGuiApplication.focusWindow())
            self._timer.start(_LOOK_EVERY_MS)
        self.touch()

    def stop(self) -> None:
        """Watch no more."""
        if self.watching:
            self._timer.stop()
            app = QGuiApplication.instance()
            assert isinstance(app, QGuiApplication)
            app.focusWindowChanged.disconnect(self._follow)
            self._follow(None)

    def touch(self) -> None:
        """Somebody is here."""
        self._last = self._clock()
        self._told.clear()

    def look(self) -> None:
        """See how long it has been quiet, and tell which limits that reaches."""
        quiet = self._clock() - self._last
        for name, limit in self._limits.items():
            if quiet >= limit and name not in self._told:
                self._told.add(name)
                self.reached.emit(name)

    @property
    def left(self) -> float | None:
        """Seconds of rest until the first limit that was not reached yet; None when nothing is watched."""
        waiting = [limit for name, limit in self._limits.items() if name not in self._told]
        if not self.watching or not waiting:
            return None
        return max(0.0, min(waiting) - (self._clock() - self._last))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHED:
            self.look()  # first what was due: after a sleep the key press comes before the timer
            self.touch()
        return False

    def _follow(self, window: QWindow | None) -> None:
        if self._window is not None and isValid(self._window):
            self._window.removeEventFilter(self)
        self._window = window
        if window is not None:
            window.installEventFilter(self)
