"""The private environment `.venv`: made once, filled from the lock files, known good by its stamps.

A stamp is a small file in `.venv` that says which lock file was installed with which Python. It is written
last. A marker stands there while the work goes on; finding it means that the work was cut off.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from installer.screen import LOG, ROOT, Progress, StopError, run_logged, say

VENV = ROOT / ".venv"
PYTHON = VENV / "Scripts" / "python.exe" if os.name == "nt" else VENV / "bin" / "python"
LOCKS = Path(__file__).resolve().parent / "lock"
BUSY = VENV / "inloopbalie-bezig"
STEPS = 3 if sys.platform == "linux" else 2

NEWEST = (3, 13)  # the lock files are checked up to this Python; a newer one is tried

NO_NETWORK = (
    "NewConnectionError",
    "Temporary failure in name resolution",
    "getaddrinfo failed",
    "Network is unreachable",
    "Connection refused",
    "Connection to ",
    "Read timed out",
    "Max retries exceeded",
)


def stamp_file(kind: str) -> Path:
    """Where the stamp of the lock file `kind` (runtime or dev) is kept."""
    return VENV / f"inloopbalie-{kind}.stempel"


def stamp_text(lock: Path, python: Path) -> str:
    """What a stamp must say: the lock file's hash and which Python binary it was installed for.

    Raises OSError when one of the two is not there.
    """
    binary = python.stat()  # follows the link: an upgrade of the system's Python is seen
    digest = hashlib.sha256(lock.read_bytes()).hexdigest()
    return f"{digest}\n{python.resolve()} {binary.st_size} {int(binary.st_mtime)}\n"


def is_ready(kinds: list[str]) -> bool:
    """Whether `.venv` holds exactly these lock files, whole."""
    try:
        return not BUSY.exists() and all(
            stamp_file(kind).read_text("utf-8") == stamp_text(LOCKS / f"{kind}.txt", PYTHON) for kind in kinds
        )
    except OSError:
        return False


def is_sound() -> bool:
    """Whether `.venv` can be built on: whole, its Python alive and still of the version it began with."""
    try:
        config = (VENV / "pyvenv.cfg").read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return False
    pips = [*VENV.glob("lib/python*/site-packages/pip/__main__.py")]
    pips += VENV.glob("Lib/site-packages/pip/__main__.py")
    if BUSY.exists() or not PYTHON.exists() or not pips:
        return False
    import subprocess

    ask = "import sys; print('%d.%d' % sys.version_info[:2])"
    try:
        answer = subprocess.run([str(PYTHON), "-c", ask], capture_output=True, text=True, check=False)
    except OSError:
        return False
    return answer.returncode == 0 and config_version(config) in ("", answer.stdout.strip())


def config_version(config: str) -> str:
    """The `3.11` from the text of a pyvenv.cfg, or an empty string when it names no version."""
    for line in config.splitlines():
        key, _, value = line.partition("=")
        if key.strip() in ("version", "version_info"):
            return ".".join(value.strip().split(".")[:2])
    return ""


def count_packages(text: str) -> int:
    """How many packages a lock file's text names."""
    return sum("==" in line and not line.startswith((" ", "#")) for line in text.splitlines())


def explain(lines: list[str]) -> str:
    """A Dutch sentence for the output of a pip that failed, with its last lines and the log file's place."""
    text = "\n".join(lines)
    if "DO NOT MATCH THE HASHES" in text:
        cause = "Een pakket is niet het pakket dat wij hebben gecontroleerd. Het is niet geïnstalleerd."
    elif any(sign in text for sign in NO_NETWORK):
        cause = "Er is geen verbinding met internet. Maak verbinding en start opnieuw."
    elif "No space left" in text:
        cause = "De schijf is vol. Maak 1 GB vrij en start opnieuw."
    elif sys.version_info[:2] > NEWEST and "No matching distribution" in text:
        cause = "Deze Python is te nieuw voor een van de pakketten. Installeer Python 3.13 ernaast."
    else:
        cause = "Start het nog een keer. Lukt het dan weer niet? Stuur dan het logbestand naar de beheerder."
    last = "\n".join(f"    {line[:160]}" for line in [line for line in lines if line.strip()][-5:])
    return f"Het installeren is niet gelukt. {cause}\nHet laatste dat pip zei:\n{last}\nLogbestand: {LOG}"


def child_environment() -> dict[str, str]:
    """The environment for venv and pip: settings that would send packages elsewhere are left out."""
    env = dict(os.environ, PYTHONUNBUFFERED="1", PIP_USER="0", LC_ALL="C.UTF-8")
    for name in ("PYTHONHOME", "PYTHONPATH", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT"):
        env.pop(name, None)
    return env


def prepare(kinds: list[str]) -> None:
    """Make `.venv` when it is not there or not sound, and install the lock files into it.

    Raises StopError with a Dutch sentence when that is not possible.
    """
    if is_ready(kinds):
        return
    if LOG.exists() and LOG.stat().st_size > 1_000_000:
        LOG.unlink()
    if VENV.exists() and not is_sound():
        say("De vorige installatie is niet af of werkt niet meer. We beginnen opnieuw.")
        remove()
    if not VENV.exists():
        say(f"Stap 1 van {STEPS}: een eigen Python-omgeving maken (map .venv)")
        make()
    install(kinds)


def remove() -> None:
    """Take `.venv` away."""
    import shutil

    if VENV.is_symlink():
        VENV.unlink()
        return
    try:
        shutil.rmtree(VENV)
    except OSError as error:
        raise StopError(f"De map .venv kan niet weg. Sluit het programma en start opnieuw. ({error})") from error


def make() -> None:
    """Make an empty `.venv` with pip in it; leaves the marker standing."""
    import importlib.util

    if importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None:
        from installer import system

        system.install_venv_module()
    VENV.mkdir()
    BUSY.touch()
    base = str(getattr(sys, "_base_executable", "") or sys.executable)  # never the .venv that was just removed
    code, lines = run_logged([base, "-m", "venv", str(VENV)], child_environment())
    if code != 0:
        last = "\n".join(f"    {line[:160]}" for line in lines[-5:])
        raise StopError(f"De Python-omgeving kan niet worden gemaakt:\n{last}\nLogbestand: {LOG}")


def install(kinds: list[str]) -> None:
    """Install the lock files `kinds` with pip, hashes checked, and write their stamps."""
    locks = [LOCKS / f"{kind}.txt" for kind in kinds]
    total = sum(count_packages(lock.read_text("utf-8")) for lock in locks)
    say(f"Stap 2 van {STEPS}: {total} pakketten installeren (de eerste keer duurt dit een paar minuten)")
    for kind in kinds:
        stamp_file(kind).unlink(missing_ok=True)
    BUSY.touch()
    progress = Progress(total)
    unpacking = False

    def on_line(line: str) -> None:
        nonlocal unpacking
        if line.startswith(("Collecting ", "Requirement already satisfied: ")):
            progress.tick(
                line.removeprefix("Requirement already satisfied: ").removeprefix("Collecting ").split("==")[0]
            )
        elif line.startswith("Installing collected packages"):
            unpacking = True
            progress.show("uitpakken ...")

    command = [str(PYTHON), "-m", "pip", "install", "--require-hashes", "--only-binary", ":all:"]
    command += [
        "--disable-pip-version-check",
        "--no-input",
        "--progress-bar",
        "off",
        "--no-warn-script-location",
    ]
    for lock in locks:
        command += ["-r", str(lock)]
    try:
        code, lines = run_logged(command, child_environment(), on_line)
    finally:
        progress.close()
    if code != 0:
        if not unpacking:  # pip fetches everything before it changes anything: what was there is still whole
            BUSY.unlink()
        raise StopError(explain(lines))
    for kind, lock in zip(kinds, locks, strict=True):
        stamp_file(kind).write_text(stamp_text(lock, PYTHON), "utf-8")
    BUSY.unlink()


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Wait while another start of this checkout is installing: two at once would spoil `.venv`."""
    if sys.platform == "win32":
        import msvcrt
        import tempfile
        import time

        name = hashlib.sha256(str(ROOT).encode()).hexdigest()[:16]
        with (Path(tempfile.gettempdir()) / f"inloopbalie-{name}.lock").open("a+b") as handle:
            handle.seek(0)
            told = False
            while True:
                try:
                    msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
                    break
                except OSError:
                    if not told:
                        say("Een ander venster is al bezig met installeren. We wachten daarop.")
                    told = True
                    time.sleep(1)
            try:
                yield
            finally:
                handle.seek(0)
                msvcrt.locking(handle.fileno(), msvcrt.LK_UNLCK, 1)
    else:
        import fcntl

        with (LOCKS / "runtime.txt").open("rb") as handle:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                say("Een ander venster is al bezig met installeren. We wachten daarop.")
                fcntl.flock(handle, fcntl.LOCK_EX)
            yield
