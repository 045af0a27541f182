"""Agenda and action list: read back from the paper, with two hundred items, long words and letters from elsewhere."""

from __future__ import annotations

import dataclasses
import re
from datetime import date

import pytest

from data.desk.meetings import records as m
from data.desk.visits.kinds import Partner
from data.errors import Code, WorldError
from printing.documents.action_list import make_action_list
from printing.documents.agenda import make_agenda
from printing.documents.meeting_words import PARTNERS, PARTS, TABLES
from printing.styles import Paper
from printing.text_page import House

from .slips import read

HOUSE = House("Buurthuis De Brink", "Brinkplein 3, Vlierdam", "0565 12 30 90", "Marjan", "0565 12 30 91")
DAY, DESTROY, MADE = date(2026, 11, 26), date(2026, 12, 24), date(2026, 11, 24)
TABLE = (
    m.Participant("buurtwerker", "De Brink", Partner.COMMUNITY_WORKER),
    m.Participant("wijkagent", "", Partner.POLICE),
    m.Participant("maatschappelijk werk"),
)
PARTS_OF_IT = (
    m.SheetPart(m.Part.URGENT, (m.SheetItem((121,), "Lamp op de trap", "Wie belt de corporatie?", 5),)),
    m.SheetPart(m.Part.NEW, (m.SheetItem((115,), "Plek voor jongeren", "Kan de zaal op woensdag open?", 10),)),
    m.SheetPart(
        m.Part.EARLIER,
        (
            m.SheetItem(
                (109,),
                "Fietspad glad",
                "",
                5,
                m.Decision("Gemeente strooit nu elke ochtend", "gemeente", date(2026, 12, 1)),
                date(2026, 11, 12),
            ),
        ),
    ),
    m.SheetPart(m.Part.PATTERNS, (m.SheetItem((112, 116, 118), "Een straat", "Wie kent de straat?", 20, weeks=4),)),
    m.SheetPart(m.Part.CHANCES, (m.SheetItem((), "Iemand wil klussen", "Waar?", 5),)),
    m.SheetPart(m.Part.FEEDBACK, (m.SheetItem((101,), "", "", 0), m.SheetItem((104,), "Taalles", "", 0))),
)
AGENDA = m.AgendaSheet(
    m.MeetingTable.SIGNALS, DAY, "09:00", "10:00", "kamer 2", "Marjan de Wit", TABLE, PARTS_OF_IT, DESTROY, MADE
)
ACTIONS = m.ActionSheet(
    m.MeetingTable.AREA,
    DAY,
    (
        m.ActionLine((115,), "Plek voor jongeren", "Zaal vragen", "", None),
        m.ActionLine((121,), "Lamp op de trap", "Bellen met Woonstek", "woonconsulent", date(2026, 11, 27)),
    ),
    DESTROY,
    MADE,
)


def _said(pdf: bytes) -> str:
    return " ".join(read(pdf).text.split())


def test_every_table_part_and_partner_has_words() -> None:
    assert set(TABLES) == set(m.MeetingTable)
    assert set(PARTS) == set(m.Part)
    assert set(PARTNERS) == set(Partner)


def test_the_agenda_has_six_parts_and_room_to_write() -> None:
    said = _said(make_agenda(AGENDA, HOUSE))
    for words in (
        "Signaleringsoverleg",
        "donderdag 26 november 2026",
        "9.00 tot 10.00 uur, kamer 2",
        "Voorzitter: Marjan de Wit",
        "wijkagent, politie",
        "maatschappelijk werk, organisatie niet bekend",
        *PARTS.values(),
        "Lamp op de trap",
        "S-112, S-116, S-118 · 3 keer in 4 weken · 20 min",
        "Vorige keer: Gemeente strooit nu elke ochtend (gemeente, voor 1 december 2026).",
        "Besproken op 12 november 2026.",
        "S-101",
        "Rondvraag en goed nieuws uit de buurt",
        "Vernietigen vóór 24 december 2026",
    ):
        assert words in said
    assert said.count("Afspraak Wie Wanneer") == 5
    places = [said.index(words) for words in PARTS.values()]
    assert places == sorted(places)


def test_both_are_a4_with_the_day_to_destroy_on_each_page_and_nothing_in_the_properties() -> None:
    for pdf in (make_agenda(AGENDA, HOUSE), make_action_list(ACTIONS, HOUSE)):
        paper = read(pdf)
        assert all(size == pytest.approx(Paper.A4.size, abs=0.1) for size in paper.sizes)
        assert paper.text.count("Vernietigen vóór 24 december 2026") == len(paper.sizes)
        assert not any("Brink" in value or "jongeren" in value for value in paper.metadata.values())
        named = set(re.findall(rb"/BaseFont /(?:[A-Z]+\+)?([\w-]+)", pdf))
        assert named == {b"NotoSans-Regular", b"NotoSans-Bold"}
    assert make_agenda(AGENDA, HOUSE) == make_agenda(AGENDA, HOUSE)


def test_an_item_without_a_title_is_its_number() -> None:
    part = m.SheetPart(m.Part.NEW, (m.SheetItem((130,), "", "", 5),))
    said = _said(make_agenda(dataclasses.replace(AGENDA, parts=(part,)), HOUSE))
    assert "1 S-130 5 min" in said


def test_the_action_list_says_who_what_and_when_soonest_first() -> None:
    said = _said(make_action_list(ACTIONS, HOUSE))
    assert "S-121 Lamp op de trap" in said
    assert said.index("S-121") < said.index("S-115")
    for words in ("Gebiedsteam", "Bellen met Woonstek", "woonconsulent", "27-11-2026", "nog niemand", "nog geen dag"):
        assert words in said
    nothing = _said(make_action_list(dataclasses.replace(ACTIONS, lines=()), HOUSE))
    assert "Er is niets afgesproken." in nothing


def test_two_hundred_items_with_long_words_and_polish_letters() -> None:
    word = "Rioolwaterzuiveringsinstallatieaansprakelijkheidsverzekering"
    text = f"Zażółć gęślą jaźń {word} " * 5
    items = tuple(m.SheetItem((n,), word if n % 9 == 0 else "Titel", text[:400], 5) for n in range(100, 300))
    agenda = read(
        make_agenda(dataclasses.replace(AGENDA, parts=(m.SheetPart(m.Part.NEW, items),), participants=()), HOUSE)
    )
    assert {f"S-{n}" for n in range(100, 300)} <= set(re.findall(r"S-\d+", agenda.text))
    assert agenda.text.count("Wanneer") == 200
    assert "Zażółć gęślą jaźń" in agenda.text
    lines = tuple(m.ActionLine((n,), word, text[:300], word[:80], DAY) for n in range(100, 300))
    listed = read(make_action_list(dataclasses.replace(ACTIONS, lines=lines), HOUSE))
    assert {f"S-{n}" for n in range(100, 300)} <= set(re.findall(r"S-\d+", listed.text))
    assert listed.text.count("Klaar") >= len(listed.sizes)  # the head comes back on each page


def test_an_item_and_its_boxes_are_on_one_page() -> None:
    items = tuple(m.SheetItem((n,), "Titel", "Vraag. " * (n % 30), 5) for n in range(100, 160))
    paper = read(make_agenda(dataclasses.replace(AGENDA, parts=(m.SheetPart(m.Part.NEW, items),)), HOUSE))
    pages = paper.text.split("blad ")[:-1]
    assert len(pages) == len(paper.sizes) > 1
    for page in pages:
        assert len(re.findall(r"S-\d+", page)) == page.count("Wanneer")


def test_letters_that_cannot_be_printed_are_told() -> None:
    part = m.SheetPart(m.Part.NEW, (m.SheetItem((130,), "\u12a0\u12f2\u1235", "", 5),))
    with pytest.raises(WorldError) as caught:
        make_agenda(dataclasses.replace(AGENDA, parts=(part,)), HOUSE)
    assert caught.value.code is Code.GLYPH_MISSING


def test_a_title_in_arabic_is_joined_and_from_right_to_left() -> None:
    part = m.SheetPart(m.Part.NEW, (m.SheetItem((130,), "Brief: كشف حساب", "لا أحد يزورها", 5),))
    text = read(make_agenda(dataclasses.replace(AGENDA, parts=(part,)), HOUSE)).text
    assert "كشف" in text  # a reader of PDF gets the letters themselves back
    assert "يزورها" in text
