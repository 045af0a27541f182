"""What the search page knows of the directory beside the hits: the theme tree, the crisis numbers, who is near."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from data.directory.records import CrisisNumber, Need, Origin, ServiceCard, Theme
from ui.context import Context

_NEAR_AFTER_MS = 300  # who is near can wait for a first question


@dataclass(frozen=True)
class StartFacts:
    """What the start page shows of the directory; read in one go, away from the window."""

    themes: tuple[Theme, ...]
    numbers: tuple[CrisisNumber, ...]
    summary: tuple[int, str, int]


@dataclass(frozen=True)
class Near:
    """The neighbours' initiatives, and the areas to filter by."""

    neighbours: tuple[ServiceCard, ...]
    areas: tuple[str, ...]


class Facts(QObject):
    """Reads the facts when it is made and again when asked; until they came there are none."""

    arrived = Signal(object)  # StartFacts
    near_arrived = Signal(object)  # Near

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.themes: dict[str, Theme] = {}
        self.needs: dict[str, Need] = {}
        self.numbers: tuple[CrisisNumber, ...] = ()

    def read(self) -> None:
        """Read them (again)."""
        context = self._context
        context.tasks.with_directory(lambda: _read_facts(context), self._take)
        QTimer.singleShot(_NEAR_AFTER_MS, self, self._read_near)

    def _take(self, facts: StartFacts) -> None:
        self.themes = {theme.code: theme for theme in facts.themes}
        self.needs = {need.code: need for theme in facts.themes for need in theme.needs}
        self.numbers = facts.numbers
        self.arrived.emit(facts)

    def _read_near(self) -> None:
        context = self._context
        context.tasks.with_directory(lambda: _read_near(context), self._near)

    def _near(self, near: Near) -> None:
        self.near_arrived.emit(near)


def _read_facts(context: Context) -> StartFacts:
    directory = context.directory
    context.search.open_index()  # with it comes the shelf, from which the rest is read without a library
    return StartFacts(directory.themes(), directory.crisis_numbers(), directory.summary())


def _read_near(context: Context) -> Near:
    directory = context.directory
    near: list[ServiceCard] = []
    for code in ("contact", "spullen"):
        near += [card for card in directory.services_of_theme(code) if card.origin is Origin.NEIGHBOURHOOD]
    return Near(tuple(dict.fromkeys(near)), directory.areas())
