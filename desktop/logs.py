"""The log file: what the program did, never what people said. No search text, names or numbers."""

from __future__ import annotations

import logging
from contextlib import suppress
from pathlib import Path

_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_NAME = "inloopbalie.log"
_MOST_BYTES = 500_000


class _NoTracebackText(logging.Formatter):
    """Writes an exception as its type and places: its message can hold what somebody typed."""

    def format(self, record: logging.LogRecord) -> str:
        """Never what another handler made of the exception before us: logging keeps that text in the record."""
        kept, record.exc_text = record.exc_text, None
        try:
            return super().format(record)
        finally:
            record.exc_text = kept

    def formatException(self, ei: object) -> str:  # noqa: N802 - the name is logging's
        from desktop.crash import describe

        error = ei[1] if isinstance(ei, tuple) else None
        return describe(error) if isinstance(error, BaseException) else ""


class _LogFile(logging.FileHandler):
    """The file, opened at the first line. A line that cannot be written is gone: the log never stops the program."""

    def emit(self, record: logging.LogRecord) -> None:
        """Opening it is not among the errors that logging itself keeps in."""
        try:
            super().emit(record)
        except OSError:
            self.handleError(record)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the name is logging's
        """Nothing on the error stream either, where logging would print a traceback."""

    def close(self) -> None:
        """A disk that is full is told here too, when the rest is written."""
        with suppress(OSError):
            super().close()


def start_logging(folder: Path) -> None:
    """Write to a file in `folder`; the one before it is kept when it grew large.

    A folder that cannot be written gives no log and no error. (logging.handlers would rotate while the program
    runs, but its import is a noticeable part of the start, and this log grows by a few lines a day.)
    """
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    path = folder / _NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > _MOST_BYTES:
            path.replace(path.with_suffix(".vorige.log"))
        handler: logging.Handler = _LogFile(path, encoding="utf-8", delay=True)
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(_NoTracebackText(_FORMAT))
    root.addHandler(handler)
