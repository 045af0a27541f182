"""`check`: both stores, who can log in, the newest backup; as far as can be seen with and without a code."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from data.directory.store import Notice
from data.errors import Code, WorldError
from desktop import cli_keep
from desktop.paths import paths
from ui import messages


def add(commands: argparse._SubParsersAction[Any]) -> None:
    """Add it to the command line."""
    check = commands.add_parser("check", help="open en controleer wat er bewaard is")
    check.add_argument("--name", default="", metavar="NAAM", help="lees ook wat mensen vertelden; vraagt je code")


def run(arguments: argparse.Namespace) -> int:
    """Every part is looked at, also after one that is wrong; 1 when something is."""
    folder = paths(arguments.data_dir, demo=arguments.demo).data
    right = [_said(part) for part in _parts(folder, arguments.name)]
    return 0 if all(right) else 1


def _parts(folder: Path, name: str) -> Iterator[Callable[[], str]]:
    from data.vault import slots

    yield lambda: _folder(folder)
    if not os.access(folder, os.X_OK):
        return  # it is not there, or nothing in it can be looked at
    yield lambda: _order(folder)
    yield lambda: _directory(folder)
    yield lambda: _settings(folder)
    if not (folder / slots.FILE_NAME).exists() and not (folder / "desk.db").exists():
        return
    yield lambda: _who(folder)
    yield lambda: _desk_with_code(folder, name) if name else _desk(folder)
    yield lambda: _backup(folder)
    yield lambda: _erasing(folder)


def _said(part: Callable[[], str]) -> bool:
    """Print what a part found; a fault of the world goes to the other stream and the next part still runs."""
    try:
        said = part()
    except WorldError as error:
        about_folder = error.code is Code.DATA_DIR_NOT_WRITABLE and "folder" in error.values
        told = Notice(error.code, tuple(error.values.items())) if about_folder else None
        print(messages.notice(told) if told else messages.sentence(error), file=sys.stderr)
        return False
    if said:
        print(said)
    return True


def _folder(folder: Path) -> str:
    from data.directory.file import writable

    if not writable(folder):
        raise WorldError(Code.DATA_DIR_NOT_WRITABLE, folder=str(folder))
    return ""


def _order(folder: Path) -> str:
    """A backup that is to be put back comes first: what is looked at is what the next start opens."""
    cli_keep.finish_restore(folder)
    return ""


def _settings(folder: Path) -> str:
    from data.settings import SettingsStore

    if SettingsStore(folder, keep_aside=False).unreadable:
        raise WorldError(Code.SETTINGS_UNREADABLE)
    return ""


def _directory(folder: Path) -> str:
    from data.directory.opening import check_file
    from data.directory.store import FILE_NAME

    if not (folder / FILE_NAME).exists():
        return "Er is nog geen sociale kaart op deze computer. Die wordt gemaakt als het venster opent."
    return f"De sociale kaart is in orde: {check_file(folder)} plekken."


def _who(folder: Path) -> str:
    from data.checking import check_slots

    people = check_slots(folder)
    return f"De lijst van wie er in kan is in orde: {people} mensen."


def _desk(folder: Path) -> str:
    from data.checking import check_outside

    check_outside(folder)
    return (
        "Het bestand met wat mensen vertelden is er en heeft de goede vorm. "
        "Vanbinnen kijken kan met een code: check --name NAAM."
    )


def _desk_with_code(folder: Path, name: str) -> str:
    from data.checking import check_inside
    from data.desk.house import DeskStore

    store = DeskStore.at(folder, now=datetime.now)
    try:
        person = next((one for one in store.people() if one.name.casefold() == name.strip().casefold()), None)
        if person is None:
            raise WorldError(Code.PERSON_UNKNOWN)
        opened = store.unlock(person.id, getpass.getpass(f"Code van {person.name}: "))
        found = check_inside(opened.duty)
        opened.duty.close()
    finally:
        store.close()
    return (
        "Wat mensen vertelden is in orde. "
        f"Aantal teksten: {found.records}. Daarvan alleen voor buurtwerkers: {found.sealed}."
    )


def _backup(folder: Path) -> str:
    from data.backup import last_good, old_backup

    late = old_backup(folder, datetime.now())
    if late is not None:
        raise WorldError(late.code, **dict(late.values))
    last = last_good(folder, with_desk=True)
    assert last is not None, "old_backup says so when there is none"
    return f"De nieuwste reservekopie is in orde: {last.file.name}"


def _erasing(folder: Path) -> str:
    from data.retention import overdue

    late = overdue(folder, datetime.now())
    if late is not None:
        raise WorldError(late.code, **dict(late.values))
    return ""
