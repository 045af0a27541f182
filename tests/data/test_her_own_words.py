"""Nothing on the table or on paper leads to a person: titles, agreements and decisions in her own words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pypdfium2
import pytest

from data.desk.access import changing_back
from data.desk.meetings import reaching
from data.desk.meetings.names import names_in
from data.desk.meetings.own_words import Told, fault
from data.desk.meetings.plan import Said
from data.desk.meetings.records import Decision, ItemKind, Meeting, MeetingTable, Participant, Partner
from data.desk.signals import content
from data.desk.signals.kinds import Described, SignalTheme, Status, Subject
from data.desk.signals.records import Agreement, SignalForm
from data.errors import Code
from printing.documents.action_list import make_action_list
from printing.documents.agenda import make_agenda
from printing.text_page import House
from tests.data.deskhouse import code, refused
from tests.data.meetinghouse import FACTS, THURSDAY, WORKER, Table, make_table, person

DOEN = MeetingTable.DOEN
LATER = "Later zag ik dat Truus Vermeer haar elke dag eten bracht bij de voordeur in de ochtend."
DUE = THURSDAY + timedelta(days=7)
PAPER = House("De Brink", "Brinkplein 3", "0565 12 30 90", "Marjan", "0565 12 30 91")


@pytest.fixture
def table(tmp_path: Path) -> Table:
    return make_table(tmp_path / "data")


def _on_paper(pdf: bytes) -> str:
    pages = pypdfium2.PdfDocument(pdf)
    return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in pages).split())


def _both_papers(table: Table, reader: object, meeting: Meeting) -> str:
    agenda = table.meetings.agenda_sheet(reader, meeting.id)  # type: ignore[arg-type]
    actions = table.meetings.action_sheet(reader, meeting.id)  # type: ignore[arg-type]
    return _on_paper(make_agenda(agenda, PAPER)) + _on_paper(make_action_list(actions, PAPER))


def test_which_words_of_a_text_are_names() -> None:
    assert names_in(LATER) == {"truus", "vermeer"}
    assert names_in("Truus Vermeer doet niet open, zegt Jan van Dam.") == {"truus", "vermeer", "jan", "dam"}
    assert names_in("Ik sprak Marjan en de GGD in de Beukstraat. De Thuiszorg belt.", {"marjan"}) == frozenset()
    assert names_in("De Post lag er weer. De post was nat.") == frozenset()
    assert names_in("Bij Zoë brandt licht. Bij ons niet.") == {"zoe"}


def test_a_fault_says_which_words() -> None:
    form = SignalForm(
        facts=FACTS, subject=Subject.PERSON, described=Described.NAME, who="Zus de Wit", street="Beukstraat 12a"
    )

    def words(text: str) -> tuple[Code, str]:
        found = fault(text, [Told(form, (LATER,))])
        assert found is not None
        return found.code, " ".join(text.split()[found.place : found.place + found.count])

    assert words("We drinken koffie met Zus de Wit, morgen") == (Code.TEXT_HOLDS_NAME, "Zus de Wit,")
    assert words("Langs bij Beukstraat 12") == (Code.TEXT_HOLDS_ADDRESS, "Beukstraat 12")
    assert words("Ziet men: overdag al weken achter elkaar gesloten") == (
        Code.TEXT_COPIES_FACTS,
        "overdag al weken achter elkaar gesloten",
    )
    assert words("Kan Truus iets doen?") == (Code.TEXT_HOLDS_NAME, "Truus")
    assert fault("Iemand in de Beukstraat is stil, 12 weken al", [Told(form, (LATER,))]) is None
    lamp = replace(form, subject=Subject.PLACE, described=None)
    assert fault("De lamp bij Beukstraat 12", [Told(lamp)]) is None  # nobody lives there


def test_an_error_holds_places_and_nothing_of_a_person(table: Table) -> None:
    with table.duty() as duty:
        (sent,) = table.send(duty, person("Zus de Wit"))
    with table.reader() as reader:
        error = refused(lambda: table.week.set_title(reader, sent.id, "Koffie bij Zus de Wit"))
    assert (error.code, error.values) == (Code.TEXT_HOLDS_NAME, {"field": "title", "place": "2", "count": "3"})
    assert "Zus" not in str(error)


def test_titles_agreements_and_decisions_name_nobody_and_copy_nothing(table: Table) -> None:
    with table.duty() as duty:
        (sent,) = table.send(duty, person("Zus de Wit"))
        table.desk.add_later(duty, uuid4().hex, sent.id, LATER)
    with table.reader() as reader:
        week, meetings = table.week, table.meetings
        made = meetings.make(reader, DOEN, THURSDAY, [WORKER])
        (item,) = made.items
        wrong = {
            "Zus eet niet": Code.TEXT_HOLDS_NAME,
            "Truus eet mee": Code.TEXT_HOLDS_NAME,
            "Naar Beukstraat 12": Code.TEXT_HOLDS_ADDRESS,
            FACTS[:78]: Code.TEXT_COPIES_FACTS,
            LATER[29:78]: Code.TEXT_COPIES_FACTS,
        }
        for text, expected in wrong.items():
            calls: dict[str, Callable[[str], object]] = {
                "title": lambda said: week.set_title(reader, sent.id, said),
                "agreement": lambda said: week.agree(reader, sent.id, "Ko", DUE, said),
                "owner": lambda said: week.agree(reader, sent.id, said, DUE),
                "attention": lambda said: week.attention(reader, sent.id, said, DUE),
                "text": lambda said: meetings.write(reader, made.id, item.id, text=said),
                "decision": lambda said: meetings.decide(reader, made.id, item.id, said),
            }
            for field, call in calls.items():
                error = refused(lambda call=call, text=text: call(text))  # type: ignore[misc]
                assert (error.code, error.values["field"]) == (expected, field), text
            error = refused(lambda text=text: meetings.decide(reader, made.id, item.id, "Koffie", text, DUE))  # type: ignore[misc]
            assert (error.code, error.values["field"]) == (expected, "owner"), text
        opened = week.open(reader, sent.id)
        assert (opened.status, opened.work.title, opened.work.agreement) == (Status.NEW, "", None)  # nothing was kept
        assert meetings.meeting(reader, made.id).items[0].decision is None
        meetings.write(reader, made.id, item.id, title="Iemand is veel alleen", text="Wie drinkt er koffie?")
        meetings.decide(reader, made.id, item.id, "Koffie drinken", "buurtwerker", DUE)
        said = _both_papers(table, reader, made)
    assert "Koffie drinken" in said
    for word in ("Zus", "Truus", "Beukstraat"):
        assert word not in said


def test_a_colleague_that_the_volunteer_spoke_of_can_do_it(table: Table) -> None:
    with table.duty() as duty:
        (sent,) = table.send(duty, person("Zus", facts="Gisteren sprak ik Marjan en de Thuiszorg over haar."))
    with table.reader() as reader:
        assert table.week.agree(reader, sent.id, "Marjan", DUE, "Belt de Thuiszorg").status is Status.AGREED


def test_what_is_not_safe_is_not_held_to_compare_with(table: Table) -> None:
    """Who may not read it any more does not hold what it said either."""
    table.with_tasks()
    with table.duty() as duty:
        one, two = table.send(duty, person("Zus"), person("Iris"))
    with table.reader() as reader:
        table.meetings.make(reader, DOEN, THURSDAY, [WORKER])
        assert set(reader.held[content.TOLD]) == {one.id, two.id}
        table.week.make_unsafe(reader, one.id)
        assert set(reader.held[content.TOLD]) == {two.id}
        reader.cover()
        assert not reader.held


def test_who_sits_at_the_table_and_a_street_are_no_names(table: Table) -> None:
    """An organisation that the volunteer wrote about may do something, when it sits there; else it could be a name."""
    with table.duty() as duty:
        (sent,) = table.send(
            duty, person("Zus", street="Brinkhoek", facts="In de Brinkhoek hielp Vierstroom haar ooit.")
        )
    with table.reader() as reader:
        assert code(lambda: table.week.agree(reader, sent.id, "Vierstroom", DUE)) is Code.TEXT_HOLDS_NAME
        guest = Participant("wijkverpleegkundige", "Vierstroom", Partner.CARE)
        made = table.meetings.make(reader, DOEN, THURSDAY, [WORKER, guest])
        item = made.items[0].id
        table.meetings.write(reader, made.id, item, title="Stil in de Brinkhoek")
        now = table.meetings.decide(reader, made.id, item, "Vierstroom gaat langs", "Vierstroom", DUE)
        assert now.items[0].decision == Decision("Vierstroom gaat langs", "Vierstroom", DUE)
        assert code(lambda: table.meetings.decide(reader, made.id, item, "Zus belt")) is Code.TEXT_HOLDS_NAME


def test_what_was_merged_counts_as_well(table: Table) -> None:
    with table.duty() as duty:
        one, two = table.send(duty, person("Zus de Wit"), person("Mevrouw Wieland"))
    with table.reader() as reader:
        table.week.merge(reader, two.id, one.id)
        assert code(lambda: table.week.set_title(reader, one.id, "Wieland is ziek")) is Code.TEXT_HOLDS_NAME


def test_an_own_point_and_a_pattern_are_looked_at_too(table: Table) -> None:
    with table.duty() as duty:
        table.send(duty, *(person(f"Naam{number}", themes=()) for number in range(3)))
        table.desk.add_later(duty, uuid4().hex, table.desk.passed(duty)[0].id, LATER)
    with table.reader() as reader:
        made = table.meetings.make(reader, DOEN, THURSDAY, [WORKER])
        pattern = next(item for item in made.items if item.kind is ItemKind.PATTERN)
        own = table.meetings.add_own(reader, made.id, "Rondvraag").items[-1]
        assert own.kind is not ItemKind.SIGNAL
        decide = table.meetings.decide
        for item, text, expected in (
            (pattern, "Naam1 doet mee", Code.TEXT_HOLDS_NAME),
            (pattern, "Truus brengt eten", Code.TEXT_HOLDS_NAME),
            (pattern, FACTS, Code.TEXT_COPIES_FACTS),
            (own, "Naam2 doet mee", Code.TEXT_HOLDS_NAME),
            (own, LATER, Code.TEXT_COPIES_FACTS),
        ):
            assert code(lambda item=item, text=text: decide(reader, made.id, item.id, text)) is expected  # type: ignore[misc]


def _as_before(table: Table, signal_id: str, meeting_id: str) -> None:
    """What was kept when nothing looked at it: a title, an agreement, a text and a decision with the name."""
    with table.reader() as reader, changing_back(reader) as connection:
        loaded = content.one(connection, reader, signal_id)
        agreement = Agreement("Zus de Wit", DUE, f"Zus: {FACTS}")
        work = replace(loaded.work, title="Zus de Wit eet niet", agreement=agreement)
        content.save_work(connection, reader, signal_id, work)
        known = reaching.known(connection, reader, [signal_id])[signal_id]
        other = Said("eerder", THURSDAY - timedelta(days=7), DOEN, "", Decision("Zus belt", "Zus de Wit", DUE))
        now = Said(meeting_id, THURSDAY, DOEN, LATER, Decision(f"Langs: {FACTS}", "Truus", DUE))
        reaching.say(connection, reader, signal_id, known.said.put(other).put(now))


def test_words_of_before_stay_off_the_table_and_off_paper(table: Table) -> None:
    with table.duty() as duty:
        (sent,) = table.send(duty, person("Zus de Wit", themes=(SignalTheme.CONTACT, SignalTheme.MONEY)))
        table.desk.add_later(duty, uuid4().hex, sent.id, LATER)
    with table.reader() as reader:
        made = table.meetings.make(reader, DOEN, THURSDAY, [WORKER])
    _as_before(table, sent.id, made.id)
    with table.reader() as reader:
        (item,) = table.meetings.meeting(reader, made.id).items
        assert (item.title, item.text, item.kept_back) == ("", "", True)
        assert item.earlier == item.decision == Decision("", "", DUE)
        assert item.earlier is not None
        assert item.earlier.kept_back
        said = _both_papers(table, reader, made)
        other = table.meetings.make(reader, MeetingTable.SIGNALS, DUE, [WORKER])
        assert [one.title for one in table.meetings.candidates(reader, other.id)] == [""]
        # It is still hers, and mended it stands there.
        assert table.week.open(reader, sent.id).work.title == "Zus de Wit eet niet"
        mended = table.meetings.write(reader, made.id, item.id, title="Iemand eet weinig", text="Wie weet iets?")
        assert (mended.items[0].title, mended.items[0].kept_back) == ("Iemand eet weinig", False)
    for words in ("S-1, contact en geld", "de afspraak staat bij S-1 (voor 3 december 2026)", "Contact en geld"):
        assert words in said
    assert "staat bij dit nummer" in said
    for words in ("Zus", "Truus", "gordijnen", "elke dag eten"):
        assert words not in said
