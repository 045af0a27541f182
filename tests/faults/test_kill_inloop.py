"""A visitor that was counted is counted, and an open visit is open, however the program ended."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

from data.desk.visits.day import InloopDay
from data.desk.visits.records import How
from data.engine import reading
from tests.confidential import House
from tests.faults.conftest import ROOT, Program, copied

DESK = """
import sys
from pathlib import Path
from data.desk.visits.day import InloopDay
from data.desk.visits.records import ServiceRef, VisitFields
from tests.confidential import FATMA, open_store

duty = open_store(Path(sys.argv[1])).unlock(sys.argv[2], FATMA).duty
day = InloopDay()
day.begin(duty, name="Koffieochtend")
for number in range(1, 1000):
    day.count_visitor(duty)
    day.attach(duty, ServiceRef(f"plek-{number}", "Een plek", "geld"))
    print(number, flush=True)
    day.close_visit(duty)
    day.undo(duty)
"""


@pytest.mark.parametrize("lines", [1, 5, 23])
def test_what_was_told_is_there_after_a_kill(program: Program, filled_in: House, lines: int) -> None:
    house = copied(filled_in, program.data)
    process = subprocess.Popen(
        [sys.executable, "-c", DESK, str(house.folder), house.people["Fatma"]],
        cwd=ROOT,
        env=program.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    told = [process.stdout.readline() for _ in range(lines)]
    process.send_signal(signal.SIGKILL)
    rest, errors = process.communicate(timeout=30)
    count = int((told + rest.split())[-1])
    assert count >= lines, errors
    day = InloopDay()
    with house.duty("Bert") as duty:
        glance = day.glance(duty)
        assert glance.shift is not None
        assert glance.shift.name == "Koffieochtend"
        assert glance.visitors in (count + 1, count + 2), "the counted ones and the visit; one more may just have come"
        opened = day.open_visit(duty)
        if opened is not None:  # closed and not yet taken back, at that moment
            assert len(opened.attached) >= count
            assert opened.attached[count - 1].how is How.CHOSEN
        with reading(duty.session.engine) as connection:
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
