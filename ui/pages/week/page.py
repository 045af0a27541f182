"""Picture 08: the week. Only a buurtwerker whose key is open sees it; covered, nothing of it stays."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from data.desk.duty import Reader
from data.desk.signals.patterns import Pattern
from data.desk.signals.records import ClosedLine, Inbox, OpenedSignal
from data.errors import WorldError
from ui import shortcuts
from ui.context import Context
from ui.pages.base import Page
from ui.pages.duty.covered_view import CoveredView
from ui.pages.week.deeds import DEEDS, DeedsFoot
from ui.pages.week.doing import Doing
from ui.pages.week.inbox_model import CLOSED, InboxModel
from ui.pages.week.pattern_search import PatternSearch
from ui.pages.week.patterns_words import hint_for
from ui.pages.week.side import WeekSide
from ui.pages.week.signal_view import SignalView
from ui.pages.week.work import WeekWork
from ui.widgets.labels import text_label
from ui.widgets.panel import Panel

_TWO_PANES = 900  # logical px of the page
_LIST, _WIDE_LIST, _WIDE_FROM = 320, 380, 1500
_LOW, _LOWEST = 470, 300
_NARROW = 760  # of a signal: buttons without icons
_WIDEST = 960  # of a signal: longer lines are hard to read


class WeekPage(Page):
    """The room Week. `closed` comes when the key is gone."""

    name = "week"
    closed = Signal()
    search_wanted = Signal()

    def __init__(self, context: Context, work: WeekWork, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._look = context.look
        self._on_duty = context.on_duty
        self.work = work
        self.model = InboxModel(self)
        self._patterns: tuple[Pattern, ...] = ()
        self.looking = PatternSearch(work, self)
        self.looking.found.connect(self._show_patterns)
        self._known = self._asked = False
        self._reader: Reader | None = None
        self.covered = CoveredView(context, context.on_duty, worker=True)
        self.covered.search_wanted.connect(self.search_wanted)
        self.covered.shown_again.connect(self._uncovered)
        self._build()
        self.doing = Doing(context, work, self)
        self.doing.open_wanted.connect(self.open)
        self.view.code_step_wanted.connect(lambda step, done: self.doing.code_step(self.signal_shown, step, done=done))
        work.changed.connect(self._deed_done)
        context.on_duty.changed.connect(self.refresh)
        context.look.changed.connect(self._fit)
        self._bind()
        self.refresh()

    @property
    def signal_shown(self) -> OpenedSignal | None:
        """The signal that is open."""
        return self.view.signal

    @property
    def patterns(self) -> tuple[Pattern, ...]:
        """The patterns, as they were read last."""
        return self._patterns

    def shown(self) -> None:
        if not self._asked:  # a login that asks for it already
            self.read()

    def focus_first(self) -> None:
        if self._stack.currentWidget() is self.covered:
            self.covered.focus_first()
        else:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def panes(self) -> list[QWidget]:
        if self._stack.currentWidget() is self.covered:
            return [self.covered]
        return [self._left, self._right]

    def escape(self) -> bool:
        if self.view.signal is None:
            return False
        self._forget_signal()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def help_sentences(self) -> tuple[str, ...]:
        return (
            self.tr("Hier lees je wat de balie doorgaf. Enter opent een signaal; dat je leest, wordt opgeschreven."),
            self.tr("Eerst een kop koffie, dan een overleg. Eerst een buur, dan een instelling."),
            self.tr("Raakt niemand de computer aan, dan gaat dit na 5 minuten op slot."),
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.lock.watch(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.lock.watch(False)
            self.looking.stop()  # the next time it is shown it goes on

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # Reading

    def refresh(self) -> None:
        """Show what may be shown now."""
        on_duty = self._on_duty
        if on_duty.reader_covered or on_duty.reader is None:
            self._forget()
            if on_duty.reader_covered:
                self.covered.refresh()
                self._stack.setCurrentWidget(self.covered)
                if self.isVisible():
                    self.covered.focus_first()
            elif self.isVisible():
                self.closed.emit()
            return
        if on_duty.reader is not self._reader:  # another buurtwerker came in: what she may open is not the same
            self._forget()
            self._reader = on_duty.reader
        self._stack.setCurrentWidget(self._content)
        if not self._known and not self._asked:
            self.read()

    def read(self) -> None:
        """Read the inbox again, then look for patterns while it can be used; nothing while it is covered."""
        if self._on_duty.reader is None:
            return

        def show(inbox: Inbox) -> None:
            self._asked = False
            self._show_inbox(inbox)
            if self.isVisible():
                self.looking.look()

        def failed(error: WorldError) -> None:
            self._asked = False
            self.work.tell(error)

        self._asked = True
        self.work.ask(lambda desk, reader: desk.inbox(reader), show, failed=failed)

    def open(self, signal: str, closed: bool = False) -> None:
        """Read one signal; that is written down."""
        self.work.ask(lambda desk, reader: desk.open(reader, signal), self._show_opened)

    def _show_inbox(self, inbox: Inbox) -> None:
        here, place = self.list.here, self.list.currentIndex().row()
        self._known = True
        self.model.show_inbox(inbox)
        self._left.show_count(len(inbox.lines))
        row = self.model.row_of(here.signal, here.group) if here is not None and here.signal else place
        if row >= 0 and here is not None:
            self.list.select_row(row)  # who is walking through the list stays where they are
        else:
            self.list.select_first()
        if inbox.closed and self.model.closed_known:
            self._read_closed()

    def _show_patterns(self, patterns: tuple[Pattern, ...]) -> None:
        before, self._patterns = self._patterns, patterns
        signal = self.view.signal
        if signal is not None and hint_for(signal.id, before) != hint_for(signal.id, patterns):
            self._show(signal)

    def _read_closed(self) -> None:
        def show(closed: Sequence[ClosedLine]) -> None:
            self.model.show_closed(closed)
            self._back_to_row()

        self.work.ask(lambda desk, reader: desk.closed(reader), show)

    def _show_opened(self, signal: OpenedSignal) -> None:
        self._show(signal)
        if self.model.reading_changes(signal.id):
            self.work.ask(lambda desk, reader: desk.inbox(reader), self._show_inbox)
        if not self._two:
            self.view.pane.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._foot_focus()

    def _show(self, signal: OpenedSignal) -> None:
        same = self.view.signal is not None and self.view.signal.id == signal.id
        today = self._context.now().date()
        self.view.set_term(self._context.settings.current.days_signal)
        self.view.show_signal(signal, today, hint_for(signal.id, self._patterns), same=same)
        self.foot.show_for(signal)
        self._nothing.hide()
        self.view.show()
        self.list.mark_opened(signal.id)
        self._fit()

    def _deed_done(self, signal: object) -> None:
        if self._on_duty.reader is None:
            return  # it was covered while the deed was done
        if isinstance(signal, OpenedSignal):
            self._show(signal)
        else:
            self._forget_signal()
        self.read()

    # Covering

    def _uncovered(self) -> None:
        self.refresh()
        self.focus_first()

    def _forget(self) -> None:
        self._known = self._asked = False
        self._patterns = ()
        self.looking.forget()
        self._forget_signal()
        self.model.forget()
        self._left.forget()

    def _forget_signal(self) -> None:
        self.view.forget()
        self.view.hide()
        self.foot.show_for(None)
        self._nothing.show()
        self.list.mark_opened("")
        self._fit()

    # Deeds

    def do(self, name: str) -> None:
        """A deed of the table, by its name."""
        signal = self.view.signal
        if name == "next":
            self._next()
        elif name == "more":
            self.foot.open_menu()
        elif name in ("together", "inzage") or signal is not None:
            self.doing.do(name, signal)
        elif self._on_duty.reader is not None:
            self.work.said.emit(self.tr("Lees eerst een signaal: ga erop staan en druk op Enter."))

    def _next(self) -> None:
        row = self.model.next_waiting(self.list.currentIndex().row())
        if row < 0:
            self.work.said.emit(self.tr("Er wacht niets meer. Klaar voor nu."))
            return
        self.list.select_row(row)
        self.open(self.model.row(row).signal)

    def _fold(self, group: str) -> None:
        folded = not self.model.is_folded(group)
        row = self.list.currentIndex().row()
        if group == CLOSED and not folded and not self.model.closed_known:
            self.model.fold(group, folded)
            self._read_closed()
        else:
            self.model.fold(group, folded)
        self.list.select_row(row)

    def _back_to_row(self) -> None:
        signal = self.view.signal
        row = self.model.row_of(signal.id) if signal is not None else -1
        if row >= 0:
            self.list.select_row(row)

    def _more_reminders(self) -> None:
        row = self.list.currentIndex().row()
        self.model.unfold_reminders()
        self.list.select_row(row)

    def _foot_focus(self) -> None:
        first = next((one for one in self.foot.buttons.values() if one.isVisibleTo(self.foot)), self.foot.more)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _bind(self) -> None:
        for name in ("next", "more", *(deed.name for deed in DEEDS)):
            for key in shortcuts.keys(f"week-{name}"):
                bound = QShortcut(QKeySequence(key), self)
                bound.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                bound.setAutoRepeat(False)
                bound.activated.connect(lambda one=name: self.do(one))

    # Making

    def _build(self) -> None:
        self._content = QWidget()
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        self._column = column
        self._panes = QHBoxLayout()
        self._left = WeekSide(self.model, self._on_duty, self._look, self._context.now().date())
        self._left.wanted.connect(self.do)
        self.list, self.lock = self._left.list, self._left.lock
        self.list.opened.connect(self.open)
        self.list.folded.connect(self._fold)
        self.list.more.connect(self._more_reminders)
        self.list.to_detail.connect(self._to_detail)
        self._right = Panel("panel", padding=0, gap=0)
        self._nothing = text_label(
            self.tr(
                "Ga op een signaal staan en druk op Enter om het te lezen. Dat je het las, wordt opgeschreven. "
                "Met N ga je naar het volgende dat wacht."
            ),
            "body",
            "ink-2",
            wrap=True,
        )
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setMargin(24)
        self.view = SignalView(self._look)
        self.view.hide()
        for signal, name in (
            (self.view.urgent_wanted, "urgent"),
            (self.view.neighbour_wanted, "link"),
            (self.view.together_wanted, "together"),
            (self.view.inform_wanted, "inform"),
            (self.view.weighing_wanted, "weigh"),
        ):
            signal.connect(lambda one=name: self.do(one))
        self.foot = DeedsFoot(self._look)
        self.foot.wanted.connect(self.do)
        self._right.body.addWidget(self._nothing, 1)
        self._right.body.addWidget(self.view, 1)
        self._right.body.addWidget(self.foot)
        self.foot.show_for(None)
        self._panes.addWidget(self._left)
        self._panes.addWidget(self._right, 1)
        self._panes.addStretch(0)  # on a wide screen what is left stays at the right
        column.addWidget(self.lock.bar)
        column.addLayout(self._panes, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._content)
        self._stack.addWidget(self.covered)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def _to_detail(self) -> None:
        if self.view.signal is not None:
            self._foot_focus()
        else:
            here = self.list.here
            if here is not None and here.signal:
                self.open(here.signal)

    @property
    def _two(self) -> bool:
        return self._look.logical_width(self) >= _TWO_PANES

    def _fit(self) -> None:
        look, px = self._look, self._look.px
        width, height = look.logical_width(self), look.logical_height(self)
        two, low = self._two, height < _LOW
        side = px(24 if two else 10)
        edge = px(12 if not low else 6)
        self._column.setContentsMargins(side, edge, side, edge)
        self._column.setSpacing(px(8))
        self._panes.setSpacing(px(16))
        self._left.fit(low=low)
        opened = self.view.signal is not None
        self._left.setVisible(two or not opened)
        self._right.setVisible(two or opened)
        foot = width - (_LIST + 64 if two else 40)
        self.foot.fit(narrow=foot < _NARROW or height < _LOWEST, low=low or not two, lowest=height < _LOWEST)
        self._panes.setStretch(0, 0 if two else 1)
        if two:
            self._left.setFixedWidth(px(_WIDE_LIST if width >= _WIDE_FROM else _LIST))
            self._right.setMaximumWidth(px(_WIDEST))
        else:
            self._left.setMinimumWidth(0)
            self._left.setMaximumWidth(16_777_215)
            self._right.setMaximumWidth(16_777_215)
