"""The slip code: every single slip of the pen is caught, by trying them all."""

from __future__ import annotations

import itertools
from random import Random

import pytest

from data.slip_codes import (
    ALPHABET,
    LENGTH,
    CodeState,
    is_valid,
    looks_like_code,
    new_code,
    printed,
    state,
    tidy,
    with_check,
)

CODES = [tidy(with_check("".join(body))) for body in itertools.product(ALPHABET, repeat=LENGTH - 1)]


def test_alphabet_holds_no_look_alikes() -> None:
    assert len(ALPHABET) == len(set(ALPHABET)) == 23  # prime: the proof of the scheme needs it
    assert not set(ALPHABET) & set("0OQ1ILBGSZUAE")


def test_new_codes_look_like_the_example_and_are_right() -> None:
    random = Random(1)
    for _ in range(500):
        code = new_code(random)
        assert len(code) == 6
        assert code[3] == "-"
        assert is_valid(code)


def test_every_single_wrong_character_is_caught_in_every_code() -> None:
    """No two of all 279,841 codes differ in one place only: without it they are still all different."""
    assert len(CODES) == 23**4
    for place in range(LENGTH):
        assert len({code[:place] + code[place + 1 :] for code in CODES}) == 23**4


def test_every_swap_of_neighbours_is_caught_in_every_code() -> None:
    right = set(CODES)
    for code in CODES:
        for at in range(LENGTH - 1):
            a, b = code[at], code[at + 1]
            if a != b:
                assert code[:at] + b + a + code[at + 2 :] not in right


def test_one_wrong_character_or_swap_is_told_as_wrong() -> None:
    code = with_check("7K4M")
    assert state(code[0] + "2" + code[2:]) is CodeState.WRONG
    assert state(code[1] + code[0] + code[2:]) is CodeState.WRONG


@pytest.mark.parametrize("typed", ["{0}", " {0} ", "{1}", "{2}", "{3}", "{4}"])
def test_typing_is_forgiving(typed: str) -> None:
    code = with_check("7K4M")
    bare = tidy(code)
    forms = (code, bare, bare.lower(), f"{bare[:2]} {bare[2:]}", code.replace("-", "–").lower())
    assert is_valid(typed.format(*forms))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", CodeState.TOO_SHORT),
        ("7K4", CodeState.TOO_SHORT),
        ("7K4-M2-3", CodeState.TOO_LONG),
        ("OK4-M2", CodeState.FOREIGN_CHARACTER),
        ("7K4-M0", CodeState.FOREIGN_CHARACTER),
        ("7K4-ß2", CodeState.FOREIGN_CHARACTER),
        ("٧K4-M2", CodeState.FOREIGN_CHARACTER),
    ],
)
def test_what_is_wrong_is_told_apart(typed: str, found: CodeState) -> None:
    assert state(typed) is found
    assert not is_valid(typed)


def test_printed_is_the_opposite_of_tidy() -> None:
    assert tidy(printed("7K4M2")) == "7K4M2"


@pytest.mark.parametrize(
    ("text", "looks"),
    [
        (with_check("7K4M"), True),
        (with_check("7K4M").lower().replace("-", " "), True),
        ("7K4-M3", True),
        ("7K4", False),
        ("huur", False),
        ("krant", False),
        ("54372", False),
        ("0565 12", False),
        ("", False),
    ],
)
def test_what_looks_like_a_code(text: str, looks: bool) -> None:
    assert looks_like_code(text) is looks
