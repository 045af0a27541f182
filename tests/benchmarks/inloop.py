"""The inloop day: a visitor counted and on the disk, the day page, the numbers of a year, three hours of counting."""

from __future__ import annotations

import random
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4

from sqlalchemy import insert

from data.desk import schema_day
from data.desk.access import appending
from data.desk.duty import Duty
from data.desk.visits import settling
from data.desk.visits.day import InloopDay
from data.desk.visits.records import (
    AgeGroup,
    FirstTime,
    Measure,
    Outcome,
    Period,
    ServiceRef,
    Span,
    VisitFields,
)
from tests.benchmarks import day_window
from tests.benchmarks.table import Figure, milliseconds, percentile, show
from tests.confidential import FATMA, make_house

YEAR, SHIFTS, EACH = 2025, 250, 400
THEMES = ("geld", "wonen", "zorg", "gezin", "papieren", "taal", "contact", "werk")
LANGUAGES = ("nl", "ar", "tr", "pl", "ti", "so", "uk", "en")
COUNTED, A_MINUTE, HOURS = 500, 10, 3


def run() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as name:
        house = make_house(Path(name), datetime.now)
        store = house.store()
        duty = store.unlock(house.people["Fatma"], FATMA).duty
        day = InloopDay()
        counting = [timed(lambda: day.count_visitor(duty)) for _ in range(COUNTED)]
        settling.settle(duty, duty.session.now(), closing=True)
        visiting = [one_visit(day, duty) for _ in range(200)]
        pages = [timed(lambda: day.day_page(duty)) for _ in range(20)]
        before, after = memory_of_three_hours(day, duty)
        settling.settle(duty, duty.session.now(), closing=True)
        closing = fill_a_year(duty)
        period = Period(Span.YEAR, datetime(YEAR, 6, 1).date())
        years = [timed(lambda: day.numbers(duty, period)) for _ in range(10)]
        exports = [timed(lambda: day.export(duty, period)) for _ in range(3)]
        assert day.numbers(duty, period).of(Measure.VISITORS) == SHIFTS * EACH
        duty.close()
        store.close()
    window = day_window.measure()
    painted = window.times
    show(
        "inloop",
        [
            Figure(
                f"an anonymous visitor, committed, median / p99 of {COUNTED}",
                milliseconds(counting),
                "p99 50 ms",
                percentile(counting, 0.99) <= 0.05,
            ),
            Figure("a visit with a slip, from begin to close: four commits, median / p99", milliseconds(visiting)),
            Figure(
                "day page with 200 visits, read from the store, median / slowest",
                f"{statistics.median(pages) * 1000:.0f} / {max(pages) * 1000:.0f} ms",
                "within 100 ms",
                max(pages) <= 0.1,
            ),
            Figure(
                f"the same in the real window, from the key until it was painted, median / slowest of {len(painted)}",
                f"{statistics.median(painted) * 1000:.0f} / {max(painted) * 1000:.0f} ms",
                "within 100 ms",
                max(painted) <= 0.1,
            ),
            Figure("the first time, in which the page is made", f"{window.first * 1000:.0f} ms"),
            Figure(
                f"numbers of a year with {SHIFTS * EACH:,} visits in {SHIFTS} diensten, median / slowest",
                f"{statistics.median(years) * 1000:.0f} / {max(years) * 1000:.0f} ms",
                "within 1 s",
                max(years) <= 1,
            ),
            Figure("the same as CSV, with its months, slowest", f"{max(exports) * 1000:.0f} ms"),
            Figure(f"closing a dienst of {EACH} visits, median", f"{statistics.median(closing) * 1000:.0f} ms"),
            Figure(
                f"memory after {A_MINUTE * 60 * HOURS:,} visits, beside after the first tenth",
                f"{after:.1f} beside {before:.1f} MB",
                "flat within 5%",
                after <= before * 1.05,
            ),
            Figure(
                "the same in the real window as it runs, by keys, the search page in sight",
                f"{window.late:.1f} beside {window.early:.1f} MB",
                "flat within 5%",
                window.late <= window.early * 1.05,
            ),
        ],
    )


def timed(call: Callable[[], object]) -> float:
    """Seconds that a call takes."""
    began = time.perf_counter()
    call()
    return time.perf_counter() - began


def one_visit(day: InloopDay, duty: Duty) -> float:
    """A whole visit, in seconds."""
    service = ServiceRef(random.choice(THEMES), "Een plek", random.choice(THEMES))
    began = time.perf_counter()
    day.start_visit(duty)
    day.attach(duty, service)
    day.new_slip(duty, [service], random.choice(LANGUAGES))
    day.close_visit(duty, VisitFields(first_time=FirstTime.AGAIN))
    return time.perf_counter() - began


def memory_of_three_hours(day: InloopDay, duty: Duty) -> tuple[float, float]:
    """Megabytes after a tenth of the visits and after all of them."""
    count = A_MINUTE * 60 * HOURS
    for number in range(count):
        day.start_visit(duty)
        day.close_visit(duty)
        if number == count // 10:
            early = day_window.megabytes()
    return early, day_window.megabytes()


def fill_a_year(duty: Duty) -> list[float]:
    """Put a year in the store, closed dienst by dienst as the program does it; seconds each took to close."""
    chance = random.Random(1)
    took = []
    for number in range(SHIFTS):
        began = datetime(YEAR, 1, 1, 9, 30) + timedelta(days=number)
        with appending(duty) as connection:
            key = uuid4().hex
            connection.execute(
                insert(schema_day.Inloop).values(
                    id=key,
                    kind="koffieochtend",
                    name="",
                    day=began.date(),
                    opened_at=began,
                    ends_at=began + timedelta(hours=3),
                    on_paper=False,
                )
            )
            connection.execute(insert(schema_day.Visit), [_row(chance, key, began, place) for place in range(EACH)])
        took.append(timed(lambda: settling.settle(duty, duty.session.now(), closing=True)))
    return took


def _row(chance: random.Random, inloop_id: str, began: datetime, place: int) -> dict[str, object]:
    asked = place % 3 == 0
    return {
        "inloop_id": inloop_id,
        "day": began.date(),
        "number": place // 3 + 1 if asked else None,
        "state": "closed",
        "opened_at": began + timedelta(seconds=20 * place),
        "themes": chance.choice(THEMES) if asked else "",
        "outcome": chance.choice(list(Outcome)).value if asked else None,
        "first_time": chance.choice(list(FirstTime)).value if asked else None,
        "age": chance.choice(list(AgeGroup)).value if asked else None,
        "language": chance.choice(LANGUAGES) if asked else None,
    }
