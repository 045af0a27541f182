"""One service as a box on the slip: its words set in rows, with the QR code beside the first of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from printing import fonts, qr
from printing.documents.slip_content import Entry
from printing.flow import (
    Column,
    Disc,
    Item,
    Mark,
    Piece,
    Run,
    Setting,
    Text,
    base_line,
    longest_word,
    paragraph,
    runs,
    tick_list,
)
from printing.icons import Icon
from printing.languages import SlipWords
from printing.styles import Style

_LEAST_PHONE = 1.8  # times the letters of the text: a phone number is read and copied by hand
_OTHER_PHONE = 1.3
_CLOCK = r"\d{1,2}[.:]\d\d"


@dataclass(frozen=True)
class Box:
    """The pieces of one service, `width` wide inside the border, and what stands right of the first."""

    number: str
    name: str
    pieces: tuple[Piece, ...]
    beside: Piece | None
    height: float  # with the white inside the border
    width: float


def emphasised(text: str, hour: str) -> tuple[Run, ...]:
    """The text with its times in bold: "Maandag, *9.00 tot 17.00 uur*". `hour` is the word after a time."""
    cleaned = fonts.clean(text).replace("\n", " ")
    parts = re.split(rf"({_CLOCK}(?: \w+ {_CLOCK})?(?: {re.escape(hour)})?)", cleaned)
    # A time stays on one line: half a time at the end of a line is read wrong.
    return tuple(
        Run(part.replace(" ", "\u00a0") if number % 2 else part, bool(number % 2))
        for number, part in enumerate(parts)
        if part
    )


def unbroken(text: str) -> str:
    """Cleaned text that stays on one line, for phone numbers."""
    return fonts.clean(text).replace("\n", " ").replace(" ", "\u00a0")


def box(entry: Entry, number: int, style: Style, outer_width: float, w: SlipWords) -> Box:
    """Set one service. `outer_width` is that of the border.

    Raises:
        WorldError: GLYPH_MISSING.
    """
    width = outer_width - 2 * style.pad
    code = qr.qr_code(entry.code) if entry.code else None
    caption = fonts.clean(entry.caption)
    beside, left, low = (None, width, 0.0)
    if code is not None and style.qr_beside:
        beside, left, low = _qr_beside(code, caption, style, width)
    column = Column(width, left, low)
    rows = _Rows(column, style, w)
    rows.heading(str(number), entry)
    rows.about(entry)
    rows.reach(entry)
    rows.where_and_when(entry)
    rows.what_to_do(entry)
    rows.alert(entry.alert)
    if code is not None and not style.qr_beside:
        rows.qr_below(code, caption)
    height = max(column.height, low) + 2 * style.pad
    return Box(str(number), fonts.clean(entry.name), tuple(column.pieces), beside, height, width)


def _qr_beside(code: qr.QrCode, caption: str, style: Style, width: float) -> tuple[Piece, float, float]:
    """The code at the right with its caption; also the width left for text, and how far down it reaches."""
    inset = max(0.0, code.quiet - style.pad)
    left = width - inset - qr.SIZE
    items: list[Item] = [Mark(left, inset, qr.SIZE, code)]
    low = inset + qr.SIZE + code.quiet
    if caption:
        lines = Column(qr.SIZE + code.quiet)
        paragraph(lines, runs(caption), Setting(style.small, 1.2))
        # A line has white above its letters already.
        down = low - (base_line(style.small, style.small * 1.2) - 0.74 * style.small)
        for piece in lines.pieces:
            for item in piece.items:
                if isinstance(item, Text):
                    middle = left + (qr.SIZE - fonts.width(item.text, item.size)) / 2
                    items.append(replace(item, x=middle, down=down + item.down))
            down += piece.height
        low = down - style.small * 0.25
    return Piece(low, tuple(items)), left - code.quiet, low


class _Rows:
    """Adds the rows of one service to a column, in the order in which they are read."""

    def __init__(self, column: Column, style: Style, w: SlipWords) -> None:
        self._column = column
        self._style = style
        self._w = w
        self._number_room = column.room

    def _setting(self, icon: Icon | None = None, flat: bool = False) -> Setting:
        style = self._style
        indent = 0 if flat else style.indent
        return Setting(style.body, style.leading, indent, icon=icon, icon_x=style.disc / 2)

    def _gap(self, factor: float = 1) -> None:
        self._column.space(self._style.row_gap * factor)

    def heading(self, number: str, entry: Entry) -> None:
        """The number in a disc and the name; without a name the phone number takes its place."""
        style, column = self._style, self._column
        name = runs(entry.name, bold=True)
        disc, indent = style.disc, style.indent
        start = len(column.pieces)
        if name:
            size = style.name
            widest = longest_word(name[0].text, 1, bold=True)
            if widest:
                size = max(style.body, min(size, (column.room - indent) / widest * 0.999))
            paragraph(column, name, Setting(size, 1.28, indent))
        elif entry.phones:
            self._number(entry.phones[0].number, indent)
        if len(column.pieces) == start:
            column.add(Piece(disc))
        first = column.pieces[start]
        lower = max(0.0, (disc - first.height) / 2)
        items = [replace(item, down=item.down + lower) for item in first.items]
        middle = first.height / 2 + lower
        mark = Disc(0, middle - disc / 2, disc, number)
        column.pieces[start] = Piece(first.height + 2 * lower, (*items, mark))
        column.height += 2 * lower

    def about(self, entry: Entry) -> None:
        """Whose it is, what for, what it costs."""
        whose = entry.organization
        texts = [text for text in (whose, entry.summary, entry.costs) if text]
        setting = self._setting(flat=True)
        if self._style.joined and len(texts) > 1:
            joined = " ".join([f"{whose}." if whose else texts[0], *texts[1:]])
            if self._lines([joined], setting) < self._lines(texts, setting):
                texts = [joined]
        for text in texts:
            paragraph(self._column, runs(text), setting)

    def _lines(self, texts: Sequence[str], setting: Setting) -> int:
        trial = replace(self._column, pieces=[])
        for text in texts:
            paragraph(trial, runs(text), setting)
        return len(trial.pieces)

    def reach(self, entry: Entry) -> None:
        """The first phone number large, the others behind it, a website or mail address where needed."""
        column, style = self._column, self._style
        for place, line in enumerate(entry.phones):
            large = place == 0
            if entry.name or not large:
                self._gap(1 if large else 0.6)
                self._number(line.number, style.indent, Icon.PHONE, large)
            if line.note:
                self._note(line.note)
        for text in (entry.site, entry.email):
            if text:
                self._gap()
                paragraph(column, runs(text, bold=True), self._setting(Icon.SITE))

    def _note(self, note: str) -> None:
        """Which line it is: behind the number when there is room, else under it."""
        column, style = self._column, self._style
        text = fonts.clean(note).replace("\n", " ")
        last = column.pieces[-1]
        number = last.items[-1] if last.items else None
        if isinstance(number, Text) and text:
            at = number.x + fonts.width(number.text, number.size, number.bold) + style.body * 0.6
            if at + fonts.width(text, style.body) <= self._number_room:
                said = Text(at, number.down, text, style.body)
                column.pieces[-1] = replace(last, items=(*last.items, said))
                return
        paragraph(column, runs(note), self._setting())

    def _number(self, number: str, indent: float, icon: Icon | None = None, large: bool = True) -> None:
        """A phone number as large as fits on one line; the first is never below 1.8 times the text."""
        column, style = self._column, self._style
        text = fonts.clean(number).replace("\n", " ")
        wide = fonts.width(text, 1, bold=True)
        if not text:
            return
        least = style.body * (_LEAST_PHONE if large else 1)
        most = style.phone if large else style.body * _OTHER_PHONE
        if wide * least > column.room - indent:
            column.past_narrow()
        self._number_room = column.room
        size = min(most, max(least, (column.room - indent) / wide * 0.999))
        leading = 1.18 if large else style.leading
        start = len(column.pieces)
        paragraph(column, (Run(text, True),), Setting(size, leading, indent))
        if icon is not None:
            first = column.pieces[start]
            mark = style.indent * 0.9 if large else style.body * 1.18
            down = base_line(size, size * leading) - 0.357 * size - mark / 2
            drawn = Mark((style.disc - mark) / 2, down, mark, icon)
            column.pieces[start] = replace(first, items=(drawn, *first.items))

    def where_and_when(self, entry: Entry) -> None:
        """Addresses with how to get there, and the opening hours."""
        column, style, hour = self._column, self._style, self._w.hour
        icon: Icon | None = Icon.PIN
        for address, way in entry.places:
            self._gap()
            text = list(runs(address, bold=True))
            if way:
                said = fonts.clean(way).replace("\n", " ")
                said = f"({said})" if text else said
                if fonts.width(said, style.body) < column.room - style.indent:
                    said = said.replace(" ", "\u00a0")  # rather on a line of its own than cut in two
                text.append(Run(f" {said}" if text else said))
            paragraph(column, text, self._setting(icon))
        if entry.place_note:
            self._gap()
            paragraph(column, runs(entry.place_note), self._setting(None if entry.places else icon))
        icon = Icon.CLOCK
        lines: list[tuple[Run, ...]] = [runs(entry.doubt, bold=True)] if entry.doubt else []
        lines += [emphasised(line, hour) for line in (entry.today, *entry.week) if line]
        for line in lines:
            self._gap(1 if icon else 0.2)
            paragraph(column, line, self._setting(icon))
            icon = None

    def what_to_do(self, entry: Entry) -> None:
        """The first step, what to bring, and the languages."""
        column, w = self._column, self._w
        if entry.step:
            self._gap()
            text = (*runs(w.step, bold=True), *(Run(f" {run.text}") for run in runs(entry.step)))
            paragraph(column, text, self._setting(Icon.STEP))
        if entry.bring:
            self._gap()
            things: Sequence[Sequence[Run]] = [runs(thing) for thing in entry.bring]
            tick_list(column, runs(w.bring, bold=True), things, self._setting(Icon.BAG))
        if entry.speak:
            self._gap()
            paragraph(column, runs(entry.speak), self._setting(Icon.SPEECH))

    def alert(self, text: str) -> None:
        """What to know before going, in a frame of its own."""
        if not text:
            return
        column, style = self._column, self._style
        column.past_narrow()
        self._gap(1.6)
        inner = style.body * 0.45
        edge = Piece(inner * 0.7, framed=True)
        setting = Setting(
            size=style.body,
            leading=style.leading,
            indent=style.indent + inner,
            right=inner,
            icon=Icon.ALERT,
            icon_x=style.disc / 2 + inner,
            framed=True,
        )
        column.add(edge)
        words = (*runs(self._w.alert, bold=True), *(Run(f" {run.text}") for run in runs(text)))
        paragraph(column, words, setting)
        column.add(edge)

    def qr_below(self, code: qr.QrCode, caption: str) -> None:
        """The code under the text, with its caption to the right: for letters that need the whole width."""
        column, style = self._column, self._style
        column.space(max(code.quiet, style.row_gap))
        lines = Column(column.wide - qr.SIZE - 2 * code.quiet)
        paragraph(lines, runs(caption), Setting(style.small, 1.25))
        inset = max(0.0, code.quiet - style.pad)
        items: list[Item] = [Mark(inset, 0, qr.SIZE, code)]
        down = (qr.SIZE - lines.height) / 2
        for piece in lines.pieces:
            for item in piece.items:
                if isinstance(item, Text):
                    items.append(replace(item, x=inset + qr.SIZE + code.quiet, down=down + item.down))
            down += piece.height
        column.add(Piece(qr.SIZE + inset, tuple(items)))
