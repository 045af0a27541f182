"""Several programs at once on a new folder: one makes what is made once, the others use it."""

from __future__ import annotations

import json
import multiprocessing
import os
import subprocess
import threading
import time
from pathlib import Path

import pytest

import data.alone as alone_module
from data.alone import alone
from data.directory.store import FILE_NAME, open_directory
from data.errors import Code, WorldError
from desktop.startup import national_draft
from tests.conftest import NOW
from tests.faults import damage
from tests.faults.conftest import Program

LEFT = ("directory-nieuw.db", ".directory-openen", "directory-bewaard-*", ".schrijfproef*", "cache/.woorden-maken",
        "cache/woorden.*")  # fmt: skip


def ended(process: subprocess.Popen[bytes]) -> tuple[bytes, bytes]:
    """What it said, when it ended well."""
    out, errors = process.communicate(timeout=120)
    assert (process.returncode, errors) == (0, b""), errors.decode()
    return out, errors


def left(program: Program) -> list[Path]:
    """What is only there while something is made."""
    return [path for name in LEFT for path in program.data.glob(name)]


def test_three_searches_and_a_window_at_once_on_a_new_folder(program: Program) -> None:
    searches = [program.start("search", "--json", "huurtoeslag") for _ in range(3)]
    window = program.start("--smoke")
    for search in searches:
        names = [hit["name"] for hit in json.loads(ended(search)[0])["results"]]
        assert "Huurtoeslag" in names
    assert ended(window)[0].strip() == b"ready"
    assert left(program) == []
    assert program.run("check").returncode == 0


def test_three_searches_at_once_on_a_damaged_list_keep_it_once(program: Program, good: bytes) -> None:
    damage.scribbled_over(program.data / FILE_NAME, good)
    searches = [program.start("search", "--json", "huurtoeslag") for _ in range(3)]
    told = []
    for search in searches:
        out, errors = search.communicate(timeout=120)
        assert search.returncode == 0, errors
        assert json.loads(out)["results"]
        told.append(errors)
    assert len([one for one in told if one]) == 1
    assert len(list(program.data.glob("directory-bewaard-*.db"))) == 1


def _open_when_told(folder: str, go: multiprocessing.synchronize.Barrier, said: multiprocessing.Queue[str]) -> None:
    go.wait()
    try:
        directory, notices = open_directory(Path(folder), national_draft, now=lambda: NOW)
        said.put(f"{directory.summary()[0]} {len(notices)}")
        directory.close()
    except BaseException as error:
        said.put(repr(error))


def test_a_new_store_opened_at_the_same_moment(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    go, said = context.Barrier(3), context.Queue()
    processes = [context.Process(target=_open_when_told, args=(str(tmp_path), go, said)) for _ in range(3)]
    for process in processes:
        process.start()
    answers = [said.get(timeout=60) for _ in processes]
    for process in processes:
        process.join(30)
    assert answers == ["149 0"] * 3


def test_who_waits_is_told_and_the_lock_is_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock, order = tmp_path / "slot", []
    held, refused, real = threading.Event(), threading.Event(), alone_module._try

    def watched(path: Path) -> int | None:
        got = real(path)
        if got is None:
            refused.set()
        return got

    monkeypatch.setattr(alone_module, "_try", watched)

    def first() -> None:
        with alone(lock, 5) as waited:
            order.append(("first", waited))
            held.set()
            assert refused.wait(20)
            order.append(("first is done", waited))

    thread = threading.Thread(target=first)
    thread.start()
    held.wait(5)
    with alone(lock, 5) as waited:
        order.append(("second", waited))
    thread.join()
    assert order == [("first", False), ("first is done", False), ("second", True)]
    assert not lock.exists()


def test_nobody_waits_for_ever(tmp_path: Path) -> None:
    with alone(tmp_path / "slot", 1), pytest.raises(WorldError) as refused, alone(tmp_path / "slot", 0.1):
        pass
    assert refused.value.code is Code.STORE_LOCKED


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the lock is of another kind on Windows")
def test_a_killed_process_leaves_nothing_in_the_way(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    said = context.Queue()
    holder = context.Process(target=_hold, args=(str(tmp_path / "slot"), said))
    holder.start()
    assert said.get(timeout=60) == "held"
    holder.kill()
    holder.join(10)
    assert (tmp_path / "slot").exists()
    with alone(tmp_path / "slot", 1) as waited:
        assert not waited
    assert not (tmp_path / "slot").exists()


def _hold(path: str, said: multiprocessing.Queue[str]) -> None:
    with alone(Path(path), 1):
        said.put("held")
        time.sleep(60)
