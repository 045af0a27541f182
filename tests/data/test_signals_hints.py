"""Words that judge, diagnose or accuse get a hint; plain words get none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from data.desk.signals.counting import cut, length
from data.desk.signals.hints import hints, hints_in
from tests.data.signalhouse import FULL


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("De buurman is asociaal.", "asociaal", "oordeel"),
        ("Zij is DEMENT denk ik", "DEMENT", "diagnose"),
        ("volgens mij een slechte  moeder", "slechte  moeder", "oordeel"),
        ("Hij is alcoholist", "alcoholist", "diagnose"),
        ("het zijn junkies", "junkies", "diagnose"),
        ("Die jongens dealen: een drugsdealer", "drugsdealer", "beschuldiging"),
        ("Hij mishandelt haar", "mishandelt", "beschuldiging"),
        ("mevrouw is in de war", "in de war", "diagnose"),
    ],
)
def test_a_hint_with_its_place(text: str, word: str, kind: str) -> None:
    """Where it stands, so that the window can show it."""
    (hint,) = hints_in(text)
    assert (hint.word, hint.kind, text[hint.start : hint.end]) == (word, kind, word)


@pytest.mark.parametrize(
    "text",
    [
        "De gordijnen zijn al twee weken dicht. De post steekt uit de bus.",
        "Mevrouw vertelt dat haar man vrijdag hard op de deur sloeg.",
        "Zij zei dat zij niet meer weet welke dag het is.",
        "Hij rook naar drank en viel van zijn stoel.",
        "Het domein van de vereniging, de Vieserstraat, een luifel en een engel.",
        "",
    ],
)
def test_what_somebody_saw_gets_none(text: str) -> None:
    """Nor do words that only begin like one."""
    assert hints_in(text) == ()


def test_the_impression_is_not_looked_at() -> None:
    """There somebody may say what they think."""
    assert hints(replace(FULL, impression="Volgens mij is hij dement.")) == ()
    assert [hint.field for hint in hints(replace(FULL, facts="gek", done="lui"))] == ["facts", "done"]


def test_who_could_help_is_looked_at() -> None:
    """What is written about a neighbour is read by others too."""
    (hint,) = hints(replace(FULL, neighbour="Piet, al is hij een junkie"))
    assert (hint.field, hint.word) == ("neighbour", "junkie")


def test_cutting_never_breaks_a_character() -> None:
    """A family of four is one."""
    assert length("👩‍👩‍👧‍👦é\r\n") == 3
    assert cut("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 1) == "👩‍👩‍👧‍👦"
    assert cut("kort", 10) == "kort"
