"""The room Overleg in the window: in the rail only while a buurtwerker's own key is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.context import Context
from ui.main_window import MainWindow

if TYPE_CHECKING:
    from data.desk.terms import Terms
    from ui.pages.base import Page

_MEETING, _SEARCH = "meeting", "search"


class MeetingWiring(QObject):
    """Makes the page when it is first opened, and keeps the rail right."""

    def __init__(self, context: Context, window: MainWindow) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        context.on_duty.changed.connect(self._changed)
        self._changed()

    def make_page(self) -> Page:
        """The room."""
        from data.desk.meetings.table import MeetingDesk
        from ui.pages.meeting.door import Door
        from ui.pages.meeting.page import MeetingPage

        door = Door(self._context.on_duty, lambda: MeetingDesk(self._terms), self)
        door.said.connect(self._window.toast.show_message)
        page = MeetingPage(self._context, door)
        page.search_wanted.connect(self._to_search)
        page.closed.connect(self._to_search)
        return page

    def _terms(self) -> Terms:
        """How long things are kept in this buurthuis."""
        from data.desk.terms import Terms

        return Terms.of(self._context.settings.current)

    def _changed(self) -> None:
        on_duty = self._context.on_duty
        self._window.show_in_rail(_MEETING, on_duty.open and on_duty.holds_reader)

    def _to_search(self) -> None:
        self._window.show_page(_SEARCH)
