"""Figures and the table they are printed in."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One line of the table: what was measured, what came out, what is asked (empty: nothing)."""

    what: str
    got: str
    asked: str = ""
    met: bool | None = None


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which this share of the values lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def milliseconds(values: Sequence[float]) -> str:
    """Median and 99th percentile of seconds, as "1.2 / 3.4 ms"."""
    return f"{statistics.median(values) * 1000:.2f} / {percentile(values, 0.99) * 1000:.2f} ms"


def show(title: str, figures: Iterable[Figure]) -> None:
    """Print one part of the table, in Markdown so that it can go into README as it is."""
    print(f"\n### {title}\n\n| what | got | asked | met |\n|---|---|---|---|")
    for figure in figures:
        met = "" if figure.met is None else "yes" if figure.met else "**no**"
        print(f"| {figure.what} | {figure.got} | {figure.asked} | {met} |", flush=True)
