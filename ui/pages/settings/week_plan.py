"""Weekplan: when there is inloop. From it the clock proposes the dienst; no login is asked, it is no secret."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from data.desk.visits.records import Every, Holiday, Partner, ShiftKind, ShiftPlan, WeekPlan
from data.desk.weekplan import lines_of, plan_of
from data.errors import WorldError
from ui import messages
from ui.context import Context
from ui.models import inloop_words
from ui.models.waiting import day as day_words
from ui.pages.paper.outcome import ButtonRow
from ui.pages.settings.form import Saver, Section
from ui.widgets.buttons import IconButton, KeyButton
from ui.widgets.check_line import CheckLine
from ui.widgets.fields import Choice, Field
from ui.widgets.labels import text_label
from ui.widgets.moments import day_edit, day_of, time_edit
from ui.widgets.panel import Panel

_DUTCH = QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands)
_LONGEST = 40


class WeekPlanSettings(Section):
    """The diensten and the holidays, each with a way to take it away, and a form for one more."""

    def __init__(self, context: Context, saver: Saver) -> None:
        super().__init__(
            context,
            saver,
            self.tr("Weekplan"),
            self.tr("Wanneer is er inloop? Dan stelt het programma de dienst vanzelf voor."),
        )
        now = saver.now
        self._plan = plan_of(now.week_plan, now.school_holidays)
        self.shifts = _Rows()
        self.holidays = _Rows()
        self.shift_form = _ShiftForm(context.now().date())
        self.holiday_form = _HolidayForm(context.now().date())
        self.add_shift = KeyButton(self.tr("Dienst erbij"), icon="plus")
        self.add_shift.clicked.connect(self._add_shift)
        self.add_holiday = KeyButton(self.tr("Schoolvakantie erbij"), icon="plus")
        self.add_holiday.clicked.connect(self._add_holiday)
        self._told = text_label("", "small-strong", "brick-ink", wrap=True)
        self._told.hide()
        for part in (
            self.shifts,
            self.shift_form,
            ButtonRow(self.add_shift),
            self._told,
            text_label(self.tr("Schoolvakanties"), "label", wrap=True),
            self.holidays,
            self.holiday_form,
            ButtonRow(self.add_holiday),
        ):
            self.columns.add(part, whole=True)
        self._show()

    @property
    def plan(self) -> WeekPlan:
        """The plan as it is now."""
        return self._plan

    def _show(self) -> None:
        plan = self._plan
        self.shifts.show_rows(
            [_shift_words(one) for one in plan.shifts],
            self.tr("Nog geen dienst in het weekplan."),
            lambda place: self._keep(shifts=(*plan.shifts[:place], *plan.shifts[place + 1 :])),
        )
        self.holidays.show_rows(
            [_holiday_words(one) for one in plan.holidays],
            self.tr("Nog geen vakanties ingevuld."),
            lambda place: self._keep(holidays=(*plan.holidays[:place], *plan.holidays[place + 1 :])),
        )

    def _add_shift(self) -> None:
        if self._keep(shifts=(*self._plan.shifts, self.shift_form.value)):
            self.shift_form.clear()

    def _add_holiday(self) -> None:
        self._keep(holidays=(*self._plan.holidays, self.holiday_form.value))

    def _keep(
        self, *, shifts: tuple[ShiftPlan, ...] | None = None, holidays: tuple[Holiday, ...] | None = None
    ) -> bool:
        """Keep another plan; False when it cannot be, and then it is said why."""
        plan = WeekPlan(
            self._plan.shifts if shifts is None else shifts, self._plan.holidays if holidays is None else holidays
        )
        try:
            lines, days = lines_of(plan)
        except WorldError as error:
            self._told.setText(messages.sentence(error))
            self._told.show()
            return False
        self._told.hide()
        self._plan = plan
        self.saver.save(week_plan=lines, school_holidays=days)
        self._show()
        return True


class _Rows(QWidget):
    """Sentences under each other, each with a cross."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_rows(self, rows: Sequence[str], none: str, remove: Callable[[int], object]) -> None:
        """Show these, or `none`."""
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        if not rows:
            self._column.addWidget(text_label(none, "body", "ink-2", wrap=True))
        for place, words in enumerate(rows):
            card = Panel("sunken", padding=8, gap=0)
            row = QHBoxLayout()
            row.addWidget(text_label(words, "body", wrap=True), 1)
            cross = IconButton("delete", _tr("Haal weg: {what}").format(what=words))
            cross.clicked.connect(lambda _=False, at=place: remove(at))
            row.addWidget(cross)
            card.body.addLayout(row)
            self._column.addWidget(card)


class _ShiftForm(Panel):
    """One dienst."""

    def __init__(self, today: date) -> None:
        super().__init__("sunken", padding=14, gap=6)
        self.kind = Choice()
        for kind in ShiftKind:
            self.kind.addItem(inloop_words.kind(kind.value), kind.value)
        self.name = QLineEdit()
        self.name.setMaxLength(_LONGEST)
        self.weekday = Choice()
        for number in range(7):
            self.weekday.addItem(_DUTCH.dayName(number + 1), number)
        self.start, self.end = time_edit(9, 30), time_edit(12, 0)
        self.every = Choice()
        for every in Every:
            self.every.addItem(inloop_words.every(every.value), every.value)
        self.first = day_edit(today)
        self._first = Field(_tr("Een dag waarop de dienst er is"), self.first)
        self.holidays = CheckLine(_tr("Ook in de schoolvakanties"))
        self.holidays.setChecked(True)
        self.partners = {one: CheckLine(inloop_words.partner(one.value)) for one in Partner}
        rows = (
            (Field(_tr("Wat voor dienst?"), self.kind), Field(_tr("Naam, mag leeg blijven"), self.name)),
            (Field(_tr("Welke dag?"), self.weekday), Field(_tr("Hoe vaak?"), self.every)),
            (Field(_tr("Van"), self.start), Field(_tr("Tot"), self.end)),
        )
        for left, right in rows:
            row = QHBoxLayout()
            row.addWidget(left, 1)
            row.addWidget(right, 1)
            self.body.addLayout(row)
        self.body.addWidget(self._first)
        self.body.addWidget(self.holidays)
        self.body.addWidget(text_label(_tr("Wie is er dan in huis?"), "body-strong", wrap=True))
        grid = QGridLayout()
        for place, box in enumerate(self.partners.values()):
            grid.addWidget(box, place // 2, place % 2)
        self.body.addLayout(grid)
        self.every.currentIndexChanged.connect(self._every_changed)
        self._every_changed()

    @property
    def value(self) -> ShiftPlan:
        """The dienst as it is filled in; not checked."""
        every = Every(self.every.currentData())
        first = day_of(self.first)
        fortnight = every is Every.FORTNIGHT  # its day of the week is that of the day it is counted from
        return ShiftPlan(
            kind=ShiftKind(self.kind.currentData()),
            name=self.name.text().strip(),
            weekday=first.weekday() if fortnight else int(self.weekday.currentData()),
            start=self.start.time().toString("HH:mm"),
            end=self.end.time().toString("HH:mm"),
            every=every,
            first=first if fortnight else None,
            in_holidays=self.holidays.isChecked(),
            partners=tuple(one for one, box in self.partners.items() if box.isChecked()),
        )

    def clear(self) -> None:
        """Ready for another."""
        self.name.clear()
        for box in self.partners.values():
            box.setChecked(False)

    def _every_changed(self) -> None:
        self._first.setVisible(self.every.currentData() == Every.FORTNIGHT.value)


class _HolidayForm(Panel):
    """One school holiday."""

    def __init__(self, today: date) -> None:
        super().__init__("sunken", padding=14, gap=6)
        self.name = QLineEdit()
        self.name.setMaxLength(_LONGEST)
        self.first, self.last = day_edit(today), day_edit(today)
        self.body.addWidget(Field(_tr("Welke vakantie? Mag leeg blijven"), self.name))
        row = QHBoxLayout()
        row.addWidget(Field(_tr("Eerste dag"), self.first), 1)
        row.addWidget(Field(_tr("Laatste dag"), self.last), 1)
        self.body.addLayout(row)

    @property
    def value(self) -> Holiday:
        """The holiday as it is filled in; not checked."""
        return Holiday(day_of(self.first), day_of(self.last), self.name.text().strip())


def _shift_words(plan: ShiftPlan) -> str:
    """ "Koffieochtend, dinsdag 9.30 tot 12.00, elke week"."""
    start, end = (text.lstrip("0").replace(":", ".") or "0.00" for text in (plan.start, plan.end))
    parts = [
        plan.name or inloop_words.kind(plan.kind.value),
        _tr("{day} {start} tot {end}").format(day=_DUTCH.dayName(plan.weekday + 1), start=start, end=end),
        inloop_words.every(plan.every.value),
    ]
    if not plan.in_holidays:
        parts.append(_tr("niet in de schoolvakanties"))
    if plan.partners:
        parts.append(_tr("met {who}").format(who=", ".join(inloop_words.partner(one.value) for one in plan.partners)))
    return ", ".join(parts)


def _holiday_words(one: Holiday) -> str:
    words = _tr("{first} tot en met {last}").format(first=day_words(one.first), last=day_words(one.last))
    return f"{one.name}: {words}" if one.name else words


def _tr(text: str) -> str:
    return QCoreApplication.translate("week-plan", text)
