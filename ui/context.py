"""What every page is handed: the stores, the one door for background work, the clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from data.directory.store import Directory
from data.search.engine import Search
from data.settings import SettingsStore
from ui.on_duty import OnDuty
from ui.tasks import Tasks
from ui.theme import Look


@dataclass(frozen=True)
class Context:
    """Made once by desktop.app; pages keep it and ask nothing of each other."""

    directory: Directory
    search: Search
    settings: SettingsStore
    tasks: Tasks
    on_duty: OnDuty
    look: Look
    now: Callable[[], datetime]
    data_dir: Path
    demo: bool = False
