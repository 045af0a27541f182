"""The agenda of one overleg: the points at the left, the one she stands on at the right, the time on top."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from data.desk.meetings.records import Meeting
from ui import icons, shortcuts
from ui.context import Context
from ui.pages.meeting import words
from ui.pages.meeting.add_panel import AddPanel
from ui.pages.meeting.agenda_list import AgendaList
from ui.pages.meeting.agenda_model import AgendaModel
from ui.pages.meeting.item_panel import ItemPanel
from ui.pages.meeting.kept_off import KeptOffPanel
from ui.pages.meeting.paper import PaperRow
from ui.pages.paper.outcome import ButtonRow
from ui.widgets.buttons import IconButton, KeyButton
from ui.widgets.labels import ElidedLabel, set_ink, text_label

_TWO_PANES = 860  # logical px
_LOW, _LOWEST, _NARROW = 430, 300, 620


class AgendaView(QWidget):
    """Shows a Meeting; what is wanted with it is told."""

    moved = Signal(str, int)  # item, place in the agenda from 0
    taken_off = Signal(str)
    begin_wanted = Signal()
    back_wanted = Signal()
    edit_wanted = Signal()  # another day, other people
    add_opened = Signal()

    def __init__(self, context: Context, agenda: PaperRow, actions: PaperRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = context.look
        self._meeting: Meeting | None = None
        self._item_shown = False  # with one pane: the point over the list
        self.model = AgendaModel(self)
        self.agenda_paper, self.actions_paper = agenda, actions
        self._build()
        self.list.stood_on.connect(self._show_item)
        self.list.opened.connect(self._open)
        self.list.moved.connect(self._step)
        self.list.dropped.connect(self._drop)
        self.list.taken_off.connect(self._take_off)
        self.item.off_wanted.connect(self._take_off)
        self._bind("meeting-print", lambda: self.papers[0].print())
        self._bind("meeting-add", self.show_add)
        context.look.changed.connect(self._fit)

    @property
    def papers(self) -> tuple[PaperRow, PaperRow]:
        """The agenda and the action list, the one to print now first."""
        over = self._meeting is not None and words.is_over(self._meeting)
        return (self.actions_paper, self.agenda_paper) if over else (self.agenda_paper, self.actions_paper)

    @property
    def _writable(self) -> bool:
        return self._meeting is not None and not words.is_over(self._meeting)

    @property
    def item_id(self) -> str:
        """The point she stands on."""
        return self.list.current

    def show_meeting(self, meeting: Meeting, stand_on: str = "") -> None:
        """Show it; the point that was stood on stays when it is still there."""
        other = self._meeting is None or self._meeting.id != meeting.id
        here = stand_on or ("" if other else self.list.current)
        row = self.list.currentIndex().row()
        self._meeting = meeting
        over = words.is_over(meeting)
        self.model.show_lines(words.lines(meeting))
        self.list.set_movable(not over)
        self._title.setText(words.table(meeting.table))
        self._under.setText(words.when_and_who(meeting))
        self._lacks.setText("" if over else words.lacks(meeting))
        self.edit.setVisible(not over)
        self._show_time(meeting)
        self._empty.setVisible(not meeting.items)
        self.list.setVisible(bool(meeting.items))
        self._kept_off.setVisible(bool(meeting.kept_off) and not over)
        self._kept_off.setText(words.kept_off_count(len(meeting.kept_off)))
        self.kept_off.show_lines(meeting.kept_off)
        self.begin.setEnabled(bool(meeting.items) or over)
        self.begin.setText(words.begin(meeting))
        self.begin.set_kind("secondary" if over else "primary")
        self.begin.set_icon_name("feedback" if over else "begin")
        self.agenda_paper.setVisible(not over)
        self.actions_paper.setVisible(over)
        if not (here and self.list.select(here)):
            self._stand_near(row if not other else 0)
        self._show_item(self.list.current)
        if other:
            self._right.setCurrentWidget(self.item)
            self._item_shown = False
            for paper in self.papers:
                paper.forget()
        self._fit()

    def set_busy(self, busy: bool) -> None:
        """The overleg is being begun; with very many points that takes a moment."""
        self.begin.setEnabled(not busy)
        if busy:
            self.begin.setText(self.tr("Even bezig …"))
        elif self._meeting is not None:
            self.begin.setText(words.begin(self._meeting))

    def forget(self) -> None:
        """Covered: nothing of it stays."""
        self._meeting = None
        self.item.forget()
        self.model.show_lines(())
        self.kept_off.show_lines(())
        self.add_panel.forget()
        for label in (self._title, self._under, self._time, self._lacks):
            label.setText("")
        for paper in self.papers:
            paper.forget()

    def focus_first(self) -> None:
        """The list, or what can be done with an empty one."""
        wanted: QWidget = self.list if self.model.rowCount() else self.add if self._add_row.isVisible() else self.back
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def escape(self) -> bool:
        """Back from what stands beside or over the list; False when there is nothing to step back from."""
        if self._right.currentWidget() is not self.item:
            self._to_item()
            return True
        if self._item_shown and not self._two():
            self._item_shown = False
            self._fit()
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if self.item.isAncestorOf(self.focusWidget() or self):
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return False

    def panes(self) -> list[QWidget]:
        """List, point, buttons."""
        return [part for part in (self._left, self._right, self._foot_box) if part.isVisible()]

    def show_add(self) -> None:
        """A point that does not come from a signal, or a signal by its number."""
        if self._writable:
            self._right.setCurrentWidget(self.add_panel)
            self._show_right()
            self.add_panel.focus_first()
            self.add_opened.emit()

    def added(self) -> None:
        """It was put on the agenda."""
        self.add_panel.forget()
        self._to_item()

    def show_kept_off(self) -> None:
        """What may not come on this table, and why."""
        self._right.setCurrentWidget(self.kept_off)
        self._show_right()
        self.kept_off.focus_first()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # Deeds

    def _open(self, item: str) -> None:
        self._right.setCurrentWidget(self.item)
        self._show_right()
        if self._meeting is not None and not words.is_over(self._meeting):
            self.item.focus_first()

    def _step(self, item: str, steps: int) -> None:
        meeting = self._meeting
        if meeting is None:
            return
        at = next((place for place, one in enumerate(meeting.items) if one.id == item), -1)
        if at >= 0 and 0 <= at + steps < len(meeting.items):
            self.moved.emit(item, at + steps)

    def _drop(self, item: str, before: str) -> None:
        meeting = self._meeting
        if meeting is None:
            return
        ids = [one.id for one in meeting.items if one.id != item]
        self.moved.emit(item, ids.index(before) if before in ids else len(ids))

    def _take_off(self, item: str) -> None:
        if self._meeting is not None and not words.is_over(self._meeting):
            self.taken_off.emit(item)

    def _show_item(self, item: str) -> None:
        meeting = self._meeting
        if meeting is None:
            return
        self.item.keep()
        found = next((one for one in meeting.items if one.id == item), None)
        self.item.show_item(found, writable=not words.is_over(meeting))

    def _stand_near(self, row: int) -> None:
        """The point that came in the place of one that was taken off."""
        points = [number for number, line in enumerate(self.model.lines) if not line.heading]
        near = min(points, key=lambda number: abs(number - row), default=-1)
        line = self.model.line(near)
        if line is not None:
            self.list.select(line.id)

    def _to_item(self) -> None:
        self._right.setCurrentWidget(self.item)
        self._item_shown = False
        self._fit()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_right(self) -> None:
        self._item_shown = True
        self._fit()

    def _show_time(self, meeting: Meeting) -> None:
        full = meeting.minutes > meeting.limit
        self._time.setText(words.minutes(meeting.minutes, meeting.limit))
        set_ink(self._time, "brick-ink" if full else "ink")
        icons.set_icon(self._clock, "alert" if full else "clock", "brick" if full else "ink-2", size=20)

    # Making

    def _build(self) -> None:
        self._title = text_label("", "page-title", wrap=True)
        self._under = ElidedLabel("", "body", "ink-2")
        self._clock = text_label("")
        self._time = text_label("", "body-strong", wrap=True)
        self._moves = text_label(self.tr("Verplaats: sleep, of Alt ↑ Alt ↓"), "small", "ink-2")
        self.back = KeyButton(self.tr("Alle overleggen"), icon="chevron-left", kind="quiet", look=self._look)
        self.back.clicked.connect(self.back_wanted)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._title)
        names.addWidget(self._under)
        self._lacks = text_label("", "small", "ink-2", wrap=True)
        names.addWidget(self._lacks)
        self._head = QHBoxLayout()
        self._head.addLayout(names, 1)
        self.edit = KeyButton(self.tr("Dag en mensen"), icon="edit", kind="quiet", look=self._look)
        self.edit.clicked.connect(self.edit_wanted)
        self._head.addWidget(self.edit, 0, Qt.AlignmentFlag.AlignTop)
        self._head.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        self.list = AgendaList(self.model, self._look)
        self._empty = text_label(
            self.tr("Er is niets voor deze tafel. Voeg zelf een punt toe, of kies een andere tafel."),
            "body",
            "ink-2",
            wrap=True,
        )
        self.add = KeyButton(
            self.tr("Voeg een punt toe"), icon="plus", key=shortcuts.hint("meeting-add"), look=self._look
        )
        self.add.clicked.connect(self.show_add)
        self._kept_off = KeyButton("", icon="discreet", kind="quiet", look=self._look)
        self._kept_off.clicked.connect(self.show_kept_off)
        self._left = QWidget()
        self._column = QVBoxLayout(self._left)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._time_box = QHBoxLayout()
        self._time_box.addWidget(self._clock)
        self._time_box.addWidget(self._time, 1)
        self._time_box.addWidget(self._moves)
        self._column.addLayout(self._time_box)
        self._column.addWidget(self._empty)
        self._column.addWidget(self.list, 1)
        self._add_row = ButtonRow(self.add, self._kept_off)
        self.add_small = IconButton("plus", self.tr("Voeg een punt toe"))
        self.add_small.clicked.connect(self.show_add)
        self._kept_off_small = IconButton("discreet", self.tr("Wat niet op deze tafel komt"))
        self._kept_off_small.clicked.connect(self.show_kept_off)
        self._head.insertWidget(1, self.add_small, 0, Qt.AlignmentFlag.AlignTop)
        self._head.insertWidget(2, self._kept_off_small, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addWidget(self._add_row)
        self.item = ItemPanel(self._look)
        self.add_panel = AddPanel()
        self.kept_off = KeptOffPanel()
        self.add_panel.closed.connect(self._to_item)
        self.kept_off.closed.connect(self._to_item)
        self._right = QStackedWidget()
        for part in (self.item, self.add_panel, self.kept_off):
            self._right.addWidget(part)
        self._panes = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._panes.addWidget(self._left, 5)
        self._panes.addWidget(self._right, 6)
        self.begin = KeyButton("", icon="begin", key=shortcuts.hint("meeting-go"), kind="primary", look=self._look)
        self.begin.clicked.connect(self.begin_wanted)
        self._foot_box = QWidget()
        self._foot = QHBoxLayout(self._foot_box)
        self._foot.addWidget(self.agenda_paper, 1)
        self._foot.addWidget(self.actions_paper, 1)
        self._foot.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignTop)
        self._outer = QVBoxLayout(self)
        self._outer.addLayout(self._head)
        self._outer.addLayout(self._panes, 1)
        self._outer.addWidget(self._foot_box)

    def _bind(self, name: str, deed: object) -> None:
        for keys in shortcuts.keys(name):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(deed)

    def _two(self) -> bool:
        return self._look.logical_width(self) >= _TWO_PANES

    def _fit(self) -> None:
        look, px = self._look, self._look.px
        two, low = self._two(), look.logical_height(self) < _LOW
        side = px(24 if two else 10)
        self._outer.setContentsMargins(side, px(4 if low else 8), side, px(6 if low else 10))
        self._outer.setSpacing(px(6 if low else 10))
        self._panes.setSpacing(px(16))
        self._column.setSpacing(px(6))
        self._head.setSpacing(px(12))
        self._foot.setContentsMargins(0, 0, 0, 0)
        self._foot.setSpacing(px(12))
        self._lacks.setVisible(bool(self._lacks.text()) and not low)
        self._foot_box.setVisible(two or not low or not self._item_shown)
        lowest = look.logical_height(self) < _LOWEST
        self._add_row.setVisible(self._writable and not lowest)
        self.add_small.setVisible(self._writable and lowest)
        self._kept_off_small.setVisible(self._writable and lowest and not self._kept_off.isHidden())
        narrow = look.logical_width(self) < _NARROW
        for paper in self.papers:
            paper.set_narrow(narrow)
        self.add.set_key("" if narrow else shortcuts.hint("meeting-add"))
        self.begin.set_key("" if narrow else shortcuts.hint("meeting-go"))
        self._left.setVisible(two or not self._item_shown)
        self._right.setVisible(two or self._item_shown)
        self._under.setVisible(not low)
        self._time_box.setSpacing(px(6))
        self._moves.setVisible(self.list.movable and not low and look.logical_width(self._left) >= 430)
        self.edit.setText(self.tr("Dag en mensen") if look.logical_width(self) >= 700 else "")
        self.edit.setAccessibleName(self.tr("Dag en mensen veranderen"))
        self.edit.setToolTip(self.tr("Dag en mensen veranderen"))
        self.back.setText(self.tr("Alle overleggen") if look.logical_width(self) >= 700 else "")
        self.back.setAccessibleName(self.tr("Alle overleggen"))
        self.back.setToolTip(self.tr("Alle overleggen"))
