"""Boxes onto pages: the head with the buurthuis, the services, and the closing lines.

A service stays on one page unless it is taller than a page. When a little less white or a smaller head saves
a page or a split, they are used; letters never get smaller to make something fit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from printing import fonts, phones
from printing.documents.slip_box import Box, box, emphasised, unbroken
from printing.documents.slip_content import Entry
from printing.flow import (
    Column,
    Item,
    Mark,
    Piece,
    Rule,
    Run,
    Setting,
    Text,
    base_line,
    paragraph,
    runs,
    unit_list,
)
from printing.icons import Icon
from printing.languages import SlipWords
from printing.styles import Style

_RULE = 1.4
RULE_PIECES = 3  # with the white above and below


@dataclass(frozen=True)
class Head:
    """Who hands the slip out, and when."""

    name: str
    address: str
    phone: str
    inloop: str
    day: str  # in words
    date: str  # in figures, where there is less room
    code: str


@dataclass(frozen=True)
class Part:
    """A box, or the pieces of it that fit on one page."""

    box: Box
    pieces: tuple[Piece, ...]
    height: float
    first: bool = True


@dataclass
class Page:
    """One page: head, parts of services, and the foot on the last."""

    head: Column
    parts: list[Part] = field(default_factory=list)
    foot: Column | None = None


@dataclass(frozen=True)
class Plan:
    """One way to set a slip: a style and the pages it gives."""

    style: Style
    pages: tuple[Page, ...]

    @property
    def cost(self) -> tuple[int, int]:
        """Services that are split, then pages: the fewer the better."""
        return sum(not part.first for page in self.pages for part in page.parts), len(self.pages)


class Setter:
    """Tries the ways to set one slip and keeps the best."""

    def __init__(
        self, entries: Sequence[Entry], head: Head, w: SlipWords, size: tuple[float, float], discreet: bool
    ) -> None:
        self._entries = entries
        self._head = head
        self._w = w
        self._width, self._height = size
        self._discreet = discreet
        self._set: dict[Style, tuple[list[Box], Column]] = {}

    def best(self, style: Style) -> Plan:
        """The plan with the fewest split services and pages; of equals the one with most air."""
        found = self._plan(style, small=False)
        if found.cost <= (0, len(self._entries) if style.one_a_page else 1):
            return found
        tighter = style.tighter
        lowest = self._plan(tighter[-1], small=True).cost
        for small, each in [(small, each) for small in (False, True) for each in (style, *tighter)]:
            found = self._plan(each, small)
            if found.cost <= lowest:
                break
        return found

    def _plan(self, style: Style, small: bool) -> Plan:
        if style not in self._set:
            numbered = enumerate(self._entries, 1)
            boxes = [box(entry, number, style, self._width, self._w) for number, entry in numbered]
            self._set[style] = boxes, self._foot(style)
        return self._paginate(*self._set[style], style, small)

    def _paginate(self, boxes: Sequence[Box], foot: Column, style: Style, small: bool) -> Plan:
        pages = self._fill(boxes, foot, style, small, 0)
        if len(pages) > 1:
            pages = self._fill(boxes, foot, style, small, style.small * 1.5)
        return Plan(style, tuple(pages))

    def _fill(self, boxes: Sequence[Box], foot: Column, style: Style, small: bool, reserve: float) -> list[Page]:
        height = self._height - reserve
        first, later = self._full_head(style, small), self._later_head(style)
        pages = [Page(first)]
        left = height - first.height

        def turn() -> None:
            nonlocal left
            pages.append(Page(later))
            left = height - later.height

        for number, each in enumerate(boxes):
            if number and style.one_a_page:
                turn()
            if left < height / 4 and len(pages) == 1 and not pages[-1].parts:
                turn()  # a very long name of the buurthuis
            gap = style.box_gap if pages[-1].parts else 0
            if gap and each.height + gap > left:
                turn()
                gap = 0
            if each.height + gap <= left:
                pages[-1].parts.append(Part(each, each.pieces, each.height))
                left -= each.height + gap
                continue
            rest: tuple[Piece, ...] = each.pieces
            start = True
            while rest:
                part, rest = self._split(each, rest, left, style, start)
                pages[-1].parts.append(part)
                left -= part.height
                start = False
                if rest:
                    turn()
        if foot.height + style.box_gap > left:
            turn()
        closing = tuple(foot.pieces)
        while closing:
            column = Column(foot.wide)
            while closing and (column.height + closing[0].height <= left or not column.pieces):
                column.add(closing[0])
                closing = closing[1:]
            pages[-1].foot = column
            if closing:
                turn()
        return pages

    def _split(
        self, each: Box, rest: tuple[Piece, ...], room: float, style: Style, start: bool
    ) -> tuple[Part, tuple[Piece, ...]]:
        """The pieces that fit in the room, at least one, and the others."""
        pieces: list[Piece] = []
        used = 2 * style.pad
        if not start:
            lines = Column(each.width)
            name = self._w.continued.format(name=each.name) if each.name else ""
            if not name or fonts.width(f"{each.number} {name}", style.small) > each.width:
                name = self._w.continued_bare
            text = (Run(each.number, True), Run(f" {name}"))
            paragraph(lines, text, Setting(style.small, style.leading))
            pieces += lines.pieces
            pieces.append(Piece(style.row_gap))
            used += lines.height + style.row_gap
            while rest and not rest[0].items and not rest[0].framed:
                rest = rest[1:]
        taken = 0
        for piece in rest:
            if taken and used + piece.height > room:
                break
            used += piece.height
            taken += 1
        if taken < len(rest):
            taken = _between_rows(rest, taken)
        pieces += rest[:taken]
        used = 2 * style.pad + sum(piece.height for piece in pieces)
        low = each.beside.height + 2 * style.pad if start and each.beside is not None else 0.0
        return Part(each, tuple(pieces), max(used, low), start), rest[taken:]

    def _full_head(self, style: Style, small: bool) -> Column:
        """The head of the first page, with the title under the rule."""
        head = self._later_head(style) if small else self._sender_head(style)
        if self._discreet:
            with_phone = sum(bool(entry.phones) for entry in self._entries)
            several = self._w.discreet_phones if with_phone > 1 else self._w.discreet_phone
            title = several if with_phone else self._w.discreet_other
        else:
            title = self._w.title
        paragraph(head, runs(title, bold=True), Setting(style.title * (0.85 if small else 1), 1.24))
        if not small and not self._discreet and not style.one_a_page:
            paragraph(head, runs(self._w.lead), Setting(style.body, style.leading))
        head.space(style.box_gap * 0.8)
        return head

    def _sender_head(self, style: Style) -> Column:
        """The buurthuis with its sign at the left, the date and the code at the right."""
        column = Column(self._width)
        sign = style.head * 2.15
        items: list[Item] = []
        down = base_line(style.head, style.head * 1.3)
        right = 0.0
        date, code = fonts.clean(self._head.day), fonts.clean(self._head.code)
        indent = sign + style.head * 0.7
        name = fonts.width(fonts.clean(self._head.name).replace("\n", " "), style.head, bold=True)
        if indent + name + style.head + fonts.width(date, style.head * 0.85) > self._width:
            date = fonts.clean(self._head.date)
        for text, size, bold, at in (
            (date, style.head * 0.85, False, down),
            (code, style.head * 1.15, True, down + style.head * 1.3),
        ):
            if text:
                wide = fonts.width(text, size, bold)
                items.append(Text(self._width - wide, at, text, size, bold))
                right = max(right, wide)
        lines = Column(self._width)
        setting = Setting(style.head, 1.3, indent, right + style.head)
        paragraph(lines, runs(self._head.name, bold=True), setting)
        paragraph(lines, runs(self._head.address), replace(setting, size=style.head * 0.85))
        height = max(sign, lines.height, style.head * 2.7 if code else 0)
        top = max(0.0, (sign - lines.height) / 2)
        items.append(Mark(0, 0, sign, Icon.SIGN))
        text_items = _shifted(lines.pieces, top)
        column.add(Piece(height, (*items, *text_items)))
        self._rule(column, style)
        return column

    def _later_head(self, style: Style) -> Column:
        """One line, for the second page and on."""
        column = Column(self._width)
        size = style.small
        said = "  ".join(filter(None, (fonts.clean(self._head.date), fonts.clean(self._head.code))))
        wide = fonts.width(said, size, bold=True)
        setting = Setting(size, 1.3, 0, wide + size)
        lines = Column(self._width)
        paragraph(lines, runs(self._head.name, bold=True), setting)
        if len(lines.pieces) > 2:  # it stands on the first page already
            lines = Column(self._width)
        mark = Text(self._width - wide, base_line(size, size * 1.3), said, size, bold=True)
        column.add(Piece(max(lines.height, size * 1.3), (mark, *_shifted(lines.pieces, 0))))
        self._rule(column, style)
        return column

    def _rule(self, column: Column, style: Style) -> None:
        column.space(style.row_gap + 2)
        column.add(Piece(_RULE, (Rule(0, 0, self._width, _RULE),)))
        column.space(style.row_gap + 1)

    def _foot(self, style: Style) -> Column:
        """Coming along, coming back; on a discreet slip only the buurthuis itself."""
        w, head = self._w, self._head
        column = Column(self._width)
        self._rule(column, style)
        base = Setting(style.foot, style.leading * 0.97)
        if not self._discreet:
            answers = ((w.yes, True), (w.no, True))
            unit_list(column, [((w.can_come, False), *answers), ((w.who_joins, False), *answers)], base)
            column.space(style.row_gap * 1.6)
        sign = style.foot * 2.7
        setting = replace(base, indent=sign + style.foot * 0.7)
        lines = Column(self._width)
        paragraph(lines, runs(head.name if self._discreet else w.tell_us, bold=True), setting)
        paragraph(lines, emphasised(head.inloop, w.hour), setting)
        last: list[Run] = []
        if not self._discreet:
            last += runs(w.either_way)
        if head.phone.strip():
            said = "" if self._discreet else w.call_us
            last += [Run(f" {run.text}" if last else run.text) for run in runs(said)]
            number = unbroken(phones.grouped(head.phone))
            last.append(Run(f" {number}" if last else number, True))
        paragraph(lines, last, setting)
        column.space((sign - lines.height) / 2)
        for place, piece in enumerate(lines.pieces):
            # The sign stands at the middle of the lines.
            mark = (Mark(0, (lines.height - sign) / 2, sign, Icon.RING),) if place == 0 else ()
            column.add(replace(piece, items=(*mark, *piece.items)))
        column.space((sign - lines.height) / 2)
        return column


def _between_rows(pieces: Sequence[Piece], most: int) -> int:
    """Where to break: in the white before a row, when that leaves at least half of what would fit."""
    at = most
    while at > 1 and (pieces[at].items or pieces[at].framed):
        at -= 1
    kept, whole = (sum(piece.height for piece in pieces[:end]) for end in (at, most))
    return at if kept * 2 >= whole and at > 1 else most


def _shifted(pieces: Sequence[Piece], top: float) -> list[Item]:
    """The items of several pieces as one, from the top down."""
    items: list[Item] = []
    for piece in pieces:
        items += [replace(item, down=item.down + top) for item in piece.items]
        top += piece.height
    return items
