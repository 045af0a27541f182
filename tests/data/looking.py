"""A process that opens the desk store and then looks through its own memory for keys (Linux: proc(5)).

    python -m tests.data.looking FOLDER PERSON SECRET NEEDLE…

A needle is a key in hexadecimal, every byte XORed with MASK, so that asking for it puts it nowhere. Prints how often
each key stands in memory while the store is open and after it was closed, and the same for the store's own key.
"""

from __future__ import annotations

import gc
import json
import sys
from pathlib import Path

from data.desk import items, notes
from data.desk.house import DeskStore
from data.vault.device import DeviceSecret
from tests.data.deskhouse import CHEAP, Clock

MASK = 0x5A


def masked(key: bytes | bytearray) -> bytes:
    """A key that is not itself."""
    return bytes(byte ^ MASK for byte in key)


def count(hidden: bytes) -> int:
    """How often a key stands in this process' memory, as bytes and in hexadecimal letters."""
    gc.collect()
    found = 0
    for in_hex in (False, True):
        plain = bytearray(byte ^ MASK for byte in hidden)
        needle = bytearray()
        for byte in plain:
            needle += bytearray((b"0123456789abcdef"[byte >> 4], b"0123456789abcdef"[byte & 15]))
        if not in_hex:
            needle = plain
        found += _search(needle)
        for letters in (plain, needle):
            letters[:] = bytes(len(letters))
    return found


def _search(needle: bytearray) -> int:
    found = 0
    own = bytes(0)
    with (
        Path("/proc/self/maps").open(encoding="ascii") as maps,
        Path("/proc/self/mem").open("rb", buffering=0) as memory,
    ):
        for line in maps.readlines():
            span, rights, *_, name = line.split()
            if "r" not in rights or "w" not in rights or name.startswith("[v"):
                continue
            start, end = (int(part, 16) for part in span.split("-"))
            try:
                memory.seek(start)
                own = memory.read(end - start)
            except (OSError, ValueError, OverflowError):
                continue
            found += own.count(needle)
    del own
    return found - 1  # the needle itself


def main(folder: Path, person: str, secret: str, needles: list[str]) -> None:
    """Do it."""
    store = DeskStore.at(folder, now=Clock(), device=DeviceSecret.none(), cost=CHEAP)
    unlocked = store.unlock(person, secret)
    notes.add_note(unlocked.duty, notes.DRAFT, "tekst")
    notes.notes(unlocked.duty, notes.DRAFT)
    items.seal_item(unlocked.duty, "signal", b"inhoud")
    if unlocked.reader is not None:
        items.open_items(unlocked.reader)
    hidden = {"store": masked(unlocked.duty.session.key)}
    hidden |= {str(number): bytes.fromhex(needle) for number, needle in enumerate(needles)}
    opened = {name: count(key) for name, key in hidden.items()}
    unlocked.duty.close()
    store.close()
    print(json.dumps({"open": opened, "closed": {name: count(key) for name, key in hidden.items()}}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4:])
