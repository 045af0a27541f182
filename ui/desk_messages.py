"""The Dutch words for what can be wrong with the confidential side: logging in, the dienst, backups, erasing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from data.errors import Code

if TYPE_CHECKING:
    from data.restore import BackupContents

_MONTHS = (
    "januari februari maart april mei juni juli augustus september oktober november december"
).split()  # fmt: skip


def sentence(code: Code, values: Mapping[str, str]) -> str | None:
    """What to say about a code of the confidential side; None when it is not one of those."""
    if code is Code.SECRET_WRONG:
        return _wrong(values.get("wait", "0"))
    if code is Code.SECRET_WEAK:
        return _weak(values.get("why", ""))
    if code is Code.CARD_WRONG:
        return _card(values.get("group", ""))
    if code is Code.LAST_READER:
        return _last_reader(values.get("items", ""))
    if code is Code.CHANGE_KEPT:
        return _kept(values.get("why", ""))
    said = _table().get(code)
    if said is None:
        return None
    return said.format_map(
        {
            "seconds": wait_words(values.get("seconds", "0")),
            "have": values.get("have", "0"),
            "need": values.get("need", "2"),
            "file": values.get("file") or _tr("die je koos"),
            "folder": values.get("folder", ""),
            "names": values.get("names") or _tr("iemand"),
            "days": values.get("days", ""),
            "since": day_words(values.get("since", "")),
        }
    )


def _table() -> Mapping[Code, str]:
    return {
        Code.DESK_ABSENT: _tr(
            "De balie is op deze computer nog niet ingericht. Zoeken werkt gewoon. Richt eerst de balie in."
        ),
        Code.DESK_EXISTS: _tr(
            "De balie is op deze computer al ingericht. Er is niets veranderd. Kies je naam om te beginnen."
        ),
        Code.DESK_DAMAGED: _tr(
            "Wat mensen vertelden gaat niet open. Het bestand is beschadigd of hoort niet bij deze balie. "
            "Er is niets gewist en zoeken gaat gewoon door. Laat de beheerder de laatste goede reservekopie "
            "terugzetten: Instellingen, Bewaren en terugzetten."
        ),
        Code.DESK_NEWER: _tr(
            "Wat mensen vertelden is bewaard met een nieuwere versie van Inloopbalie. "
            "Er is niets veranderd. Vraag de beheerder om de nieuwe versie."
        ),
        Code.SLOTS_DAMAGED: _tr(
            "De lijst van wie er in kan is beschadigd. Wat mensen vertelden is niet weg. Laat de beheerder de "
            "laatste goede reservekopie terugzetten: Instellingen, Bewaren en terugzetten."
        ),
        Code.SLOT_TAMPERED: _tr(
            "Iets in de lijst van wie er in kan is veranderd buiten Inloopbalie om. Daarom gaat het niet open. "
            "Er is niets weg. Bel de buurtwerker. De beheerder kan een reservekopie terugzetten."
        ),
        Code.DEVICE_SECRET_GONE: _tr(
            "Deze computer herkent je code niet meer, bijvoorbeeld na een nieuwe installatie. Er is niets kwijt. "
            "De buurtwerker komt erin met de herstelkaart en geeft je een nieuwe code."
        ),
        Code.SECRET_WAIT: _tr("Er is te vaak iets anders getypt. Er is niets kwijt. Probeer het over {seconds} weer."),
        Code.CARD_UNKNOWN: _tr(
            "Deze kaart hoort niet bij deze balie, of er is een nieuwere kaart. Er is niets veranderd. "
            "Zoek de nieuwste kaart."
        ),
        Code.PERSON_UNKNOWN: _tr("Deze naam staat niet meer in de lijst. Kies een andere naam."),
        Code.NAME_TAKEN: _tr("Er is al iemand met deze naam. Zet er een letter achter, zoals: Fatma B."),
        Code.LAST_WORKER: _tr(
            "Dit is de enige buurtwerker. Voeg eerst een andere buurtwerker toe. Er is niets veranderd."
        ),
        Code.READERS_TOO_FEW: _tr(
            "Dit kan pas als {need} buurtwerkers hun herstelkaart hebben overgetypt. Nu: {have}. "
            "Bel de buurtwerker. Wat je typte staat er nog."
        ),
        Code.READERS_UNKNOWN: _tr(
            "Let op: {names} staat bij wie meldingen mag lezen, maar geen buurtwerker heeft dat zo ingesteld. "
            "Er is niets kwijt en van wat er al was is niets doorgegeven. Bel de beheerder. "
            "Geef {names} daarna bij Mensen een nieuwe wachtzin of zet {names} stil."
        ),
        Code.ROLE_REFUSED: _tr("Dit kan alleen de buurtwerker. Er is niets veranderd."),
        Code.DUTY_OVER: _tr("De dienst is afgesloten. Er is niets kwijt. Begin een nieuwe dienst om verder te gaan."),
        Code.DUTY_COVERED: _tr("Dit is nu bedekt. Er is niets kwijt. Typ je code om het weer te zien."),
        Code.SEALED_TAMPERED: _tr(
            "Dit bericht gaat niet open: het is beschadigd of veranderd. De andere berichten zijn er nog. "
            "Laat de beheerder een reservekopie terugzetten."
        ),
        Code.SEALED_NOT_YOURS: _tr("Dit bericht is niet aan jou. Alleen de mensen die erbij staan kunnen het lezen."),
        Code.RECORD_UNKNOWN: _tr("Dit staat er niet meer. Misschien is het gewist omdat het niet langer bewaard mag."),
        Code.CONTENT_TOO_LONG: _tr("Deze tekst is te lang. Wat je typte staat er nog. Maak hem korter."),
        Code.ROTATION_WAITS: _tr(
            "Het slot wordt nog vernieuwd, want Inloopbalie is ook ergens anders open. Er is niets kwijt. "
            "Het gaat vanzelf verder bij de volgende dienst."
        ),
        Code.BACKUP_DAMAGED: _tr(
            "De reservekopie {file} is beschadigd, of is geen reservekopie van Inloopbalie. Er is niets veranderd. "
            "Kies een andere reservekopie."
        ),
        Code.BACKUP_NEWER: _tr(
            "De reservekopie {file} is gemaakt met een nieuwere versie van Inloopbalie. Er is niets veranderd. "
            "Vraag de beheerder om de nieuwe versie."
        ),
        Code.BACKUP_NONE: _tr(
            "Er is nog geen goede reservekopie van wat mensen vertelden. Aan het eind van een dienst maken we er een. "
            "Nu kan ook: Instellingen, Bewaren en terugzetten."
        ),
        Code.BACKUP_OLD: _tr(
            "De laatste goede reservekopie is van {since}. Dat is {days} dagen geleden. Er is niets kwijt. "
            "Aan het eind van een dienst maken we een nieuwe."
        ),
        Code.BACKUP_TARGET_GONE: _tr(
            "De tweede plek voor reservekopieën is er nu niet: {folder}. Op deze computer zijn ze wel bewaard. "
            "Steek de stick erin of kies een andere map."
        ),
        Code.BACKUPS_LEFT: _tr(
            "Op de tweede plek kunnen nog reservekopieën van dit buurthuis staan: {folder}. Schrijf deze plek op, "
            "steek de stick erin en gooi daar zelf de bestanden weg waarvan de naam begint met inloopbalie."
        ),
        Code.ERASING_LEFT: _tr(
            "Niet alles kon worden gewist. In deze map staat nog iets: {folder}. "
            "Sluit het programma en vraag de beheerder om de hele map weg te gooien."
        ),
        Code.RETENTION_OVERDUE: _tr(
            "Sinds {since} moet er iets worden gewist. Dat kan alleen met een code. Begin een dienst, "
            "dan gebeurt het vanzelf."
        ),
        Code.PROGRAM_OPEN: _tr(
            "Inloopbalie is open op deze computer. Er is niets veranderd. Sluit het venster en probeer het opnieuw."
        ),
    }


def _wrong(wait: str) -> str:
    again = _tr("Dat is niet goed.")
    if wait in ("", "0"):
        return f"{again} {_tr('Probeer het nog eens.')}"
    return f"{again} {_tr('Wacht {wait} en probeer het dan nog eens.').format(wait=wait_words(wait))}"


def _weak(why: str) -> str:
    return {
        "pin-digits": _tr("Een pincode heeft alleen cijfers."),
        "pin-short": _tr("Deze pincode is te kort. Kies 6 tot 12 cijfers."),
        "pin-long": _tr("Deze pincode is te lang. Kies 6 tot 12 cijfers."),
        "pin-row": _tr("Een rijtje zoals 123456 raadt iedereen. Kies andere cijfers."),
        "pin-repeats": _tr("Steeds hetzelfde, zoals 111111 of 121212, raadt iedereen. Kies andere cijfers."),
        "pin-few": _tr("Dit zijn te weinig verschillende cijfers. Kies er minstens drie."),
        "pin-year": _tr("Dit lijkt op een datum of een jaar. Dat is makkelijk te raden. Kies andere cijfers."),
        "phrase-short": _tr("Deze wachtzin is te kort. Kies vier woorden of meer, die niets met elkaar hebben."),
        "phrase-guessable": _tr(
            "Deze wachtzin is makkelijk te raden. Kies vier gewone woorden die niets met elkaar hebben, "
            "zoals: paraplu tractor zondag kaas. Neem wel je eigen woorden."
        ),
    }.get(why, _tr("Dit is makkelijk te raden. Kies iets anders."))


def _card(group: str) -> str:
    if not group:
        return _tr("De kaart is nog niet helemaal overgetypt. Kijk of je een groepje mist.")
    return _tr("In groepje {group} staat iets anders dan op de kaart. Kijk dat groepje nog eens na.").format(
        group=group
    )


def _last_reader(items: str) -> str:
    lost = (
        _tr("1 bericht kan daarna niemand meer lezen.")
        if items == "1"
        else _tr("{items} berichten kan daarna niemand meer lezen.").format(items=items)
    )
    rest = _tr("Er is nog niets veranderd. Laat eerst een andere buurtwerker de herstelkaart overtypen.")
    return f"{lost} {rest}"


def _kept(why: str) -> str:
    held = _tr("Het is gelukt en het blijft zo.")
    rest = {
        Code.DISK_FULL.value: _tr("Wat er nog bij hoort kon nu niet, want de schijf is vol. Maak ruimte."),
        Code.FILE_NOT_WRITABLE.value: _tr(
            "Wat er nog bij hoort kon nu niet, want in de map van Inloopbalie lukt bewaren niet. Vraag de beheerder om "
            "ernaar te kijken."
        ),
    }.get(why, _tr("Wat er nog bij hoort kon nu niet."))
    return f"{held} {rest} {_tr('Bij de volgende dienst gaat de rest vanzelf, ook in de lijst met namen.')}"


def wait_words(seconds: str) -> str:
    """How long to wait, in words: "30 seconden", "1 minuut", "1 uur"; from whole seconds as text."""
    count = int(seconds) if seconds.isdigit() else 0
    if count < 60:
        return _tr("1 seconde") if count == 1 else _tr("{count} seconden").format(count=count)
    if count < 3_600:
        minutes = -(-count // 60)
        return _tr("1 minuut") if minutes == 1 else _tr("{count} minuten").format(count=minutes)
    return _tr("{count} uur").format(count=-(-count // 3_600))


def backup_contents(contents: BackupContents) -> tuple[str, ...]:
    """What putting a backup back would bring, a sentence each."""
    said = [_tr("Deze reservekopie is van {when}.").format(when=_moment_words(contents.made_on))]
    if contents.desk:
        until = contents.desk_from or contents.made_on
        said.append(_tr("Wat mensen vertelden komt terug zoals het was op {when}.").format(when=_moment_words(until)))
        said.append(
            _tr("Daarna kunnen deze mensen inloggen, met de code die ze toen hadden: {names}.").format(
                names=_names(contents.people)
            )
        )
    else:
        said.append(_tr("Wat mensen vertelden zit er niet in. Dat blijft zoals het nu is."))
    if contents.desk and contents.returning:
        said.append(
            _tr("Let op. Nu niet meer in de lijst, daarna wel: {names}.").format(names=_names(contents.returning))
        )
    if contents.desk and contents.missing:
        said.append(
            _tr("Let op. Nu wel in de lijst, daarna niet meer: {names}.").format(names=_names(contents.missing))
        )
    if contents.services:
        said.append(_tr("De lijst met {count} plekken komt terug.").format(count=contents.services))
    if contents.settings:
        said.append(_tr("De instellingen komen terug."))
    said.append(_tr("Wat er nu staat wordt apart bewaard, hoogstens 30 dagen."))
    return tuple(said)


def backup_reaches(desk_from: datetime | None, *, in_use: bool, whole: bool = False) -> str:
    """Up to when a backup holds what people told us; "" when there is nothing to say."""
    if not in_use or whole:
        return ""
    if desk_from is None:
        return _tr(
            "Wat mensen vertelden zit er nog niet in. Dat komt erin na de eerste dienst die je afsluit met Inloopbalie."
        )
    return _tr("Wat mensen vertelden zit erin tot {when}. Wat daarna kwam, komt mee na de volgende dienst.").format(
        when=_moment_words(desk_from)
    )


def _names(names: tuple[str, ...]) -> str:
    if not names:
        return _tr("niemand")
    if len(names) == 1:
        return names[0]
    return _tr("{first} en {last}").format(first=", ".join(names[:-1]), last=names[-1])


def day_words(day: str) -> str:
    """A day as YYYY-MM-DD in words: "18 november 2026"; what is no day stays as it is."""
    try:
        return _date(date.fromisoformat(day))
    except ValueError:
        return day


def _date(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _moment_words(moment: datetime) -> str:
    return _tr("{day}, {time} uur").format(day=_date(moment), time=f"{moment.hour}.{moment:%M}")


def _tr(text: str) -> str:
    return QCoreApplication.translate("messages", text)
