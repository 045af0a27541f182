"""Inzage: everything about one resident and nobody's name; and erasing it, so that it is nowhere any more."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from data import backup, restore, upkeep
from data.desk import erased_list
from data.desk.meetings.records import ItemKind, MeetingTable
from data.desk.queries import changes_of, reads_of
from data.desk.signals import inzage, inzage_desk
from data.desk.signals.inzage_records import VOLUNTEER, TextKind
from data.desk.signals.kinds import EventKind, Feedback, Outcome, Status, Wish
from data.desk.visits.day import InloopDay
from data.errors import Code
from data.retention import Terms
from data.settings import Settings
from tests.data.deskhouse import code
from tests.data.inloop import rows
from tests.data.meetinghouse import MONDAY, NURSE, THURSDAY, WORKER, Table, make_table, person
from tests.faults.raw_pages import holding

CANARY = "kwikstaartje"


@pytest.fixture
def table(tmp_path: Path) -> Table:
    return make_table(tmp_path / "data")


def _story(table: Table) -> tuple[str, str]:
    """A signal with everything on it, and another one; the ids."""
    told = person(
        "Zus de Wit",
        facts=f"Fatma zag de post liggen, {CANARY}",
        impression=f"Bert denkt dat ze somber is, {CANARY}",
        done="Fatma gaf koffie",
        themes=(),
    )
    with table.duty() as duty:
        first, second = table.send(duty, told, person("Kees", themes=()))
        table.desk.add_later(duty, uuid4().hex, first.id, f"Fatma sprak haar weer {CANARY}")
    with table.reader() as reader:
        made = table.meetings.make(reader, MeetingTable.DOEN, THURSDAY, [WORKER, NURSE])
        item = next(one for one in made.items if one.numbers == (first.number,))
        table.meetings.write(reader, made.id, item.id, title="Een buur is stil", text=f"Wie kent haar {CANARY}?")
        table.meetings.decide(reader, made.id, item.id, "Koffie samen", "Ko", THURSDAY + timedelta(days=7))
        table.week.open(reader, first.id)
        table.week.inform(reader, first.id, MONDAY.date())
    return first.id, second.id


def test_everything_is_in_it_with_the_impression_and_without_a_volunteer(table: Table) -> None:
    first, _ = _story(table)
    with table.reader() as reader:
        (line,) = inzage.find(reader, "zus wit")
        assert (line.id, line.number, line.who, line.title) == (first, 1, "Zus de Wit", "Een buur is stil")
        made = inzage.package(reader, "mevrouw De Wit", [first], asked_on=MONDAY.date())
        (signal,) = made.signals
        assert signal.form.facts == f"een vrijwilliger zag de post liggen, {CANARY}"
        assert signal.form.impression == f"een vrijwilliger denkt dat ze somber is, {CANARY}"
        assert signal.form.done == "een vrijwilliger gaf koffie"
        assert [(added.by, added.text) for added in signal.added] == [
            (VOLUNTEER, f"een vrijwilliger sprak haar weer {CANARY}")
        ]
        (spoken,) = signal.spoken
        assert (spoken.on, spoken.table, spoken.text) == (THURSDAY, MeetingTable.DOEN, f"Wie kent haar {CANARY}?")
        assert (spoken.decision, spoken.owner) == ("Koffie samen", "Ko")
        assert {step.kind for step in signal.steps} >= {EventKind.MEETING, EventKind.TITLE, EventKind.INFORMED}
        assert {step.by for step in signal.steps} <= {"Marjan", VOLUNTEER}
        assert [read.by for read in signal.read_by] == ["Marjan"]
        assert (signal.wish, signal.status, signal.erase_on) == (Wish.FINE, Status.AGREED, None)
        assert (made.made_by, made.signal_days, made.log_days, made.backup_days) == ("Marjan", 90, 730, 30)
        assert "Fatma" not in repr(made)
        assert "Bert" not in repr(made)
        assert [log.action for log in reads_of(reader, first)].count("inzage") == 1


def test_a_closed_one_is_found_too_and_says_its_day(table: Table) -> None:
    first, second = _story(table)
    with table.reader() as reader:
        table.week.inform(reader, second, MONDAY.date())
        table.week.close(reader, second, Outcome.KNOWN, Feedback.KNOWN)
        assert [line.id for line in inzage.find(reader, "beukstraat")] == [second, first]
        terms = Terms.of(replace(Settings(), days_signal=30))
        made = inzage.package(reader, "Kees", [second], asked_on=MONDAY.date(), terms=terms)
        assert made.signals[0].erase_on == MONDAY.date() + timedelta(days=30)
        assert code(lambda: inzage.find(reader, " ")) is Code.VALUE_MISSING
        assert inzage.find(reader, "koekoek") == ()


def test_every_text_is_searched_for_whole_words(table: Table) -> None:
    """What was done, who could help, what was added, asked back, agreed, or said at a meeting; not parts of words."""
    with table.duty() as duty:
        jan, other = table.send(
            duty,
            person(
                "Jan", facts="Jans gordijn is dicht", done="Aan Pietje gevraagd", neighbour="Truus van 12", themes=()
            ),
            person("Els", facts="Sinds januari is zij stil", themes=()),
        )
        table.desk.add_later(duty, uuid4().hex, jan.id, "Kwam met Corrie langs")
    with table.reader() as reader:
        table.week.ask_back(reader, other.id, "Kent Dolf haar?")
        made = table.meetings.make(reader, MeetingTable.DOEN, THURSDAY, [WORKER])
        item = next(one for one in made.items if one.numbers == (jan.number,))
        table.meetings.write(reader, made.id, item.id, title="Een buur", text="Vraag het Fien")
        table.meetings.decide(reader, made.id, item.id, "Samen met Gijs", "Hanna", THURSDAY)
        for asked in ("jan", "Pietje", "truus", "CORRIE", "Fien", "gijs", "Hanna"):
            assert [line.id for line in inzage.find(reader, asked)] == [jan.id], asked
        assert [line.id for line in inzage.find(reader, "dolf")] == [other.id]
        assert inzage.find(reader, "Piet") == ()
        assert [line.id for line in inzage.find(reader, "jan truus")] == [jan.id]


def test_erased_on_request_it_is_nowhere(table: Table) -> None:
    first, second = _story(table)
    with table.duty() as duty:
        table.desk.save_draft(duty, uuid4().hex, person(facts=f"nog iets {CANARY}"), adds_to=first)
    with table.reader() as reader:
        sealed = [
            bytes(row[0])[:60]
            for kind in ("content FROM sealed_item WHERE id =", "content FROM sealed_part WHERE item_id =")
            for row in rows(reader, f"SELECT {kind} '{first}'")
        ]
        assert len(sealed) == 3  # what was sent, the work, what a meeting wrote
        store, key = reader.session.path, bytes(reader.session.key)
        assert all(holding(store, key, part) for part in sealed)
        done = inzage.erase_on_request(reader, [first])
        assert (done.signals, done.regular) == ((1,), False)
        assert not any(holding(store, key, part) for part in sealed)
        assert not holding(store, key, CANARY.encode())
        assert rows(reader, f"SELECT kind, reason FROM tombstone WHERE id = '{first}'") == [("signal", "request")]
        assert changes_of(reader, first)[0].action == "erase"
        for statement in ("sealed_key WHERE item_id", "sealed_part WHERE item_id", "signal WHERE id"):
            assert rows(reader, f"SELECT count(*) FROM {statement} = '{first}'") == [(0,)]
        assert [line.id for line in inzage.find(reader, "beukstraat")] == [second]
        (meeting,) = table.meetings.meetings(reader)
        shown = table.meetings.meeting(reader, meeting.id)
        assert [item.numbers for item in shown.items] == [(2,)]
        assert CANARY not in repr(reader.held)
        assert code(lambda: inzage.erase_on_request(reader, [first])) is Code.RECORD_UNKNOWN
        assert code(lambda: inzage.package(reader, "x", [first], asked_on=MONDAY.date())) is Code.RECORD_UNKNOWN


def test_what_was_written_about_a_pattern_goes_with_one_of_its_signals(table: Table) -> None:
    with table.duty() as duty:
        sent = table.send(duty, *(person(f"Naam{number}", themes=()) for number in range(3)))
    with table.reader() as reader:
        made = table.meetings.make(reader, MeetingTable.DOEN, THURSDAY, [WORKER])
        pattern = next(one for one in made.items if one.kind is ItemKind.PATTERN)
        table.meetings.write(reader, made.id, pattern.id, title="Straat", text=f"Wie kent de straat {CANARY}?")
        before = bytes(rows(reader, "SELECT content FROM sealed_part WHERE name = 'plan'")[0][0])[:60]
        assert inzage.erase_on_request(reader, [sent[0].id]).items == 2
        assert not holding(reader.session.path, bytes(reader.session.key), before)
        assert CANARY not in repr(table.meetings.meeting(reader, made.id))


def test_a_regular_and_an_offer_come_along(table: Table) -> None:
    day = InloopDay()
    with table.duty() as duty:
        regular = day.add_regular(duty, "Zus", "Beukstraat", own_wish=True)
        day.pass_on_offer(duty, "Ik wil koken", f"06 {CANARY}")
    with table.reader() as reader:
        (offer,) = inzage_desk.find_offers(reader, "koken")
        made = inzage.package(
            reader, "Zus", [], asked_on=MONDAY.date(), letters=regular.letters.lower(), offer_ids=[offer.id]
        )
        assert made.regular is not None
        assert (made.regular.name, made.regular_erased_on) == ("Zus", MONDAY.date() + timedelta(days=365))
        assert made.offers == (offer,)
        assert made.offers_erased_on == MONDAY.date() + timedelta(days=365)
        done = inzage.erase_on_request(reader, [], letters=regular.letters, offer_ids=[offer.id])
        assert (done.regular, done.offers) == (True, 1)
        assert rows(reader, "SELECT count(*) FROM regular") == [(0,)]
        assert sorted(rows(reader, "SELECT kind, reason FROM tombstone")) == [
            ("offer", "request"),
            ("regular", "request"),
        ]
        assert code(lambda: inzage.erase_on_request(reader, [], letters="ZU")) is Code.REGULAR_UNKNOWN
        assert code(lambda: inzage.erase_on_request(reader, [], offer_ids=["weg"])) is Code.RECORD_UNKNOWN


def test_what_colleagues_wrote_at_the_desk_comes_along(table: Table) -> None:
    """A handover and an attentie with the name of a resident: found, on the paper without volunteers, erased."""
    day = InloopDay()
    with table.duty() as duty:
        day.write_handover(duty, f"Fatma belde met Zus {CANARY} over de huur.", by="")
    with table.reader() as reader:
        day.add_attention(reader, f"Vraag Zus {CANARY} om even te bellen.", MONDAY.date() + timedelta(days=3))
        day.add_attention(reader, "De koffie is op.", MONDAY.date())
        attention, handover = inzage_desk.find_texts(reader, f"zus {CANARY.lower()}")
        assert {attention.kind, handover.kind} == set(TextKind)
        ids = [attention.id, handover.id]
        made = inzage.package(reader, "Zus", [], asked_on=MONDAY.date(), text_ids=ids)
        by_kind = {one.kind: one for one in made.texts}
        assert by_kind[TextKind.HANDOVER].text == f"een vrijwilliger belde met Zus {CANARY} over de huur."
        assert by_kind[TextKind.HANDOVER].erased_on == MONDAY.date() + timedelta(days=30)
        assert by_kind[TextKind.ATTENTION].erased_on == MONDAY.date() + timedelta(days=10)
        kept = backup.make_backup(table.house.folder, reader, now=table.clock()).file
        assert inzage.erase_on_request(reader, [], text_ids=ids).texts == 2
        assert [one.text for one in day.attentions(reader)] == ["De koffie is op."]
        assert inzage_desk.find_texts(reader, CANARY) == ()
        assert not holding(reader.session.path, bytes(reader.session.key), CANARY.encode())
        kinds = rows(reader, "SELECT kind, reason FROM tombstone ORDER BY kind")
        assert kinds == [("attention", "request"), ("handover", "request")]
        assert code(lambda: inzage.package(reader, "Zus", [], asked_on=MONDAY.date(), text_ids=ids)) is (
            Code.RECORD_UNKNOWN
        )
    restore.restore(kept, table.house.folder, now=table.clock())
    with table.reader() as reader:
        upkeep.at_start(reader, now=table.clock())
        assert inzage_desk.find_texts(reader, CANARY) == ()


def test_nobody_shows_or_erases_what_they_cannot_open(table: Table) -> None:
    table.with_tasks()
    with table.duty() as duty:
        assert code(lambda: inzage.find(duty, "Zus")) is Code.ROLE_REFUSED
        assert code(lambda: inzage.erase_on_request(duty, [])) is Code.ROLE_REFUSED
        (sent,) = table.send(duty, person("Onveilig", wish=Wish.UNSAFE))
    with table.reader("Ingrid") as deputy:
        assert [line.id for line in inzage.find(deputy, "onveilig")] == [sent.id]
        assert inzage.hidden(deputy) == 0


def test_a_backup_of_before_does_not_bring_it_back_for_long(table: Table) -> None:
    first, second = _story(table)
    folder = table.house.folder
    with table.duty() as duty:
        regular = InloopDay().add_regular(duty, "Zus", "Beukstraat", own_wish=True)
        made = backup.make_backup(folder, duty, now=table.clock()).file
    with table.reader() as reader:
        inzage.erase_on_request(reader, [first], letters=regular.letters)
    restore.restore(made, folder, now=table.clock())
    with table.duty() as duty:
        assert rows(duty, "SELECT count(*) FROM signal") == [(2,)]
        upkeep.at_start(duty, now=table.clock())
        assert rows(duty, "SELECT id FROM signal") == [(second,)]
        assert rows(duty, "SELECT count(*) FROM regular") == [(0,)]
        assert sorted(rows(duty, "SELECT kind, reason FROM tombstone")) == [
            ("regular", "request"),
            ("signal", "request"),
        ]
    with table.reader() as reader:
        (line,) = table.meetings.meetings(reader)
        assert [item.numbers for item in table.meetings.meeting(reader, line.id).items] == [(2,)]
    assert CANARY not in (folder / erased_list.FILE_NAME).read_text(encoding="utf-8")


def test_the_list_forgets_what_no_backup_can_hold(tmp_path: Path) -> None:
    erased_list.remember(tmp_path, ["old"], MONDAY.date())
    erased_list.remember(tmp_path, ["new"], MONDAY.date() + timedelta(days=61))
    assert set(json.loads((tmp_path / erased_list.FILE_NAME).read_text(encoding="utf-8"))) == {"new"}
    (tmp_path / erased_list.FILE_NAME).write_text("[1", encoding="utf-8")
    erased_list.remember(tmp_path, ["again"], MONDAY.date())
