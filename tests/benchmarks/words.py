"""Searching alone, without a window: our word index beside SQLite FTS5 on the same services, typed key by key."""

from __future__ import annotations

import re
import sqlite3
import statistics
import time
from collections.abc import Callable
from datetime import datetime

from data.directory import index_queries
from data.directory.hours import Schedule, status
from data.engine import reading
from tests.benchmarks import stores
from tests.benchmarks.table import Figure, milliseconds, show

TYPED = (
    "ik kan mijn huur niet betalen",
    "brief van de deurwaarder",
    "mijn moeder vergeet alles",
    "voedselbank",
    "tuinhulp voor oma",
    "mijn fiets is kapot",
)


def beginnings() -> list[str]:
    """Each question as it grows under the fingers."""
    return [question[:length] for question in TYPED for length in range(1, len(question) + 1)]


def timed(find: Callable[[str], object], typed: list[str]) -> list[float]:
    """Seconds for each of these, after one round to warm up."""
    for question in typed:
        find(question)
    seconds = []
    for question in typed:
        started = time.perf_counter()
        find(question)
        seconds.append(time.perf_counter() - started)
    return seconds


def hours() -> Figure:
    """How long the opening state of 60 results takes, warm: it is asked again on each key press."""
    now = datetime(2026, 11, 24, 18, 5)
    records = [[Schedule(f"Mo-Fr {8 + n % 3:02d}:{n % 60:02d}-17:00; PH off")] for n in range(60)]
    seconds = []
    for _ in range(60):
        started = time.perf_counter()
        for record in records:
            status(record, now)
        seconds.append(time.perf_counter() - started)
    return Figure("opening state of 60 results", milliseconds(seconds[5:]))


def run() -> None:
    """Print the table."""
    show("opening hours, median / p99", [hours()])
    for number in (10_000, 100_000):
        directory, search = stores.large(number)
        database = sqlite3.connect(":memory:")
        database.execute("CREATE VIRTUAL TABLE plain USING fts5(id UNINDEXED, name, words, description)")
        with reading(directory.engine) as connection:
            found = index_queries.for_index(connection)
            rows = [(one.id, one.name, " ".join(one.everyday_words), one.description) for one in found]
        database.executemany("INSERT INTO plain VALUES (?, ?, ?, ?)", rows)

        def fts(question: str, database: sqlite3.Connection = database) -> object:
            terms = " OR ".join(f'"{word}"*' for word in re.findall(r"\w+", question))
            query = "SELECT id FROM plain WHERE plain MATCH ? ORDER BY bm25(plain) LIMIT 40"
            return database.execute(query, (terms,)).fetchall() if terms else []

        index = search.index()
        plain, own = timed(fts, beginnings()), timed(index.search, beginnings())
        whole, full = timed(search.words, beginnings()), timed(search.full, beginnings()[::3])
        ratio = statistics.median(own) / statistics.median(plain)
        show(
            f"searching {number:,} services, median / p99 a key press",
            [
                Figure("plain FTS5 with prefixes", milliseconds(plain)),
                Figure(
                    "our word index with likeness, compounds and why",
                    f"{milliseconds(own)}; {ratio:.2f}x FTS5",
                ),
                Figure("word hits with their cards", milliseconds(whole)),
                Figure("words and meaning merged", milliseconds(full), "within 100 ms", max(full) < 0.1),
            ],
        )
        directory.close()
