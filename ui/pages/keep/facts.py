"""What there is of backups, read away from the window; nothing of it needs a key."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ui.context import Context

if TYPE_CHECKING:
    from data.restore import BackupContents

_MOST = 12


@dataclass(frozen=True)
class KeptFile:
    """A backup by its name: when it was made and where it is. Its bytes are read only when it is chosen."""

    file: Path
    made_on: datetime
    second: bool  # in the second folder


@dataclass(frozen=True)
class Kept:
    """The state of the backups."""

    last: datetime | None  # until when the last good one goes; of what people told when the desk is in use
    files: tuple[KeptFile, ...]
    second_there: bool


def last_good(context: Context) -> datetime | None:
    """Until when the last good backup goes. Reads every byte of it, so never on the GUI thread."""
    from data import archive, backup

    in_use = (context.data_dir / archive.SLOTS).exists()
    found = backup.last_good(context.data_dir, with_desk=in_use)
    if found is None:
        return None
    return found.manifest.desk_from or found.manifest.made_on


def read(context: Context) -> Kept:
    """Everything the page shows."""
    from data import backup, rotation

    second = second_folder(context)
    files = [KeptFile(path, moment, False) for path, moment in rotation.listed(context.data_dir / backup.FOLDER)]
    if second is not None:
        files += [KeptFile(path, moment, True) for path, moment in rotation.listed(second)]
    files.sort(key=lambda one: (one.made_on, not one.second), reverse=True)
    return Kept(last_good(context), tuple(files[:_MOST]), second is not None and second.is_dir())


def second_folder(context: Context) -> Path | None:
    """The second folder or stick, when one was chosen."""
    chosen = context.settings.current.backup_folder.strip()
    return Path(chosen) if chosen else None


def targets(context: Context) -> tuple[Path, ...]:
    """Where a backup goes besides the folder of the program."""
    second = second_folder(context)
    return (second,) if second is not None else ()


def contents(context: Context, file: Path) -> BackupContents:
    """What putting this one back would bring. Raises WorldError(BACKUP_DAMAGED | BACKUP_NEWER)."""
    from data.restore import describe

    return describe(file, context.data_dir)
