"""What a volunteer adds later is for whoever can open the signal, though the desk does not know who that is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from nacl.public import PrivateKey

from data.desk.access import changing_back
from data.desk.signals import inzage
from data.desk.signals.records import Reminder, SignalForm, Status, Wish
from data.errors import Code
from tests.confidential import SECRETS
from tests.data.deskhouse import code
from tests.data.inloop import rows
from tests.data.signalhouse import FULL, Signals, make_signals
from tests.faults.raw_pages import holding

KEES = "groene giraffe eet vandaag soep"


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Signals:
    """Marjan and Ingrid have the tasks."""
    monkeypatch.setitem(SECRETS, "Kees", KEES)
    made = make_signals(tmp_path / "data")
    made.give_tasks()
    return made


def _add(house: Signals, signal_id: str, *texts: str) -> None:
    with house.fatma() as duty:
        for text in texts:
            house.desk.clock.forward(minutes=1)
            house.signals.add_later(duty, uuid4().hex, signal_id, text)


def _texts(house: Signals, name: str, signal_id: str) -> list[str]:
    with house.reader(name) as reader:
        return [one.text for one in house.week.open(reader, signal_id).added]


def test_for_whoever_can_open_the_signal(house: Signals) -> None:
    """Also for who became a reader afterwards, and for nobody else; it has no keys of its own."""
    unsafe, fine = house.send(replace(FULL, wish=Wish.UNSAFE)), house.send()
    for sent in (unsafe, fine):
        _add(house, sent.id, "Een.", "Twee.")
    house.add_worker("Kees", KEES)
    _add(house, fine.id, "Drie.")
    for name in ("Marjan", "Ingrid"):
        assert _texts(house, name, unsafe.id) == ["Een.", "Twee."]
        assert _texts(house, name, fine.id) == ["Een.", "Twee.", "Drie."]
    assert _texts(house, "Kees", fine.id) == ["Een.", "Twee.", "Drie."]
    with house.reader("Kees") as kees:
        assert code(lambda: house.week.open(kees, unsafe.id)) is Code.SEALED_NOT_YOURS
        assert rows(kees, "SELECT count(*) FROM sealed_key") == [(6,)]
        assert rows(kees, "SELECT DISTINCT length(content) FROM signal_added") == [(560,)]


def test_after_re_routing_it_is_for_two_as_well(house: Signals) -> None:
    """Sealed anew with the signal; what stood there before is in no page, and more can be added."""
    house.add_worker("Kees", KEES)
    sent = house.send()
    _add(house, sent.id, "Een.")
    with house.reader("Kees") as kees:
        old = [bytes(row[0])[:60] for row in rows(kees, "SELECT content FROM signal_added")]
        old += [bytes(row[0]) for row in rows(kees, "SELECT public FROM sealed_item")]
        assert house.week.set_wish(kees, sent.id, Wish.UNSAFE) is None
        assert code(lambda: house.week.open(kees, sent.id)) is Code.SEALED_NOT_YOURS
        key = bytes(kees.session.key)
        assert [holding(kees.session.path, key, one) for one in old] == [0, 0]
    _add(house, sent.id, "Twee.")
    for name in ("Marjan", "Ingrid"):
        assert _texts(house, name, sent.id) == ["Een.", "Twee."]


def test_a_damaged_one_is_told_and_does_not_stand_for_another(house: Signals) -> None:
    """Spoiled, beside another signal or in the place of another one: that signal does not open, the other does."""
    one, two = house.send(), house.send()
    theirs = f"SELECT content FROM signal_added AS other WHERE other.signal_id = '{two.id}'"
    with house.reader() as marjan:
        for change, wrong, right in (
            ("content = zeroblob(560)", one, two),
            (f"content = ({theirs})", one, two),
            (f"signal_id = '{two.id}'", two, one),
        ):
            _again(house, one.id, two.id)
            with changing_back(marjan) as connection:
                connection.exec_driver_sql(f"UPDATE signal_added SET {change} WHERE signal_id = '{one.id}'")
            assert code(lambda wrong=wrong: house.week.open(marjan, wrong.id)) is Code.SEALED_TAMPERED  # type: ignore[misc]
            assert house.week.copy_facts(marjan, wrong.id) == FULL.facts
            assert house.week.open(marjan, right.id).form == FULL
            assert {line.id for line in house.week.inbox(marjan).lines} == {one.id, two.id}
            with changing_back(marjan) as connection:
                connection.exec_driver_sql("DELETE FROM signal_added")


def _again(house: Signals, *ids: str) -> None:
    """One more each, while a reader is at work."""
    store = house.desk.house.store()
    duty = store.unlock(house.desk.house.people["Fatma"], SECRETS["Fatma"]).duty
    for signal_id in ids:
        house.signals.add_later(duty, uuid4().hex, signal_id, "Weer.")
    store.close()


def test_another_public_half_is_put_right_by_the_next_who_looks(house: Signals) -> None:
    """Somebody with the key of the store put their own in its place: what was added before still opens."""
    sent = house.send()
    _add(house, sent.id, "Een.")
    right = PrivateKey.generate().public_key
    with house.reader() as marjan:
        before = rows(marjan, "SELECT public FROM sealed_item")
        with changing_back(marjan) as connection:
            connection.exec_driver_sql("UPDATE sealed_item SET public = ?", (bytes(right),))
        assert house.week.open(marjan, sent.id).added[0].text == "Een."
        assert rows(marjan, "SELECT public FROM sealed_item") == before
    _add(house, sent.id, "Twee.")
    assert _texts(house, "Ingrid", sent.id) == ["Een.", "Twee."]


def test_one_draft_is_added_once_and_unread_until_it_is_read(house: Signals) -> None:
    """As with a signal; the next saving of that draft comes too late."""
    sent = house.send()
    with house.reader() as marjan:
        house.week.open(marjan, sent.id)
    with house.fatma() as duty:
        for _ in range(2):
            house.signals.add_later(duty, "a" * 32, sent.id, "Een.")
        late = SignalForm(facts="Een, en")
        assert code(lambda: house.signals.save_draft(duty, "a" * 32, late, adds_to=sent.id)) is Code.SIGNAL_SENT
        assert rows(duty, "SELECT count(*) FROM signal_added") == [(1,)]
    with house.reader() as marjan:
        assert house.week.inbox(marjan).lines[0].reminders == (Reminder.ADDED,)
        house.week.open(marjan, sent.id)
        assert house.week.inbox(marjan).lines[0].reminders == ()


@pytest.mark.parametrize("how", ["withdrawn", "erased"])
def test_it_goes_with_its_signal(house: Signals, how: str) -> None:
    """And is in no page afterwards."""
    sent = house.send()
    _add(house, sent.id, "Een.")
    with house.fatma() as duty:
        (content,) = (bytes(row[0]) for row in rows(duty, "SELECT content FROM signal_added"))
        if how == "withdrawn":
            house.signals.withdraw(duty, sent.id)
            house.signals.sweep(duty)
    if how == "erased":
        with house.reader() as marjan:
            inzage.erase_on_request(marjan, [sent.id])
    with house.reader() as marjan:
        assert rows(marjan, "SELECT * FROM signal_added") == []
        assert holding(marjan.session.path, bytes(marjan.session.key), content[:60]) == 0
        left = [line.status for line in house.week.closed(marjan)]
        assert left == ([Status.WITHDRAWN] if how == "withdrawn" else [])
