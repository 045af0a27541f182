"""Process start until the field has answered a question, beside a bare window in the same run, pair by pair."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks import stores
from tests.benchmarks.table import Figure, show

ROOT = Path(__file__).resolve().parents[2]
PAIRS, FIRST_STARTS = 11, 5


def until_ready(arguments: list[str]) -> float:
    """Seconds from starting a process until it prints `ready`."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # the warm-up leaves compiled modules, as any first start does
    started = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if line.strip() == "ready":
                seconds = time.perf_counter() - started
                break
        else:
            raise RuntimeError(f"{arguments} ended without being ready")
        process.wait(60)
    return seconds


def ratios(arguments: list[str]) -> tuple[list[float], list[float], list[float]]:
    """Seconds of ours, of the bare window, and their ratio, for PAIRS pairs after one warm-up of each."""
    bare = [str(Path(__file__).with_name("bare_window.py"))]
    until_ready(arguments)
    until_ready(bare)
    own, base = [], []
    for _ in range(PAIRS):
        own.append(until_ready(arguments))
        base.append(until_ready(bare))
    return own, base, [one / other for one, other in zip(own, base, strict=True)]


def _figure(what: str, folder: Path) -> Figure:
    own, base, share = ratios(["-m", "desktop", "--data-dir", str(folder), "--smoke"])
    middle = statistics.median(share)
    text = (
        f"{middle:.2f}x (median of {PAIRS} pairs; {statistics.median(own) * 1000:.0f} ms "
        f"beside {statistics.median(base) * 1000:.0f} ms)"
    )
    return Figure(what, text, "at most 1.6x", middle <= 1.6)


def _first() -> Figure:
    """A start with nothing there: the store, the word index and the shelf of the starter list are made."""
    seconds = []
    for _ in range(FIRST_STARTS):
        with tempfile.TemporaryDirectory() as folder:
            seconds.append(until_ready(["-m", "desktop", "--data-dir", str(Path(folder) / "nieuw"), "--smoke"]))
    text = f"{statistics.median(seconds):.2f} s (median of {FIRST_STARTS}, slowest {max(seconds):.2f} s)"
    return Figure("the first start of all, with an empty folder", text, "", None)


def run() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        figures = [_figure("start, starter directory", Path(folder) / "landelijk")]
        figures.append(_first())
        figures.append(_figure("start, 10,000 services", stores.folder_of(10_000)))
        show("process start until the field has answered, beside a bare window", figures)
