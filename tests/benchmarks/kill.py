"""Kill -9 at 1,000 random moments of a process that writes; takes some minutes."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from tests.benchmarks.table import Figure, show
from tests.confidential import make_house
from tests.faults.killing import campaign

MOMENTS = 1_000


def run() -> None:
    """Print the table."""
    if not hasattr(os, "fork"):
        show("kill", [Figure("killed while writing", "only measured where processes can be forked")])
        return
    with tempfile.TemporaryDirectory() as name:
        tally = campaign(make_house(Path(name) / "huis"), MOMENTS)
    for line in tally.lost[:10]:
        print(line)
    show(
        "kill",
        [
            Figure("kill -9 at random moments", f"{tally.moments:,} in {tally.seconds / 60:.1f} minutes"),
            Figure("commands that had returned", f"{tally.returned:,}"),
            Figure("of those lost", f"{len(tally.lost)}", "0", not tally.lost),
            Figure("stores damaged", f"{tally.damaged}", "0", not tally.damaged),
        ],
    )
