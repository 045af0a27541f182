"""Kill -9 at random moments of a real process on a real file. `bench kill` does the same at 1,000 moments."""

from __future__ import annotations

import os
import random
import shutil
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime

import pytest

from data import archive, backup, restore, rotation
from data.checking import check_inside, check_slots
from data.desk.items import open_item, seal_item
from data.desk.notes import add_note, notes
from data.desk.records import Person
from tests.confidential import House
from tests.conftest import NOW
from tests.faults.killing import Nursery, campaign

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the writers are forked")


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    with closing(Nursery()) as made:
        yield made


def moments(count: int, seconds: float, seed: int = 3) -> list[float]:
    """Random moments, spread over what the whole takes."""
    chance = random.Random(seed)
    return [chance.uniform(number / count, (number + 1) / count) * seconds for number in range(count)]


def test_killed_at_random_moments_while_writing_loses_nothing(house: House) -> None:
    tally = campaign(house, 30)
    assert tally.lost == []
    assert tally.damaged == 0
    assert tally.returned > 30, "the writers did write"


def test_killed_while_people_come_and_go_keeps_everybody_out_or_in(house: House, nursery: Nursery) -> None:
    with house.reader() as reader:
        key = seal_item(reader, "signal", b"van Marjan en Ingrid")
    for seed, alive in enumerate(moments(12, 0.6)):
        told = nursery.run("people", house.folder, house.people["Marjan"], seed=seed, alive=alive)
        for name in ("Marjan", "Ingrid"):
            with house.reader(name) as reader:
                check_inside(reader)
                assert open_item(reader, key) == b"van Marjan en Ingrid"
        known = {person.id for person in _people(house)}
        stopping = {said["id"] for said in told if said.get("doing") == "stop"}
        for said in told:
            if said.get("did") == "person":
                assert said["id"] in known or said["id"] in stopping
            if said.get("did") == "stop":
                assert said["id"] not in known
        check_slots(house.folder)
        assert not list(house.folder.glob("desk.db.next*")), "the next unlock tidies up"


def _people(house: House) -> tuple[Person, ...]:
    store = house.store()
    try:
        return store.people()
    finally:
        store.close()


def test_killed_while_backing_up_leaves_good_backups_only(house: House, nursery: Nursery) -> None:
    for alive in moments(12, 0.4):
        told = nursery.run("backup", house.folder, house.people["Fatma"], alive=alive)
        listed = rotation.listed(house.folder / backup.FOLDER)
        for path, _ in listed:
            archive.verify(path)
        if told:
            assert listed[0][0].name >= told[-1]["id"]
    with house.duty() as duty:
        backup.make_backup(house.folder, duty, now=datetime.now())
    assert not list((house.folder / backup.FOLDER).glob(".*")), "what was broken off is cleared away"


def test_killed_while_putting_back_is_the_old_state_or_the_new(house: House, nursery: Nursery) -> None:
    with house.duty() as duty:
        add_note(duty, "handover", "oud")
        good = backup.make_backup(house.folder, duty, now=NOW).file
    chosen = house.folder.with_name(good.name)
    shutil.copyfile(good, chosen)
    began = time.monotonic()
    nursery.run("restore", house.folder, str(chosen))
    whole = time.monotonic() - began
    seen = set()
    for alive in moments(16, whole):
        with house.duty() as duty:
            add_note(duty, "handover", "nieuw")
        told = nursery.run("restore", house.folder, str(chosen), alive=alive)
        ordered = restore.waiting(house.folder)
        restore.finish(house.folder)  # as the next start does
        with house.duty() as duty:
            check_inside(duty)
            texts = {note.text for note in notes(duty, "handover")}
        assert texts in ({"oud"}, {"oud", "nieuw"})
        if ordered or told:
            assert texts == {"oud"}
        seen.add("nieuw" in texts)
    assert seen == {True, False} or whole < 0.05, "some moments came before the order, some after"
