"""The page of the dienst: whichever of its views fits what is the case now."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from data.desk.records import StoreState
from data.errors import Code, WorldError
from ui import messages
from ui.context import Context
from ui.dialogs.end_duty import EndDutyDialog
from ui.dialogs.own_secret import OwnSecretDialog
from ui.inloop import Inloop
from ui.models.waiting import moment_words, names_together
from ui.on_duty import Ending, OnDuty
from ui.pages.base import Page
from ui.pages.duty.covered_view import CoveredView
from ui.pages.duty.plain_view import PlainView
from ui.pages.duty.running_view import RunningView
from ui.pages.duty.start_view import StartView
from ui.pages.keep.facts import last_good


class DutyPage(Page):
    """Shows one of: invitation to set up, start, running, covered, trouble."""

    name = "duty"
    search_wanted = Signal()
    setup_wanted = Signal()
    keep_wanted = Signal()
    people_wanted = Signal()

    def __init__(
        self, context: Context, on_duty: OnDuty, inloop: Inloop | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._inloop = inloop
        self._on_duty = on_duty
        self._joining = False  # a buurtwerker comes in while a dienst is open
        self.start = StartView(context, on_duty)
        self.start.opened.connect(self._opened)
        self.start.search_wanted.connect(self._to_search)
        self.running = RunningView(context, on_duty)
        self.running.cover_wanted.connect(on_duty.cover)
        self.running.end_wanted.connect(self._ask_end)
        self.running.worker_wanted.connect(self._join)
        self.running.own_secret_wanted.connect(self._own_secret)
        self.running.people_wanted.connect(self.people_wanted)
        self.running.lock_wanted.connect(on_duty.lock_reader)
        self.running.meeting_wanted.connect(on_duty.set_meeting)
        self.covered = CoveredView(context, on_duty)
        self.covered.search_wanted.connect(self.search_wanted)
        self.covered.shown_again.connect(self._opened)
        self.plain = PlainView(context)
        self.plain.search_wanted.connect(self.search_wanted)
        self.plain.first_pressed.connect(self._first)
        self.plain.second_pressed.connect(self.keep_wanted)
        self._first_does: Callable[[], None] = self.setup_wanted.emit
        self._stack = QStackedWidget()
        for view in (self.plain, self.start, self.running, self.covered):
            self._stack.addWidget(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        on_duty.changed.connect(self.refresh)
        on_duty.ended.connect(self._ended)
        self.refresh()

    @property
    def view(self) -> QWidget:
        """What is shown now."""
        return self._stack.currentWidget() or self.plain

    def refresh(self) -> None:
        """Show what fits what is the case now."""
        before = self.view
        view = self._fitting()
        self._stack.setCurrentWidget(view)
        if view is self.start:
            self.start.show_people()
        elif view is self.running:
            self.running.refresh()
        elif view is self.covered:
            self.covered.refresh()
        if view is not before and self.isVisible():
            self.focus_first()

    def shown(self) -> None:
        if not self._on_duty.open:
            self._on_duty.look()
        self._read_kept()
        self.refresh()

    def focus_first(self) -> None:
        view = self.view
        if isinstance(view, StartView | RunningView | CoveredView | PlainView):
            view.focus_first()

    def escape(self) -> bool:
        if self.view is self.start and self.start.escape():
            return True
        if self._joining:
            self._joining = False
            self.refresh()
            return True
        return False

    def panes(self) -> list[QWidget]:
        return [self.view]

    def help_sentences(self) -> tuple[str, ...]:
        return (
            self.tr("Kies je naam en typ je pincode. Eén pincode is genoeg voor de hele dienst."),
            self.tr("Met F12 is alles van bezoekers meteen bedekt. Zoeken en afdrukken gaan gewoon door."),
            self.tr("Zoeken kan ook zonder dienst."),
        )

    # Which view

    def _fitting(self) -> QWidget:
        duty = self._on_duty
        if duty.open:
            if duty.covered:
                return self.covered
            return self.start if self._joining else self.running
        if duty.trouble is not None:
            return self._told(duty.trouble)
        if duty.snapshot is None:
            self.plain.say(self.tr("Even kijken …"), "", first="", second="")
            return self.plain
        state = duty.snapshot.state
        if state is StoreState.DAMAGED:
            return self._told(WorldError(Code.DESK_DAMAGED))
        if state is StoreState.NEWER:
            return self._told(WorldError(Code.DESK_NEWER))
        if state is StoreState.READY:
            return self.start
        begun = state is StoreState.SETTING_UP
        self._first_does = self.setup_wanted.emit
        self.plain.say(
            self.tr("De balie is nog niet klaar") if begun else self.tr("Een dienst beginnen"),
            self.tr("Je was al begonnen met inrichten. Wat je invulde is bewaard. Je gaat verder waar je was.")
            if begun
            else self.tr(
                "Dat kan als de balie is ingericht. De buurtwerker doet dat één keer, in vier korte stappen. "
                "Zoeken en briefjes afdrukken kan nu al."
            ),
            first=self.tr("Verder met inrichten") if begun else self.tr("Nu inrichten"),
            second=self.tr("Een reservekopie terugzetten"),
        )
        return self.plain

    def _told(self, error: WorldError) -> QWidget:
        self._first_does = self._on_duty.look
        self.plain.say(
            self.tr("De dienst kan nu niet beginnen"),
            messages.sentence(error) + " " + self.tr("Zoeken en briefjes afdrukken gaan gewoon door."),
            first=self.tr("Probeer opnieuw"),
            second=self.tr("Een reservekopie terugzetten"),
        )
        return self.plain

    # Deeds

    def _first(self) -> None:
        self._first_does()

    def _to_search(self) -> None:
        if self._joining:
            self._joining = False
            self.refresh()
        self.search_wanted.emit()

    def _join(self) -> None:
        self._joining = True
        self.start.as_worker(True)
        self.refresh()

    def _opened(self) -> None:
        self._joining = False
        self.refresh()
        self._read_kept()
        self.search_wanted.emit()

    def _ask_end(self) -> None:
        dialog = EndDutyDialog(names_together(self._on_duty.names), self.window(), self._inloop)
        dialog.finished.connect(dialog.deleteLater)
        dialog.accepted.connect(self._on_duty.end)
        dialog.open()

    def _ended(self, ending: object) -> None:
        assert isinstance(ending, Ending)
        self._joining = False
        said = [self.tr("De dienst is afgesloten. Bedankt.")]
        if ending.backup is not None:
            said.append(self.tr("De reservekopie is gemaakt."))
        said += [messages.sentence(trouble) for trouble in ending.troubles]
        self.start.as_worker(False)
        self.start.say(" ".join(said))

    def _own_secret(self) -> None:
        dialog = OwnSecretDialog(self._context, self._on_duty, self.window())
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _read_kept(self) -> None:
        def show(moment: object) -> None:
            now = self._context.now()
            when = moment_words(moment, now) if moment is not None else ""  # type: ignore[arg-type]
            words = self.tr("Laatste goede reservekopie: {when}.").format(when=when)
            self.running.set_kept(words if when else self.tr("Er is nog geen reservekopie."))

        self._context.tasks.in_background(lambda: last_good(self._context), show)
