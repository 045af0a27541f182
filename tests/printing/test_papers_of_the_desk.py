"""From the desk to paper: what people told is sent, sealed, spoken of, and only what may be seen comes out."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pypdfium2
import pytest

from data.desk.meetings.records import MeetingTable, Part
from data.desk.signals import handing_over, inzage
from data.desk.signals.kinds import Wish
from printing.documents.action_list import make_action_list
from printing.documents.agenda import make_agenda
from printing.documents.hand_over import make_hand_over
from printing.documents.inzage import make_inzage
from printing.documents.passwords import phone_password
from printing.text_page import House
from tests.data.meetinghouse import MONDAY, NURSE, THURSDAY, WORKER, Table, make_table, person

from .slips import read

HOUSE = House("Buurthuis De Brink", "Brinkplein 3, Vlierdam", "0565 12 30 90", "Marjan", "0565 12 30 91")
NAME, STREET, FACT, IMPRESSION = "Kwikstaartje", "Grutterspad", "Roodborstlijster voor het raam", "Winterkoninkjes"


@pytest.fixture
def table(tmp_path: Path) -> Table:
    return make_table(tmp_path / "data")


def _said(pdf: bytes, password: str | None = None) -> str:
    if password is None:
        return " ".join(read(pdf).text.split())
    document = pypdfium2.PdfDocument(pdf, password=password)
    try:
        return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())
    finally:
        document.close()


def test_nothing_that_leads_to_a_person_is_on_the_papers_of_the_table(table: Table) -> None:
    told = person(NAME, street=STREET, facts=FACT, impression=IMPRESSION)
    unsafe = person("Merelmans", street=STREET, facts="Boomkruiper", wish=Wish.REFUSES)
    with table.duty() as duty:
        (first, second) = table.send(duty, told, unsafe)
    with table.reader() as reader:
        made = table.meetings.make(reader, MeetingTable.DOEN, THURSDAY, [WORKER, NURSE])
        item = next(one for one in made.items if one.numbers == (first.number,))
        table.meetings.write(reader, made.id, item.id, title="Een buur is stil", text="Wie drinkt er koffie mee?")
        agenda = make_agenda(table.meetings.agenda_sheet(reader, made.id), HOUSE)
        table.meetings.decide(reader, made.id, item.id, "Koffie samen", "buurtwerker", THURSDAY + timedelta(days=7))
        actions = make_action_list(table.meetings.action_sheet(reader, made.id), HOUSE)
    said = _said(agenda)
    for words in (first.code, "Een buur is stil", "Wie drinkt er koffie mee?", "wijkverpleegkundige, Thuiszorg"):
        assert words in said
    assert second.code not in said
    for paper in (agenda, actions):
        text = read(paper).text + "".join(read(paper).metadata.values())
        for canary in (NAME, STREET, FACT, IMPRESSION, "Merelmans", "Boomkruiper", "Fatma"):
            assert canary.lower() not in text.lower()
    assert "Koffie samen" in _said(actions)


def test_the_resident_gets_everything_and_a_helper_only_the_facts(table: Table) -> None:
    with table.duty() as duty:
        (sent,) = table.send(duty, person(NAME, street=STREET, facts=FACT, impression=IMPRESSION))
    with table.reader() as reader:
        paper = handing_over.hand_over(reader, sent.id, "Wijkteam", MONDAY.date())
        password = phone_password()
        handed = _said(make_hand_over(paper, HOUSE, password), password.joined)
        whole = _said(make_inzage(inzage.package(reader, "mevrouw K.", [sent.id], asked_on=MONDAY.date()), HOUSE))
    for words in (sent.code, NAME, STREET, FACT, "Voor Wijkteam", "zei op 23 november 2026 ja"):
        assert words in handed
    assert IMPRESSION not in handed
    for words in (sent.code, NAME, STREET, FACT, IMPRESSION, "Overgedragen aan Wijkteam", "Marjan: 23-11-2026"):
        assert words in whole
    assert "Fatma" not in whole


def test_two_hundred_items_from_the_desk_come_on_paper(table: Table) -> None:
    with table.reader() as reader:
        made = table.meetings.make(reader, MeetingTable.SIGNALS, THURSDAY, [])
        for number in range(200):
            made = table.meetings.add_own(reader, made.id, f"Punt {number}", 1)
        sheet = table.meetings.agenda_sheet(reader, made.id)
    assert sum(len(part.items) for part in sheet.parts) == 200
    assert {part.part for part in sheet.parts} <= set(Part)
    text = read(make_agenda(sheet, HOUSE)).text
    assert all(f"Punt {number}" in text for number in range(200))
