"""Kill -9 at a random moment, again and again, and look each time whether everything that was told is there."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from data import archive, backup
from data.checking import check_inside
from data.desk.items import open_items
from data.desk.notes import notes
from data.desk.records import Note
from data.errors import WorldError
from tests.confidential import House
from tests.faults.desk_writer import sum_of

ROOT = Path(__file__).resolve().parents[2]
_ANEW = 40  # moments with one store
Said = Mapping[str, Any]


@dataclass
class Tally:
    """What came out of a campaign."""

    moments: int = 0
    returned: int = 0
    lost: list[str] = field(default_factory=list)
    damaged: int = 0
    seconds: float = 0.0


@dataclass
class Heard:
    """What the writer told before it was killed."""

    texts: dict[str, str] = field(default_factory=dict)  # id to the sum of the last text
    sealed: dict[str, str] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    unsure: dict[str, str | None] = field(default_factory=dict)  # begun, not told as done: either is right
    backups: list[str] = field(default_factory=list)
    commands: int = 0

    def hear(self, said: Mapping[str, Any]) -> None:
        """Take in one line."""
        key = said.get("id", "")
        if "doing" in said:
            self.unsure[key] = said.get("text")
            return
        if "did" not in said:
            return
        self.commands += 1
        self.unsure.pop(key, None)
        if said["did"] == "note":
            self.texts[key] = said["text"]
        elif said["did"] == "remove":
            self.texts.pop(key)
            self.gone.add(key)
        elif said["did"] == "item":
            self.sealed[key] = said["text"]
        elif said["did"] == "backup":
            self.backups.append(key)

    def missing(self, house: House) -> list[str]:
        """What was told and is not there, or is there and should not be."""
        with house.reader() as reader:
            check_inside(reader)
            found: dict[str, Note] = {}
            for kind in ("handover", "draft"):
                found |= {note.id: note for note in notes(reader, kind)}
            opened = open_items(reader)
        wrong = [f"not gone: {key}" for key in self.gone if key in found]
        for key, text in self.texts.items():
            right = {text, self.unsure[key]} if key in self.unsure else {text}
            now = sum_of(found[key].text) if key in found else None
            if now not in right:
                wrong.append(f"note {key}")
        wrong += [f"item {key}" for key, text in self.sealed.items() if sum_of(opened.get(key, b"").decode()) != text]
        wrong += [f"backup {name}" for name in self.backups if not _good(house.folder / backup.FOLDER / name)]
        return wrong


def _good(file: Path) -> bool:
    """A backup that was told is right; one that the rotation took away since is no loss."""
    if not file.exists():
        return True
    try:
        archive.verify(file)
    except WorldError:
        return False
    return True


class Nursery:
    """A process that has everything imported and forks a child for every job."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.desk_writer"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def run(self, job: str, folder: Path, who: str, *, seed: int = 0, alive: float | None = None) -> list[Said]:
        """Let a child do a job, killed `alive` seconds after it began (None: never); what it told, in order."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        order = {"job": job, "folder": str(folder), "who": who, "seed": seed}
        self._process.stdin.write(json.dumps(order).encode() + b"\n")
        self._process.stdin.flush()
        heard: list[Said] = []
        for line in self._process.stdout:
            said = json.loads(line)
            if "gone" in said:
                return heard
            if "begin" in said:
                if alive is not None:
                    time.sleep(alive)  # the moment is what is tried
                    with suppress(ProcessLookupError):  # it was ready before
                        os.kill(said["begin"], signal.SIGKILL)
            else:
                heard.append(said)
        raise AssertionError("the nursery ended")

    def close(self) -> None:
        """End it."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(30)
        self._process.stdout.close()


def campaign(house: House, moments: int, *, seed: int = 1, longest: float = 0.25) -> Tally:
    """Kill a writer at `moments` random moments, at most `longest` seconds after it began, and check after each.

    Every moment goes on with the store as the one before left it; after a while a fresh copy of `house` is taken, so
    that looking does not take longer and longer.
    """
    chance = random.Random(seed)
    tally = Tally()
    began = time.monotonic()
    folder = house.folder.with_name(f"{house.folder.name}-killed")
    running = House(folder, house.people, house.cards, datetime.now)
    with closing(Nursery()) as nursery:
        for number in range(moments):
            if number % _ANEW == 0:
                shutil.rmtree(folder, ignore_errors=True)
                shutil.copytree(house.folder, folder)
            heard = Heard()
            person, alive = house.people["Fatma"], chance.uniform(0, longest)
            for said in nursery.run("write", folder, person, seed=seed * 100_000 + number, alive=alive):
                heard.hear(said)
            tally.moments += 1
            tally.returned += heard.commands
            try:
                tally.lost += heard.missing(running)
            except WorldError as error:
                tally.damaged += 1
                tally.lost.append(f"moment {number}: {error.code.value}")
    tally.seconds = time.monotonic() - began
    return tally
