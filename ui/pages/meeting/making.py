"""What is done on the screen where an overleg is made or changed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from data.desk.meetings.records import Meeting, MeetingTable
from ui.on_duty import OnDuty
from ui.pages.meeting.current import Current
from ui.pages.meeting.make_view import MakeView, Wanted
from ui.pages.meeting.remove import RemoveMeetingDialog

if TYPE_CHECKING:
    from data.desk.duty import Reader
    from data.desk.meetings.table import MeetingDesk


class Making(QObject):
    """`shown` before the view is filled, `opened` with the Meeting that came of it, `removed` when one is gone."""

    shown = Signal()
    opened = Signal(object)  # Meeting
    removed = Signal()

    def __init__(self, on_duty: OnDuty, current: Current, view: MakeView) -> None:
        super().__init__(view)
        self._on_duty = on_duty
        self._current = current
        self._view = view
        view.table_chosen.connect(self._propose)
        view.made.connect(self._made)
        view.remove_wanted.connect(self._ask_remove)

    def begin(self) -> None:
        """A new one, at the first table."""
        self.shown.emit()
        self._view.begin(next(iter(MeetingTable)))
        self._view.focus_first()

    def edit(self) -> None:
        """Another day, time, place or other people for the one that is open."""
        meeting = self._current.meeting
        if meeting is not None:
            self._view.edit(meeting)
            self.shown.emit()

    def _propose(self, table: MeetingTable) -> None:
        self._current.door.ask(lambda desk, reader: desk.propose(reader, table), self._view.propose)

    def _made(self, wanted: object) -> None:
        assert isinstance(wanted, Wanted)
        self._view.set_busy(True)
        key = self._current.key

        def work(desk: MeetingDesk, reader: Reader) -> Meeting:
            moment = {"starts": wanted.starts, "place": wanted.place, "chair": wanted.chair}
            if not key:
                return desk.make(reader, wanted.table, wanted.day, wanted.people, **moment)
            desk.describe(reader, key, day=wanted.day, **moment)
            return desk.set_participants(reader, key, wanted.people)

        self._current.door.do(work, self.opened.emit, failed=self._view.refuse)

    def _ask_remove(self) -> None:
        """Asked once: what was written for it goes too."""
        meeting = self._current.meeting
        if meeting is not None:
            dialog = RemoveMeetingDialog(self._on_duty, meeting, self._view.window())
            dialog.accepted.connect(partial(self._remove, meeting.id))
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    def _remove(self, key: str) -> None:
        self._current.door.do(lambda desk, reader: desk.remove(reader, key), lambda _: self.removed.emit())
