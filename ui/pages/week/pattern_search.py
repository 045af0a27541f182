"""Looking for patterns without standing in the way: small jobs, so that reading a signal comes in between."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from data.desk.signals.patterns import Pattern
from ui.pages.week.work import WeekWork


class PatternSearch(QObject):
    """`found` comes with the patterns when all of it was looked through; not after `stop` or a new `look`."""

    found = Signal(object)  # tuple[Pattern, ...]

    def __init__(self, work: WeekWork, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._turn = 0  # plain: it is read on the worker too
        self.known = False

    def look(self) -> None:
        """Begin when what stands on the screen was painted. The first time opens each signal of twelve weeks."""
        self._turn += 1
        wanted = self._wanted(self._turn)
        QTimer.singleShot(0, self, lambda: self._step(wanted))

    def stop(self) -> None:
        """What is under way ends with its step; what was opened is held by the key, and goes with it."""
        self._turn += 1

    def forget(self) -> None:
        """Stop, and know nothing any more."""
        self.stop()
        self.known = False

    def _wanted(self, turn: int) -> Callable[[], bool]:
        return lambda: turn == self._turn

    def _step(self, wanted: Callable[[], bool]) -> None:
        def over(left: int) -> None:
            if left:
                self._step(wanted)
            else:
                self._work.ask(self._work.find_patterns, self._show, wanted=wanted)

        if wanted():
            self._work.ask(self._work.prepare_patterns, over, wanted=wanted)

    def _show(self, patterns: tuple[Pattern, ...]) -> None:
        self.known = True
        self.found.emit(patterns)
