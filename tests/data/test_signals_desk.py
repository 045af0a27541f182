"""The volunteer's side: a draft that is never lost, one signal from one draft, and nothing of it left at the desk."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path
from uuid import uuid4

import pytest

from data import backup, restore, retention, upkeep
from data.desk import schema_signals
from data.desk.access import copy_store
from data.desk.duty import Duty
from data.desk.signals import checking
from data.desk.signals.records import (
    FACTS_MOST,
    SignalForm,
    SignalTheme,
    Status,
    Urgency,
    Way,
)
from data.engine import reading
from data.errors import Code
from tests.confidential import INGRID, MARJAN
from tests.data.deskhouse import code, refused
from tests.data.inloop import rows
from tests.data.signalhouse import CANARIES, FULL, Signals, make_signals
from tests.faults.raw_pages import holding

DRAFT = "d" * 32
BSN = "111222333"


@pytest.fixture
def house(tmp_path: Path) -> Signals:
    """A buurthuis on a Tuesday morning."""
    return make_signals(tmp_path / "data")


def test_a_draft_comes_back_after_a_crash_and_a_lock(house: Signals) -> None:
    """It is saved while everything is covered too, and read back only by who wrote it, with their PIN."""
    with house.fatma() as duty:
        house.signals.save_draft(duty, DRAFT, replace(FULL, facts="De po"))
        duty.cover()
        house.signals.save_draft(duty, DRAFT, FULL, page=2)
        assert code(lambda: house.signals.drafts(duty)) is Code.DUTY_COVERED
    with house.desk.open("Bert") as duty:
        assert house.signals.drafts(duty) == ()
    with house.both() as duty:
        (draft,) = house.signals.drafts(duty)
        assert (draft.form, draft.page, draft.by) == (FULL, 2, house.desk.house.people["Fatma"])


def test_a_draft_is_in_no_backup_and_goes_after_seven_days(house: Signals, tmp_path: Path) -> None:
    """Seven days after it was last written; every saving begins them anew, with one line in the log."""
    with house.fatma() as duty:
        for _ in range(3):
            house.signals.save_draft(duty, DRAFT, FULL)
        copy_store(duty, tmp_path / "copy.db")
        assert holding(tmp_path / "copy.db", bytes(duty.session.key), CANARIES[0].encode()) == 0
        assert len(rows(duty, f"SELECT * FROM change_log WHERE record_id = '{DRAFT}'")) == 2
        house.desk.clock.forward(days=6)
        house.signals.save_draft(duty, DRAFT, FULL)
        house.desk.clock.forward(days=6)
        retention.erase_due(duty, house.desk.clock())
        assert len(house.signals.drafts(duty)) == 1
        house.desk.clock.forward(days=1)
        retention.erase_due(duty, house.desk.clock())
        assert house.signals.drafts(duty) == ()
        assert holding(duty.session.path, bytes(duty.session.key), CANARIES[0].encode()) == 0


def test_a_draft_that_is_thrown_away_is_in_no_page(house: Signals) -> None:
    """Nor in the WAL."""
    with house.fatma() as duty:
        house.signals.save_draft(duty, DRAFT, replace(FULL, facts=CANARIES[0] * 20))
        house.signals.save_draft(duty, DRAFT, FULL)
        house.signals.discard_draft(duty, DRAFT)
        house.signals.discard_draft(duty, DRAFT)
        house.signals.sweep(duty)
        assert house.signals.drafts(duty) == ()
        assert holding(duty.session.path, bytes(duty.session.key), CANARIES[0].encode()) == 0


def test_a_bsn_is_not_kept_in_a_draft_and_stops_the_sending(house: Signals) -> None:
    """In any free text of the form, with the name of the field."""
    with house.fatma() as duty:
        for name in checking.TEXTS:
            said: dict[str, object] = {name: f"nummer {BSN[:4]}.{BSN[4:]}"}
            form = replace(FULL, **said)  # type: ignore[arg-type]
            house.signals.save_draft(duty, DRAFT, form)
            assert BSN[4:] not in getattr(house.signals.drafts(duty)[0].form, name)
            error = refused(lambda form=form: house.signals.send(duty, DRAFT, form))  # type: ignore[misc]
            assert (error.code, error.values["field"]) == (Code.TEXT_HOLDS_BSN, name)
        assert len(house.signals.drafts(duty)) == 1


def test_every_free_text_of_the_form_is_checked() -> None:
    """A new field of text is in the list of what is checked."""
    texts = {one.name for one in fields(SignalForm) if one.type == "str"}
    assert texts == set(checking.TEXTS)


def test_two_answers_are_complete_and_page_one_asks_two_things(house: Signals) -> None:
    """ "Bel me liever" and "ik twijfel" with nothing else; else what was seen and how urgent it is."""
    assert checking.missing(SignalForm()) == ("facts", "urgency")
    assert checking.missing(SignalForm(facts=" ", urgency=Urgency.DANGER)) == ("facts",)
    with house.fatma() as duty:
        for way in (Way.CALL_ME, Way.IN_DOUBT):
            assert house.signals.send(duty, uuid4().hex, SignalForm(way=way)).number
        error = refused(lambda: house.signals.send(duty, DRAFT, SignalForm(facts="Iets")))
        assert (error.code, error.values) == (Code.VALUE_MISSING, {"field": "urgency"})
        too_many = replace(FULL, themes=(SignalTheme.WORK, SignalTheme.MONEY, SignalTheme.FAMILY))
        assert code(lambda: house.signals.send(duty, DRAFT, too_many)) is Code.VALUE_UNREADABLE


@pytest.mark.parametrize("char", ["a", "é", "e\u0301", "👩‍👩‍👧‍👦", "🇳🇱", "👍🏽", "م", "لَ", "\n"])
def test_six_hundred_is_counted_as_a_person_counts(house: Signals, char: str) -> None:
    """Letters with signs, families and flags are one each, and come back as they were."""
    whole = char * (FACTS_MOST - 2)
    with house.fatma() as duty:
        sent = house.signals.send(duty, uuid4().hex, replace(FULL, facts=f"x{whole}x"))
        error = refused(lambda: house.signals.send(duty, DRAFT, replace(FULL, facts=f"x{whole}{char}x")))
        assert (error.code, error.values) == (Code.TEXT_TOO_LONG, {"field": "facts", "most": "600"})
    with house.reader() as marjan:
        assert house.week.open(marjan, sent.id).form.facts == f"x{whole}x"


def test_sending_twice_gives_one_number(house: Signals) -> None:
    """The draft is gone with the sending; one that saves itself too late is refused."""
    with house.fatma() as duty:
        house.signals.save_draft(duty, DRAFT, FULL)
        first = house.signals.send(duty, DRAFT, FULL)
        again = house.signals.send(duty, DRAFT, replace(FULL, facts="iets anders"))
        assert (first.id, first.number) == (again.id, again.number)
        assert code(lambda: house.signals.save_draft(duty, DRAFT, FULL)) is Code.SIGNAL_SENT
        assert house.signals.drafts(duty) == ()
        (line,) = house.signals.passed(duty)
        assert (line.code, line.status, line.themes, line.may_withdraw) == ("S-1", Status.NEW, FULL.themes, True)
        assert rows(duty, "SELECT signal FROM visit") == [(1,)]
    with house.reader() as marjan:
        opened = house.week.open(marjan, first.id)
        assert opened.form == FULL
        assert (opened.author, opened.visit, set(opened.readers)) == ("Fatma", 1, {"Marjan", "Ingrid"})


def test_it_goes_to_the_open_visit_and_works_while_covered(house: Signals) -> None:
    """A second signal opens no second visit."""
    with house.fatma() as duty:
        house.desk.day.start_visit(duty)
        duty.cover()
        house.signals.send(duty, uuid4().hex, FULL)
        house.signals.send(duty, uuid4().hex, FULL)
        assert house.desk.day.glance(duty).visitors == 1
        assert house.signals.news(duty) == 0


def test_who_writes_is_one_of_those_on_duty(house: Signals) -> None:
    """With two it is asked; what comes back is for who wrote it."""
    people = house.desk.house.people
    with house.both() as duty:
        house.signals.send(duty, DRAFT, FULL, by=people["Bert"])
        assert [line.by for line in house.signals.passed(duty)] == [people["Bert"]]
        assert code(lambda: house.signals.send(duty, uuid4().hex, FULL, by=people["Marjan"])) is Code.ROLE_REFUSED
    with house.fatma() as duty:
        assert house.signals.passed(duty) == ()


def test_a_reader_who_goes_while_the_form_is_open(house: Signals) -> None:
    """With one reader left nothing is sent, and the draft is still there."""
    people = house.desk.house.people
    with house.fatma() as duty:
        house.signals.save_draft(duty, DRAFT, FULL)
    store = house.desk.house.store()
    opened = store.unlock(people["Marjan"], MARJAN)
    assert opened.reader is not None
    store.stop_person(opened.reader, people["Ingrid"])
    opened.duty.close()
    store.close()
    with house.fatma() as duty:
        assert house.signals.readers(duty).names == ("Marjan",)
        assert not house.signals.readers(duty).ready
        error = refused(lambda: house.signals.send(duty, DRAFT, FULL))
        assert (error.code, error.values) == (Code.READERS_TOO_FEW, {"have": "1", "need": "2"})
        assert house.signals.drafts(duty)[0].form == FULL
        assert rows(duty, "SELECT COUNT(*) FROM visit") == [(0,)]
    assert INGRID  # her wachtzin opens nothing any more: tests of people


def test_something_more_under_the_same_number(house: Signals) -> None:
    """Sealed to the same readers, once from one draft, by its author only."""
    sent = house.send()
    with house.desk.open("Bert") as duty:
        assert code(lambda: house.signals.add_later(duty, DRAFT, sent.id, "Ook dit.")) is Code.ROLE_REFUSED
    with house.fatma() as duty:
        house.signals.save_draft(duty, DRAFT, SignalForm(facts="Ook dit."), adds_to=sent.id)
        assert house.signals.drafts(duty)[0].adds_to == sent.id
        for _ in range(2):
            house.signals.add_later(duty, DRAFT, sent.id, "Ook dit.")
        assert house.signals.drafts(duty) == ()
        for text, wrong in ((" ", Code.VALUE_MISSING), ("x" * 601, Code.TEXT_TOO_LONG), (BSN, Code.TEXT_HOLDS_BSN)):
            error = refused(lambda text=text: house.signals.add_later(duty, uuid4().hex, sent.id, text))  # type: ignore[misc]
            assert (error.code, error.values["field"]) == (wrong, "added")
        assert code(lambda: house.signals.add_later(duty, uuid4().hex, "?", "x")) is Code.RECORD_UNKNOWN
    with house.reader("Ingrid") as ingrid:
        assert [one.text for one in house.week.open(ingrid, sent.id).added] == ["Ook dit."]


def test_withdrawn_while_nobody_opened_it(house: Signals) -> None:
    """What it said is in no page then, for nobody; the number stays."""
    sent, read = house.send(), house.send()
    with house.reader() as marjan:
        house.week.open(marjan, read.id)
    with house.desk.open("Bert") as duty:
        assert code(lambda: house.signals.withdraw(duty, sent.id)) is Code.ROLE_REFUSED
    with house.fatma() as duty:
        house.signals.add_later(duty, DRAFT, sent.id, "Nog iets.")
        assert code(lambda: house.signals.withdraw(duty, read.id)) is Code.SIGNAL_OPENED
        house.signals.withdraw(duty, sent.id)
        assert code(lambda: house.signals.withdraw(duty, sent.id)) is Code.SIGNAL_STEP
        assert code(lambda: house.signals.add_later(duty, uuid4().hex, sent.id, "x")) is Code.SIGNAL_ENDED
        line = next(one for one in house.signals.passed(duty) if one.id == sent.id)
        assert (line.status, line.themes, line.may_add, line.may_withdraw) == (Status.WITHDRAWN, (), False, False)
        assert line.erased_on is not None
    with house.reader() as marjan:
        opened = house.week.open(marjan, sent.id)
        assert (opened.form, opened.added, opened.moves) == (SignalForm(), (), ())


def test_a_copy_with_the_key_of_the_store_shows_four_things(house: Signals) -> None:
    """Every cell of every table, with a volunteer's PIN: number, date, theme, status; no word of what was said."""
    sent = house.send()
    with house.fatma() as duty:
        house.signals.save_draft(duty, DRAFT, SignalForm(facts="weg"))
        house.signals.add_later(duty, DRAFT, sent.id, f"En {CANARIES[0]}.")
    with house.reader() as marjan:
        house.week.set_title(marjan, sent.id, CANARIES[1])
        house.week.set_note(marjan, sent.id, CANARIES[2])
        house.week.ask_back(marjan, sent.id, CANARIES[3])
        house.week.agree(marjan, sent.id, CANARIES[4], house.desk.clock().date(), CANARIES[5])
    with house.fatma() as duty:
        house.signals.sweep(duty)
        cells = _cells(duty)
        logged = rows(duty, "SELECT DISTINCT action FROM change_log WHERE record_kind = 'signal'")
        assert {action for (action,) in logged} == {"send", "add", "change"}
        for word in CANARIES:
            assert not [where for where, cell in cells if word.casefold() in cell.casefold()]
            assert holding(duty.session.path, bytes(duty.session.key), word.encode()) == 0
        (row,) = rows(duty, "SELECT * FROM signal")
        assert len(row) == len(schema_signals.Signal.columns)
        plain = "number id day themes status by_person_id feedback feedback_text feedback_on seen"
        assert list(schema_signals.Signal.columns.keys()) == plain.split()
        assert set(schema_signals.SealedPart.columns.keys()) == {"item_id", "name", "content"}
        hours = rows(duty, "SELECT created FROM sealed_item")
        assert {made.split(" ")[1] for (made,) in hours} == {"00:00:00.000000"}
        sending = "SELECT at FROM change_log WHERE record_kind = 'signal' AND action IN ('send', 'add')"
        assert {at.split(" ")[1] for (at,) in rows(duty, sending)} == {"00:00:00.000000"}
    for file in house.desk.house.folder.rglob("*"):
        if file.is_file():
            assert not any(word.encode() in file.read_bytes() for word in CANARIES), file


def test_after_erasing_it_is_nowhere_and_its_number_is_not_used_again(house: Signals) -> None:
    """Not for who has a reader's key either; a tombstone says that there was one."""
    sent = house.send()
    with house.fatma() as duty:
        house.signals.add_later(duty, DRAFT, sent.id, "Nog iets.")
        sealed = rows(duty, "SELECT content FROM sealed_item")
        house.signals.withdraw(duty, sent.id)
        sealed += rows(duty, "SELECT content FROM sealed_item")
        house.desk.clock.forward(days=91)
        retention.erase_due(duty, house.desk.clock())
        for (content,) in sealed:
            assert holding(duty.session.path, bytes(duty.session.key), content[:40]) == 0
        assert rows(duty, "SELECT COUNT(*) FROM sealed_item") == rows(duty, "SELECT COUNT(*) FROM signal") == [(0,)]
        assert rows(duty, "SELECT id, kind FROM tombstone") == [(sent.id, "signal")]
        assert house.signals.send(duty, uuid4().hex, FULL).number == sent.number + 1


def test_a_number_is_not_given_again_after_a_backup_was_put_back(house: Signals) -> None:
    """Somebody may have written S-2 down; what it said is gone with the backup, the number is not used for another."""
    folder, now = house.desk.house.folder, house.desk.clock
    with house.fatma() as duty:
        assert house.signals.send(duty, uuid4().hex, FULL).number == 1
        made = backup.make_backup(folder, duty, now=now()).file
        assert house.signals.send(duty, uuid4().hex, FULL).number == 2
    for _ in range(2):
        restore.restore(made, folder, now=now())
        with house.fatma() as duty:
            assert upkeep.at_start(duty, now=now()).troubles == ()
            assert rows(duty, "SELECT number FROM signal") == [(1,)]
    with house.fatma() as duty:
        assert house.signals.send(duty, uuid4().hex, FULL).number == 3


def test_a_clock_that_was_set_back_stops_nothing(house: Signals) -> None:
    """Sending, reading and adding go on; nothing gets a negative age."""
    sent = house.send()
    house.desk.clock.forward(days=-3)
    with house.fatma() as duty:
        house.signals.add_later(duty, DRAFT, sent.id, "Nog iets.")
        house.signals.send(duty, uuid4().hex, FULL)
    with house.reader() as marjan:
        assert {line.days for line in house.week.inbox(marjan).lines} == {0}
        assert house.week.take_up(marjan, sent.id).status is Status.TAKEN_UP


def test_new_information_in_the_last_week_keeps_it_longer(house: Signals) -> None:
    """Fourteen days more, in the last seven days only."""
    from data.desk.signals.records import Feedback, Outcome

    sent = house.send()
    with house.reader() as marjan:
        erased = house.week.close(marjan, sent.id, Outcome.THEMSELVES, Feedback.THEMSELVES).erased_on
    with house.fatma() as duty:
        house.signals.add_later(duty, uuid4().hex, sent.id, "Vroeg.")
        assert house.signals.passed(duty)[0].erased_on == erased
        house.desk.clock.forward(days=84)
        house.signals.add_later(duty, uuid4().hex, sent.id, "Laat.")
        later = house.signals.passed(duty)[0].erased_on
        assert later is not None
        assert erased is not None
        assert (later - erased).days == 14


def _cells(duty: Duty) -> list[tuple[str, str]]:
    """Everything that stands in the store, as text."""
    with reading(duty.session.engine) as connection:
        tables = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
        return [
            (table, cell.decode("utf-8", "ignore") if isinstance(cell, bytes) else str(cell))
            for table in tables
            for row in connection.exec_driver_sql(f'SELECT * FROM "{table}"').all()
            for cell in row
        ]
