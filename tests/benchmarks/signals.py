"""Signals: sending one, the week page with many open and more closed, and looking for patterns among them."""

from __future__ import annotations

import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import uuid4

from sqlalchemy import insert

from data import upkeep
from data.desk import itemkeys, items, schema, schema_signals
from data.desk.access import appending
from data.desk.duty import Duty
from data.desk.records import Audience
from data.desk.signals import coding, pattern_index
from data.desk.signals.desk import SignalDesk
from data.desk.signals.records import (
    Envelope,
    SignalForm,
    SignalTheme,
    Status,
    Subject,
    Urgency,
    Where,
    Wish,
)
from data.desk.signals.week import WeekDesk
from data.vault import sealing
from tests.benchmarks import week_window
from tests.benchmarks.table import Figure, milliseconds, show
from tests.confidential import MARJAN, make_house

OPEN = int(os.environ.get("BENCH_SIGNALS_OPEN", "2000"))
CLOSED = int(os.environ.get("BENCH_SIGNALS_CLOSED", "10000"))
STREETS = tuple(f"{name}straat" for name in "Beuk Eik Linde Iep Es Wilg Kastanje Hulst Meidoorn Populier".split())
SENT = 30
SAVED = 20
"""Times that a form is saved while somebody writes it."""


def run() -> None:
    """Print the table. BENCH_SIGNALS_OPEN and BENCH_SIGNALS_CLOSED say how many (a try at small size)."""
    with tempfile.TemporaryDirectory() as name:
        house = make_house(Path(name), datetime.now)
        desk, week = SignalDesk(), WeekDesk()
        with house.duty() as duty:
            fill(duty, OPEN, CLOSED)
            sent = [send(desk, duty) for _ in range(SENT)]
        sending, sweeping = [first for first, _ in sent], [both - first for first, both in sent]
        store = house.store()
        began = time.perf_counter()
        opened = store.unlock(house.people["Marjan"], MARJAN)
        unlocking = time.perf_counter() - began
        reader = opened.reader
        assert reader is not None
        first = timed(lambda: week.inbox(reader))
        again = [timed(lambda: week.inbox(reader)) for _ in range(5)]
        closed = timed(lambda: week.closed(reader))
        line = week.inbox(reader).lines[0]
        one = [timed(lambda: week.open(reader, line.id)) for _ in range(10)]
        deed = [timed(lambda: week.set_title(reader, line.id, f"Titel {uuid4().hex[:4]}")) for _ in range(10)]
        steps, patterns = looking_for_patterns(reader)
        opened.duty.close()
        store.close()
        with house.duty() as duty:
            upkeep.at_end(duty, now=duty.session.now())  # else the next login does what was missed
        window = week_window.measure(house, OPEN + SENT)
    show(
        "signals",
        [
            Figure(
                f"sending one that was saved {SAVED} times, until its number is there, median / p99 of {SENT}",
                milliseconds(sending),
                "within 300 ms",
                max(sending) <= 0.3,
            ),
            Figure(
                "the sweep after it, in the background, until its draft is in no page and no WAL, median / p99",
                milliseconds(sweeping),
            ),
            Figure(f"the wachtzin, with {OPEN + CLOSED:,} signals in the store", f"{unlocking * 1000:.0f} ms"),
            Figure(
                f"real window, {OPEN:,} open, {CLOSED:,} closed: from the key that sends the wachtzin to the painted "
                f"list, after covering, median / slowest of {len(window.again)}",
                seconds(window.again),
                "within 1 s",
                statistics.median(window.again) <= 1,
            ),
            Figure(
                "the same at the login that begins the dienst, with the key to the week, in which the page is made",
                f"{window.first * 1000:.0f} ms",
                "within 1 s",
                window.first <= 1,
            ),
            Figure(
                "a signal read right after that, while patterns are looked for: from the key until it is painted, "
                "median / slowest",
                seconds(window.reading),
            ),
            Figure("patterns there, after the list was, median / slowest", seconds(window.patterns)),
            Figure("of that in the store: what is open, the first time", f"{first * 1000:.0f} ms"),
            Figure("what is open after a deed, median", f"{statistics.median(again) * 1000:.0f} ms"),
            Figure("the list of closed ones, unopened", f"{closed * 1000:.0f} ms"),
            Figure("one signal opened, median / p99", milliseconds(one)),
            Figure("one deed, median / p99", milliseconds(deed)),
            Figure(f"a step of the index of patterns, median / slowest of {len(steps)}", seconds(steps)),
            Figure(
                f"patterns over {OPEN + CLOSED:,}, once the index is there, median / slowest of {len(patterns)}",
                seconds(patterns),
                "within 200 ms",
                max(patterns) <= 0.2,
            ),
        ],
    )


def send(desk: SignalDesk, duty: Duty) -> tuple[float, float]:
    """Seconds to send a form that was saved each second while it was written; and until its draft was swept too."""
    draft, filled = uuid4().hex, form(random.Random(1))
    for words in range(1, SAVED + 1):
        part = filled.facts[: len(filled.facts) * words // SAVED]
        desk.save_draft(duty, draft, replace(filled, facts=part))
    began = time.perf_counter()
    desk.send(duty, draft, filled)
    number = time.perf_counter()
    desk.sweep(duty)
    return number - began, time.perf_counter() - began


def looking_for_patterns(reader: Duty) -> tuple[list[float], list[float]]:
    """Seconds of each step that builds the index, and of looking when it is there."""
    steps: list[float] = []
    left = 1
    while left:
        began = time.perf_counter()
        left = pattern_index.prepare(reader)
        steps.append(time.perf_counter() - began)
    return steps, [timed(lambda: pattern_index.patterns(reader)) for _ in range(10)]


def seconds(times: Sequence[float]) -> str:
    """Median and slowest, as "12 / 34 ms"."""
    return f"{statistics.median(times) * 1000:.0f} / {max(times) * 1000:.0f} ms"


def timed(call: Callable[[], object]) -> float:
    """Seconds that a call takes."""
    began = time.perf_counter()
    call()
    return time.perf_counter() - began


def form(chance: random.Random) -> SignalForm:
    """A form as somebody fills it in."""
    return SignalForm(
        facts="De gordijnen zijn al twee weken dicht en de post steekt uit de bus. " * chance.randint(1, 7),
        impression="Ik denk dat hij somber is." if chance.random() < 0.5 else "",
        subject=chance.choice(tuple(Subject)),
        who="Meneer op de tweede verdieping",
        street=chance.choice(STREETS),
        urgency=chance.choice((Urgency.CAN_WAIT, Urgency.THIS_WEEK)),
        wish=chance.choice((Wish.FINE, Wish.NO_NAME, Wish.NOT_YET)),
        where=chance.choice(tuple(Where)),
        themes=(chance.choice(tuple(SignalTheme)),),
    )


def fill(duty: Duty, still_open: int, closed: int) -> None:
    """Put signals in the store, sealed as the program seals them."""
    chance = random.Random(1)
    now = duty.session.now()
    for start in range(0, still_open + closed, 500):
        with appending(duty) as connection:
            whom = items.whom(connection, duty, Audience.READERS)
            for number in range(start, min(start + 500, still_open + closed)):
                _put(connection, chance, now, duty.actor, whom, ended=number >= still_open)


def _put(
    connection: object,
    chance: random.Random,
    now: datetime,
    by: str,
    whom: sealing.Recipients,
    *,
    ended: bool,
) -> None:
    from sqlalchemy import Connection

    assert isinstance(connection, Connection)
    key, sent = uuid4().hex, now - timedelta(days=chance.randint(0, 83))
    filled = form(chance)
    envelope = coding.to_bytes(Envelope(filled, sent, by, chance.randint(1, 30)))
    item = sealing.seal(envelope, key, whom)
    closed_on: date | None = now.date() if ended else None
    connection.execute(
        insert(schema.SealedItem).values(
            id=key, kind="signal", created=sent, closed_on=closed_on, content=item.content, public=item.public
        )
    )
    itemkeys.write(connection, key, item.keys)
    connection.execute(
        insert(schema_signals.Signal).values(
            id=key,
            day=sent.date(),
            themes=" ".join(theme.value for theme in filled.themes),
            status=(Status.CLOSED if ended else chance.choice((Status.NEW, Status.TAKEN_UP, Status.FOLLOWING))).value,
            by_person_id=by,
        )
    )
