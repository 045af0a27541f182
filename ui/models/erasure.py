"""When something will be erased, in words, by the terms of this buurthuis."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from data.retention import Kept, Terms, erasure_date
from data.settings import Settings
from ui.models.waiting import day as day_words


def erased_on(record: Kept, settings: Settings) -> str:
    """ "24 november 2028": the day on which a record will be erased; "" for what has no day yet."""
    when = erasure_date(record, Terms.of(settings))
    return day_words(when) if when is not None else ""


def erasure_words(record: Kept, settings: Settings) -> str:
    """ "Wordt gewist op 24 november 2028."; "" for what has no day yet."""
    when = erased_on(record, settings)
    return _tr("Wordt gewist op {day}.").format(day=when) if when else ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("erasure", text)
