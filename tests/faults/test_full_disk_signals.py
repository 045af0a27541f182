"""Sending on a full disk: it is said, the text is still there, and sent again when there is room it is one signal."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

from data.desk.signals.desk import SignalDesk
from data.desk.signals.records import SignalForm, Urgency
from data.errors import Code
from tests.confidential import House
from tests.faults.conftest import copied
from tests.faults.disks import small_disk
from tests.faults.test_full_disk_inloop import code_of

FORM = SignalForm(facts="De post. " * 65, impression="Misschien. " * 50, urgency=Urgency.CAN_WAIT)
"""A form that takes room."""


def test_the_draft_is_kept_and_sent_later_once(filled_in: House, tmp_path: Path) -> None:
    with small_disk(tmp_path / "schijf") as disk:
        house = copied(filled_in, disk.folder / "gegevens")
        desk, draft = SignalDesk(), uuid4().hex
        with house.duty() as duty:
            desk.save_draft(duty, draft, FORM)
            disk.resize(disk.used() + 200)
            fitted = 0
            while (refused := code_of(lambda: desk.send(duty, uuid4().hex, FORM))) is None:
                fitted += 1
            assert refused is Code.DISK_FULL
            assert code_of(lambda: desk.send(duty, draft, FORM)) is Code.DISK_FULL
            assert [one.form for one in desk.drafts(duty)] == [FORM]
            assert len(desk.passed(duty)) == fitted
            disk.resize(65_536)
            assert desk.send(duty, draft, FORM).number == fitted + 1
            assert desk.drafts(duty) == ()
            assert len(desk.passed(duty)) == fitted + 1
