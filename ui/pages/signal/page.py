"""Zorg of idee doorgeven: one thing at a time on the page, and nothing of it left behind.

What is written is saved one second after the last key, and when the page is left, covered or closed; the parts that
held it are then taken away. A draft is read back only by who is on duty and uncovered.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from data.desk.signals.counting import length
from data.desk.signals.records import Draft, Passed, SignalForm, Way
from data.directory.records import CrisisNumber
from ui import shortcuts
from ui.context import Context
from ui.inloop import Inloop
from ui.pages.base import Page
from ui.pages.duty.covered_view import CoveredView
from ui.pages.signal.add_view import AddView
from ui.pages.signal.delivery import Delivery
from ui.pages.signal.form import FormView
from ui.pages.signal.judging import judge
from ui.pages.signal.keeper import Keeper
from ui.pages.signal.passed import PassedView
from ui.pages.signal.questions import LeaveDialog, SureDialog, WhoDialog
from ui.pages.signal.resume import ResumeView
from ui.pages.signal.sent import Over, SentView
from ui.pages.signal.withdraw import ask_withdraw
from ui.signal_work import SignalWork, called
from ui.widgets.parting import take_away

if TYPE_CHECKING:
    from ui.dialogs.base import Dialog

_View = FormView | AddView | SentView | PassedView | ResumeView


class SignalPage(Page):
    """The room. `said`: a sentence for the bottom of the window."""

    name = "signal"
    search_wanted = Signal()
    said = Signal(str)

    def __init__(self, context: Context, inloop: Inloop, work: SignalWork, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._inloop = inloop
        self._work = work
        self._view: _View | None = None
        self._left: tuple[str, int | None] = ("", None)  # the draft that was left, and in which visit
        self._list_wanted = False
        self.covered = CoveredView(context, context.on_duty)
        self.covered.search_wanted.connect(self.search_wanted)
        self.covered.shown_again.connect(self._uncovered)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.covered)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self.keeper = Keeper(context.on_duty, work, self.said.emit, self)
        self._delivery = Delivery(work, self.keeper, lambda view: view is self._view, self)
        self._delivery.gone.connect(self._gone)
        self._delivery.said.connect(self.said)
        context.on_duty.changed.connect(self._duty_changed)
        work.changed.connect(self._readers_changed)
        self._bind("signal-send", self._send_key)
        self._bind("signal-call", lambda: self._quick(Way.CALL_ME))
        self._bind("signal-doubt", lambda: self._quick(Way.IN_DOUBT))
        self._bind("signal-more", self._more_key)

    @property
    def view(self) -> QWidget | None:
        """What is on the page, covered aside."""
        return self._view

    @property
    def whom(self) -> str:
        """How the buurtwerker is called in a sentence; "" when no name is known."""
        return called(self._context.settings.current.buurtwerker_name, self._work.readers)

    # What a page can do

    def shown(self) -> None:
        self.open()

    def focus_first(self) -> None:
        if self._view is not None:
            self._view.focus_first()
        elif self._stack.currentWidget() is self.covered:
            self.covered.focus_first()

    def panes(self) -> list[QWidget]:
        if isinstance(self._view, FormView | AddView):
            return self._view.panes()
        return [self._view] if self._view is not None else [self.covered]

    def escape(self) -> bool:
        view = self._view
        if isinstance(view, FormView) and view.page == 2:
            view.step_back()
            return True
        if isinstance(view, FormView | AddView):
            self._ask_leave()
            return True
        return False

    def help_sentences(self) -> tuple[str, ...]:
        return (
            self.tr("Hier geef je een zorg of een idee door aan de buurtwerker. Blad 1 is genoeg."),
            self.tr("Wat je typt wordt vanzelf bewaard. Na het versturen lees je het niet meer terug."),
            self.tr("Weet je het niet? Kies Bel me liever of Ik twijfel. Dat is ook goed."),
            self.tr("Is er nu gevaar? Bel eerst 112. Van deze computer krijgt niemand bericht."),
        )

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self._leave()

    # Opening

    def open(self) -> None:
        """The form, or what was begun; nothing while it is covered."""
        on_duty = self._context.on_duty
        if not on_duty.open or on_duty.covered:
            self._cover()
            return
        if isinstance(self._view, FormView | AddView):
            return
        self._work.read_again()
        self._work.ask(lambda desk, duty: (desk.drafts(duty), desk.passed(duty)), self._opened, wanted=self._may_show)

    def start(self) -> None:
        """F4 on this page: something new, or on with what is being written."""
        if isinstance(self._view, FormView | AddView):
            self._view.focus_first()
        else:
            self._take_view_away()
            self.open()

    def open_passed(self) -> None:
        """Doorgegeven, now."""
        self._list_wanted = True
        if self.isVisible():
            self._leave()
            self.open()

    def _opened(self, found: tuple[Sequence[Draft], Sequence[Passed]]) -> None:
        drafts, passed = found
        if isinstance(self._view, FormView | AddView):
            return
        if self._list_wanted:
            self._list_wanted = False
            self._show_passed(passed)
            return
        left, visit = self._left
        self._left = ("", None)
        codes = {one.id: one.code for one in passed}
        glance = self._inloop.glance
        here = glance.visit if glance is not None else None
        mine = next((one for one in drafts if one.id == left), None)
        if mine is not None and visit == here:
            self._resume(mine, codes)
        elif drafts:
            self._show_drafts(drafts, codes)
        else:
            self._begin()

    def _begin(self) -> None:
        people = self._context.on_duty.people_on
        by = people[0].id if len(people) == 1 else ""
        self._show_form(Draft(uuid4().hex, SignalForm(), self._context.now(), by), stored=False)

    def _resume(self, draft: Draft, codes: dict[str, str]) -> None:
        if draft.adds_to:
            self._show_add(draft, codes.get(draft.adds_to, ""), stored=True)
        else:
            self._show_form(draft, stored=True)

    def _show_drafts(self, drafts: Sequence[Draft], codes: dict[str, str]) -> None:
        alone = len(self._context.on_duty.people_on) == 1  # with two it was not said yet who wrote
        view = ResumeView(self._context, drafts, self._names() if alone else {}, codes)
        view.chosen.connect(lambda draft: self._resume(draft, codes))
        view.discard_wanted.connect(self._ask_discard)
        view.new_wanted.connect(self._begin)
        view.passed_wanted.connect(self.open_passed)
        self._put(view)

    def _show_form(self, draft: Draft, *, stored: bool) -> None:
        view = FormView(self._context, draft, self._context.on_duty.people_on, length, judge)
        self._put(view)
        self.keeper.watch(view, stored=stored)
        view.send_wanted.connect(lambda form: self._delivery.send(view, form))
        view.who_wanted.connect(self._ask_who)
        view.leave_wanted.connect(self._ask_leave)
        view.passed_wanted.connect(self.open_passed)
        self._readers_changed()
        self._context.tasks.with_directory(
            self._context.directory.crisis_numbers, lambda found: self._numbers(view, found), failed=lambda _error: None
        )

    def _show_add(self, draft: Draft, code: str, *, stored: bool) -> None:
        view = AddView(self._context, draft, code, length, judge)
        self._put(view)
        self.keeper.watch(view, stored=stored)
        view.send_wanted.connect(lambda text: self._delivery.add(view, text))
        view.leave_wanted.connect(self._ask_leave)

    def _numbers(self, view: FormView, found: Sequence[CrisisNumber]) -> None:
        if isValid(view):
            view.show_numbers(found)

    # Leaving

    def _leave(self) -> None:
        """The page is left or covered: keep it, and let nothing of it stay."""
        view = self._view
        if isinstance(view, FormView | AddView):
            self.keeper.save()
            glance = self._inloop.glance
            if self.keeper.stored == view.draft.id:
                self._left = (view.draft.id, glance.visit if glance is not None else None)
        self._take_view_away()

    def _ask_leave(self) -> None:
        view = self._view
        if not isinstance(view, FormView | AddView):
            return
        if view.empty:
            self.keeper.discard(view.draft.id)
            self._take_view_away()
            self.search_wanted.emit()
            return
        dialog = LeaveDialog(self._context.on_duty, self.window())
        dialog.kept.connect(self._kept_for_later)
        dialog.thrown_away.connect(lambda: self._thrown_away(view))
        self._open(dialog)

    def _kept_for_later(self) -> None:
        self.keeper.save(whole=True)
        self.search_wanted.emit()
        self._left = ("", None)  # later: it is asked then
        self.said.emit(self.tr("Bewaard. Je vindt het terug bij Zorg of idee. Na 7 dagen is het gewist."))

    def _thrown_away(self, view: FormView | AddView) -> None:
        if not isValid(view) or view is not self._view:
            return
        self.keeper.discard(view.draft.id)
        self._take_view_away()
        self.search_wanted.emit()
        self.said.emit(self.tr("Weggegooid. Er is niets van bewaard."))

    def _ask_discard(self, draft: Draft) -> None:
        words = self.tr("Wat er stond is dan weg, en komt niet terug.")
        dialog = SureDialog(
            self._context.on_duty, self.window(), self.tr("Dit begin weggooien?"), words, self.tr("Gooi weg"), "delete"
        )

        def gone(_: object) -> None:
            self._work.sweep()
            self.open()

        dialog.accepted.connect(lambda: self._work.ask(lambda desk, duty: desk.discard_draft(duty, draft.id), gone))
        self._open(dialog)

    # Sending

    def _send_key(self) -> None:
        if isinstance(self._view, FormView | AddView):
            self._view.ask_send()

    def _more_key(self) -> None:
        if isinstance(self._view, FormView):
            self._view.more_key()

    def _quick(self, way: Way) -> None:
        if isinstance(self._view, FormView) and self._view.page == 1:
            self._view.ask_send(way)

    def _ask_who(self, way: Way) -> None:
        view = self._view
        if not isinstance(view, FormView):
            return
        dialog = WhoDialog(self._context.on_duty, self.window(), self._context.on_duty.people_on)

        def chosen(person: str) -> None:
            if isValid(view) and view is self._view:
                view.writer.choose([person])
                view.ask_send(way)

        dialog.chosen.connect(chosen)
        self._open(dialog)

    def _gone(self, over: Over, view: FormView | AddView | None) -> None:
        self._left = ("", None)
        if view is not None:
            view.forget()
            self._show_sent(over)

    def _show_sent(self, over: Over) -> None:
        view = SentView(self._context, over)
        view.onward.connect(self.search_wanted)
        view.add_wanted.connect(lambda: self._add_to(over.id, over.code, over.by))
        view.passed_wanted.connect(self.open_passed)
        view.withdraw_wanted.connect(lambda: self._ask_withdraw(over))
        self._put(view)

    # Doorgegeven

    def _show_passed(self, lines: Sequence[Passed]) -> None:
        view = PassedView(self._context, self._work, lines, self._names(), self.whom)
        view.add_wanted.connect(lambda line: self._add_to(line.id, line.code, line.by))
        view.said.connect(self.said)
        view.new_wanted.connect(self._new_from_list)
        self._put(view)

    def _new_from_list(self) -> None:
        self._take_view_away()
        self.open()

    def _add_to(self, signal: str, code: str, by: str) -> None:
        draft = Draft(uuid4().hex, SignalForm(), self._context.now(), by, adds_to=signal)
        self._show_add(draft, code, stored=False)

    def _ask_withdraw(self, over: Over) -> None:
        def done(sentence: str) -> None:
            self.said.emit(sentence)
            self.search_wanted.emit()

        ask_withdraw(self._context.on_duty, self._work, self.window(), over, done, self._inloop.tell)

    # Covering

    def _duty_changed(self) -> None:
        on_duty = self._context.on_duty
        hidden = not on_duty.open or on_duty.covered
        if hidden:
            self._cover()
        elif self.isVisible() and self._stack.currentWidget() is self.covered:
            self.open()

    def _cover(self) -> None:
        held = self.isVisible() and self.isAncestorOf(self.focusWidget() or self)
        self._leave()
        self.covered.refresh()
        self._stack.setCurrentWidget(self.covered)
        if held:
            self.covered.focus_first()

    def _uncovered(self) -> None:
        self.open()

    def _readers_changed(self) -> None:
        readers = self._work.readers
        if isinstance(self._view, FormView) and readers is not None:
            self._view.show_readers(readers, self.whom)

    def _may_show(self) -> bool:
        on_duty = self._context.on_duty
        return isValid(self) and self.isVisible() and on_duty.open and not on_duty.covered

    # Inside

    def _put(self, view: _View) -> None:
        """In the place of what stood here."""
        self._take_view_away()
        self._view = view
        self._stack.addWidget(view)
        self._stack.setCurrentWidget(view)
        if self.isVisible():
            view.focus_first()

    def _take_view_away(self) -> None:
        view, self._view = self._view, None
        self.keeper.let_go()
        if view is None:
            return
        if isinstance(view, FormView | AddView):
            view.forget()
        self._stack.removeWidget(view)
        take_away((view,))

    def _names(self) -> dict[str, str]:
        on_duty = self._context.on_duty
        people = on_duty.snapshot.people if on_duty.snapshot is not None else ()
        return {one.id: one.name for one in (*people, *on_duty.people_on)}

    def _open(self, dialog: Dialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _bind(self, name: str, slot: Callable[[], object]) -> None:
        for key in shortcuts.keys(name):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(slot)
