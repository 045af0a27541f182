"""The end of a buurthuis: everything that was kept here goes, first of all what opens it."""

from __future__ import annotations

import logging
import os
import shutil
from pathlib import Path

from data import restore, rotation
from data.desk.access import as_reader
from data.desk.duty import Duty
from data.desk.session import FILE_NAME
from data.errors import Code, WorldError
from data.vault import slots, tries
from data.vault.device import DeviceSecret
from data.vault.files import flush_folder

_log = logging.getLogger(__name__)

_FOLDERS = ("backups",)
_FOLDER_STARTS = (restore.ASIDE, restore.FRESH, rotation.WORK)
_FILE_STARTS = (
    FILE_NAME, slots.FILE_NAME, tries.FILE_NAME, "desk-", "retention.json", "gewist.json", "directory", "settings",
    restore.ORDER,
)  # fmt: skip


def erase_everything(
    reader: Duty, folder: Path, device: DeviceSecret, second: Path | None = None
) -> tuple[WorldError, ...]:
    """Erase stores, slots, settings, backups and what was kept aside in `folder`, and this PC's secret.

    `second`: the second folder or stick of the settings; the backups of this house go there too. The slots are
    overwritten before they go: without them nothing opens what a disk may still hold of the rest.
    Returns what could not be erased, as WorldError(BACKUPS_LEFT | ERASING_LEFT, folder=); all the rest is gone then.
    Raises WorldError(ROLE_REFUSED | DUTY_OVER | DUTY_COVERED); nothing was erased then.
    """
    session = as_reader(reader).session
    session.close()
    first, rest = _ours(folder)
    left = _erase(first)
    backups_left = second is not None and not _second_emptied(second, session.store_id)
    left += _erase(rest)
    device.forget(session.store_id)
    try:
        flush_folder(folder)
    except OSError as error:
        _log.warning("It is not certain that the erasing is on the disk by now: %s", type(error).__name__)
    troubles = []
    if left:
        troubles.append(WorldError(Code.ERASING_LEFT, folder=str(folder)))
    if backups_left:
        troubles.append(WorldError(Code.BACKUPS_LEFT, folder=str(second)))
    return tuple(troubles)


def _second_emptied(second: Path, house: str) -> bool:
    """Remove the backups of this house from the second place; False when there may be some left."""
    try:
        return rotation.remove_all(second, house).unknown == 0
    except WorldError as error:
        _log.warning("The backups of the second place could not all be removed: %s", error.code.value)
        return False


def _ours(folder: Path) -> tuple[list[Path], list[Path]]:
    """What is of this house in the folder: the slots, and the rest."""
    ours = sorted(
        path
        for path in folder.iterdir()
        if (path.is_dir() and (path.name in _FOLDERS or path.name.startswith(_FOLDER_STARTS)))
        or (path.is_file() and path.name.startswith(_FILE_STARTS))
    )
    first = [path for path in ours if path.name.startswith(slots.FILE_NAME)]
    return first, [path for path in ours if path not in first]


def _erase(paths: list[Path]) -> int:
    """Erase these; returns how many could not be."""
    failed = 0
    for path in paths:
        try:
            if path.is_dir():
                shutil.rmtree(path)
            else:
                if path.name.startswith(slots.FILE_NAME):
                    _overwrite(path)
                path.unlink()
        except OSError as error:
            _log.warning("%s could not be erased: %s", path.name, type(error).__name__)
            failed += 1
    return failed


def _overwrite(path: Path) -> None:
    with path.open("r+b") as file:
        file.write(bytes(path.stat().st_size))
        file.flush()
        os.fsync(file.fileno())
