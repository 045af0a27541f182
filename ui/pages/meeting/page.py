"""The room Overleg. Shown to a buurtwerker alone, and covered with what is theirs."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from data.desk.meetings.records import FeedbackLine, Meeting, MeetingLine
from data.errors import WorldError
from ui import shortcuts
from ui.context import Context
from ui.pages.base import Page
from ui.pages.duty.covered_view import CoveredView
from ui.pages.meeting import sheets, words
from ui.pages.meeting.agenda_deeds import AgendaDeeds
from ui.pages.meeting.agenda_view import AgendaView
from ui.pages.meeting.current import Current
from ui.pages.meeting.door import Door
from ui.pages.meeting.feedback_view import FeedbackView
from ui.pages.meeting.make_view import MakeView
from ui.pages.meeting.making import Making
from ui.pages.meeting.paper import Make, PaperRow, Source
from ui.pages.meeting.run_view import Decided, RunView
from ui.pages.meeting.sheets import Sheet
from ui.pages.meeting.start_view import StartView
from ui.pages.signal.clipboard import CopyGuard

if TYPE_CHECKING:
    from data.desk.duty import Reader
    from data.desk.meetings.table import MeetingDesk


class MeetingPage(Page):
    """`closed`: the buurtwerker is gone, and there is nothing to show any more."""

    name = "meeting"
    closed = Signal()
    search_wanted = Signal()

    def __init__(self, context: Context, door: Door, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._on_duty = context.on_duty
        self._door = door
        self._current = Current(door)
        self._return_to: tuple[str, QWidget, str] | None = None  # the overleg, the view and the point of before
        self._unkept: list[Callable[[], None]] = []  # typed in the last moment before it was covered
        self.covered = CoveredView(context, context.on_duty, worker=True)
        self.covered.search_wanted.connect(self.search_wanted)
        self.covered.shown_again.connect(self._uncovered)
        self._guard = CopyGuard(self)
        self._build()
        self._here: QWidget = self.start
        self._connect()
        context.on_duty.changed.connect(self.refresh)
        self.refresh()

    # What a page can do

    def shown(self) -> None:
        self._read_all()

    def focus_first(self) -> None:
        if self._stack.currentWidget() is self.covered:
            self.covered.focus_first()
        else:
            self._view.focus_first()

    def escape(self) -> bool:
        view = self._stack.currentWidget()
        if view is self.agenda and self.agenda.escape():
            return True
        if view in (self.covered, self.start):
            return False
        self._back()
        return True

    def panes(self) -> list[QWidget]:
        view = self._stack.currentWidget()
        if isinstance(view, AgendaView | FeedbackView):
            return view.panes()
        return [view or self]

    def help_sentences(self) -> tuple[str, ...]:
        return (
            self.tr("Hier maak je een overleg. De agenda vult zichzelf. Jij geeft elk punt een titel zonder naam."),
            self.tr(
                "Tijdens het overleg staat er één punt groot. Een naam zie je alleen zolang je de toets vasthoudt."
            ),
            self.tr("Na het overleg keur je goed wat de vrijwilligers horen."),
        )

    def refresh(self) -> None:
        """Show what may be shown now."""
        on_duty = self._on_duty
        if on_duty.reader_covered:
            if self._stack.currentWidget() is not self.covered:
                self._forget(keep=True)
            self.covered.refresh()
            held = self.isVisible() and self._stack.isAncestorOf(self.focusWidget() or self)
            self._stack.setCurrentWidget(self.covered)
            if held or self.isVisible():
                self.covered.focus_first()
            return
        if on_duty.reader is None:
            self._forget(keep=False)
            self._here = self.start
            self._stack.setCurrentWidget(self.start)
            if self.isVisible():
                self.closed.emit()
            return
        if self._stack.currentWidget() is self.covered:
            self._uncovered()

    # Reading

    def _read_all(self) -> None:
        """The list of overleggen."""
        self._door.ask(lambda desk, reader: desk.meetings(reader), self._show_all)

    def _show_all(self, meetings: tuple[MeetingLine, ...]) -> None:
        today = self._context.now().date()
        self.start.show_rows([words.row(one, today) for one in meetings])
        if self._stack.currentWidget() is self.start and self.isVisible():
            self.start.focus_first()

    def _open(self, key: str, view: QWidget | None = None, stand_on: str = "") -> None:
        def work(desk: MeetingDesk, reader: Reader) -> Meeting:
            meeting = desk.meeting(reader, key)
            # What came since it was made; what was taken off stays off.
            return meeting if words.is_begun(meeting) else desk.fill(reader, key)

        self._door.ask(work, lambda meeting: self._opened(meeting, view, stand_on))

    def _opened(self, meeting: Meeting, view: QWidget | None, stand_on: str) -> None:
        self._current.meeting = meeting
        if view is self.run:
            self._on_duty.set_meeting(True)
            self.run.show_meeting(meeting, stand_on)
            self._show(self.run)
        elif view is self.feedback:
            self._to_feedback()
        else:
            self.agenda.show_meeting(meeting, stand_on)
            self._show(self.agenda)

    def _edit(self) -> None:
        """Another day, or other people."""
        self.agenda.item.keep()
        self._making.edit()

    def _removed(self) -> None:
        self._current.meeting = None
        self._back()

    # At the table

    def _begin(self) -> None:
        """The green button of the agenda: sit at the table; of one that is over, what still goes back to the desk."""
        meeting = self._current.meeting
        if meeting is not None and words.is_over(meeting):
            self._to_feedback()
        elif meeting is not None and meeting.items:
            self.agenda.item.keep()
            self.agenda.set_busy(True)

            def failed(error: WorldError) -> None:
                self.agenda.set_busy(False)
                self._door.tell(error)

            self._current.do(
                lambda desk, reader, key: desk.begin(reader, key),
                lambda now: self._opened(now, self.run, ""),
                failed=failed,
            )

    def _decided(self, decided: object) -> None:
        assert isinstance(decided, Decided)
        self._decide(decided)

    def _decide(self, decided: Decided, key: str = "") -> None:
        def over(meeting: Meeting) -> None:
            self.run.kept(meeting)
            if self._here is self.agenda:
                self.agenda.show_meeting(meeting)

        self._current.do(
            lambda desk, reader, which: desk.decide(
                reader, which, decided.item, decided.decision, decided.owner, decided.due
            ),
            over,
            failed=self.run.refuse,
            key=key,
        )

    def _ask_name(self, item: str) -> None:
        self._current.ask(
            lambda desk, reader, key: desk.name(reader, key, item),
            partial(self.run.show_name, item),
            wanted=lambda: self.run.hold.holding,
        )

    # The end

    def _to_feedback(self) -> None:
        """Asked for twice (a key pressed twice at the last point) it is shown once: it may be over by then."""
        here = self._here

        def show(lines: tuple[FeedbackLine, ...]) -> None:
            self.feedback.set_busy(False)
            self.feedback.show_lines(lines)
            self._show(self.feedback)

        self._current.ask(lambda desk, reader, key: desk.feedback(reader, key), show, wanted=lambda: self._here is here)

    def _approved(self, lines: object) -> None:
        assert isinstance(lines, tuple)

        def failed(error: WorldError) -> None:
            self.feedback.set_busy(False)
            self._door.tell(error)

        self._current.do(lambda desk, reader, key: desk.finish(reader, key, lines), self._finished, failed=failed)

    def _finished(self, meeting: Meeting) -> None:
        self._on_duty.set_meeting(False)
        self.feedback.forget()
        self._opened(meeting, self.agenda, "")
        self._door.said.emit(self.tr("Het overleg is klaar. Druk nu de actielijst af."))

    # Going

    @property
    def _view(self) -> StartView | MakeView | AgendaView | RunView | FeedbackView:
        view = self._stack.currentWidget()
        return view if isinstance(view, MakeView | AgendaView | RunView | FeedbackView) else self.start

    def _show(self, view: QWidget) -> None:
        self._here = view
        self._stack.setCurrentWidget(view)
        if self.isVisible():
            self._view.focus_first()

    def _back(self) -> None:
        """One step back: from the table to the agenda, from there to all of them."""
        view, meeting = self._stack.currentWidget(), self._current.meeting
        if view is self.make and meeting is not None:
            self._opened(meeting, self.agenda, "")
            return
        if view in (self.run, self.feedback) and meeting is not None:
            item = self.run.item
            if view is self.run:
                self.run.keep()
            self.run.hold.release()
            self._opened(meeting, self.agenda, item.id if item is not None else "")
            return
        self.agenda.item.keep()
        self._on_duty.set_meeting(False)
        self._current.meeting = None
        self.make.forget()
        self.agenda.forget()
        self._show(self.start)
        self._read_all()

    def _go(self) -> None:
        """The green button of what is on the screen."""
        view = self._stack.currentWidget()
        for one, button in (
            (self.start, self.start.make),
            (self.make, self.make.go),
            (self.agenda, self.agenda.begin),
            (self.run, self.run.go_button),
            (self.feedback, self.feedback.go),
        ):
            if view is one and button.isVisible():
                button.click()

    def _forget(self, *, keep: bool) -> None:
        """Covered or over: nothing of it stays in the page. `keep`: what was typed last waits for who uncovers it."""
        meeting = self._current.meeting
        written, decided = self.agenda.item.unkept, self.run.unkept
        self._unkept = []
        if keep and meeting is not None:
            if written is not None:
                self._unkept.append(partial(self._deeds.write, written, meeting.id))
            if decided is not None and decided.decision:
                self._unkept.append(partial(self._decide, decided, meeting.id))
        self._return_to = (meeting.id, self._here, self._stood_on()) if keep and meeting is not None else None
        self._current.meeting = None
        # What was copied here does not stay on the clipboard either.
        self._guard.forget((*self.agenda.item.texts, *self.run.texts))
        for view in (self.make, self.agenda, self.run, self.feedback):
            view.forget()
        self.start.show_rows(())

    def _stood_on(self) -> str:
        item = self.run.item
        return item.id if self._here is self.run and item is not None else self.agenda.item_id

    def _uncovered(self) -> None:
        """The buurtwerker is back, where they were."""
        if self._on_duty.reader is None:
            return
        unkept, self._unkept = self._unkept, []
        for deed in unkept:
            deed()
        back, self._return_to = self._return_to, None
        if back is None:
            self._show(self.start)
        else:
            key, view, stand_on = back
            self._stack.setCurrentWidget(self.start)
            self._open(key, view, stand_on)
        self._read_all()

    # Making

    def _paper(self, sheet: Sheet) -> Source:
        """What is asked of the store when somebody wants a paper, and how it becomes a PDF."""

        def source(then: Callable[[Make], None]) -> None:
            settings = self._context.settings.current
            self.agenda.item.keep()
            self._current.ask(lambda desk, reader, key: sheet(desk, reader, key, settings), then)

        return source

    def _build(self) -> None:
        context = self._context
        self.start = StartView(context)
        self.make = MakeView(context)
        agenda = PaperRow(
            context,
            self._paper(sheets.agenda),
            self.tr("Druk agenda af"),
            self.tr("agenda.pdf"),
            key=shortcuts.hint("meeting-print"),
        )
        actions = PaperRow(
            context,
            self._paper(sheets.actions),
            self.tr("Druk actielijst af"),
            self.tr("actielijst.pdf"),
            key=shortcuts.hint("meeting-print"),
            kind="primary",
        )
        self._making = Making(context.on_duty, self._current, self.make)
        self.agenda = AgendaView(context, agenda, actions)
        self._deeds = AgendaDeeds(self._current, self.agenda)
        self.run = RunView(context)
        self.feedback = FeedbackView(context)
        self._stack = QStackedWidget()
        for view in (self.start, self.make, self.agenda, self.run, self.feedback, self.covered):
            self._stack.addWidget(view)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def _connect(self) -> None:
        self._making.opened.connect(lambda meeting: self._opened(meeting, self.agenda, ""))
        self._making.shown.connect(lambda: self._show(self.make))
        self._making.removed.connect(self._removed)
        self.start.make_wanted.connect(self._making.begin)
        self.start.opened.connect(self._open)
        self.make.back_wanted.connect(self._back)
        self.agenda.begin_wanted.connect(self._begin)
        self.agenda.back_wanted.connect(self._back)
        self.agenda.edit_wanted.connect(self._edit)
        self.run.decided.connect(self._decided)
        self.run.name_wanted.connect(self._ask_name)
        self.run.over.connect(self._to_feedback)
        self.run.back_wanted.connect(self._back)
        self.feedback.approved.connect(self._approved)
        self.feedback.back_wanted.connect(self._back)
        for keys in shortcuts.keys("meeting-go"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(self._go)
