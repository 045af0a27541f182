"""The inbox as a list: what presses on top, then every status with its count, the closed ones folded.

It holds the lines as they came; what a row says is made when the row is painted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from data.desk.records import Audience
from data.desk.signals.kinds import Reminder, Status, Urgency
from data.desk.signals.records import ClosedLine, Inbox, Line
from data.desk.signals.workflow import ENDED
from ui import signal_words
from ui.pages.week import words

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
_ROOT = QModelIndex()
_REMINDED = 5  # rows: the list on top is short, the rest is one press away
FIRST, REMINDED, CLOSED = "first", "reminded", "closed"


class Kind(StrEnum):
    """What a row is."""

    HEAD = "head"
    LINE = "line"
    CLOSED = "closed"
    MORE = "more"  # the rest of the reminders
    NOTE = "note"  # a sentence


@dataclass(frozen=True)
class Row:
    """What a row says and does."""

    kind: Kind
    group: str
    title: str
    under: str = ""
    icon: str = ""
    count: int = 0
    folded: bool = False
    signal: str = ""  # id
    pressing: bool = False  # spoed, danger, today
    unread: bool = False
    private: bool = False  # only for the aandachtsfunctionaris and deputy

    @property
    def spoken(self) -> str:
        """For who listens."""
        return ", ".join(part for part in (self.title, self.under, str(self.count) if self.count else "") if part)


@dataclass(frozen=True)
class _Place:
    kind: Kind
    group: str
    line: Line | ClosedLine | None = None
    reminder: Reminder | None = None
    count: int = 0


class InboxModel(QAbstractListModel):
    """Hands out a Row; groups are folded by their key: a status value, or FIRST, REMINDED, CLOSED."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._inbox = Inbox()
        self._closed: tuple[ClosedLine, ...] | None = None
        self._folded = {CLOSED}
        self._all_reminders = False
        self._places: list[_Place] = []

    # What is in it

    def show_inbox(self, inbox: Inbox, closed: Sequence[ClosedLine] | None = None) -> None:
        """Show this; `closed` stays as it was when it is None."""
        if closed is not None:
            self._closed = tuple(closed)
        self._inbox = inbox
        self._again()

    def show_closed(self, closed: Sequence[ClosedLine]) -> None:
        """The closed ones, now that they are asked for."""
        self._closed = tuple(closed)
        self._again()

    def forget(self) -> None:
        """Nothing of it stays."""
        self._inbox, self._closed = Inbox(), None
        self._folded, self._all_reminders = {CLOSED}, False
        self._again()

    @property
    def closed_known(self) -> bool:
        """Whether the closed ones were asked for already."""
        return self._closed is not None

    def is_folded(self, group: str) -> bool:
        """Whether only the head of this group is shown."""
        return group in self._folded

    def fold(self, group: str, folded: bool) -> None:
        """Show only the head of a group, or its lines too."""
        if folded != (group in self._folded):
            (self._folded.add if folded else self._folded.discard)(group)
            self._again()

    def unfold_reminders(self) -> None:
        """All reminders."""
        self._all_reminders = True
        self._again()

    def row_of(self, signal: str, group: str = "") -> int:
        """The row of a signal, in this group if it stands there; -1 when it is not shown."""
        found = -1
        for number, place in enumerate(self._places):
            if place.line is not None and place.line.id == signal:
                if not group or place.group == group:
                    return number
                found = number if found < 0 else found
        return found

    def next_waiting(self, after: int) -> int:
        """The next row below `after` with a signal that nobody did anything with; round again; -1 for none."""
        count = len(self._places)
        for step in range(1, count + 1):
            number = (after + step) % count
            place = self._places[number]
            line = place.line
            if place.kind is Kind.LINE and isinstance(line, Line) and (line.status is Status.NEW or line.spoed):
                return number
        return -1

    def reading_changes(self, signal: str) -> bool:
        """Whether a mark in the list goes when this signal is read."""
        lines = (*self._inbox.lines, *self._inbox.ended)
        marked = any(line.id == signal and (line.unread or Reminder.ADDED in line.reminders) for line in lines)
        return marked or any(line.id == signal and line.added for line in self._closed or ())

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every open line."""
        return self._inbox.lines

    # Qt

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._places)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or not 0 <= index.row() < len(self._places):
            return None
        if role == ROW_ROLE:
            return self.row(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.row(index.row()).spoken
        return None

    def kind(self, row: int) -> Kind:
        """What a row is, without making its words."""
        return self._places[row].kind

    def row(self, number: int) -> Row:
        """What a row says."""
        place = self._places[number]
        if place.kind is Kind.HEAD:
            return self._head(place)
        if place.kind is Kind.MORE:
            return Row(place.kind, place.group, self.tr("Nog {n}").format(n=place.count), icon="chevron-down")
        if place.kind is Kind.NOTE:
            return Row(place.kind, place.group, self._note(place.count))
        if isinstance(place.line, ClosedLine):
            return self._closed_row(place.line)
        assert place.line is not None
        return self._line_row(place.line, place.reminder, place.group)

    def _head(self, place: _Place) -> Row:
        titles = {
            FIRST: (self.tr("Eerst dit"), "alert"),
            REMINDED: (self.tr("Denk hieraan"), "reminder"),
            CLOSED: (self.tr("Afgesloten"), "closed"),
        }
        if place.group in titles:
            title, icon = titles[place.group]
        else:
            status = Status(place.group)
            title, icon = signal_words.status(status.value), words.STATUS_ICONS[status]
        return Row(Kind.HEAD, place.group, title, icon=icon, count=place.count, folded=self.is_folded(place.group))

    def _line_row(self, line: Line, reminder: Reminder | None, group: str) -> Row:
        title = words.line_title(line)
        under = words.line_under(line)
        if reminder is not None:
            ended = signal_words.status(line.status.value) if line.status in ENDED else ""
            under = " · ".join(part for part in (words.reminder(reminder), line.code, ended) if part)
        icon = signal_words.urgency_icon(line.urgency.value) if line.urgency is not None else "later"
        if line.spoed and group == FIRST:
            under = " · ".join((self.tr("Spoed"), words.line_under(line)))
        return Row(
            Kind.LINE,
            group,
            title,
            under,
            "reminder" if reminder is not None else icon,
            signal=line.id,
            pressing=is_pressing(line),
            unread=line.unread,
            private=line.audience is Audience.ATTENTION,
        )

    def _closed_row(self, line: ClosedLine) -> Row:
        themes = signal_words.themes_together([one.value for one in line.themes])
        ended = signal_words.status(line.status.value)
        when = words.short_day(line.closed_on) if line.closed_on is not None else ""
        added = words.reminder(Reminder.ADDED) if line.added else ""
        erased = ""
        if line.erased_on is not None:
            erased = self.tr("gewist op {day}").format(day=words.short_day(line.erased_on))
        return Row(
            Kind.CLOSED,
            CLOSED,
            f"{line.code} · {themes}",
            " · ".join(part for part in (added, f"{ended} {when}".strip(), erased) if part),
            "reminder" if line.added else words.STATUS_ICONS[line.status],
            signal=line.id,
            unread=line.added,
        )

    def _note(self, count: int) -> str:
        if count == 1:
            return self.tr("1 signaal is alleen voor de aandachtsfunctionaris, of wacht op een andere buurtwerker.")
        return self.tr(
            "{n} signalen zijn alleen voor de aandachtsfunctionaris, of wachten op een andere buurtwerker."
        ).format(n=count)

    def _again(self) -> None:
        self.beginResetModel()
        self._places = list(self._made())
        self.endResetModel()

    def _made(self) -> list[_Place]:
        inbox = self._inbox
        by_id = {line.id: line for line in (*inbox.lines, *inbox.ended)}
        first = sorted((line for line in inbox.lines if comes_first(line)), key=first_order)
        on_top = {line.id for line in first}
        places: list[_Place] = []

        def group(key: str, inside: Sequence[_Place], count: int) -> None:
            places.append(_Place(Kind.HEAD, key, count=count))
            if key not in self._folded:
                places.extend(inside)

        if first:
            group(FIRST, [_Place(Kind.LINE, FIRST, line) for line in first], len(first))
        told = [
            _Place(Kind.LINE, REMINDED, by_id[signal], kind)
            for kind, signals in inbox.reminders
            if kind is not Reminder.URGENT
            for signal in signals
            if signal in by_id
        ]
        if told:
            shown = told if self._all_reminders else told[:_REMINDED]
            rest = len(told) - len(shown)
            more = [_Place(Kind.MORE, REMINDED, count=rest)] if rest else []
            group(REMINDED, [*shown, *more], len(told))
        for one in inbox.groups:
            left = [line for line in one.lines if line.id not in on_top]
            if left:
                key = one.status.value
                group(key, [_Place(Kind.LINE, key, line) for line in left], len(left))
        if inbox.unreadable:
            places.append(_Place(Kind.NOTE, "", count=inbox.unreadable))
        if inbox.closed:
            closed = [_Place(Kind.CLOSED, CLOSED, line) for line in self._closed or ()]
            group(CLOSED, closed, inbox.closed)
        return places


def is_pressing(line: Line) -> bool:
    """Spoed that nobody acknowledged, danger, or today."""
    return line.spoed or line.urgency in (Urgency.DANGER, Urgency.TODAY)


def comes_first(line: Line) -> bool:
    """On top of everything: spoed that nobody acknowledged, and what is new with danger or today."""
    return line.spoed or (line.status is Status.NEW and is_pressing(line))


def first_order(line: Line) -> tuple[bool, int, int]:
    """Spoed, then danger, then today; the oldest first."""
    return not line.spoed, words.urgency_rank(line.urgency), -line.days
