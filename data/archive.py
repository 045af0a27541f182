"""The file of a backup: one zip, not compressed, whose last 64 bytes are the SHA-256 of all bytes before them.

A zip so that a beheerder without this program can still take `directory.db` out of it; the sum at its end (inside
the zip's comment, where zip readers allow it) so that any byte that fell over is noticed before anything is put
back. The sum guards against accidents, not against somebody who makes a false backup on purpose: the desk store
in it is guarded by its own key, and settings and the public list hold nothing that opens it.
"""

from __future__ import annotations

import hashlib
import json
import os
import zipfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from data.errors import Code, WorldError
from data.vault.files import flush_folder, wording_files

SUFFIX = ".backup"
MANIFEST = "inhoud.json"
DESK, SLOTS, DIRECTORY, SETTINGS, RETENTION = "desk.db", "slots.json", "directory.db", "settings.json", "retention.json"
PARTS = (DESK, SLOTS, DIRECTORY, SETTINGS, RETENTION)  # what a backup can hold, and nothing else comes out of one
FORMAT = 1

_LABEL = b"sha256="
_SUM_LENGTH = 64
_CHUNK = 1 << 20


@dataclass(frozen=True)
class Manifest:
    """What a backup says about itself, readable without a key; nothing in it is personal."""

    made_on: datetime
    house: str  # which store it is of: backups of other houses on the same stick are left alone
    program: str
    desk_revision: str  # "" when there is no desk store in it
    directory_revision: str
    services: int
    desk_from: datetime | None  # the moment the desk store in it was copied; earlier than made_on without a key
    sums: tuple[tuple[str, str], ...] = ()  # part, SHA-256

    @property
    def parts(self) -> tuple[str, ...]:
        """The files in it."""
        return tuple(name for name, _ in self.sums)


def name_of(moment: datetime) -> str:
    """The name of a backup made at this moment (local time, to the second)."""
    return f"inloopbalie-{moment:%Y%m%d-%H%M%S}{SUFFIX}"


def moment_of(path: Path) -> datetime | None:
    """When a backup was made, by its name; None for a file that is not called like one."""
    try:
        return datetime.strptime(path.name, f"inloopbalie-%Y%m%d-%H%M%S{SUFFIX}")
    except ValueError:
        return None


def write(target: Path, parts: Mapping[str, Path], manifest: Manifest) -> Manifest:
    """Write a backup of `parts` (name in the backup to the file it comes from) and read it back before it counts.

    It gets its name only when it is whole, so a broken-off one is never taken for a backup.
    Raises WorldError(DISK_FULL | FILE_NOT_WRITABLE | BACKUP_DAMAGED); nothing is then left behind.
    """
    manifest = Manifest(**{**vars(manifest), "sums": tuple((name, _sum(path)) for name, path in sorted(parts.items()))})
    fresh = target.with_name(f".{target.name}.nieuw")
    try:
        with wording_files(target.parent):
            target.parent.mkdir(parents=True, exist_ok=True)
            with fresh.open("w+b") as file:
                _write_zip(file, parts, manifest)
                _seal(file)
                flush(file)
            verify(fresh)
            fresh.replace(target)
            flush_folder(target.parent)
    finally:
        _discard(fresh)
    return manifest


def copy(source: Path, target: Path) -> None:
    """Put a good backup in another folder as well, read back there. Raises as `write` does."""
    fresh = target.with_name(f".{target.name}.nieuw")
    try:
        with wording_files(target.parent):
            target.parent.mkdir(parents=True, exist_ok=True)
            with source.open("rb") as origin, fresh.open("wb") as file:
                while chunk := origin.read(_CHUNK):
                    file.write(chunk)
                flush(file)
            verify(fresh)
            fresh.replace(target)
            flush_folder(target.parent)
    finally:
        _discard(fresh)


def verify(path: Path) -> Manifest:
    """Read every byte of a backup and hand back what it says about itself.

    Raises WorldError(BACKUP_DAMAGED) when a byte is not as it was written, when it was cut off or when it is no
    backup at all, and WorldError(BACKUP_NEWER) for one in a newer form.
    """
    try:
        with path.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(0)
            found = _sum_of(file, max(size - _SUM_LENGTH, 0))
            if file.read(_SUM_LENGTH) != found.encode("ascii"):
                raise WorldError(Code.BACKUP_DAMAGED, file=path.name)
    except OSError as error:
        raise WorldError(Code.BACKUP_DAMAGED, file=path.name) from error
    return peek(path)


def peek(path: Path) -> Manifest:
    """What a backup says about itself, without reading all of it. Raises as `verify` does."""
    try:
        with zipfile.ZipFile(path) as archive:
            return _manifest(json.loads(archive.read(MANIFEST)), path)
    except (OSError, zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError) as error:
        raise WorldError(Code.BACKUP_DAMAGED, file=path.name) from error


def read_part(path: Path, name: str) -> bytes:
    """One part of a verified backup, b"" when it is not in there. Raises WorldError(BACKUP_DAMAGED)."""
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.read(name) if name in archive.namelist() else b""
    except (OSError, zipfile.BadZipFile, ValueError) as error:
        raise WorldError(Code.BACKUP_DAMAGED, file=path.name) from error


def extract(path: Path, folder: Path, names: tuple[str, ...] = PARTS) -> Manifest:
    """Take the parts out into `folder` and check each again once it is on disk.

    Raises WorldError(BACKUP_DAMAGED | DISK_FULL | FILE_NOT_WRITABLE).
    """
    manifest = verify(path)
    with wording_files(folder):
        folder.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(path) as archive:
            for name, wanted in manifest.sums:
                if name not in names:
                    continue
                target = folder / name
                with archive.open(name) as source, target.open("wb") as file:
                    while chunk := source.read(_CHUNK):
                        file.write(chunk)
                    flush(file)
                if _sum(target) != wanted:
                    raise WorldError(Code.BACKUP_DAMAGED, file=path.name)
        flush_folder(folder)
    return manifest


def flush(file: Any) -> None:
    """Make sure that a file is on the disk and not only on its way."""
    file.flush()
    os.fsync(file.fileno())


def _discard(path: Path) -> None:
    """Clear away what did not get its name; where that is refused too, the first fault is the one to tell."""
    with suppress(OSError):
        path.unlink(missing_ok=True)


def _write_zip(file: Any, parts: Mapping[str, Path], manifest: Manifest) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED, strict_timestamps=False) as archive:
        archive.writestr(MANIFEST, json.dumps(_as_json(manifest), ensure_ascii=False, indent=1))
        for name, path in sorted(parts.items()):
            archive.write(path, name)
        archive.comment = _LABEL + b"0" * _SUM_LENGTH


def _seal(file: Any) -> None:
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    found = _sum_of(file, size - _SUM_LENGTH)
    file.seek(size - _SUM_LENGTH)
    file.write(found.encode("ascii"))


def _sum_of(file: Any, length: int) -> str:
    digest = hashlib.sha256()
    while length > 0:
        chunk = file.read(min(_CHUNK, length))
        if not chunk:
            break
        digest.update(chunk)
        length -= len(chunk)
    return digest.hexdigest()


def _sum(path: Path) -> str:
    with path.open("rb") as file:
        return _sum_of(file, path.stat().st_size)


def _as_json(manifest: Manifest) -> dict[str, object]:
    return {
        "format": FORMAT,
        "made_on": manifest.made_on.isoformat(),
        "house": manifest.house,
        "program": manifest.program,
        "desk_revision": manifest.desk_revision,
        "directory_revision": manifest.directory_revision,
        "services": manifest.services,
        "desk_from": manifest.desk_from.isoformat() if manifest.desk_from else None,
        "sums": dict(manifest.sums),
    }


def _manifest(said: dict[str, Any], path: Path) -> Manifest:
    if said["format"] > FORMAT:
        raise WorldError(Code.BACKUP_NEWER, file=path.name)
    return Manifest(
        made_on=datetime.fromisoformat(said["made_on"]),
        house=said["house"],
        program=said["program"],
        desk_revision=said["desk_revision"],
        directory_revision=said["directory_revision"],
        services=said["services"],
        desk_from=datetime.fromisoformat(said["desk_from"]) if said["desk_from"] else None,
        sums=tuple((name, total) for name, total in said["sums"].items() if name in PARTS),
    )
