"""Who may do what: roles, people, tasks, cards, another PC. Real files and keys."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.desk import items, notes, queries
from data.desk.house import DeskStore
from data.desk.records import Audience, Role, Task
from data.errors import Code
from data.vault import slots
from tests.data.deskhouse import (
    FATMA,
    INGRID,
    JAN,
    MARJAN,
    House,
    Peopled,
    code,
    confirmed_card,
    reader_of,
    refused,
)

# Roles


def test_what_a_role_cannot_do_is_refused_by_data(full: Peopled, store: DeskStore) -> None:
    """Not only by the window."""
    duty = store.unlock(full.fatma.id, FATMA).duty
    for call in (
        lambda: store.add_person(duty, "Jan", Role.VOLUNTEER, JAN),
        lambda: store.reset_secret(duty, full.ingrid.id, INGRID),
        lambda: store.stop_person(duty, full.ingrid.id),
        lambda: store.rename_person(duty, full.fatma.id, "Fatima"),
        lambda: store.set_tasks(duty, full.ingrid.id, frozenset({Task.ATTENTION})),
        lambda: store.make_card(duty),  # type: ignore[arg-type]
        lambda: store.confirm_card(duty, full.cards["Ingrid"].text),  # type: ignore[arg-type]
        lambda: store.away(duty, None),
        lambda: store.stop_everything(duty),
        lambda: items.open_items(duty),
        lambda: queries.reads_of(duty, "x"),
        lambda: store.change_own_secret(duty, INGRID, MARJAN, person_id=full.ingrid.id),
    ):
        assert code(call) is Code.ROLE_REFUSED


def test_everybody_changes_their_own_secret(full: Peopled, store: DeskStore) -> None:
    """The old one is asked for and then opens nothing; a card and sealed items stay as they are."""
    unlocked = store.unlock(full.ingrid.id, INGRID, with_person=full.fatma.id)
    item = items.seal_item(unlocked.duty, "signal", b"tekst")
    assert code(lambda: store.change_own_secret(unlocked.duty, MARJAN, MARJAN)) is Code.SECRET_WRONG
    assert code(lambda: store.change_own_secret(unlocked.duty, INGRID, "kort")) is Code.SECRET_WEAK
    fresh = "blauwe trein fluit in april"
    store.change_own_secret(unlocked.duty, INGRID, fresh)
    store.change_own_secret(unlocked.duty, FATMA, JAN, person_id=full.fatma.id)
    store.close()
    assert code(lambda: store.unlock(full.ingrid.id, INGRID)) is Code.SECRET_WRONG
    assert code(lambda: store.unlock(full.fatma.id, FATMA)) is Code.SECRET_WRONG
    store.unlock(full.fatma.id, JAN)
    assert items.open_item(reader_of(store.unlock(full.ingrid.id, fresh)), item) == b"tekst"
    store.close()
    again = store.unlock_with_card(full.cards["Ingrid"].text, INGRID)
    assert items.open_item(reader_of(again), item) == b"tekst"


# People


def test_adding_a_reader_reseals_what_there_is(full: Peopled, store: DeskStore) -> None:
    """In the same transaction; the new one opens it at once."""
    unlocked = store.unlock(full.ingrid.id, INGRID)
    item = items.seal_item(unlocked.duty, "signal", b"van voor die tijd")
    kees = store.add_person(unlocked.reader or unlocked.duty, "Kees", Role.COMMUNITY_WORKER, "groene giraffe eet soep")
    reader = reader_of(store.unlock(kees.id, "groene giraffe eet soep"))
    assert items.open_item(reader, item) == b"van voor die tijd"


def test_names_are_told_apart(full: Peopled, store: DeskStore) -> None:
    """Two tiles with one name would be one too many; a name of nothing is none."""
    reader = reader_of(store.unlock(full.ingrid.id, INGRID))
    assert code(lambda: store.add_person(reader, " fatma ", Role.VOLUNTEER, JAN)) is Code.NAME_TAKEN
    assert code(lambda: store.add_person(reader, " ", Role.VOLUNTEER, JAN)) is Code.VALUE_MISSING
    assert code(lambda: store.add_person(reader, "Jan", Role.VOLUNTEER, "123456")) is Code.SECRET_WEAK
    assert code(lambda: store.add_person(reader, "Jan", Role.COMMUNITY_WORKER, JAN)) is Code.SECRET_WEAK


def test_a_buurtwerker_gives_somebody_another_name(full: Peopled, store: DeskStore) -> None:
    """On the tile, in the dienst that is open and on the next card; the secret stays, the log says that it was done."""
    unlocked = store.unlock(full.ingrid.id, INGRID, with_person=full.fatma.id)
    reader = reader_of(unlocked)
    store.rename_person(reader, full.fatma.id, "  Fatima   B. ")
    store.rename_person(reader, full.ingrid.id, "Ingrid V.")
    assert {person.name for person in store.people()} == {"Marjan", "Ingrid V.", "Fatima B."}
    assert [person.name for person in unlocked.duty.people] == ["Ingrid V.", "Fatima B."]
    assert reader.person.name == store.make_card(reader).name == "Ingrid V."
    store.rename_person(reader, full.fatma.id, "fatima b.")  # only the capitals
    assert queries.changes_of(reader, full.fatma.id)[0].action == "rename"
    assert code(lambda: store.rename_person(reader, full.fatma.id, "MARJAN")) is Code.NAME_TAKEN
    assert code(lambda: store.rename_person(reader, full.fatma.id, "  ")) is Code.VALUE_MISSING
    assert code(lambda: store.rename_person(reader, "weg", "Iemand")) is Code.PERSON_UNKNOWN
    unlocked.duty.cover()
    assert code(lambda: store.rename_person(reader, full.fatma.id, "Jo")) is Code.DUTY_COVERED
    store.close()
    assert store.unlock(full.fatma.id, FATMA).duty.people[0].name == "fatima b."
    store.close()
    assert b"Marjan" in (full.house.folder / slots.FILE_NAME).read_bytes()
    assert b"Fatma" not in (full.house.folder / slots.FILE_NAME).read_bytes()


def test_stopping_somebody_renews_the_key(full: Peopled, store: DeskStore) -> None:
    """Their slot is gone, and an old copy of it does not open the store as it is now."""
    old_slots = (full.house.folder / slots.FILE_NAME).read_bytes()
    old_store = (full.house.folder / "desk.db").read_bytes()
    unlocked = store.unlock(full.ingrid.id, INGRID)
    note = notes.add_note(unlocked.duty, notes.HANDOVER, "blijft")
    seen: list[tuple[int, int]] = []
    store.stop_person(reader_of(unlocked), full.fatma.id, lambda done, of: seen.append((done, of)))
    assert seen
    assert seen[-1][0] == seen[-1][1]
    assert notes.read_note(unlocked.duty, note).text == "blijft"
    assert {person.name for person in store.people()} == {"Marjan", "Ingrid"}
    store.close()
    assert (full.house.folder / "desk.db").read_bytes()[:16] != old_store[:16]
    assert code(lambda: store.unlock(full.fatma.id, FATMA)) is Code.PERSON_UNKNOWN
    (full.house.folder / slots.FILE_NAME).write_bytes(old_slots)
    assert code(lambda: full.store().unlock(full.fatma.id, FATMA)) is Code.DESK_DAMAGED


def test_an_old_slot_beside_an_unrenewed_store_is_refused(full: Peopled, store: DeskStore) -> None:
    """Somebody put last week's slots.json back: the store itself knows who counts."""
    old_slots = (full.house.folder / slots.FILE_NAME).read_bytes()
    duty = store.unlock(full.fatma.id, FATMA).duty
    store.change_own_secret(duty, FATMA, JAN)
    store.close()
    (full.house.folder / slots.FILE_NAME).write_bytes(old_slots)
    assert code(lambda: store.unlock(full.fatma.id, FATMA)) is Code.SECRET_WRONG
    store.unlock(full.fatma.id, JAN)  # and the file was put right


def test_the_last_buurtwerker_stays(full: Peopled, store: DeskStore) -> None:
    """Somebody has to look after the people."""
    reader = reader_of(store.unlock(full.ingrid.id, INGRID))
    store.stop_person(reader, full.marjan.id)
    assert code(lambda: store.stop_person(reader, full.ingrid.id)) is Code.LAST_WORKER
    assert code(lambda: store.stop_person(reader, full.marjan.id)) is Code.PERSON_UNKNOWN


def test_a_buurtwerker_can_stop_themselves(full: Peopled, store: DeskStore) -> None:
    """Their key leaves memory at once; the dienst goes on."""
    unlocked = store.unlock(full.ingrid.id, INGRID)
    reader = reader_of(unlocked)
    store.stop_person(reader, full.ingrid.id)
    assert reader.over
    notes.add_note(unlocked.duty, notes.HANDOVER, "dag", by=full.ingrid.id)
    store.close()
    assert code(lambda: store.unlock(full.ingrid.id, INGRID)) is Code.PERSON_UNKNOWN
    store.unlock(full.marjan.id, MARJAN)


def test_a_reset_pin_is_the_only_one_that_opens(full: Peopled, store: DeskStore) -> None:
    """And the wait after wrong tries is over."""
    for _ in range(3):
        refused(lambda: store.unlock(full.fatma.id, "111222"))
    reader = reader_of(store.unlock(full.ingrid.id, INGRID))
    assert code(lambda: store.reset_secret(reader, full.ingrid.id, MARJAN)) is Code.ROLE_REFUSED
    store.reset_secret(reader, full.fatma.id, JAN)
    store.close()
    assert code(lambda: store.unlock(full.fatma.id, FATMA)) is Code.SECRET_WRONG
    store.unlock(full.fatma.id, JAN)


def test_a_reset_buurtwerker_reads_again_but_their_card_is_dead(full: Peopled, store: DeskStore) -> None:
    """They become a new reader, who still has to make a card."""
    unlocked = store.unlock(full.ingrid.id, INGRID)
    item = items.seal_item(unlocked.duty, "signal", b"tekst")
    store.reset_secret(reader_of(unlocked), full.marjan.id, "groene giraffe eet soep")
    assert store.readers_ready() == 1
    store.close()
    assert code(lambda: store.unlock_with_card(full.cards["Marjan"].text, MARJAN)) is Code.CARD_UNKNOWN
    again = store.unlock(full.marjan.id, "groene giraffe eet soep")
    assert items.open_item(reader_of(again), item) == b"tekst"
    assert code(lambda: items.seal_item(again.duty, "signal", b"x")) is Code.READERS_TOO_FEW
    confirmed_card(store, reader_of(again))
    items.seal_item(again.duty, "signal", b"x")


# Tasks and "niet veilig"


@pytest.fixture
def attention(full: Peopled, store: DeskStore) -> tuple[Peopled, DeskStore, str, str]:
    """Kees beside the two, who have the tasks; an item for those with a task alone; Kees' id."""
    unlocked = store.unlock(full.ingrid.id, INGRID)
    reader = reader_of(unlocked)
    kees = store.add_person(reader, "Kees", Role.COMMUNITY_WORKER, "groene giraffe eet soep")
    assert code(lambda: items.seal_item(unlocked.duty, "s", b"x", audience=Audience.ATTENTION)) is Code.READERS_TOO_FEW
    store.set_tasks(reader, full.ingrid.id, frozenset({Task.ATTENTION}))
    store.set_tasks(reader, full.marjan.id, frozenset({Task.DEPUTY}))
    item = items.seal_item(unlocked.duty, "s", b"niet veilig", audience=Audience.ATTENTION)
    store.close()
    return full, store, item, kees.id


def test_not_safe_is_for_those_with_a_task_alone(attention: tuple[Peopled, DeskStore, str, str]) -> None:
    """Another buurtwerker does not open it, and gives nobody a task, not even through a reset."""
    full, store, item, kees = attention
    reader = reader_of(store.unlock(kees, "groene giraffe eet soep"))
    assert code(lambda: items.open_item(reader, item)) is Code.SEALED_NOT_YOURS
    assert code(lambda: store.set_tasks(reader, kees, frozenset({Task.DEPUTY}))) is Code.ROLE_REFUSED
    store.reset_secret(reader, full.marjan.id, "rode kikkers springen overal")
    store.close()
    for _ in range(2):
        assert items.open_item(reader_of(store.unlock(full.ingrid.id, INGRID)), item) == b"niet veilig"
        store.close()
        taken_over = reader_of(store.unlock(full.marjan.id, "rode kikkers springen overal"))
        assert code(lambda taken_over=taken_over: items.open_item(taken_over, item)) is Code.SEALED_NOT_YOURS
        store.close()


def test_a_task_brings_and_takes_what_belongs_to_it(attention: tuple[Peopled, DeskStore, str, str]) -> None:
    """Given by who has one; taken, the items close."""
    full, store, item, kees = attention
    reader = reader_of(store.unlock(full.ingrid.id, INGRID))
    store.set_tasks(reader, kees, frozenset({Task.DEPUTY}))
    other = reader_of(store.unlock(kees, "groene giraffe eet soep"))
    assert items.open_item(other, item) == b"niet veilig"
    store.set_tasks(reader, kees, frozenset())
    assert code(lambda: items.open_item(other, item)) is Code.SEALED_NOT_YOURS
    with_task = {person.name: person.tasks for person in store.people()}
    assert with_task["Ingrid"] == {Task.ATTENTION}
    assert with_task["Kees"] == frozenset()


def test_the_last_who_can_open_something_stays(attention: tuple[Peopled, DeskStore, str, str]) -> None:
    """Unless its loss is accepted."""
    full, store, item, _kees = attention
    reader = reader_of(store.unlock(full.ingrid.id, INGRID))
    store.set_tasks(reader, full.marjan.id, frozenset())
    error = refused(lambda: store.stop_person(reader, full.ingrid.id))
    assert (error.code, error.values) == (Code.LAST_READER, {"items": "1"})
    assert code(lambda: store.set_tasks(reader, full.ingrid.id, frozenset())) is Code.LAST_READER
    assert items.open_item(reader, item) == b"niet veilig"
    store.stop_person(reader, full.ingrid.id, accept_loss=True)
    assert {person.name for person in store.people()} == {"Marjan", "Fatma", "Kees"}


# Cards and another PC


def test_a_card_sets_a_new_wachtzin(full: Peopled, store: DeskStore) -> None:
    """The card keeps working; the forgotten wachtzin does not."""
    item = items.seal_item(store.unlock(full.fatma.id, FATMA).duty, "signal", b"tekst")
    store.close()
    fresh = "blauwe trein fluit in april"
    assert code(lambda: store.unlock_with_card(full.cards["Marjan"].text, "kort")) is Code.SECRET_WEAK
    unlocked = store.unlock_with_card(full.cards["Marjan"].qr, fresh)
    assert items.open_item(reader_of(unlocked), item) == b"tekst"
    store.close()
    assert code(lambda: store.unlock(full.marjan.id, MARJAN)) is Code.SECRET_WRONG
    store.unlock(full.marjan.id, fresh)
    store.close()
    store.unlock_with_card(full.cards["Marjan"].text, MARJAN)


def test_a_new_pc_opens_with_a_card_alone(full: Peopled, tmp_path: Path) -> None:
    """The files and a card are enough; PINs of the old PC ask for a new one from the buurtwerker."""
    moved = House(tmp_path / "elders", clock=full.house.clock)
    moved.folder.mkdir()
    for name in ("desk.db", slots.FILE_NAME):
        (moved.folder / name).write_bytes((full.house.folder / name).read_bytes())
    store = moved.store()
    assert [person.may_log_in for person in store.people()] == [False, False, False]
    assert not store.device_secret_kept()
    assert code(lambda: store.unlock(full.fatma.id, FATMA)) is Code.DEVICE_SECRET_GONE
    reader = reader_of(store.unlock_with_card(full.cards["Ingrid"].text, INGRID))
    assert store.device_secret_kept()
    assert {person.name for person in store.people() if person.may_log_in} == {"Ingrid"}
    store.reset_secret(reader, full.fatma.id, JAN)
    store.close()
    store.unlock(full.fatma.id, JAN)
    store.close()


def test_a_pc_without_a_safe_says_so_and_works(tmp_path: Path) -> None:
    """Slots are then made without a secret of the PC."""
    house = House(tmp_path / "data", safe=None)
    store = house.store()
    assert not store.device_secret_kept()
    store.begin("Marjan", MARJAN).close()
    assert not store.device_secret_kept()
    store.unlock(store.people()[0].id, MARJAN)
    store.close()


def test_a_new_card_replaces_the_old_one_when_it_is_typed_back(full: Peopled, store: DeskStore) -> None:
    """Until then the old one counts; a wrong group is named; somebody else's card is not one's own."""
    reader = reader_of(store.unlock(full.ingrid.id, INGRID))
    fresh = store.make_card(reader)
    assert store.readers_ready() == 2
    wrong = fresh.groups[2][:-1] + ("0" if fresh.groups[2][-1] != "0" else "2")
    typed = " ".join((*fresh.groups[:2], wrong, *fresh.groups[3:]))
    assert refused(lambda: store.confirm_card(reader, typed)).values == {"group": "3"}
    assert code(lambda: store.confirm_card(reader, full.cards["Marjan"].text)) is Code.CARD_UNKNOWN
    store.confirm_card(reader, fresh.text)
    store.close()
    assert code(lambda: store.unlock_with_card(full.cards["Ingrid"].text, MARJAN)) is Code.CARD_UNKNOWN
    store.unlock_with_card(fresh.text, "groene giraffe eet soep")
