"""The locked hand-over: opened as the receiver does, with the password, without it and with a wrong one."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from pypdf import PdfReader

from data.desk.signals.inzage_records import Consent, HandOverPaper
from data.desk.signals.kinds import Often, Source, Wish
from data.errors import Code, WorldError
from printing.documents import hand_over, passwords
from printing.documents.hand_over import make_hand_over
from printing.documents.passwords import Password, phone_password
from printing.text_page import House

HOUSE = House("Buurthuis De Brink", "Brinkplein 3, Vlierdam", "0565 12 30 90", "Marjan", "0565 12 30 91")
PAPER = HandOverPaper(
    number=118,
    to="Wijkteam Vlierdam-Noord",
    made_on=date(2026, 11, 26),
    seen_on=date(2026, 11, 24),
    facts="De gordijnen zijn twee weken dicht. Zażółć stond in de deur.",
    added=("De post ligt op de mat.",),
    source=Source.SEEN.value,
    when="sinds twee weken",
    often=Often.OFTEN.value,
    who="Mevrouw Jansen",
    street="Beukstraat",
    wish=Wish.FINE,
    consent=Consent(yes_on=date(2026, 11, 25)),
    sender="Marjan",
)
PASSWORD = Password(("kx7r", "ma4t", "p9hc", "w3fj"))


def _said(pdf: bytes, password: str) -> str:
    document = pypdfium2.PdfDocument(pdf, password=password)
    try:
        return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())
    finally:
        document.close()


def test_it_opens_with_the_password_with_and_without_spaces_and_in_no_other_way() -> None:
    pdf = make_hand_over(PAPER, HOUSE, PASSWORD)
    for typed in ("kx7rma4tp9hcw3fj", "kx7r ma4t p9hc w3fj"):
        assert "De gordijnen zijn twee weken dicht." in _said(pdf, typed)
    for wrong in (None, "", "kx7r-ma4t-p9hc-w3fj", "KX7RMA4TP9HCW3FJ", "kx7rma4tp9hcw3f"):
        with pytest.raises(pypdfium2.PdfiumError):
            pypdfium2.PdfDocument(pdf, password=wrong)


def test_it_is_aes_256_and_shows_nothing_without_the_password() -> None:
    pdf = make_hand_over(PAPER, HOUSE, PASSWORD)
    assert b"/AESV3" in pdf
    assert re.search(rb"/V 5\b", pdf)
    assert re.search(rb"/R 6\b", pdf)
    assert re.search(rb"/Length 256\b", pdf)
    for words in (b"Overdracht", b"gordijnen", b"Jansen", b"Beukstraat", b"Wijkteam", b"Brink", b"S-118", b"kx7r"):
        assert words not in pdf
    reader = PdfReader(io.BytesIO(pdf))
    assert reader.is_encrypted
    assert reader.decrypt("wrong") == 0
    assert make_hand_over(PAPER, HOUSE, PASSWORD) != pdf  # a random key each time


def test_nothing_is_written_to_a_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    make_hand_over(PAPER, HOUSE, PASSWORD)
    assert list(tmp_path.iterdir()) == []


def test_what_is_on_it() -> None:
    said = _said(make_hand_over(PAPER, HOUSE, PASSWORD), PASSWORD.joined)
    for words in (
        "Voor Wijkteam Vlierdam-Noord",
        "S-118",
        "Marjan, Buurthuis De Brink, Brinkplein 3, Vlierdam",
        "0565 12 30 91 of 0565 12 30 90",
        "Mevrouw Jansen, Beukstraat",
        "Later toegevoegd: De post ligt op de mat.",
        "Hoe we het weten: zelf gezien of gehoord, sinds twee weken, vaak.",
        "De bewoner zei op 25 november 2026 ja tegen deze overdracht.",
        "Laat weten dat je dit hebt",
        "Stuur dit niet door",
    ):
        assert words in said


def test_without_a_name_and_without_a_yes() -> None:
    weighed = Consent(reason="Er wonen kinderen.", readers=("Marjan", "Ingrid"), told_on=date(2026, 12, 1))
    paper = replace(PAPER, who="", street="", wish=Wish.REFUSES, consent=weighed, ask_receipt=False)
    said = _said(make_hand_over(paper, HOUSE, PASSWORD), PASSWORD.joined)
    assert "Er staat geen naam bij." in said
    assert "Marjan en Ingrid hebben dit samen afgewogen." in said
    assert "De bewoner hoort dit op 1 december 2026." in said
    assert "Er wonen kinderen." in said
    assert "Jansen" not in said
    assert "Laat weten" not in said


def test_who_knows_already_is_not_said_to_hear_it_later() -> None:
    known = Consent(reason="Er wonen kinderen.", readers=("Marjan", "Ingrid"), told_on=date(2026, 11, 25), told=True)
    paper = replace(PAPER, who="", street="", wish=Wish.REFUSES, consent=known)
    said = _said(make_hand_over(paper, HOUSE, PASSWORD), PASSWORD.joined)
    assert "De bewoner weet dit sinds 25 november 2026." in said
    assert "hoort dit op" not in said


def test_a_lamp_post_gives_no_yes() -> None:
    paper = replace(PAPER, who="", street="Beukstraat", wish=None, consent=Consent())
    said = _said(make_hand_over(paper, HOUSE, PASSWORD), PASSWORD.joined)
    assert "Dit gaat niet over een bewoner." in said
    assert "geen ja op gezegd" not in said


def test_six_hundred_characters_and_a_long_word_come_on_paper_whole() -> None:
    facts = ("Rioolwaterzuiveringsinstallatieaansprakelijkheidsverzekering " * 10)[:600]
    said = _said(make_hand_over(replace(PAPER, facts=facts, added=(facts, facts)), HOUSE, PASSWORD), PASSWORD.joined)
    assert said.count("Rioolwaterzuivering") == 3 * facts.count("Rioolwaterzuivering")


def test_a_password_by_phone() -> None:
    assert passwords.BITS >= 60
    for alike in ("0oqg9", "1il", "8b", "5s", "2z", "uv", "un", "mn"):  # at most one of those that look alike
        assert len(set(passwords.ALPHABET) & set(alike)) <= 1
    assert passwords.ALPHABET.lower() == passwords.ALPHABET
    assert len(set(passwords.ALPHABET)) == len(passwords.ALPHABET) == 20
    made = {phone_password().joined for _ in range(200)}
    assert len(made) == 200
    assert all(len(one) == 16 and set(one) <= set(passwords.ALPHABET) for one in made)
    assert {char for one in made for char in one} == set(passwords.ALPHABET)
    assert PASSWORD.shown == "kx7r ma4t p9hc w3fj"
    assert PASSWORD.spoken[0] == "Karel, Xantippe, zeven, Rudolf"
    assert "kx7r" not in repr(PASSWORD)
    assert all(one.spoken for one in (phone_password() for _ in range(20)))


def test_letters_that_cannot_be_printed_are_told_and_not_left_out() -> None:
    with pytest.raises(WorldError) as caught:
        make_hand_over(replace(PAPER, facts="\u12a0\u12f2\u1235"), HOUSE, PASSWORD)
    assert caught.value.code is Code.GLYPH_MISSING
    assert hand_over.DOCUMENT == "Overdracht"
