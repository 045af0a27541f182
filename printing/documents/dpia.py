"""The draft of a DPIA (AVG, article 35) for the signals and the overleg, made from the program's fields and terms.

Honest about what is not decided by a program: the legal basis. What a board has to fill in is a field, what a
functionaris gegevensbescherming (FG) has to look at is marked. Records in, PDF bytes out.
"""

from __future__ import annotations

from printing.cells import Cell
from printing.documents import dpia_words as say
from printing.documents.kept_words import Work, words_of
from printing.documents.processing_register import CHECK, SECURITY, Register
from printing.documents.term_words import rule_words
from printing.dutch_days import day_words
from printing.text_page import Sheet

DOCUMENT = "DPIA"


def make_dpia(register: Register) -> bytes:
    """The draft as a PDF with fields to fill in. The same request gives the same bytes.

    Raises MissingWordsError or KeyError when the program keeps something that nobody described, and
    WorldError(GLYPH_MISSING) with `text` and `characters`.
    """
    house = register.house
    sheet = Sheet(DOCUMENT, "Concept. Geen juridisch advies. Het bestuur beslist, de FG kijkt na.")
    sheet.title(
        "DPIA",
        house,
        ("Concept", f"Gemaakt op {day_words(register.made_on)}"),
        "Zorgen en ideeën, en het overleg daarover (AVG, artikel 35)",
    )
    sheet.text(say.INTRO)
    sheet.form_line((("Ingevuld door", ""), ("Datum", "")))
    sheet.form_line((("Namens het bestuur", ""), ("FG of adviseur", "")))
    _what(sheet, register)
    _flow(sheet)
    _who_reads(sheet)
    _ground(sheet)
    _needed(sheet, register)
    _rights(sheet)
    _risks(sheet)
    _end(sheet)
    return sheet.pdf()


def _what(sheet: Sheet, register: Register) -> None:
    sheet.heading("1. Wat doen we?")
    sheet.bullets(say.WHAT)
    sheet.field("Om hoeveel zorgen gaat het per jaar, ongeveer? In welke buurten?", rows=2)
    sheet.sub("Van wie zijn de gegevens?")
    sheet.bullets(say.PEOPLE)
    sheet.sub("Welke gegevens?")
    sheet.text("Dit zijn alle plekken die het programma voor zorgen en overleg heeft. Bijna alles mag leeg blijven.")
    rows: list[tuple[Cell | str, ...]] = []
    inventory = register.inventory
    for sealed, kept in ((True, inventory.sealed), (False, inventory.tables)):
        for one in kept:
            words = words_of(one.name, one.fields, sealed=sealed)
            if words.work not in (Work.SIGNALS, Work.MEETINGS):
                continue
            said = ", ".join(words.fields[name] for name in one.fields if words.fields[name])
            rows.append((Cell(words.what, bold=True), said or "–", "tweede slot" if sealed else "slot van de balie"))
    sheet.table(("Wat", "Welke gegevens", "Achter welk slot"), rows, (1.4, 3, 0.9))
    sheet.text(say.NEVER)
    sheet.mark(CHECK, say.CHECK_DATA)


def _flow(sheet: Sheet) -> None:
    sheet.heading("2. Hoe gaat het van de balie naar de buurtwerker, en terug?")
    sheet.bullets(say.FLOW)
    sheet.sub("Wat de wens van de bewoner doet")
    sheet.table(("De bewoner", "Wat er dan mag"), say.WISHES, (1.2, 3))


def _who_reads(sheet: Sheet) -> None:
    sheet.heading("3. Wie kan wat lezen?")
    sheet.table(("Wat", "Vrijwilliger", "Buurtwerker", "Met de taak", "Beheerder"), say.READERS, (2, 1.3, 1.1, 1.1, 1))
    sheet.text(say.READERS_NOTE)


def _ground(sheet: Sheet) -> None:
    sheet.heading("4. Mag het? De grondslag")
    sheet.mark("De wens van de bewoner is geen grondslag", say.WISH_IS_NOT)
    sheet.table(("Grondslag", "Past die?"), say.GROUNDS, (1.2, 3.4))
    sheet.field("Onze keuze, en waarom (met het besluit, de opdracht of de afweging erbij)", rows=4)
    sheet.sub("Gevoelige gegevens (AVG, artikelen 9 en 10)")
    sheet.bullets(say.SPECIAL)
    sheet.field("Op welke uitzondering beroepen we ons, en waarom?", rows=3)
    sheet.sub("Delen met anderen")
    sheet.bullets(say.SHARING)
    sheet.sub("Meldcode")
    sheet.text(say.MELDCODE)
    sheet.mark(CHECK, say.CHECK_GROUND)


def _needed(sheet: Sheet, register: Register) -> None:
    sheet.heading("5. Is het nodig, en kan het met minder?")
    sheet.bullets(say.LESS)
    sheet.sub("Hoe lang")
    rows = []
    for rule in register.inventory.rules:
        what, how_long, why = rule_words(rule, register.inventory.terms[rule.kind].days)
        rows.append((what, how_long, why))
    sheet.table(("Wat", "Hoe lang", "Waarom"), rows, (1.6, 1.6, 2))
    sheet.text(
        f"In een reservekopie kan iets nog hoogstens {register.backup_days} dagen langer staan. Papier wist zichzelf "
        "niet: daarom staat ‘vernietigen vóór’ erop."
    )
    sheet.field("Kan het in ons buurthuis met nog minder? (kortere termijn, minder lezers, een tafel minder)", rows=3)
    sheet.mark(CHECK, "Zijn deze termijnen nodig? Zijn er genoeg en niet te veel buurtwerkers die meelezen?")


def _rights(sheet: Sheet) -> None:
    sheet.heading("6. Weet de bewoner het, en wat kan die vragen?")
    sheet.bullets(say.RIGHTS)
    sheet.field("Hoe vertellen we het bewoners? (bordje, folder, gesprek)", rows=2)
    sheet.mark(CHECK, say.CHECK_RIGHTS)


def _risks(sheet: Sheet) -> None:
    sheet.heading("7. Wat kan er misgaan?")
    sheet.text("Vul bij elk risico in hoe groot de kans is en hoe erg het is: laag, midden of hoog.")
    for risk, done, left in say.RISKS:
        start = sheet.place
        sheet.sub(risk)
        sheet.text(done, label="Wat het programma doet:")
        sheet.text(left, label="Wat overblijft:")
        sheet.form_line((("Kans", ""), ("Gevolg", ""), ("Wat wij zelf doen", "")))
        sheet.group(start)
    sheet.sub("Hoe het beveiligd is (AVG, artikel 32)")
    sheet.bullets(SECURITY)
    sheet.field("Andere risico’s die wij zien", rows=4)


def _end(sheet: Sheet) -> None:
    sheet.heading("8. Besluit")
    sheet.bullets(say.DECIDE, tick=True)
    sheet.field("Advies van de FG", rows=4)
    sheet.field("Wat vonden bewoners en vrijwilligers ervan? (AVG, artikel 35 lid 9)", rows=3)
    start = sheet.place
    sheet.field("Besluit van het bestuur", rows=3)
    sheet.form_line((("Naam", ""), ("Datum", ""), ("Opnieuw bekijken op", "")))
    sheet.boxes((("Handtekening", 1), ("Handtekening FG, of ‘gezien’", 1)), 56)
    sheet.group(start)
