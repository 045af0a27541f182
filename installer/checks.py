"""The test command: style, types and tests, offscreen first and then in real windows under Xvfb."""

from __future__ import annotations

import os
import re
import select
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import pairwise
from pathlib import Path

from installer.screen import ROOT, say

SCREEN = "1366x768x24"  # the smallest laptop we design for
WINDOW_MARK = re.compile(r"^\s*(?:@|pytestmark\b.*?)?(?:pytest\.)?mark\.window\b", re.MULTILINE)
NOTHING_COLLECTED = 5  # pytest's exit status
# One process a core, at most four: each holds the language model. A file stays together, for what it sets up once.
SIDE_BY_SIDE = ("-n", "auto", "--maxprocesses", "4", "--dist", "loadfile")


def run(python: Path, arguments: list[str], env: dict[str, str]) -> int:
    """Run all checks, or only pytest when there are `arguments` for it; returns the worst exit status.

    The last summary line on the screen is pytest's own.
    """
    with ExitStack() as stack:
        if not env.get("XDG_RUNTIME_DIR"):  # Qt warns without it, and a Qt warning fails a test
            env["XDG_RUNTIME_DIR"] = stack.enter_context(tempfile.TemporaryDirectory(prefix="inloopbalie-"))
        offscreen = dict(env, QT_QPA_PLATFORM="offscreen")
        if arguments:
            if wants_window(arguments) and has_xvfb():
                return run_in_window(python, arguments, env)
            return call([str(python), "-P", "-m", "pytest", *arguments], offscreen)
        return run_all(python, env, offscreen)


def run_all(python: Path, env: dict[str, str], offscreen: dict[str, str]) -> int:
    """Style, types, tests offscreen, tests in a window, in that order; all of them run, whatever fails."""
    window = has_xvfb() and has_window_tests(ROOT / "tests")
    plan = [
        ("stijl", ["ruff", "check"]),
        ("opmaak", ["ruff", "format", "--check"]),
        ("typen", ["mypy"]),
        ("tests zonder venster", ["pytest", "-m", "not window", *SIDE_BY_SIDE]),
    ]
    total = len(plan) + window
    codes: dict[str, int] = {}
    for number, (name, command) in enumerate(plan, 1):
        if name == plan[-1][0] and not has_xvfb():
            say("Xvfb is hier niet: de tests in een echt venster slaan we over.")
        say(f"Controle {number} van {total}: {name} ({' '.join(command)})")
        codes[name] = call([str(python), "-P", "-m", *command], offscreen)
    if window:
        name = "tests in een venster"
        say(f"Controle {total} van {total}: {name} (pytest -m window)")
        codes[name] = run_in_window(python, ["-m", "window"], env)
        if codes[name] == NOTHING_COLLECTED:
            codes[name] = 0
    failed = [name for name, code in codes.items() if code]
    if failed:
        say(f"Niet goed: {', '.join(failed)}")
    return worst(codes.values())


def worst(codes: Iterable[int]) -> int:
    """One exit status for several: 0 when all are, else the highest; a check that was killed counts as 1."""
    return max((code if code >= 0 else 1 for code in codes), default=0)


def call(command: list[str], env: dict[str, str]) -> int:
    """Run one check in the checkout, its output on the screen and no input; returns its exit status."""
    sys.stdout.flush()
    return subprocess.call(command, cwd=ROOT, env=env, stdin=subprocess.DEVNULL)


def has_xvfb() -> bool:
    """Whether a screen without a monitor can be made here."""
    return sys.platform == "linux" and shutil.which("Xvfb") is not None


def wants_window(arguments: list[str]) -> bool:
    """Whether pytest was asked for just the tests that need a real window."""
    return ("-m", "window") in pairwise(arguments) or "-mwindow" in arguments


def has_window_tests(folder: Path) -> bool:
    """Whether any test asks for a real window: a run that finds none would close on 'no tests ran'."""
    return any(WINDOW_MARK.search(file.read_text("utf-8")) for file in folder.rglob("test_*.py"))


def run_in_window(python: Path, arguments: list[str], env: dict[str, str]) -> int:
    """Run pytest on a screen of its own; returns its exit status, or 1 when the screen does not start."""
    with ExitStack() as stack:
        try:
            display = stack.enter_context(virtual_screen())
        except OSError as error:
            say(f"Xvfb start niet: {error}")
            return 1
        own = dict(env, DISPLAY=display, QT_QPA_PLATFORM="xcb")
        own.pop("WAYLAND_DISPLAY", None)
        if shutil.which("openbox"):
            stack.enter_context(background(["openbox"], own))
        return call([str(python), "-P", "-m", "pytest", *arguments], own)


@contextmanager
def virtual_screen() -> Iterator[str]:
    """An X server without a monitor for as long as the block lasts; gives its display name.

    Xvfb picks a free number itself and writes it to a pipe when it is ready. Raises OSError when it is not
    ready within 20 seconds.
    """
    reader, writer = os.pipe()
    command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", SCREEN, "-nolisten", "tcp"]
    try:
        server = subprocess.Popen(command, pass_fds=(writer,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    finally:
        os.close(writer)
    try:
        with os.fdopen(reader) as pipe:
            ready, _, _ = select.select([pipe], [], [], 20)
            number = pipe.readline().strip() if ready else ""
        if not number:
            raise OSError("geen antwoord binnen 20 seconden")
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()


@contextmanager
def background(command: list[str], env: dict[str, str]) -> Iterator[None]:
    """Keep a helper running for as long as the block lasts."""
    helper = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        helper.terminate()
        helper.wait()
