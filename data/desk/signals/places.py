"""Addresses in a text that goes outside without a name: a house number leads to who lives there, and so does a street.

Found are the street of the form (whole, or cut short to "str."), any street with a number, a number by itself ("op
nummer 12"), a postcode, a phone number and a mail address. What it cannot know, the buurtwerker reads and covers.
"""

from __future__ import annotations

import re

ADDRESS = "(adres)"
"""Stands where an address stood."""
REACH = "(weggelaten)"
"""Stands where a phone number or a mail address stood."""

_NUMBER = r"\d{1,4}(?:\s?[-/]\s?\d{1,4}|\s?-?\s?[A-Za-z](?!\w))?"
_ENDINGS = (
    "straat|str|laan|weg|plein|hof|kade|singel|gracht|dreef|steeg|pad|park|plantsoen|markt|dijk|wal|baan|ring|veld|erf"
)
_OTHER_STREET = rf"(?<!\w)[A-Z][\w'’-]*(?:{_ENDINGS})\.?,?\s+(?:(?:nummer|nr\.?)\s*)?{_NUMBER}(?!\w)"
_ANY_CASE = rf"(?<!\w)\w+(?:straat|laan|plein|gracht|singel|steeg|kade),?\s+(?:(?:nummer|nr\.?)\s*)?{_NUMBER}(?!\w)"
_ALONE = rf"(?<!\w)(?:huisnummer|nummer|nr\.?)\s*{_NUMBER}(?!\w)"
_POSTCODE = r"(?<!\w)\d{4}\s?[A-Z]{2}(?!\w)"
_PHONE = r"(?<![\w+])(?:\+31|0031|0)[\s-]?(?:\d[\s-]?){7,8}\d(?!\d)"
_MAIL = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_LEAST = 3  # letters of a street


def without_places(text: str, street: str) -> str:
    """The text with ADDRESS and REACH for what leads to a home.

    `street`: as the volunteer filled it in, with or without a number.
    """
    if not text:
        return text
    for own in _own(street):
        text = re.sub(own, ADDRESS, text, flags=re.IGNORECASE)
    for reach in (_MAIL, _PHONE):
        text = re.sub(reach, REACH, text)
    for other in (_OTHER_STREET, _POSTCODE):
        text = re.sub(other, ADDRESS, text)
    for other in (_ANY_CASE, _ALONE):
        text = re.sub(other, ADDRESS, text, flags=re.IGNORECASE)
    return text


def _own(street: str) -> list[str]:
    """Patterns for the street of the form: with its number and any other, and by its name alone."""
    name = re.sub(r"\s+", " ", re.split(r"[,(]|\s\d", f"{street} ")[0]).strip()
    if len(name) < _LEAST:
        return []
    words = r"\s*".join(re.escape(word) for word in name.split())
    if name.casefold().endswith("straat"):
        words = words[: -len("straat")].rstrip() + r"\s*str(?:aat|\.)?"
    number = rf"(?:,?\s*(?:(?:huis)?nummer|nr\.?)?\s*{_NUMBER})?"
    return [rf"(?<!\w){words}{number}(?!\w)"]
