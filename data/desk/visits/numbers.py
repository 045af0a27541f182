"""The numbers of a day, a month or a year, and those that come from paper: frozen, without a person in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from data.desk.visits.kinds import Measure, ShiftKind, Span


@dataclass(frozen=True)
class Period:
    """A day, a month or a year: the one in which `day` falls."""

    span: Span
    day: date

    @property
    def first(self) -> date:
        """Its first day."""
        if self.span is Span.DAY:
            return self.day
        return self.day.replace(day=1) if self.span is Span.MONTH else self.day.replace(month=1, day=1)

    @property
    def after(self) -> date:
        """The first day after it."""
        if self.span is Span.DAY:
            return date.fromordinal(self.day.toordinal() + 1)
        if self.span is Span.YEAR:
            return date(self.day.year + 1, 1, 1)
        first = self.first
        return date(first.year + first.month // 12, first.month % 12 + 1, 1)


@dataclass(frozen=True)
class Counts:
    """The numbers of a period, exact: for the screen of who is on duty. What leaves the desk is data.desk.masking's."""

    period: Period
    cells: dict[Measure, dict[str, int]] = field(default_factory=dict)

    def of(self, measure: Measure, key: str = "") -> int:
        """One number, 0 when nothing was counted."""
        return self.cells.get(measure, {}).get(key, 0)

    def all_of(self, measure: Measure) -> tuple[tuple[str, int], ...]:
        """Every key of a measure with its number, most first."""
        return tuple(sorted(self.cells.get(measure, {}).items(), key=lambda cell: (-cell[1], cell[0])))

    @property
    def volunteer_hours(self) -> float:
        """Hours of volunteers, in tenths."""
        return round(self.of(Measure.MINUTES) / 60, 1)


@dataclass(frozen=True)
class PaperTally:
    """A dienst that was counted on paper ("31 bezoekers"), typed in afterwards."""

    day: date
    kind: ShiftKind
    visitors: int
    visits: int = 0
    volunteers: int = 0
    hours: float = 0.0  # that each of them was there
    cells: tuple[tuple[Measure, str, int], ...] = ()  # more, when it was counted: themes, outcomes, first time …
