"""The parts of the search page in one stack, each made when it is first needed; the crisis card above them all."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from data.directory.records import CrisisNumber, Theme
from ui.context import Context
from ui.models.results import ResultsModel
from ui.pages.search.crisis_card import CrisisCard
from ui.pages.search.nothing_found import NothingFound
from ui.pages.search.start import StartPage
from ui.pages.search.workplace import Workplace

_LOW = 430  # logical px of height


class Parts(QWidget):
    """Start page, results, nothing found: one of them is shown. `made` tells of a part that is new."""

    made = Signal(object)

    def __init__(self, context: Context, model: ResultsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._model = model
        self._themes: tuple[Theme, ...] = ()
        self._areas: tuple[str, ...] = ()
        self._workplace: Workplace | None = None
        self._nothing: NothingFound | None = None
        self._crisis: CrisisCard | None = None
        self._holder = QWidget()
        self._space = QVBoxLayout(self._holder)
        self._holder.hide()
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._holder)
        column.addWidget(self._stack, 1)
        self.start = StartPage(context)
        self._stack.addWidget(self.start)
        context.look.changed.connect(self._fit)

    @property
    def workplace(self) -> Workplace:
        """List, detail and filters."""
        if self._workplace is None:
            self._workplace = Workplace(self._context, self._model)
            self._workplace.filters.set_choices(self._themes, self._areas)
            self._stack.addWidget(self._workplace)
            self.made.emit(self._workplace)
        return self._workplace

    @property
    def nothing(self) -> NothingFound:
        """Nothing found, or stuck."""
        if self._nothing is None:
            self._nothing = NothingFound(self._context)
            self._nothing.set_themes(self._themes)
            self._stack.addWidget(self._nothing)
            self.made.emit(self._nothing)
        return self._nothing

    @property
    def crisis(self) -> CrisisCard | None:
        """The crisis card, if it was ever shown."""
        return self._crisis

    @property
    def shown(self) -> QWidget:
        """The part that is on the screen."""
        return self._stack.currentWidget() or self.start

    def show_part(self, part: QWidget) -> None:
        """Bring a part on the screen."""
        if self._stack.currentWidget() is not part:
            self._stack.setCurrentWidget(part)

    def shows_results(self) -> bool:
        """Whether list and detail are on the screen."""
        return self._workplace is not None and self._stack.currentWidget() is self._workplace

    def shows_nothing(self) -> bool:
        """Whether the page for who is stuck is on the screen."""
        return self._nothing is not None and self._stack.currentWidget() is self._nothing

    def set_choices(self, themes: Sequence[Theme], areas: Sequence[str]) -> None:
        """The theme tree and the areas, for the parts that are there and those that come."""
        self._themes, self._areas = tuple(themes), tuple(areas)
        if self._workplace is not None:
            self._workplace.filters.set_choices(themes, areas)
        if self._nothing is not None:
            self._nothing.set_themes(themes)

    def show_crisis(self, lines: Sequence[CrisisNumber]) -> None:
        """Show the crisis card with these lines, the fitting one first; none takes it away."""
        if not lines:
            self._holder.hide()
            return
        if self._crisis is None:
            self._crisis = CrisisCard(self._context.look)
            self._space.addWidget(self._crisis)
            self.made.emit(self._crisis)
        self._crisis.show_lines(lines)
        self._fit()
        self._holder.show()

    @property
    def crisis_shown(self) -> bool:
        """Whether the crisis card is on the screen."""
        return not self._holder.isHidden()

    def _fit(self) -> None:
        look = self._context.look
        narrow = look.logical_width(self) < 700
        side = look.px(10 if narrow else 24)
        self._space.setContentsMargins(side, look.px(2), side, look.px(4))
        if self._crisis is not None:
            self._crisis.set_low(look.logical_height(self) < _LOW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
