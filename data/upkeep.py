"""What belongs to every end of a dienst, and else to the next unlock: close the day, erase what is due, make a backup.

In that order, so that no time of a visit and nothing that was erased is in the newest backup. One that fails does not
stop the others, and none stops the dienst from ending: what was missed comes at the next unlock.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from data import backup, retention
from data.desk import aside, schema, sweeping
from data.desk.records import ErasureNote
from data.desk.visits import settling
from data.engine import reading
from data.errors import WorldError

if TYPE_CHECKING:
    from data.desk.duty import Duty

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Upkeep:
    """What was done. `settled`: diensten closed; `troubles`: what could not be done, and comes at the next unlock."""

    settled: int = 0
    erasure: ErasureNote | None = None
    backup: backup.BackupResult | None = None
    troubles: tuple[WorldError, ...] = ()


def at_end(
    duty: Duty,
    *,
    now: datetime,
    terms: retention.Terms | None = None,
    targets: Sequence[Path] = (),
    progress: backup.Progress | None = None,
) -> Upkeep:
    """Close the day, erase and back up; call it before the dienst is closed, covered or not.

    Raises WorldError(DUTY_OVER) only.
    """
    return _do(duty, now, terms, targets, progress, closing=True)


def at_start(
    duty: Duty,
    *,
    now: datetime,
    terms: retention.Terms | None = None,
    targets: Sequence[Path] = (),
    progress: backup.Progress | None = None,
) -> Upkeep:
    """What the last end of a dienst missed: call it after unlocking, in the background.

    A forgotten dienst is closed; one that was broken off and still goes on is not. Erasing is always asked for (it is
    quick when nothing is due); a backup is only made when the last dienst ended without one. Raises
    WorldError(DUTY_OVER) only.
    """
    return _do(duty, now, terms, targets, progress, closing=False)


def _do(
    duty: Duty,
    now: datetime,
    terms: retention.Terms | None,
    targets: Sequence[Path],
    progress: backup.Progress | None,
    *,
    closing: bool,
) -> Upkeep:
    folder = duty.session.folder  # raises DUTY_OVER before anything is begun
    troubles: list[WorldError] = []
    erasure: ErasureNote | None = None
    made: backup.BackupResult | None = None
    settled = 0
    try:
        settled = _close_day(duty, now, closing=closing)
    except WorldError as error:
        _log.warning("Closing the day waits until the next unlock: %s", error.code.value)
        troubles.append(error)
    try:
        erasure = retention.erase_due(duty, now, terms, closing=closing)
    except WorldError as error:
        _log.warning("Erasing waits until the next unlock: %s", error.code.value)
        troubles.append(error)
    if not closing:
        try:
            aside.look_after(duty)
        except WorldError as error:
            _log.warning("What was put aside waits until the next unlock: %s", error.code.value)
            troubles.append(error)
    if closing or backup_missed(duty):
        try:
            made = backup.make_backup(folder, duty, targets, now=now, progress=progress)
        except WorldError as error:
            _log.warning("The backup waits until the next unlock: %s", error.code.value)
            troubles.append(error)
    if made is not None:
        troubles += [WorldError(one.code, folder=str(one.folder)) for one in made.others if one.code is not None]
    return Upkeep(settled, erasure, made, tuple(troubles))


def _close_day(duty: Duty, now: datetime, *, closing: bool) -> int:
    if not settling.waits(duty, now, closing=closing):
        return 0
    sweeping.want_sweep(duty.session.folder)  # first: a sweep too many does no harm
    return settling.settle(duty, now, closing=closing)


def backup_missed(duty: Duty) -> bool:
    """Whether something from before this dienst is not in the last good backup."""
    last = backup.last_good(duty.session.folder, with_desk=True)
    if last is None or last.manifest.desk_from is None:
        return True
    reaches = last.manifest.desk_from
    shift, log = schema.ShiftSession, schema.ChangeLog
    began = select(func.max(shift.c.opened_at)).where(shift.c.id != duty.shift_id)
    written = select(func.max(log.c.at)).where(log.c.at < duty.since)
    with reading(duty.session.engine) as connection:
        moments = [connection.execute(asked).scalar() for asked in (began, written)]
    return any(moment is not None and moment > reaches for moment in moments)
