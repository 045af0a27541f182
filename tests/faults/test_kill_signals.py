"""A signal that is being sent when the program is killed is never lost and never there twice."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time

import pytest

from data.desk.signals.desk import SignalDesk
from data.desk.signals.records import SignalForm, Urgency
from data.desk.signals.week import WeekDesk
from data.engine import reading
from tests.confidential import House
from tests.faults.conftest import ROOT, Program, copied

DRAFT = "d" * 32
FACTS = "De gordijnen zijn dicht, kwikstaartfeit."
AT = """
import os, signal, sys
from pathlib import Path
from data.desk import items
from data.desk.signals import drafts, sending
from data.desk.signals.desk import SignalDesk
from data.desk.signals.records import SignalForm, Urgency
from tests.confidential import FATMA, open_store

folder, person, place = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
duty = open_store(folder).unlock(person, FATMA).duty
form = SignalForm(facts="De gordijnen zijn dicht, kwikstaartfeit.", urgency=Urgency.TODAY)
SignalDesk().save_draft(duty, "d" * 32, form)
module, name, after = {
    "before anything": (sending.sweeping, "want_sweep", False),
    "before the item": (sending.items, "put_item", False),
    "after the item": (sending.items, "put_item", True),
    "before the log": (sending, "note_change", False),
    "before the draft goes": (sending, "take_away", False),
    "after the draft went": (sending, "take_away", True),
    "after the end": (sending, "empty_wal", False),
}[place]
real = getattr(module, name)

def killed(*all, **named):
    if after:
        real(*all, **named)
    os.kill(os.getpid(), signal.SIGKILL)

setattr(module, name, killed)
SignalDesk().send(duty, "d" * 32, form)
"""
SENDING = """
import sys
from pathlib import Path
from data.desk.signals.desk import SignalDesk
from data.desk.signals.records import SignalForm, Urgency
from tests.confidential import FATMA, open_store

duty = open_store(Path(sys.argv[1])).unlock(sys.argv[2], FATMA).duty
for number in range(1000):
    form = SignalForm(facts=f"Feit {number}", urgency=Urgency.CAN_WAIT)
    SignalDesk().save_draft(duty, f"{number:032}", form)
    print("draft", number, flush=True)
    SignalDesk().send(duty, f"{number:032}", form)
    print("sent", number, flush=True)
"""


@pytest.mark.parametrize(
    "place",
    [
        "before anything",
        "before the item",
        "after the item",
        "before the log",
        "before the draft goes",
        "after the draft went",
        "after the end",
    ],
)
def test_killed_between_send_and_the_end(program: Program, filled_in: House, place: str) -> None:
    """There is the draft or the signal, never both and never neither; sending again gives one."""
    house = copied(filled_in, program.data)
    done = subprocess.run(
        [sys.executable, "-c", AT, str(house.folder), house.people["Fatma"], place],
        cwd=ROOT,
        env=program.environment,
        capture_output=True,
        timeout=60,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()
    desk = SignalDesk()
    with house.duty() as duty:
        drafts, sent = desk.drafts(duty), desk.passed(duty)
        assert (len(drafts), len(sent)) == ((0, 1) if place == "after the end" else (1, 0))
        form = drafts[0].form if drafts else SignalForm(facts=FACTS, urgency=Urgency.TODAY)
        assert desk.send(duty, DRAFT, form).number == 1
        assert (len(desk.drafts(duty)), len(desk.passed(duty))) == (0, 1)
    with house.reader() as marjan:
        (line,) = WeekDesk().inbox(marjan).lines
        assert WeekDesk().open(marjan, line.id).form.facts == FACTS
    assert program.holding(b"kwikstaartfeit") == []


@pytest.mark.parametrize("seed", range(4))
def test_killed_at_any_moment(program: Program, filled_in: House, seed: int) -> None:
    """Every draft that was told is a draft or a signal, with what was in it; every signal that was told is one."""
    house = copied(filled_in, program.data)
    process = subprocess.Popen(
        [sys.executable, "-c", SENDING, str(house.folder), house.people["Fatma"]],
        cwd=ROOT,
        env=program.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    told = [process.stdout.readline().split() for _ in range(7)]
    time.sleep(random.Random(seed).uniform(0, 0.1))  # the moment is what is tried
    process.send_signal(signal.SIGKILL)
    rest, errors = process.communicate(timeout=30)
    told += [line.split() for line in rest.splitlines() if len(line.split()) == 2]
    written = {int(number) for what, number in told if what == "draft"}
    sent = {int(number) for what, number in told if what == "sent"}
    assert len(written) >= 3, errors
    desk, week = SignalDesk(), WeekDesk()
    with house.duty() as duty:
        drafts = {int(one.id): one.form.facts for one in desk.drafts(duty)}
        numbers = [line.number for line in desk.passed(duty)]
        with reading(duty.session.engine) as connection:
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    assert sorted(numbers) == list(range(1, len(numbers) + 1))
    with house.reader() as marjan:
        facts = [week.open(marjan, line.id).form.facts for line in week.inbox(marjan).lines]
    assert len(facts) == len(set(facts))
    assert {f"Feit {number}" for number in sent} <= set(facts)
    assert {f"Feit {number}" for number in written} <= set(facts) | set(drafts.values())
    assert not set(facts) & set(drafts.values())
