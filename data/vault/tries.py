"""Wrong tries and the delay that rises with them; kept on disk, so that a restart does not help.

A try is written down before it is made: killing the program halfway does not give a free one. Who can change this
file can also take the folder home and try there; against that stand Argon2id and the secret of the PC.
"""

from __future__ import annotations

import json
import logging
import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from data.vault.files import write_whole

_log = logging.getLogger(__name__)

FILE_NAME = "tries.json"
WAITS = (0, 0, 0, 30, 60, 300, 900, 3600)  # seconds after so many wrong tries; the last one stays
_SPOILED = 5  # wrong tries that everybody starts with when the file was spoiled
_EVERYBODY = "*"


@dataclass(frozen=True)
class _Tried:
    count: int
    last: datetime


class Tries:
    """The wrong tries of everybody. Times are those of `now` (local, naive)."""

    def __init__(self, folder: Path, now: Callable[[], datetime]) -> None:
        self._path = folder / FILE_NAME
        self._now = now

    def waits_until(self, person_id: str) -> datetime | None:
        """Until when this person has to wait, None when they can try at once."""
        tried = self._of(self._read(), person_id)
        if tried is None:
            return None
        until = tried.last + timedelta(seconds=WAITS[min(tried.count, len(WAITS) - 1)])
        return until if until > self._now() else None

    def wait_seconds(self, person_id: str) -> int:
        """The same in whole seconds, rounded up; 0 when they can try at once."""
        until = self.waits_until(person_id)
        return 0 if until is None else math.ceil((until - self._now()).total_seconds())

    def begin(self, person_id: str) -> None:
        """Count a try that is about to be made. Raises WorldError(DISK_FULL | FILE_NOT_WRITABLE)."""
        known = self._read()
        tried = self._of(known, person_id)
        known[person_id] = _Tried(tried.count + 1 if tried else 1, self._now())
        self._write(known)

    def clear(self, person_id: str) -> None:
        """It was right: nothing is held against this person any more."""
        known = self._read()
        if known.pop(person_id, None) is not None or _EVERYBODY in known:
            known.pop(_EVERYBODY, None)
            self._write(known)

    @staticmethod
    def _of(known: dict[str, _Tried], person_id: str) -> _Tried | None:
        return known.get(person_id) or known.get(_EVERYBODY)

    def _read(self) -> dict[str, _Tried]:
        now = self._now()
        try:
            said = json.loads(self._path.read_text(encoding="utf-8"))
            known = {key: _Tried(int(count), datetime.fromisoformat(last)) for key, (count, last) in said.items()}
            early = [key for key, tried in known.items() if tried.last > now]
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, TypeError, AttributeError):
            _log.warning("The file of wrong tries cannot be read; everybody waits a while")
            known, early = {_EVERYBODY: _Tried(_SPOILED, now)}, [_EVERYBODY]
        if early:  # the clock was put back: the wait starts again now, instead of lasting until then
            known.update({key: _Tried(known[key].count, now) for key in early})
            self._write(known)
        return known

    def _write(self, known: dict[str, _Tried]) -> None:
        said = {key: (tried.count, tried.last.isoformat()) for key, tried in known.items()}
        write_whole(self._path, json.dumps(said).encode("utf-8"))
