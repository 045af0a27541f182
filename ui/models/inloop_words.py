"""The Dutch words of the inloop day: what was done, how old, what came of a slip, what was taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from printing.languages import WORDS
from ui.models.card_text import inside

if TYPE_CHECKING:
    from data.desk.visits.records import Refusal, ServiceResults, Undone, VisitFields

# What is asked most at a desk comes first; the key behind it is the one that chooses it.
LANGUAGES = ("nl", "ar", "tr", "pl", "uk", "en", "ti", "so", "fa", "es", "fr", "de", "ru", "pt", "it")


def outcome(code: str) -> str:
    """What was done, as a chip says it. Raises KeyError for a code that is not an Outcome."""
    return {
        "geluisterd": _tr("Geluisterd"),
        "antwoord-gegeven": _tr("Antwoord gegeven"),
        "adres-meegegeven": _tr("Adres meegegeven"),
        "samen-gebeld": _tr("Samen gebeld"),
        "aan-tafel-geholpen": _tr("Iemand aan tafel hielp"),
        "meteen-gesproken": _tr("Meteen gesproken met …"),
        "buurtwerker-gebeld": _tr("Buurtwerker gebeld"),
        "komt-terug": _tr("Komt terug"),
        "wil-zelf-iets-doen": _tr("Wil zelf iets doen"),
    }[code]


def outcome_of(fields: VisitFields) -> str:
    """What was done in one visit: "Meteen gesproken met de wijkagent"; empty when nothing is known."""
    if fields.outcome is None:
        return ""
    if fields.outcome.value == "meteen-gesproken":
        if fields.partner is None:
            return _tr("Meteen gesproken")
        return _tr("Gesproken met {who}").format(who=partner(fields.partner.value, article=True))
    return outcome(fields.outcome.value)


def partner(code: str, *, article: bool = False) -> str:
    """Who can be in the house: "wijkagent", with article "de wijkagent"."""
    plain, with_article = {
        "buurtwerker": (_tr("buurtwerker"), _tr("de buurtwerker")),
        "wijkagent": (_tr("wijkagent"), _tr("de wijkagent")),
        "gemeente": (_tr("gemeente"), _tr("de gemeente")),
        "corporatie": (_tr("corporatie"), _tr("de corporatie")),
        "zorg": (_tr("zorg"), _tr("iemand van de zorg")),
        "anders": (_tr("iemand anders"), _tr("iemand anders")),
    }[code]
    return with_article if article else plain


def first_time(code: str) -> str:
    """Eerder hier geweest?"""
    return {"eerste-keer": _tr("Eerste keer"), "vaker": _tr("Komt vaker")}[code]


def age(code: str) -> str:
    """The three groups."""
    return {"tot-27": _tr("tot 27"), "27-tot-65": _tr("27 tot 65"), "65-en-ouder": _tr("65 en ouder")}[code]


def language(code: str) -> str:
    """A language by its Dutch name, with a capital; the code itself for one we have no name for."""
    name = {"pt": _tr("Portugees"), "it": _tr("Italiaans"), "ti": _tr("Tigrinya"), "so": _tr("Somalisch")}.get(code)
    name = name or WORDS["nl"].language_names.get(code, code)
    return name[:1].upper() + name[1:]


def kind(code: str) -> str:
    """What sort of dienst it is."""
    words = {"koffieochtend": _tr("Koffieochtend"), "open-inloop": _tr("Open inloop"), "anders": _tr("Iets anders")}
    return words[code]


def every(code: str) -> str:
    """How often a dienst comes."""
    return {
        "elke-week": _tr("elke week"),
        "om-de-week": _tr("om de week"),
        "eerste-van-de-maand": _tr("alleen de eerste van de maand"),
    }[code]


def result(code: str) -> str:
    """What somebody tells who comes back with a slip."""
    return {
        "geweest": _tr("Geweest"),
        "geholpen": _tr("Geholpen"),
        "kon-daar-niet-terecht": _tr("Kon daar niet terecht"),
        "nog-niet-geweest": _tr("Nog niet geweest"),
        "nog-bezig": _tr("Nog bezig"),
    }[code]


def refusal(code: str | Refusal) -> str:
    """Why somebody could not go there."""
    return {
        "alleen-met-digid": _tr("Alleen met DigiD"),
        "wachtlijst-of-vol": _tr("Wachtlijst of vol"),
        "niet-voor-mij-bedoeld": _tr("Niet voor mij bedoeld"),
        "dicht-of-weg": _tr("Dicht of weg"),
        "te-duur": _tr("Te duur"),
        "te-ver": _tr("Te ver"),
        "taal": _tr("Taal"),
        "doorgestuurd": _tr("Doorgestuurd"),
        "anders": _tr("Iets anders"),
    }[str(code)]


def heard(found: ServiceResults) -> tuple[str, ...]:
    """What visitors told of a place: "4 keer: geholpen", "3 keer: alleen met DigiD"."""
    told = [(result(one.value), count) for one, count in found.results]
    told += [(refusal(one), count) for one, count in found.refusals]
    lines = [_tr("{count} keer: {what}").format(count=count, what=inside(words)) for words, count in told]
    return tuple(lines)


def measure(code: str) -> str:
    """The heading of a table of numbers."""
    return {
        "bezoekers": _tr("Bezoekers"),
        "bezoeken-met-vraag": _tr("Bezoeken met een vraag"),
        "eerder-geweest": _tr("Eerder hier geweest?"),
        "onderwerp": _tr("Onderwerpen"),
        "uitkomst": _tr("Wat hebben we gedaan?"),
        "gesproken-met": _tr("Meteen gesproken met"),
        "leeftijd": _tr("Leeftijd"),
        "taal": _tr("Taal"),
        "briefjes": _tr("Briefjes"),
        "gehoord-van-briefje": _tr("Wat kwam er van het briefje?"),
        "waarom-niet-terecht": _tr("Waarom niet terecht?"),
        "signalen": _tr("Signalen"),
        "bewaarde-vragen": _tr("Bewaarde vragen"),
        "zoeken-zonder-antwoord": _tr("Zoeken zonder antwoord"),
        "minuten-vrijwilligers": _tr("Uren van vrijwilligers"),
        "diensten": _tr("Diensten"),
    }[code]


def cell(of: str, key: str) -> str:
    """A row of a table of numbers, by its measure and key; themes are named by the directory."""
    if of == "eerder-geweest":
        return first_time(key)
    if of == "uitkomst":
        return _tr("Meteen gesproken") if key == "meteen-gesproken" else outcome(key)
    if of == "gesproken-met":
        return partner(key)
    if of == "leeftijd":
        return age(key)
    if of == "taal":
        return language(key)
    if of == "gehoord-van-briefje":
        return result(key)
    if of == "waarom-niet-terecht":
        return refusal(key)
    if of == "diensten":
        return kind(key)
    if of == "zoeken-zonder-antwoord":
        return {"niets-gevonden": _tr("Niets gevonden"), "opgegeven": _tr("Niet verder gekomen")}[key]
    return key


def undone(done: Undone) -> str:
    """What Ctrl+Z took back, as a sentence."""
    said = {
        "bezoeker-geteld": _tr("Eén bezoeker minder geteld."),
        "bezoek-begonnen": _tr("Bezoek {number} is niet begonnen."),
        "bij-bezoek-gezet": _tr("Van bezoek {number} afgehaald."),
        "bezoek-ingevuld": _tr("Bezoek {number} is weer zoals het was."),
        "bezoek-apart": _tr("Bezoek {number} staat weer zoals het stond."),
        "bezoek-afgesloten": _tr("Bezoek {number} is weer open."),
        "bezoek-verbeterd": _tr("Bezoek {number} is weer zoals het was."),
        "bezoek-weggehaald": _tr("Bezoek {number} staat er weer."),
        "briefje-afgedrukt": _tr("Het briefje telt niet meer mee."),
        "uitkomst-genoteerd": _tr("Wat er van het briefje kwam is weer open."),
        "vraag-bewaard": _tr("De vraag is niet bewaard."),
        "aanbod-doorgegeven": _tr("Het aanbod is niet doorgegeven."),
        "vaste-bezoeker-geteld": _tr("Eén bezoeker minder geteld."),
    }[done.step.value]
    if done.visit is None:
        said = said.replace(_tr("Bezoek {number}"), _tr("Het bezoek"))
        return said.replace(_tr("bezoek {number}"), _tr("het bezoek"))
    return said.format(number=done.visit)


def _tr(text: str) -> str:
    return QCoreApplication.translate("inloop", text)
