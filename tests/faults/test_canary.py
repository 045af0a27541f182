"""What somebody told is unreadable without a key, unreachable for who may not read it, and after erasing nowhere."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from data import archive, rotation
from tests.confidential import House
from tests.faults.conftest import ROOT, Program, copied
from tests.faults.raw_pages import holding
from tests.faults.test_nothing_left import spellings

CANARY = "Kanariegele-Bovenbuurvrouw-7351"
LONG = CANARY[::-1]  # in what is kept up to a year: desk_session.py
SESSION = Path(__file__).with_name("desk_session.py")


class Running:
    """The process with the diensten, going on step by step."""

    def __init__(self, program: Program, house: House) -> None:
        people = program.home / "mensen.json"
        people.write_text(json.dumps(house.people), encoding="utf-8")
        self.process = subprocess.Popen(
            [sys.executable, str(SESSION), str(house.folder), str(people), CANARY],
            cwd=ROOT,
            env=program.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        self.said: dict[str, Any] = {}

    def until(self, word: str) -> dict[str, Any]:
        """Go on until it is there."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        while self.said.get("at") != word:
            if self.said:
                self.process.stdin.write(b"\n")
                self.process.stdin.flush()
            line = self.process.stdout.readline()
            assert line, self.process.stderr.read().decode() if self.process.stderr else ""
            self.said = json.loads(line)
        return self.said

    def again(self) -> None:
        """What it says next may be the same word."""
        self.said = {**self.said, "at": ""}

    def memory_holds(self, wanted: bytes) -> bool:
        """Whether these bytes are anywhere in the memory of the process."""
        maps = Path(f"/proc/{self.process.pid}/maps").read_text(encoding="utf-8").splitlines()
        with Path(f"/proc/{self.process.pid}/mem").open("rb", buffering=0) as memory:
            for line in maps:
                span, rights = line.split()[:2]
                if "r" not in rights or "[v" in line:
                    continue
                start, end = (int(part, 16) for part in span.split("-"))
                try:
                    memory.seek(start)
                    if wanted in memory.read(end - start):
                        return True
                except (OSError, OverflowError, ValueError):
                    continue
        return False

    def end(self) -> str:
        """Let it end; what it said on the error stream."""
        _, errors = self.process.communicate(b"\n" * 20, timeout=30)
        return errors.decode()


@contextmanager
def running(program: Program, filled_in: House) -> Iterator[tuple[Running, House]]:
    house = copied(filled_in, program.data)
    process = Running(program, house)
    try:
        yield process, house
    finally:
        process.process.kill()
        process.process.communicate(timeout=10)


def in_backups(folder: Path, key: bytes, work: Path, words: str = CANARY) -> int:
    """In how many pages of how many backups the words stand, with the key at hand."""
    found = 0
    for file, _ in rotation.listed(folder):
        part = work / "desk.db"
        part.write_bytes(archive.read_part(file, archive.DESK))
        found += holding(part, key, words.encode())
    return found


def nowhere_in_plain(program: Program) -> None:
    for words in (CANARY, LONG):
        for spelling in spellings(words):
            assert program.holding(spelling) == []


def test_a_dienst_from_writing_to_erasing(program: Program, filled_in: House, tmp_path: Path) -> None:
    with running(program, filled_in) as (session, house):
        store = house.folder / "desk.db"
        said = session.until("written")
        key = bytes.fromhex(said["key"])
        nowhere_in_plain(program)
        assert holding(store, key, CANARY.encode()) > 10, "the search does find what is there"
        assert holding(store, key, b"erzegeld") == 0, "what is sealed is not even in the pages, nor was its draft left"
        assert holding(store, key, b"gekozen plek") > 0
        assert holding(store, key, LONG.encode()) > 0
        assert holding(store, key, CANARY.encode() + b" vaste") == 0, "a regular who asked to be forgotten"

        said = session.until("first dienst ended")
        assert said["refused"] == "role-refused"
        assert said["troubles"] == []
        nowhere_in_plain(program)
        assert holding(store, key, b"concept, anders") == 0, "a draft that was taken away is gone from store and WAL"
        assert holding(store, key, b"blijft even liggen") > 0
        assert holding(store, key, b"gekozen plek") == 0, "what a visit collected goes with its dienst"
        assert in_backups(house.folder / "backups", key, tmp_path) > 0, "the search finds it in backups too"
        for file, _ in rotation.listed(house.folder / "backups"):
            (tmp_path / "desk.db").write_bytes(archive.read_part(file, archive.DESK))
            assert holding(tmp_path / "desk.db", key, b"blijft even liggen") == 0, "a draft is in no backup"
        assert (house.folder / "logs" / "inloopbalie.log").exists()
        assert (house.folder / "logs" / "laatste-fout.txt").exists()

        said = session.until("reader at work")
        assert said["sealed"]["sealed_item"] >= 3, "the signal, the offer and the overleg"
        assert said["sealed"]["signal_added"] == 1
        assert said["sealed"]["sealed_part"] >= 3, "her work, what the overleg said and the hand-over"
        nowhere_in_plain(program)
        assert holding(store, key, b"erzegeld") == 0, "nothing of a signal, an overleg or a hand-over is in the pages"
        assert holding(store, key, b"koffie drinken") > 0, "but for what the resident lets the author read"

        said = session.until("later")
        assert (said["days"], said["left"]) == (31, 0)
        assert said["told"] == [f"{CANARY} komt weer koffie drinken"]
        assert holding(store, key, CANARY.encode()) == 0, "erased: in no page and no WAL"
        assert said["sealed"]["signal"] == 1, "what is closed is kept for 90 days"
        session.again()
        said = session.until("later")
        assert said["told"] == [""], "it was seen"
        session.again()
        said = session.until("later")
        assert said["days"] == 91
        offer = {"sealed_item": 1, "sealed_part": 0, "sealed_key": 2, "signal": 0, "signal_added": 0}
        assert said["sealed"] == offer, "not even sealed is anything of it left, but a neighbour's offer"
        session.until("end")
        assert holding(store, key, CANARY.encode()) == 0
        assert in_backups(house.folder / "backups", key, tmp_path) == 0
        assert in_backups(house.folder / "stick", key, tmp_path) == 0
        nowhere_in_plain(program)
        assert holding(store, key, LONG.encode()) > 0
        said = session.until("a year later")
        assert {"regular", "question"} <= set(said["erased"])
        assert holding(store, key, LONG.encode()) == 0
        assert in_backups(house.folder / "backups", key, tmp_path, LONG) == 0
        errors = session.end()
        assert CANARY not in errors
        assert LONG not in errors
        assert session.process.returncode == 0, errors


@pytest.mark.skipif(not Path("/proc/self/mem").exists() or not hasattr(os, "geteuid"), reason="needs /proc")
def test_the_private_key_is_in_memory_only_while_a_buurtwerker_is_at_work(program: Program, filled_in: House) -> None:
    with running(program, filled_in) as (session, _):
        said = session.until("reader at work")
        private = bytes.fromhex(said["private"])
        assert session.memory_holds(private), "the search does find what is there"
        session.until("reader closed")
        assert not session.memory_holds(private)
    with running(Program(program.home / "nog een"), filled_in) as (session, _):
        session.until("first dienst ended")
        assert not session.memory_holds(private), "a volunteer's session never had it"
