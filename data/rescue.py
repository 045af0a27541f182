"""The public list out of the newest good backup, for a start that finds its own damaged. desk.db is not touched."""

from __future__ import annotations

import logging
import shutil
import tempfile
from datetime import datetime
from pathlib import Path

from data import archive, migrate, rotation, stores
from data.backup import FOLDER
from data.errors import WorldError

_log = logging.getLogger(__name__)


def bring_directory_back(folder: Path, target: Path) -> datetime | None:
    """Put the directory.db of the newest good backup in `folder`/backups at `target`, where no file stands.

    Returns from when that backup is; None when there is none that this version of the program can open.
    """
    known = migrate.known_revisions(stores.DIRECTORY)
    for backup, _ in rotation.listed(folder / FOLDER):
        try:
            manifest = archive.peek(backup)
            if archive.DIRECTORY not in manifest.parts or manifest.directory_revision not in known:
                continue
            work = Path(tempfile.mkdtemp(prefix=rotation.WORK, dir=folder))
            try:
                archive.extract(backup, work, (archive.DIRECTORY,))
                (work / archive.DIRECTORY).replace(target)
            finally:
                shutil.rmtree(work, ignore_errors=True)
        except WorldError as error:
            _log.warning("%s is no good backup: %s", backup.name, error.code.value)
            continue
        _log.info("The public list comes from %s", backup.name)
        return manifest.made_on
    return None
