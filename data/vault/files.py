"""Small files that must be whole at every moment: written beside, flushed, then renamed."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from data.errors import Code, WorldError

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


@contextmanager
def wording_files(folder: Path) -> Iterator[None]:
    """Turn what the system says about files into WorldError(DISK_FULL | FILE_NOT_WRITABLE, folder=...)."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise WorldError(Code.DISK_FULL) from error
        raise WorldError(Code.FILE_NOT_WRITABLE, folder=str(folder)) from error


def write_whole(path: Path, content: bytes) -> None:
    """Put `content` at `path`: the old file or the new one is there, whatever happens in between.

    Raises WorldError(DISK_FULL | FILE_NOT_WRITABLE); the old file is then untouched.
    """
    fresh = path.with_name(f"{path.name}.tmp")
    with wording_files(path.parent):
        try:
            with fresh.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(path)
        finally:
            fresh.unlink(missing_ok=True)
        flush_folder(path.parent)


def flush_file(path: Path) -> None:
    """Make sure that a file another library wrote is on the disk."""
    with wording_files(path.parent), path.open("rb+") as file:
        os.fsync(file.fileno())


def flush_folder(folder: Path) -> None:
    """Make sure that the names in a folder are on the disk; Windows keeps them by itself."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
