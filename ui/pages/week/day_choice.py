"""A day with one key: tomorrow, this week, next week; or any other day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.pages.week import words
from ui.widgets.fields import Field
from ui.widgets.key_chips import Answer, KeyChips
from ui.widgets.moments import day_edit, day_of

OTHER = "other"
_SATURDAY = 5


class DayChoice(QWidget):
    """`days` in reading order, the first is chosen; digits choose them. Another day is typed.

    Not `keyed`: beside another question that has the digits.
    """

    changed = Signal()

    def __init__(
        self,
        question: str,
        days: Sequence[date],
        *,
        least: date,
        most: date,
        keyed: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.current().px(6))
        keys = [str(number) if keyed else "" for number in range(1, len(days) + 2)]
        answers = [Answer(day.isoformat(), words.short_day(day), keys[place]) for place, day in enumerate(days)]
        answers.append(Answer(OTHER, _tr("Andere dag"), keys[-1], "calendar"))
        self.chips = KeyChips(question, answers, keeps=True)
        self.chips.choose([answers[0].value])
        self.edit = day_edit(days[0], least=least, most=most)
        self.other = Field(_tr("Welke dag?"), self.edit)
        self.other.hide()
        self._column.addWidget(self.chips)
        self._column.addWidget(self.other)
        self.chips.changed.connect(self._chosen)

    @property
    def day(self) -> date | None:
        """The day that is chosen."""
        if self.chips.one == OTHER:
            return day_of(self.edit)
        return date.fromisoformat(self.chips.one) if self.chips.one else None

    def choose(self, day: date) -> None:
        """Stand on this day."""
        known = {chip.answer.value for chip in self.chips.chips}
        if day.isoformat() in known:
            self.chips.choose([day.isoformat()])
        else:
            self.chips.choose([OTHER])
            self.edit.setDate(self.edit.date().fromString(day.isoformat(), "yyyy-MM-dd"))
        self.other.setVisible(self.chips.one == OTHER)

    def press(self, key: str) -> bool:
        """A digit was typed; False when it chooses nothing."""
        return self.chips.press(key)

    def _chosen(self) -> None:
        other = self.chips.one == OTHER
        self.other.setVisible(other)
        if other:
            self.edit.setFocus()
        self.changed.emit()


def soon(today: date) -> tuple[date, ...]:
    """The next three working days, and the Monday after."""
    days: list[date] = []
    day = today
    while len(days) < 3:
        day += timedelta(days=1)
        if day.weekday() < _SATURDAY:
            days.append(day)
    monday = days[-1] + timedelta(days=(7 - days[-1].weekday()) % 7 or 7)
    return (*days, monday)


def in_weeks(today: date, weeks: Sequence[int]) -> tuple[date, ...]:
    """So many weeks from now, on a working day."""
    found = [today + timedelta(weeks=number) for number in weeks]
    return tuple(day if day.weekday() < _SATURDAY else day + timedelta(days=7 - day.weekday()) for day in found)


def _tr(text: str) -> str:
    return QCoreApplication.translate("week", text)
