"""The Dutch words for what can be wrong with an overleg: what happened, that nothing is lost, what to do."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from data.errors import Code


def sentence(code: Code, values: Mapping[str, str]) -> str | None:
    """What to say about an error of meetings; None for any other."""
    if code is Code.MEETING_REFUSED:
        return _refused(values)
    return {
        Code.MEETING_OVER: _tr(
            "Dit overleg is al geweest. De agenda verandert niet meer. Maak een nieuw overleg voor wat nog komt."
        ),
        Code.TEXT_COPIES_FACTS: _tr(
            "Dit lijkt op wat de vrijwilliger schreef. Schrijf het in je eigen woorden. Je tekst staat er nog."
        ),
        Code.TEXT_HOLDS_NAME: _tr(
            "Hier staat de naam van de bewoner. Haal die weg: op een agenda staan geen namen. Je tekst staat er nog."
        ),
        Code.NAME_COVERED: _tr(
            "Hier is geen naam te zien. Die is er niet, of de bewoner wil niet dat we hem noemen. "
            "Praat verder zonder naam."
        ),
    }.get(code)


def _refused(values: Mapping[str, str]) -> str:
    number = values.get("number", "")
    what = f"S-{number}" if number else _tr("Dit signaal")
    why = {
        "niet-veilig": _tr("Het is niet veilig. Alleen de aandachtsfunctionaris en haar vervanger gaan erover."),
        "wil-het-niet": _tr("De bewoner wil het niet. Praat eerst met wie het schreef, of maak samen een afweging."),
        "andere-tafel": _tr("Het hoort bij een andere tafel."),
        "politie-of-corporatie": _tr("De bewoner gaf geen ja, en er zit iemand van politie of corporatie aan tafel."),
        "half-jaar-open": _tr("Het is langer dan een half jaar open. Schrijf eerst bij Week op waarom."),
        "organisatie-onbekend": _tr(
            "Van iemand aan tafel is niet bekend van welke organisatie die is. Vul dat eerst in."
        ),
    }.get(values.get("reason", ""), _tr("De wens van de bewoner laat dat niet toe."))
    return _tr("{what} kan niet op deze agenda. {why}").format(what=what, why=why)


def _tr(text: str) -> str:
    return QCoreApplication.translate("meeting_messages", text)
