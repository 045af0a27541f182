"""The code on a slip: asked of the desk at the moment of printing, and given back when no paper came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from data.directory.records import ServiceDetail
from data.errors import WorldError
from ui import messages
from ui.inloop import Inloop


class Coding(QObject):
    """One slip at a time. Without a dienst there is no code, and a slip is printed all the same.

    `failed`: a sentence; the slip then goes without a code, for the visitor needs the paper.
    """

    failed = Signal(str)

    def __init__(self, inloop: Inloop | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._inloop = inloop
        self._turn = 0
        self.code = ""
        self.handed_out = False

    def start(self) -> None:
        """Another slip."""
        self.stop()

    def ask(
        self, details: Sequence[ServiceDetail], language: str, *, discreet: bool, then: Callable[[bool], None]
    ) -> None:
        """See to it that there is a code; `then` hears whether it is a new one, which is not on the page yet."""
        inloop = self._inloop
        if self.code or inloop is None or not inloop.open:
            then(False)
            return
        from data.desk.visits.records import ServiceRef

        self._turn += 1
        mine = self._turn

        def given(code: str) -> None:
            if mine != self._turn:  # left meanwhile
                inloop.take_back_slip(code)
                return
            self.code = code
            then(bool(code))

        def refused(error: WorldError) -> None:
            if mine == self._turn:
                self.failed.emit(messages.sentence(error))
                then(False)

        refs = [ServiceRef(one.card.id, one.card.name, next(iter(one.card.themes), "")) for one in details]
        inloop.new_slip(refs, language, discreet=discreet, done=given, failed=refused)

    def stop(self) -> None:
        """This slip is done with: a code that went home on no paper is taken back."""
        self._turn += 1
        if self.code and not self.handed_out and self._inloop is not None:
            self._inloop.take_back_slip(self.code)
        self.code = ""
        self.handed_out = False
