"""Arabic script on paper: joined, turned line by line, with what a font lacks still told."""

from __future__ import annotations

import re
import unicodedata

import pytest

from data.errors import Code, WorldError
from printing import arabic, fonts
from printing.flow import Column, Setting, Text, paragraph, runs
from printing.text_page import House, Sheet

from .slips import read

WORDS = "لا أحد يزور جارتي"


def _lines(text: str, wide: float, *, right: bool) -> list[list[Text]]:
    column = Column(wide)
    paragraph(column, runs(text, arabic_script=True), Setting(11, 1.3, from_right=right))
    return [[item for item in piece.items if isinstance(item, Text)] for piece in column.pieces]


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def test_letters_are_joined_and_a_line_stands_from_right_to_left() -> None:
    (line,) = _lines(WORDS, 400, right=True)
    drawn = "".join(item.text for item in line)
    assert all(char == " " or arabic.stands(char) for char in drawn)
    assert _plain(drawn[::-1]).replace("ال", "لا") == WORDS.replace("ال", "لا")
    end = max(item.x + fonts.width(item.text, item.size) for item in line)
    assert end == pytest.approx(400, abs=0.1)


def test_lines_are_broken_in_the_order_of_reading() -> None:
    lines = _lines(f"{WORDS} {WORDS}", 90, right=True)
    assert len(lines) >= 2
    first = "".join(item.text for item in lines[0])
    assert _plain(first).endswith(_plain(arabic.shaped("لا"))[::-1]) or "\ufefb" in first


def test_dutch_stays_where_it_is_and_a_full_stop_stays_at_its_end() -> None:
    (line,) = _lines("Inzage voor فاطمة. Bewaar dit.", 400, right=False)
    drawn = " ".join(item.text for item in line)
    assert drawn.startswith("Inzage voor ")
    assert drawn.endswith(". Bewaar dit.")


def test_brackets_are_turned_and_numbers_are_not() -> None:
    turned = arabic.line([arabic.shaped("(حساب)"), "2026"], right=True)
    assert turned is not None
    assert turned[0] == "2026"
    assert turned[1].startswith("(")
    assert turned[1].endswith(")")


def test_only_papers_that_ask_for_it_take_arabic_script() -> None:
    with pytest.raises(WorldError) as caught:
        fonts.clean(WORDS)
    assert caught.value.code is Code.GLYPH_MISSING
    assert fonts.clean(WORDS, arabic=True)
    for text in ("שלום", "\u12a0", "\u0772"):  # no form, or no font, for these
        with pytest.raises(WorldError) as missing:
            fonts.clean(f"{WORDS} {text}", arabic=True)
        assert missing.value.code is Code.GLYPH_MISSING


def test_the_font_is_inside() -> None:
    sheet = Sheet("Proef")
    sheet.title("Proef", House())
    sheet.text(WORDS)
    pdf = sheet.pdf()
    assert set(re.findall(rb"/BaseFont /(?:[A-Z]+\+)?([\w-]+)", pdf)) == {
        b"NotoSans-Regular",
        b"NotoSans-Bold",
        b"NotoSansArabic-Regular",
    }
    assert "جارتي" in read(pdf).text  # a reader of PDF gets the letters themselves back
