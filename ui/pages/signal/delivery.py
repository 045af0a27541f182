"""Sending what was written. The text is never lost: what does not go is a draft, whatever is on the screen by then."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from data.desk.signals.records import SignalForm
from data.errors import WorldError
from ui import messages
from ui.pages.signal.add_view import AddView
from ui.pages.signal.form import FormView
from ui.pages.signal.keeper import Keeper, Writing, saving
from ui.pages.signal.sent import Over
from ui.signal_work import SignalWork

if TYPE_CHECKING:
    from data.desk.duty import Duty
    from data.desk.signals.desk import SignalDesk


class Delivery(QObject):
    """`there` says whether a view is still on the page. `gone`: it was sent; with what, and from which view."""

    gone = Signal(object, object)  # Over, Writing; the view is None when it had left the page
    said = Signal(str)

    def __init__(
        self, work: SignalWork, keeper: Keeper, there: Callable[[Writing], bool], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._work = work
        self._keeper = keeper
        self._there = there

    def send(self, view: FormView, form: SignalForm) -> None:
        """Send a form."""
        draft, by, way, rung = view.draft.id, view.by, form.way, bool(form.calls)

        def send(desk: SignalDesk, duty: Duty) -> Over:
            sent = desk.send(duty, draft, form, by=by)
            return Over(sent.id, sent.code, by, sent.readers, sent.urgency, way, rung)

        self._deliver(view, send)

    def add(self, view: AddView, text: str) -> None:
        """Send something more, under a number that is there."""
        draft, code = view.draft, view.code

        def send(desk: SignalDesk, duty: Duty) -> Over:
            desk.add_later(duty, draft.id, draft.adds_to, text, by=draft.by)
            return Over(draft.adds_to, code, draft.by, added=True)

        self._deliver(view, send)

    def _deliver(self, view: Writing, send: Callable[[SignalDesk, Duty], Over]) -> None:
        self._keeper.pause()
        view.set_busy(True)
        keep, draft = saving(view), view.draft.id

        def done(over: Over) -> None:
            here = isValid(view) and self._there(view)
            if here:
                self._keeper.sent()
            else:
                self.said.emit(self.tr("{code} is doorgegeven.").format(code=over.code))
            self.gone.emit(over, view if here else None)
            self._work.sweep()

        def failed(error: WorldError) -> None:
            if isValid(view) and self._there(view):
                self._keeper.again()
                view.refuse(error)
                self._work.read_again()
                return
            self._work.keep(keep, lambda _error: self._keeper.keep_later(draft, keep))
            self.said.emit(f"{self.tr('Doorgeven is niet gelukt. Je tekst is bewaard.')} {messages.sentence(error)}")

        self._work.do(send, done, failed)
