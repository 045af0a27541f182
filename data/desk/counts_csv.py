"""The numbers of a period as CSV, safe to hand on: what data.desk.masking shows, and nothing else.

Of a single day only the totals leave the desk: whoever was there that day would know who the one person of a split-up
is. A year is looked at beside its months, because both may have been handed on.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from sqlalchemy import func, select

from data.desk import schema_day
from data.desk.access import reading_back
from data.desk.counts import cells_between
from data.desk.duty import Duty
from data.desk.masking import hide_parts, mask_one, mask_parts, reveals_a_month
from data.desk.visits.counting import Cells
from data.desk.visits.records import Measure, Outcome, Period, SlipResult, Span

HEADINGS = ("periode", "wat", "onderdeel", "aantal")
HOURS = "uren-vrijwilligers"
UNKNOWN = "niet-gevraagd"

Label = Callable[[Measure, str], str]
_Inloop = schema_day.Inloop

_TOTALS = (
    Measure.VISITORS,
    Measure.VISITS,
    Measure.SLIPS,
    Measure.SIGNALS,
    Measure.QUESTIONS,
)
_PARTS: Mapping[Measure, tuple[Measure, str] | None] = {
    Measure.FIRST_TIME: (Measure.VISITORS, ""),
    Measure.AGE: (Measure.VISITS, ""),
    Measure.LANGUAGE: (Measure.VISITS, ""),
    Measure.OUTCOME: (Measure.VISITS, ""),
    Measure.PARTNER: (Measure.OUTCOME, Outcome.SPOKE_WITH.value),
    Measure.RESULT: None,
    Measure.REFUSAL: (Measure.RESULT, SlipResult.REFUSED.value),
    Measure.THEME: None,
    Measure.SEARCHES: None,
}
"""What is split up, and the number it adds up to; None: to none that is shown. A visit can have more themes."""


def export(duty: Duty, period: Period, *, label: Label | None = None) -> str:
    """The text of the file; see InloopDay.export. Write it as UTF-8 with a mark (utf-8-sig), as Excel wants it."""
    return _table(duty, (period,), label)


def export_all(duty: Duty, *, label: Label | None = None) -> str:
    """The same of every year in which there was a dienst, one under the other; see InloopDay.export_all."""
    with reading_back(duty) as connection:
        first, last = connection.execute(select(func.min(_Inloop.c.day), func.max(_Inloop.c.day))).one()
    years = range(first.year, last.year + 1) if first is not None else range(0)
    return _table(duty, [Period(Span.YEAR, date(year, 1, 1)) for year in years], label)


def _table(duty: Duty, periods: Iterable[Period], label: Label | None) -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADINGS)
    for period in periods:
        with reading_back(duty) as connection:
            cells = cells_between(connection, period)
            months = []
            if period.span is Span.YEAR:
                each = [Period(Span.MONTH, date(period.day.year, month, 1)) for month in range(1, 13)]
                months = [cells_between(connection, month) for month in each]
        called = _name(period)
        for measure, key, shown in rows(period, cells, months):
            writer.writerow((called, measure.value, label(measure, key) if label and key else key, shown))
        hours = f"{cells[Measure.MINUTES, ''] / 60:.1f}".replace(".", ",")
        writer.writerow((called, HOURS, "", hours))
    return out.getvalue()


def rows(period: Period, cells: Cells, months: list[Cells]) -> list[tuple[Measure, str, str]]:
    """Every number as it may be shown, in a fixed order. `months`: those of a year, else none."""
    shown: dict[tuple[Measure, str], str] = {
        (Measure.SHIFTS, key): str(amount) for key, amount in _of(cells, Measure.SHIFTS).items()
    }
    for measure in _TOTALS:
        shown[measure, ""] = mask_one(cells[measure, ""])
    if period.span is not Span.DAY:
        for measure, whole in _PARTS.items():
            for key, said in _split(measure, whole, cells, months, shown).items():
                shown[measure, key] = said
    return [(measure, key, said) for (measure, key), said in shown.items()]


def _split(
    measure: Measure,
    whole: tuple[Measure, str] | None,
    cells: Cells,
    months: list[Cells],
    shown: Mapping[tuple[Measure, str], str],
) -> dict[str, str]:
    """The parts of one measure. A total that is not shown itself takes its parts along."""
    parts = _with_rest(_of(cells, measure), cells[whole] if whole else None)
    each = [_with_rest(_of(month, measure), month[whole] if whole else None) for month in months]
    telling = {key for key, amount in parts.items() if reveals_a_month([month.get(key, 0) for month in each], amount)}
    if whole is None:
        # Most visits have one theme: who guesses that they all have, knows the total too.
        total = sum(parts.values()) if measure is Measure.THEME else None
        return mask_parts(parts, total, hidden=frozenset(telling))
    if shown.get(whole, "0") != str(cells[whole]):
        return hide_parts(parts)
    return mask_parts(parts, cells[whole], hidden=frozenset(telling))


def _of(cells: Cells, measure: Measure) -> dict[str, int]:
    return {key: amount for (one, key), amount in sorted(cells.items()) if one is measure and amount}


def _with_rest(parts: dict[str, int], total: int | None) -> dict[str, int]:
    """What was not said is a part too: it can be worked out from the total."""
    if total is None or not parts:
        return parts
    rest = total - sum(parts.values())
    return {**parts, UNKNOWN: rest} if rest > 0 else parts


def _name(period: Period) -> str:
    """ "2026", "2026-11" or "2026-11-24"."""
    return period.first.isoformat()[: {Span.YEAR: 4, Span.MONTH: 7, Span.DAY: 10}[period.span]]
