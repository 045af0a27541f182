"""One process at a time: what is made once for all of them is made by the first, and the others wait for it.

A lock of the system on a file, so that a process that was killed leaves nothing in the way.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from data.errors import Code, WorldError

_LOOK_AGAIN = 0.02  # seconds


@contextmanager
def alone(path: Path, seconds: float) -> Iterator[bool]:
    """Be the only one that has the lock file `path`, which is gone afterwards; True when another one had it first.

    Raises WorldError(STORE_LOCKED) after `seconds` of waiting, and OSError when the file cannot be made. Where the
    system has no locks (some network folders) nobody is kept out.
    """
    end, waited = time.monotonic() + seconds, False
    while (held := _try(path)) is None:
        waited = True
        if time.monotonic() > end:
            raise WorldError(Code.STORE_LOCKED)
        time.sleep(_LOOK_AGAIN)
    try:
        yield waited
    finally:
        if sys.platform != "win32":
            path.unlink(missing_ok=True)  # while it is ours: who waits for it sees that it is another file now
        os.close(held)
        if sys.platform == "win32":
            with suppress(OSError):  # another process has it open
                path.unlink(missing_ok=True)


def _try(path: Path) -> int | None:
    """The open file when it is ours now, None when somebody has it."""
    try:
        file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except PermissionError:
        if sys.platform == "win32" and path.exists():
            return None  # it is being taken away
        raise
    if not _locked(file):
        os.close(file)
        return None
    if sys.platform != "win32" and not _still(path, file):
        os.close(file)
        return None
    return file


def _still(path: Path, file: int) -> bool:
    """Whether the name still means the file that was locked: who had it before takes it away."""
    try:
        return os.path.samestat(path.stat(), os.fstat(file))
    except FileNotFoundError:
        return False


def _locked(file: int) -> bool:
    if sys.platform == "win32":
        import msvcrt

        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True  # no locks here
    return True
