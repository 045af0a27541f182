"""The room of the buurtwerker's week: in the rail only while a buurtwerker's own key is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.context import Context
from ui.main_window import MainWindow
from ui.pages.week.work import WeekWork

if TYPE_CHECKING:
    from data.retention import Terms
    from ui.pages.base import Page

ROOM = "week"
_SEARCH = "search"


class WeekWiring(QObject):
    """Makes the page when it is first opened, and keeps the rail right."""

    def __init__(self, context: Context, window: MainWindow) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self.work = WeekWork(context.on_duty, self._terms, window)
        self.work.said.connect(window.toast.show_message)
        context.on_duty.changed.connect(self._changed)
        self._changed()

    def make_page(self) -> Page:
        """The room."""
        from ui.pages.week.page import WeekPage

        page = WeekPage(self._context, self.work)
        page.search_wanted.connect(self._to_search)
        page.closed.connect(self._to_search)
        return page

    def _terms(self) -> Terms:
        """How long things are kept in this buurthuis."""
        from data.retention import Terms

        return Terms.of(self._context.settings.current)

    def _changed(self) -> None:
        on_duty = self._context.on_duty
        self._window.show_in_rail(ROOM, on_duty.open and on_duty.holds_reader)

    def _to_search(self) -> None:
        self._window.show_page(_SEARCH)
