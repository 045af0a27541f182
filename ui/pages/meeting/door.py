"""The one way from the screens of the overleg to the store: a reader in each call, everything on its worker."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from data.errors import Code, WorldError
from ui import messages
from ui.on_duty import OnDuty

if TYPE_CHECKING:
    from data.desk.duty import Reader
    from data.desk.meetings.table import MeetingDesk

T = TypeVar("T")
_QUIET = (Code.DUTY_OVER, Code.DUTY_COVERED)  # the cover over the page says it


class Door(QObject):
    """Asks and does for who is logged in as buurtwerker. `said`: a sentence for the bottom of the window."""

    said = Signal(str)

    def __init__(self, on_duty: OnDuty, make_desk: Callable[[], MeetingDesk], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._on_duty = on_duty
        self._make_desk = make_desk
        self._desk: MeetingDesk | None = None  # made on the worker, with the desk

    @property
    def reader(self) -> Reader | None:
        """The key that opens it; None while it is covered or nobody is there."""
        return self._on_duty.reader

    def ask(
        self,
        work: Callable[[MeetingDesk, Reader], T],
        done: Callable[[T], None],
        *,
        failed: Callable[[WorldError], None] | None = None,
        wanted: Callable[[], bool] | None = None,
    ) -> None:
        """Read something; what comes back after it was covered, or is not `wanted` any more, is dropped."""
        reader = self.reader
        if reader is None:
            return

        def still() -> bool:
            return self.reader is reader and (wanted is None or wanted())

        self._on_duty.ask(lambda _: work(self._the_desk(), reader), done, failed=failed or self.tell, wanted=still)

    def do(
        self,
        work: Callable[[MeetingDesk, Reader], T],
        done: Callable[[T], None] | None = None,
        *,
        failed: Callable[[WorldError], None] | None = None,
    ) -> None:
        """Change something; it is done whatever the screen shows by then, `done` only hears while it may be seen."""
        reader = self.reader
        if reader is None:
            return

        def over(result: T) -> None:
            if done is not None and self.reader is reader:
                done(result)

        self._on_duty.ask(lambda _: work(self._the_desk(), reader), over, failed=failed or self.tell)

    def tell(self, error: WorldError) -> None:
        """Say what is wrong with the world."""
        if error.code not in _QUIET:
            self.said.emit(messages.sentence(error))

    def _the_desk(self) -> MeetingDesk:
        if self._desk is None:
            self._desk = self._make_desk()
        return self._desk
