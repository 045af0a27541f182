"""Text into lines, lines into columns: the little typesetting that a slip needs.

A column is a list of pieces, most of them one line high. Pieces are never split, so a page break can come
between any two of them and nothing is cut. Lengths are in points, downwards from the top of the column.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from printing import arabic, fonts
from printing.icons import Icon
from printing.qr import QrCode

_BREAK_AFTER = "/-.@_?&=,;:"


@dataclass(frozen=True)
class Run:
    """A stretch of text in one weight."""

    text: str
    bold: bool = False


@dataclass(frozen=True)
class Text:
    """Text on its base line, `down` points below the top of the piece."""

    x: float
    down: float
    text: str
    size: float
    bold: bool = False
    apart: float = 0  # extra white after every letter


@dataclass(frozen=True)
class Mark:
    """An icon, a QR code or a box to tick, with its top `down` points below the top of the piece."""

    x: float
    down: float
    size: float
    what: Icon | QrCode | None = None  # None: a box to tick


@dataclass(frozen=True)
class Disc:
    """A black circle with a number in white."""

    x: float
    down: float
    size: float
    text: str


@dataclass(frozen=True)
class Rule:
    """A black line from left to right, `down` points below the top of the piece."""

    x: float
    down: float
    width: float
    thick: float


@dataclass(frozen=True)
class Blank:
    """An empty box to write in, its top `down` points below the top of the piece; with a name it can be typed in."""

    x: float
    down: float
    width: float
    height: float
    name: str = ""
    many_lines: bool = False
    value: str = ""
    tip: str = ""


Item = Text | Mark | Disc | Rule | Blank


@dataclass(frozen=True)
class Piece:
    """What is never split over two pages. Without items it is white, left out at the top of a page."""

    height: float
    items: tuple[Item, ...] = ()
    framed: bool = False  # neighbours that are framed share one frame


@dataclass(frozen=True)
class _Word:
    parts: tuple[Run, ...]
    width: float
    gap: float  # white before it, when it is not the first of its line
    tick: float = 0  # width of the box to tick before it


@dataclass
class Column:
    """Collects pieces. Its upper part can be narrower, to leave room for something beside it."""

    wide: float
    narrow: float = 0
    narrow_height: float = 0
    pieces: list[Piece] = field(default_factory=list)
    height: float = 0

    @property
    def room(self) -> float:
        """The width that is free at the current height."""
        return self.narrow if self.height < self.narrow_height else self.wide

    def add(self, piece: Piece) -> None:
        """Add a piece below the others."""
        self.pieces.append(piece)
        self.height += piece.height

    def space(self, height: float) -> None:
        """Add white."""
        if height > 0:
            self.add(Piece(height))

    def past_narrow(self) -> None:
        """Go on below what stands beside the upper part."""
        self.space(self.narrow_height - self.height)


@dataclass(frozen=True)
class Setting:
    """How a paragraph is set. `indent` is where its lines begin, `right` what stays free at the end."""

    size: float
    leading: float
    indent: float = 0
    right: float = 0
    icon: Icon | None = None
    icon_x: float = 0  # the middle of the icon
    framed: bool = False
    from_right: bool = False  # a text from right to left: its lines end at the right


def runs(text: str, bold: bool = False, *, arabic_script: bool = False) -> tuple[Run, ...]:
    """One run of cleaned text on one line; none when nothing is left. `arabic_script`: it may hold that, see `fonts`.

    Raises:
        WorldError: GLYPH_MISSING.
    """
    cleaned = fonts.clean(text, arabic_script).replace("\n", " ")
    return (Run(cleaned, bold),) if cleaned else ()


def paragraph(column: Column, text: Sequence[Run], setting: Setting) -> None:
    """Add a text, broken into lines, with an icon beside the first of them."""
    _set(column, ([word] for word in _words(text, setting.size)), setting)


def tick_list(
    column: Column, label: Sequence[Run], items: Iterable[Sequence[Run]], setting: Setting, gap: float = 1.1
) -> None:
    """Add a label and things with a box to tick before each; one thing stays on one line when it can."""
    size = setting.size
    units = [[word] for word in _words(label, size)]
    for item in items:
        words = _words(item, size)
        if words:
            first = words[0]
            words[0] = _Word(first.parts, first.width + size * 1.2, size * gap, tick=size * 1.2)
            units.append(words)
    _set(column, units, setting)


def unit_list(column: Column, units: Sequence[Sequence[tuple[str, bool]]], setting: Setting) -> None:
    """Add groups of words that stay together; the bool asks for a box to tick before the words."""
    size = setting.size
    groups: list[list[_Word]] = []
    for unit in units:
        group: list[_Word] = []
        for text, tick in unit:
            words = _words(runs(text), size)
            if words and tick:
                first = words[0]
                words[0] = _Word(first.parts, first.width + size * 1.2, size * 0.8, tick=size * 1.2)
            elif words and not group and groups:
                words[0] = _Word(words[0].parts, words[0].width, size * 1.6)
            group += words
        if group:
            groups.append(group)
    _set(column, groups, setting)


def longest_word(text: str, size: float, bold: bool = False) -> float:
    """The width of the widest word."""
    return max((fonts.width(word, size, bold) for word in text.split(" ")), default=0.0)


def _words(text: Sequence[Run], size: float) -> list[_Word]:
    return list(_split(tuple(text), size))


@functools.lru_cache(maxsize=1024)  # the same text is set again with less white
def _split(text: tuple[Run, ...], size: float) -> tuple[_Word, ...]:
    """Words with the white before them; runs without a space between them stay one word."""
    words: list[list[Run]] = []
    open_word = False
    for run in text:
        parts = run.text.split(" ")
        for number, part in enumerate(parts):
            if number or not words:
                open_word = False
            if part:
                if open_word:
                    words[-1].append(Run(part, run.bold))
                else:
                    words.append([Run(part, run.bold)])
                open_word = True
    gap = fonts.width(" ", size)
    return tuple(_Word(tuple(word), _width(word, size), gap) for word in words)


def _width(parts: Iterable[Run], size: float) -> float:
    return sum([fonts.width(part.text, size, part.bold) for part in parts])


def _set(column: Column, units: Iterable[list[_Word]], setting: Setting) -> None:
    line: list[_Word] = []
    used = 0.0
    hang = 0.0  # where the next lines of a thing with a box to tick begin: under its words, not under the box
    first = True

    def room() -> float:
        return max(column.room - setting.indent - setting.right - hang, setting.size * 2)

    def end(then: float = 0.0) -> None:
        nonlocal line, used, first, hang
        if line:
            column.add(_line(line, setting, setting.icon if first else None, hang, column.room))
            line, used, first = [], 0.0, False
        hang = then

    def put(word: _Word) -> None:
        nonlocal used
        used += word.width + (word.gap if line else 0)
        line.append(word)

    for unit in units:
        whole = sum(word.width for word in unit) + sum(word.gap for word in unit[1:])
        if line and used + unit[0].gap + whole > room():
            end()
        if line or whole <= room():
            for word in unit:
                put(word)
            continue
        for word in unit:
            if line and used + word.gap + word.width > room():
                end(unit[0].tick)
            if line or word.width <= room():
                put(word)
                continue
            rest: _Word | None = word
            while rest is not None:
                part, rest = _cut(rest, room(), setting.size)
                put(part)
                if rest is not None:
                    end(unit[0].tick)
        if hang:
            end()
    end()


def _cut(word: _Word, room: float, size: float) -> tuple[_Word, _Word | None]:
    """As much of a too long word as fits; with a hyphen, unless it is broken after a mark that shows it."""
    if word.width <= room:
        return word, None
    chars = [(char, part.bold) for part in word.parts for char in part.text]
    used, fits = word.tick + fonts.width("-", size, bold=True), 0
    for char, bold in chars:
        used += fonts.width(char, size, bold)
        if used > room:
            break
        fits += 1
    fits = min(max(fits, 1), len(chars) - 1) if len(chars) > 1 else 1
    marked = next((at for at in range(fits, max(fits // 3, 1), -1) if chars[at - 1][0] in _BREAK_AFTER), 0)
    cut = marked or fits
    head, tail = chars[:cut], chars[cut:]
    if not marked and tail and head[-1][0].isalpha() and tail[0][0].isalpha():
        head = [*head, ("-", head[-1][1])]
    return _joined(head, size, word.gap, word.tick), _joined(tail, size, word.gap, 0) if tail else None


def _joined(chars: Sequence[tuple[str, bool]], size: float, gap: float, tick: float) -> _Word:
    parts: list[Run] = []
    for char, bold in chars:
        if parts and parts[-1].bold is bold:
            parts[-1] = Run(parts[-1].text + char, bold)
        else:
            parts.append(Run(char, bold))
    return _Word(tuple(parts), tick + _width(parts, size), gap, tick)


def base_line(size: float, height: float) -> float:
    """How far the base line lies below the top of a line of this height."""
    face = fonts.font()
    return (height + (face.ascent + face.descent) * size) / 2


def _line(words: Sequence[_Word], setting: Setting, icon: Icon | None, hang: float, room: float) -> Piece:
    words = _as_it_stands(words, setting)
    height = setting.size * setting.leading
    down = base_line(setting.size, height)
    items: list[Item] = []
    if icon is not None:
        size = setting.size * 1.18
        items.append(Mark(setting.icon_x - size / 2, down - setting.size * 0.36 - size / 2, size, icon))
    x = setting.indent + hang
    for number, word in enumerate(words):
        if number:
            x += word.gap
        if word.tick:
            box = setting.size * 0.86
            items.append(Mark(x, down - setting.size * 0.36 - box / 2, box))
        at = x + word.tick
        for run in word.parts:
            items.append(Text(at, down, run.text, setting.size, run.bold))
            at += fonts.width(run.text, setting.size, run.bold)
        x += word.width
    merged: Iterable[Item] = _merged(items, fonts.width(" ", setting.size))
    if setting.from_right:
        left = max(room - setting.right - x, 0.0)
        merged = [item if isinstance(item, Mark) else replace(item, x=item.x + left) for item in merged]
    return Piece(height, tuple(merged), setting.framed)


def _as_it_stands(words: Sequence[_Word], setting: Setting) -> Sequence[_Word]:
    """The words of a line from left to right, Arabic script turned; all others as they are."""
    texts = ["".join(part.text for part in word.parts) for word in words]
    if not any(arabic.has_arabic(text) for text in texts):
        return words
    turned = arabic.line(texts, right=setting.from_right)
    if turned is None:
        return words
    made = []
    for word, text, before in zip(words, turned, texts, strict=True):
        parts = word.parts if text == before else (Run(text, word.parts[0].bold),)
        made.append(_Word(parts, word.tick + _width(parts, setting.size), word.gap, word.tick))
    return made


def _merged(items: Iterable[Item], space: float) -> Iterator[Item]:
    """Words of one weight that follow each other become one text: one to draw, and one to copy."""
    last: Text | None = None
    end = 0.0
    for item in items:
        if not isinstance(item, Text):
            if last is not None:
                yield last
                last = None
            yield item
            continue
        gap = item.x - end
        if last is not None and item.bold is last.bold and abs(gap - space) < 0.01:
            last = Text(last.x, last.down, f"{last.text} {item.text}", last.size, last.bold)
        else:
            if last is not None:
                yield last
            last = item
        end = item.x + fonts.width(item.text, item.size, item.bold)
    if last is not None:
        yield last
