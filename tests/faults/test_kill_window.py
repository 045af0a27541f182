"""The window is killed with a visit open, or with a worry half written; a new start and a login, and it is there."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
from pathlib import Path

from tests.confidential import House
from tests.faults.conftest import ROOT, Program, copied

SESSION = Path(__file__).with_name("visit_session.py")


def at_the_desk(program: Program, deed: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(SESSION), str(program.data), deed],
        cwd=ROOT,
        env=program.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_an_open_visit_is_there_after_a_kill(program: Program, landelijk: Path, filled_in: House) -> None:
    copied(filled_in, program.data)
    shutil.copytree(landelijk, program.data, dirs_exist_ok=True)
    first = at_the_desk(program, "begin")
    assert first.stdout is not None
    line = first.stdout.readline()
    first.send_signal(signal.SIGKILL)
    _, errors = first.communicate(timeout=30)
    assert line, errors
    before = json.loads(line)
    assert before["count"] == 2
    assert before["places"] == ["Huurcommissie"]
    assert "Bezoek 1" in before["bar"]

    again = at_the_desk(program, "look")
    told, errors = again.communicate(timeout=90)
    assert again.returncode == 0, told + errors
    after, page = (json.loads(one) for one in told.splitlines())
    assert after == before
    assert len(page["rows"]) == 2
    assert "Bezig" in page["rows"][0]


def test_a_worry_half_written_is_there_after_a_kill(program: Program, landelijk: Path, filled_in: House) -> None:
    copied(filled_in, program.data)
    shutil.copytree(landelijk, program.data, dirs_exist_ok=True)
    first = at_the_desk(program, "write")
    assert first.stdout is not None
    line = first.stdout.readline()
    first.send_signal(signal.SIGKILL)
    _, errors = first.communicate(timeout=30)
    assert line, errors
    before = json.loads(line)
    assert "kanariegele" in before["facts"]
    assert before["urgency"] == "kan-wachten"
    assert program.holding(b"kanariegele") == []

    again = at_the_desk(program, "resume")
    told, errors = again.communicate(timeout=90)
    assert again.returncode == 0, told + errors
    page, after = (json.loads(one) for one in told.splitlines())
    assert "Er staat nog een begin" in page["offered"]
    assert not any("kanariegele" in one for one in page["offered"])  # somebody may be reading along
    assert after == before
    assert program.holding(b"kanariegele") == []
