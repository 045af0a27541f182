"""Opening hours in ordinary words: typed on one line, and said back as they were understood."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt

from data.directory.hours import Schedule
from printing.hours_text import compact
from printing.hours_words import WORDS
from ui.dialogs.edit_fields import ChoiceField, TextField
from ui.models.service_form import hours_as_typed, hours_understood
from ui.widgets.buttons import Chip

_THIS, _NEXT = 0, 1


class HoursField(TextField):
    """The line, what we make of it, and "om de week" with the week in which it begins."""

    def __init__(self, today: date) -> None:
        super().__init__("", example="ma t/m do 9-12.30, vr 9-12")
        self.title = self.tr("Openingstijden")
        self.label.setText(self.title)
        self.edit.setAccessibleName(self.title)
        self._today = today
        self._kept: date | None = None
        self._odd: tuple[str, ...] = ()
        self.fortnightly = Chip(self.tr("Om de week"))
        self._weeks = ChoiceField(
            self.tr("In welke week?"),
            [(_THIS, self._week_words(_THIS)), (_NEXT, self._week_words(_NEXT))],
        )
        self._weeks.choose(_THIS)
        self._weeks.hide()
        self.column.addWidget(self.fortnightly, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self._weeks)
        self.fortnightly.toggled.connect(self._fortnightly_toggled)
        self.fortnightly.toggled.connect(self.changed)
        self._weeks.changed.connect(self._week_chosen)
        self._weeks.changed.connect(self.changed)
        self.changed.connect(self._say_back)

    @property
    def first_time(self) -> date | None:
        """The day from which "om de week" counts; None without it."""
        if not self.fortnightly.isChecked():
            return None
        return self._kept or self._monday(self._weeks.value == _NEXT)

    def show_schedules(self, rows: tuple[Schedule, ...]) -> None:
        """Show stored hours; what does not fit on one line is said, and stays until something is typed."""
        typed = hours_as_typed(rows)
        self._odd = tuple(compact(rows, self._today)) if typed is None else ()
        first = rows[0] if rows else Schedule("")
        if first.interval == 2:
            self.fortnightly.setChecked(True)
            if first.dtstart is not None:
                weeks = (self._monday(False) - first.dtstart + timedelta(first.dtstart.weekday())).days // 7
                self._weeks.choose(_NEXT if weeks % 2 else _THIS)
                self._kept = first.dtstart
        self.set_text(typed or "")
        self._say_back()

    def _fortnightly_toggled(self, on: bool) -> None:
        self.fortnightly.updateGeometry()  # the check mark takes room
        self._weeks.setVisible(on)

    def _week_chosen(self) -> None:
        self._kept = None

    def _say_back(self) -> None:
        typed = self.text.strip()
        if not typed:
            said = self.tr("Nu staat er: {hours}").format(hours="; ".join(self._odd)) if self._odd else ""
            self.show_message(said)
            return
        lines = hours_understood(
            typed,
            fortnightly=self.fortnightly.isChecked(),
            first_time=self.first_time,
            today=self._today,
        )
        self.show_message("\n".join(lines))

    def _monday(self, following: bool) -> date:
        return self._today - timedelta(self._today.weekday()) + timedelta(7 if following else 0)

    def _week_words(self, which: int) -> str:
        monday = self._monday(which == _NEXT)
        month = WORDS["nl"].months[monday.month - 1]
        return self.tr("Week van {day} {month}").format(day=monday.day, month=month)
