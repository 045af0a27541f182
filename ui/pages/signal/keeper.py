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
AGAIN_MS = 5_000  # what could not be kept is tried again
Writing = FormView | AddView
Saving = Callable[["SignalDesk", "Duty"], object]


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
        self._waiting: dict[str, Saving] = {}  # what could not be kept, by the id of its draft
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
        self._waiting.pop(view.draft.id, None)
        work = saving(view)
        self._work.keep(work, lambda error: self._failed(view, work, error), lambda: self._kept(view))

    def keep_later(self, draft: str, work: Saving) -> None:
        """The page is gone and this is not kept yet: try again until it is, or something newer takes its place."""
        self._waiting[draft] = work
        QTimer.singleShot(AGAIN_MS, self, lambda: self._try_again(draft, work))

    def discard(self, draft: str) -> None:
        """Nothing of it stays, in the store either."""
        self._timer.stop()
        self._unsaved = False
        self._waiting.pop(draft, None)
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

    def _kept(self, view: Writing) -> None:
        if isValid(view) and view is self._view:
            view.foot.warn("")

    def _failed(self, view: Writing, work: Saving, error: WorldError) -> None:
        if error.code in (Code.DUTY_OVER, Code.SIGNAL_SENT):
            return
        if isValid(view) and view is self._view:
            self._unsaved = True
            self._timer.start(AGAIN_MS)
            view.foot.warn(f"{self.tr('Je tekst staat er nog.')} {messages.sentence(error)}")
        else:
            self._say(messages.sentence(error))
            self.keep_later(view.draft.id, work)

    def _try_again(self, draft: str, work: Saving) -> None:
        if self._waiting.get(draft) is not work:
            return
        if not self._on_duty.open:
            self._waiting.pop(draft)
            return

        def failed(error: WorldError) -> None:
            if error.code in (Code.DUTY_OVER, Code.SIGNAL_SENT):
                self._waiting.pop(draft, None)
            elif self._waiting.get(draft) is work:
                self.keep_later(draft, work)

        self._work.keep(work, failed, lambda: self._waiting.pop(draft, None))


def saving(view: Writing) -> Saving:
    """What keeps this view as it stands now, on the worker; nothing of the view goes along."""
    draft = view.draft
    if isinstance(view, FormView):
        form, by, page = view.form, view.by, view.page
    else:
        form, by, page = SignalForm(facts=view.text.text), draft.by, 1
    return lambda desk, duty: desk.save_draft(duty, draft.id, form, page=page, by=by, adds_to=draft.adds_to)
