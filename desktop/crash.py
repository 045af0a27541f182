"""When the program itself is wrong: a calm dialog, and a report without anything personal in it.

A report holds the type of the error and the places in the code. Never the message of the error nor the values of
variables: those can hold what a visitor asked.
"""

from __future__ import annotations

import faulthandler
import logging
import sys
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TextIO

from data.errors import Code, WorldError

_log = logging.getLogger(__name__)

_FAULTS = "laatste-vastloper.txt"
_REPORT = "laatste-fout.txt"
_open_file: TextIO | None = None  # faulthandler writes to this when the process dies; it must stay open


def describe(error: BaseException) -> str:
    """The error as types and places, cause by cause."""
    lines: list[str] = []
    seen: BaseException | None = error
    while seen is not None:
        lines.append(f"{type(seen).__module__}.{type(seen).__qualname__}")
        lines += [
            f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(seen.__traceback__)
        ]
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)
    return "\n".join(lines)


def install(folder: Path, show: Callable[[str], None], tell: Callable[[WorldError], None] | None = None) -> None:
    """From now on an exception nobody caught is written down and shown by `show` (with the report).

    What is the world's fault is no crash: `tell` says it. An exception in a slot goes to sys.excepthook, not to who
    emitted the signal.
    """
    _watch_faults(folder)

    def on_error(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        report = describe(error)
        told = _of_the_world(error)
        if tell is not None and told is not None:
            _log.warning("Nobody expected %s\n%s", told.code.value, report)
            tell(told)
            return
        _log.error("Unexpected error\n%s", report)
        _write(folder / _REPORT, report)
        try:
            show(report)
        except Exception as second:
            _log.error("The crash dialog failed\n%s", describe(second))

    sys.excepthook = on_error


def _of_the_world(error: BaseException) -> WorldError | None:
    """The error as the world's fault: a file that this user may not touch is none of ours either."""
    if isinstance(error, PermissionError) and error.filename is not None:
        return WorldError(Code.DATA_DIR_NOT_WRITABLE)
    return error if isinstance(error, WorldError) else None


def _watch_faults(folder: Path) -> None:
    global _open_file
    before = _open_file
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _open_file = (folder / _FAULTS).open("a", encoding="utf-8")
        faulthandler.enable(_open_file)
    except OSError:
        faulthandler.enable()
        return
    if before is not None:  # the program opened again after a backup was put back
        before.close()


def _write(path: Path, report: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{datetime.now():%Y-%m-%d %H:%M}\n{report}\n", encoding="utf-8")
    except OSError:
        _log.warning("The crash report could not be written")


def last_crash(folder: Path) -> str:
    """What made the program stop last time, once: "" when it ended well. Call before `install`."""
    path = folder / _FAULTS
    try:
        text = path.read_text(encoding="utf-8", errors="replace").strip()
        if text:
            path.replace(path.with_name("vorige-vastloper.txt"))
    except OSError:
        return ""
    return text
