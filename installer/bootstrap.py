"""Start, test or measure Inloopbalie from a fresh checkout.

    python3 installer/bootstrap.py run   [-- OPTIONS]   open the program, or one of its subcommands
    python3 installer/bootstrap.py test  [-- OPTIONS]   all checks and tests; with OPTIONS only pytest
    python3 installer/bootstrap.py bench [-- OPTIONS]   the measurements

The first time it makes `.venv`, installs the locked dependencies and, on Linux, the system libraries that Qt
needs. Later starts see the stamps of that work and go straight to the program. On Windows the command is
`py installer\\bootstrap.py run`.

This file keeps to the syntax of Python 3.7, so that an older Python can say which one is needed; the other
files of this room are read only after that check.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OLDEST = (3, 11)
KNOWN = ((3, 13), (3, 12), (3, 11))
WORDS = ("run", "test", "bench")
USAGE = """Gebruik:
  python3 installer/bootstrap.py run      opent het programma
  python3 installer/bootstrap.py test     doet alle controles en tests
  python3 installer/bootstrap.py bench    meet hoe snel het programma is
Opties voor het programma zelf zet je erachter, na --"""


def split_arguments(arguments: list[str]) -> tuple[str, list[str]]:
    """Divide the command line into the word and the rest, without one leading `--`.

    Returns an empty word when there is none or when it is not ours.
    """
    if not arguments or arguments[0] not in WORDS:
        return "", list(arguments)
    rest = arguments[1:]
    if rest and rest[0] == "--":
        rest = rest[1:]
    return arguments[0], rest


def is_new_enough(version: tuple[int, ...]) -> bool:
    """Whether this Python version can run the program."""
    return tuple(version[:2]) >= OLDEST


def fitting_pythons(windows: bool) -> list[list[str]]:
    """The commands under which a Python that fits may be found, the newest first."""
    if windows:
        return [["py", f"-{major}.{minor}"] for major, minor in KNOWN]
    return [[f"python{major}.{minor}"] for major, minor in KNOWN]


def is_locked_for(version: tuple[int, ...]) -> bool:
    """Whether the lock files were checked for this Python version; a newer one may lack a package."""
    return tuple(version[:2]) <= KNOWN[0]


def hand_over(arguments: list[str]) -> int | None:
    """Run this file again with a Python from PATH that fits; returns its exit status, None without one."""
    import subprocess

    probe = f"import sys; sys.exit(sys.version_info[:2] < {OLDEST!r})"
    for command in fitting_pythons(os.name == "nt"):
        try:  # a name on PATH may be a shim without a Python behind it: ask it
            found = subprocess.call([*command, "-c", probe], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        except OSError:
            continue
        if found == 0:
            return subprocess.call([*command, str(Path(__file__).resolve()), *arguments])
    return None


def program_environment() -> dict[str, str]:
    """The environment for everything started in `.venv`: this checkout's packages, wherever the start was."""
    env = dict(os.environ)
    env.pop("PYTHONHOME", None)
    env.pop("PYTHONDONTWRITEBYTECODE", None)  # compiling everything at each start would double its time
    env["PYTHONPATH"] = str(ROOT)
    return env


def start(python: Path, module: str, arguments: list[str], env: dict[str, str]) -> int:
    """Become `python -m module` (POSIX: this process is replaced); returns the exit status elsewhere.

    `-P` keeps the current folder off the import path, so that a folder `data` there cannot stand in for ours.
    """
    command = [str(python), "-P", "-m", module, *arguments]
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name != "nt":
        os.execve(command[0], command, env)
    import subprocess  # exec on Windows returns the prompt while the program still runs

    child = subprocess.Popen(command, env=env)
    while True:
        try:
            return child.wait()
        except KeyboardInterrupt:  # the console gives Ctrl+C to the child as well: it decides
            continue


def carry_out(word: str, rest: list[str]) -> int:
    """Make the machine ready for `word` where that is still to be done, then start it."""
    from installer import environment, system

    kinds = ["runtime"] if word == "run" else ["runtime", "dev"]
    ready = environment.is_ready(kinds)
    if not (ready and system.is_ready(word)):
        with environment.one_at_a_time():
            environment.prepare(kinds)
            system.prepare(word)
    env = program_environment()
    if word == "run":
        return start(environment.PYTHON, "desktop", rest, env)
    if word == "bench":
        env.setdefault("QT_QPA_PLATFORM", "offscreen")
        return start(environment.PYTHON, "tests.benchmarks", rest, env)
    from installer import checks

    return checks.run(environment.PYTHON, rest, env)


def main(arguments: list[str]) -> int:
    """Carry out the command line; returns the exit status."""
    have = sys.version_info[:2]
    if not is_new_enough(have) or not is_locked_for(have):
        code = hand_over(arguments)
        if code is not None:
            return code
        if not is_new_enough(have):
            sys.stderr.write(
                f"Dit programma heeft Python 3.11 of nieuwer nodig. Deze Python is {have[0]}.{have[1]}.\n"
                "Installeer een nieuwe Python van python.org (of met je pakketbeheer) en start opnieuw.\n"
            )
            return 1
    word, rest = split_arguments(arguments)
    if not word:
        asked = arguments[:1] in (["-h"], ["--help"])
        print(USAGE, file=sys.stdout if asked else sys.stderr)
        return 0 if asked else 2
    sys.path[0:1] = [str(ROOT)]  # `installer` is imported as a package, also when this file is the script
    from installer.screen import StopError, say

    try:
        return carry_out(word, rest)
    except StopError as stop:
        say(str(stop))
        return stop.code
    except KeyboardInterrupt:
        say("\nGestopt. Start opnieuw om verder te gaan.")
        return 130
    except OSError as error:
        say(f"Dit lukt niet op deze computer: {error}")
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
