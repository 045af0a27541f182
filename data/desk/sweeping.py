"""Writing the store anew without what was deleted, and the side file that says when that (or erasing) is due.

`retention.json` is read without a key: it holds a day and whether pages still have to be written anew, nothing else.
"""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from data.desk.access import bare_connection, wording_driver
from data.desk.duty import Duty
from data.errors import Code, WorldError
from data.vault.files import write_whole

FILE_NAME = "retention.json"


def want_sweep(folder: Path) -> None:
    """Something is about to be taken away outside `erase_due`: have the store written anew by the next one.

    Raises WorldError(DISK_FULL | FILE_NOT_WRITABLE).
    """
    before = note(folder)
    if not before.sweep:
        write_note(folder, SideNote(before.next_due, sweep=True))


def sweep_when_wanted(duty: Duty) -> bool:
    """Write the store anew when something was taken away since the last time; whether it was. Raises as `sweep`."""
    folder = duty.session.folder
    if not note(folder).sweep:
        return False
    sweep(duty)
    write_note(folder, SideNote(note(folder).next_due, sweep=False))
    return True


def sweep(duty: Duty) -> None:
    """Write the store anew without what was deleted, and empty its WAL; takes about 10 ms a megabyte.

    Raises WorldError(DISK_FULL | STORE_LOCKED | DESK_DAMAGED | DUTY_OVER).
    """
    with wording_driver(), closing(bare_connection(duty)) as connection:
        connection.execute("VACUUM")
        busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise WorldError(Code.STORE_LOCKED)


@dataclass(frozen=True)
class SideNote:
    """retention.json: the first day that something is due, and whether pages still have to be written anew."""

    next_due: date | None = None
    sweep: bool = False


def note(folder: Path) -> SideNote:
    """What the side file says; that pages must be written anew when it cannot be read."""
    try:
        said = json.loads((folder / FILE_NAME).read_text(encoding="utf-8"))
        day = said["next_due"]
        return SideNote(date.fromisoformat(day) if day else None, bool(said["sweep"]))
    except FileNotFoundError:
        return SideNote()
    except (OSError, ValueError, KeyError, TypeError):
        return SideNote(sweep=True)  # nothing is known: then it is done once too often


def write_note(folder: Path, now: SideNote) -> None:
    """Put another in its place. Raises WorldError(DISK_FULL | FILE_NOT_WRITABLE)."""
    said = {"next_due": now.next_due.isoformat() if now.next_due else None, "sweep": now.sweep}
    write_whole(folder / FILE_NAME, json.dumps(said).encode("utf-8"))
