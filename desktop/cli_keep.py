"""`backup`, `restore` and `check`: what the beheerder does from a script, without a login."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from data.errors import Code, WorldError
from desktop.paths import paths
from ui import messages


def add(commands: argparse._SubParsersAction[Any]) -> None:
    """Add `backup` and `restore` to the command line; `check` was there."""
    backup = commands.add_parser("backup", help="maak een reservekopie in een map of op een stick")
    backup.add_argument("folder", type=Path, metavar="MAP", help="waar de kopie komt")

    restore = commands.add_parser("restore", help="zet een reservekopie terug")
    restore.add_argument("file", type=Path, metavar="BESTAND", help="de reservekopie")
    restore.add_argument("--show", action="store_true", help="toon alleen wat erin zit")
    restore.add_argument("--yes", action="store_true", help="vraag niets")


def backup(arguments: argparse.Namespace) -> int:
    """`backup DIR`: one file in DIR, with both stores, who can log in and the settings."""
    from data import archive
    from data.backup import backup_to

    folder = paths(arguments.data_dir, demo=arguments.demo).data
    made = backup_to(folder, arguments.folder.expanduser().absolute(), now=datetime.now())
    print(f"De reservekopie is gemaakt en nagekeken: {made.file}")
    said = messages.backup_reaches(made.desk_from, in_use=(folder / archive.SLOTS).exists())
    if said:
        print(said)
    return 0


def restore(arguments: argparse.Namespace) -> int:
    """`restore FILE`: says what comes back, and puts it back; what is there now is kept aside.

    Somebody at a terminal is asked first; a script has said it by calling.
    """
    from data.restore import describe
    from data.restore import restore as put_back

    folder = paths(arguments.data_dir, demo=arguments.demo).data
    for line in messages.backup_contents(describe(arguments.file, folder)):
        print(line)
    if arguments.show:
        return 0
    with _alone(folder):
        if not arguments.yes and sys.stdin.isatty() and not _agreed():
            print("Er is niets veranderd.")
            return 0
        aside = put_back(arguments.file, folder, now=datetime.now())
    print("De reservekopie is teruggezet.")
    if aside.exists():
        print(f"Wat er stond, is bewaard in: {aside}")
    return 0


def finish_restore(folder: Path) -> None:
    """An order to put a backup back is carried out before anything opens. Raises WorldError(PROGRAM_OPEN)."""
    from data.restore import finish, waiting

    # By the names of the files first: a folder that may not be entered has no order for us.
    if any(folder.glob("terugzetten.*")) and waiting(folder):
        with _alone(folder):
            finish(folder)


def _agreed() -> bool:
    return input("Zet ik deze reservekopie terug? Typ ja: ").strip().lower() in ("j", "ja")


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Nobody else works on this folder meanwhile. Raises WorldError(PROGRAM_OPEN)."""
    from desktop import single_instance

    lock = single_instance.claim(folder)
    if lock is None:
        raise WorldError(Code.PROGRAM_OPEN)
    try:
        yield
    finally:
        lock.unlock()
