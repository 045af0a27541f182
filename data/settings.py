"""Settings of this PC and this buurthuis: one table, one file of their own beside the stores.

They are not in directory.db, which is handed on to other buurthuizen.
"""

from __future__ import annotations

import json
import logging
import os
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from data.directory.freshness import Terms
from data.errors import Code, WorldError

_log = logging.getLogger(__name__)

FILE_NAME = "settings.json"


@dataclass(frozen=True)
class Settings:
    """Everything that can be set; texts are as they are typed. Defaults are a PC that was just installed."""

    buurthuis_name: str = ""
    buurthuis_address: str = ""  # "Brinkplein 3"
    buurthuis_city: str = ""
    buurthuis_phone: str = ""
    inloop_text: str = ""  # "Koffieochtend: dinsdag, 9.30 tot 12.00 uur"
    latitude: float | None = None
    longitude: float | None = None
    buurtwerker_name: str = ""
    buurtwerker_phone: str = ""
    buurtwerker_hours: str = ""  # OSM opening hours: "Bereikbaar tot 12.30" is counted from it
    buurtwerker_away: str = ""  # until and including this day (ISO 8601): then the deputy's number comes first
    deputy_name: str = ""
    deputy_phone: str = ""
    huisartsenpost: str = ""  # phone number
    bhv: str = ""  # who is BHV'er
    aed: str = ""  # where the AED hangs
    frequent_questions: tuple[str, ...] = ("huurtoeslag", "brief van incasso", "taalles", "eten als ik geen geld heb")
    letter_percent: int = 100  # of the window, 100 to 200
    dark: str = "system"  # "system", "light", "dark"
    paper: str = "A5"  # of the slip
    slip_letters: str = "normal"
    printer: str = ""
    cover_minutes: int = 3  # of rest, before everything personal is covered
    setup_later: bool = False  # "eerst alleen zoeken" was chosen: do not ask again at each start
    backup_folder: str = ""  # a second folder or USB stick for backups
    week_plan: tuple[str, ...] = ()  # when there is inloop: data.desk.weekplan has the form of a line
    school_holidays: tuple[str, ...] = ()  # of this region, in the same way
    days_signal: int = 90  # how long a signal is kept after it was closed: data.retention
    days_schedule: int = 90
    days_phone: int = 180
    days_name: int = 730

    @property
    def terms(self) -> Terms:
        """The terms of freshness, in days."""
        return Terms(schedule=self.days_schedule, phone=self.days_phone, name=self.days_name)

    @property
    def address_line(self) -> str:
        """Street and town on one line."""
        return ", ".join(part for part in (self.buurthuis_address, self.buurthuis_city) if part)


_BOUNDS = {
    "letter_percent": (100, 200),
    "cover_minutes": (1, 30),
    "days_signal": (30, 365),
    "days_schedule": (7, 730),
    "days_phone": (7, 1095),
    "days_name": (30, 3650),
}
_LISTS = ("frequent_questions", "week_plan", "school_holidays")
_CHOICES = {
    "dark": ("system", "light", "dark"),
    "paper": ("A5", "A4"),
    "slip_letters": ("normal", "large", "very-large"),
}


class SettingsStore:
    """The settings file. A file that cannot be read is kept aside, and the defaults are used."""

    def __init__(self, folder: Path, *, defaults: Settings | None = None, keep_aside: bool = True) -> None:
        """Without `keep_aside` an unreadable file stays where it is: the window then still tells of it."""
        self._path = folder / FILE_NAME
        self._may_move = keep_aside
        self.unreadable = False
        self.current = self._read(defaults or Settings())

    def save(self, **changes: Any) -> Settings:
        """Change some settings and write the whole file at once, through a second file and a rename.

        Raises WorldError(VALUE_UNREADABLE, field=...) for a value out of bounds, and
        WorldError(DATA_DIR_NOT_WRITABLE) when the file cannot be written; the old file then stays.
        """
        for name, value in changes.items():
            if not _fits(name, value):
                raise WorldError(Code.VALUE_UNREADABLE, field=name)
        wanted = replace(self.current, **changes)
        text = json.dumps(asdict(wanted), ensure_ascii=False, indent=2)
        fresh = self._path.with_suffix(".new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with fresh.open("w", encoding="utf-8") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(self._path)
        except OSError as error:
            raise WorldError(Code.DATA_DIR_NOT_WRITABLE, folder=str(self._path.parent)) from error
        self.current = wanted
        return wanted

    def _read(self, defaults: Settings) -> Settings:
        try:
            content = json.loads(self._path.read_text(encoding="utf-8"))
            if not isinstance(content, dict):
                raise TypeError("settings are not a table")
        except (FileNotFoundError, NotADirectoryError):
            return defaults
        except (OSError, ValueError, TypeError):
            _log.warning("The settings could not be read; the defaults are used")
            self.unreadable = True
            if self._may_move:
                self._keep_aside()
            return defaults
        known = {field.name for field in fields(Settings)}
        values: dict[str, Any] = {}
        for name, value in content.items():
            wanted = tuple(value) if name in _LISTS and isinstance(value, list) else value
            if name in known and _fits(name, wanted):
                values[name] = wanted
        return replace(defaults, **values)

    def _keep_aside(self) -> None:
        try:
            self._path.replace(self._path.with_suffix(".onleesbaar.json"))
        except OSError:
            _log.warning("The unreadable settings could not be kept aside")


def _fits(name: str, value: Any) -> bool:
    if name in _BOUNDS:
        low, high = _BOUNDS[name]
        return isinstance(value, int) and not isinstance(value, bool) and low <= value <= high
    if name in _CHOICES:
        return value in _CHOICES[name]
    if name == "setup_later":
        return isinstance(value, bool)
    if name in ("latitude", "longitude"):
        return value is None or isinstance(value, (int, float))
    if name in _LISTS:
        return isinstance(value, tuple) and all(isinstance(part, str) for part in value)
    return isinstance(value, str)
