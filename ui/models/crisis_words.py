"""The words about a line of the crisis card: when it was looked up, and what is wrong with what was typed for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from data.directory.records import CrisisNumber
from printing.phones import grouped
from ui.models.card_text import long_date

_DAY = re.compile(r"(\d{1,2})[-/. ]+(\d{1,2}|[a-z]+)[-/. ]+(\d{4})")
_MONTHS = {long_date(date(2026, month, 1)).split(" ")[1]: month for month in range(1, 13)}


def checked(number: CrisisNumber) -> str:
    """When one line was looked up: "Nagekeken op 8 september 2026."."""
    if number.checked_on is None:
        return _tr("Nog niet nagekeken.")
    return _tr("Nagekeken op {day}.").format(day=long_date(number.checked_on))


def all_checked(numbers: Sequence[CrisisNumber]) -> str:
    """When the lines of the card were looked up, in one paragraph; lines without a number are left out."""
    told = [one for one in numbers if one.number]
    dated = [one for one in told if one.checked_on is not None]
    if not dated:
        return _tr("Deze nummers zijn nog niet nagekeken.")
    each = [f"{grouped(one.number)} op {long_date(one.checked_on)}" for one in dated if one.checked_on is not None]
    words = _tr("Nagekeken: {numbers}.").format(numbers=", ".join(each))
    return words if len(dated) == len(told) else words + " " + _tr("De andere nog niet.")


def number_fault(text: str) -> str:
    """A sentence when this can be no phone number in the Netherlands; short ones such as 112 can."""
    import phonenumbers  # 60 ms: only for who types a number
    from phonenumbers import shortnumberinfo

    try:
        number = phonenumbers.parse(text, "NL")
    except phonenumbers.NumberParseException:
        number = None
    if number is not None and re.fullmatch(r"[0-9\s+()./–-]+", text):
        if phonenumbers.is_possible_number(number):
            return ""
        if text.startswith("1") and shortnumberinfo.is_possible_short_number_for_region(number, "NL"):
            return ""  # 112, 113, 144: in the Netherlands they begin with a 1
    return _tr("Dit is geen telefoonnummer. Kijk of alle cijfers er staan.")


def day_of(text: str, today: date) -> date | str:
    """The day that was typed ("8-9-2026", "8 september 2026"), or a sentence that says what is wrong with it."""
    found = _DAY.fullmatch(text.strip().lower())
    month = (int(found[2]) if found[2].isdecimal() else _MONTHS.get(found[2], 0)) if found is not None else 0
    try:
        day = date(int(found[3]), month, int(found[1])) if found is not None else None
    except ValueError:
        day = None
    if day is None:
        return _tr("Schrijf de dag zo: 8-9-2026.")
    return day if day <= today else _tr("Deze dag moet nog komen.")


def typed_day(day: date | None) -> str:
    """A day as it stands in the field."""
    return f"{day.day}-{day.month}-{day.year}" if day is not None else ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("crisis", text)
