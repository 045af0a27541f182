"""Phone numbers on paper: easy to copy by hand, and as a telephone dials them."""

from __future__ import annotations

import re

# Netnummers of three digits (Nummerplan telefoon- en ISDN-diensten); all others that begin with 0 have four.
_SHORT_AREA = re.compile("01[0345]|02[0346]|03[03568]|04[0356]|05[0358]|07[0-9]|08[24578]|091")
_LONG_ROW = re.compile(r"(?:(0[1-9][0-9]{0,2})[\s–-]+([0-9]{6,8})|(?=0[1-9])([0-9]{10}))")
_NUMBER = re.compile(r"\+?[\d(][\d\s().\-–/]*")


def grouped(number: str) -> str:
    """The number as people wrote it; only a long row of digits is split: "0565-123040" is "0565 12 30 40"."""
    text = " ".join(number.split())
    written = _LONG_ROW.fullmatch(text)
    if written is None:
        return text
    area, rest = written.group(1), written.group(2) or written.group(3)
    if area is None:
        length = 2 if rest.startswith("06") else 3 if _SHORT_AREA.match(rest) else 4
        area, rest = rest[:length], rest[length:]
    first = rest[: 3 if len(rest) % 2 else 2]
    pairs = [rest[at : at + 2] for at in range(len(first), len(rest), 2)]
    return " ".join((area, first, *pairs))


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
