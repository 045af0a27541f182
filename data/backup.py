"""Making backups: one file with both stores, who can open them and the settings; checked, rotated, put in two places.

Through SQLite's backup API, never by copying a store that is in use. Drafts do not come along. Without a key (the
beheerder needs none) the desk store cannot be copied that way: the backup then takes it from the last one made with
a key, at the end of a dienst, and says up to when that is.
"""

from __future__ import annotations

import logging
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from data import archive, rotation
from data.directory.store import Notice
from data.engine import world_code
from data.errors import Code, WorldError
from data.vault import slots
from data.vault.files import wording_files
from resources import VERSION

if TYPE_CHECKING:
    from data.desk.duty import Duty

_log = logging.getLogger(__name__)

FOLDER = "backups"
WARN_AFTER = timedelta(days=3)
_LEFT_BEHIND = 3_600  # seconds; younger ones can be of another process that is at work

Progress = Callable[[int, int], None]  # pages done, pages in all


@dataclass(frozen=True)
class OtherPlace:
    """How a second folder or stick went: `code` is None when the backup is there too."""

    folder: Path
    code: Code | None


@dataclass(frozen=True)
class BackupResult:
    """A backup that was made. `desk_from`: up to when it holds what people told us; None: not at all."""

    file: Path
    made_on: datetime
    desk_from: datetime | None
    others: tuple[OtherPlace, ...] = ()


@dataclass(frozen=True)
class GoodBackup:
    """A backup of which every byte is as it was written."""

    file: Path
    manifest: archive.Manifest


def make_backup(
    folder: Path,
    duty: Duty | None,
    targets: Sequence[Path] = (),
    *,
    now: datetime,
    progress: Progress | None = None,
) -> BackupResult:
    """Make a backup in `folder`/backups and in each of `targets`, check it by opening it, and rotate.

    `duty` opens the desk store; None when nobody is on duty. A target that cannot be reached (a stick that is not
    there) does not spoil the rest: see `BackupResult.others`.
    Raises WorldError(DISK_FULL | FILE_NOT_WRITABLE | BACKUP_DAMAGED | DESK_DAMAGED | DIRECTORY_DAMAGED | DUTY_OVER);
    the backups that were there stay.
    """
    own = folder / FOLDER
    result, house = _make(folder, own, duty, now=now, progress=progress)
    rotation.rotate(own, None, now)
    rotation.sweep_aside(folder, now)
    others = tuple(_also_in(target, result.file, house, now) for target in targets if target != own)
    return BackupResult(result.file, result.made_on, result.desk_from, others)


def backup_to(folder: Path, target: Path, duty: Duty | None = None, *, now: datetime) -> BackupResult:
    """Make one backup in `target` only, for `backup DIR`. Raises as `make_backup` does."""
    result, house = _make(folder, target, duty, now=now, progress=None)
    rotation.rotate(target, house, now)
    return result


def last_good(folder: Path, *, with_desk: bool = False) -> GoodBackup | None:
    """The newest good backup in `folder`/backups; `with_desk`: that has the desk store in it."""
    for path, _ in rotation.listed(folder / FOLDER):
        try:
            manifest = archive.verify(path)
        except WorldError as error:
            _log.warning("%s is no good backup: %s", path.name, error.code.value)
            continue
        if not with_desk or archive.DESK in manifest.parts:
            return GoodBackup(path, manifest)
    return None


def old_backup(folder: Path, now: datetime) -> Notice | None:
    """What to say at start when the last good backup is older than 3 days, or when there is none; None if not.

    Only for a desk store that is in use: the public list alone is made again from the starter list.
    """
    if not (folder / archive.SLOTS).exists():
        return None
    last = last_good(folder, with_desk=True)
    if last is None:
        return Notice(Code.BACKUP_NONE)
    moment = last.manifest.desk_from or last.manifest.made_on
    if now - moment <= WARN_AFTER:
        return None
    return Notice(Code.BACKUP_OLD, (("days", str((now - moment).days)), ("since", moment.date().isoformat())))


def _make(
    folder: Path, where: Path, duty: Duty | None, *, now: datetime, progress: Progress | None
) -> tuple[BackupResult, str]:
    """One backup in `where`, and which house it is of."""
    with _work_folder(folder) as work:
        parts = _desk_parts(folder, work, duty, progress)
        desk_from = parts.desk_from if duty is None else now
        directory = _directory_copy(folder, work)
        files = dict(parts.files)
        if directory is not None:
            files[archive.DIRECTORY] = directory.file
        if (folder / archive.SETTINGS).exists():
            files[archive.SETTINGS] = folder / archive.SETTINGS
        made = _free(where, now)
        archive.write(
            made,
            files,
            archive.Manifest(
                made_on=now,
                house=parts.house,
                program=VERSION,
                desk_revision=parts.revision,
                directory_revision=directory.revision if directory else "",
                services=directory.services if directory else 0,
                desk_from=desk_from,
            ),
        )
        if duty is not None:
            _open_again(made, duty, work)
    _log.info("A backup was made and checked: %s", made.name)
    return BackupResult(made, now, desk_from), parts.house


@dataclass(frozen=True)
class _DeskParts:
    files: tuple[tuple[str, Path], ...] = ()
    house: str = ""
    revision: str = ""
    desk_from: datetime | None = None


@dataclass(frozen=True)
class _DirectoryCopy:
    file: Path
    revision: str
    services: int


def _desk_parts(folder: Path, work: Path, duty: Duty | None, progress: Progress | None) -> _DeskParts:
    """The desk store and what belongs to it, taken from the store itself or, without a key, from the last backup."""
    if not (folder / archive.SLOTS).exists():
        return _DeskParts()
    if duty is None:
        last = last_good(folder, with_desk=True)
        if last is None:
            return _DeskParts(house=slots.read(folder).store)
        names = (archive.DESK, archive.SLOTS, archive.RETENTION)
        manifest = archive.extract(last.file, work, names)
        present = tuple((name, work / name) for name in names if (work / name).exists())
        return _DeskParts(present, manifest.house, manifest.desk_revision, manifest.desk_from)
    from data.desk.access import copy_store

    copy_store(duty, work / archive.DESK, progress=progress)
    files = [(archive.DESK, work / archive.DESK)]
    with wording_files(folder):
        for name in (archive.SLOTS, archive.RETENTION):
            if (folder / name).exists():
                shutil.copyfile(folder / name, work / name)
                files.append((name, work / name))
    read = slots.read(work)
    return _DeskParts(tuple(files), read.store, read.revision)


def _directory_copy(folder: Path, work: Path) -> _DirectoryCopy | None:
    """The public list, through the backup API. A damaged one is left out: it never holds up what people told us."""
    source, target = folder / archive.DIRECTORY, work / archive.DIRECTORY
    if not source.exists():
        return None
    try:
        with (
            closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as origin,
            closing(sqlite3.connect(target)) as copy,
        ):
            origin.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
            if copy.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
                raise sqlite3.DatabaseError("integrity_check")
            (revision,) = copy.execute("SELECT version_num FROM alembic_version").fetchone()
            (services,) = copy.execute("SELECT count(*) FROM service").fetchone()
    except sqlite3.Error as error:
        target.unlink(missing_ok=True)
        code = world_code(error, Code.DIRECTORY_DAMAGED)
        if code is Code.DISK_FULL:
            raise WorldError(code) from error
        _log.warning("The public list is not in the backup: %s", code.value if code else type(error).__name__)
        return None
    return _DirectoryCopy(target, revision, services)


def _open_again(made: Path, duty: Duty, work: Path) -> None:
    """Take the desk store out of the backup that was made and read all of it. A bad backup does not stay."""
    from data.desk.access import bare_connection, check_pages, wording_driver

    proof = work / "proef"
    try:
        archive.extract(made, proof, (archive.DESK,))
        with wording_driver(), closing(bare_connection(duty, proof / archive.DESK)) as connection:
            check_pages(connection)
    except WorldError as error:
        made.unlink(missing_ok=True)
        if error.code is Code.DESK_DAMAGED:
            raise WorldError(Code.BACKUP_DAMAGED, file=made.name) from error
        raise


def _also_in(target: Path, made: Path, house: str, now: datetime) -> OtherPlace:
    if not target.is_dir():
        return OtherPlace(target, Code.BACKUP_TARGET_GONE)  # never made: it may be the place of a stick that is out
    try:
        archive.copy(made, target / made.name)
        rotation.rotate(target, house, now)
    except WorldError as error:
        _log.warning("The second folder has no backup: %s", error.code.value)
        return OtherPlace(target, error.code)
    return OtherPlace(target, None)


def _free(where: Path, now: datetime) -> Path:
    """The name for a backup of this moment, a second later when that one is taken."""
    moment = now
    while (where / archive.name_of(moment)).exists():
        moment += timedelta(seconds=1)
    return where / archive.name_of(moment)


@contextmanager
def _work_folder(folder: Path) -> Iterator[Path]:
    """A folder beside the stores, gone afterwards; what a killed program left of one goes as well."""
    import tempfile

    with wording_files(folder):
        folder.mkdir(parents=True, exist_ok=True)
        for left in folder.glob(f"{rotation.WORK}*"):
            if time.time() - left.stat().st_mtime > _LEFT_BEHIND:
                shutil.rmtree(left)
        work = Path(tempfile.mkdtemp(prefix=rotation.WORK, dir=folder))
    try:
        yield work
    finally:
        shutil.rmtree(work, ignore_errors=True)
