"""Which backups stay: the newest of each of 7 days and of each of 4 weeks, none older than 30 days."""

from __future__ import annotations

import logging
import shutil
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from data import archive
from data.errors import Code, WorldError
from data.restore import ASIDE, FRESH, ORDER
from data.vault.files import wording_files

_log = logging.getLogger(__name__)

DAILY = 7
WEEKLY = 4
MOST_DAYS = 30  # how much longer than in the store itself something erased can be in a backup; said on the screen
BEFORE_UPGRADE = "desk-voor-bijwerken-"
_LEFT_BEHIND = 3_600  # seconds
WORK = "reservekopie.nieuw-"  # folders in which a backup is being made
_BROKEN_OFF = f".inloopbalie-*{archive.SUFFIX}.nieuw"


def staying(moments: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """Which of these backups stay. The newest always does: nothing in it is gone from the store itself.

    (A backup is made after every erasing, so the newest holds no more than the store does, also when the
    buurthuis was closed for six weeks.)
    """
    newest_first = sorted(moments, reverse=True)
    young = [moment for moment in newest_first if now - moment <= timedelta(days=MOST_DAYS)]
    of_day: dict[object, datetime] = {}
    of_week: dict[object, datetime] = {}
    for moment in young:
        of_day.setdefault(moment.date(), moment)
        of_week.setdefault(moment.isocalendar()[:2], moment)
    return frozenset([*list(of_day.values())[:DAILY], *list(of_week.values())[:WEEKLY], *newest_first[:1]])


def rotate(folder: Path, house: str | None, now: datetime) -> tuple[Path, ...]:
    """Remove the backups in `folder` that are not to stay: those of this house, or all of them for None.

    On a stick with backups of several houses those of others, and those too damaged to say, are left alone.
    Called after a new one was written and checked. Returns what was removed. Raises WorldError(FILE_NOT_WRITABLE).
    """
    ours = {moment: path for path, moment in listed(folder) if house is None or house_of(path) == house}
    stay = staying(ours, now)
    removed = []
    with wording_files(folder):
        for moment, path in ours.items():
            if moment not in stay:
                path.unlink()
                removed.append(path)
        for broken_off in folder.glob(_BROKEN_OFF):
            broken_off.unlink()
    return tuple(removed)


@dataclass(frozen=True)
class Removed:
    """What `remove_all` did. `unknown`: how many stay because they are too damaged to say whose they are."""

    count: int
    unknown: int


def remove_all(folder: Path, house: str) -> Removed:
    """Remove every backup of this house from a second folder or stick, for "Dit buurthuis stopt".

    Raises WorldError(BACKUP_TARGET_GONE) when the folder is not there now, and WorldError(FILE_NOT_WRITABLE) when
    something could not be removed; the rest is gone then.
    """
    if not folder.is_dir():
        raise WorldError(Code.BACKUP_TARGET_GONE, folder=str(folder))
    count = unknown = 0
    failed = False
    for path in (*(path for path, _ in listed(folder)), *sorted(folder.glob(_BROKEN_OFF))):
        whose = house_of(path) if archive.moment_of(path) is not None else house
        if whose is None:
            unknown += 1
        elif whose == house:
            try:
                path.unlink()
                count += 1
            except OSError as error:
                _log.warning("A backup could not be removed: %s", type(error).__name__)
                failed = True
    if failed:
        raise WorldError(Code.FILE_NOT_WRITABLE, folder=str(folder))
    return Removed(count, unknown)


def sweep_aside(folder: Path, now: datetime) -> tuple[Path, ...]:
    """Remove states of before (of putting back, of an upgrade) once they are as old as a backup may be.

    Needs no key. Returns what was removed. Raises WorldError(FILE_NOT_WRITABLE).
    """
    removed = []
    with wording_files(folder):
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            moment = _aside_moment(path.name)
            never_ordered = path.name == FRESH and not (folder / ORDER).exists() and _age(path) > _LEFT_BEHIND
            if never_ordered or (moment is not None and now - moment > timedelta(days=MOST_DAYS)):
                if path.is_dir():
                    shutil.rmtree(path)
                else:
                    path.unlink()
                removed.append(path)
    return tuple(removed)


def listed(folder: Path) -> tuple[tuple[Path, datetime], ...]:
    """The backups in a folder by their names, newest first; () for a folder that is not there."""
    try:
        found = [(path, moment) for path in folder.iterdir() if (moment := archive.moment_of(path)) is not None]
    except OSError:
        return ()
    return tuple(sorted(found, key=lambda one: one[1], reverse=True))


def _age(path: Path) -> float:
    return time.time() - path.stat().st_mtime


def house_of(path: Path) -> str | None:
    """Which house a backup is of; None for one that is too damaged to say."""
    try:
        return archive.peek(path).house
    except WorldError:
        return None


def _aside_moment(name: str) -> datetime | None:
    for start in (ASIDE, BEFORE_UPGRADE):
        if name.startswith(start):
            try:
                return datetime.strptime(name[len(start) : len(start) + 15], "%Y%m%d-%H%M%S")
            except ValueError:
                return None
    return None
