"""The Dutch words of signals, by the value of what they stand for: one place for the desk, the week and the overleg.

Each function takes a member of an enum of data.desk.signals.kinds (or its value) and raises KeyError for another.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.models.card_text import inside, long_date
from ui.models.waiting import names_together

if TYPE_CHECKING:
    from data.desk.signals.records import Call, SignalForm


def subject(code: str) -> str:
    """Over wie of waar?"""
    return {
        "iemand": _tr("Iemand"),
        "plek": _tr("Een plek"),
        "hulp-ontbreekt": _tr("Hulp die ontbreekt"),
        "kans": _tr("Iets moois of een kans"),
    }[code]


def described(code: str) -> str:
    """How somebody is named."""
    return {
        "voornaam": _tr("Voornaam en straat"),
        "omschrijving": _tr("Alleen een omschrijving"),
        "vertel-ik-zelf": _tr("Ik vertel het liever zelf"),
    }[code]


def urgency(code: str) -> str:
    """Hoe dringend?"""
    return {
        "kan-wachten": _tr("Kan wachten"),
        "deze-week": _tr("Deze week"),
        "vandaag": _tr("Vandaag"),
        "nu-gevaar": _tr("Nu gevaar"),
    }[code]


def urgency_icon(code: str) -> str:
    """The icon that goes with it; the word always stands beside it."""
    return {
        "kan-wachten": "clock",
        "deze-week": "calendar",
        "vandaag": "clock-soon",
        "nu-gevaar": "danger",
    }[code]


def wish(code: str) -> str:
    """Wat wil de bewoner?, as the form asks it."""
    return {
        "goed": _tr("Vindt het goed"),
        "zonder-naam": _tr("Goed, maar zonder naam"),
        "wil-het-niet": _tr("Weet het, wil het niet"),
        "weet-het-nog-niet": _tr("Weet het nog niet"),
        "niet-veilig": _tr("Niet veilig om te vragen"),
    }[code]


def wish_sentence(code: str) -> str:
    """What the resident wants, told to who reads the signal."""
    return {
        "goed": _tr("De bewoner vindt het goed."),
        "zonder-naam": _tr("De bewoner vindt het goed, maar zonder naam."),
        "wil-het-niet": _tr("De bewoner weet het, en wil het niet."),
        "weet-het-nog-niet": _tr("De bewoner weet het nog niet."),
        "niet-veilig": _tr("Het is niet veilig om het de bewoner te vragen."),
    }[code]


def not_yet(code: str) -> str:
    """Why the resident does not know it yet."""
    return {"geen-kans": _tr("Geen kans gehad"), "durfde-niet": _tr("Durfde ik niet te vragen")}[code]


def where(code: str) -> str:
    """The two halves of the neighbourhood."""
    return {"thuis": _tr("Thuis"), "straat": _tr("In de straat")}[code]


def theme(code: str) -> str:
    """One of the eight."""
    return {
        "contact": _tr("Contact"),
        "geld": _tr("Geld"),
        "wonen": _tr("Wonen"),
        "gezondheid": _tr("Gezondheid"),
        "gezin": _tr("Gezin"),
        "veilig": _tr("Veilig voelen"),
        "papieren": _tr("Papieren of taal"),
        "werk": _tr("Werk of dag"),
    }[code]


def themes_together(codes: Sequence[str]) -> str:
    """ "Contact en geld"; "Geen onderwerp" for none."""
    if not codes:
        return _tr("Geen onderwerp")
    first, *rest = (theme(code) for code in codes)
    return names_together([first, *(inside(one) for one in rest)])


def source(code: str) -> str:
    """Hoe weet je het?"""
    return {
        "zelf-gezien": _tr("Zelf gezien of gehoord"),
        "bewoner-vertelde": _tr("De bewoner vertelde het"),
        "iemand-anders": _tr("Iemand anders vertelde het"),
    }[code]


def often(code: str) -> str:
    """Hoe vaak?"""
    return {"een-keer": _tr("Eén keer"), "soms": _tr("Soms"), "vaak": _tr("Vaak")}[code]


def way(code: str) -> str:
    """How complete it wants to be; "" for one that is written."""
    return {"geschreven": "", "bel-me-liever": _tr("Bel me liever"), "ik-twijfel": _tr("Ik twijfel")}[code]


def called(code: str, worker: str = "") -> str:
    """Who was called; `worker`: the name of the buurtwerker."""
    return {
        "112": "112",
        "politie": _tr("De politie"),
        "veilig-thuis": _tr("Veilig Thuis"),
        "113": "113",
        "huisarts": _tr("De huisarts"),
        "buurtwerker": worker or _tr("De buurtwerker"),
        "iemand-anders": _tr("Iemand anders"),
    }[code]


def call_sentence(call: Call, worker: str = "") -> str:
    """ "112 gebeld om 10.53 uur." """
    said = _tr("{who} gebeld om {hour}.{minute:02d} uur.")
    return said.format(who=called(call.who.value, worker), hour=call.at.hour, minute=call.at.minute)


def status(code: str) -> str:
    """Where a signal stands, in a word or two: headings of the week."""
    return {
        "concept": _tr("Concept"),
        "nieuw": _tr("Nieuw"),
        "opgepakt": _tr("Opgepakt"),
        "ik-ga-langs": _tr("Ik ga langs"),
        "vraag-terug": _tr("Vraag terug"),
        "op-agenda": _tr("Op de agenda"),
        "afspraak": _tr("Afspraak"),
        "overgedragen": _tr("Overgedragen"),
        "volgen": _tr("Volgen"),
        "afgesloten": _tr("Afgesloten"),
        "samengevoegd": _tr("Samengevoegd"),
        "ingetrokken": _tr("Ingetrokken"),
        "gewist": _tr("Gewist"),
    }[code]


def status_sentence(code: str, worker: str = "", *, read: bool = True) -> str:
    """What the volunteer sees of it. `worker`: who looks after it, "" for the buurtwerker. `read`: somebody opened it.

    It may be taken up from the list, or come from an overleg, before anybody read it; and read and then wait.
    """
    who = worker or _tr("de buurtwerker")
    said = {
        "concept": _tr("Nog niet verstuurd."),
        "nieuw": _tr("Gelezen. Nog niet opgepakt.") if read else _tr("Het ligt klaar. Nog niet gelezen."),
        "opgepakt": _tr("Gelezen en opgepakt.") if read else _tr("Opgepakt."),
        "ik-ga-langs": _tr("{Who} gaat langs."),
        "vraag-terug": _tr("{Who} heeft hier een vraag over. Bel even, of vraag het aan tafel."),
        "op-agenda": _tr("Het komt in een overleg."),
        "afspraak": _tr("Er is een afspraak gemaakt."),
        "overgedragen": _tr("Iemand anders helpt nu verder."),
        "volgen": _tr("We houden het in de gaten."),
        "afgesloten": _tr("Afgesloten."),
        "samengevoegd": _tr("Samengenomen met iets anders dat we al wisten."),
        "ingetrokken": _tr("Je hebt het ingetrokken."),
        "gewist": _tr("Gewist. Alleen het nummer is er nog."),
    }[code]
    return said.format(who=who, Who=who[:1].upper() + who[1:])


def question_news(numbers: Sequence[int], worker: str = "") -> str:
    """That there is a question, and about which; what is asked is not for a screen where a visitor reads along."""
    who = worker or _tr("De buurtwerker")
    codes = names_together([f"S-{number}" for number in numbers])
    return _tr("{who} heeft een vraag over {codes}. Bel even, of vraag het aan tafel.").format(who=who, codes=codes)


def wants_none(author: str) -> str:
    """What "hoeft niet" means for who closes a signal or says something back."""
    said = _tr("{who} hoeft niet te horen hoe het gaat. Er komt geen bericht; de zin staat wel bij Doorgegeven.")
    return said.format(who=author)


def feedback(code: str, worker: str = "") -> str:
    """The fixed sentence that the volunteer hears."""
    who = worker or _tr("De buurtwerker")
    return {
        "alleen-bedanken": _tr("Dank je wel dat je dit doorgaf."),
        "kom-even-praten": _tr("Dank je wel. {who} praat er graag even met je over."),
        "we-zijn-ermee-bezig": _tr("Dank je wel. We zijn ermee bezig."),
        "we-hebben-gepraat": _tr("Dank je wel. We hebben erover gepraat met wie het betreft."),
        "geholpen-in-de-buurt": _tr("Dank je wel. Iemand uit de buurt helpt nu."),
        "zelf-gedaan": _tr("Dank je wel. De bewoner heeft het zelf gedaan."),
        "was-al-bekend": _tr("Dank je wel. Er was al hulp."),
        "iemand-anders-helpt": _tr("Dank je wel. Iemand anders helpt nu verder."),
        "wil-nu-geen-hulp": _tr("Dank je wel. De bewoner wil nu geen hulp. Dat mag."),
        "was-niet-nodig": _tr("Dank je wel. Er was geen hulp nodig. Goed dat we keken."),
        "met-de-buurt": _tr("Dank je wel. We pakken dit op met de hele buurt."),
        "niet-gelukt": _tr("Dank je wel. Het is nog niet gelukt."),
    }[code].format(who=who)


def outcome(code: str) -> str:
    """Hoe is het afgelopen?"""
    return {
        "geholpen-in-de-buurt": _tr("Geholpen in de buurt"),
        "bewoner-deed-het-zelf": _tr("Bewoner deed het zelf"),
        "hulp-was-al-bekend": _tr("Hulp was al bekend"),
        "overgedragen-aan": _tr("Overgedragen aan …"),
        "wil-geen-hulp": _tr("Wil geen hulp"),
        "geen-zorg-nodig": _tr("Geen zorg nodig"),
        "gebundeld-als-buurtvraag": _tr("Gebundeld als buurtvraag"),
        "niet-gelukt": _tr("Niet gelukt"),
    }[code]


def hint_kind(code: str) -> str:
    """What to do about a word that judges, diagnoses or accuses; never blame, never a block."""
    return {
        "oordeel": _tr("Je schreef “{word}”. Schrijf liever wat je zág of hoorde, zonder oordeel."),
        "diagnose": _tr("Je schreef “{word}”. Schrijf liever wat je zág. Wat het is, weet de dokter."),
        "beschuldiging": _tr("Je schreef “{word}”. Schrijf liever precies wat je zág of hoorde, en van wie."),
    }[code]


def readers(names: Sequence[str]) -> str:
    """Who reads it: "Alleen Marjan en Ingrid lezen dit. Jij daarna niet meer." """
    if not names:
        return _tr("Alleen de buurtwerkers lezen dit. Jij daarna niet meer.")
    verb = _tr("Alleen {names} leest dit. Jij daarna niet meer.")
    if len(names) > 1:
        verb = _tr("Alleen {names} lezen dit. Jij daarna niet meer.")
    return verb.format(names=names_together(names))


def about(form: SignalForm) -> str:
    """Over wie of waar, on one line: "Jan, Beukstraat"; empty when nothing was said."""
    if form.subject is None:
        return ", ".join(part for part in (form.who, form.street) if part)
    if form.described is not None and form.described.value == "vertel-ik-zelf":
        return described(form.described.value)
    words = ", ".join(part for part in (form.who, form.street) if part)
    if form.subject.value == "iemand":
        return words or subject("iemand")
    return f"{subject(form.subject.value)}: {words}" if words else subject(form.subject.value)


def day_words(day: date) -> str:
    """ "24 november 2026"."""
    return long_date(day)


def _tr(text: str) -> str:
    return QCoreApplication.translate("signal", text)
