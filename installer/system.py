"""The shared libraries that Qt asks of a Linux machine, and the Debian or Ubuntu packages that bring them.

The table is what the loader reports as missing for PySide6-Essentials 6.11.3 on a Debian that has Python and
nothing more: its QtGui, QtWidgets, QtPrintSupport and QtNetwork, its xcb and wayland platform plugins and its
printing plugin. Where a package was renamed for 64-bit time, the new name stands first.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from installer.environment import STEPS, VENV
from installer.screen import LOG, Progress, StopError, run_logged, say

ON_LINUX: bool = sys.platform == "linux"


@dataclass(frozen=True)
class Library:
    """A file the loader looks for, the packages that may bring it, and whether we stop without it."""

    file: str
    packages: tuple[str, ...]
    needed: bool = True


LIBRARIES = (
    Library("libglib-2.0.so.0", ("libglib2.0-0t64", "libglib2.0-0")),
    Library("libgthread-2.0.so.0", ("libglib2.0-0t64", "libglib2.0-0")),
    Library("libGL.so.1", ("libgl1",)),
    Library("libEGL.so.1", ("libegl1",)),
    Library("libdbus-1.so.3", ("libdbus-1-3",)),
    Library("libfontconfig.so.1", ("libfontconfig1",)),
    Library("libfreetype.so.6", ("libfreetype6",)),
    Library("libbrotlidec.so.1", ("libbrotli1",)),
    Library("libcups.so.2", ("libcups2t64", "libcups2")),
    Library("libX11.so.6", ("libx11-6",)),
    Library("libX11-xcb.so.1", ("libx11-xcb1",)),
    Library("libxkbcommon.so.0", ("libxkbcommon0",)),
    Library("libxkbcommon-x11.so.0", ("libxkbcommon-x11-0",)),
    Library("libxcb.so.1", ("libxcb1",)),
    Library("libxcb-cursor.so.0", ("libxcb-cursor0",)),
    Library("libxcb-glx.so.0", ("libxcb-glx0",)),
    Library("libxcb-icccm.so.4", ("libxcb-icccm4",)),
    Library("libxcb-image.so.0", ("libxcb-image0",)),
    Library("libxcb-keysyms.so.1", ("libxcb-keysyms1",)),
    Library("libxcb-randr.so.0", ("libxcb-randr0",)),
    Library("libxcb-render.so.0", ("libxcb-render0",)),
    Library("libxcb-render-util.so.0", ("libxcb-render-util0",)),
    Library("libxcb-shape.so.0", ("libxcb-shape0",)),
    Library("libxcb-shm.so.0", ("libxcb-shm0",)),
    Library("libxcb-sync.so.1", ("libxcb-sync1",)),
    Library("libxcb-util.so.1", ("libxcb-util1",)),
    Library("libxcb-xfixes.so.0", ("libxcb-xfixes0",)),
    Library("libxcb-xkb.so.1", ("libxcb-xkb1",)),
    # Without these Qt opens its window through X11 on a Wayland desktop, which works too.
    Library("libwayland-client.so.0", ("libwayland-client0",), needed=False),
    Library("libwayland-cursor.so.0", ("libwayland-cursor0",), needed=False),
    Library("libwayland-egl.so.1", ("libwayland-egl1",), needed=False),
)


def can_load(file: str) -> bool:
    """Whether the loader finds this library and all that it needs itself."""
    import ctypes

    try:
        ctypes.CDLL(file)
    except OSError:
        return False
    return True


def missing(libraries: Iterable[Library], loads: Callable[[str], bool] = can_load) -> list[Library]:
    """The libraries that `loads` says no to, in the table's order."""
    return [library for library in libraries if not loads(library.file)]


def package_names(libraries: Iterable[Library], known: Iterable[str]) -> list[str]:
    """The packages to install, each once: the first name that apt knows, else the oldest name.

    An oldest name that was renamed since still works with apt, because the new package provides it.
    """
    there = set(known)
    names: list[str] = []
    for library in libraries:
        name = next((name for name in library.packages if name in there), library.packages[-1])
        if name not in names:
            names.append(name)
    return names


def apt_command(packages: Iterable[str]) -> str:
    """The command that a person without root rights can copy."""
    return "sudo apt install " + " ".join(packages)


def is_root() -> bool:
    """Whether this process may install packages (never on Windows)."""
    return getattr(os, "geteuid", lambda: 1)() == 0


def stamp_file(word: str) -> Path:
    """Where it is noted that the libraries were there; `test` wants Xvfb too and has a stamp of its own."""
    return VENV / ("inloopbalie-systeem-test.stempel" if word == "test" else "inloopbalie-systeem.stempel")


def stamp_text() -> str:
    """What the stamp must say: this table, on this release of this system."""
    try:
        release = Path("/etc/os-release").read_bytes()
    except OSError:
        release = b""
    return hashlib.sha256(repr(LIBRARIES).encode() + release).hexdigest()


def is_ready(word: str) -> bool:
    """Whether the libraries were found before on this system; always true where Qt brings its own."""
    if not ON_LINUX:
        return True
    try:
        return stamp_file(word).read_text("utf-8") == stamp_text()
    except OSError:
        return False


def prepare(word: str) -> None:
    """See that Qt's libraries are there: install them as root, else name the command and stop with exit 2.

    For `test` Xvfb is installed as well where that is possible; the tests do without it otherwise.
    """
    if is_ready(word):
        return
    say(f"Stap 3 van {STEPS}: kijken of dit systeem de onderdelen heeft die vensters nodig hebben")
    absent = missing(LIBRARIES)
    extra = ["xvfb"] if word == "test" and shutil.which("Xvfb") is None else []
    if (absent or extra) and is_root() and shutil.which("apt-get"):
        apt_install(absent, extra)
        absent = missing(LIBRARIES)
    needed = [library for library in absent if library.needed]
    if needed:
        raise StopError(advice(needed, package_names(needed, apt_knows(needed)), bool(shutil.which("apt-get"))), 2)
    stamp_file(word).write_text(stamp_text(), "utf-8")


def advice(libraries: list[Library], packages: list[str], has_apt: bool) -> str:
    """What a person must do about libraries that are not there."""
    if has_apt:
        return (
            "Er ontbreken onderdelen van het systeem die vensters nodig hebben.\n"
            "Geef dit commando en start daarna opnieuw:\n"
            f"  {apt_command(packages)}"
        )
    files = " ".join(library.file for library in libraries)
    return f"Deze onderdelen van het systeem ontbreken. Installeer ze met je pakketbeheer en start opnieuw:\n  {files}"


def apt_knows(libraries: Iterable[Library], extra: Iterable[str] = ()) -> set[str]:
    """Which of all the names that could be wanted this machine's package lists hold."""
    import subprocess

    names = sorted({name for library in libraries for name in library.packages} | set(extra))
    if not names or shutil.which("apt-cache") is None:
        return set()
    answer = subprocess.run(
        ["apt-cache", "show", "--no-all-versions", *names], capture_output=True, text=True, check=False
    )
    return {line[9:].strip() for line in answer.stdout.splitlines() if line.startswith("Package: ")}


def apt_install(libraries: list[Library], extra: list[str]) -> None:
    """Install what brings these libraries, as root; what fails shows in what is missing afterwards."""
    env = dict(os.environ, DEBIAN_FRONTEND="noninteractive", LC_ALL="C.UTF-8")
    progress = Progress()
    lines_seen = 0

    def on_line(_line: str) -> None:
        nonlocal lines_seen
        lines_seen += 1
        if lines_seen % 25 == 1:
            progress.tick("pakketten van het systeem installeren")

    def apt(*arguments: str) -> int:
        options = ["-q", "-y", "-o", "DPkg::Lock::Timeout=300", "-o", "Dpkg::Use-Pty=0"]
        return run_logged(["apt-get", *options, *arguments], env, on_line)[0]

    try:
        known = apt_knows(libraries, extra)
        wanted = package_names(libraries, known) + extra
        fresh = False
        if not set(wanted) <= known:  # no package lists yet, or old ones
            apt("update")
            fresh = True
            wanted = package_names(libraries, apt_knows(libraries, extra)) + extra
        if apt("install", "--no-install-recommends", *wanted) == 0:
            return
        if not fresh and apt("update") == 0 and apt("install", "--no-install-recommends", *wanted) == 0:
            return
        needed = [library for library in libraries if library.needed]
        if needed:  # leave out what is not needed: one name that apt does not have spoils the whole command
            apt("install", "--no-install-recommends", *package_names(needed, apt_knows(needed)))
    finally:
        progress.close()
    say(f"Niet alles is geïnstalleerd. Logbestand: {LOG}")


def install_venv_module() -> None:
    """Debian keeps the module that makes an environment in a package of its own: install it, or say how.

    Raises StopError (exit 2) when that is up to the person.
    """
    own = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    module = Library("venv", (own, "python3-venv"))
    has_apt = shutil.which("apt-get") is not None and sys.base_prefix == "/usr"
    if not has_apt:
        raise StopError(
            "Deze Python kan geen eigen omgeving maken: de module venv of ensurepip ontbreekt.\n"
            "Installeer Python opnieuw van python.org en start opnieuw.",
            2,
        )
    if is_root():
        apt_install([module], [])
        if has_ensurepip():
            return
    names = package_names([module], apt_knows([module]))
    raise StopError(f"Python mist een onderdeel. Geef dit commando en start daarna opnieuw:\n  {apt_command(names)}", 2)


def has_ensurepip() -> bool:
    """Whether this Python can put pip into a new environment."""
    import importlib
    import importlib.util

    importlib.invalidate_caches()
    return importlib.util.find_spec("ensurepip") is not None
