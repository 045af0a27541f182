"""The desk store with the keys and costs of the real program: unlocking, memory, first query, 5,000 sealed items."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path

from data.desk.house import DeskStore
from data.desk.items import open_items, seal_item
from data.desk.notes import add_note, notes
from data.desk.records import Role
from data.vault.device import DeviceSecret
from tests.benchmarks.table import Figure, show
from tests.confidential import FATMA, INGRID, MARJAN

ROOT = Path(__file__).resolve().parents[2]
ITEMS, BYTES, TIMES = 5_000, 2_048, 7


def at(folder: Path) -> DeskStore:
    """The store as the program opens it, on a PC that keeps no secret of its own."""
    return DeskStore.at(folder, now=datetime.now, device=DeviceSecret.none())


def filled(folder: Path) -> dict[str, str]:
    """A house with 5,000 sealed items of 2 kB and 500 handovers; name to person id."""
    store = at(folder)
    reader = store.begin("Marjan", MARJAN)
    people = {"Marjan": reader.person.id}
    store.confirm_card(reader, store.make_card(reader).text)
    people["Ingrid"] = store.add_person(reader, "Ingrid", Role.COMMUNITY_WORKER, INGRID).id
    people["Fatma"] = store.add_person(reader, "Fatma", Role.VOLUNTEER, FATMA).id
    reader.close()
    opened = store.unlock(people["Ingrid"], INGRID)
    assert opened.reader is not None
    store.confirm_card(opened.reader, store.make_card(opened.reader).text)
    for number in range(ITEMS):
        seal_item(opened.duty, "signal", f"{number:06}".encode() * (BYTES // 6))
    for number in range(500):
        add_note(opened.duty, "handover", f"overdracht {number} " * 20)
    opened.duty.close()
    store.close()
    return people


def one_unlock(folder: Path, who: str, secret: str) -> dict[str, float]:
    """In a process of its own: seconds to unlock and to the first answer, megabytes before, at most and after."""
    from sqlcipher3 import dbapi2

    assert dbapi2
    store = at(folder)
    store.people()
    before = _megabytes("VmRSS")
    Path("/proc/self/clear_refs").write_text("5")  # the highest mark starts again (proc(5))
    began, worked = time.perf_counter(), time.process_time()
    opened = store.unlock(who, secret)
    unlocked, unlock_cpu = time.perf_counter() - began, time.process_time() - worked
    most, after = _megabytes("VmHWM"), _megabytes("VmRSS")
    began = time.perf_counter()
    assert len(notes(opened.duty, "handover")) == 500
    first = time.perf_counter() - began
    sealed = sealed_cpu = 0.0
    if opened.reader is not None:
        began, worked = time.perf_counter(), time.process_time()
        assert len(open_items(opened.reader)) == ITEMS
        sealed, sealed_cpu = time.perf_counter() - began, time.process_time() - worked
    opened.duty.close()
    store.close()
    return {
        "unlock": unlocked,
        "unlock_cpu": unlock_cpu,
        "first": first,
        "sealed": sealed,
        "sealed_cpu": sealed_cpu,
        "before": before,
        "most": most,
        "after": after,
    }


def run() -> None:
    """Print the table."""
    if not Path("/proc/self/clear_refs").exists():
        show("desk", [Figure("desk store", "only measured on Linux")])
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        people = filled(folder)
        size = (folder / "desk.db").stat().st_size / 1e6
        got = {
            who: [_in_process(folder, people[who], secret) for _ in range(TIMES)]
            for who, secret in (("Fatma", FATMA), ("Marjan", MARJAN), ("Ingrid", INGRID))
        }
    unlock = [one["unlock"] for who in got for one in got[who]]
    first = [one["first"] for who in got for one in got[who]]
    argon = max(one["most"] - one["before"] for who in got for one in got[who])
    kept = statistics.median(one["after"] - one["before"] for who in got for one in got[who])
    unlock_cpu = statistics.median(one["unlock_cpu"] for who in got for one in got[who])
    sealed = [one["sealed"] for who in ("Marjan", "Ingrid") for one in got[who]]
    sealed_cpu = statistics.median(one["sealed_cpu"] for who in ("Marjan", "Ingrid") for one in got[who])
    show(
        "desk",
        [
            Figure(
                f"unlock ({size:.0f} MB store, {ITEMS:,} sealed items), median / slowest of {len(unlock)}",
                f"{statistics.median(unlock):.2f} / {max(unlock):.2f} s; {unlock_cpu:.2f} s of processor time",
                "within 1 s",
                statistics.median(unlock) <= 1,
            ),
            Figure("memory that unlocking takes at most", f"{argon:.0f} MB", "at most 256 MB", argon <= 256),
            Figure("of that still there afterwards", f"{kept:.0f} MB", "given back", kept <= 32),
            Figure(
                "first query after unlocking (500 handovers), median / slowest",
                f"{statistics.median(first) * 1000:.0f} / {max(first) * 1000:.0f} ms",
                "at most 50 ms",
                max(first) <= 0.05,
            ),
            Figure(
                f"{ITEMS:,} sealed items of 2 kB opened by either of two readers, median / slowest of {len(sealed)}",
                f"{statistics.median(sealed):.2f} / {max(sealed):.2f} s; {sealed_cpu:.2f} s of processor time",
                "under 1 s",
                statistics.median(sealed) < 1,
            ),
        ],
    )


def _in_process(folder: Path, who: str, secret: str) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.desk", str(folder), who, secret],
        cwd=ROOT, capture_output=True, text=True, check=True, timeout=120,
    )  # fmt: skip
    return {name: float(value) for name, value in json.loads(done.stdout).items()}


def _megabytes(what: str) -> float:
    for line in Path("/proc/self/status").read_text(encoding="utf-8").splitlines():
        if line.startswith(f"{what}:"):
            return int(line.split()[1]) / 1024
    raise LookupError(what)


if __name__ == "__main__":
    print(json.dumps(one_unlock(Path(sys.argv[1]), sys.argv[2], sys.argv[3])))
