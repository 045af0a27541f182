"""What `check` sees of the confidential side."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from data.checking import check_inside, check_outside, check_slots
from data.desk.items import seal_item
from data.desk.notes import add_note
from data.errors import Code, WorldError
from tests.confidential import House, make_house


@pytest.fixture(scope="module")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> House:
    return make_house(tmp_path_factory.mktemp("huis"))


@pytest.fixture
def house(made_once: House, tmp_path: Path) -> House:
    shutil.copytree(made_once.folder, tmp_path / "gegevens")
    return House(tmp_path / "gegevens", made_once.people, made_once.cards, made_once.now)


def test_a_good_house(house: House) -> None:
    assert check_slots(house.folder) == 4
    check_outside(house.folder)
    with house.duty() as duty:
        add_note(duty, "handover", "goed zo")
        seal_item(duty, "signal", b"goed zo")
        found = check_inside(duty)
    assert (found.records, found.sealed) == (2, 1)


def _pin(said: dict[str, Any]) -> dict[str, Any]:
    found = next(slot for slot in said["slots"] if slot["kind"] == "pin")
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize(
    "change",
    [
        lambda said: _pin(said)["kdf"].update(mem=1 << 40),
        lambda said: _pin(said)["kdf"].update(ops=0),
        lambda said: _pin(said)["kdf"].update(salt="AAAA"),
        lambda said: _pin(said)["kdf"].update(alg="md5"),
        lambda said: _pin(said).update(wrapped="AAAA"),
        lambda said: _pin(said).update(public="AAAA"),
        lambda said: _pin(said).update(keys={}),
        lambda said: said["slots"].remove(_pin(said)),
        lambda said: said.update(people=[]),
    ],
    ids=["memory", "passes", "salt", "algorithm", "wrapped", "public", "no key", "no slot", "nobody"],
)
def test_a_way_in_that_cannot_be_right(house: House, change: Callable[[dict[str, Any]], None]) -> None:
    path = house.folder / "slots.json"
    said = json.loads(path.read_bytes())
    change(said)
    path.write_text(json.dumps(said), encoding="utf-8")
    with pytest.raises(WorldError) as refused:
        check_slots(house.folder)
    assert refused.value.code is Code.SLOTS_DAMAGED


@pytest.mark.parametrize("content", [b"", b"x", b"SQLite format 3\x00" + bytes(4_080), bytes(5_000)])
def test_a_store_that_cannot_be_one(house: House, content: bytes) -> None:
    (house.folder / "desk.db").write_bytes(content)
    with pytest.raises(WorldError) as refused:
        check_outside(house.folder)
    assert refused.value.code is Code.DESK_DAMAGED


def test_a_sealed_item_of_the_wrong_form(house: House) -> None:
    with house.duty() as duty:
        key = seal_item(duty, "signal", b"goed zo")
        with duty.session.engine.begin() as connection:
            connection.exec_driver_sql("UPDATE sealed_item SET content = x'00' WHERE id = ?", (key,))
        with pytest.raises(WorldError) as refused:
            check_inside(duty)
    assert refused.value.code is Code.SEALED_TAMPERED
