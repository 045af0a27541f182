"""The window is killed with a visit open; a new start and a login, and the visit is there."""

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
