"""Phone numbers on paper: easy to copy by hand, and as a telephone dials them."""

from __future__ import annotations

import re

# Netnummers of three digits (Nummerplan telefoon- en ISDN-diensten); all others that begin with 0 have four.
_SHORT_AREA = re.compile("01[0345]|02[0346]|03[03568]|04[0356]|05[0358]|07[0-9]|08[24578]|091")
_PLAIN = re.compile(r"\(?0[1-9][0-9]{0,2}\)?[\s–-]*[0-9](?:[\s–-]*[0-9])*")
_OWN_GROUPS = re.compile(r"0[89][0-9]*[\s–-].*[\s–-].*")  # "088 0767 000": as the organization says it
_SERVICE = ("080", "090")
_SERVICE_ROW = re.compile(r"(0[89]0[0-9])[\s–-]*([0-9]{6,8})")  # "0800-4887243"
_LENGTH = 10
_NUMBER = re.compile(r"\+?[\d(][\d\s().\-–/]*")


def grouped(number: str) -> str:
    """A number as a person copies it: "0565-123040" is "0565 – 12 30 40", "0201234567" is "020 – 123 45 67".

    Service numbers ("0800-2000"), short ones and all that is not a Dutch number of ten digits stay as written.
    """
    text = " ".join(number.split())
    digits = "".join(char for char in text if char in "0123456789")
    row = _SERVICE_ROW.fullmatch(text)
    if row is not None:
        return f"{row[1]}-{_pairs(row[2])}"
    if len(digits) != _LENGTH or not _PLAIN.fullmatch(text) or _OWN_GROUPS.fullmatch(text):
        return text
    if digits.startswith(_SERVICE):
        return text
    length = 2 if digits.startswith("06") else 3 if _SHORT_AREA.match(digits) else 4
    return f"{digits[:length]} – {_pairs(digits[length:])}"


def _pairs(digits: str) -> str:
    """ "123040" is "12 30 40", "1234567" is "123 45 67"."""
    first = 3 if len(digits) % 2 else 2
    return " ".join((digits[:first], *(digits[at : at + 2] for at in range(first, len(digits), 2))))


def dialled(number: str) -> str:
    """What a telephone dials: "+31565123040"; short and service numbers stay as they are ("112", "08002000").

    Empty when there is no number in the text that a telephone could dial.
    """
    found = _NUMBER.match(number.strip())
    if found is None:
        return ""
    written = found.group()
    plus = written.startswith("+")
    if plus or written.startswith("00"):
        written = written.replace("(0)", "")
    digits = "".join(char for char in written if char in "0123456789")
    if not plus and digits.startswith("00"):
        plus, digits = True, digits[2:]
    if not 3 <= len(digits) <= 15:
        return ""
    if plus:
        return f"+{digits}"
    if len(digits) == 10 and digits[0] == "0" and digits[1:3] not in ("80", "90"):
        return f"+31{digits[1:]}"
    return digits
