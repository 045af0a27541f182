"""The sixth revision on a real store of the fifth: nothing is lost, and nothing tells for whom it is any more."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest

from data.desk import items
from data.desk.access import changing_back
from data.desk.duty import Duty
from data.desk.records import Audience
from data.desk.signals.records import Reminder, SignalForm, Status, Wish
from data.errors import Code
from tests.confidential import SECRETS
from tests.data.deskhouse import code
from tests.data.inloop import rows
from tests.data.signalhouse import FULL, Signals, make_signals
from tests.migrations.fifth import to_fifth

KEES = "groene giraffe eet vandaag soep"
UNSAFE = replace(FULL, wish=Wish.UNSAFE)


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Signals:
    """Three buurtwerkers, of whom two with a task; two signals, both with something added, of the fifth revision."""
    monkeypatch.setitem(SECRETS, "Kees", KEES)
    made = make_signals(tmp_path / "data")
    made.give_tasks()
    made.add_worker("Kees", KEES)
    for form in (FULL, UNSAFE):
        sent = made.send(form)
        with made.fatma() as duty:
            made.signals.add_later(duty, uuid4().hex, sent.id, f"Bij {sent.number}.")
    with made.reader() as marjan:
        for line in made.week.inbox(marjan).lines:
            made.week.set_title(marjan, line.id, f"Titel {line.number}")
    with made.fatma() as duty:
        made.desk.day.pass_on_offer(duty, "Ko wil koken", "06")
    to_fifth(made, "Marjan")
    return made


def _ids(duty: Duty) -> tuple[str, str]:
    """The ordinary one, and the one that is not safe."""
    fine, unsafe = (key for (key,) in rows(duty, "SELECT id FROM signal ORDER BY number"))
    return fine, unsafe


def _old(duty: Duty) -> list[tuple[object, ...]]:
    asked = "SELECT kind, audience, part_of IS NOT NULL FROM sealed_item WHERE audience IS NOT NULL ORDER BY kind"
    return rows(duty, asked)


def test_a_volunteer_comes_first(house: Signals) -> None:
    """The store is brought up to date without any reader's key: nothing gets another form, and writing goes on."""
    with house.fatma() as duty:
        fine, unsafe = _ids(duty)
        assert len(_old(duty)) == 5
        draft = SignalForm(facts="Nog iets.")
        for signal_id in (fine, unsafe):
            house.signals.save_draft(duty, signal_id, draft, adds_to=signal_id)
            adding = lambda signal_id=signal_id: house.signals.add_later(duty, signal_id, signal_id, "Nog iets.")  # noqa: E731
            assert code(adding) is Code.SIGNAL_WAITS
        assert [one.form for one in house.signals.drafts(duty)] == [draft, draft]
        assert house.signals.send(duty, uuid4().hex, UNSAFE).number == 3
        house.signals.withdraw(duty, unsafe)
        assert len(_old(duty)) == 3
        with changing_back(duty) as connection:
            assert items.malformed(connection) == []
    with house.reader("Kees") as kees:
        assert house.week.open(kees, unsafe).status is Status.WITHDRAWN  # there is nothing in it
        assert (house.week.inbox(kees).unreadable, _old(kees)) == (1, [])
    house.desk.clock.forward(minutes=1)
    with house.fatma() as duty:
        house.signals.add_later(duty, fine, fine, "Nog iets.")
        assert [one.adds_to for one in house.signals.drafts(duty)] == [unsafe]
    with house.reader() as marjan:
        assert [one.text for one in house.week.open(marjan, fine).added] == ["Bij 1.", "Nog iets."]


def test_each_reader_gives_what_they_can_open_its_form(house: Signals) -> None:
    """Kees, without a task, what is for all; Ingrid the rest. Everybody can open what they could."""
    with house.reader("Kees") as kees:
        fine, unsafe = _ids(kees)
        opened = house.week.open(kees, fine)
        assert (opened.form, opened.work.title, opened.audience) == (FULL, "Titel 1", Audience.READERS)
        assert [one.text for one in opened.added] == ["Bij 1."]
        assert [one.line for one in house.week.offers(kees)] == ["Ko wil koken"]
        assert code(lambda: house.week.open(kees, unsafe)) is Code.SEALED_NOT_YOURS
        assert _old(kees) == [("signal", "attention", 0), ("signal-added", "attention", 1)]
    for name in ("Ingrid", "Marjan"):
        with house.reader(name) as reader:
            assert _old(reader) == []
            for signal_id, form, audience in ((fine, FULL, Audience.READERS), (unsafe, UNSAFE, Audience.ATTENTION)):
                opened = house.week.open(reader, signal_id)
                assert (opened.form, opened.audience) == (form, audience)
                assert (opened.work.title, opened.added[0].text) == (
                    f"Titel {opened.number}",
                    f"Bij {opened.number}.",
                )
            assert Reminder.ADDED not in {kind for kind, _ in house.week.inbox(reader).reminders}
    with house.reader("Kees") as kees:
        assert code(lambda: house.week.open(kees, unsafe)) is Code.SEALED_NOT_YOURS
    with house.fatma() as duty:
        assert set(rows(duty, "SELECT audience, part_of, length(public) FROM sealed_item")) == {(None, None, 32)}
        assert rows(duty, "SELECT count(*), count(DISTINCT item_id) FROM sealed_key") == [(9, 3)]
        assert rows(duty, "SELECT DISTINCT length(sealed) FROM sealed_key") == [(81,)]
        assert rows(duty, "SELECT DISTINCT waiting FROM reader") == [(0,)]
        with changing_back(duty) as connection:
            assert items.malformed(connection) == []
        house.desk.clock.forward(minutes=1)
        for signal_id in (fine, unsafe):
            house.signals.add_later(duty, uuid4().hex, signal_id, "En nog iets.")
    with house.reader() as marjan:
        assert [one.text for one in house.week.open(marjan, unsafe).added] == ["Bij 2.", "En nog iets."]
        assert house.week.make_unsafe(marjan, fine) is not None


def test_what_is_damaged_keeps_its_form_and_is_told(house: Signals) -> None:
    """The rest goes on; the signal says that something is wrong with it, as it did."""
    with house.fatma() as duty:
        fine, unsafe = _ids(duty)
        with changing_back(duty) as connection:
            connection.exec_driver_sql(f"UPDATE sealed_key SET sealed = zeroblob(80) WHERE item_id = '{fine}'")
            added = f"SELECT id FROM sealed_item WHERE part_of = '{unsafe}'"
            connection.exec_driver_sql(f"UPDATE sealed_item SET content = zeroblob(552) WHERE id IN ({added})")
    with house.reader() as marjan:
        assert [kind for kind, _, _ in _old(marjan)] == ["signal", "signal-added", "signal-added"]
        assert house.week.inbox(marjan).damaged == 1
        assert code(lambda: house.week.open(marjan, fine)) is Code.SEALED_TAMPERED
        assert code(lambda: house.week.open(marjan, unsafe)) is Code.SEALED_TAMPERED
        assert house.week.copy_facts(marjan, unsafe) == UNSAFE.facts


def test_a_meddler_cannot_widen_an_item_of_today(house: Signals) -> None:
    """What the column says of it does not count once the keys say it."""
    with house.reader() as marjan:
        _, unsafe = _ids(marjan)
        with changing_back(marjan) as connection:
            connection.exec_driver_sql(f"UPDATE sealed_item SET audience = 'readers' WHERE id = '{unsafe}'")
            connection.exec_driver_sql("UPDATE reader SET waiting = 1")
    for name in ("Marjan", "Ingrid"):
        with house.reader(name) as reader:
            assert house.week.open(reader, unsafe).audience is Audience.ATTENTION
    with house.reader("Kees") as kees:
        assert code(lambda: house.week.open(kees, unsafe)) is Code.SEALED_NOT_YOURS
