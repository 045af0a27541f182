"""A disk that is full, a file that may not grow, a folder that is read-only: told in words, and nothing lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
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


TURNED = """
import os
import sys
from pathlib import Path

from data import backup
from data.desk.notes import add_note
from data.errors import WorldError
from tests.confidential import FATMA, fixed_now, open_store

folder, person = Path(sys.argv[1]), sys.argv[2]
store = open_store(folder)
duty = store.unlock(person, FATMA).duty
add_note(duty, "handover", "ervoor")
backup.make_backup(folder, duty, now=fixed_now())
duty.close()
if os.geteuid() == 0:  # everything is imported by now; root would write everywhere
    for path in (folder, *folder.rglob("*")):
        os.chown(path, 65_534, 65_534)
    os.seteuid(65_534)
duty = store.unlock(person, FATMA).duty
folder.chmod(0o555)
try:
    for number in range(20):
        try:
            add_note(duty, "handover", f"erna {number}")
            print("note", number)
        except WorldError as error:
            print("refused", error.code.value)
    try:
        backup.make_backup(folder, duty, now=fixed_now())
        print("made a backup")
    except WorldError as error:
        print("refused backup", error.code.value)
    try:
        duty.close()
    except WorldError as error:
        print("refused end", error.code.value)
finally:
    folder.chmod(0o755)
"""


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="rights of files are other here")
def test_a_folder_that_turns_read_only_during_a_dienst(filled_in: House) -> None:
    """The process goes on as somebody who is not root: root writes everywhere."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        house = copied(filled_in, Path(name) / "gegevens")
        done = subprocess.run(
            [sys.executable, "-c", TURNED, str(house.folder), house.people["Fatma"]],
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=60,
        )
        assert "Traceback" not in done.stderr, done.stderr
        said = done.stdout.splitlines()
        assert "refused backup file-not-writable" in said
        written = [line for line in said if line.startswith("note")]
        with house.duty() as duty:
            texts = {note.text for note in notes(duty, "handover")}
        assert texts == {"ervoor"} | {f"erna {line.split()[1]}" for line in written}
