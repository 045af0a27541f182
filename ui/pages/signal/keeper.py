"""Keeps what is being written: one second after the last key, and when it is left, covered or closed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from data.desk.signals.records import SignalForm
from data.errors import Code, WorldError
from ui import messages
from ui.on_duty import OnDuty
from ui.pages.signal.add_view import AddView
from ui.pages.signal.form import FormView
from ui.signal_work import SignalWork

if TYPE_CHECKING:
    from data.desk.duty import Duty
    from data.desk.signals.desk import SignalDesk

SAVE_MS = 1_000
Writing = FormView | AddView


class Keeper(QObject):
    """Watches one view at a time. `say`: a sentence, when there is no view left to say it in."""

    def __init__(
        self, on_duty: OnDuty, work: SignalWork, say: Callable[[str], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._on_duty = on_duty
        self._work = work
        self._say = say
        self._view: Writing | None = None
        self._unsaved = False
        self._stored = ""  # the id of the draft that stands in the store
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.save)

    @property
    def stored(self) -> str:
        """The id of the draft of this view in the store; "" while nothing was kept."""
        return self._stored

    def watch(self, view: Writing, *, stored: bool) -> None:
        """Keep this from now on; `stored`: it came from the store."""
        self.let_go()
        self._view = view
        self._stored = view.draft.id if stored else ""
        view.changed.connect(self._changed)

    def let_go(self) -> None:
        """The view is going away."""
        self._timer.stop()
        self._view = None
        self._unsaved = False

    def save(self, *, whole: bool = False) -> None:
        """Keep what is written now, if it is not. What is empty and never was kept is not; `whole`: in any case."""
        self._timer.stop()
        view = self._view
        if view is None or not isValid(view) or not (self._unsaved or whole):
            return
        self._unsaved = False
        if view.empty and (self._stored != view.draft.id or not self._on_duty.covered):
            self.discard(view.draft.id)
            return
        self._stored = view.draft.id
        self._work.keep(saving(view), lambda error: self._failed(view, error))

    def discard(self, draft: str) -> None:
        """Nothing of it stays, in the store either."""
        self._timer.stop()
        self._unsaved = False
        if self._stored == draft:
            self._stored = ""
            self._work.ask(lambda desk, duty: desk.discard_draft(duty, draft), lambda _: self._work.sweep())

    def pause(self) -> None:
        """It is being sent: a draft after that would be one too many."""
        self._timer.stop()
        self._unsaved = False

    def again(self) -> None:
        """Sending failed: it is a draft as before."""
        self._changed()

    def sent(self) -> None:
        """It is no draft any more."""
        self._stored = ""

    def _changed(self) -> None:
        self._unsaved = True
        self._timer.start(SAVE_MS)

    def _failed(self, view: Writing, error: WorldError) -> None:
        if error.code in (Code.DUTY_OVER, Code.SIGNAL_SENT):
            return
        if isValid(view) and view is self._view:
            self._unsaved = True  # the next key, or leaving, tries again
            view.refuse(error)
        else:
            self._say(messages.sentence(error))


def saving(view: Writing) -> Callable[[SignalDesk, Duty], object]:
    """What keeps this view as it stands now, on the worker; nothing of the view goes along."""
    draft = view.draft
    if isinstance(view, FormView):
        form, by, page = view.form, view.by, view.page
    else:
        form, by, page = SignalForm(facts=view.text.text), draft.by, 1
    return lambda desk, duty: desk.save_draft(duty, draft.id, form, page=page, by=by, adds_to=draft.adds_to)
