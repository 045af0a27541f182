"""`bench [NAME …]`: quality, words, keys, start, memory, paper, desk, inloop, signals, kill; all without a name."""

from __future__ import annotations

import os
import platform
import sys
from datetime import date
from importlib import import_module

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

PARTS = ("quality", "words", "keys", "start", "memory", "paper", "desk", "inloop", "signals", "kill")


def main(arguments: list[str]) -> int:
    """Run the parts named, or all; 2 when a name is not known."""
    unknown = [name for name in arguments if name not in PARTS]
    if unknown:
        print(f"Onbekend: {', '.join(unknown)}. Kies uit: {', '.join(PARTS)}.", file=sys.stderr)
        return 2
    print(f"{date.today()}, {platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} cores")
    for name in arguments or PARTS:
        import_module(f"tests.benchmarks.{name}").run()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
