""" "Dit buurthuis stopt": what goes, on the second place too, and what is told when that is not there."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from data import archive, backup, rotation
from data.desk.house import DeskStore
from data.errors import Code, WorldError
from data.vault.files import write_whole
from tests.confidential import MARJAN, House, make_house
from tests.conftest import NOW


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A stick that is plugged in."""
    made = tmp_path / "stick"
    made.mkdir()
    return made


@pytest.fixture
def house(tmp_path: Path, stick: Path) -> House:
    """With a backup in both places, and what a killed program left of another one."""
    made = make_house(tmp_path / "gegevens")
    with made.duty() as duty:
        backup.make_backup(made.folder, duty, (stick,), now=NOW)
    work = made.folder / f"{rotation.WORK}abc"
    work.mkdir()
    shutil.copyfile(made.folder / "slots.json", work / "slots.json")
    write_whole(made.folder / "terugzetten.json", b"{}")
    return made


def stopped(house: House, second: Path | None) -> tuple[DeskStore, tuple[WorldError, ...]]:
    """Stop it, as a buurtwerker does."""
    store = house.store()
    reader = store.unlock(house.people["Marjan"], MARJAN).reader
    assert reader is not None
    return store, store.stop_everything(reader, second)


def test_the_backups_on_the_second_place_go_too(house: House, stick: Path, tmp_path: Path) -> None:
    other = make_house(tmp_path / "ander")
    with other.duty() as duty:
        theirs = backup.make_backup(other.folder, duty, (stick,), now=NOW.replace(day=25)).file.name
    (stick / "vakantiefoto.jpg").write_bytes(b"x")
    assert len(list(stick.iterdir())) == 3
    store, left = stopped(house, stick)
    assert left == ()
    assert {path.name for path in stick.iterdir()} == {theirs, "vakantiefoto.jpg"}
    assert list(house.folder.iterdir()) == []
    store.close()


def test_a_stick_that_is_out_is_told_and_the_rest_goes_all_the_same(house: House, stick: Path, tmp_path: Path) -> None:
    stick.rename(tmp_path / "in de la")
    store, left = stopped(house, stick)
    assert [(error.code, error.values) for error in left] == [(Code.BACKUPS_LEFT, {"folder": str(stick)})]
    assert list(house.folder.iterdir()) == []
    assert len(list((tmp_path / "in de la").iterdir())) == 1
    assert not stick.exists()
    store.close()


def test_a_backup_that_does_not_say_whose_it_is_is_told(house: House, stick: Path) -> None:
    (own,) = stick.iterdir()
    damaged = stick / archive.name_of(NOW.replace(day=20))
    damaged.write_bytes(own.read_bytes()[:2_000])
    store, left = stopped(house, stick)
    assert [error.code for error in left] == [Code.BACKUPS_LEFT]
    assert list(stick.iterdir()) == [damaged]
    store.close()


def test_without_a_second_place_there_is_nothing_to_tell(house: House, stick: Path) -> None:
    store, left = stopped(house, None)
    assert left == ()
    assert list(house.folder.iterdir()) == []
    assert len(list(stick.iterdir())) == 1
    store.close()
