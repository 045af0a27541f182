"""The log file: what the program did, never what people said. No search text, names or numbers."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class _NoTracebackText(logging.Formatter):
    """Writes an exception as its type and places: its message can hold what somebody typed."""

    def formatException(self, ei: object) -> str:  # noqa: N802 - the name is logging's
        from desktop.crash import describe

        error = ei[1] if isinstance(ei, tuple) else None
        return describe(error) if isinstance(error, BaseException) else ""


def start_logging(folder: Path) -> None:
    """Write to a small rotating file in `folder`; a folder that cannot be written gives no log, no error."""
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / "inloopbalie.log", maxBytes=500_000, backupCount=3, encoding="utf-8", delay=True
        )
    except OSError:
        root.addHandler(logging.NullHandler())
        return
    handler.setFormatter(_NoTracebackText(_FORMAT))
    root.addHandler(handler)
