"""A data folder, or a file in it, that this user may not write or read: the desk goes on and leaves nothing behind."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from data.directory.drafts import NeedLink, ServiceDraft
from data.directory.records import Origin, Phone
from data.directory.store import open_directory
from desktop.startup import national_draft
from tests.faults.conftest import Program

pytestmark = pytest.mark.skipif(
    not hasattr(os, "geteuid"), reason="the rights of a folder are of another kind on Windows"
)

NOT_KEPT = "We kunnen hier niets bewaren. Zoeken en afdrukken gaat gewoon door."
NOT_READ = "Het programma mag de lijst met plekken niet lezen."
_NO_RIGHTS = "-dac_override,-dac_read_search"
OWN = ServiceDraft(
    source_id="breiclub",
    name="Breiclub De Brink",
    organization="Bewoners",
    summary="Samen breien",
    source_name="balie",
    origin=Origin.NEIGHBOURHOOD,
    phones=(Phone("0565 12 30 90"),),
    needs=(NeedLink("contact.meedoen", 1),),
)


@pytest.fixture
def bound(program: Program) -> Program:
    """The program without the rights that root has over other people's files."""
    if os.geteuid() == 0:
        program.before = ("setpriv", f"--bounding-set={_NO_RIGHTS}", f"--inh-caps={_NO_RIGHTS}")
    return program


@pytest.fixture
def own(bound: Program) -> Program:
    """A store with a place of this desk, in WAL, as a program that was killed leaves it."""
    made = bound.home / "gemaakt"
    directory, _ = open_directory(made, national_draft)
    directory.save_service(OWN, by="balie")
    bound.data.mkdir()
    for path in made.glob("directory.db*"):
        if not path.name.endswith("-shm"):
            shutil.copyfile(path, bound.data / path.name)
    directory.close()
    assert (bound.data / "directory.db-wal").stat().st_size > 0
    return bound


@contextmanager
def closed(path: Path, mode: int) -> Iterator[None]:
    """With these rights, until the end of the test."""
    before = path.stat().st_mode
    path.chmod(mode)
    try:
        yield
    finally:
        path.chmod(before)


def found(program: Program, question: str) -> list[str]:
    """The names that `search` finds."""
    done = program.run("search", "--json", question)
    assert done.returncode == 0, done.stderr
    return [hit["name"] for hit in json.loads(done.stdout)["results"]]


def left(program: Program) -> list[str]:
    """What stands in the folder for temporary files."""
    return sorted(path.name for path in (program.home / "tmp").iterdir() if path.name.startswith("inloopbalie-"))


def _folder(program: Program) -> tuple[Path, int]:
    return program.data, 0o555


def _file(program: Program) -> tuple[Path, int]:
    return program.data / "directory.db", 0o444


@pytest.mark.parametrize("what", [_folder, _file], ids=["folder", "file"])
def test_own_places_are_found_where_nothing_can_be_kept(
    own: Program, what: Callable[[Program], tuple[Path, int]]
) -> None:
    before = {path.name: path.read_bytes() for path in own.data.iterdir()}
    with closed(*what(own)):
        assert "Breiclub De Brink" in found(own, "breiclub")
        done = own.run("search", "--json", "breiclub")
        assert done.stderr.decode().startswith(NOT_KEPT)
        window = own.run("--smoke")
        assert (window.returncode, window.stdout.decode().strip(), window.stderr) == (0, "ready", b"")
    after = {path.name: path.read_bytes() for path in own.data.iterdir() if path.is_file()}
    assert {name: after[name] for name in before} == before
    assert list(own.data.glob("directory-bewaard-*")) == []
    assert left(own) == []


def test_check_finds_a_sound_list_sound_and_says_that_nothing_can_be_kept(own: Program) -> None:
    with closed(own.data, 0o555):
        done = own.run("check")
    assert done.returncode == 1
    assert done.stdout.decode().startswith("De sociale kaart is in orde: 150 plekken")
    assert done.stderr.decode().startswith(NOT_KEPT)
    assert "beschadigd" not in done.stderr.decode()
    assert left(own) == []


def test_check_of_a_folder_that_cannot_be_made(bound: Program) -> None:
    bound.data.write_text("in de weg", encoding="utf-8")
    done = bound.run("check")
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode().startswith(NOT_KEPT)
    assert bound.data.read_text(encoding="utf-8") == "in de weg"


def test_a_log_that_cannot_be_written_stops_nothing(own: Program) -> None:
    (own.data / "logs").mkdir()
    with closed(own.data / "logs", 0o555):
        assert "Breiclub De Brink" in found(own, "breiclub")
        shutil.rmtree(own.data / "cache")
        done = own.run("--smoke")  # makes the word index, which is something to log
    assert (done.returncode, done.stdout.decode().strip(), done.stderr) == (0, "ready", b"")
    assert list((own.data / "logs").iterdir()) == []


def test_a_cache_that_cannot_be_written_stops_nothing(own: Program) -> None:
    (own.data / "cache").mkdir()
    with closed(own.data / "cache", 0o555):
        assert "Breiclub De Brink" in found(own, "breiclub")
        assert own.run("--smoke").returncode == 0
    assert left(own) == []


def test_a_list_that_may_not_be_read_is_told_and_left_alone(own: Program) -> None:
    before = (own.data / "directory.db").read_bytes()
    with closed(own.data / "directory.db", 0o000):
        search = own.run("search", "huurtoeslag")
        window = own.run("--smoke")
        check = own.run("check")
    assert search.returncode == 0
    assert "Huurtoeslag" in search.stdout.decode()
    assert search.stderr.decode().startswith(NOT_READ)
    assert (window.returncode, window.stdout.decode().strip()) == (0, "ready")
    assert (check.returncode, check.stdout) == (1, b"")
    assert check.stderr.decode().startswith(NOT_READ)
    assert (own.data / "directory.db").read_bytes() == before
    assert list(own.data.glob("directory-bewaard-*")) == []
    assert left(own) == []


def test_a_store_for_this_run_leaves_the_index_of_the_real_one_alone(own: Program) -> None:
    assert "Breiclub De Brink" in found(own, "breiclub")
    index = own.data / "cache" / "woorden"
    before = {path.name: path.read_bytes() for path in index.iterdir() if path.is_file()}
    with closed(own.data / "directory.db", 0o444):
        assert "Breiclub De Brink" in found(own, "breiclub")
    with closed(own.data / "directory.db", 0o000):
        assert own.run("search", "huurtoeslag").returncode == 0
    assert {path.name: path.read_bytes() for path in index.iterdir() if path.is_file()} == before
    assert left(own) == []


def test_a_folder_that_may_not_be_entered(own: Program) -> None:
    with closed(own.data, 0o000):
        search, window, check = own.run("search", "huurtoeslag"), own.run("--smoke"), own.run("check")
    assert "Huurtoeslag" in search.stdout.decode()
    assert search.stderr.decode().startswith(NOT_KEPT)
    assert (window.returncode, window.stdout.decode().strip()) == (0, "ready")
    assert check.returncode == 1
    assert check.stderr.decode().startswith(NOT_KEPT)
    assert left(own) == []
