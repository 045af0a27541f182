"""A folder that cannot be written, a second start, a program that was killed."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from data.directory.store import open_directory
from desktop import single_instance
from desktop.__main__ import main
from desktop.startup import national_draft
from tests.desks import start, window_on
from tests.faults import damage
from tests.faults.conftest import ROOT, Program
from tests.hands import CTRL

NOT_KEPT = "We kunnen hier niets bewaren. Zoeken en afdrukken gaat gewoon door."
ALREADY = "Inloopbalie is al open. Het venster staat nu vooraan."
WRITER = """
import sys
from dataclasses import replace
from pathlib import Path
from data.directory.edit import editable
from data.directory.store import open_directory
from data.settings import SettingsStore
from desktop.startup import national_draft

folder = Path(sys.argv[1])
directory, notices = open_directory(folder, national_draft)
assert notices == (), notices
draft = editable(directory, directory.resolve("cjib"))
settings = SettingsStore(folder)
print("begonnen", flush=True)
for number in range(100_000):
    directory.save_service(replace(draft, summary=f"versie {number} " + "x" * 5_000), by="balie")
    settings.save(buurthuis_name=f"huis {number}")
"""


def wait_for(what: Callable[[], object], seconds: float = 30) -> None:
    """Look until it is so; the other process decides how long that takes."""
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.02)


@pytest.fixture
def closed_folder(tmp_path: Path) -> Iterator[Path]:
    """A place where nobody can make a folder, root neither: a file stands in the way."""
    (tmp_path / "bestand").write_text("", encoding="utf-8")
    yield tmp_path / "bestand" / "gegevens"
    assert (tmp_path / "bestand").read_text(encoding="utf-8") == ""


def test_a_folder_that_cannot_be_made_is_told_and_the_desk_goes_on(
    qapp: QApplication, qtbot: QtBot, closed_folder: Path
) -> None:
    session = start(closed_folder)
    with window_on(qapp, qtbot, session) as desk:
        desk.wait(lambda: NOT_KEPT in desk.words())
        assert str(closed_folder) in desk.words()
        desk.to_first("huurtoeslag")
        desk.enter()
        assert desk.slip
        desk.press(Qt.Key.Key_P, CTRL)
        desk.slip_drawn()
        desk.escape()
        desk.press(Qt.Key.Key_Plus, CTRL)  # cannot be kept
        desk.wait(lambda: desk.desk.window._look.percent == 125)
        desk.wait(lambda: "Bewaren lukt hier niet" in desk.toast() or QApplication.activeModalWidget() is not None)
        assert QApplication.activeModalWidget() is None
    session.close()


def test_the_command_line_says_so_too(closed_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    slip = tmp_path / "briefje.pdf"
    assert main(["--data-dir", str(closed_folder), "slip", "--service", "cjib", "--output", str(slip)]) == 0
    assert slip.read_bytes().startswith(b"%PDF")
    assert capsys.readouterr().err.startswith(NOT_KEPT)


def test_a_second_start_ends_at_once_and_a_killed_one_leaves_nothing_in_the_way(program: Program, good: bytes) -> None:
    damage.our_own(program.data / "directory.db", good)
    first = program.start()
    try:
        wait_for(lambda: _listens(program) or first.poll() is not None)
        assert first.poll() is None
        began = time.monotonic()
        second = program.run()
        assert time.monotonic() - began < 5
        assert (second.returncode, second.stdout.decode().strip(), second.stderr) == (0, ALREADY, b"")
        assert first.poll() is None
        first.send_signal(signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
        first.wait(10)
        third = program.start()
        try:
            wait_for(lambda: _holds(program, third.pid))  # it took the place of the killed one
            assert program.run().stdout.decode().strip() == ALREADY
            assert third.poll() is None
        finally:
            third.kill()
            third.communicate(timeout=10)
    finally:
        first.kill()
        first.communicate(timeout=10)


def _holds(program: Program, process: int) -> bool:
    """Whether this process is the one program of the folder: its number is in the lock file."""
    lock = program.data / single_instance.LOCK_NAME
    return lock.exists() and lock.read_text("utf-8", "replace").split("\n", 1)[0] == str(process)


def _listens(program: Program) -> bool:
    """Whether a first start waits for second ones; on Windows there is no file to see, and the pipe is asked."""
    if sys.platform == "win32":
        return single_instance.raise_other(program.data)
    return any((program.home / "tmp").glob("inloopbalie-*"))


def test_a_second_start_brings_the_window_to_the_front(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    session = start(tmp_path, words=False)
    with window_on(qapp, qtbot, session) as desk:
        listener = single_instance.Listener(tmp_path, desk.desk.bring_to_front)
        window = desk.desk.window
        window.showMinimized()
        desk.wait(window.isMinimized)
        asked = subprocess.Popen(
            [
                sys.executable,
                "-c",
                f"from pathlib import Path; from desktop.single_instance import raise_other; "
                f"raise SystemExit(not raise_other(Path({str(tmp_path)!r})))",
            ],
            cwd=ROOT,
        )
        desk.wait(lambda: not window.isMinimized() and window.isActiveWindow())
        desk.wait(lambda: asked.poll() is not None)
        assert asked.returncode == 0
        listener.close()
    session.the_directory().close()


def test_two_people_on_one_pc_with_a_folder_each_do_not_meet(tmp_path: Path) -> None:
    one, other = single_instance.claim(tmp_path / "een"), single_instance.claim(tmp_path / "twee")
    assert one is not None
    assert other is not None
    assert single_instance.claim(tmp_path / "een") is None
    one.unlock()
    other.unlock()


def test_killed_while_saving_leaves_a_store_that_can_be_read(program: Program, good: bytes) -> None:
    damage.our_own(program.data / "directory.db", good)
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(program.data)],
        cwd=ROOT,
        env=program.environment,
        stdout=subprocess.PIPE,
    )
    assert writer.stdout is not None
    assert writer.stdout.readline().strip() == b"begonnen"
    wait_for(lambda: (program.data / "settings.json").exists())
    time.sleep(0.2)  # somewhere in the middle of a save: the moment is what is tried
    writer.kill()
    writer.communicate(timeout=10)
    done = program.run("check")
    assert done.returncode == 0, done.stderr
    assert list(program.data.glob("directory-bewaard-*")) == []
    name = json.loads((program.data / "settings.json").read_text(encoding="utf-8"))["buurthuis_name"]
    assert name.startswith("huis ")
    directory, notices = open_directory(program.data, national_draft)
    assert notices == ()
    kept = directory.detail(directory.resolve("cjib")).card
    directory.close()
    assert kept.description.startswith("versie ")
    assert len(kept.description) > 5_000  # whole, not half
