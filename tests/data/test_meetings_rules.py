"""What may come on which table in front of whom, and that the text of an agenda is somebody's own."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from data.desk.meetings.agenda import moved, next_thursday, put_in_part
from data.desk.meetings.allowed import partner_of, refused
from data.desk.meetings.own_words import own_text
from data.desk.meetings.plan import (
    Entry,
    Plan,
    Said,
    SaidAll,
    read_plan,
    read_said,
    write_plan,
    write_said,
)
from data.desk.meetings.records import Decision, ItemKind, MeetingTable, Part, Participant, Partner, Refused
from data.desk.signals.kinds import Described, Feedback, Subject, Where, Wish
from data.desk.signals.records import SignalForm
from data.desk.signals.wish import routing, wish_of
from data.errors import Code
from tests.data.deskhouse import code

WORKER = Participant("buurtwerker", "Welzijn", Partner.COMMUNITY_WORKER)
NURSE = Participant("wijkverpleegkundige", "Thuiszorg", Partner.CARE)
OFFICER = Participant("wijkagent", "", None)
UNKNOWN = Participant("gast")
LANDLORD = Participant("medewerker", "Woonstek", Partner.HOUSING)
FACTS = "Gordijnen bij een bewoner zijn al twee weken dicht en de post ligt buiten op de mat."


def _why(table: MeetingTable, people: list[Participant], *, weighed: bool = False, **said: object) -> Refused | None:
    form = SignalForm(subject=Subject.PERSON, **said)  # type: ignore[arg-type]
    return refused(table, people, routing(form, weighed=weighed), wish_of(form))


@pytest.mark.parametrize(("table", "where", "weighed"), list(product(MeetingTable, [None, *Where], [False, True])))
def test_niet_veilig_never_comes_on_a_table(table: MeetingTable, where: Where | None, weighed: bool) -> None:
    assert _why(table, [WORKER], wish=Wish.UNSAFE, where=where, weighed=weighed) is Refused.UNSAFE


@pytest.mark.parametrize("table", list(MeetingTable))
def test_wil_het_niet_comes_on_no_table_before_two_readers_weighed_it(table: MeetingTable) -> None:
    assert _why(table, [WORKER], wish=Wish.REFUSES) is Refused.REFUSES
    after = _why(table, [WORKER], wish=Wish.REFUSES, weighed=True)
    assert after is (Refused.POLICE_OR_LANDLORD if table is MeetingTable.AREA else None)


@pytest.mark.parametrize("wish", [Wish.NO_NAME, Wish.NOT_YET, None])
@pytest.mark.parametrize("table", [MeetingTable.DOEN, MeetingTable.SIGNALS])
def test_without_a_name_never_in_front_of_police_or_landlord(wish: Wish | None, table: MeetingTable) -> None:
    assert _why(table, [WORKER, NURSE], wish=wish, where=Where.HOME) is None
    assert _why(table, [], wish=wish, where=Where.HOME) is None
    assert _why(table, [WORKER, OFFICER], wish=wish, where=Where.HOME) is Refused.POLICE_OR_LANDLORD
    assert _why(table, [WORKER, LANDLORD], wish=wish, where=Where.HOME) is Refused.POLICE_OR_LANDLORD
    assert _why(table, [WORKER, UNKNOWN], wish=wish, where=Where.HOME) is Refused.UNKNOWN_ORGANISATION
    assert _why(MeetingTable.AREA, [WORKER], wish=wish, where=Where.HOME) is Refused.POLICE_OR_LANDLORD


def test_goed_may_come_in_front_of_everybody_at_its_own_table() -> None:
    people = [WORKER, OFFICER, LANDLORD, UNKNOWN]
    assert _why(MeetingTable.DOEN, people, wish=Wish.FINE, where=Where.HOME) is None
    assert _why(MeetingTable.AREA, people, wish=Wish.FINE, where=Where.HOME) is Refused.OTHER_TABLE
    assert _why(MeetingTable.AREA, people, wish=Wish.FINE, where=Where.STREET) is None


def test_a_role_that_says_police_is_police_whatever_was_chosen() -> None:
    assert partner_of(Participant("Wijkagent", "Team Noord", Partner.OTHER)) is Partner.POLICE
    assert partner_of(Participant("collega", "Woningstichting De Poort", None)) is Partner.HOUSING
    assert partner_of(Participant("gast", "Iets", None)) is None


def test_the_facts_are_not_copied_onto_an_agenda() -> None:
    about = [SignalForm(facts=FACTS)]
    assert code(lambda: own_text(f"Let op: {FACTS.upper()}", "text", 400, about)) is Code.TEXT_COPIES_FACTS
    assert code(lambda: own_text("al twee weken dicht, en de post", "text", 400, about)) is Code.TEXT_COPIES_FACTS
    assert own_text("  Een bewoner trekt zich\nterug. ", "text", 400, about) == "Een bewoner trekt zich terug."
    assert own_text("", "text", 400, about) == ""


def test_short_facts_are_not_copied_whole_either() -> None:
    about = [SignalForm(facts="Tuin vol spullen")]
    assert code(lambda: own_text("Tuin vol spullen.", "title", 80, about)) is Code.TEXT_COPIES_FACTS
    assert own_text("Tuin vraagt aandacht", "title", 80, about)


def test_an_impression_is_not_copied_and_neither_is_arabic() -> None:
    said = "جاري لم يفتح الستائر منذ أسبوعين والبريد أمام الباب"
    about = [SignalForm(impression=said)]
    assert code(lambda: own_text(said, "text", 400, about)) is Code.TEXT_COPIES_FACTS


def test_no_name_of_a_resident_on_an_agenda() -> None:
    about = [SignalForm(subject=Subject.PERSON, described=Described.NAME, who="Mevrouw Zoë de Wit")]
    assert code(lambda: own_text("Koffie bij ZOE", "title", 80, about)) is Code.TEXT_HOLDS_NAME
    assert code(lambda: own_text("Mevrouw Wit helpen", "text", 400, about)) is Code.TEXT_HOLDS_NAME
    assert own_text("Mevrouw in de straat", "text", 400, about)
    described = [SignalForm(subject=Subject.PERSON, described=Described.LOOKS, who="man met rode jas")]
    assert own_text("Iemand met een jas", "text", 400, described)


def test_a_bsn_and_a_text_that_is_too_long_are_refused() -> None:
    assert code(lambda: own_text("nummer 111222333", "text", 400, [])) is Code.TEXT_HOLDS_BSN
    assert code(lambda: own_text("a" * 401, "text", 400, [])) is Code.TEXT_TOO_LONG


def test_a_plan_and_what_was_said_come_back_as_they_were() -> None:
    decision = Decision("Ko gaat langs", "buurtwerker", date(2026, 12, 3))
    entry = Entry("e", ItemKind.PATTERN, Part.PATTERNS, ("a", "b"), 10, "Straat", "Wie kent die?", decision, "k")
    other = Entry("f", ItemKind.SIGNAL, Part.NEW, ("a",))
    plan = Plan(
        MeetingTable.SIGNALS, "09:30", "kamer 2", "Marjan", (WORKER, UNKNOWN), (entry, other), frozenset({"x"}),
        (("a", Feedback.THANKS),),
    )  # fmt: skip
    assert read_plan(write_plan(plan)) == plan
    said = SaidAll().put(Said("m", date(2026, 11, 26), MeetingTable.DOEN, "tekst", decision))
    assert read_said(write_said(said)) == said
    assert read_said(None) == SaidAll()
    assert code(lambda: read_plan(b"{}")) is Code.SEALED_TAMPERED
    assert code(lambda: read_said(b"[{}]")) is Code.SEALED_TAMPERED


def test_what_was_decided_stays_when_a_meeting_goes() -> None:
    decided = Said("m", date(2026, 11, 26), MeetingTable.DOEN, "tekst", Decision("doen"))
    said = SaidAll().put(decided).put(Said("n", date(2026, 12, 3), MeetingTable.DOEN, "tekst"))
    assert said.without("n").without("m").said == (decided,)
    assert said.before("n") == decided
    assert said.before("m") is None


def test_an_item_that_moves_belongs_to_the_part_where_it_comes() -> None:
    entries = tuple(
        Entry(name, ItemKind.OWN, part) for name, part in (("a", Part.URGENT), ("b", Part.NEW), ("c", Part.CHANCES))
    )
    down = moved(entries, "a", 2)
    assert [(one.id, one.part) for one in down] == [("b", Part.NEW), ("c", Part.CHANCES), ("a", Part.CHANCES)]
    up = moved(entries, "c", 0)
    assert [(one.id, one.part) for one in up] == [("c", Part.URGENT), ("a", Part.URGENT), ("b", Part.NEW)]
    assert [one.id for one in moved(entries, "b", 99)] == ["a", "c", "b"]
    put = put_in_part(entries, Entry("d", ItemKind.OWN, Part.NEW))
    assert [one.id for one in put] == ["a", "b", "d", "c"]


@pytest.mark.parametrize(("day", "expected"), [(26, 26), (25, 26), (27, 3), (24, 26)])
def test_a_meeting_is_on_the_first_thursday(day: int, expected: int) -> None:
    assert next_thursday(date(2026, 11, day)).day == expected
