"""The end of a buurthuis: everything that was kept here goes, first of all what opens it."""

from __future__ import annotations

import logging
import os
import shutil
from pathlib import Path

from data.desk.access import as_reader
from data.desk.duty import Duty
from data.desk.session import FILE_NAME
from data.errors import Code, WorldError
from data.vault import slots, tries
from data.vault.device import DeviceSecret
from data.vault.files import flush_folder

_log = logging.getLogger(__name__)

_FOLDERS = ("backups",)
_FOLDER_STARTS = ("voor-terugzetten-", "terugzetten.")
_FILE_STARTS = (FILE_NAME, slots.FILE_NAME, tries.FILE_NAME, "desk-", "retention.json", "directory", "settings")


def erase_everything(reader: Duty, folder: Path, device: DeviceSecret) -> None:
    """Erase stores, slots, settings, backups and what was kept aside in `folder`, and this PC's secret.

    The slots are overwritten before they go: without them nothing opens what a disk may still hold of the rest.
    Raises WorldError(ROLE_REFUSED | DUTY_OVER | DUTY_COVERED), and WorldError(FILE_NOT_WRITABLE) when something
    could not be erased; the rest is gone then.
    """
    session = as_reader(reader).session
    session.close()
    failed = False
    for path in _slots_first(folder):
        try:
            if path.is_dir():
                shutil.rmtree(path)
            else:
                if path.name.startswith(slots.FILE_NAME):
                    _overwrite(path)
                path.unlink()
        except OSError as error:
            _log.warning("%s could not be erased: %s", path.name, type(error).__name__)
            failed = True
    device.forget(session.store_id)
    flush_folder(folder)
    if failed:
        raise WorldError(Code.FILE_NOT_WRITABLE, folder=str(folder))


def _slots_first(folder: Path) -> list[Path]:
    ours = [
        path
        for path in folder.iterdir()
        if (path.is_dir() and (path.name in _FOLDERS or path.name.startswith(_FOLDER_STARTS)))
        or (path.is_file() and path.name.startswith(_FILE_STARTS))
    ]
    return sorted(ours, key=lambda path: (not path.name.startswith(slots.FILE_NAME), path.name))


def _overwrite(path: Path) -> None:
    with path.open("r+b") as file:
        file.write(bytes(path.stat().st_size))
        file.flush()
        os.fsync(file.fileno())
