"""What somebody changes behind the back of the program is refused, and put right where it can be."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from data.desk import items
from data.desk.access import bare_connection
from data.desk.house import DeskStore
from data.desk.records import StoreState
from data.errors import Code
from data.vault import slots
from tests.data.deskhouse import (
    FATMA,
    INGRID,
    Peopled,
    code,
    peopled,
    reader_of,
)

# Tampering


def _meddle(folder: Path, change: Callable[[dict[str, Any]], None]) -> None:
    path = folder / slots.FILE_NAME
    said = json.loads(path.read_text(encoding="utf-8"))
    change(said)
    path.write_text(json.dumps(said), encoding="utf-8")


def _slot_of(said: dict[str, Any], person: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in said["slots"] if one["person"] == person and one["kind"] != "card")
    return found


def test_a_changed_role_is_refused_and_put_right(full: Peopled, store: DeskStore) -> None:
    """A volunteer does not become a buurtwerker with an editor."""

    def change(said: dict[str, Any]) -> None:
        _slot_of(said, full.fatma.id)["role"] = "buurtwerker"

    _meddle(full.house.folder, change)
    assert code(lambda: store.unlock(full.fatma.id, FATMA)) is Code.SLOT_TAMPERED
    store.unlock(full.ingrid.id, INGRID)
    store.close()
    assert store.unlock(full.fatma.id, FATMA).reader is None


@pytest.mark.parametrize(
    ("where", "value"),
    [("ops", 2), ("mem", 16384), ("mem", 1 << 50), ("ops", -1), ("salt", "AAAAAAAAAAAAAAAAAAAAAA=="), ("device", "")],
)
def test_changed_parameters_open_nothing(full: Peopled, store: DeskStore, where: str, value: object) -> None:
    """Weaker, heavier, impossible: refused, and put right by the next who comes in."""
    _meddle(full.house.folder, lambda said: _slot_of(said, full.fatma.id)["kdf"].update({where: value}))
    assert code(lambda: store.unlock(full.fatma.id, FATMA)) in (Code.SECRET_WRONG, Code.SLOT_TAMPERED)
    store.unlock(full.ingrid.id, INGRID)
    store.close()
    store.unlock(full.fatma.id, FATMA)


def test_a_slot_under_another_name_is_refused(full: Peopled, store: DeskStore) -> None:
    """Fatma's slot, put in Ingrid's place, does not make Fatma Ingrid."""

    def change(said: dict[str, Any]) -> None:
        mine = dict(_slot_of(said, full.fatma.id), person=full.ingrid.id)
        said["slots"] = [one for one in said["slots"] if one["person"] != full.ingrid.id or one["kind"] == "card"]
        said["slots"].append(mine)

    _meddle(full.house.folder, change)
    assert code(lambda: store.unlock(full.ingrid.id, FATMA)) is Code.SLOT_TAMPERED


def test_names_and_tasks_in_the_file_mean_nothing(full: Peopled, store: DeskStore) -> None:
    """What the store says counts, also for what is handed out."""

    def change(said: dict[str, Any]) -> None:
        for person in said["people"]:
            if person["id"] == full.fatma.id:
                person.update(name="Marjan", role="buurtwerker", tasks=["aandachtsfunctionaris"])

    _meddle(full.house.folder, change)
    unlocked = store.unlock(full.fatma.id, FATMA)
    assert unlocked.reader is None
    assert unlocked.duty.people[0].name == "Fatma"
    assert unlocked.duty.people[0].tasks == frozenset()
    assert {person.name for person in store.people()} == {"Marjan", "Ingrid", "Fatma"}


def test_a_store_of_somebody_elses_making_is_refused(full: Peopled, store: DeskStore, tmp_path: Path) -> None:
    """Another desk.db with its own key, sealed to the slots that are in the open: nobody is lured into it."""
    other = peopled(tmp_path / "anders")
    (full.house.folder / "desk.db").write_bytes((other.house.folder / "desk.db").read_bytes())
    theirs = json.loads((other.house.folder / slots.FILE_NAME).read_text(encoding="utf-8"))
    key = _slot_of(theirs, other.fatma.id)["keys"]
    _meddle(full.house.folder, lambda said: _slot_of(said, full.fatma.id).update(keys=key))
    assert code(lambda: store.unlock(full.fatma.id, FATMA)) is Code.SLOT_TAMPERED


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"format": 1}', b"\xff\xfe"])
def test_a_spoiled_slots_file_is_noticed(full: Peopled, store: DeskStore, content: bytes) -> None:
    """Without it nobody comes in; a backup helps."""
    (full.house.folder / slots.FILE_NAME).write_bytes(content)
    assert store.state is StoreState.DAMAGED
    assert store.people() == ()
    assert code(lambda: store.unlock(full.fatma.id, FATMA)) is Code.SLOTS_DAMAGED


def test_a_newer_store_is_refused_untouched(full: Peopled, store: DeskStore) -> None:
    """By its slots, or by its own revision."""
    duty = store.unlock(full.fatma.id, FATMA).duty
    connection = bare_connection(duty)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    store.close()
    before = (full.house.folder / "desk.db").read_bytes()
    assert code(lambda: store.unlock(full.fatma.id, FATMA)) is Code.DESK_NEWER
    assert (full.house.folder / "desk.db").read_bytes() == before
    _meddle(full.house.folder, lambda said: said.update(revision="9999"))
    assert store.state is StoreState.NEWER
    _meddle(full.house.folder, lambda said: said.update(format=2))
    assert store.state is StoreState.NEWER


@pytest.mark.parametrize("spoil", ["missing", "empty", "cut", "flipped"])
def test_a_damaged_store_is_noticed_at_the_unlock(full: Peopled, store: DeskStore, spoil: str) -> None:
    """Also in a page that the unlock itself does not need."""
    path = full.house.folder / "desk.db"
    content = bytearray(path.read_bytes())
    if spoil == "missing":
        path.unlink()
    elif spoil == "empty":
        path.write_bytes(b"")
    elif spoil == "cut":
        path.write_bytes(content[: len(content) // 2])
    else:
        content[-2000] ^= 1
        path.write_bytes(content)
    assert code(lambda: store.unlock(full.fatma.id, FATMA)) is Code.DESK_DAMAGED


def test_swapped_parts_of_sealed_items_are_refused(full: Peopled, store: DeskStore) -> None:
    """By somebody who has the store key and a database program."""
    unlocked = store.unlock(full.ingrid.id, INGRID)
    one, two = (items.seal_item(unlocked.duty, "signal", text) for text in (b"een", b"twee"))
    connection = bare_connection(unlocked.duty)
    connection.execute(
        "UPDATE sealed_item SET content = (SELECT content FROM sealed_item WHERE id = ?) WHERE id = ?", (two, one)
    )
    connection.execute("DELETE FROM sealed_key WHERE item_id = ?", (one,))
    connection.execute(
        "INSERT INTO sealed_key SELECT ?, reader_id, sealed FROM sealed_key WHERE item_id = ?", (one, two)
    )
    connection.close()
    assert code(lambda: items.open_item(reader_of(unlocked), one)) is Code.SEALED_TAMPERED
    assert items.open_item(reader_of(unlocked), two) == b"twee"
