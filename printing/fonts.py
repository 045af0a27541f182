"""Noto Sans for everything on paper, and the one check that every character can be printed.

Without that check reportlab prints a character that a font does not have as an empty box, silently. Noto Sans
has the letters of Latin, Greek and Cyrillic scripts. A paper that can set Arabic script asks for it (`arabic=True`):
then its letters are shaped (printing.arabic) and come from Noto Sans Arabic.
"""

from __future__ import annotations

import functools
import unicodedata
from dataclasses import dataclass
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics, ttfonts

from data.errors import Code, WorldError
from printing import arabic as arabic_script
from resources import files

REGULAR = "NotoSans-Regular"
BOLD = "NotoSans-Bold"
ARABIC_REGULAR = "NotoSansArabic-Regular"
ARABIC_BOLD = "NotoSansArabic-Bold"

# The bytes go to a printer or a file, never through mail of forty years ago: half of them is enough.
vars(rl_config)["useA85"] = 0

# In the font, but wrong on paper without shaping: better a clear error than a wrong word.
_NEED_SHAPING = ((0x0590, 0x08FF), (0x0900, 0x0DFF), (0x1CD0, 0x1CFF), (0xA8E0, 0xA8FF))

# Harmless replacements: the same mark in a plain form. Anything that changes a word is not in here.
_PLAIN = {
    **dict.fromkeys((0x00A0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000, 0x0009, 0x1680), " "),
    **dict.fromkeys((0x000B, 0x000C, 0x000D, 0x0085, 0x2028, 0x2029), "\n"),
    **dict.fromkeys((0x2010, 0x2011, 0xFE63, 0xFF0D), "-"),
    **dict.fromkeys((0x2012, 0x2015, 0x2212, 0xFE58), "–"),
    **dict.fromkeys((0x201A, 0x201B, 0x2032, 0xFF07, 0x02BC, 0x02B9), "’"),
    **dict.fromkeys((0x201F, 0x2033, 0x301D, 0x301E, 0xFF02), "”"),
    **dict.fromkeys((0x2043, 0x2219, 0x25CF, 0x25E6, 0x25AA, 0x2023, 0x25CB, 0x25A0), "•"),
    **dict.fromkeys((0x2192, 0x27A1, 0x2794, 0x21D2), ">"),
    0x2044: "/",
    0xFF0F: "/",
    0x2026: "...",
}


@dataclass(frozen=True)
class Font:
    """What measuring needs: widths per character in thousandths of the size."""

    name: str
    widths: dict[str, float]
    ascent: float
    descent: float


@functools.cache
def font(bold: bool = False) -> Font:
    """The regular or bold font, registered with reportlab at the first call (about 10 ms each)."""
    name = BOLD if bold else REGULAR
    reportlab_fonts: Any = ttfonts
    loaded = reportlab_fonts.TTFont(name, str(files.path("fonts", f"{name}.ttf")))
    metrics: Any = pdfmetrics
    metrics.registerFont(loaded)
    face = loaded.face
    widths = {
        chr(code): float(face.charWidths.get(code, face.defaultWidth))
        for code in face.charToGlyph
        if code >= 0x20 and not any(first <= code <= last for first, last in _NEED_SHAPING)
    }
    return Font(name, widths, face.ascent / 1000, face.descent / 1000)


@functools.cache
def arabic_font(bold: bool = False) -> Font:
    """The font for shaped Arabic script, registered with reportlab at the first call."""
    name = ARABIC_BOLD if bold else ARABIC_REGULAR
    reportlab_fonts: Any = ttfonts
    loaded = reportlab_fonts.TTFont(name, str(files.path("fonts", f"{name}.ttf")))
    metrics: Any = pdfmetrics
    metrics.registerFont(loaded)
    face = loaded.face
    widths = {
        chr(code): float(face.charWidths.get(code, face.defaultWidth))
        for code in face.charToGlyph
        if arabic_script.stands(chr(code))
    }
    return Font(name, widths, face.ascent / 1000, face.descent / 1000)


def stretches(text: str, bold: bool = False) -> list[tuple[str, str]]:
    """A text as it is drawn, in stretches of one font: (font, text)."""
    if not arabic_script.has_arabic(text):
        return [(BOLD if bold else REGULAR, text)]
    made: list[tuple[str, str]] = []
    for char in text:
        plain = char in font(bold).widths
        name = (BOLD if bold else REGULAR) if plain else (ARABIC_BOLD if bold else ARABIC_REGULAR)
        if made and made[-1][0] == name:
            made[-1] = (name, made[-1][1] + char)
        else:
            made.append((name, char))
    return made


def width(text: str, size: float, bold: bool = False) -> float:
    """The width of a cleaned text in points.

    Raises:
        WorldError: GLYPH_MISSING, when a character was never cleaned and cannot be printed.
    """
    return _width(text, bold) * size


@functools.lru_cache(maxsize=8192)
def _width(text: str, bold: bool) -> float:
    widths = font(bold).widths
    try:
        return sum([widths[char] for char in text]) / 1000
    except KeyError:
        if not arabic_script.has_arabic(text):
            raise _missing(text) from None
    both = {**arabic_font(bold).widths, **widths}
    try:
        return sum([both[char] for char in text]) / 1000
    except KeyError:
        raise _missing(text) from None


@functools.lru_cache(maxsize=2048)
def clean(text: str, arabic: bool = False) -> str:
    """The text as it can be printed: plain spaces, dashes and quotes, no emoji or invisible marks.

    Line ends stay; other runs of white space become one space. `arabic`: this paper sets Arabic script; its letters
    come back shaped, in the order of reading.

    Raises:
        WorldError: GLYPH_MISSING with `text` and the `characters` that the font does not have.
    """
    widths, bold_widths = font(False).widths, font(True).widths
    kept: list[str] = []
    composed = unicodedata.normalize("NFC", text)
    joined: dict[str, float] = {}
    if arabic and arabic_script.has_arabic(composed):
        composed = arabic_script.shaped(composed)
        joined = arabic_font(False).widths
    for char in composed:
        plain = _PLAIN.get(ord(char))
        if plain is not None:
            kept.append(plain)
        elif unicodedata.category(char)[0] == "M" and (not kept or kept[-1].isspace()):
            continue  # a mark that stands on nothing would be printed outside the paper's margin
        elif char == "\n" or (char in widths and char in bold_widths and not _invisible(char)) or char in joined:
            kept.append(char)
        elif not _droppable(char):
            raise _missing(text)
    lines = (" ".join(line.split()) for line in "".join(kept).split("\n"))
    return "\n".join(line for line in lines if line)


def _invisible(char: str) -> bool:
    return unicodedata.category(char) in ("Cf", "Cc", "Co")


def _droppable(char: str) -> bool:
    """Emoji, pictures, flags, variation selectors, direction marks: leaving them out changes no word."""
    code = ord(char)
    return (
        _invisible(char)
        or unicodedata.category(char) in ("So", "Sk")
        or 0xFE00 <= code <= 0xFE0F
        or 0x1F000 <= code <= 0x1FAFF
        or code == 0x20E3
    )


def _missing(text: str) -> WorldError:
    widths = font().widths
    foreign = {char for char in text if char not in widths and char != "\n" and not _droppable(char)}
    return WorldError(Code.GLYPH_MISSING, text=text, characters="".join(sorted(foreign)))
