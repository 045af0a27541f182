"""QR codes as one vector path: sharp on every printer, and read from a bad black-and-white scan."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from urllib.parse import urlsplit

import segno

from printing.canvas import Canvas
from printing.phones import dialled
from printing.styles import MM

SIZE = 23 * MM  # the modules; the quiet zone comes around it
QUIET_MODULES = 4  # ISO/IEC 18004
# At 150 dpi 23 mm is 136 dots: below three dots a module a scan gets unreliable.
_MOST_MODULES = 45


@dataclass(frozen=True)
class QrCode:
    """The dark modules as one path in PDF operators: a rectangle for each run, in modules, rows downwards."""

    modules: int
    path: str

    @property
    def quiet(self) -> float:
        """The width in points of the white that must stay around the modules."""
        return QUIET_MODULES * SIZE / self.modules


def phone_content(number: str) -> str:
    """The content that makes a telephone call this number, or "" when it cannot be dialled."""
    digits = dialled(number)
    return f"tel:{digits}" if digits else ""


def site_content(url: str) -> str:
    """The https address, without what is too long for 23 mm; "" when it is not an address of a website."""
    text = url.strip()
    if "://" not in text:
        text = f"https://{text}" if "." in text else ""
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    if parts.scheme not in ("https", "http") or not parts.netloc or any(c.isspace() for c in text):
        return ""
    return text if len(text) <= 90 else f"{parts.scheme}://{parts.netloc}"


@functools.lru_cache(maxsize=256)
def qr_code(content: str) -> QrCode | None:
    """The code for a content, at least error correction M; None when it would be too fine to read."""
    try:
        made = segno.make(content, error="m", micro=False)
    except (segno.DataOverflowError, ValueError):
        return None
    rows = made.matrix
    if len(rows) > _MOST_MODULES:
        return None
    runs: list[str] = []
    for y, row in enumerate(rows):
        start = -1
        for x, dark in enumerate((*row, 0)):
            if dark and start < 0:
                start = x
            elif not dark and start >= 0:
                runs.append(f"{start} {y} {x - start} 1 re")
                start = -1
    return QrCode(len(rows), " ".join(runs))


def draw(canvas: Canvas, code: QrCode, left: float, top: float) -> None:
    """Draw the modules with their upper left corner at (left, top)."""
    module = SIZE / code.modules
    canvas.addLiteral(f"q {module:.5f} 0 0 {-module:.5f} {left:.3f} {top:.3f} cm {code.path} f Q")
