"""The one door for background work.

One worker thread for each store, so that only one thing at a time touches it (locking is true by construction),
and one for work that needs no store (loading the meaning, rendering paper). The worker of the desk store is only
made when it is first asked for something: searching does not wait for it. Results and errors come back on the GUI
thread. The caller owns the signals; what runs on the thread gets plain data
(Anki, qt/aqt/taskman.py; novelWriter, editor/runnables.py).
"""

from __future__ import annotations

import contextlib
import logging
import queue
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

_log = logging.getLogger(__name__)
T = TypeVar("T")
_TURN = 0.001
"""Seconds: with Python's own 5 ms a key press waits that long for a worker that counts."""


@dataclass(frozen=True)
class _Job:
    work: Callable[[], Any]
    done: Callable[[Any], None] | None
    failed: Callable[[Exception], None] | None
    wanted: Callable[[], bool] | None


class _Worker(threading.Thread):
    """Takes jobs one by one until it is told to stop."""

    def __init__(self, name: str, report: Callable[[Callable[[], None]], None]) -> None:
        super().__init__(name=name, daemon=True)
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._report = report
        self.start()

    def add(self, job: _Job) -> None:
        self._jobs.put(job)

    def stop(self, seconds: float, *, drop: bool) -> bool:
        """Finish what waits, or only what is under way with `drop`; False when it did not end in time."""
        if drop:
            with contextlib.suppress(queue.Empty):
                while True:
                    self._jobs.get_nowait()
        self._jobs.put(None)
        self.join(seconds)
        return not self.is_alive()

    def run(self) -> None:
        while (job := self._jobs.get()) is not None:
            if job.wanted is not None and not job.wanted():
                continue
            try:
                result = job.work()
            except Exception as error:
                self._report(_failure(job, error))
            else:
                self._report(_success(job, result))


def _success(job: _Job, result: Any) -> Callable[[], None]:
    def deliver() -> None:
        if job.done is not None and (job.wanted is None or job.wanted()):
            job.done(result)

    return deliver


def _failure(job: _Job, error: Exception) -> Callable[[], None]:
    def deliver() -> None:
        if job.failed is not None:
            job.failed(error)
            return
        # Nobody expects this error: it is ours, and the crash dialog tells.
        sys.excepthook(type(error), error, error.__traceback__)

    return deliver


class Tasks(QObject):
    """Runs work away from the GUI thread and brings the result back to it."""

    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(_TURN)
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._closed = False
        self._store = _Worker("directory", self._send)
        self._other = _Worker("achtergrond", self._send)
        self._desk: _Worker | None = None

    def with_directory(
        self,
        work: Callable[[], T],
        done: Callable[[T], None] | None = None,
        *,
        failed: Callable[[Exception], None] | None = None,
        wanted: Callable[[], bool] | None = None,
    ) -> None:
        """Run `work` on the worker of the directory; it may use Directory and Search.

        `done` and `failed` are called on the GUI thread. `wanted` is asked before the work starts and before
        `done`: a question that is no longer on the screen is not answered.
        """
        self._store.add(_Job(work, done, failed, wanted))

    def with_desk(
        self,
        work: Callable[[], T],
        done: Callable[[T], None] | None = None,
        *,
        failed: Callable[[Exception], None] | None = None,
        wanted: Callable[[], bool] | None = None,
    ) -> None:
        """Run `work` on the worker of the desk store, the only thread that may use it; as `with_directory`."""
        if self._desk is None:
            self._desk = _Worker("balie", self._send)
        self._desk.add(_Job(work, done, failed, wanted))

    def in_background(
        self,
        work: Callable[[], T],
        done: Callable[[T], None] | None = None,
        *,
        failed: Callable[[Exception], None] | None = None,
        wanted: Callable[[], bool] | None = None,
    ) -> None:
        """Run `work` that touches no store (paper, models) on its own thread."""
        self._other.add(_Job(work, done, failed, wanted))

    def close(self, seconds: float = 10.0) -> bool:
        """End every worker. What waits for a store (writes) is still done; what comes back is dropped."""
        self._closed = True
        ended = self._store.stop(seconds, drop=False)
        if self._desk is not None:
            ended = self._desk.stop(seconds, drop=False) and ended
        return self._other.stop(seconds, drop=True) and ended

    def _send(self, deliver: Callable[[], None]) -> None:
        if not self._closed:
            self._arrived.emit(deliver)

    @Slot(object)
    def _deliver(self, deliver: Callable[[], None]) -> None:
        if not self._closed:
            deliver()
