"""Where the facts of a place come from, in a sentence that promises no more than is true. All its words stand here."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlsplit

from PySide6.QtCore import QCoreApplication

from data.directory.records import ServiceDetail, SourceKind
from ui.models.card_text import long_date


def source_line(detail: ServiceDetail) -> str:
    """How we know what stands here: "Gezien op rijksoverheid.nl, 8 september 2026."; empty when nothing is known."""
    day, host = _day(detail.source_date), _host(detail.source_url)
    match detail.source_kind:
        case SourceKind.OFFICIAL_PAGE:
            where = host or _tr("de site van de organisatie")
            known = _tr("Gezien op {where}, {day}.") if day else _tr("Gezien op {where}. De dag is niet bekend.")
            return known.format(where=where, day=day)
        case SourceKind.THIRD_PARTY_2026:
            return _tr("Uit een tekst van {day} die naar de site van deze plek verwijst.").format(day=day or "2026")
        case SourceKind.THIRD_PARTY:
            if host:
                known = _tr("Uit een artikel op {where}, {day}.") if day else _tr("Uit een artikel op {where}.")
                return known.format(where=host, day=day)
            if day:
                return _tr("Uit een artikel van {day}.").format(day=day)
            return _tr("Uit teksten van anderen. De dag is niet bekend.")
        case SourceKind.WEBSITE_ONLY:
            if day:
                return _tr("Alleen de website is gezien, {day}. Kijk de rest na.").format(day=day)
            return _tr("Alleen het adres van de website is gezien. Kijk de rest na.")
        case SourceKind.NOT_SEEN:
            return _tr("Nog nergens gezien: bel eerst.") if detail.phones else _tr("Nog nergens gezien: zoek het na.")
    if not detail.source_name:
        return ""
    name = ", ".join(part for part in (detail.source_name, day) if part)
    return _tr("Bron: {name}.").format(name=name)


def dated(count: int, with_day: int) -> str:
    """Of how many places there is a day on which somebody looked: for the start page and About."""
    if not with_day:
        return _tr("Bij geen enkele plek staat wanneer iemand keek of het klopt.")
    if with_day >= count:
        return _tr("Bij elke plek staat wanneer iemand keek of het klopt.")
    words = _tr("Bij {with_day} van de {count} plekken staat wanneer iemand keek of het klopt.")
    return words.format(with_day=with_day, count=count)


def _day(text: str) -> str:
    """ "2026-09-08" as "8 september 2026", "2020-09" as "september 2020"; a year as it is."""
    try:
        if len(text) == len("2020-09"):
            return long_date(date.fromisoformat(f"{text}-01")).partition(" ")[2]
        return long_date(date.fromisoformat(text))
    except ValueError:
        return text


def _host(url: str) -> str:
    """The name of a site: "rijksoverheid.nl"."""
    try:
        return (urlsplit(url.split(" ", 1)[0]).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("sources", text)
