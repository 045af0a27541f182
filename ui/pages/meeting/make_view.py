"""Making an overleg: which table, which day, who sits at it. The day is proposed: the Thursday that comes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QDate, Qt, QTime, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from data.desk.meetings.records import MOST, Meeting, MeetingTable, Participant, Proposal
from data.errors import WorldError
from ui import messages, shortcuts
from ui.context import Context
from ui.pages.meeting import words
from ui.pages.meeting.people import PeoplePanel
from ui.widgets.buttons import KeyButton
from ui.widgets.choice import ChoiceRow
from ui.widgets.fields import Field
from ui.widgets.labels import text_label
from ui.widgets.moments import day_edit, day_of, time_edit
from ui.widgets.panel import Panel
from ui.widgets.scroll import Scroll, rest_of

_TWO_PANES, _WIDEST = 860, 1120
_FURTHEST = timedelta(days=366)


@dataclass(frozen=True)
class Wanted:
    """What to make."""

    table: MeetingTable
    day: date
    starts: str  # "09:00"
    place: str
    chair: str
    people: tuple[Participant, ...]


class MakeView(QWidget):
    """`table_chosen` asks for what is proposed there; `made` has a Wanted."""

    table_chosen = Signal(object)  # MeetingTable
    made = Signal(object)  # Wanted
    back_wanted = Signal()
    remove_wanted = Signal()  # the one that is being changed

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = context.look
        self._now = context.now
        self._day_touched = False
        self._editing = False
        self.rows: dict[MeetingTable, ChoiceRow] = {}
        left = QWidget()
        self._left = QVBoxLayout(left)
        self._left.setContentsMargins(0, 0, 0, 0)
        which = Panel("card", padding=16, gap=8)
        which.body.addWidget(text_label(self.tr("Welke tafel?"), "label", wrap=True))
        for table in MeetingTable:
            row = ChoiceRow(words.table(table), words.table_note(table))
            row.clicked.connect(lambda _=False, one=table: self.table_chosen.emit(one))
            self.rows[table] = row
            which.body.addWidget(row)
        when = Panel("card", padding=16, gap=8)
        today = context.now().date()
        self._day = day_edit(today, least=today, most=today + _FURTHEST)
        self._day.dateChanged.connect(self._day_changed)
        self._day.editingFinished.connect(self._touched)
        self.day = Field(self.tr("Welke dag?"), self._day)
        self._starts = time_edit(9, 0)
        self.starts = Field(self.tr("Hoe laat?"), self._starts)
        self._place, self._chair = QLineEdit(), QLineEdit()
        self._place.setMaxLength(MOST["place"])
        self._chair.setMaxLength(MOST["chair"])
        self.place = Field(self.tr("Waar? Mag leeg blijven"), self._place)
        self.chair = Field(self.tr("Wie zit voor? Mag leeg blijven"), self._chair)
        self._moment = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._moment.addWidget(self.day, 3, Qt.AlignmentFlag.AlignTop)
        self._moment.addWidget(self.starts, 2, Qt.AlignmentFlag.AlignTop)
        when.body.addLayout(self._moment)
        when.body.addWidget(self.place)
        when.body.addWidget(self.chair)
        self._left.addWidget(which)
        self._left.addWidget(when)
        self._left.addStretch(1)
        right = QWidget()
        self._right = QVBoxLayout(right)
        self._right.setContentsMargins(0, 0, 0, 0)
        self.people = PeoplePanel()
        self._right.addWidget(self.people)
        self._right.addStretch(1)
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._title = text_label("", "page-title", wrap=True)
        self._column.addWidget(self._title)
        self._panes = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._panes.addWidget(left, 1)
        self._panes.addWidget(right, 1)
        self._column.addLayout(self._panes)
        self._column.addStretch(1)
        self._told = text_label("", "body-strong", "brick-ink", wrap=True)
        self._told.hide()
        self.back = KeyButton(self.tr("Terug"), key="Esc", kind="quiet")
        self.back.clicked.connect(self.back_wanted)
        self.go = KeyButton("", icon="check", key=shortcuts.hint("meeting-go"), kind="primary")
        self.go.clicked.connect(self.make)
        self._foot = QHBoxLayout()
        self.remove = KeyButton(self.tr("Haal dit overleg weg"), icon="delete", kind="quiet")
        self.remove.clicked.connect(self.remove_wanted)
        self._foot.addWidget(self.back)
        self._foot.addWidget(self.remove)
        self._foot.addWidget(self._told, 1)
        self._foot.addStretch(1)
        self._foot.addWidget(self.go)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(Scroll(content), 1)
        outer.addLayout(self._foot)
        context.look.changed.connect(self._fit)

    @property
    def table(self) -> MeetingTable:
        """The table that is chosen."""
        return next((table for table, row in self.rows.items() if row.isChecked()), next(iter(self.rows)))

    def begin(self, table: MeetingTable) -> None:
        """A new one, at this table."""
        self._editing = self._day_touched = False
        self.remove.hide()
        self.people.forget()
        self.say("")
        self.set_busy(False)
        self._title.setText(self.tr("Overleg maken"))
        self.go.setText(self.tr("Maak de agenda"))
        for row in self.rows.values():
            row.setEnabled(True)
        self.rows[table].setChecked(True)
        self.table_chosen.emit(table)

    def edit(self, meeting: Meeting) -> None:
        """Another day, time, place or other people for one that is there."""
        self._editing = True
        self.remove.setVisible(not words.is_begun(meeting))
        self.say("")
        self.set_busy(False)
        self._day_touched = True
        self._title.setText(self.tr("Overleg veranderen"))
        self.go.setText(self.tr("Bewaar"))
        for table, row in self.rows.items():
            row.setChecked(table is meeting.table)
            row.setEnabled(table is meeting.table)
        self._fill(meeting.day, meeting.starts, meeting.place, meeting.chair)
        self.people.show_people(meeting.participants)

    def propose(self, proposal: Proposal) -> None:
        """What is proposed for a table; a day that was chosen by hand stays."""
        if proposal.table is not self.table or self._editing:
            return
        day = day_of(self._day) if self._day_touched else proposal.day
        self._fill(day, proposal.starts, proposal.place, proposal.chair)
        self.people.show_people(self.people.people, proposal.participants)

    def _fill(self, day: date, starts: str, place: str, chair: str) -> None:
        today = self._now().date()
        self._day.setMinimumDate(_qdate(min(today, day)))
        self._day.setMaximumDate(_qdate(max(today, day) + _FURTHEST))
        self._day.setDate(_qdate(day))
        self._day_changed()
        self._starts.setTime(QTime.fromString(starts, "HH:mm"))
        self._place.setText(place)
        self._chair.setText(chair)

    def make(self) -> None:
        """Make it."""
        if self.people.role.text:  # typed and not put at the table yet
            self.people.add()
        self.say("")
        starts = self._starts.time().toString("HH:mm")
        place, chair = self.place.text, self.chair.text
        self.made.emit(Wanted(self.table, day_of(self._day), starts, place, chair, self.people.people))

    def set_busy(self, busy: bool) -> None:
        """It is being made."""
        self.go.setEnabled(not busy)

    def refuse(self, error: WorldError) -> None:
        """It was not made; everything still stands there."""
        self.set_busy(False)
        self.say(messages.sentence(error))

    def say(self, sentence: str) -> None:
        """A sentence beside the buttons; empty for none."""
        self._told.setText(sentence)
        self._told.setVisible(bool(sentence))

    def forget(self) -> None:
        """Covered: nothing of it stays."""
        self.people.forget()
        self._place.setText("")
        self._chair.setText("")

    def focus_first(self) -> None:
        """The table that is chosen."""
        self.rows[self.table].setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _touched(self) -> None:
        self._day_touched = True

    def _day_changed(self) -> None:
        self.day.set_note(words.day(day_of(self._day), year=False))

    def _fit(self) -> None:
        look, px = self._look, self._look.px
        two = look.logical_width(self) >= _TWO_PANES
        side = px(24 if two else 10)
        right = rest_of(self.width(), side, px(_WIDEST))
        self._panes.setDirection(QBoxLayout.Direction.LeftToRight if two else QBoxLayout.Direction.TopToBottom)
        self._panes.setSpacing(px(16))
        self._left.setSpacing(px(12))
        self._moment.setSpacing(px(12))
        self._column.setContentsMargins(side, px(8), right, px(12))
        self._column.setSpacing(px(12))
        self.remove.setText(self.tr("Haal dit overleg weg") if two else "")
        self.remove.setAccessibleName(self.tr("Haal dit overleg weg"))
        self.remove.setToolTip(self.tr("Haal dit overleg weg"))
        self._foot.setContentsMargins(side, px(6), right, px(10))
        self._foot.setSpacing(px(12))


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
