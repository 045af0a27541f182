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
    plain = "".join(_digit(char) for char in unicodedata.normalize("NFKC", text) if unicodedata.category(char) != "Cf")
    found: list[str] = []
    for run in _RUN.findall(_ABROAD.sub(" x0", plain)):
        groups = re.findall(r"\d+", run)
        if len(groups) == 1 and len(run) == 8 and run[0] != "0":
            found.append("0" + run)
        found += _nines(groups)
    if not found:
        return False
    from stdnum.nl import bsn  # only when there is something to look at

    return any(bsn.is_valid(digits) for digits in found)


def _nines(groups: list[str]) -> list[str]:
    """Neighbouring groups that make nine digits together."""
    found = []
    for first in range(len(groups)):
        for last in range(first + 1, len(groups) + 1):
            part = "".join(groups[first:last])
            if len(part) == 9:
                found.append(part)
            if len(part) >= 9:
                break
    return found


def _digit(char: str) -> str:
    """A digit of any script as 0 to 9."""
    if char.isascii() or not char.isdecimal():
        return char
    return str(unicodedata.digit(char))
