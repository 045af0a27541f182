"""Memory of the whole program when idle with everything loaded: index, meaning, icons, fonts, a slip made."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks import stores
from tests.benchmarks.table import Figure, show

ROOT = Path(__file__).resolve().parents[2]
LIMIT_MB = 350


def resident(folder: Path) -> float:
    """Megabytes resident of a fresh process on this folder."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.idle_program", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )
    return int(done.stdout.split()[-1]) / 1024


def run() -> None:
    """Print the table."""
    if not Path("/proc/self/status").exists():
        show("memory", [Figure("resident, idle", "only measured on Linux")])
        return
    figures = []
    for number in (0, 10_000):
        with tempfile.TemporaryDirectory() as folder:
            megabytes = resident(stores.folder_of(number) if number else Path(folder))
        what = f"{number:,} services" if number else "starter directory"
        figures.append(
            Figure(
                f"resident, idle, {what}",
                f"{megabytes:.0f} MB",
                f"at most {LIMIT_MB} MB",
                megabytes <= LIMIT_MB,
            )
        )
    show("memory", figures)
