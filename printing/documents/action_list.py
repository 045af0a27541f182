"""The action list of an overleg on paper: who does what before when. Records in, PDF bytes out.

Numbers instead of names, the buurtwerker's own titles, "vernietigen vóór" on each page. Black on white, A4.
"""

from __future__ import annotations

from data.desk.meetings.records import ActionLine, ActionSheet
from printing.cells import Cell
from printing.documents.meeting_words import TABLES, codes, destroy, themes
from printing.dutch_days import day_words, long_day, short_day
from printing.text_page import House, Sheet

DOCUMENT = "Actielijst"


def make_action_list(sheet: ActionSheet, house: House) -> bytes:
    """The list as a PDF with its fonts inside, what has a day first. The same sheet gives the same bytes.

    Raises WorldError(GLYPH_MISSING) with `text` and `characters` for a text that the font has no letters for.
    """
    paper = Sheet(DOCUMENT, destroy(sheet.destroy_before))
    paper.title("Actielijst", house, (long_day(sheet.day), TABLES[sheet.table]), "Wie doet wat, en voor wanneer")
    if not sheet.lines:
        paper.text("Er is niets afgesproken.")
        paper.lines(6)
        return paper.pdf()
    dated = sorted((line for line in sheet.lines if line.due), key=lambda line: line.due or sheet.day)
    undated = [line for line in sheet.lines if not line.due]
    paper.table(
        ("Nummer", "Afspraak", "Wie", "Voor", "Klaar"),
        [_row(line) for line in (*dated, *undated)],
        (1.0, 3.8, 2.1, 1.45, 0.65),
    )
    paper.text(
        f"Gemaakt op {day_words(sheet.made_on)}. Klaar of lukt het niet? Zeg het tegen de buurtwerker. Zij zet het bij "
        "het nummer.",
        size=9.5,
    )
    return paper.pdf()


def _row(line: ActionLine) -> tuple[Cell | str, ...]:
    title = line.title.strip() or themes(line.themes).capitalize()
    decision, owner = line.decision.strip() or "geen afspraak", line.owner.strip() or "nog niemand"
    if line.kept_back:
        decision = owner = "staat bij dit nummer" if line.numbers else "staat niet op papier"
    when = short_day(line.due) if line.due else "nog geen dag"
    return (
        Cell(codes(line.numbers) or "–", bold=True),
        Cell(decision, head=title),
        owner,
        Cell(when, bold=bool(line.due)),
        Cell("", tick=True),
    )
