"""Lengths of time and moments as people say them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale

_DUTCH = QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands)


def wait_words(seconds: int) -> str:
    """How long somebody still waits: "nog 40 seconden", "nog ongeveer 3 minuten", "nog ongeveer 1 uur"."""
    if seconds <= 1:
        return _tr("nog 1 seconde")
    if seconds < 60:
        return _tr("nog {count} seconden").format(count=seconds)
    minutes = round(seconds / 60)
    if minutes == 1:
        return _tr("nog 1 minuut")
    if minutes < 60:
        return _tr("nog ongeveer {count} minuten").format(count=minutes)
    return _tr("nog ongeveer {count} uur").format(count=max(1, round(minutes / 60)))


def names_together(names: Sequence[str]) -> str:
    """ "Fatma", "Fatma en Henk", "Fatma, Henk en Ria"."""
    if len(names) < 2:
        return "".join(names)
    return _tr("{first} en {last}").format(first=", ".join(names[:-1]), last=names[-1])


def clock(moment: datetime) -> str:
    """The time of day: "9.30"."""
    return f"{moment.hour}.{moment.minute:02d}"


def day(when: date) -> str:
    """A day: "24 november 2026"."""
    return _DUTCH.toString(QDate(when.year, when.month, when.day), "d MMMM yyyy")


def moment_words(moment: datetime, now: datetime) -> str:
    """When it was, seen from now: "vandaag om 9.30", "gisteren om 16.05", "3 november 2026 om 9.30"."""
    days = (now.date() - moment.date()).days
    when = {0: _tr("vandaag"), 1: _tr("gisteren")}.get(days, day(moment.date()))
    return _tr("{day} om {time}").format(day=when, time=clock(moment))


def _tr(text: str) -> str:
    return QCoreApplication.translate("waiting", text)
