"""The real program as a process of its own, with a home, a cache and a temp folder that can be searched after."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.confidential import House, make_house
from tests.desks import start

ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Program:
    """Runs `python -m desktop` with everything it may write inside `home`."""

    home: Path
    environment: dict[str, str] = field(default_factory=dict)
    before: tuple[str, ...] = ()  # a command that starts it

    def __post_init__(self) -> None:
        (self.home / "tmp").mkdir(parents=True, exist_ok=True)
        folders = {"HOME": "", "XDG_DATA_HOME": "data", "XDG_CACHE_HOME": "cache", "XDG_STATE_HOME": "state"}
        folders |= {"XDG_CONFIG_HOME": "config", "TMPDIR": "tmp"}
        self.environment = {
            **os.environ,
            **{name: str(self.home / folder) for name, folder in folders.items()},
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPATH": str(ROOT),
            "PYTHONIOENCODING": "utf-8",
        }

    @property
    def data(self) -> Path:
        """The data folder it is started with."""
        return self.home / "gegevens"

    def command(self, *words: str) -> list[str]:
        return [*self.before, sys.executable, "-m", "desktop", "--data-dir", str(self.data), *words]

    def run(self, *words: str, given: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
        """Run to the end; a traceback on either stream fails the test."""
        done = subprocess.run(
            self.command(*words), input=given, capture_output=True, cwd=ROOT, env=self.environment, timeout=60
        )
        said = done.stderr.decode() + done.stdout.decode()
        assert "Traceback" not in said, said
        return done

    def start(self, *words: str) -> subprocess.Popen[bytes]:
        """Start and go on; whoever starts it ends it."""
        return subprocess.Popen(
            self.command(*words),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=ROOT,
            env=self.environment,
        )

    def holding(self, words: bytes) -> list[str]:
        """Every file under the home that has these bytes in it."""
        return [
            str(path.relative_to(self.home))
            for path in sorted(self.home.rglob("*"))
            if path.is_file() and words in path.read_bytes()
        ]


@pytest.fixture
def program(tmp_path_factory: pytest.TempPathFactory) -> Program:
    # A short place: the path of a local socket may have 107 characters, and that of a test has many already.
    return Program(tmp_path_factory.mktemp("p"))


@pytest.fixture(scope="session")
def landelijk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the starter directory and its word index, made once. Read it or copy it."""
    folder = tmp_path_factory.mktemp("landelijk")
    start(folder).the_directory().close()
    return folder


@pytest.fixture(scope="session")
def good(landelijk: Path) -> bytes:
    """The file of a starter directory."""
    return (landelijk / "directory.db").read_bytes()


@pytest.fixture(scope="session")
def filled_in(tmp_path_factory: pytest.TempPathFactory) -> House:
    """A buurthuis whose desk store was set up, made once. Copy it."""
    return make_house(tmp_path_factory.mktemp("huis"))


def copied(house: House, folder: Path) -> House:
    """The same house in another folder."""
    shutil.copytree(house.folder, folder)
    return House(folder, house.people, house.cards, house.now)


@pytest.fixture
def house(filled_in: House, tmp_path: Path) -> House:
    """One for this test alone."""
    return copied(filled_in, tmp_path / "gegevens")


def files(folder: Path) -> dict[str, bytes]:
    """The files of a folder and what is in them, the journal's index aside."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}
