"""What is done on the agenda, and how it comes back to the screen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from data.desk.meetings.records import Meeting
from data.errors import WorldError
from ui.pages.meeting.agenda_view import AgendaView
from ui.pages.meeting.current import Current
from ui.pages.meeting.item_panel import Written

if TYPE_CHECKING:
    from data.desk.duty import Reader
    from data.desk.meetings.table import MeetingDesk


class AgendaDeeds(QObject):
    """Hears what is wanted in the view, does it, and shows the agenda as it is then."""

    def __init__(self, current: Current, view: AgendaView) -> None:
        super().__init__(view)
        self._current = current
        self._view = view
        view.moved.connect(self._move)
        view.taken_off.connect(self._take_off)
        view.item.written.connect(self._written)
        view.add_opened.connect(self._read_candidates)
        view.add_panel.own_wanted.connect(self._add_own)
        view.add_panel.number_wanted.connect(self._put_on)

    def write(self, written: Written, key: str = "") -> None:
        """Keep her own words for a point; only what changed is sent, so that one field refused holds up no other."""
        meeting = self._current.meeting
        before = meeting.item(written.item) if meeting is not None else None

        def work(desk: MeetingDesk, reader: Reader, which: str) -> Meeting:
            title = written.title if before is None or written.title != before.title else None
            minutes = written.minutes if before is None or written.minutes != before.minutes else None
            text = written.text if before is None or written.text != before.text else None
            try:
                now = desk.write(reader, which, written.item, title=title, minutes=minutes)
            except WorldError as error:
                if text is not None and "field" in error.values:
                    try:
                        desk.write(reader, which, written.item, text=text)
                    except WorldError as other:  # what is wrong with the title is said first
                        if "field" not in other.values:
                            raise
                raise
            return now if text is None else desk.write(reader, which, written.item, text=text)

        def over(now: Meeting) -> None:
            self._view.item.over(written)
            self._view.show_meeting(now)

        self._current.do(work, over, failed=partial(self._not_written, written), key=key)

    def _written(self, written: object) -> None:
        assert isinstance(written, Written)
        self.write(written)

    def _not_written(self, written: Written, error: WorldError) -> None:
        self._view.item.refuse(written, error)
        self._current.door.tell(error) if "field" not in error.values else self._read_again()

    def _read_again(self) -> None:
        """The other field was kept."""

        def show(meeting: Meeting) -> None:
            self._current.meeting = meeting
            self._view.show_meeting(meeting)

        self._current.ask(lambda desk, reader, key: desk.meeting(reader, key), show)

    def _move(self, item: str, place: int) -> None:
        self._current.do(
            lambda desk, reader, key: desk.move(reader, key, item, place),
            lambda now: self._view.show_meeting(now, item),
        )

    def _take_off(self, item: str) -> None:
        def over(now: Meeting) -> None:
            self._view.show_meeting(now)
            self._view.focus_first()

        self._current.do(lambda desk, reader, key: desk.take_off(reader, key, item), over)

    def _read_candidates(self) -> None:
        """What may be put on it besides."""
        panel = self._view.add_panel
        self._current.ask(lambda desk, reader, key: desk.candidates(reader, key), panel.show_candidates)

    def _add_own(self, title: str, minutes: int) -> None:
        self._current.do(
            lambda desk, reader, key: desk.add_own(reader, key, title, minutes=minutes),
            partial(self._added, self._ids()),
            failed=partial(self._view.add_panel.refuse, number=False),
        )

    def _put_on(self, number: int) -> None:
        self._current.do(
            lambda desk, reader, key: desk.put_on(reader, key, number),
            partial(self._added, self._ids()),
            failed=partial(self._view.add_panel.refuse, number=True),
        )

    def _ids(self) -> frozenset[str]:
        meeting = self._current.meeting
        return frozenset(one.id for one in meeting.items) if meeting is not None else frozenset()

    def _added(self, before: frozenset[str], now: Meeting) -> None:
        fresh = next((one.id for one in now.items if one.id not in before), "")
        self._view.show_meeting(now, fresh)
        self._view.added()
