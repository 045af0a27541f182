"""Dying at every step of a change to who may come in: those who should come in still do, the others do not."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from data.desk import items, notes
from data.desk.access import bare_connection
from data.desk.house import DeskStore
from data.desk.opening import NEXT_FILE
from data.engine import reading
from data.errors import Code, WorldError
from data.vault import slots
from tests.data.deskhouse import FATMA, INGRID, JAN, MARJAN, House, Peopled, code, peopled, reader_of
from tests.data.dying import DIED

ROOT = Path(__file__).resolve().parent.parent.parent
RENEWING = ("in the store", "old slot gone", "both keys", "copying", "copied", "swapped", "new key only")


@pytest.fixture
def full(tmp_path: Path) -> Peopled:
    """On a PC without a safe, so that another process opens it too; with a note and a sealed item."""
    made = peopled(tmp_path / "data", with_safe=False)
    store = made.store()
    duty = store.unlock(made.fatma.id, FATMA).duty
    notes.add_note(duty, notes.HANDOVER, "blijft")
    items.seal_item(duty, "signal", b"blijft dicht")
    store.close()
    return made


def _die(where: Peopled | House, operation: str, moment: str) -> None:
    house = where if isinstance(where, House) else where.house
    done = subprocess.run(
        [sys.executable, "-m", "tests.data.dying", str(house.folder), operation, moment],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == DIED, done.stderr


def _all_is_there(store: DeskStore, person: str, secret: str) -> None:
    unlocked = store.unlock(person, secret)
    reader = reader_of(unlocked)
    assert [note.text for note in notes.notes(unlocked.duty, notes.HANDOVER)] == ["blijft"]
    assert list(items.open_items(reader).values()) == [b"blijft dicht"]


def _tidied(full: Peopled) -> None:
    """Nothing of the renewal is left over: one key in the slots, no half copy, no wish to renew."""
    assert not list(full.house.folder.glob(f"{NEXT_FILE}*"))
    file = slots.read(full.house.folder)
    assert all(set(sealed) == {slots.CURRENT} for sealed in file.sealed.values())


@pytest.mark.parametrize("moment", RENEWING)
def test_dying_while_somebody_is_stopped(full: Peopled, moment: str) -> None:
    """Fatma stays out from the moment that it is in the store; the buurtwerkers lose nothing."""
    key_before = _key_number(full)
    _die(full, "stop", moment)
    store = full.store()
    assert code(lambda: store.unlock(full.fatma.id, FATMA)) in (Code.SECRET_WRONG, Code.PERSON_UNKNOWN)
    _all_is_there(store, full.marjan.id, MARJAN)
    store.close()
    _all_is_there(store, full.ingrid.id, INGRID)
    store.close()
    _tidied(full)
    assert _key_number(full) == key_before + 1
    assert code(lambda: store.unlock(full.fatma.id, FATMA)) is Code.PERSON_UNKNOWN


@pytest.mark.parametrize("moment", RENEWING)
def test_dying_while_a_pin_is_reset(full: Peopled, moment: str) -> None:
    """The new PIN opens, the old one does not; at worst after one try that puts slots.json right."""
    _die(full, "reset", moment)
    store = full.store()
    assert code(lambda: store.unlock(full.fatma.id, FATMA)) is Code.SECRET_WRONG
    store.unlock(full.fatma.id, JAN)
    store.close()
    _all_is_there(store, full.marjan.id, MARJAN)
    store.close()
    _tidied(full)


def test_dying_while_somebody_is_added(full: Peopled) -> None:
    """From the moment that it is in the store they come in, also as the first; before that nobody was added."""
    _die(full, "add", "in slots.json")
    store = full.store()
    ghost = next(person for person in store.people() if person.name == "Jan")
    assert code(lambda: store.unlock(ghost.id, JAN)) is Code.SECRET_WRONG
    assert "Jan" not in {person.name for person in store.people()}
    _die(full, "add", "in the store")
    jan = next(person for person in store.people() if person.name == "Jan")
    store.unlock(jan.id, JAN)
    store.close()
    _all_is_there(store, full.marjan.id, MARJAN)
    store.close()


@pytest.mark.parametrize("operation", ["change", "reset"])
def test_dying_before_a_new_pin_counts(full: Peopled, operation: str) -> None:
    """Both are in slots.json, the store knows the old one: that works at once, the new one does not."""
    _die(full, operation, "both slots")
    store = full.store()
    assert code(lambda: store.unlock(full.fatma.id, JAN)) is Code.SECRET_WRONG
    store.unlock(full.fatma.id, FATMA)
    store.close()
    _all_is_there(store, full.marjan.id, MARJAN)
    store.close()
    _tidied(full)


@pytest.mark.parametrize("operation", ["change", "reset"])
def test_dying_when_a_new_pin_counts(full: Peopled, operation: str) -> None:
    """The new one works at the first try, with nobody else coming in before."""
    _die(full, operation, "in the store")
    store = full.store()
    store.unlock(full.fatma.id, JAN)
    store.close()
    assert code(lambda: store.unlock(full.fatma.id, FATMA)) is Code.SECRET_WRONG
    _all_is_there(store, full.marjan.id, MARJAN)
    store.close()
    _tidied(full)


@pytest.mark.parametrize("moment", ["both slots", "in the store"])
def test_a_lone_buurtwerker_who_dies_while_changing_is_never_locked_out(tmp_path: Path, moment: str) -> None:
    """Nobody else is there to put slots.json right, and no card was typed back."""
    house = House(tmp_path / "data", safe=None)
    reader = house.store().begin("Ingrid", INGRID)
    person = reader.person.id
    reader.close()
    _die(house, "change-own", moment)
    store = house.store()
    store.unlock(person, INGRID if moment == "both slots" else MARJAN)
    store.close()
    other = MARJAN if moment == "both slots" else INGRID
    assert code(lambda: store.unlock(person, other)) is Code.SECRET_WRONG


def test_a_card_carries_on_a_renewal_that_was_broken_off(full: Peopled) -> None:
    """As a wachtzin does."""
    before = _key_number(full)
    _die(full, "stop", "copied")
    store = full.store()
    unlocked = store.unlock_with_card(full.cards["Marjan"].text, "blauwe trein fluit in april")
    with reading(unlocked.duty.session.engine) as connection:
        row = connection.exec_driver_sql("SELECT key_number, rotation_wanted FROM store").one()
    assert tuple(row) == (before + 1, 0)
    assert list(items.open_items(reader_of(unlocked)).values()) == [b"blijft dicht"]
    store.close()
    _tidied(full)
    _all_is_there(store, full.marjan.id, "blauwe trein fluit in april")
    store.close()


def test_a_second_program_makes_the_renewal_wait(full: Peopled) -> None:
    """Somebody reads along (a command line): the person is out, the key is renewed at the next unlock."""
    store = full.store()
    unlocked = store.unlock(full.ingrid.id, INGRID)
    other = bare_connection(unlocked.duty)
    other.execute("BEGIN")
    other.execute("SELECT count(*) FROM note").fetchone()
    with pytest.raises(WorldError) as caught:
        store.stop_person(reader_of(unlocked), full.fatma.id)
    assert caught.value.code in (Code.ROTATION_WAITS, Code.STORE_LOCKED)
    notes.add_note(unlocked.duty, notes.DRAFT, "de dienst gaat door")
    other.close()
    store.close()
    assert code(lambda: store.unlock(full.fatma.id, FATMA)) is Code.PERSON_UNKNOWN
    _all_is_there(store, full.marjan.id, MARJAN)
    store.close()
    _tidied(full)


def test_a_dienst_goes_on_after_a_renewal(full: Peopled) -> None:
    """The same objects, under the new key; covering and uncovering too."""
    store = full.store()
    unlocked = store.unlock(full.ingrid.id, INGRID)
    old_key = bytes(unlocked.duty.session.key)
    store.stop_person(reader_of(unlocked), full.fatma.id)
    assert bytes(unlocked.duty.session.key) != old_key
    unlocked.duty.cover()
    unlocked.duty.uncover(INGRID)
    assert len(notes.notes(unlocked.duty, notes.HANDOVER)) == 1
    store.close()


def _key_number(full: Peopled) -> int:
    store = full.store()
    duty = store.unlock(full.marjan.id, MARJAN).duty
    with reading(duty.session.engine) as connection:
        number = connection.exec_driver_sql("SELECT key_number FROM store").scalar_one()
    store.close()
    return int(number)
