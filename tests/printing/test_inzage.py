"""The inzage package: everything about a resident, without a volunteer's name, the impression shown as one."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from datetime import date, datetime

import pytest

from data.desk.signals import inzage_records as i
from data.desk.signals import kinds as k
from data.desk.signals.records import Added, Call, Informed, Offer, ServiceLink, SignalForm
from data.desk.visits.records import Regular
from data.errors import Code, WorldError
from printing.documents import signal_words as w
from printing.documents.inzage import AUTHORITY, make_inzage
from printing.styles import Paper
from printing.text_page import House

from .slips import read

HOUSE = House("Buurthuis De Brink", "Brinkplein 3, Vlierdam", "0565 12 30 90", "Marjan", "0565 12 30 91")
FORM = SignalForm(
    facts="De gordijnen zijn twee weken dicht.",
    impression="Ik denk dat zij eenzaam is.",
    subject=k.Subject.PERSON,
    described=k.Described.NAME,
    who="Mevrouw Jansen",
    street="Beukstraat",
    urgency=k.Urgency.THIS_WEEK,
    calls=(Call(k.Called.WORKER, datetime(2026, 11, 24, 10, 5)),),
    wish=k.Wish.NOT_YET,
    not_yet=k.NotYet.NO_CHANCE,
    where=k.Where.HOME,
    themes=(k.SignalTheme.CONTACT, k.SignalTheme.HEALTH),
    source=k.Source.SEEN,
    when="sinds twee weken",
    often=k.Often.OFTEN,
    done="Aangebeld",
    neighbour="De overbuurman",
    services=(ServiceLink("x", "Koffietafel"),),
)
SIGNAL = i.InzageSignal(
    number=118,
    day=date(2026, 11, 24),
    status=k.Status.CLOSED,
    form=FORM,
    wish=k.Wish.FINE,
    urgency=k.Urgency.THIS_WEEK,
    where=k.Where.HOME,
    title="Contact in de straat",
    note="Koffie gedronken, gaat beter.",
    added=(Added("a", datetime(2026, 11, 25, 9, 0), i.VOLUNTEER, "De post ligt op de mat."),),
    steps=(
        i.Step(date(2026, 11, 24), i.VOLUNTEER, k.EventKind.SENT),
        i.Step(date(2026, 11, 25), "Marjan", k.EventKind.STATUS, k.Status.VISITING, until=date(2026, 11, 27)),
        i.Step(date(2026, 11, 28), "Marjan", k.EventKind.MEETING, text="Eerst koffie"),
    ),
    spoken=(
        i.Spoken(
            date(2026, 11, 26),
            k.MeetingTable.DOEN,
            "Contact",
            "Wie drinkt koffie mee?",
            "Een buur gaat langs",
            "buurtwerker",
            date(2026, 12, 1),
        ),
    ),
    handed_over=(i.HandedOver(date(2026, 11, 30), "Wijkteam", with_yes=True, receipt=True),),
    informed=Informed(on=date(2026, 11, 27)),
    inform_by=date(2026, 12, 24),
    read_by=(i.ReadBy(date(2026, 11, 25), "Marjan"), i.ReadBy(date(2026, 11, 26), "Ingrid")),
    closed_on=date(2026, 12, 3),
    erase_on=date(2027, 3, 3),
)
REGULAR = Regular(
    id="r",
    name="Ans",
    street="Beukstraat",
    letters="AB",
    wished_on=date(2026, 1, 6),
    may_be_missed=True,
    last_visit=date(2026, 11, 17),
)
PACKAGE = i.InzagePackage(
    date(2026, 12, 1), date(2026, 12, 4), "Marjan", "mevrouw Jansen", (SIGNAL,), REGULAR, date(2027, 11, 17)
)


def _said(package: i.InzagePackage = PACKAGE) -> str:
    return " ".join(read(make_inzage(package, HOUSE)).text.split())


def test_everything_of_a_signal_is_on_it() -> None:
    said = _said()
    texts = [getattr(FORM, field.name) for field in fields(FORM)]
    for text in [text for text in texts if isinstance(text, str) and text and not isinstance(text, k.StrEnum)]:
        assert text in said
    for words in (
        "Wat wij over jou bewaren",
        "Je vroeg op 1 december 2026",
        "S-118: een zorg of idee van 24 november 2026",
        "afgesloten. Afgesloten op 3 december 2026.",
        "Later toegevoegd, 25 november 2026: De post ligt op de mat.",
        "de buurtwerker (24-11-2026, 10.05 uur)",
        "je vindt het goed, er was nog geen kans om het te vragen",
        "thuis, contact en gezondheid",
        "zelf gezien of gehoord",
        "vaak",
        "Koffietafel",
        "Contact in de straat",
        "Koffie gedronken, gaat beter.",
        "ja, op 27 november 2026",
        "24-11-2026 een vrijwilliger doorgegeven aan de balie",
        "de buurtwerker gaat langs (voor 27 november 2026)",
        "Besproken in het Doen!-team op 26 november 2026",
        "Een buur gaat langs. Wie: buurtwerker. Voor: 1 december 2026.",
        "Overgedragen aan Wijkteam op 30 november 2026",
        "Zij lieten weten dat ze het hebben.",
        "Marjan: 25-11-2026",
        "Ingrid: 26-11-2026",
        "Op 3 maart 2027 wissen we het.",
        "Jouw tegel als vaste bezoeker",
        "Op 17 november 2027 wissen we dit",
    ):
        assert words in said, words


def test_an_impression_is_shown_as_one() -> None:
    said = _said()
    at = said.index("Ik denk dat zij eenzaam is.")
    assert said[:at].rstrip().endswith("Wat een vrijwilliger zelf dacht")
    assert "Dit is een indruk, geen feit." in said[at:]
    assert "zelf dacht" not in _said(replace(PACKAGE, signals=(replace(SIGNAL, form=replace(FORM, impression="")),)))


def test_what_the_resident_can_ask_and_where_to_complain() -> None:
    said = _said()
    for words in (
        "90 dagen nadat hij is afgesloten",
        "2 jaar",
        "30 dagen langer",
        "artikel 16",
        "artikel 17",
        "artikel 18",
        "artikel 21",
        "binnen een maand",
        "Autoriteit Persoonsgegevens",
        "Brinkplein 3, Vlierdam",
        "vraag naar Marjan",
    ):
        assert words in said
    assert "088 180 52 50" in AUTHORITY


def test_an_open_signal_says_that_it_has_no_day_yet_and_nothing_found_says_so() -> None:
    said = _said(replace(PACKAGE, signals=(replace(SIGNAL, erase_on=None, closed_on=None, read_by=()),), regular=None))
    assert "Dan heeft het nog geen wisdatum." in said
    assert "Nog niemand." in said
    assert "Jouw tegel" not in said
    assert "We bewaren niets over jou" in _said(replace(PACKAGE, signals=(), regular=None))
    handed = i.HandedOver(date(2026, 11, 30), "Wijkteam", with_yes=False, reason="Gevaar.", told_on=date(2026, 12, 2))
    without = _said(replace(PACKAGE, signals=(replace(SIGNAL, handed_over=(handed,), informed=None),)))
    assert "Je zei hier geen ja op. We deden het om deze reden: Gevaar. We vertellen het je op 2 december" in without
    assert "we willen dat doen voor 24 december 2026" in without


def test_what_somebody_offered_to_do_is_on_it() -> None:
    offers = (Offer("o", date(2026, 11, 3), "Wil helpen met klussen", "0565 12 00 00"),)
    said = _said(replace(PACKAGE, signals=(), regular=None, offers=offers, offers_erased_on=date(2027, 11, 3)))
    assert "3 november 2026 Wil helpen met klussen 0565 12 00 00" in said
    assert "Uiterlijk op 3 november 2027 wissen we dit" in said
    assert "We bewaren niets over jou" not in said


def test_every_kind_has_words() -> None:
    for words, enum in (
        (w.WAYS, k.Way),
        (w.SUBJECTS, k.Subject),
        (w.DESCRIBED, k.Described),
        (w.URGENCIES, k.Urgency),
        (w.CALLED, k.Called),
        (w.WISHES, k.Wish),
        (w.WISHES_OUTSIDE, k.Wish),
        (w.NOT_YET, k.NotYet),
        (w.WHERE, k.Where),
        (w.THEMES, k.SignalTheme),
        (w.SOURCES, k.Source),
        (w.OFTEN, k.Often),
        (w.STATUSES, k.Status),
        (w.OUTCOMES, k.Outcome),
        (w.EVENTS, k.EventKind),
    ):
        assert set(words) == set(enum)


def test_forty_full_signals_on_a4_with_polish_letters_and_emoji() -> None:
    facts = ("Zażółć gęślą jaźń 🙂 Rioolwaterzuiveringsinstallatie " * 12)[:600]
    many = tuple(replace(SIGNAL, number=n, form=replace(FORM, facts=facts, impression=facts)) for n in range(100, 140))
    pdf = make_inzage(replace(PACKAGE, signals=many), HOUSE)
    paper = read(pdf)
    assert all(size == pytest.approx(Paper.A4.size, abs=0.1) for size in paper.sizes)
    assert {f"S-{n}" for n in range(100, 140)} <= set(re.findall(r"S-\d+", paper.text))
    assert not any("Jansen" in value for value in paper.metadata.values())
    named = set(re.findall(rb"/BaseFont /(?:[A-Z]+\+)?([\w-]+)", pdf))
    assert named == {b"NotoSans-Regular", b"NotoSans-Bold"}


def test_letters_that_cannot_be_printed_are_told() -> None:
    with pytest.raises(WorldError) as caught:
        make_inzage(replace(PACKAGE, signals=(replace(SIGNAL, form=replace(FORM, facts="\u12a0\u12f2\u1235")),)), HOUSE)
    assert caught.value.code is Code.GLYPH_MISSING
