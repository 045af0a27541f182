"""What the window has done at the beginning and the end of a dienst: data.upkeep, with the settings of this PC."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from data.errors import WorldError
from data.settings import SettingsStore
from ui.on_duty import Ending

if TYPE_CHECKING:
    from data.desk.duty import Duty


class ShiftEnd:
    """Runs on the worker of the desk store. Nothing here stops the key from leaving memory."""

    def __init__(self, settings: SettingsStore, now: Callable[[], datetime]) -> None:
        self._settings = settings
        self._now = now

    def finish(self, duty: Duty) -> Ending:
        """Erase what is due, make the backup, close. What failed is told, and comes at the next unlock."""
        from data import retention, upkeep

        try:
            done = upkeep.at_end(
                duty,
                now=self._now(),
                terms=retention.Terms.of(self._settings.current),
                targets=self._targets(),
            )
        finally:
            duty.close()
        return Ending(
            erased=done.erasure.total if done.erasure is not None else 0,
            backup=done.backup.file if done.backup is not None else None,
            troubles=done.troubles,
        )

    def catch_up(self, duty: Duty) -> tuple[WorldError, ...]:
        """Do what the end of the last dienst did not come to; returns what cannot be done now either."""
        from data import retention, upkeep

        terms = retention.Terms.of(self._settings.current)
        return upkeep.at_start(duty, now=self._now(), terms=terms, targets=self._targets()).troubles

    def _targets(self) -> tuple[Path, ...]:
        second = self._settings.current.backup_folder.strip()
        return (Path(second),) if second else ()
