"""A paper of A4 with headings, sentences, tables and room to write: for the overleg, inzage and the papers of a board.

A `Sheet` takes blocks from top to bottom and makes the pages at the end. A heading stays with what follows it, a
row of a table stays whole when a page has room for it, and the head of a table comes back on the next page. Lengths
are in points.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace

from printing import arabic, fonts, page_break
from printing.canvas import Canvas, new_canvas
from printing.cells import Cell, clean, placed, row, runs
from printing.flow import Blank, Column, Item, Mark, Piece, Rule, Run, Setting, Text, base_line, paragraph
from printing.icons import Icon
from printing.page_break import Unit
from printing.pieces import draw_pieces
from printing.styles import MM, Paper

LANGUAGE = "nl"
PAPER = Paper.A4
MARGIN = 18 * MM
WIDTH = PAPER.size[0] - 2 * MARGIN
FOOT = 30.0  # what the last lines of a page take
HEIGHT = PAPER.size[1] - 2 * 14 * MM - FOOT
TOP = PAPER.size[1] - 14 * MM

TITLE, HEADING, SUB, BODY, SMALL = 23.0, 14.5, 11.5, 10.5, 9.0
LEADING = 1.38


@dataclass(frozen=True)
class House:
    """Whose paper it is. Everything may be "": then there is a line to write it on, or nothing."""

    name: str = ""
    address: str = ""
    phone: str = ""
    worker: str = ""  # the buurtwerker, by name
    worker_phone: str = ""


class Sheet:
    """A document in the making. `foot` stands at the bottom of each page, `document` is the title of the PDF."""

    def __init__(self, document: str, foot: str = "") -> None:
        self._document = document
        self._foot = foot
        self._set: list[Unit] = []
        self._fields = 0

    # Blocks

    def title(self, words: str, house: House, right: Sequence[str] = (), below: str = "") -> None:
        """The head of the first page: whose it is and what it is at the left, up to three lines at the right."""
        side = max((fonts.width(clean(line), BODY, at == 0) for at, line in enumerate(right)), default=0.0)
        side = min(side, WIDTH * 0.5)
        left = Column(WIDTH)
        if house.name.strip():
            paragraph(left, runs(house.name, bold=True), Setting(BODY, 1.35, 26, side + 16))
            left.space(2)
        paragraph(left, runs(words, bold=True), Setting(TITLE, 1.2, 0, side + 16 if side else 0))
        if below.strip():
            paragraph(left, runs(below), Setting(SUB, 1.35, 0, side + 16 if side else 0))
        beside = Column(side)
        for at, line in enumerate(right):
            paragraph(beside, runs(line, bold=at == 0), Setting(BODY, 1.4))
        items = placed(left.pieces, 0, 0) + [_to_right(item) for item in placed(beside.pieces, WIDTH - side, 0)]
        if house.name.strip():
            items.append(Mark(0, -3, 19, Icon.SIGN))
        self._add(Piece(max(left.height, beside.height), tuple(items)), glued=True)
        self.rule(2.2, before=7, after=9)

    def heading(self, words: str, *, right: str = "", size: float = HEADING) -> None:
        """A heading; it stays with what follows it. `right`: small words at the end of its line."""
        self.space(size * 0.75)
        self._headed(words, right, size)

    def numbered(self, number: int, words: str, right: str = "") -> None:
        """A heading with its number in the margin, for the items of an agenda."""
        self.space(7)
        self._headed(words, right, SUB + 0.5, str(number))

    def _headed(self, words: str, right: str, size: float, number: str = "") -> None:
        column = Column(WIDTH)
        indent = 26.0 if number else 0.0
        beside = fonts.width(clean(right), SMALL + 0.5) + 12 if right.strip() else 0.0
        paragraph(column, runs(words, bold=True), Setting(size, 1.28, indent, beside))
        first = column.pieces[0] if column.pieces else Piece(size * 1.28)
        down = base_line(size, first.height)
        more: list[Item] = [Text(0, down, number, size, True)] if number else []
        if right.strip():
            more.append(Text(WIDTH - beside + 12, down, clean(right), SMALL + 0.5))
        column.pieces[:1] = [Piece(first.height, (*first.items, *more))]
        self._glue(column.pieces, with_next=True)
        self._add(Piece(2.5), glued=True)

    def sub(self, words: str) -> None:
        """A smaller heading."""
        self.space(6)
        column = Column(WIDTH)
        paragraph(column, runs(words, bold=True), Setting(SUB, 1.32))
        self._glue(column.pieces, with_next=True)
        self._add(Piece(1.5), glued=True)

    def text(self, words: str, *, label: str = "", size: float = BODY, indent: float = 0, bold: bool = False) -> None:
        """Sentences, one paragraph for each line; `label` comes before them in bold."""
        for line in clean(words).split("\n"):
            column = Column(WIDTH)
            spoken: list[Run] = []
            if label:
                spoken += runs(f"{label} ", bold=True)
                spoken[-1] = Run(spoken[-1].text + " ", bold=True)
                label = ""
            spoken += runs(line, bold)
            right = len(spoken) == 1 and arabic.begins_right(line)
            paragraph(column, spoken, Setting(size, LEADING, indent, from_right=right))
            self._glue(column.pieces)
            self.space(2.5)

    def bullets(self, lines: Sequence[str], *, tick: bool = False, size: float = BODY) -> None:
        """Sentences with a dot or a box to tick before each."""
        for line in lines:
            column = Column(WIDTH)
            paragraph(column, runs(line), Setting(size, LEADING, size * 1.5))
            if column.pieces:
                first = column.pieces[0]
                box = size * 0.86
                down = base_line(size, first.height)
                sign: Item = Mark(0, down - size * 0.36 - box / 2, box) if tick else Text(size * 0.35, down, "•", size)
                column.pieces[0] = Piece(first.height, (sign, *first.items))
            self._glue(column.pieces)
            self.space(2)

    def ticks(self, label: str, items: Sequence[str], size: float = BODY) -> None:
        """A label and short things with a box to tick, one after another on as few lines as they take."""
        column = Column(WIDTH)
        line: list[Item] = []
        x = 0.0
        if label:
            shown = clean(label)
            line.append(Text(0, base_line(size, size * 1.75), shown, size, True))
            x = fonts.width(shown, size, bold=True) + size * 1.5
        start = x
        height = size * 1.75
        for item in items:
            part = Column(WIDTH - start)
            paragraph(part, runs(item), Setting(size, LEADING, size * 1.35))
            if not part.pieces:
                continue
            one = len(part.pieces) == 1
            wide = size * 1.35 + fonts.width(clean(item), size) if one else WIDTH
            if line and x > start and x + wide > WIDTH:
                column.add(Piece(height, tuple(line)))
                line, x = [], start
            down = base_line(size, height)
            box = size * 0.95
            line.append(Mark(x, down - size * 0.36 - box / 2, box))
            if one:
                line += placed(part.pieces, x, down - base_line(size, size * LEADING))
                x += wide + size * 1.6
                continue
            line += placed(part.pieces, x, base_line(size, height) - base_line(size, size * LEADING))
            column.add(Piece(max(height, part.height), tuple(line)))
            line, x = [], start
        if line:
            column.add(Piece(height, tuple(line)))
        self._glue(column.pieces)

    def table(
        self,
        head: Sequence[str],
        rows: Sequence[Sequence[Cell | str]],
        widths: Sequence[float],
        *,
        size: float = BODY - 1,
        ruled: bool = True,
    ) -> None:
        """Rows under a head that comes back on each page. `widths` are shares of the width of the page."""
        total = sum(widths)
        wide = [WIDTH * part / total for part in widths]
        top: tuple[Piece, ...] = ()
        if any(head):
            top = (
                *row([Cell(word, bold=True) for word in head], wide, size - 0.3, HEIGHT / 3),
                Piece(3),
                _line(1.1),
                Piece(2.5),
            )
            self._glue(top, with_next=True, whole=True)
        for number, said in enumerate(rows):
            cells = [cell if isinstance(cell, Cell) else Cell(cell) for cell in said]
            pieces = list(row(cells, wide, size, HEIGHT / 3))
            if ruled:
                pieces += [Piece(2.5), _line(0.5 if number + 1 < len(rows) else 1.1), Piece(2.5)]
            else:
                pieces.append(Piece(2))
            self._glue(pieces, whole=sum(piece.height for piece in pieces) < HEIGHT / 3, head=top)
        self.space(3)

    def boxes(
        self, labels: Sequence[tuple[str, float]], height: float, *, indent: float = 0, size: float = SMALL
    ) -> None:
        """Empty boxes beside each other to write in, each with a small word; with shares of the width."""
        gap = 10.0
        total = sum(share for _, share in labels)
        free = WIDTH - indent - gap * (len(labels) - 1)
        items: list[Item] = []
        x = indent
        for label, share in labels:
            wide = free * share / total
            items.append(Blank(x, 0, wide, height, ""))
            words = Column(wide - 12)
            paragraph(words, runs(label), Setting(size, 1.3))
            items += placed(words.pieces, x + 6, 4)
            x += wide + gap
        self._add(Piece(height, tuple(items)))
        self.space(4)

    def lines(self, count: int, *, indent: float = 0, apart: float = 22.0) -> None:
        """Lines to write on."""
        for _ in range(count):
            self._add(Piece(apart, (Rule(indent, apart - 2, WIDTH - indent, 0.6),)))
        self.space(4)

    def field(self, label: str, *, rows: int = 1, value: str = "", tip: str = "") -> None:
        """A field to fill in, on the screen or with a pen; `rows` lines high. The label stands above it."""
        column = Column(WIDTH)
        paragraph(column, runs(label), Setting(BODY - 0.5, LEADING))
        self._glue(column.pieces, with_next=True)
        self._fields += 1
        height = 8 + rows * 14.0
        name = f"veld-{self._fields}"
        self._add(Piece(height, (Blank(0, 1, WIDTH, height - 1, name, rows > 1, value, tip or label),)))
        self.space(5)

    def form_line(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Short fields beside each other, each under its label: (label, value)."""
        gap = 10.0
        wide = (WIDTH - gap * (len(pairs) - 1)) / len(pairs)
        items: list[Item] = []
        top = 13.0
        for number, (label, value) in enumerate(pairs):
            x = number * (wide + gap)
            lines = Column(wide)
            paragraph(lines, runs(label), Setting(BODY - 0.5, 1.3))
            items += placed(lines.pieces, x, 0)
            top = max(top, lines.height)
            self._fields += 1
            items.append(Blank(x, 0, wide, 22, f"veld-{self._fields}", False, value, label))
        moved = tuple(replace(item, down=top + 1) if isinstance(item, Blank) else item for item in items)
        self._add(Piece(top + 24, moved))
        self.space(7)

    def mark(self, head: str, words: str, icon: Icon = Icon.ALERT) -> None:
        """A framed remark that must not be read over: "FG: nakijken", a wish, a warning."""
        pad, sign = 9.0, 15.0
        column = Column(WIDTH - pad)
        paragraph(column, runs(head, bold=True), Setting(BODY, 1.35, pad + sign + 8, 0, icon, pad + sign / 2))
        for line in clean(words).split("\n"):
            right = arabic.begins_right(line)
            paragraph(column, runs(line), Setting(BODY - 0.5, LEADING, pad + sign + 8, from_right=right))
        framed = [Piece(5, (), framed=True), *(replace(piece, framed=True) for piece in column.pieces)]
        framed.append(Piece(6, (), framed=True))
        self.space(3)
        self._glue(framed, whole=column.height < HEIGHT / 3)
        self.space(6)

    def rule(self, thick: float = 0.8, *, before: float = 5, after: float = 5) -> None:
        """A line over the whole width."""
        self._add(Piece(before), glued=True)
        self._add(_line(thick), glued=True)
        self.space(after)

    def space(self, height: float) -> None:
        """White; left out at the top of a page. No page break comes before it."""
        if self._set and height > 0:
            last = self._set[-1]
            self._set[-1] = replace(last, glued=True)
            self._add(Piece(height), glued=last.glued)

    def group(self, start: int) -> None:
        """Keep everything from place `start` (of `place`) on one page, when that can be."""
        while start < len(self._set) and not self._set[start].piece.items:
            start += 1  # white before it may end a page
        for at in range(start, len(self._set) - 1):
            self._set[at] = replace(self._set[at], glued=True)

    @property
    def place(self) -> int:
        """Where the next block begins, for `group`."""
        return len(self._set)

    # Pages

    def pdf(self) -> bytes:
        """The document with its fonts inside; the same blocks give the same bytes."""
        pages = page_break.pages(self._set, HEIGHT)
        buffer = io.BytesIO()
        canvas = new_canvas(buffer, PAPER.size, self._document, LANGUAGE)
        for number, page in enumerate(pages, start=1):
            draw_pieces(canvas, page, MARGIN, TOP, WIDTH)
            self._draw_foot(canvas, number, len(pages))
            canvas.showPage()
        canvas.save()
        return buffer.getvalue()

    def _add(self, piece: Piece, *, glued: bool = False) -> None:
        self._set.append(Unit(piece, glued))

    def _glue(
        self,
        pieces: Sequence[Piece],
        *,
        with_next: bool = False,
        whole: bool = False,
        head: tuple[Piece, ...] = (),
    ) -> None:
        """Add lines: never one alone at the end or the start of a page; all together with `whole`."""
        last = len(pieces) - 1
        for number, piece in enumerate(pieces):
            glued = with_next if number == last else whole or number == 0 or number == last - 1
            self._set.append(Unit(piece, glued, head))

    def _draw_foot(self, canvas: Canvas, number: int, pages: int) -> None:
        size = SMALL
        page = f"blad {number} van {pages}"
        down = 0.0
        column = Column(WIDTH - fonts.width(page, size) - 16)
        paragraph(column, runs(self._foot), Setting(size, 1.25))
        bottom = 14 * MM
        pieces = [Piece(0.8, (Rule(0, 0, WIDTH, 0.8),)), Piece(4)]
        down = base_line(size, size * 1.25)
        beside = Text(WIDTH - fonts.width(page, size), down, page, size)
        lines = column.pieces or [Piece(size * 1.25)]
        pieces += [Piece(lines[0].height, (*lines[0].items, beside)), *lines[1:]]
        draw_pieces(canvas, pieces, MARGIN, bottom + FOOT - 6, WIDTH)


def _to_right(item: Item) -> Item:
    """A line of text, moved to the right edge of the page."""
    if not isinstance(item, Text):
        return item
    return replace(item, x=WIDTH - fonts.width(item.text, item.size, item.bold))


def _line(thick: float) -> Piece:
    return Piece(thick, (Rule(0, 0, WIDTH, thick),))
