"""A real desk store for tests of the window: the same rooms, files and keys, with an Argon2 that costs little."""

from __future__ import annotations

from pathlib import Path

from data.settings import SettingsStore
from desktop.shift_end import ShiftEnd
from tests.conftest import NOW
from ui.on_duty import OnDuty
from ui.tasks import Tasks


def on_duty(tasks: Tasks, folder: Path, settings: SettingsStore) -> OnDuty:
    """The dienst of a desk whose store is in `folder`; nothing is made there before somebody does."""
    ending = ShiftEnd(settings, lambda: NOW)

    def open_store() -> object:
        from data.desk.house import DeskStore

        return DeskStore.at(folder, now=lambda: NOW)

    return OnDuty(
        tasks,
        open_store,  # type: ignore[arg-type]
        ending.finish,
        ending.catch_up,
        now=lambda: NOW,
        cover_minutes=lambda: settings.current.cover_minutes,
    )
