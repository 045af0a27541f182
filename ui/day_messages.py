"""The Dutch words for what can be wrong at the inloop day: visits, slips that come back, what may be kept."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication

from data.errors import Code

_MONTHS = (
    "januari februari maart april mei juni juli augustus september oktober november december"
).split()  # fmt: skip


def sentence(code: Code, values: Mapping[str, str]) -> str | None:
    """What to say about a code of the inloop day; None when it is not one of those."""
    if code is Code.SLIP_ERASED:
        return _erased(values.get("on", ""))
    if code is Code.TEXT_TOO_LONG:
        return _too_long(values.get("most", ""))
    if code is Code.REGULAR_UNKNOWN:
        return _no_tile(values.get("letters", ""))
    said = _table().get(code)
    return said.format(name=values.get("name") or _tr("Deze plek")) if said is not None else None


def _table() -> Mapping[Code, str]:
    return {
        Code.VISIT_NONE: _tr("Er is nu geen bezoek open. Er is niets kwijt. Begin een bezoek met F2."),
        Code.VISIT_SETTLED: _tr(
            "Deze dienst is afgesloten. Daarom kan dit bezoek niet meer anders. De aantallen kun je nog wel verbeteren."
        ),
        Code.SHIFT_OPEN: _tr("Deze dienst is nog open. Verbeter het bezoek zelf, dan kloppen de aantallen vanzelf."),
        Code.SLIP_CODE_SHORT: _tr("De code is nog niet compleet. Typ alle vijf de tekens die op het briefje staan."),
        Code.SLIP_CODE_WRONG: _tr("Deze code klopt niet. Er is niets veranderd. Typ hem nog eens."),
        Code.SLIP_UNKNOWN: _tr(
            "Dit briefje kennen we hier niet. Misschien komt het van een ander buurthuis. "
            "Vraag gewoon hoe het ging. Je kunt ook een briefje uit de lijst kiezen."
        ),
        Code.SLIP_SERVICE_GONE: _tr("{name} staat niet meer in de lijst. Wat je hier invult telt gewoon mee."),
        Code.WISH_MISSING: _tr(
            "We bewaren een naam alleen als iemand dat zelf wil. Vraag het eerst. Er is nog niets bewaard."
        ),
        Code.TEXT_HOLDS_BSN: _tr(
            "Hier lijkt een burgerservicenummer te staan. Dat bewaren we nooit. "
            "Haal het nummer weg. De rest van je tekst staat er nog."
        ),
    }


def _erased(on: str) -> str:
    try:
        day = date.fromisoformat(on)
    except ValueError:
        return _tr("We weten niet meer wat er op dit briefje stond, want we bewaren dat 90 dagen. Vraag hoe het ging.")
    return _tr(
        "We weten niet meer wat er op dit briefje stond. Dat is gewist op {day}, "
        "want we bewaren het 90 dagen. Vraag hoe het ging."
    ).format(day=f"{day.day} {_MONTHS[day.month - 1]} {day.year}")


def _too_long(most: str) -> str:
    if not most:
        return _tr("Deze tekst is te lang. Wat je typte staat er nog. Maak hem korter.")
    return _tr("Deze tekst is te lang: hoogstens {most} tekens. Wat je typte staat er nog. Maak hem korter.").format(
        most=most
    )


def _no_tile(letters: str) -> str:
    if not letters:
        return _tr("Deze letters horen bij niemand. Er is niets geteld. Typ ze nog eens.")
    return _tr("De letters {letters} horen bij niemand. Er is niets geteld. Typ ze nog eens.").format(letters=letters)


def _tr(text: str) -> str:
    return QCoreApplication.translate("messages", text)
