"""A fault of ours before the window is there, or where nobody looks: a calm box or a sentence, and the report."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.faults.conftest import ROOT, Program

CALM = "Er ging iets mis in het programma. Je gegevens zijn niet weg."
STARTED = """
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from desktop import app as program
from desktop import startup

folder, what, smoke = Path(sys.argv[1]), sys.argv[2], sys.argv[3] == "smoke"

def wrong(*_, **__):
    if what == "open_desk":
        raise PermissionError(13, "kanariegele buurman", str(folder / "slots.json"))
    raise ValueError("kanariegele buurman")

program._DESK_AFTER_MS = 0  # before the first answer, which waits for the word index here
holder = {"start": startup, "open_window": program, "make_index": startup.Search, "open_desk": startup}[what]
setattr(holder, what, wrong)
application = QApplication(sys.argv[:1])

def look():
    box = QApplication.activeModalWidget()
    if isinstance(box, QMessageBox):
        print(box.text(), flush=True)
        box.accept()

timer = QTimer()
timer.timeout.connect(look)
timer.start(20)
raise SystemExit(program.run(folder, demo=False, smoke=smoke))
"""


def started(program: Program, what: str, how: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", STARTED, str(program.data), what, how],
        cwd=ROOT,
        env=program.environment,
        capture_output=True,
        text=True,
        timeout=60,
    )


def reported(program: Program) -> str:
    text = (program.data / "logs" / "laatste-fout.txt").read_text(encoding="utf-8")
    assert "builtins.ValueError" in text
    assert program.holding(b"kanariegele") == []
    return text


@pytest.mark.parametrize("what", ["start", "open_window"])
def test_a_fault_before_the_window_is_there_is_told_in_a_box(program: Program, what: str) -> None:
    done = started(program, what, "window")
    assert done.returncode == 1
    assert done.stdout.startswith(CALM)
    assert "Traceback" not in done.stderr
    assert "kanariegele" not in done.stderr + done.stdout
    assert "app.py" in reported(program)


@pytest.mark.parametrize("what", ["start", "make_index"])
def test_where_nobody_looks_it_is_a_sentence_and_the_program_ends(program: Program, what: str) -> None:
    done = started(program, what, "smoke")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(CALM)
    assert len(done.stderr.splitlines()) == 1
    reported(program)


def test_a_file_out_of_reach_does_not_keep_the_first_question_from_its_answer(program: Program) -> None:
    done = started(program, "open_desk", "smoke")
    assert (done.returncode, done.stdout.strip()) == (0, "ready")
    assert done.stderr.splitlines() == [
        "Bewaren lukt hier niet. Wat je typte staat er nog. Vraag de beheerder om hulp."
    ]
    assert program.holding(b"kanariegele") == []
