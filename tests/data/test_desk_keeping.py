"""Changes of who may come in while the disk takes no more, a store that is damaged, slots that cost too little."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from data.desk import items, queries
from data.desk.house import DeskStore, Unlocked
from data.desk.records import Role, Task
from data.errors import Code
from data.vault import slots
from data.vault.device import DeviceSecret
from data.vault.kdf import Cost
from tests.data.deskhouse import FATMA, INGRID, JAN, MARJAN, Peopled, code, reader_of, refused
from ui import messages

DEARER = Cost(ops=2, memory=16_384)
FRESH = "blauwe trein fluit in april"


@contextmanager
def nothing_written(folder: Path) -> Iterator[None]:
    """slots.json cannot be written: a folder stands where its new file should be made."""
    in_the_way = folder / f"{slots.FILE_NAME}.tmp"
    in_the_way.mkdir()
    try:
        yield
    finally:
        in_the_way.rmdir()


def agrees(full: Peopled) -> None:
    """slots.json says what desk.db says: an unlock leaves it byte for byte as it was."""
    path = full.house.folder / slots.FILE_NAME
    before = path.read_bytes()
    store = full.store()
    store.unlock(full.marjan.id, MARJAN)
    store.close()
    assert path.read_bytes() == before


# slots.json cannot be written


WIDER: dict[str, Callable[[DeskStore, Unlocked, Peopled], object]] = {
    "add": lambda store, on, _: store.add_person(reader_of(on), "Jan", Role.VOLUNTEER, JAN),
    "change": lambda store, on, full: store.change_own_secret(on.duty, FATMA, JAN, person_id=full.fatma.id),
    "change one's own": lambda store, on, _: store.change_own_secret(on.duty, INGRID, FRESH),
    "reset": lambda store, on, full: store.reset_secret(reader_of(on), full.fatma.id, JAN),
    "tasks": lambda store, on, full: store.set_tasks(reader_of(on), full.marjan.id, frozenset({Task.DEPUTY})),
    "name": lambda store, on, full: store.rename_person(reader_of(on), full.fatma.id, "Fatima"),
    "card": lambda store, on, _: store.make_card(reader_of(on)),
}


@pytest.mark.parametrize("deed", WIDER)
def test_a_change_that_cannot_be_copied_first_is_not_made(full: Peopled, store: DeskStore, deed: str) -> None:
    """It says so, everybody comes in as before, and it can be done again."""
    item = items.seal_item(store.unlock(full.fatma.id, FATMA).duty, "signal", b"tekst")
    store.close()
    unlocked = store.unlock(full.ingrid.id, INGRID, with_person=full.fatma.id)
    before = (full.house.folder / slots.FILE_NAME).read_bytes()
    with nothing_written(full.house.folder):
        error = refused(lambda: WIDER[deed](store, unlocked, full))
    assert error.code is Code.FILE_NOT_WRITABLE
    assert (full.house.folder / slots.FILE_NAME).read_bytes() == before
    store.close()
    agrees(full)
    for person, secret in ((full.fatma, FATMA), (full.marjan, MARJAN), (full.ingrid, INGRID)):
        again = store.unlock(person.id, secret)
        if again.reader is not None:
            assert items.open_item(again.reader, item) == b"tekst"
        store.close()
    store.unlock_with_card(full.cards["Ingrid"].text, INGRID)
    store.close()
    unlocked = store.unlock(full.ingrid.id, INGRID, with_person=full.fatma.id)
    WIDER[deed](store, unlocked, full)
    store.close()
    agrees(full)


def test_a_card_that_cannot_set_a_wachtzin_changes_nothing(full: Peopled, store: DeskStore) -> None:
    with nothing_written(full.house.folder):
        assert code(lambda: store.unlock_with_card(full.cards["Marjan"].text, FRESH)) is Code.FILE_NOT_WRITABLE
    store.unlock(full.marjan.id, MARJAN)
    store.close()
    agrees(full)


def test_a_stop_that_cannot_be_copied_holds_and_says_so(full: Peopled, store: DeskStore) -> None:
    """They are out at once; the next unlock takes their name away and renews the key."""
    unlocked = store.unlock(full.ingrid.id, INGRID)
    with nothing_written(full.house.folder):
        error = refused(lambda: store.stop_person(reader_of(unlocked), full.fatma.id))
    assert (error.code, error.values) == (Code.CHANGE_KEPT, {"why": "file-not-writable"})
    said = messages.sentence(error)
    assert said.startswith("Het is gelukt en het blijft zo.")
    assert "Bij de volgende dienst gaat de rest vanzelf" in said
    assert code(lambda: store.stop_person(reader_of(unlocked), full.fatma.id)) is Code.PERSON_UNKNOWN
    store.close()
    assert code(lambda: store.unlock(full.fatma.id, FATMA)) in (Code.SECRET_WRONG, Code.PERSON_UNKNOWN)
    store.unlock(full.marjan.id, MARJAN)
    store.close()
    assert "Fatma" not in {person.name for person in store.people()}
    agrees(full)


@pytest.mark.parametrize("moment", ["in the store", "old slot gone"])
def test_a_reset_of_which_the_rest_fails_holds_and_says_so(full: Peopled, moment: str) -> None:
    """The new PIN opens at once, nothing is held against it, and the old one is refused."""
    for _ in range(4):
        refused(lambda: full.store().unlock(full.fatma.id, "111222"))
        full.house.clock.forward(minutes=1)
    refused(lambda: full.store().unlock(full.fatma.id, "111222"))
    assert full.store().wait_seconds(full.fatma.id) > 0
    in_the_way = full.house.folder / f"{slots.FILE_NAME}.tmp"

    def step(done: str) -> None:
        if done == moment:
            in_the_way.mkdir()

    store = full.house.store(step)
    unlocked = store.unlock(full.ingrid.id, INGRID)
    assert code(lambda: store.reset_secret(reader_of(unlocked), full.fatma.id, JAN)) is Code.CHANGE_KEPT
    in_the_way.rmdir()
    store.close()
    store = full.store()
    store.unlock(full.fatma.id, JAN)
    store.close()
    assert code(lambda: store.unlock(full.fatma.id, FATMA)) is Code.SECRET_WRONG
    agrees(full)


def test_one_s_own_change_holds_when_the_old_slot_cannot_be_taken_out(full: Peopled) -> None:
    """Nobody is told: the new one works and the old one does not."""
    in_the_way = full.house.folder / f"{slots.FILE_NAME}.tmp"

    def step(done: str) -> None:
        if done == "in the store":
            in_the_way.mkdir()

    store = full.house.store(step)
    unlocked = store.unlock(full.ingrid.id, INGRID)
    store.change_own_secret(unlocked.duty, INGRID, FRESH)
    unlocked.duty.cover()
    unlocked.duty.uncover(FRESH)
    unlocked.duty.cover()
    assert code(lambda: unlocked.duty.uncover(INGRID)) is Code.SECRET_WRONG
    in_the_way.rmdir()
    store.close()
    store = full.store()
    assert code(lambda: store.unlock(full.ingrid.id, INGRID)) is Code.SECRET_WRONG
    store.unlock(full.ingrid.id, FRESH)
    store.close()
    agrees(full)


# A damaged store


@pytest.mark.parametrize("person", ["fatma", "marjan"])
def test_a_right_code_on_a_damaged_store_is_not_a_wrong_try(full: Peopled, store: DeskStore, person: str) -> None:
    """However often; and a wrong one still is."""
    path = full.house.folder / "desk.db"
    content = bytearray(path.read_bytes())
    content[len(content) // 2 + 1_234] ^= 1
    path.write_bytes(content)
    who, secret = (full.fatma, FATMA) if person == "fatma" else (full.marjan, MARJAN)
    for _ in range(9):
        assert code(lambda: store.unlock(who.id, secret)) is Code.DESK_DAMAGED
        assert store.wait_seconds(who.id) == 0
    for _ in range(3):
        assert code(lambda: store.unlock(who.id, "111222")) is Code.SECRET_WRONG
    assert store.wait_seconds(who.id) == 30
    assert code(lambda: store.unlock(who.id, secret)) is Code.SECRET_WAIT


def test_who_names_somebody_who_is_gone_beside_them_made_no_wrong_try(full: Peopled, store: DeskStore) -> None:
    for _ in range(5):
        assert code(lambda: store.unlock(full.fatma.id, FATMA, with_person="weg")) is Code.PERSON_UNKNOWN
    store.unlock(full.fatma.id, FATMA)


def test_an_old_code_in_an_old_list_is_a_wrong_try(full: Peopled, store: DeskStore) -> None:
    """The slot opens, but the store does not know it any more."""
    path = full.house.folder / slots.FILE_NAME
    old = path.read_bytes()
    store.change_own_secret(store.unlock(full.fatma.id, FATMA).duty, FATMA, JAN)
    store.close()
    for _ in range(3):
        path.write_bytes(old)
        assert code(lambda: store.unlock(full.fatma.id, FATMA)) is Code.SECRET_WRONG
    assert store.wait_seconds(full.fatma.id) == 30


# Slots that cost too little


def dearer(full: Peopled) -> DeskStore:
    """The store of a program by which a try costs more than it did."""
    assert full.house.safe is not None
    return DeskStore.at(full.house.folder, now=full.house.clock, device=DeviceSecret(full.house.safe), cost=DEARER)


@pytest.mark.parametrize("person", ["fatma", "marjan"])
def test_a_cheap_slot_is_made_anew_by_who_comes_in(full: Peopled, person: str) -> None:
    """With the same secret, a card and the reader's key as they were, and no second try of anybody."""
    who, secret = (full.fatma, FATMA) if person == "fatma" else (full.marjan, MARJAN)
    first = full.store()
    item = items.seal_item(first.unlock(full.fatma.id, FATMA).duty, "signal", b"tekst")
    first.close()
    before = slots.read(full.house.folder)
    store = dearer(full)
    unlocked = store.unlock(who.id, secret)
    assert unlocked.weak
    unlocked.duty.cover()  # it goes on behind a cover
    assert store.strengthen()
    assert not store.strengthen()
    file = slots.read(full.house.folder)
    (slot,) = file.of_person(who.id)
    assert (slot.kdf.ops, slot.kdf.memory) == (DEARER.ops, DEARER.memory)
    assert slot.kdf.device != ""
    assert [one for one in file.slots if one.id != slot.id] == [
        one for one in before.slots if one != before.of_person(who.id)[0]
    ]
    unlocked.duty.uncover(secret)
    if unlocked.reader is not None:
        assert queries.changes_of(unlocked.reader, who.id)[0].action == "strengthen"
    store.close()
    again = store.unlock(who.id, secret)
    assert not again.weak
    if again.reader is not None:
        assert items.open_item(again.reader, item) == b"tekst"
        store.close()
        by_card = store.unlock_with_card(full.cards["Marjan"].text, FRESH)
        assert items.open_item(reader_of(by_card), item) == b"tekst"
    store.close()


def test_two_who_come_in_one_after_the_other_both_get_a_new_slot(full: Peopled) -> None:
    store = dearer(full)
    store.unlock(full.fatma.id, FATMA)
    store.unlock(full.ingrid.id, INGRID)
    assert store.strengthen()
    file = slots.read(full.house.folder)
    costs = {
        who.name: [slot.kdf.ops for slot in file.of_person(who.id)] for who in (full.fatma, full.ingrid, full.marjan)
    }
    assert costs == {"Fatma": [2], "Ingrid": [2], "Marjan": [1]}
    store.close()


def test_a_slot_that_costs_enough_stays_as_it_is(full: Peopled, store: DeskStore) -> None:
    assert not store.unlock(full.fatma.id, FATMA).weak
    assert not store.strengthen()


@pytest.mark.parametrize("meanwhile", ["ended", "changed", "stopped"])
def test_what_happened_meanwhile_leaves_nothing_to_strengthen(full: Peopled, meanwhile: str) -> None:
    store = dearer(full)
    ingrid = store.unlock(full.ingrid.id, INGRID)
    assert store.strengthen()
    unlocked = store.unlock(full.fatma.id, FATMA)
    assert unlocked.weak
    if meanwhile == "ended":
        unlocked.duty.close()
    elif meanwhile == "changed":
        store.change_own_secret(unlocked.duty, FATMA, JAN, person_id=full.fatma.id)
    else:
        store.stop_person(reader_of(ingrid), full.fatma.id)
    assert not store.strengthen()
    store.close()


def test_a_full_disk_leaves_the_cheap_slot_for_the_next_time(full: Peopled) -> None:
    store = dearer(full)
    store.unlock(full.fatma.id, FATMA)
    with nothing_written(full.house.folder):
        assert code(store.strengthen) is Code.FILE_NOT_WRITABLE
    store.close()
    assert store.unlock(full.fatma.id, FATMA).weak
    assert store.strengthen()
    store.close()
