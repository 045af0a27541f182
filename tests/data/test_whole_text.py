"""Danger in a long text is seen wherever it stands, in bounded time."""

from __future__ import annotations

import time

import pytest

from data.search.crisis import CrisisLine, recognise, recognise_whole
from data.search.engine import Search

_CALM = "Ik kom voor hulp met de huur, want ik kan de rekening van de gemeente deze maand niet betalen. "
_DANGER = "ik wil niet meer leven"


def _letter(length: int, place: int) -> str:
    """A calm letter of this length with the sentence of danger from `place` on."""
    calm = _CALM * (length // len(_CALM) + 1)
    return f"{calm[:place].rstrip()} {_DANGER}. {calm[place:]}"[:length]


@pytest.mark.parametrize("place", [0, 560, 780, 990, 1_010, *range(1_150, 1_650, 37), 5_000, 9_000, 9_970])
def test_danger_is_seen_wherever_it_stands(place: int) -> None:
    hit = recognise_whole(_letter(10_000, place))
    assert hit is not None
    assert hit.line is CrisisLine.SUICIDE


def test_a_calm_letter_gives_no_alarm() -> None:
    assert recognise_whole(_CALM * 110) is None


def test_the_patterns_alone_read_no_further_than_a_thousand() -> None:
    """Why there is more than them."""
    assert recognise(_letter(10_000, 5_000)) is None


def test_the_most_urgent_line_wins() -> None:
    text = f"mijn man slaat mij. {_CALM * 40} mijn vader ligt op de grond en ademt niet. {_CALM * 20}"
    hit = recognise_whole(text)
    assert hit is not None
    assert hit.line is CrisisLine.EMERGENCY


def test_of_an_endless_text_the_end_is_read() -> None:
    hit = recognise_whole(_CALM * 3_000 + _DANGER)
    assert hit is not None
    assert hit.line is CrisisLine.SUICIDE


@pytest.mark.parametrize("length", [990, 1_100, 9_860, 40_000])
def test_the_whole_search_sees_it_too(search: Search, length: int) -> None:
    for answer in (search.words(_CALM * (length // len(_CALM)) + _DANGER), search.full(_letter(length, length - 40))):
        if answer.complete:
            assert answer.crisis is not None
            assert answer.crisis.line is CrisisLine.SUICIDE
    assert search.full("schuld " * 1_400 + _DANGER).crisis is not None


@pytest.mark.parametrize(
    "text",
    [
        _CALM * 110,
        "wil niet dood " * 720,
        "ik " * 4_000,
        "a" * 10_000,
        "😀" * 10_000,
        "ﷺ" * 10_000,
        "\ud800" * 10_000,
        "\n" * 100_000,
        "$ > >> {wil} | " * 700,
        _CALM * 20_000,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_the_time_is_bounded(text: str) -> None:
    """Some 40 ms on a quiet PC; the wide margin is for a PC that does other things at the same time."""
    recognise_whole("warm")
    quickest = 10.0
    for _ in range(5):
        start = time.perf_counter()
        recognise_whole(text)
        quickest = min(quickest, time.perf_counter() - start)
    assert quickest < 0.25
