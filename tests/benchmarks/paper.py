"""How long a slip takes once warm, and how large it is."""

from __future__ import annotations

import statistics
import tempfile
import time
from datetime import datetime
from pathlib import Path

from printing.documents.slip import Letters, Paper, Sender, SlipRequest, make_slip, warm_up
from tests.benchmarks import stores
from tests.benchmarks.table import Figure, milliseconds, show

RUNS = 60


def run() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        directory = stores.open_only(Path(folder))
        services = tuple(
            directory.detail(directory.resolve(name)) for name in ("huurloket", "geldplein", "woonstek-team-huur")
        )
        directory.close()
    sender = Sender("Buurthuis De Brink", "Brinkplein 3, Vlierdam", "0565 12 30 90", "Koffieochtend: dinsdag")
    warm_up()
    figures = []
    for number, limit in ((1, 25), (3, 40)):
        request = SlipRequest(services[:number], sender, datetime(2026, 11, 24, 10, 42), "nl", Paper.A5, Letters.NORMAL)
        make_slip(request)
        seconds = []
        for _ in range(RUNS):
            started = time.perf_counter()
            content = make_slip(request)
            seconds.append(time.perf_counter() - started)
        middle = statistics.median(seconds) * 1000
        size = len(content) / 1000
        figures.append(
            Figure(
                f"slip with {number}, median / p99",
                milliseconds(seconds),
                f"at most {limit} ms",
                middle <= limit,
            )
        )
        figures.append(Figure(f"slip with {number}, size", f"{size:.0f} KB", "at most 150 KB", size <= 150))
    show("the slip, warm", figures)
