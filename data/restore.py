"""Putting a backup back, in two steps, so that a power cut in between leaves the old state or the new, never half.

`prepare` takes everything out beside the present state and checks it; its last deed is the order to change over.
`finish` carries out an order that is there: it may be broken off anywhere and is then carried on with at the next
start, before any store is opened. The present state is moved aside as a whole and kept.
"""

from __future__ import annotations

import json
import logging
import shutil
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from data import archive, migrate, stores
from data.errors import Code, WorldError
from data.vault.files import flush_folder, wording_files, write_whole
from data.vault.slots import SlotFile

_log = logging.getLogger(__name__)

FRESH = "terugzetten.nieuw"
ORDER = "terugzetten.json"
ASIDE = "voor-terugzetten-"
_BESIDE = ("-wal", "-shm", "-journal")  # what SQLite keeps beside a store, and what must never meet another store


@dataclass(frozen=True)
class BackupContents:
    """What putting a backup back would bring, known without any key."""

    file: Path
    made_on: datetime
    program: str
    desk: bool  # whether what people told us is in it
    desk_from: datetime | None  # up to when
    people: tuple[str, ...]  # who can log in after it, by roepnaam
    returning: tuple[str, ...]  # of those: who cannot log in now (stopped since), and could again
    missing: tuple[str, ...]  # who can log in now and could not any more
    services: int
    settings: bool


@dataclass(frozen=True)
class _Order:
    aside: str
    parts: tuple[str, ...]


def describe(file: Path, folder: Path | None = None) -> BackupContents:
    """What is in a backup; with `folder` beside what is there now. Every byte is read.

    Raises WorldError(BACKUP_DAMAGED | BACKUP_NEWER).
    """
    manifest = archive.verify(file)
    _refuse_newer(manifest, file)
    people = _people(archive.read_part(file, archive.SLOTS))
    present = _people(_bytes(folder / archive.SLOTS)) if folder is not None else people
    return BackupContents(
        file=file,
        made_on=manifest.made_on,
        program=manifest.program,
        desk=archive.DESK in manifest.parts,
        desk_from=manifest.desk_from,
        people=tuple(people.values()),
        returning=tuple(name for key, name in people.items() if key not in present),
        missing=tuple(name for key, name in present.items() if key not in people),
        services=manifest.services,
        settings=archive.SETTINGS in manifest.parts,
    )


def restore(file: Path, folder: Path, *, now: datetime) -> Path:
    """Put a backup back at once; no store in `folder` may be open. Returns where the state of before is kept.

    Raises WorldError(BACKUP_DAMAGED | BACKUP_NEWER | DISK_FULL | FILE_NOT_WRITABLE); nothing has changed then.
    """
    aside = prepare(file, folder, now=now)
    finish(folder)
    return aside


def prepare(file: Path, folder: Path, *, now: datetime) -> Path:
    """Take the backup out beside the present state and give the order to change over at the next start.

    For a window that has the stores open: after this it closes, and `finish` runs before anything opens again.
    Returns where the present state will be kept. Raises as `restore` does.
    """
    describe(file)
    finish(folder)  # an order that is still there comes first
    fresh = folder / FRESH
    _clear(fresh)
    try:
        manifest = archive.extract(file, fresh)
        aside = _free_name(folder, now)
        _give_order(folder, _Order(aside.name, manifest.parts))
    except WorldError:
        _clear(fresh)
        raise
    return aside


def finish(folder: Path) -> Path | None:
    """Carry out the order to change over, when there is one; returns where the state of before is kept.

    Safe to break off and to run again. Raises WorldError(FILE_NOT_WRITABLE | DISK_FULL): it goes on at the next
    start.
    """
    order = _order(folder)
    if order is None:
        return None  # what was taken out and never ordered can be of another process: `sweep_aside` sees to it
    aside, fresh = folder / order.aside, folder / FRESH
    with wording_files(folder):
        aside.mkdir(exist_ok=True)
        for name in _replaced(order.parts):
            coming = name in order.parts
            if coming and not (fresh / name).exists():
                continue  # this part was done before it was broken off
            for beside in (*_BESIDE, ""):  # the store itself last: without it the rest means nothing
                present = folder / f"{name}{beside}"
                if present.exists():
                    present.replace(aside / present.name)
            flush_folder(aside)
            flush_folder(folder)
            if coming:
                (fresh / name).replace(folder / name)
                flush_folder(folder)
        (folder / ORDER).unlink()
        flush_folder(folder)
        if not any(aside.iterdir()):
            aside.rmdir()
    _clear(fresh)
    _log.info("A backup was put back; what was there before is in %s", aside.name)
    return aside


def waiting(folder: Path) -> bool:
    """Whether an order to change over still has to be carried out."""
    return _order(folder) is not None


def _refuse_newer(manifest: archive.Manifest, file: Path) -> None:
    known = migrate.known_revisions(stores.DESK) | {""}
    if manifest.desk_revision not in known:
        raise WorldError(Code.BACKUP_NEWER, file=file.name)
    if manifest.directory_revision not in migrate.known_revisions(stores.DIRECTORY) | {""}:
        raise WorldError(Code.BACKUP_NEWER, file=file.name)


def _replaced(parts: tuple[str, ...]) -> tuple[str, ...]:
    """What makes room: the parts that come, and whatever belongs to the desk store when that one comes."""
    coming = set(parts)
    if archive.DESK in coming:
        coming |= {archive.SLOTS, archive.RETENTION}
    return tuple(name for name in archive.PARTS if name in coming)


def _give_order(folder: Path, order: _Order) -> None:
    write_whole(folder / ORDER, json.dumps(asdict(order)).encode("utf-8"))


def _order(folder: Path) -> _Order | None:
    """The order to change over. One that cannot be read was never given: it gets its name when it is whole."""
    try:
        said = json.loads((folder / ORDER).read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError) as error:
        raise WorldError(Code.FILE_NOT_WRITABLE, folder=str(folder)) from error
    return _Order(Path(said["aside"]).name, tuple(said["parts"]))


def _free_name(folder: Path, now: datetime) -> Path:
    aside = folder / f"{ASIDE}{now:%Y%m%d-%H%M%S}"
    number = 1
    while aside.exists():
        number += 1
        aside = folder / f"{ASIDE}{now:%Y%m%d-%H%M%S}-{number}"
    return aside


def _clear(fresh: Path) -> None:
    if fresh.exists():
        shutil.rmtree(fresh, ignore_errors=True)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _people(slots: bytes) -> dict[str, str]:
    """Who can log in with this file of slots: person id to roepnaam; nobody when it cannot be read."""
    if not slots:
        return {}
    try:
        return {person.id: person.name for person in SlotFile.from_bytes(slots).people}
    except WorldError:
        return {}
