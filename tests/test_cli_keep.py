"""backup, restore and check, as a script calls them."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from data import backup, restore, upkeep
from data.desk.notes import add_note, notes
from desktop import cli, single_instance
from tests.confidential import FATMA, House, make_house
from tests.desks import start


def run(house: House, *words: str) -> int:
    return cli.run(cli.parser().parse_args(["--data-dir", str(house.folder), *words]))


@pytest.fixture(scope="module")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> House:
    """A house after its first dienst."""
    folder = tmp_path_factory.mktemp("huis")
    start(folder, words=False).the_directory().close()
    made = make_house(folder, datetime.now)
    with made.duty() as duty:
        add_note(duty, "handover", "sleutel bij Bert")
        upkeep.at_end(duty, now=datetime.now())
    return made


@pytest.fixture
def house(made_once: House, tmp_path: Path) -> House:
    folder = tmp_path / "gegevens"
    shutil.copytree(made_once.folder, folder)
    return House(folder, made_once.people, made_once.cards, made_once.now)


def test_backup_and_restore_without_a_login(house: House, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    stick = tmp_path / "stick"
    assert run(house, "backup", str(stick)) == 0
    said = capsys.readouterr()
    (made,) = stick.iterdir()
    assert str(made) in said.out
    assert "Wat mensen vertelden zit erin tot" in said.out
    assert said.err == ""
    with house.duty() as duty:
        add_note(duty, "handover", "van na de kopie")
    assert run(house, "restore", str(made)) == 0
    said = capsys.readouterr()
    assert "Marjan, Ingrid, Fatma en Bert" in said.out
    assert "De lijst met" in said.out
    (aside,) = house.folder.glob("voor-terugzetten-*")
    assert str(aside) in said.out
    assert (aside / "desk.db").exists()
    with house.duty() as duty:
        assert [note.text for note in notes(duty, "handover")] == ["sleutel bij Bert"]


def test_restore_can_only_show(house: House, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(house, "backup", str(tmp_path / "stick"))
    (made,) = (tmp_path / "stick").iterdir()
    before = (house.folder / "desk.db").read_bytes()
    assert run(house, "restore", "--show", str(made)) == 0
    assert "Deze reservekopie is van" in capsys.readouterr().out
    assert (house.folder / "desk.db").read_bytes() == before
    assert not list(house.folder.glob("voor-terugzetten-*"))


def test_restore_waits_until_the_window_is_closed(
    house: House, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(house, "backup", str(tmp_path / "stick"))
    (made,) = (tmp_path / "stick").iterdir()
    window = single_instance.claim(house.folder)
    assert window is not None
    try:
        assert run(house, "restore", str(made)) == 1
    finally:
        window.unlock()
    assert "Inloopbalie is open op deze computer. Er is niets veranderd." in capsys.readouterr().err


@pytest.mark.parametrize("content", [b"", b"geen reservekopie", b"PK\x05\x06" + bytes(18)])
def test_restore_of_something_else(
    house: House, tmp_path: Path, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    odd = tmp_path / "vakantie.backup"
    odd.write_bytes(content)
    assert run(house, "restore", str(odd)) == 1
    said = capsys.readouterr()
    assert "De reservekopie vakantie.backup is beschadigd" in said.err
    assert said.out == ""


def test_backup_to_a_place_that_cannot_be(house: House, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "bestand").write_text("", encoding="utf-8")
    assert run(house, "backup", str(tmp_path / "bestand" / "map")) == 1
    assert "Bewaren in" in capsys.readouterr().err


def test_check_looks_at_everything(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(house, "check") == 0
    said = capsys.readouterr()
    assert said.err == ""
    lines = said.out.splitlines()
    assert lines[0].startswith("De sociale kaart is in orde: ")
    assert lines[1] == "De lijst van wie er in kan is in orde: 4 mensen."
    assert lines[2].startswith("Het bestand met wat mensen vertelden is er")
    assert lines[3].startswith("De nieuwste reservekopie is in orde: inloopbalie-")


def test_check_with_a_code_reads_inside(
    house: House, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("getpass.getpass", lambda _prompt: FATMA)
    assert run(house, "check", "--name", "fatma") == 0
    assert "Wat mensen vertelden is in orde. Aantal teksten: 1." in capsys.readouterr().out
    monkeypatch.setattr("getpass.getpass", lambda _prompt: "000000")
    assert run(house, "check", "--name", "Fatma") == 1
    assert "Dat is niet goed." in capsys.readouterr().err


def test_check_says_when_there_is_no_backup_and_goes_on(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(house.folder / backup.FOLDER)
    assert run(house, "check") == 1
    said = capsys.readouterr()
    assert "Er is nog geen goede reservekopie" in said.err
    assert "4 mensen" in said.out


def test_an_order_of_the_window_is_carried_out_before_anything_opens(
    house: House, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(house, "backup", str(tmp_path / "stick"))
    (made,) = (tmp_path / "stick").iterdir()
    with house.duty() as duty:
        add_note(duty, "handover", "van na de kopie")
    restore.prepare(made, house.folder, now=datetime.now())
    window = single_instance.claim(house.folder)
    assert window is not None
    try:
        assert run(house, "check") == 1, "the window that gave the order is still closing"
        assert restore.waiting(house.folder)
    finally:
        window.unlock()
    capsys.readouterr()
    assert run(house, "check") == 0
    assert not restore.waiting(house.folder)
    with house.duty() as duty:
        assert [note.text for note in notes(duty, "handover")] == ["sleutel bij Bert"]
