"""What stands where directory.db should be: told in Dutch, kept aside, never lost, and the desk goes on."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.__main__ import main
from tests.desks import start, window_on
from tests.faults import damage
from tests.faults.conftest import Program, files

STARTED_AGAIN = {
    **dict.fromkeys(damage.DAMAGED, "De lijst met plekken kon niet open. We zijn opnieuw begonnen met de startlijst."),
    **dict.fromkeys(damage.FOREIGN, "Het bestand was niet van dit programma. We zijn begonnen met de startlijst."),
}
REFUSED = {
    **dict.fromkeys(damage.DAMAGED, "De lijst met plekken is beschadigd."),
    **dict.fromkeys(damage.FOREIGN, "Dit bestand is niet van dit programma. Er is niets aan veranderd."),
}
NEWER = "De lijst met plekken is gemaakt met een nieuwere versie van Inloopbalie. Er is niets veranderd."
ALL = {**damage.DAMAGED, **damage.FOREIGN}


def contents(path: Path) -> bytes:
    """The bytes of a file, or of what is in a folder."""
    return path.read_bytes() if path.is_file() else b"".join(one.read_bytes() for one in sorted(path.iterdir()))


@pytest.mark.parametrize("what", ALL)
def test_the_window_opens_on_the_starter_list_and_says_so(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, good: bytes, what: str
) -> None:
    path = tmp_path / "directory.db"
    ALL[what](path, good)
    before = contents(path)
    session = start(tmp_path, words=False)
    with window_on(qapp, qtbot, session) as desk:
        desk.wait(lambda: STARTED_AGAIN[what] in desk.words())
        kept = next(tmp_path.glob("directory-bewaard-*.db"))
        desk.sees(kept.name)
        assert contents(kept) == before
        assert desk.desk.search.parts.start.tiles.isVisible()
    assert session.the_directory().summary()[0] > 100
    session.the_directory().close()
    again = start(tmp_path, words=False)
    assert again.notices == ()  # told once
    again.the_directory().close()


def test_the_real_program_starts_all_the_same(program: Program, good: bytes) -> None:
    path = program.data / "directory.db"
    damage.scribbled_over(path, good)
    before = contents(path)
    done = program.run("--smoke")
    assert (done.returncode, done.stdout.decode().strip(), done.stderr) == (0, "ready", b"")
    assert contents(next(program.data.glob("directory-bewaard-*.db"))) == before


@pytest.mark.parametrize("what", ALL)
def test_check_tells_and_touches_nothing(
    tmp_path: Path, good: bytes, what: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "directory.db"
    ALL[what](path, good)
    before = contents(path)
    assert main(["--data-dir", str(tmp_path), "check"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(REFUSED[what])
    assert contents(path) == before
    assert list(tmp_path.glob("directory-bewaard-*")) == []


def test_the_command_line_says_what_was_done_and_goes_on(
    tmp_path: Path, good: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    damage.cut_off(tmp_path / "directory.db", good)
    slip = tmp_path / "briefje.pdf"
    assert main(["--data-dir", str(tmp_path), "slip", "--service", "cjib", "--output", str(slip)]) == 0
    assert slip.read_bytes().startswith(b"%PDF")
    assert capsys.readouterr().err.startswith(STARTED_AGAIN["cut off"])


@pytest.mark.parametrize("words", [("--smoke",), ("check",), ("search", "huur")])
def test_a_newer_schema_is_refused_and_untouched(program: Program, good: bytes, words: tuple[str, ...]) -> None:
    damage.of_a_newer_program(program.data / "directory.db", good)
    before = files(program.data)
    done = program.run(*words)
    assert done.returncode == 1
    assert done.stderr.decode().startswith(NEWER)
    assert done.stdout == b""
    after = {name: content for name, content in files(program.data).items() if name != "directory.db-shm"}
    assert after.pop("directory.db-wal", b"") == b""
    assert after == before


def test_a_good_store_is_found_good(program: Program, good: bytes) -> None:
    damage.our_own(program.data / "directory.db", good)
    done = program.run("check")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().startswith("De sociale kaart is in orde: ")


def test_settings_that_cannot_be_read_are_kept_aside(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"buurthuis_name": "De Bri', encoding="utf-8")
    session = start(tmp_path, words=False)
    with window_on(qapp, qtbot, session) as desk:
        desk.wait(lambda: "De instellingen konden niet worden gelezen." in desk.words())
    session.the_directory().close()
    assert "De Bri" in (tmp_path / "settings.onleesbaar.json").read_text(encoding="utf-8")
