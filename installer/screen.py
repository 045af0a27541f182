"""What the starter says while it works: short Dutch lines on standard error, one log file for the rest.

Standard output is left to the program, so that `run -- search … > file` holds the answer and nothing else.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOG = ROOT / "build" / "installatie.log"


class StopError(Exception):
    """The machine cannot go on; the text is a Dutch sentence for the person at the keyboard.

    `code` is the exit status: 2 when the person has to install something first, else 1.
    """

    def __init__(self, text: str, code: int = 1) -> None:
        super().__init__(text)
        self.code = code


def say(text: str) -> None:
    """Print one line (or a few) on standard error at once."""
    print(text, file=sys.stderr, flush=True)


class Progress:
    """A line that grows: one counter rewritten in place on a terminal, dots in a log of a build machine."""

    def __init__(self, total: int = 0) -> None:
        self._total = total
        self._count = 0
        self._width = 0
        self._live = sys.stderr.isatty()

    def tick(self, label: str) -> None:
        """One more thing of `total` has begun; `label` names it."""
        self._count += 1
        if self._live:
            of = f" van {self._total}" if self._total >= self._count else ""
            self._rewrite(f"  {self._count}{of}: {label}")
        else:
            self._write("  ." if self._count == 1 else ".")

    def show(self, label: str) -> None:
        """Show `label` in place of the counter (terminal only)."""
        if self._live:
            self._rewrite(f"  {label}")

    def close(self) -> None:
        """End the line."""
        if self._live:
            self._rewrite("")
            self._write("\r")
        elif self._count:
            self._write("\n")

    def _rewrite(self, text: str) -> None:
        text = text[:78]
        self._write("\r" + text.ljust(self._width))
        self._width = len(text)

    @staticmethod
    def _write(text: str) -> None:
        sys.stderr.write(text)
        sys.stderr.flush()


def run_logged(
    command: list[str], env: dict[str, str], on_line: Callable[[str], None] | None = None
) -> tuple[int, list[str]]:
    """Run `command` without input, its output to the log file; returns its exit status and its lines.

    `on_line` is handed each line as it comes. Raises OSError when the command is
    not there. The child is ended when this process is interrupted.
    """
    import subprocess

    LOG.parent.mkdir(exist_ok=True)
    lines: list[str] = []
    with LOG.open("a", encoding="utf-8", errors="replace") as log:
        log.write("$ " + " ".join(command) + "\n")
        log.flush()
        child = subprocess.Popen(
            command,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
        )
        try:
            assert child.stdout is not None
            for line in child.stdout:
                log.write(line)
                log.flush()  # the log is read when things went wrong: it must not lose its end
                lines.append(line.rstrip())
                if on_line is not None:
                    on_line(line.rstrip())
            return child.wait(), lines
        finally:
            if child.poll() is None:
                child.terminate()
                child.wait()
