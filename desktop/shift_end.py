"""What comes at the end of a dienst, and what of it was missed: erasing what is due, then the backup."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from data.errors import WorldError
from data.settings import SettingsStore
from ui.on_duty import Ending

if TYPE_CHECKING:
    from data.desk.duty import Duty
    from data.desk.house import DeskStore

_SAME_DIENST = timedelta(hours=20)  # a backup younger than this was made at the end of the dienst before


class ShiftEnd:
    """Runs on the worker of the desk store. Nothing here stops the key from leaving memory."""

    def __init__(self, folder: Path, settings: SettingsStore, now: Callable[[], datetime]) -> None:
        self._folder = folder
        self._settings = settings
        self._now = now

    def finish(self, _store: DeskStore, duty: Duty) -> Ending:
        """Erase what is due, make the backup, close. What failed is told and comes at the next unlock."""
        troubles: list[WorldError] = []
        erased, backup = 0, None
        try:
            erased = self._erase(duty, troubles)
            backup = self._backup(duty, troubles)
        finally:
            duty.close()
        return Ending(erased, backup, tuple(troubles))

    def catch_up(self, _store: DeskStore, duty: Duty) -> tuple[WorldError, ...]:
        """Do what the end of the last dienst did not come to; returns what cannot be done now either."""
        from data import backup

        troubles: list[WorldError] = []
        self._erase(duty, troubles)
        last = backup.last_good(self._folder, with_desk=True)
        moment = (last.manifest.desk_from or last.manifest.made_on) if last is not None else None
        if moment is None or self._now() - moment > _SAME_DIENST:
            self._backup(duty, troubles)
        return tuple(troubles)

    def _erase(self, duty: Duty, troubles: list[WorldError]) -> int:
        from data import retention

        try:
            return retention.erase_due(duty, self._now()).total
        except WorldError as error:
            troubles.append(error)
            return 0

    def _backup(self, duty: Duty, troubles: list[WorldError]) -> Path | None:
        from data import backup

        second = self._settings.current.backup_folder.strip()
        try:
            made = backup.make_backup(self._folder, duty, (Path(second),) if second else (), now=self._now())
        except WorldError as error:
            troubles.append(error)
            return None
        troubles += [
            WorldError(other.code, folder=str(other.folder)) for other in made.others if other.code is not None
        ]
        return made.file
