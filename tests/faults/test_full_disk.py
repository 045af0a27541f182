"""A disk that is full, a file that may not grow, a folder that is read-only: told in words, and nothing lost."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from data import backup, restore, upkeep
from data.checking import check_inside
from data.desk.notes import add_note, notes
from data.desk.records import Role
from data.errors import Code, WorldError
from tests.confidential import FATMA, MARJAN, House
from tests.conftest import NOW
from tests.faults.conftest import ROOT, copied
from tests.faults.disks import Disk, small_disk
from tests.faults.killing import Heard
from ui import messages


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    with small_disk(tmp_path / "schijf") as mounted:
        yield mounted


@pytest.fixture
def on_disk(filled_in: House, disk: Disk) -> House:
    """The house on a disk of its own."""
    return copied(filled_in, disk.folder / "gegevens")


def written_until_refused(house: House, prepare: Callable[[], None] | None = None) -> tuple[Heard, list[str]]:
    """Run a writer as a process until it stops by itself; what it told, and the codes it was refused with."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.desk_writer", str(house.folder), house.people["Fatma"], "7"],
        cwd=ROOT,
        capture_output=True,
        preexec_fn=prepare,
        timeout=120,
    )
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    heard, refused = Heard(), []
    for line in done.stdout.splitlines():
        said = json.loads(line)
        if "refused" in said:
            refused.append(said["refused"])
        else:
            heard.hear(said)
    return heard, refused


def test_a_full_disk_keeps_all_that_was_written(on_disk: House, disk: Disk) -> None:
    house = on_disk
    disk.resize(disk.used() + 1_500)
    heard, refused = written_until_refused(house)
    assert heard.commands > 20
    assert refused[0] == Code.DISK_FULL.value
    with pytest.raises(WorldError) as told, house.duty():
        pass
    assert told.value.code is Code.DISK_FULL
    assert "De schijf is vol. Er is niets kwijt" in messages.sentence(told.value)
    disk.resize(65_536)
    assert heard.missing(house) == []


def test_a_file_that_may_not_grow_keeps_all_that_was_written(house: House) -> None:
    resource = pytest.importorskip("resource")
    most = (house.folder / "desk.db").stat().st_size + 600_000

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    heard, refused = written_until_refused(house, limit)
    assert heard.commands > 20
    assert refused[0] == Code.DISK_FULL.value
    assert heard.missing(house) == []


def test_a_backup_that_does_not_fit_leaves_the_ones_that_are_there(on_disk: House, disk: Disk) -> None:
    house = on_disk
    with house.duty() as duty:
        add_note(duty, "handover", "van gisteren")
        good = backup.make_backup(house.folder, duty, now=NOW).file
        before = good.read_bytes()
        disk.resize(disk.used() + 100)
        with pytest.raises(WorldError) as refused:
            backup.make_backup(house.folder, duty, now=NOW)
        assert refused.value.code is Code.DISK_FULL
        ended = upkeep.at_end(duty, now=NOW)
        assert Code.DISK_FULL in [error.code for error in ended.troubles]
        disk.resize(65_536)
    assert [path.read_bytes() for path in (house.folder / "backups").iterdir()] == [before]
    assert not list(house.folder.glob("reservekopie*"))


def test_putting_back_on_a_full_disk_changes_nothing(on_disk: House, disk: Disk) -> None:
    house = on_disk
    with house.duty() as duty:
        good = backup.make_backup(house.folder, duty, now=NOW).file
        add_note(duty, "handover", "van nu")
    disk.resize(disk.used() + 60)
    with pytest.raises(WorldError) as refused:
        restore.restore(good, house.folder, now=NOW)
    assert refused.value.code is Code.DISK_FULL
    disk.resize(65_536)
    with house.duty() as duty:
        assert [note.text for note in notes(duty, "handover")] == ["van nu"]
    assert not list(house.folder.glob("voor-terugzetten-*"))


def test_people_are_whole_after_a_full_disk(on_disk: House, disk: Disk) -> None:
    house = on_disk
    store = house.store()
    opened = store.unlock(house.people["Marjan"], MARJAN)
    assert opened.reader is not None
    disk.resize(disk.used())
    refused: list[Code] = []
    while not refused:
        try:
            store.add_person(opened.reader, f"Nieuw {len(store.people())}", Role.VOLUNTEER, FATMA)
        except WorldError as error:
            refused.append(error.code)
    assert refused == [Code.DISK_FULL]
    disk.resize(65_536)
    opened.duty.close()
    store.close()
    for name in ("Marjan", "Ingrid", "Fatma", "Bert"):
        with house.duty(name) as duty:
            check_inside(duty)


def test_a_read_only_folder_is_told_and_untouched(on_disk: House, disk: Disk) -> None:
    house = on_disk
    with house.duty() as duty:
        add_note(duty, "handover", "van gisteren")
    before = {path.name: path.read_bytes() for path in house.folder.iterdir() if path.is_file()}
    disk.read_only(True)
    with pytest.raises(WorldError) as refused, house.duty():
        pass
    assert refused.value.code in (Code.DATA_DIR_NOT_WRITABLE, Code.FILE_NOT_WRITABLE)
    assert "lukt" in messages.sentence(refused.value)
    with pytest.raises(WorldError):
        backup.backup_to(house.folder, house.folder / "kast", now=NOW)
    disk.read_only(False)
    assert {path.name: path.read_bytes() for path in house.folder.iterdir() if path.is_file()} == before
    with house.duty() as duty:
        assert [note.text for note in notes(duty, "handover")] == ["van gisteren"]
