"""The herstelkaart: read back from the paper by a person's eyes and by a scanner, and typed over with a slip."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date
from typing import Any

import pypdfium2
import pytest
import zxingcpp
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.desk.records import RecoveryCard
from data.errors import Code, WorldError
from data.vault import card as vault_card
from printing import fonts
from printing.documents.recovery_card import make_recovery_card
from printing.styles import Paper

from .slips import read, scan

SECRET = bytes.fromhex("9f3c77e1d05ab2486c11fe03942bd7a85e60c39b")
GROUPS = vault_card.to_groups(SECRET)
CARD = RecoveryCard(GROUPS, vault_card.to_qr(GROUPS), "Marjan", date(2026, 11, 26))
HOUSE = "Buurthuis De Brink"


def _words(card: RecoveryCard = CARD, house: str = HOUSE) -> str:
    return " ".join(read(make_recovery_card(card, house)).text.split())


def test_what_is_on_it() -> None:
    said = _words()
    for words in (
        HOUSE,
        "Herstelkaart van Marjan",
        "Gemaakt op 26 november 2026",
        "Met deze kaart kom je weer binnen",
        "Ik ben de buurtwerker",
        "Ik heb mijn herstelkaart",
        "Bewaar hem thuis of in een kluis",
        "Kaart kwijt?",
        *GROUPS,
    ):
        assert words in said
    assert make_recovery_card(CARD, HOUSE, date(2027, 1, 5)) != make_recovery_card(CARD, HOUSE)
    assert "Gemaakt op 5 januari 2027" in " ".join(read(make_recovery_card(CARD, HOUSE, date(2027, 1, 5))).text.split())


def test_one_sheet_of_a4_that_says_nothing_more() -> None:
    pdf = make_recovery_card(CARD, HOUSE)
    paper = read(pdf)
    assert len(paper.sizes) == 1
    assert paper.sizes[0] == pytest.approx(Paper.A4.size, abs=0.1)
    assert not any("Marjan" in value or GROUPS[0] in value for value in paper.metadata.values())
    assert pdf == make_recovery_card(CARD, HOUSE)
    long_name = "Stichting Samenwerkende Buurthuizen Vlierdam-Noord, locatie De Oude Melkfabriek aan de Havenkade"
    assert len(read(make_recovery_card(CARD, long_name)).sizes) == 1
    assert len(pdf) < 150_000


def test_fonts_are_inside_and_every_character_is_drawn() -> None:
    pdf = make_recovery_card(CARD, HOUSE)
    named = set(re.findall(rb"/BaseFont /(?:[A-Z]+\+)?([\w-]+)", pdf))
    assert named == {b"NotoSans-Regular", b"NotoSans-Bold"}
    assert pdf.count(b"/FontFile2") == len(named)
    drawable = set(fonts.font().widths) | {"\n", "\r"}
    assert set(read(pdf).text) <= drawable


def test_black_on_white_only() -> None:
    pdfium: Any = pypdfium2
    document = pdfium.PdfDocument(io.BytesIO(make_recovery_card(CARD, HOUSE)))
    try:
        image = document[0].render(scale=2).to_pil().convert("RGB")
    finally:
        document.close()
    red, green, blue = image.split()
    assert red.tobytes() == green.tobytes() == blue.tobytes()
    counts = red.histogram()
    assert sum(counts[:64]) + sum(counts[192:]) > 0.96 * sum(counts)  # no grey planes: the rest are edges of letters


def test_nothing_comes_near_the_edge() -> None:
    width, height = Paper.A4.size
    margin = Paper.A4.margin - 1
    for card, house in ((CARD, HOUSE), (replace(CARD, name="Marie-Antoinette van der Wetering " * 3), HOUSE * 6)):
        for letter in read(make_recovery_card(card, house)).stretches:
            assert margin <= letter.left < letter.right <= width - margin, letter
            assert margin <= letter.bottom < letter.top <= height - margin, letter


def test_groups_are_numbered_large_and_apart() -> None:
    """Also the widest letters leave white before the number of the next group."""
    for groups in (GROUPS, ("WWWWW",) * 8):
        pdf = make_recovery_card(replace(CARD, groups=groups), HOUSE)
        found = [letter for letter in read(pdf).stretches if letter.text.strip() in groups]
        assert len(found) == len(groups)
        assert all(letter.top - letter.bottom > 18 for letter in found)
        numbers = [letter for letter in read(pdf).stretches if letter.text.strip() in set("12345678")]
        assert len(numbers) == len(groups)
        for place, letter in enumerate(found):
            number = next(one for one in numbers if one.text.strip() == str(place + 1))
            assert number.right < letter.left - 5
            assert letter.bottom - 2 < number.bottom < number.top < letter.top + 2
            following = [one.left for one in numbers if one.left > letter.left and abs(one.top - number.top) < 1]
            assert all(letter.right < left - 8 for left in following)


def test_qr_is_read_from_a_bad_scan() -> None:
    (found,) = zxingcpp.read_barcodes(scan(make_recovery_card(CARD, HOUSE), dpi=150))
    assert found.text == CARD.qr
    assert vault_card.from_typed(found.text) == SECRET


@settings(max_examples=10, deadline=None)
@given(st.binary(min_size=20, max_size=20))
def test_any_card_is_read_back(secret: bytes) -> None:
    groups = vault_card.to_groups(secret)
    pdf = make_recovery_card(RecoveryCard(groups, vault_card.to_qr(groups), "Marjan", CARD.made_on), HOUSE)
    (found,) = zxingcpp.read_barcodes(scan(pdf, dpi=150))
    assert vault_card.from_typed(found.text) == secret
    assert vault_card.from_typed(_typed_over(pdf)) == secret


def test_typed_over_from_the_paper() -> None:
    typed = _typed_over(make_recovery_card(CARD, HOUSE))
    assert typed.split() == list(GROUPS)
    for way in (typed, typed.lower(), typed.replace(" ", "-"), typed.replace(" ", "").replace("0", "O")):
        assert vault_card.from_typed(way) == SECRET


@pytest.mark.parametrize("place", range(len(GROUPS)))
def test_a_wrong_character_is_caught_by_its_group(place: int) -> None:
    typed = _typed_over(make_recovery_card(CARD, HOUSE)).split()
    right = typed[place]
    slips = {
        right[:at] + other + right[at + 1 :] for at in range(len(right)) for other in "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    }
    slips |= {right[:at] + right[at + 1] + right[at] + right[at + 2 :] for at in range(len(right) - 1)}
    for slip in slips - {right}:
        with pytest.raises(WorldError) as raised:
            vault_card.from_typed(" ".join([*typed[:place], slip, *typed[place + 1 :]]))
        assert raised.value.code is Code.CARD_WRONG
        assert raised.value.values == {"group": str(place + 1)}


@pytest.mark.parametrize("name", ["محمد", "王芳", "", "  ", "☕"])
def test_a_name_without_letters_here_becomes_a_line_to_write_on(name: str) -> None:
    """The code must get on paper, whatever somebody is called."""
    said = _words(replace(CARD, name=name), name)
    assert "Herstelkaart van" in said
    assert all(group in said for group in GROUPS)


def test_names_from_elsewhere() -> None:
    said = _words(replace(CARD, name="Şükrü Çağla-Łucja"), "Кафе «Дім» & Zoë’s plek")
    assert "Herstelkaart van Şükrü Çağla-Łucja" in said
    assert "Кафе «Дім» & Zoë’s plek" in said


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(name=st.text(max_size=200), house=st.text(max_size=400) | st.just("Buurthuis" * 300))
def test_whatever_the_names_are_the_whole_code_is_there(name: str, house: str) -> None:
    pdf = make_recovery_card(replace(CARD, name=name), house)
    assert vault_card.from_typed(_typed_over(pdf)) == SECRET
    found = [one.text for page in range(len(read(pdf).sizes)) for one in zxingcpp.read_barcodes(scan(pdf, page))]
    assert found == [CARD.qr]


def test_a_card_without_a_code_is_refused() -> None:
    for empty in (replace(CARD, groups=()), replace(CARD, qr="")):
        with pytest.raises(ValueError, match="groups"):
            make_recovery_card(empty, HOUSE)
    with pytest.raises(ValueError, match="fine"):
        make_recovery_card(replace(CARD, qr="A" * 400), HOUSE)
    with pytest.raises(WorldError):
        make_recovery_card(replace(CARD, groups=("مرحبا",) * 8), HOUSE)


def _typed_over(pdf: bytes) -> str:
    """The groups as they stand on the paper: the letters that are larger than all others but the title."""
    large = [
        letter
        for letter in read(pdf).stretches
        if letter.top - letter.bottom > 15 and re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{5}", letter.text.strip())
    ]
    large.sort(key=lambda letter: (letter.page, -round(letter.top / 20), letter.left))
    return " ".join(letter.text.strip() for letter in large)
