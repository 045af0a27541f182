"""Sizes on paper, in points: one table for papers, one for letters."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

MM = 72 / 25.4


class Paper(StrEnum):
    """The papers a slip can be printed on."""

    A5 = "a5"
    A4 = "a4"

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points (ISO 216), upright."""
        wide, high = {"a5": (148, 210), "a4": (210, 297)}[self.value]
        return wide * MM, high * MM

    @property
    def margin(self) -> float:
        """White on all four sides; home printers need at least 5 mm."""
        return (8 if self is Paper.A5 else 13) * MM


class Letters(StrEnum):
    """How large the letters are (product.md: 11, 16 and 22 pt)."""

    NORMAL = "normal"
    LARGE = "large"
    VERY_LARGE = "very-large"


@dataclass(frozen=True)
class Style:
    """Every size of a slip. Text sizes in points; `leading` is a factor of the size."""

    body: float
    small: float
    name: float
    phone: float
    title: float
    head: float  # the buurthuis at the top
    foot: float  # the closing lines
    leading: float = 1.36
    row_gap: float = 3.5  # between the rows in a box
    box_gap: float = 9.0  # between boxes
    pad: float = 11.5  # inside a box
    qr_beside: bool = True  # no room for it beside very large letters
    one_a_page: bool = False
    joined: bool = False  # whose, what and costs as one paragraph

    @property
    def disc(self) -> float:
        """The black circle with the number of a service."""
        return self.name * 1.3

    @property
    def indent(self) -> float:
        """Where the name, and all text beside an icon, begins."""
        return self.disc + self.name * 0.28

    @property
    def tighter(self) -> tuple[Style, ...]:
        """The same letters with less and less white, for when that saves a page."""
        steps = ((1.3, 3.0, 7.0, 10.5), (1.27, 2.4, 6.5, 9.5), (1.24, 1.9, 6.0, 9.0), (1.22, 1.4, 5.0, 8.5))
        return tuple(
            replace(self, leading=leading, row_gap=row_gap, box_gap=box_gap, pad=pad, joined=True)
            for leading, row_gap, box_gap, pad in steps
        )


STYLES = {
    Letters.NORMAL: Style(11, 9.5, 15.5, 22, 21, 13, 11),
    Letters.LARGE: Style(16, 13, 20, 30, 26, 15, 14, leading=1.3, row_gap=4.5, pad=11.5),
    Letters.VERY_LARGE: Style(22, 18, 27, 40, 30, 16, 18, leading=1.27, row_gap=6, qr_beside=False, one_a_page=True),
}
