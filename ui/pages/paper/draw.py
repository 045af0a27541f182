"""Drawing the pages of a slip for the screen: what runs in the background, plain data in and out."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QImage

from data.settings import Settings
from printing.styles import Letters, Paper
from ui.printing import page_images

_POINTS_A_PX = 72 / 96


@dataclass(frozen=True)
class Area:
    """The room for one page on the screen: width and height in px, and how many dots a px is."""

    width: int
    height: int
    ratio: float = 1.0


@dataclass(frozen=True)
class Drawn:
    """A slip as PDF, and its pages drawn to fit an area."""

    pdf: bytes
    pages: tuple[QImage, ...]
    paper: Paper
    area: Area


def draw(pdf: bytes, paper: Paper, area: Area) -> Drawn:
    """The slip, drawn for this area."""
    return Drawn(pdf, drawn_pages(pdf, paper, area), paper, area)


def paper_of(settings: Settings) -> Paper:
    """The paper that was used last."""
    return Paper(settings.paper.lower())


def letters_of(settings: Settings) -> Letters:
    """The letters that were used last."""
    return Letters(settings.slip_letters)


def drawn_pages(pdf: bytes, paper: Paper, area: Area) -> tuple[QImage, ...]:
    """Every page as large as it can be in the area, sharp on this screen."""
    width, height = paper.size
    fit = max(0.1, min(area.width / width, area.height / height))
    images = page_images(pdf, fit * area.ratio)
    for image in images:
        image.setDevicePixelRatio(area.ratio)
    return images


def px_of_points(points: float) -> float:
    """How many px letters of this size are when paper is held to the screen (96 px to an inch)."""
    return points / _POINTS_A_PX
