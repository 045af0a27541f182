"""Who can write the store, but is no reader, gets nothing passed on; readers who were really made keep getting it."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from pathlib import Path

import pytest
from nacl.public import PrivateKey
from nacl.signing import SigningKey

from data.desk import items
from data.desk.access import bare_connection
from data.desk.duty import Reader
from data.desk.house import DeskStore, Unlocked
from data.desk.records import Audience, Role, Task
from data.errors import Code, WorldError
from data.vault import vouching
from data.vault.sealing import ReaderPrivate, open_key, unwrap_reader
from data.vault.vouching import Standing, Vouch
from tests.data.deskhouse import FATMA, INGRID, MARJAN, Clock, House, Peopled, code, confirmed_card

ANNE = "groene kikker springt over het water"
MADE_UP = "INSERT INTO person (id, name, role, added_at) VALUES ('k', 'Kwaad', 'buurtwerker', '2026-11-24 10:00:00')"
EVIL = ReaderPrivate.of("kwaad", bytes(PrivateKey.generate()))


def _come_in(store: DeskStore, person: str, secret: str) -> tuple[Reader, Unlocked]:
    unlocked = store.unlock(person, secret)
    assert unlocked.reader is not None
    return unlocked.reader, unlocked


def _sealed(store: DeskStore, full: Peopled, audience: Audience = Audience.READERS) -> str:
    """An item that a volunteer sealed."""
    duty = store.unlock(full.fatma.id, FATMA).duty
    item = items.seal_item(duty, "signal", b"het gordijn is dicht", audience=audience)
    store.close()
    return item


def _as_volunteer(store: DeskStore, full: Peopled, *statements: tuple[str, tuple[object, ...]]) -> None:
    """What a volunteer's code gives to a program of their own: the key of the store, and so every table."""
    duty = store.unlock(full.fatma.id, FATMA).duty
    connection = bare_connection(duty)
    for sql, values in statements:
        connection.execute(sql, values)
    connection.close()
    store.close()


def _holders(store: DeskStore, full: Peopled, item: str) -> set[str]:
    """Who can open an item as things stand: each with their own key, on a copy, for coming in passes things on.

    "Kwaad" is whoever has the key that no reader has.
    """
    found = set()
    for person in store.people():
        for secret in (MARJAN, INGRID, ANNE) if person.role is Role.COMMUNITY_WORKER else ():
            with tempfile.TemporaryDirectory() as folder:
                shutil.copytree(full.house.folder, folder, dirs_exist_ok=True)
                copy = House(Path(folder), Clock(full.house.clock()), full.house.safe).store()
                try:
                    if items.open_item(_come_in(copy, person.id, secret)[0], item):
                        found.add(person.name)
                except WorldError as error:
                    if error.code not in (Code.SECRET_WRONG, Code.SEALED_NOT_YOURS, Code.PERSON_UNKNOWN):
                        raise
                copy.close()
    connection = bare_connection(store.unlock(full.fatma.id, FATMA).duty)
    for (sealed,) in connection.execute("SELECT sealed FROM sealed_key WHERE item_id = ?", (item,)).fetchall():
        with contextlib.suppress(WorldError):
            open_key(EVIL, item, sealed)
            found.add("Kwaad")
    connection.close()
    store.close()
    return found


def _row(person: str, private: ReaderPrivate = EVIL) -> tuple[str, tuple[object, ...]]:
    return (
        "INSERT INTO reader(id, person_id, public_key, made_at, verify_key) VALUES (?, ?, ?, '2026-11-24 10:00:00', ?)",
        (private.id, person, private.public, vouching.verify_key(private)),
    )


def test_a_row_that_no_reader_made_gets_nothing_and_is_named(full: Peopled, store: DeskStore) -> None:
    """A volunteer puts themselves on the list of readers; what was sealed before stays closed to them."""
    item = _sealed(store, full)
    _as_volunteer(store, full, _row(full.fatma.id))
    reader, unlocked = _come_in(store, full.marjan.id, MARJAN)
    assert unlocked.strangers == ("Fatma",)
    assert items.open_item(reader, item) == b"het gordijn is dicht"
    store.close()
    assert _holders(store, full, item) == {"Marjan", "Ingrid"}
    _, unlocked = _come_in(store, full.ingrid.id, INGRID)
    assert unlocked.strangers == ()  # who is no buurtwerker did not stay on the list


def test_a_made_up_buurtwerker_gets_nothing(full: Peopled, store: DeskStore) -> None:
    """With a person of their own making, and every signature that one can make without a reader's key."""
    item = _sealed(store, full)
    about = Standing(EVIL.id, "k", EVIL.public, vouching.verify_key(EVIL))
    connection = bare_connection(store.unlock(full.fatma.id, FATMA).duty)
    marjan = connection.execute("SELECT id FROM reader WHERE person_id = ?", (full.marjan.id,)).fetchone()[0]
    connection.close()
    store.close()
    forged = vouching.vouch(EVIL, about, attention=True).signature
    vouch = "INSERT INTO reader_vouch (by_id, about_id, attention, signature) VALUES (?, ?, 1, ?)"
    _as_volunteer(
        store, full, (MADE_UP, ()), _row("k"), (vouch, (marjan, EVIL.id, forged)), (vouch, (EVIL.id, marjan, forged))
    )
    _, unlocked = _come_in(store, full.marjan.id, MARJAN)
    assert unlocked.strangers == ("Kwaad",)
    store.close()
    assert _holders(store, full, item) == {"Marjan", "Ingrid"}


def test_a_changed_public_key_is_put_right_by_whose_it_is(full: Peopled, store: DeskStore) -> None:
    """Before that nobody passes anything on to it; afterwards all is as it was."""
    item = _sealed(store, full)
    gone = ("DELETE FROM sealed_key WHERE reader_id = (SELECT id FROM reader WHERE person_id = ?)", (full.ingrid.id,))
    change = ("UPDATE reader SET public_key = ? WHERE person_id = ?", (EVIL.public, full.ingrid.id))
    _as_volunteer(store, full, gone, change)
    _, unlocked = _come_in(store, full.marjan.id, MARJAN)
    assert unlocked.strangers == ("Ingrid",)
    store.close()
    assert _holders(store, full, item) == {"Marjan"}
    _come_in(store, full.ingrid.id, INGRID)
    store.close()
    _, unlocked = _come_in(store, full.marjan.id, MARJAN)
    assert unlocked.strangers == ()
    store.close()
    ingrid, _ = _come_in(store, full.ingrid.id, INGRID)
    assert items.open_item(ingrid, item) == b"het gordijn is dicht"


def test_a_buurtwerker_seals_to_their_circle_alone(full: Peopled, store: DeskStore) -> None:
    """What a reader writes does not go to a name that somebody put on the list during their dienst."""
    reader, _ = _come_in(store, full.marjan.id, MARJAN)
    connection = bare_connection(reader)
    connection.execute(MADE_UP)
    connection.execute(*_row("k"))
    connection.close()
    item = items.seal_item(reader, "signal", b"nieuw")
    store.close()
    assert _holders(store, full, item) == {"Marjan", "Ingrid"}


def test_who_was_added_by_another_reader_stays_when_that_one_is_gone(full: Peopled, store: DeskStore) -> None:
    """Marjan never met Anne: Ingrid added her. When Ingrid stops, Anne and Marjan still are readers to each other."""
    item = _sealed(store, full)
    ingrid, _ = _come_in(store, full.ingrid.id, INGRID)
    anne = store.add_person(ingrid, "Anne", Role.COMMUNITY_WORKER, ANNE)
    store.close()
    marjan, unlocked = _come_in(store, full.marjan.id, MARJAN)
    assert unlocked.strangers == ()
    store.stop_person(marjan, full.ingrid.id)
    store.close()
    hers, unlocked = _come_in(store, anne.id, ANNE)
    assert unlocked.strangers == ()
    assert items.open_item(hers, item) == b"het gordijn is dicht"
    store.close()
    late = _sealed_by(store, full, anne.id, ANNE)
    assert _holders(store, full, late) == {"Marjan", "Anne"}
    _, unlocked = _come_in(store, full.marjan.id, MARJAN)
    assert unlocked.strangers == ()


def _sealed_by(store: DeskStore, full: Peopled, person: str, secret: str) -> str:
    reader, _ = _come_in(store, person, secret)
    confirmed_card(store, reader)
    item = items.seal_item(reader, "signal", b"later")
    store.close()
    return item


def test_who_got_another_wachtzin_stays_in_the_circle(full: Peopled, store: DeskStore) -> None:
    """They become a new reader; who gave it vouches for them."""
    item = _sealed(store, full)
    marjan, _ = _come_in(store, full.marjan.id, MARJAN)
    store.reset_secret(marjan, full.ingrid.id, ANNE)
    store.close()
    ingrid, unlocked = _come_in(store, full.ingrid.id, ANNE)
    assert unlocked.strangers == ()
    assert items.open_item(ingrid, item) == b"het gordijn is dicht"


@pytest.fixture
def tasked(full: Peopled, store: DeskStore) -> Peopled:
    """Marjan is aandachtsfunctionaris and made Ingrid her deputy; Ingrid was in since. Anne has no task."""
    marjan, _ = _come_in(store, full.marjan.id, MARJAN)
    store.set_tasks(marjan, full.marjan.id, frozenset({Task.ATTENTION}))
    store.set_tasks(marjan, full.ingrid.id, frozenset({Task.DEPUTY}))
    store.add_person(marjan, "Anne", Role.COMMUNITY_WORKER, ANNE)
    store.close()
    _come_in(store, full.ingrid.id, INGRID)
    store.close()
    return full


def test_a_task_that_nobody_gave_opens_nothing(tasked: Peopled, store: DeskStore) -> None:
    """A buurtwerker who gives themselves a task in the table, and signs for it, does not get at "niet veilig"."""
    item = _sealed(store, tasked, Audience.ATTENTION)
    assert _holders(store, tasked, item) == {"Marjan", "Ingrid"}
    anne = next(person for person in store.people() if person.name == "Anne")
    reader, _ = _come_in(store, anne.id, ANNE)
    connection = bare_connection(reader)
    listed = {
        row[1]: Standing(*row)
        for row in connection.execute("SELECT id, person_id, public_key, verify_key FROM reader").fetchall()
    }
    hers = listed[anne.id]
    for about in listed.values():  # for herself and for everybody else
        said = vouching.vouch(reader.private, about, attention=True)
        connection.execute("DELETE FROM reader_vouch WHERE by_id = ? AND about_id = ?", (said.by, said.about))
        connection.execute("INSERT INTO reader_vouch VALUES (?, ?, 1, ?)", (said.by, said.about, said.signature))
    connection.execute("INSERT INTO person_task VALUES (?, 'plaatsvervanger')", (hers.person_id,))
    connection.close()
    store.close()
    for person, secret in ((tasked.marjan.id, MARJAN), (tasked.ingrid.id, INGRID)):
        _come_in(store, person, secret)
        store.close()
    assert _holders(store, tasked, item) == {"Marjan", "Ingrid"}


def test_a_task_that_was_given_opens_and_one_that_was_taken_does_not(tasked: Peopled, store: DeskStore) -> None:
    """The deputy can pass on to the aandachtsfunctionaris, who made her one; and the other way about."""
    item = _sealed(store, tasked, Audience.ATTENTION)
    marjan_only = "DELETE FROM sealed_key WHERE reader_id = (SELECT id FROM reader WHERE person_id = ?)"
    _as_volunteer(store, tasked, (marjan_only, (tasked.marjan.id,)))
    ingrid, _ = _come_in(store, tasked.ingrid.id, INGRID)
    assert items.open_item(ingrid, item) == b"het gordijn is dicht"
    store.close()
    marjan, _ = _come_in(store, tasked.marjan.id, MARJAN)
    assert items.open_item(marjan, item) == b"het gordijn is dicht"
    store.set_tasks(marjan, tasked.ingrid.id, frozenset())
    store.close()
    ingrid, _ = _come_in(store, tasked.ingrid.id, INGRID)
    assert code(lambda: items.open_item(ingrid, item)) is Code.SEALED_NOT_YOURS


def test_what_is_said_of_one_reader_is_not_said_of_another() -> None:
    """Every part of a reader counts, and so does whether a task is meant."""
    other = ReaderPrivate.of("ander", bytes(PrivateKey.generate()))
    about = Standing(other.id, "p", other.public, vouching.verify_key(other))
    said = vouching.vouch(EVIL, about, attention=False)
    key = vouching.verify_key(EVIL)
    assert vouching.holds(said, about, key)
    assert not vouching.holds(said, about, bytes(SigningKey.generate().verify_key))
    assert not vouching.holds(said, about, b"")
    assert not vouching.holds(Vouch(said.by, said.about, True, said.signature), about, key)
    for changed in (
        Standing("x", "p", about.public, about.verify),
        Standing(about.id, "q", about.public, about.verify),
        Standing(about.id, "p", EVIL.public, about.verify),
        Standing(about.id, "p", about.public, key),
    ):
        assert not vouching.holds(said, changed, key)


def test_the_signing_key_follows_from_the_private_key_alone() -> None:
    """So that a card, or another slot, gives the same one."""
    wrapped = EVIL.wrapped(bytes(32))
    again = unwrap_reader(EVIL.id, wrapped, bytes(32))
    assert vouching.verify_key(again) == vouching.verify_key(EVIL) != EVIL.public
