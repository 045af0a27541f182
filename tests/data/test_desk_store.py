"""The desk store: set-up, the file, unlocking and covering, logs and copies, the end. Real files and keys."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from data.desk import items, notes, queries
from data.desk.access import bare_connection, copy_store
from data.desk.house import DeskStore
from data.desk.records import Role, SetupStep, StoreState
from data.errors import Code
from data.vault import tries
from tests.data.deskhouse import (
    FATMA,
    INGRID,
    JAN,
    MARJAN,
    House,
    Peopled,
    code,
    reader_of,
    refused,
)

# Set-up


def test_the_set_up_goes_on_where_it_stopped(house: House) -> None:
    """After each step another start of the program knows the next one."""
    assert house.store().state is StoreState.ABSENT
    assert house.store().setup().step is SetupStep.HOUSE
    house.store().begin("Marjan", MARJAN).close()
    again = house.store()
    assert again.state is StoreState.SETTING_UP
    state = again.setup()
    assert state.step is SetupStep.CARD
    assert state.person is not None
    reader = reader_of(again.unlock(state.person.id, MARJAN))
    card = again.make_card(reader)
    again.close()
    again = house.store()
    assert again.setup().step is SetupStep.CARD  # printed but not typed back
    reader = reader_of(again.unlock(state.person.id, MARJAN))
    again.confirm_card(reader, card.text)
    assert again.setup().step is SetupStep.VOLUNTEERS
    again.add_person(reader, "Fatma", Role.VOLUNTEER, FATMA)
    again.close()
    assert house.store().setup().step is SetupStep.DONE
    assert house.store().state is StoreState.READY


def test_beginning_twice_is_refused(full: Peopled) -> None:
    """A second first buurtwerker would lose everything of the first."""
    assert code(lambda: full.store().begin("Kees", INGRID)) is Code.DESK_EXISTS


def test_a_weak_secret_or_no_name_makes_no_store(house: House) -> None:
    """Nothing is on disk then."""
    assert code(lambda: house.store().begin("Marjan", "kort")) is Code.SECRET_WEAK
    assert code(lambda: house.store().begin("  ", MARJAN)) is Code.VALUE_MISSING
    assert not house.folder.exists()


@pytest.mark.parametrize("left", [("desk.db.new",), ("desk.db.new", "slots.json.new")])
def test_a_store_that_was_half_made_is_made_anew(house: House, left: tuple[str, ...]) -> None:
    """The program ended while the first buurtwerker was being added."""
    house.folder.mkdir(parents=True)
    for name in left:
        (house.folder / name).write_bytes(b"half")
    assert house.store().state is StoreState.ABSENT
    house.store().begin("Marjan", MARJAN).close()
    assert house.store().state is StoreState.SETTING_UP


def test_a_store_that_was_made_but_not_named_is_finished(house: House) -> None:
    """Between the two renames."""
    house.store().begin("Marjan", MARJAN).close()
    (house.folder / "slots.json").rename(house.folder / "slots.json.new")
    again = house.store()
    assert again.state is StoreState.SETTING_UP
    again.unlock(again.people()[0].id, MARJAN)
    again.close()


# The file


def test_nothing_in_the_folder_can_be_read_without_a_key(full: Peopled, store: DeskStore) -> None:
    """Names of those who can log in are on the tiles; nothing else is readable, nor is it SQLite."""
    unlocked = store.unlock(full.ingrid.id, INGRID)
    notes.add_note(unlocked.duty, notes.HANDOVER, "kanarie-overdracht")
    items.seal_item(unlocked.duty, "signal", b"kanarie-signaal")
    for state in ("open", "closed"):
        for path in full.house.folder.iterdir():
            assert b"kanarie" not in path.read_bytes(), (state, path)
        store.close()
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(full.house.folder / "desk.db").execute("SELECT * FROM sqlite_master")


def test_the_store_is_opened_as_promised(full: Peopled, store: DeskStore) -> None:
    """WAL, foreign keys, secure_delete, nothing in temporary files, a commit is on the disk."""
    duty = store.unlock(full.fatma.id, FATMA).duty
    with duty.session.engine.connect() as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "foreign_keys", "secure_delete", "temp_store", "synchronous", "application_id")
        }
        memory = connection.exec_driver_sql("PRAGMA cipher_memory_security").scalar()
    assert found == {
        "journal_mode": "wal",
        "foreign_keys": 1,
        "secure_delete": 1,
        "temp_store": 2,
        "synchronous": 2,
        "application_id": 0x494E4C4B,
    }
    assert str(memory) == "1"


def test_a_sealed_item_is_closed_for_a_volunteer_who_holds_the_store(full: Peopled, store: DeskStore) -> None:
    """The tables alone do not open it: the private key is not in there, nor in the session."""
    unlocked = store.unlock(full.fatma.id, FATMA)
    item = items.seal_item(unlocked.duty, "signal", b"kanarie-signaal")
    assert unlocked.reader is None
    assert unlocked.duty.session.readers == []
    assert code(lambda: items.open_item(unlocked.duty, item)) is Code.ROLE_REFUSED
    connection = bare_connection(unlocked.duty)
    names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    rows = [row for name in names for row in connection.execute(f'SELECT * FROM "{name}"')]
    connection.close()
    assert len(rows) > 10
    assert "kanarie" not in repr(rows)


# Opening


def test_wrong_tries_wait_longer_and_longer_also_after_a_restart(full: Peopled) -> None:
    """The delay is on disk before the answer is known."""
    for _ in range(2):
        error = refused(lambda: full.store().unlock(full.fatma.id, "111222"))
        assert error.code is Code.SECRET_WRONG
        assert error.values == {"wait": "0"}
    error = refused(lambda: full.store().unlock(full.fatma.id, "111222"))
    assert error.values == {"wait": "30"}
    error = refused(lambda: full.store().unlock(full.fatma.id, FATMA))
    assert (error.code, error.values) == (Code.SECRET_WAIT, {"seconds": "30"})
    waits = {person.name: person.waits_until is not None for person in full.store().people()}
    assert waits == {"Marjan": False, "Ingrid": False, "Fatma": True}
    full.house.clock.forward(seconds=30)
    store = full.store()
    store.unlock(full.fatma.id, FATMA)
    store.close()
    assert full.store().wait_seconds(full.fatma.id) == 0


def test_a_second_person_joins_without_a_pin(full: Peopled, store: DeskStore) -> None:
    """One PIN per dienst; who was there is written down."""
    full.house.clock.forward(hours=1)
    duty = store.unlock(full.fatma.id, FATMA, with_person=full.marjan.id).duty
    assert [person.name for person in duty.people] == ["Fatma", "Marjan"]
    (shift,) = queries.shifts(duty, 1)
    assert set(shift.people) == {full.fatma.id, full.marjan.id}
    assert code(lambda: store.unlock(full.fatma.id, FATMA, with_person="nobody")) is Code.PERSON_UNKNOWN
    assert not duty.over


def test_a_buurtwerker_opens_their_own_during_a_dienst(full: Peopled, store: DeskStore) -> None:
    """The same dienst; their key comes and goes by itself."""
    duty = store.unlock(full.fatma.id, FATMA).duty
    item = items.seal_item(duty, "signal", b"tekst")
    unlocked = store.unlock(full.ingrid.id, INGRID)
    assert unlocked.duty is duty
    reader = reader_of(unlocked)
    assert items.open_item(reader, item) == b"tekst"
    reader.close()
    assert code(lambda: items.open_item(reader, item)) is Code.DUTY_OVER
    assert not duty.over
    notes.add_note(duty, notes.DRAFT, "gaat door")


def test_covered_only_appending_goes_on(full: Peopled, store: DeskStore) -> None:
    """Reading back asks for a PIN, of anybody on duty; a reader's for their own wachtzin."""
    unlocked = store.unlock(full.ingrid.id, INGRID, with_person=full.fatma.id)
    duty, reader = unlocked.duty, reader_of(unlocked)
    item = items.seal_item(duty, "signal", b"tekst")
    duty.cover()
    notes.add_note(duty, notes.DRAFT, "gaat door")
    items.seal_item(duty, "signal", b"gaat door")
    for call in (
        lambda: notes.notes(duty, notes.DRAFT),
        lambda: items.list_items(duty),
        lambda: queries.shifts(duty),
        lambda: items.open_item(reader, item),
        lambda: store.stop_person(reader, full.fatma.id),
        lambda: copy_and_read(reader),
    ):
        assert code(call) is Code.DUTY_COVERED
    assert code(lambda: duty.uncover("111222", full.fatma.id)) is Code.SECRET_WRONG
    assert code(lambda: duty.uncover(MARJAN, full.marjan.id)) is Code.ROLE_REFUSED
    duty.uncover(FATMA, full.fatma.id)
    assert len(notes.notes(duty, notes.DRAFT)) == 1
    assert code(lambda: items.open_item(reader, item)) is Code.DUTY_COVERED
    duty.uncover(INGRID)
    assert items.open_item(reader, item) == b"tekst"


def copy_and_read(reader: Any) -> object:
    """Any query of a reader."""
    return queries.changes_of(reader, "x")


def test_after_the_dienst_nothing_works_any_more(full: Peopled, store: DeskStore) -> None:
    """Every call says so; the key bytes are zeros."""
    unlocked = store.unlock(full.ingrid.id, INGRID)
    duty, reader = unlocked.duty, reader_of(unlocked)
    session, private = duty.session, reader.private
    duty.close()
    duty.close()
    assert session.key == bytearray(32)
    assert private._raw == bytes(32)
    for call in (
        lambda: notes.add_note(duty, notes.DRAFT, "x"),
        lambda: notes.notes(duty, notes.DRAFT),
        lambda: duty.uncover(INGRID),
        lambda: items.open_items(reader),
        lambda: store.make_card(reader),
        lambda: store.add_person(reader, "Jan", Role.VOLUNTEER, JAN),
    ):
        assert code(call) is Code.DUTY_OVER
    assert store.readers_ready() == 0
    full.house.clock.forward(hours=1)
    again = store.unlock(full.fatma.id, FATMA).duty
    newest, before = queries.shifts(again, 2)
    assert newest.closed_at is None
    assert before.closed_at is not None


def test_a_dienst_that_was_broken_off_gets_an_end(full: Peopled) -> None:
    """The program was killed; the next unlock closes what was open at the last thing written."""
    store = full.store()
    duty = store.unlock(full.fatma.id, FATMA).duty
    full.house.clock.forward(minutes=40)
    notes.add_note(duty, notes.HANDOVER, "tot hier")
    last = full.house.clock.moment
    duty.session.engine.dispose()  # as far as a killed program goes
    full.house.clock.forward(days=3)
    again = full.store()
    newest, before = queries.shifts(again.unlock(full.fatma.id, FATMA).duty, 2)
    again.close()
    assert before.closed_at == last
    assert newest.closed_at is None


# Logs, copies, the end


def test_reading_and_changing_is_written_down_without_content(full: Peopled, store: DeskStore) -> None:
    """Who, when, what kind."""
    unlocked = store.unlock(full.ingrid.id, INGRID, with_person=full.fatma.id)
    reader = reader_of(unlocked)
    item = items.seal_item(unlocked.duty, "signal", b"tekst", by=full.fatma.id)
    items.open_item(reader, item)
    (read,) = queries.reads_of(reader, item)
    assert (read.person_id, read.action, read.record_kind) == (full.ingrid.id, "open", "sealed_item")
    (made,) = queries.changes_of(reader, item)
    assert (made.person_id, made.action, made.at) == (full.fatma.id, "seal", full.house.clock.moment)


def test_a_copy_leaves_drafts_out(full: Peopled, store: DeskStore, tmp_path: Path) -> None:
    """One file under the same key, read through; the store itself keeps its drafts."""
    unlocked = store.unlock(full.ingrid.id, INGRID)
    notes.add_note(unlocked.duty, notes.DRAFT, "nog niet verstuurd")
    notes.add_note(unlocked.duty, notes.HANDOVER, "blijft")
    target = tmp_path / "kopie.db"
    copy_store(unlocked.duty, target)
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["kopie.db"]
    connection = bare_connection(unlocked.duty, target)
    assert connection.execute("SELECT text FROM note").fetchall() == [("blijft",)]
    connection.close()
    assert len(notes.notes(unlocked.duty, notes.DRAFT)) == 1


def test_this_house_stops(full: Peopled, store: DeskStore) -> None:
    """Everything that was kept is gone, the secret of the PC too; what is not ours stays."""
    folder = full.house.folder
    (folder / "backups").mkdir()
    (folder / "backups" / "een.backup").write_bytes(b"x")
    (folder / "desk-voor-bijwerken-1.db").write_bytes(b"x")
    (folder / "vakantiefoto.jpg").write_bytes(b"x")
    reader = reader_of(store.unlock(full.ingrid.id, INGRID))
    store.stop_everything(reader)
    assert [path.name for path in folder.iterdir()] == ["vakantiefoto.jpg"]
    assert full.house.safe is not None
    assert full.house.safe.kept == {}
    assert store.state is StoreState.ABSENT
    assert reader.over
    store.begin("Nieuw", MARJAN).close()


def test_tries_hold_no_names(full: Peopled, store: DeskStore) -> None:
    """Only ids and times."""
    refused(lambda: store.unlock(full.fatma.id, "111222"))
    text = (full.house.folder / tries.FILE_NAME).read_text(encoding="utf-8")
    assert "Fatma" not in text
    assert "111222" not in text


def test_away_is_noted_until_its_day(full: Peopled, store: DeskStore) -> None:
    """So that the deputy's number can take their place."""
    from data.desk.people import away_until

    reader = reader_of(store.unlock(full.ingrid.id, INGRID))
    today = full.house.clock.moment.date()
    store.away(reader, today)
    assert away_until(reader) == {full.ingrid.id: today}
    full.house.clock.forward(days=1)
    assert away_until(reader) == {}
