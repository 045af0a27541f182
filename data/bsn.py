"""A burgerservicenummer in a text that somebody types: it is never kept, whatever it is about.

Source: article 10 of the Wet algemene bepalingen burgerservicenummer (who may use it); the elfproef is python-stdnum's.
"""

from __future__ import annotations

import re
import unicodedata

_RUN = re.compile(r"\d(?:[^\w+]{0,3}\d)*")
"""Digits with at most three signs (dots, dashes, spaces, lines) between them."""
_ABROAD = re.compile(r"(?:\+|\b00) ?31[^\w+]{0,3}(?:\(0\))?")
"""The beginning of a phone number from abroad: what follows has nine digits, as a BSN has."""


def holds_bsn(text: str) -> bool:
    """Whether there is a number in the text that passes the elfproef of a BSN, with any spacing or dots.

    Nine digits in whole groups ("1234.56.782", "1 2 3 4 5 6 7 8 2"), so that a phone number of ten digits is not
    taken for one; or eight digits on their own that do not begin with 0. Digits of other scripts count as well.
    """
    return bool(spans(text))


def spans(text: str) -> tuple[tuple[int, int], ...]:
    """Where such numbers stand, as (first, behind the last) character of the text, in order, never overlapping."""
    plain, places = _plain(text)
    found: list[tuple[str, int, int]] = []
    for run in _RUN.finditer(_ABROAD.sub(_as_digits, plain)):
        groups = [(one.group(), run.start() + one.start()) for one in re.finditer(r"\d+", run.group())]
        if len(groups) == 1 and len(groups[0][0]) == 8 and groups[0][0][0] != "0":
            found.append(("0" + groups[0][0], groups[0][1], groups[0][1] + 8))
        found += _nines(groups)
    if not found:
        return ()
    from stdnum.nl import bsn  # only when there is something to look at

    merged: list[tuple[int, int]] = []
    for first, behind in sorted(
        (places[start], places[end - 1] + 1) for digits, start, end in found if bsn.is_valid(digits)
    ):
        if merged and first < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(behind, merged[-1][1]))
        else:
            merged.append((first, behind))
    return tuple(merged)


def _plain(text: str) -> tuple[str, list[int]]:
    """The text with every digit as 0 to 9 and without signs that are not seen; and where each character stood."""
    plain, places = [], []
    for place, char in enumerate(text):
        if unicodedata.category(char) == "Cf":
            continue
        for one in unicodedata.normalize("NFKC", char):
            plain.append(_digit(one))
            places.append(place)
    return "".join(plain), places


def _as_digits(abroad: re.Match[str]) -> str:
    """ "+31" as the 0 that it stands for, as long as it was."""
    return "x0".rjust(len(abroad.group()))


def _nines(groups: list[tuple[str, int]]) -> list[tuple[str, int, int]]:
    """Neighbouring groups that make nine digits together, with where they begin and end."""
    found = []
    for first in range(len(groups)):
        for last in range(first + 1, len(groups) + 1):
            part = "".join(digits for digits, _ in groups[first:last])
            if len(part) == 9:
                digits, start = groups[last - 1]
                found.append((part, groups[first][1], start + len(digits)))
            if len(part) >= 9:
                break
    return found


def _digit(char: str) -> str:
    """A digit of any script as 0 to 9."""
    if char.isascii() or not char.isdecimal():
        return char
    return str(unicodedata.digit(char))
