"""DPIA, verwerkingsregister and geheimhoudingsverklaring: made from what the program really keeps, and to fill in."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date

import pytest
from pypdf import PdfReader

from data.inventory import Fields, Inventory, inventory
from data.retention import RULES, Kind, Reason, Since, Terms
from data.settings import Settings
from printing import fonts
from printing.documents import dpia_words
from printing.documents.confidentiality import Agreement, Signer, make_confidentiality
from printing.documents.dpia import make_dpia
from printing.documents.kept_words import SEALED, TABLES, MissingWordsError, Work, words_of
from printing.documents.processing_register import ACTIVITIES, Register, make_register
from printing.documents.term_words import KINDS, days_words, rule_words
from printing.styles import Paper
from printing.text_page import House

from .slips import read

HOUSE = House("Buurthuis De Brink", "Brinkplein 3, Vlierdam", "0565 12 30 90", "Marjan", "0565 12 30 91")
KEPT = inventory()
DAY = date(2026, 11, 26)
REGISTER = Register(HOUSE, KEPT, DAY, 30)


def _squeezed(pdf: bytes) -> str:
    """All text without white: a cell breaks where it must."""
    return re.sub(r"[\s\-­￾\x02]+", "", read(pdf).text)


def _in(text: str, words: str) -> bool:
    return re.sub(r"[\s\-]+", "", fonts.clean(words)) in text


def test_every_column_and_every_sealed_field_has_a_line_and_no_line_is_left_over() -> None:
    """A new field without words fails here: write what it is in printing/documents/kept_words.py."""
    assert {one.name for one in KEPT.tables} == set(TABLES)
    assert {one.name for one in KEPT.sealed} == set(SEALED)
    for sealed, kept in ((False, KEPT.tables), (True, KEPT.sealed)):
        for one in kept:
            assert set(words_of(one.name, one.fields, sealed=sealed).fields) == set(one.fields), one.name


def test_a_field_that_nobody_described_stops_the_register() -> None:
    more = Fields("visit", (*next(one.fields for one in KEPT.tables if one.name == "visit"), "birth_date"))
    changed = replace(KEPT, tables=tuple(more if one.name == "visit" else one for one in KEPT.tables))
    for made in (make_register, make_dpia):
        kept: Inventory = changed if made is make_register else replace(KEPT, sealed=(Fields("Dossier", ("bsn",)),))
        with pytest.raises(MissingWordsError):
            made(replace(REGISTER, inventory=kept))


def test_what_is_sealed_is_found_to_the_last_record() -> None:
    names = {one.name for one in KEPT.sealed}
    assert {"SignalForm", "Call", "ServiceLink", "Work", "Event", "Weighing", "Plan", "Participant", "Handed"} <= names
    form = next(one for one in KEPT.sealed if one.name == "SignalForm")
    assert {"facts", "impression", "who", "street", "wish"} <= set(form.fields)


def test_every_rule_of_the_wis_klok_is_in_both_papers() -> None:
    assert set(KINDS) == set(Kind)
    assert {rule.kind for rule in RULES} == set(Kind)
    terms = Terms.of(replace(Settings(), days_signal=120))
    register = replace(REGISTER, inventory=inventory(terms))
    for pdf in (make_register(register), make_dpia(register)):
        text = _squeezed(pdf)
        for rule in RULES:
            what, how_long, why = rule_words(rule, terms[rule.kind].days)
            assert all(_in(text, words) for words in (what, how_long, why)), rule
        assert _in(text, "120 dagen na het afsluiten (in te stellen: 30 tot 365 dagen)")
    assert {rule.since for rule in RULES} <= set(Since)
    assert {rule.reason for rule in RULES} <= set(Reason)


def test_every_table_record_and_field_is_in_the_register() -> None:
    text = _squeezed(make_register(REGISTER))
    for sealed, kept in ((False, KEPT.tables), (True, KEPT.sealed)):
        for one in kept:
            words = words_of(one.name, one.fields, sealed=sealed)
            assert _in(text, one.name)
            assert _in(text, words.what)
            for name in one.fields:
                assert _in(text, f"{words.fields[name]} ({name})" if words.fields[name] else name), (one.name, name)


def test_the_register_says_what_article_30_asks() -> None:
    text = _squeezed(make_register(REGISTER))
    assert set(ACTIVITIES) == set(Work)
    for activity in ACTIVITIES.values():
        for words in (activity.name, activity.purpose, activity.people, activity.readers, activity.ground):
            assert _in(text, words)
    for words in (
        "Verwerkingsverantwoordelijke",
        "buiten de Europese Unie",
        "artikel 32",
        "FG: nakijken",
        "slots.json",
    ):
        assert _in(text, words)
    told = {kind for activity in ACTIVITIES.values() for kind in activity.kinds}
    assert told == set(Kind)


def test_the_dpia_is_honest_about_the_ground_and_names_every_field_of_a_signal() -> None:
    text = _squeezed(make_dpia(REGISTER))
    for words in (
        "De wens van de bewoner is geen grondslag",
        *(ground for pair in dpia_words.GROUNDS for ground in pair),
        *(word for risk in dpia_words.RISKS for word in risk),
        "UAVG artikel 30 lid 3 a",
        "UAVG artikel 46",
        "Wmo 2015 artikel 5.2.6",
        "Voor vrijwilligers geldt zij niet",
        "AVG artikel 36",
        dpia_words.CHECK_GROUND,
    ):
        assert _in(text, words), words
    assert text.count("FG:nakijken") >= 5
    for one in KEPT.sealed:
        for said in words_of(one.name, one.fields, sealed=True).fields.values():
            assert _in(text, said), said


@pytest.mark.parametrize("signer", list(Signer))
def test_who_signs_for_what(signer: Signer) -> None:
    pdf = make_confidentiality(Agreement(HOUSE, signer, DAY, Terms()))
    text = _squeezed(pdf)
    assert len(read(pdf).sizes) <= 2
    for words in (
        f"Geheimhoudingsverklaring voor een {signer.value}",
        "Dit blijft gelden als ik stop.",
        f"Handtekening {signer.value}",
        "FG: nakijken",
        "Dan bel ik 112",
    ):
        assert _in(text, words)
    assert _in(text, "2 jaar en 1 maand") is (signer in (Signer.VOLUNTEER, Signer.WORKER))


def test_they_can_be_typed_in_and_are_a4_with_nothing_in_the_properties() -> None:
    papers = [make_register(REGISTER), make_dpia(REGISTER)]
    papers += [make_confidentiality(Agreement(HOUSE, Signer.VOLUNTEER, DAY, Terms()))]
    for pdf in papers:
        fields = PdfReader(io.BytesIO(pdf)).get_fields() or {}
        assert len(fields) >= 5
        paper = read(pdf)
        assert all(size == pytest.approx(Paper.A4.size, abs=0.1) for size in paper.sizes)
        assert not any("Brink" in value for value in paper.metadata.values())
        assert b"/FontFile2" in pdf
    assert papers[1] == make_dpia(REGISTER)


def test_they_can_be_made_before_anything_is_set_up() -> None:
    nobody = Register(House(), inventory(), DAY, 30)
    for pdf in (make_register(nobody), make_dpia(nobody)):
        assert len(read(pdf).text) > 2000
    assert "het buurthuis" in read(make_confidentiality(Agreement(House(), Signer.MANAGER, DAY, Terms()))).text


def test_a_long_name_stays_on_the_paper() -> None:
    long = House("Stichting Samenwerkende Buurthuizen Vlierdam-Noord, locatie De Oude Melkfabriek aan de Havenkade")
    papers = [make_register(replace(REGISTER, house=long)), make_dpia(replace(REGISTER, house=long))]
    papers += [make_confidentiality(Agreement(long, signer, DAY, Terms())) for signer in Signer]
    for pdf in papers:
        paper = read(pdf)
        assert max(letter.right for letter in paper.stretches) <= paper.sizes[0][0] - 40
        assert min(letter.bottom for letter in paper.stretches) >= 25


def test_days_in_words() -> None:
    assert [days_words(days) for days in (7, 364, 365, 730, 760, 1830)] == [
        "7 dagen",
        "364 dagen",
        "1 jaar",
        "2 jaar",
        "2 jaar en 1 maand",
        "5 jaar",
    ]
