"""The Dutch words for what can be wrong with an overleg: what happened, that nothing is lost, what to do."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from data.errors import Code

_WORDS_MOST = 8


def sentence(code: Code, values: Mapping[str, str]) -> str | None:
    """What to say about an error of meetings; None for any other."""
    if code is Code.MEETING_REFUSED:
        return _refused(values)
    if code in (Code.TEXT_COPIES_FACTS, Code.TEXT_HOLDS_NAME, Code.TEXT_HOLDS_ADDRESS):
        return _not_her_own(code, values.get("words", ""))
    return {
        Code.MEETING_OVER: _tr(
            "Dit overleg is al geweest. De agenda verandert niet meer. Maak een nieuw overleg voor wat nog komt."
        ),
        Code.NAME_COVERED: _tr(
            "Hier is geen naam te zien. Die is er niet, of de bewoner wil niet dat we hem noemen. "
            "Praat verder zonder naam."
        ),
    }.get(code)


def words_of(typed: str, values: Mapping[str, str]) -> str:
    """The words of a text that an error speaks of (`place` and `count`); "" when it speaks of none."""
    place, count = values.get("place", ""), values.get("count", "")
    if not place.isdigit() or not count.isdigit():
        return ""
    found = typed.split()[int(place) : int(place) + int(count)]
    shown = " ".join(found[:_WORDS_MOST]).strip(".,:;!?()“”\"'")
    return f"{shown} …" if len(found) > _WORDS_MOST else shown


def _not_her_own(code: Code, words: str) -> str:
    """Which words, why not, and what to do; others read a title, an agreement or an attentie too."""
    what = _tr("“{words}”").format(words=words) if words else _tr("Iets in je tekst")
    said = {
        Code.TEXT_COPIES_FACTS: _tr("{what} staat zo in wat de vrijwilliger schreef. Zeg het in je eigen woorden."),
        Code.TEXT_HOLDS_NAME: _tr(
            "{what} lijkt de naam van een bewoner. Anderen lezen dit ook. "
            "Schrijf geen naam, maar: de bewoner, een buur, de wijkagent."
        ),
        Code.TEXT_HOLDS_ADDRESS: _tr(
            "{what} is waar de bewoner woont. Anderen lezen dit ook. Haal het huisnummer en de straat weg."
        ),
    }[code].format(what=what)
    return f"{said} {_tr('Wat je typte, staat er nog.')}"


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
