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
from tests.data.deskhouse import FATMA, INGRID, JAN, MARJAN, Peopled, code, peopled, reader_of
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


def _die(full: Peopled, operation: str, moment: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.data.dying", str(full.house.folder), operation, moment],
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


@pytest.mark.parametrize("operation", ["add", "change"])
def test_dying_while_somebody_is_added_or_changes_their_pin(full: Peopled, operation: str) -> None:
    """What is in the store counts; the next who comes in writes it into slots.json."""
    _die(full, operation, "in the store")
    store = full.store()
    _all_is_there(store, full.marjan.id, MARJAN)
    store.close()
    if operation == "add":
        jan = next(person for person in store.people() if person.name == "Jan")
        store.unlock(jan.id, JAN)
    else:
        assert code(lambda: store.unlock(full.fatma.id, FATMA)) is Code.SECRET_WRONG
        store.unlock(full.fatma.id, JAN)
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
