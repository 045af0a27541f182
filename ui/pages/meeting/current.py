"""The overleg that is open now, and the one way to change it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from data.desk.meetings.records import Meeting
from data.errors import WorldError
from ui.pages.meeting.door import Door

if TYPE_CHECKING:
    from data.desk.duty import Reader
    from data.desk.meetings.table import MeetingDesk

T = TypeVar("T")
Work = Callable[["MeetingDesk", "Reader", str], T]
"""Something of one overleg: the desk, who asks, and the id of the overleg."""


class Current:
    """`meeting` is None while none is open, or everything is covered."""

    def __init__(self, door: Door) -> None:
        self.door = door
        self.meeting: Meeting | None = None

    @property
    def key(self) -> str:
        """The id of the overleg that is open, "" for none."""
        return self.meeting.id if self.meeting is not None else ""

    def ask(self, work: Work[T], done: Callable[[T], None], *, wanted: Callable[[], bool] | None = None) -> None:
        """Read something of it; dropped when another is open by then."""
        key = self.key
        if not key:
            return

        def still() -> bool:
            return self.key == key and (wanted is None or wanted())

        self.door.ask(lambda desk, reader: work(desk, reader, key), done, wanted=still)

    def do(
        self,
        work: Work[Meeting],
        done: Callable[[Meeting], None],
        *,
        failed: Callable[[WorldError], None] | None = None,
        key: str = "",
    ) -> None:
        """Change it (or the overleg with this key); `done` gets it as it is then, if it is still open."""
        which = key or self.key
        if not which:
            return

        def over(meeting: Meeting) -> None:
            if self.key == meeting.id:
                self.meeting = meeting
                done(meeting)

        self.door.do(lambda desk, reader: work(desk, reader, which), over, failed=failed)
