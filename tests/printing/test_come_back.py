"""The kom-terug-briefje: when and where, large; nothing of who takes it home."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from printing.documents.come_back import ComeBack, make_come_back
from printing.styles import Letters, Paper

from .slips import read

PAPER = ComeBack(
    buurthuis="Buurthuis De Brink",
    address_line="Brinkplein 3, Vlierdam",
    phone="0565123010",
    inloop_text="Koffieochtend: dinsdag, 9.30 tot 12.00 uur",
    printed_on=datetime(2026, 11, 24, 10, 42),
    starts_at=datetime(2026, 12, 8, 9, 30),
    ends_at=datetime(2026, 12, 8, 12, 0),
)


def _words(paper: ComeBack) -> str:
    return " ".join(read(make_come_back(paper)).text.split())


def test_the_next_inloop_is_on_it() -> None:
    said = _words(PAPER)
    for words in ("Kom gerust terug", "Dinsdag 8 december", "9.30 tot 12.00 uur", "Brinkplein 3", "0565 – 12 30 10"):
        assert words in said
    assert make_come_back(PAPER) == make_come_back(PAPER)


def test_without_a_plan_the_words_of_the_settings_stand_there() -> None:
    said = _words(replace(PAPER, starts_at=None, ends_at=None))
    assert "Koffieochtend: dinsdag, 9.30 tot 12.00 uur" in said
    assert "december" not in said


@pytest.mark.parametrize("letters", list(Letters))
def test_one_a5_at_every_size_of_letters(letters: Letters) -> None:
    paper = read(make_come_back(replace(PAPER, letters=letters)))
    assert len(paper.sizes) == 1
    assert paper.sizes[0] == pytest.approx(Paper.A5.size, abs=0.1)


def test_nothing_known_gives_a_paper_all_the_same() -> None:
    assert "Kom naar de inloop" in _words(ComeBack("", "", "", "", datetime(2026, 11, 24)))


def test_a_very_long_address_goes_on_a_second_page_whole() -> None:
    paper = replace(PAPER, inloop_text="dinsdag " * 200, starts_at=None, letters=Letters.VERY_LARGE, phone="0565123010")
    said = read(make_come_back(paper))
    assert said.text.count("dinsdag") == 200
