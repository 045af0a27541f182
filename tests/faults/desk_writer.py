"""Somebody at the desk who writes as fast as the machine lets them, until the process is killed.

As a module: waits for a job, forks, and the child logs in and does it; the imports are done once. Every
command that returned is told on the standard output, one JSON object a line, and only then.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import sys
import traceback
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from data import backup, restore, retention
from data.desk.duty import Duty
from data.desk.items import seal_item
from data.desk.notes import add_note, change_note, remove_note
from data.desk.records import Role
from data.errors import WorldError
from tests.confidential import BERT, FATMA, MARJAN, open_store

OTHER = ("591738", "462805")  # what Bert gets in turn
TEXT = "Mevrouw vertelde dat ze de post niet meer durft open te maken. "


def tell(**said: object) -> None:
    """One line at once: shorter than a pipe takes in one go, so it is there as a whole or not at all."""
    os.write(1, json.dumps(said).encode() + b"\n")


def sum_of(text: str) -> str:
    """What is told of a text."""
    return hashlib.sha256(text.encode()).hexdigest()


def write(duty: Duty, seed: int, extra: bool) -> Iterator[Callable[[], None]]:
    """Commands without end, each told when it returned."""
    chance = random.Random(seed)
    mine: list[str] = []
    number = 0
    while True:
        number += 1
        text = f"{seed}-{number} " + TEXT * chance.randint(1, 60)
        what = chance.random()

        def add(text: str = text, kind: str = chance.choice(("handover", "draft"))) -> None:
            key = add_note(duty, kind, text)
            mine.append(key)
            tell(did="note", id=key, text=sum_of(text))

        def change(text: str = text) -> None:
            key = chance.choice(mine)
            tell(doing="note", id=key, text=sum_of(text))
            change_note(duty, key, text)
            tell(did="note", id=key, text=sum_of(text))

        def remove() -> None:
            key = mine.pop(chance.randrange(len(mine)))
            tell(doing="remove", id=key)
            remove_note(duty, key)
            tell(did="remove", id=key)

        def seal(text: str = text) -> None:
            tell(did="item", id=seal_item(duty, "signal", text.encode()), text=sum_of(text))

        def upkeep() -> None:
            retention.erase_due(duty, duty.session.now(), closing=True)
            made = backup.make_backup(duty.session.folder, duty, now=datetime.now())
            tell(did="backup", id=made.file.name)

        if extra and what < 0.02:
            yield upkeep
        elif what < 0.35 or not mine:
            yield add
        elif what < 0.6:
            yield change
        elif what < 0.7:
            yield remove
        else:
            yield seal


def write_until_killed(folder: Path, person: str, seed: int, *, extra: bool = True) -> None:
    """Log in and write until killed, or until the world says no: then that is told and it ends."""
    store = open_store(folder, datetime.now)
    duty = store.unlock(person, FATMA).duty
    tell(begin=os.getpid())
    try:
        for command in write(duty, seed, extra):
            command()
    except WorldError as error:
        tell(refused=error.code.value)
    try:
        duty.close()
    except WorldError as error:
        tell(refused=error.code.value)
    store.close()


def change_people(folder: Path, person: str, seed: int) -> None:
    """A buurtwerker who adds, stops and resets people, which renews the key of the store."""
    store = open_store(folder, datetime.now)
    reader = store.unlock(person, MARJAN).reader
    assert reader is not None
    tell(begin=os.getpid())
    chance = random.Random(seed)
    bert = next(one.id for one in store.people() if one.name == "Bert")
    for number in range(100):
        tell(doing="person", name=f"Erbij {seed}-{number}")
        fresh = store.add_person(reader, f"Erbij {seed}-{number}", Role.VOLUNTEER, BERT)
        tell(did="person", id=fresh.id, secret=BERT)
        if chance.random() < 0.5:
            tell(doing="stop", id=fresh.id)
            store.stop_person(reader, fresh.id)
            tell(did="stop", id=fresh.id)
        else:
            tell(doing="reset", id=bert)
            store.reset_secret(reader, bert, OTHER[number % 2])
            tell(did="reset", id=bert, secret=OTHER[number % 2])


def put_back(folder: Path, file: str, _seed: int) -> None:
    """A backup is put back."""
    tell(begin=os.getpid())
    restore.restore(Path(file), folder, now=datetime.now())
    tell(did="restore", id=file)


def back_up(folder: Path, person: str, _seed: int) -> None:
    """Backups, one after the other."""
    store = open_store(folder, datetime.now)
    duty = store.unlock(person, FATMA).duty
    tell(begin=os.getpid())
    for _ in range(50):
        tell(did="backup", id=backup.make_backup(folder, duty, now=datetime.now()).file.name)


JOBS = {"write": write_until_killed, "people": change_people, "restore": put_back, "backup": back_up}


def main() -> None:
    """Fork a child for every job that comes in; tells when it is gone."""
    for line in sys.stdin:
        job = json.loads(line)
        child = os.fork()
        if child == 0:
            try:
                JOBS[job["job"]](Path(job["folder"]), job["who"], job["seed"])
            except BaseException:
                traceback.print_exc()
            os._exit(0)
        os.waitpid(child, 0)
        tell(gone=child)


if __name__ == "__main__":
    if len(sys.argv) == 4:
        write_until_killed(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), extra=False)
    else:
        main()
