"""The part of reportlab's canvas that paper needs, with types: reportlab itself has none.

Lengths are in points from the lower left of the page.
"""

from __future__ import annotations

import io
from typing import Any, Protocol

from reportlab.pdfgen import canvas as _reportlab

from printing import fonts


class Path(Protocol):
    """A path in the making."""

    def moveTo(self, x: float, y: float) -> None: ...  # noqa: N802
    def lineTo(self, x: float, y: float) -> None: ...  # noqa: N802
    def curveTo(  # noqa: N802
        self, x1: float, y1: float, x2: float, y2: float, x3: float, y3: float
    ) -> None: ...
    def close(self) -> None: ...


class Canvas(Protocol):
    """One document, page after page."""

    def beginPath(self) -> Path: ...  # noqa: N802
    def drawPath(self, path: Path, stroke: int = 1, fill: int = 0) -> None: ...  # noqa: N802
    def addLiteral(self, s: str) -> None: ...  # noqa: N802
    def circle(self, x_cen: float, y_cen: float, r: float, stroke: int = 1, fill: int = 0) -> None: ...
    def ellipse(self, x1: float, y1: float, x2: float, y2: float, stroke: int = 1, fill: int = 0) -> None: ...
    def line(self, x1: float, y1: float, x2: float, y2: float) -> None: ...
    def rect(self, x: float, y: float, width: float, height: float, stroke: int = 1, fill: int = 0) -> None: ...
    def roundRect(  # noqa: N802
        self, x: float, y: float, width: float, height: float, radius: float, stroke: int = 1, fill: int = 0
    ) -> None: ...
    def setFont(self, psfontname: str, size: float) -> None: ...  # noqa: N802
    def drawString(  # noqa: N802
        self,
        x: float,
        y: float,
        text: str,
        mode: int | None = None,
        charSpace: float = 0,  # noqa: N803
    ) -> None: ...
    def drawCentredString(self, x: float, y: float, text: str) -> None: ...  # noqa: N802
    def setFillGray(self, gray: float) -> None: ...  # noqa: N802
    def setStrokeGray(self, gray: float) -> None: ...  # noqa: N802
    def setLineWidth(self, width: float) -> None: ...  # noqa: N802
    def setLineCap(self, mode: int) -> None: ...  # noqa: N802
    def setLineJoin(self, mode: int) -> None: ...  # noqa: N802
    def saveState(self) -> None: ...  # noqa: N802
    def restoreState(self) -> None: ...  # noqa: N802
    def translate(self, dx: float, dy: float) -> None: ...
    def scale(self, x: float, y: float) -> None: ...
    def showPage(self) -> None: ...  # noqa: N802
    def save(self) -> None: ...


def new_canvas(buffer: io.BytesIO, size: tuple[float, float], title: str, language: str) -> Canvas:
    """An empty document that will be written to the buffer.

    Title and author say only what kind of paper it is. The file holds no time of making: it says no more than
    the paper, and the same slip gives the same bytes.
    """
    for bold in (False, True):
        fonts.font(bold)
    made: Any = _reportlab
    canvas = made.Canvas(
        buffer,
        pagesize=size,
        initialFontName=fonts.REGULAR,  # the default is Helvetica, which would not be embedded
        pageCompression=1,
        invariant=1,
        lang=language,
    )
    for say in (canvas.setTitle, canvas.setAuthor, canvas.setSubject, canvas.setCreator):
        say(title)
    typed: Canvas = canvas
    return typed
