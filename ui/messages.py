"""The Dutch words for what can be wrong with the world: what happened, that nothing is lost, what to do."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from data.directory.store import Notice
from data.errors import Code, WorldError
from ui import day_messages, desk_messages, meeting_messages, signal_messages
from ui.desk_messages import backup_contents, backup_reaches

__all__ = ["backup_contents", "backup_reaches", "fault_of_ours", "notice", "sentence", "settings_unreadable"]


def sentence(error: WorldError, typed: str = "") -> str:
    """What to say about an error that came up while doing something.

    `typed`: what stands in the field that it is about, for the errors that say which words of it are wrong.
    """
    return _sentence(error.code, {**error.values, "words": meeting_messages.words_of(typed, error.values)})


def notice(told: Notice) -> str:
    """What to say, once, about something that was found at start."""
    values = dict(told.values)
    if told.code in (Code.DIRECTORY_DAMAGED, Code.DIRECTORY_FOREIGN):
        kept = _tr("Je oude bestand is bewaard als {kept}. Vraag de beheerder om ernaar te kijken.")
        return f"{_gone_on(told.code, values)} {kept.format(kept=values.get('kept', ''))}"
    if told.code is Code.DATA_DIR_NOT_WRITABLE:
        return _tr(
            "We kunnen hier niets bewaren. Zoeken en afdrukken gaat gewoon door. "
            "Wat je verandert is weg na afsluiten. Vraag de beheerder om ruimte in {folder}."
        ).format(folder=values.get("folder", ""))
    if told.code is Code.DIRECTORY_UNREADABLE:
        return _tr(
            "Het programma mag de lijst met plekken niet lezen. We werken met de startlijst. "
            "Wat je verandert is weg na afsluiten. Vraag de beheerder om naar {file} te kijken, in {folder}."
        ).format(file=values.get("file", ""), folder=values.get("folder", ""))
    return _sentence(told.code, values)


def _gone_on(code: Code, values: Mapping[str, str]) -> str:
    """What was wrong with the list, and what we work with now."""
    damaged = code is Code.DIRECTORY_DAMAGED
    if values.get("since"):
        said = (
            _tr("De lijst met plekken kon niet open. We werken verder met de reservekopie van {day}.")
            if damaged
            else _tr("Het bestand was niet van dit programma. We werken verder met de reservekopie van {day}.")
        )
        later = _tr("Wat daarna veranderde, staat daar niet in.")
        return f"{said.format(day=desk_messages.day_words(values['since']))} {later}"
    if damaged:
        return _tr("De lijst met plekken kon niet open. We zijn opnieuw begonnen met de startlijst.")
    return _tr("Het bestand was niet van dit programma. We zijn begonnen met de startlijst.")


def settings_unreadable() -> str:
    """The settings file could not be read and was kept aside."""
    return _tr(
        "De instellingen konden niet worden gelezen. Je oude bestand is bewaard. "
        "Kijk bij Instellingen of alles nog klopt."
    )


def fault_of_ours() -> str:
    """The program itself was wrong, and there is no window to say more in."""
    return _tr(
        "Er ging iets mis in het programma. Je gegevens zijn niet weg. "
        "Gebeurt het vaker? Laat de beheerder dan in het logboek kijken."
    )


def _sentence(code: Code, values: Mapping[str, str]) -> str:
    of_the_desk = desk_messages.sentence(code, values)
    if of_the_desk is not None:
        return of_the_desk
    of_the_day = day_messages.sentence(code, values)
    if of_the_day is not None:
        return of_the_day
    of_signals = signal_messages.sentence(code, values)
    if of_signals is not None:
        return of_signals
    of_meetings = meeting_messages.sentence(code, values)
    if of_meetings is not None:
        return of_meetings
    said = {
        Code.DIRECTORY_DAMAGED: _tr(
            "De lijst met plekken is beschadigd. Sluit het programma en start het opnieuw. Je bestand blijft bewaard."
        ),
        Code.DIRECTORY_FOREIGN: _tr("Dit bestand is niet van dit programma. Er is niets aan veranderd."),
        Code.DIRECTORY_NEWER: _tr(
            "De lijst met plekken is gemaakt met een nieuwere versie van Inloopbalie. "
            "Er is niets veranderd. Vraag de beheerder om de nieuwe versie."
        ),
        Code.DIRECTORY_UNREADABLE: _tr(
            "Het programma mag de lijst met plekken niet lezen. Er is niets veranderd. "
            "Vraag de beheerder om naar het bestand te kijken."
        ),
        Code.SETTINGS_UNREADABLE: _tr(
            "De instellingen kunnen niet worden gelezen. Er is niets veranderd. "
            "Open het venster en kijk bij Instellingen of alles nog klopt."
        ),
        Code.DATA_DIR_NOT_WRITABLE: _tr(
            "Bewaren lukt hier niet. Wat je typte staat er nog. Vraag de beheerder om hulp."
        ),
        Code.FILE_NOT_WRITABLE: _tr(
            "Bewaren in {folder} lukt niet. Er is niets kwijt, maar dit is nog niet bewaard. "
            "Kies een andere map, of vraag de beheerder om hulp."
        ),
        Code.DISK_FULL: _tr(
            "De schijf is vol. Er is niets kwijt, maar dit is nog niet bewaard. Maak ruimte en probeer het opnieuw."
        ),
        Code.STORE_LOCKED: _tr(
            "De computer is even bezet met deze gegevens, bijvoorbeeld door een import. Er is niets kwijt. "
            "Probeer het zo opnieuw."
        ),
        Code.SERVICE_UNKNOWN: _tr("Deze plek staat niet meer in de lijst. Zoek opnieuw."),
        Code.SERVICE_NOT_PRINTABLE: _tr("{name} kan niet op een briefje. Kies een andere plek."),
        Code.VALUE_MISSING: _tr("Hier moet nog iets staan: {field}."),
        Code.VALUE_UNREADABLE: _tr("Dit begrijpen we niet: {field}. Kijk er nog eens naar."),
        Code.GLYPH_MISSING: _tr(
            "Deze letters kunnen we niet afdrukken: {characters}. Verander de tekst en probeer het opnieuw."
        ),
    }[code]
    filled = {name: values.get(name) or _unnamed(name) for name in ("name", "field", "characters")}
    filled["field"] = _field(filled["field"])
    filled["folder"] = values.get("folder", "")
    return said.format(**filled)


def _unnamed(name: str) -> str:
    return {
        "name": _tr("Deze plek"),
        "field": "",
        "characters": _tr("een teken in de tekst"),
    }[name]


def _field(name: str) -> str:
    """How a field of a record is called on the screen."""
    return {
        "name": _tr("de naam"),
        "phone": _tr("het telefoonnummer"),
        "schedule": _tr("de openingstijden"),
        "address": _tr("het adres"),
        "url": _tr("de website"),
        "email": _tr("het mailadres"),
        "language": _tr("de taal"),
        "services": _tr("het aantal plekken"),
        "limit": _tr("het aantal"),
        "letter_percent": _tr("de grootte van de letters"),
        "cover_minutes": _tr("het aantal minuten tot alles bedekt wordt"),
        "days_signal": _tr("het aantal dagen dat een signaal bewaard blijft"),
        "person": _tr("de naam"),
        "refusal": _tr("waarom het daar niet kon"),
        "question": _tr("de vraag"),
        "handover": _tr("wat de volgende dienst moet weten"),
        "attention": _tr("de attentie"),
        "offer": _tr("wat iemand wil doen"),
        "reach": _tr("hoe we iemand bereiken"),
        "street": _tr("de straat"),
        "until": _tr("de laatste dag"),
        "day": _tr("de dag"),
        "amount": _tr("het aantal"),
        "visitors": _tr("het aantal bezoekers"),
        "hours": _tr("het aantal uren"),
        "themes": _tr("het onderwerp"),
        "partner": _tr("met wie er gesproken is"),
        "week_plan": _tr("het weekschema"),
        "start": _tr("de begintijd"),
        "end": _tr("de eindtijd"),
        "facts": _tr("wat je zag of hoorde"),
        "impression": _tr("wat je zelf denkt"),
        "who": _tr("over wie of waar"),
        "when": _tr("wanneer"),
        "done": _tr("wat je al gedaan hebt"),
        "neighbour": _tr("wie in de buurt iets kan betekenen"),
        "urgency": _tr("hoe dringend het is"),
        "added": _tr("wat je wilt toevoegen"),
        "title": _tr("de titel"),
        "note": _tr("je aantekening"),
        "agreement": _tr("de afspraak"),
        "owner": _tr("wie het doet"),
        "receiver": _tr("aan wie je het overdraagt"),
        "reason": _tr("de reden"),
        "feedback": _tr("wat de vrijwilliger mag weten"),
        "label": _tr("de koppeling"),
        "how": _tr("hoe je dat weet"),
        "said": _tr("de dag waarop de bewoner dat zei"),
        "yes": _tr("de dag waarop de bewoner ja zei"),
        "told": _tr("de dag waarop de bewoner het hoort"),
        "date": _tr("de dag"),
        "decision": _tr("wat jullie besluiten"),
        "due": _tr("wanneer het klaar is"),
        "text": _tr("de tekst"),
        "role": _tr("wat iemand doet"),
        "organisation": _tr("de organisatie"),
        "participants": _tr("wie er aan tafel zit"),
        "starts": _tr("hoe laat het begint"),
        "minutes": _tr("hoe lang het duurt"),
        "place": _tr("waar het is"),
        "chair": _tr("wie voorzit"),
        "days_schedule": _tr("het aantal dagen voor openingstijden"),
        "days_phone": _tr("het aantal dagen voor telefoonnummers"),
        "days_name": _tr("het aantal dagen voor namen en adressen"),
    }.get(name, _tr("dit veld"))


def _tr(text: str) -> str:
    return QCoreApplication.translate("messages", text)
