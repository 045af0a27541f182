"""Who should be able to open an item gets its key, now or from the next who can; the store does not show who has it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from data.desk import itemkeys, items, readers
from data.desk.access import bare_connection, changing_back
from data.desk.duty import Duty
from data.desk.house import DeskStore
from data.desk.records import Audience, Role, Task
from data.errors import Code
from tests.data.deskhouse import FATMA, INGRID, MARJAN, Peopled, code, confirmed_card, reader_of, refused

KEES, ANNE = "groene giraffe eet soep", "groene kikker springt over het water"


@dataclass
class Three:
    """Marjan and Ingrid with a task, Kees without one; two items for all and one for a task."""

    full: Peopled
    store: DeskStore
    secrets: dict[str, str]
    people: dict[str, str]
    fine: list[str]
    unsafe: str

    def opens(self, name: str) -> set[str]:
        """What somebody can open when they come in."""
        found = set(items.open_items(reader_of(self.store.unlock(self.people[name], self.secrets[name]))))
        self.store.close()
        return found

    def waiting(self) -> set[str]:
        """Who waits, by name."""
        asked = "SELECT name FROM reader JOIN person ON person.id = person_id WHERE waiting"
        return {name for (name,) in self.sql(asked)}

    def sql(self, *statements: str) -> list[tuple[object, ...]]:
        """What somebody with the key of the store can do with a program of their own; gives what the last one gave."""
        connection = bare_connection(self.store.unlock(self.full.fatma.id, FATMA).duty)
        found = [connection.execute(statement).fetchall() for statement in statements][-1]
        connection.close()
        self.store.close()
        return list(found)

    def seal(self, audience: Audience = Audience.READERS) -> str:
        """Fatma seals one more."""
        item = items.seal_item(self.store.unlock(self.full.fatma.id, FATMA).duty, "signal", b"x", audience=audience)
        self.store.close()
        return item

    def id_of(self, name: str) -> str:
        """The reader that somebody is."""
        return str(self.sql(f"SELECT id FROM reader WHERE person_id = '{self.people[name]}'")[0][0])


@pytest.fixture
def three(full: Peopled, store: DeskStore) -> Three:
    """Everybody was in since."""
    marjan = reader_of(store.unlock(full.marjan.id, MARJAN))
    store.set_tasks(marjan, full.marjan.id, frozenset({Task.ATTENTION}))
    store.set_tasks(marjan, full.ingrid.id, frozenset({Task.DEPUTY}))
    kees = store.add_person(marjan, "Kees", Role.COMMUNITY_WORKER, KEES)
    store.close()
    confirmed_card(store, reader_of(store.unlock(kees.id, KEES)))
    store.close()
    made = Three(
        full,
        store,
        {"Marjan": MARJAN, "Ingrid": INGRID, "Kees": KEES, "Anne": ANNE},
        {"Marjan": full.marjan.id, "Ingrid": full.ingrid.id, "Kees": kees.id},
        [],
        "",
    )
    made.fine = [made.seal(), made.seal()]
    made.unsafe = made.seal(Audience.ATTENTION)
    for name in made.people:
        made.opens(name)
    return made


def test_everybody_has_a_key_and_only_theirs_tells(three: Three) -> None:
    """One row for each reader and item, all of one length; nobody waits in a house where all is as it should be."""
    assert three.sql("SELECT count(*), count(DISTINCT item_id), count(DISTINCT reader_id) FROM sealed_key") == [
        (9, 3, 3)
    ]
    assert three.sql("SELECT DISTINCT length(sealed) FROM sealed_key") == [(81,)]
    assert three.waiting() == set()
    assert three.opens("Marjan") == three.opens("Ingrid") == {*three.fine, three.unsafe}
    assert three.opens("Kees") == set(three.fine)


def test_nobody_waits_and_no_key_is_opened(three: Three, monkeypatch: pytest.MonkeyPatch) -> None:
    """Coming in stays quick, however much there is."""
    real, asked = itemkeys.opened, []

    def counted(*all: object) -> object:
        asked.append(all)
        return real(*all)  # type: ignore[arg-type]

    monkeypatch.setattr(itemkeys, "opened", counted)
    for name in ("Marjan", "Kees"):
        three.store.unlock(three.people[name], three.secrets[name])
        three.store.close()
    assert asked == []


def test_a_task_changes_every_key_of_whoever_gets_it(three: Three) -> None:
    """So that two copies do not tell which items it opened either; and taken away, none that it closed."""
    kees = three.id_of("Kees")
    asked = f"SELECT item_id, sealed FROM sealed_key WHERE reader_id = '{kees}'"
    before = dict(three.sql(asked))
    marjan = reader_of(three.store.unlock(three.people["Marjan"], MARJAN))
    three.store.set_tasks(marjan, three.people["Kees"], frozenset({Task.DEPUTY}))
    three.store.close()
    given = dict(three.sql(asked))
    assert not set(before.values()) & set(given.values())
    assert three.opens("Kees") == {*three.fine, three.unsafe}
    ingrid = reader_of(three.store.unlock(three.people["Ingrid"], INGRID))
    three.store.set_tasks(ingrid, three.people["Kees"], frozenset())
    three.store.close()
    taken = dict(three.sql(asked))
    assert not set(given.values()) & set(taken.values())
    assert three.opens("Kees") == set(three.fine)
    assert three.waiting() == set()


def test_one_who_cannot_open_all_leaves_the_rest_to_who_can(three: Three) -> None:
    """Kees gives Ingrid another wachtzin: her task is over. Marjan gives it back, and what belongs to it."""
    kees = reader_of(three.store.unlock(three.people["Kees"], KEES))
    three.store.reset_secret(kees, three.people["Ingrid"], ANNE)
    three.store.close()
    three.secrets["Ingrid"] = ANNE
    assert three.opens("Ingrid") == set(three.fine)
    assert three.waiting() == set()
    marjan = reader_of(three.store.unlock(three.people["Marjan"], MARJAN))
    three.store.set_tasks(marjan, three.people["Ingrid"], frozenset({Task.DEPUTY}))
    three.store.close()
    assert three.opens("Ingrid") == {*three.fine, three.unsafe}


def test_somebody_added_by_who_lacks_something_gets_it_later(three: Three) -> None:
    """Kees waits himself when he adds Anne: both get the rest when Ingrid comes in, and then nobody waits."""
    kees = three.id_of("Kees")
    three.sql(
        f"DELETE FROM sealed_key WHERE reader_id = '{kees}' AND item_id = '{three.fine[0]}'",
    )
    own = reader_of(three.store.unlock(three.people["Kees"], KEES))
    three.people["Anne"] = three.store.add_person(own, "Anne", Role.COMMUNITY_WORKER, ANNE).id
    three.store.close()
    assert three.waiting() == {"Kees", "Anne"}
    assert three.opens("Kees") == three.opens("Anne") == {three.fine[1]}
    assert three.waiting() == {"Kees", "Anne"}
    three.opens("Ingrid")
    assert three.waiting() == set()
    assert three.opens("Kees") == three.opens("Anne") == set(three.fine)
    assert three.sql("SELECT count(*) FROM sealed_key") == [(12,)]


def test_a_task_that_is_waited_for(three: Three) -> None:
    """Ingrid lost a key of hers; she gives Kees a task, and he gets what she lacks when Marjan comes in."""
    ingrid = three.id_of("Ingrid")
    three.sql(f"UPDATE reader SET waiting = 1 WHERE id = '{ingrid}'", _emptied(three, "Ingrid", three.unsafe))
    own = reader_of(three.store.unlock(three.people["Ingrid"], INGRID))
    three.store.set_tasks(own, three.people["Kees"], frozenset({Task.DEPUTY}))
    three.store.close()
    assert three.opens("Kees") == set(three.fine)
    assert three.waiting() == {"Ingrid", "Kees"}
    three.opens("Marjan")
    assert three.waiting() == set()
    assert three.opens("Kees") == three.opens("Ingrid") == {*three.fine, three.unsafe}


def test_taking_a_task_from_who_has_what_the_taker_lacks(three: Three) -> None:
    """What the taker cannot open could be for the task: it is closed too, and what was for all comes back."""
    marjan = three.id_of("Marjan")
    three.sql(f"UPDATE reader SET waiting = 1 WHERE id = '{marjan}'", _emptied(three, "Marjan", three.fine[0]))
    own = reader_of(three.store.unlock(three.people["Marjan"], MARJAN))
    error = refused(lambda: three.store.set_tasks(own, three.people["Ingrid"], frozenset()))
    assert (error.code, error.values) == (Code.LAST_READER, {"items": "1"})  # nobody else with a task could tell
    three.store.set_tasks(own, three.people["Ingrid"], frozenset(), accept_loss=True)
    three.store.close()
    assert three.opens("Ingrid") == {three.fine[1]}
    three.opens("Kees")
    assert three.opens("Ingrid") == set(three.fine)
    assert three.opens("Marjan") == {*three.fine, three.unsafe}


def test_what_would_be_lost_is_counted_by_who_cannot_open_it(three: Three) -> None:
    """Kees stops the last one with a task: how many that is closed to him says how many are lost."""
    three.seal(Audience.ATTENTION)
    kees = reader_of(three.store.unlock(three.people["Kees"], KEES))
    three.store.stop_person(kees, three.people["Marjan"])
    error = refused(lambda: three.store.stop_person(kees, three.people["Ingrid"]))
    assert (error.code, error.values) == (Code.LAST_READER, {"items": "2"})
    error = refused(lambda: three.store.reset_secret(kees, three.people["Ingrid"], ANNE))
    assert error.values == {"items": "2"}
    three.store.stop_person(kees, three.people["Ingrid"], accept_loss=True)
    three.store.close()
    assert three.opens("Kees") == set(three.fine)


def test_who_goes_with_what_only_they_have(three: Three) -> None:
    """The last with a task cannot end it, nor stop, without hearing how many items go; another's are not counted."""
    marjan = reader_of(three.store.unlock(three.people["Marjan"], MARJAN))
    three.store.set_tasks(marjan, three.people["Ingrid"], frozenset())
    for end in (
        lambda: three.store.set_tasks(marjan, three.people["Marjan"], frozenset()),
        lambda: three.store.stop_person(marjan, three.people["Marjan"]),
    ):
        assert refused(end).values == {"items": "1"}
    three.store.set_tasks(marjan, three.people["Marjan"], frozenset(), accept_loss=True)
    three.store.close()
    assert three.opens("Marjan") == set(three.fine)
    again = reader_of(three.store.unlock(three.people["Kees"], KEES))  # nobody has a task: anybody gives one
    three.store.set_tasks(again, three.people["Kees"], frozenset({Task.ATTENTION}))
    three.store.set_tasks(again, three.people["Ingrid"], frozenset({Task.DEPUTY}))
    three.store.close()
    assert three.opens("Kees") == three.opens("Ingrid") == set(three.fine)
    assert three.waiting() == set()  # what is lost is not waited for


def test_who_stands_on_the_list_without_being_trusted_waits(three: Three) -> None:
    """What a reader writes has an empty key for them, as it has for everybody who may not open it."""
    three.sql(
        "INSERT INTO person (id, name, role, added_at) VALUES ('k', 'Kwaad', 'buurtwerker', '2026-11-24 10:00:00')",
        "INSERT INTO reader (id, person_id, public_key, made_at, verify_key) "
        "SELECT 'kwaad', 'k', public_key, made_at, verify_key FROM reader LIMIT 1",
    )
    marjan = reader_of(three.store.unlock(three.people["Marjan"], MARJAN))
    item = items.seal_item(marjan, "signal", b"x", audience=Audience.ATTENTION)
    three.store.close()
    assert three.sql(f"SELECT count(*) FROM sealed_key WHERE item_id = '{item}'") == [(4,)]
    assert three.waiting() == {"Kwaad"}
    assert item in three.opens("Ingrid")


def test_an_empty_key_is_not_made_real_with_rows_of_another_item(three: Three) -> None:
    """Kees' real key beside the item that is not his opens nothing; an empty one in the place of a real one closes."""
    kees = three.id_of("Kees")
    copied = (
        "UPDATE sealed_key SET sealed = (SELECT sealed FROM sealed_key AS other WHERE other.item_id = '{source}' "
        f"AND other.reader_id = '{kees}') WHERE reader_id = '{kees}' AND item_id = '{{to}}'"
    )
    empty = copied.format(source=three.unsafe, to=three.fine[1])
    real = copied.format(source=three.fine[0], to=three.unsafe)
    three.sql(empty, real)
    reader = reader_of(three.store.unlock(three.people["Kees"], KEES))
    assert code(lambda: items.open_item(reader, three.unsafe)) is Code.SEALED_TAMPERED
    assert code(lambda: items.open_item(reader, three.fine[1])) is Code.SEALED_NOT_YOURS
    assert items.open_item(reader, three.fine[0]) == b"x"


@pytest.mark.parametrize("part", ["zeroblob(81)", "x''", "zeroblob(80)"])
def test_check_names_keys_and_public_halves_of_the_wrong_form(three: Three, part: str) -> None:
    """Without any reader's key; a key of before counts as wrong on an item of today."""
    duty: Duty = three.store.unlock(three.full.fatma.id, FATMA).duty
    with changing_back(duty) as connection:
        assert items.malformed(connection) == []
        mark = f"WHERE item_id = '{three.unsafe}'"
        connection.exec_driver_sql(f"UPDATE sealed_key SET sealed = {part} {mark}")
        assert items.malformed(connection) == ([] if part == "zeroblob(81)" else [three.unsafe])
        connection.exec_driver_sql(f"UPDATE sealed_item SET public = x'00' WHERE id = '{three.fine[0]}'")
        assert three.fine[0] in items.malformed(connection)


def test_the_names_are_of_those_whom_it_is_for(three: Three) -> None:
    """Not of those who have a row."""
    duty = three.store.unlock(three.full.fatma.id, FATMA).duty
    with changing_back(duty) as connection:
        assert set(readers.names(connection, Audience.READERS)) == {"Marjan", "Ingrid", "Kees"}
        assert set(readers.names(connection, Audience.ATTENTION)) == {"Marjan", "Ingrid"}


def _emptied(three: Three, name: str, item: str) -> str:
    """The statement that gives somebody an empty key in the place of theirs: that of another who has one."""
    reader = three.id_of(name)
    public = bytes(three.sql(f"SELECT public_key FROM reader WHERE id = '{reader}'")[0][0])  # type: ignore[call-overload]
    from data.vault.sealing import ReaderKey, empty_key

    sealed = empty_key(ReaderKey(reader, public)).hex()
    return f"UPDATE sealed_key SET sealed = x'{sealed}' WHERE reader_id = '{reader}' AND item_id = '{item}'"


@pytest.fixture(autouse=True)
def _closed(store: DeskStore) -> Iterator[None]:
    yield
    store.close()
