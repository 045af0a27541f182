"""A store that made room for a backup: no draft stays in it, and no number of a signal it gave is given again.

It was moved as it was, without a key (data.restore); the next unlock brings the key. A store under another key is left
alone, and goes with its folder within 30 days (data.rotation).
"""

from __future__ import annotations

import logging
from contextlib import closing
from pathlib import Path

from data.desk.access import appending, bare, has_drafts, without_drafts, wording_driver
from data.desk.duty import Duty
from data.desk.session import FILE_NAME
from data.errors import Code, WorldError
from data.restore import ASIDE

_log = logging.getLogger(__name__)
_LAST = "SELECT seq FROM sqlite_sequence WHERE name = 'signal'"


def look_after(duty: Duty) -> None:
    """Take the drafts out of every store that was put aside, and count on from the last number of a signal in them.

    Raises WorldError(DISK_FULL | STORE_LOCKED | FILE_NOT_WRITABLE | DUTY_OVER).
    """
    key, last = duty.session.key, 0
    for path in sorted(duty.session.folder.glob(f"{ASIDE}*/{FILE_NAME}")):
        try:
            if has_drafts(path, key):
                without_drafts(path, key)
            last = max(last, _last_number(path, key))
        except WorldError as error:
            if error.code is not Code.DESK_DAMAGED:
                raise
            _log.info("%s has another key, or cannot be read: left alone", path.parent.name)
    if last:
        _count_on(duty, last)


def _last_number(path: Path, key: bytearray) -> int:
    """The last number of a signal that this store gave; 0 for one from before there were signals."""
    with wording_driver(), closing(bare(path, key)) as store:
        if not store.execute("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_sequence'").fetchone():
            return 0
        row = store.execute(_LAST).fetchone()
        return int(row[0]) if row is not None else 0


def _count_on(duty: Duty, last: int) -> None:
    """SQLite gives each number once (AUTOINCREMENT); that it was given in the store of before it cannot know."""
    with appending(duty) as connection:
        now = connection.exec_driver_sql(_LAST).scalar()
        if now is None:
            connection.exec_driver_sql("INSERT INTO sqlite_sequence (name, seq) VALUES ('signal', ?)", (last,))
        elif now < last:
            connection.exec_driver_sql("UPDATE sqlite_sequence SET seq = ? WHERE name = 'signal'", (last,))
