"""The agenda of an overleg on paper, with room to write. Records in, PDF bytes out.

As little as possible that leads to a person: numbers, the buurtwerker's own titles and texts, never what was told nor a
name. Who sits at the table stands there by role and organisation. Black on white, A4, "vernietigen vóór" on each page.
"""

from __future__ import annotations

from data.desk.meetings.records import AgendaSheet, Part, SheetItem, SheetPart
from printing.cells import Cell
from printing.documents.meeting_words import PARTS, TABLES, codes, destroy, seat, themes
from printing.dutch_days import day_words, long_day
from printing.text_page import BODY, HEADING, House, Sheet

DOCUMENT = "Agenda"
_ROWS = frozenset({Part.FEEDBACK})
"""Parts in short rows with a box to tick: there is nothing to decide."""
_BOX = 50.0


def make_agenda(sheet: AgendaSheet, house: House) -> bytes:
    """The agenda as a PDF with its fonts inside. The same sheet gives the same bytes.

    Raises WorldError(GLYPH_MISSING) with `text` and `characters` for a title or text that the font has no letters for.
    """
    paper = Sheet(DOCUMENT, destroy(sheet.destroy_before))
    paper.title(TABLES[sheet.table], house, _where(sheet))
    paper.ticks("Aanwezig", [*(seat(one) for one in sheet.participants), "_______________"], BODY)
    number = 0
    for part in sheet.parts:
        if not part.items:
            continue
        paper.rule(1.0, before=6, after=2)
        paper.heading(PARTS[part.part], right=f"{part.minutes} minuten" if part.minutes else "", size=HEADING)
        if part.part in _ROWS:
            number = _rows(paper, part, number)
            continue
        for item in part.items:
            number += 1
            _item(paper, item, number, part.part)
    start = paper.place
    paper.rule(1.0, before=6, after=2)
    paper.heading("Rondvraag en goed nieuws uit de buurt")
    paper.lines(3)
    paper.group(start)
    return paper.pdf()


def _where(sheet: AgendaSheet) -> tuple[str, ...]:
    hours = f"{_hour(sheet.starts)} tot {_hour(sheet.ends)} uur" if sheet.ends else f"{_hour(sheet.starts)} uur"
    lines = [long_day(sheet.day), ", ".join(part for part in (hours, sheet.place.strip()) if part)]
    if sheet.chair.strip():
        lines.append(f"Voorzitter: {sheet.chair.strip()}")
    return tuple(lines)


def _item(paper: Sheet, item: SheetItem, number: int, part: Part) -> None:
    start = paper.place
    paper.numbered(number, item.title.strip() or _untitled(item), _beside(item, part))
    if item.text.strip():
        paper.text(item.text, indent=_INDENT)
    if item.earlier is not None:
        paper.text(_earlier(item), label="Vorige keer:", indent=_INDENT)
    paper.boxes((("Afspraak", 2.4), ("Wie", 1), ("Wanneer", 1)), _BOX, indent=_INDENT)
    paper.group(start)


_INDENT = 26.0


def _rows(paper: Sheet, part: SheetPart, number: int) -> int:
    rows = []
    for item in part.items:
        number += 1
        title = item.title.strip() or _untitled(item)
        said = item.text.strip()
        rows.append(
            (
                Cell(str(number), bold=True),
                codes(item.numbers),
                Cell(said, head=title) if said else title,
                Cell("gedaan", tick=True),
            )
        )
    paper.table(("", "", "", ""), rows, (0.42, 0.9, 5.1, 1.0), size=BODY)
    return number


def _untitled(item: SheetItem) -> str:
    return ", ".join(part for part in (codes(item.numbers), themes(item.themes)) if part) or "Zonder titel"


def _beside(item: SheetItem, part: Part) -> str:
    said = [codes(item.numbers)] if item.title.strip() else []
    if part is Part.PATTERNS and item.weeks:
        said.append(f"{len(item.numbers)} keer in {item.weeks} weken")
    if item.minutes:
        said.append(f"{item.minutes} min")
    return " · ".join(word for word in said if word)


def _earlier(item: SheetItem) -> str:
    if item.earlier is None:
        return ""
    before = item.earlier
    words = before.text.strip().rstrip(".") or "een afspraak"
    if before.kept_back:
        words = f"de afspraak staat bij {codes(item.numbers)}"
    who = ", ".join(
        part for part in (before.owner.strip(), f"voor {day_words(before.due)}" if before.due else "") if part
    )
    on = f" Besproken op {day_words(item.earlier_on)}." if item.earlier_on else ""
    return f"{words} ({who}).{on}" if who else f"{words}.{on}"


def _hour(said: str) -> str:
    """ "9.00" from "09:00"."""
    hours, _, minutes = said.partition(":")
    return f"{int(hours)}.{minutes}" if hours.isdigit() and minutes else said
