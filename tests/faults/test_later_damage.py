"""Damage in a part of directory.db that a start does not read: told at the desk, and mended at the next start."""

from __future__ import annotations

import random
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from data import backup
from data.directory import file
from data.directory.store import FILE_NAME, open_directory
from data.errors import Code, WorldError
from desktop import app as program
from desktop import single_instance
from desktop.startup import national_draft
from tests.conftest import NOW
from tests.desks import now, start, window_on
from tests.faults.conftest import Program
from tests.faults.test_closed_folder import OWN
from ui import messages
from ui.desk_messages import day_words

DAMAGED = "De lijst met plekken is beschadigd. Sluit het programma en start het opnieuw."
STARTED_AGAIN = "De lijst met plekken kon niet open. We zijn opnieuw begonnen met de startlijst."
FROM_BACKUP = "De lijst met plekken kon niet open. We werken verder met de reservekopie van"
FROM = 0.34
"""From here on noise goes unseen by the quick look (measured on the starter list)."""


def damage_later_part(path: Path) -> bytes:
    """Noise over the later part of the file; returns what stands there now."""
    content = bytearray(path.read_bytes())
    begin = int(len(content) * FROM)
    content[begin:] = random.Random(1).randbytes(len(content) - begin)
    path.write_bytes(bytes(content))
    return bytes(content)


@pytest.fixture
def with_backup(tmp_path: Path) -> Path:
    """A folder with a place of this desk and a backup that has it."""
    directory, _ = open_directory(tmp_path, national_draft, now=now)
    directory.save_service(OWN, by="balie")
    directory.close()
    backup.backup_to(tmp_path, tmp_path / backup.FOLDER, now=NOW - timedelta(days=2))
    return tmp_path


def test_the_quick_look_does_not_see_it(tmp_path: Path, good: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(good)
    damage_later_part(tmp_path / FILE_NAME)
    assert file.quick_look(tmp_path / FILE_NAME) is not None
    assert not file.whole(tmp_path / FILE_NAME, quick=True)
    assert not file.whole(tmp_path / FILE_NAME)


def test_a_good_store_looks_whole(tmp_path: Path, good: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(good)
    directory, _ = open_directory(tmp_path, national_draft, now=now)
    assert directory.looks_whole()
    directory.close()
    assert not file.marked_damaged(tmp_path)


def test_the_window_tells_it_and_the_next_start_helps_itself(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, good: bytes
) -> None:
    (tmp_path / FILE_NAME).write_bytes(good)
    start(tmp_path).close()  # the word index stands
    content = damage_later_part(tmp_path / FILE_NAME)
    session = start(tmp_path)
    assert session.notices == ()
    with window_on(qapp, qtbot, session) as desk:
        program.get_ready(session, desk.desk.window._context.tasks, desk.desk)
        desk.wait(lambda: DAMAGED in desk.words())
        desk.type("huurtoeslag")
        desk.wait(lambda: desk.names)  # the desk works on
        assert QApplication.activeModalWidget() is None
    session.close()
    again = start(tmp_path)
    with window_on(qapp, qtbot, again) as desk:
        desk.wait(lambda: STARTED_AGAIN in desk.words())
        assert desk.to_first("huurtoeslag") == "Huurtoeslag"
        desk.wait(desk.detail_is_there)
    again.close()
    assert next(tmp_path.glob("directory-bewaard-*.db")).read_bytes() == content
    third = start(tmp_path, words=False)
    assert third.notices == ()
    third.close()


def test_a_place_that_cannot_be_read_gets_the_sentence_and_no_crash(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, good: bytes
) -> None:
    (tmp_path / FILE_NAME).write_bytes(good)
    start(tmp_path).close()
    damage_later_part(tmp_path / FILE_NAME)
    session = start(tmp_path)
    with window_on(qapp, qtbot, session) as desk:  # nobody looks at the pages here: only the detail is read
        desk.type("huurtoeslag")
        desk.wait(lambda: DAMAGED in desk.words())
        detail = desk.words(desk.desk.search.parts.workplace.detail)
        assert desk.names[0] in detail  # what the card knows stays
        assert QApplication.activeModalWidget() is None
    session.close()
    assert file.marked_damaged(tmp_path)


def test_the_newest_good_backup_takes_its_place(with_backup: Path) -> None:
    folder = with_backup
    newest = backup.backup_to(folder, folder / backup.FOLDER, now=NOW - timedelta(days=1)).file
    newest.write_bytes(newest.read_bytes()[:-200])  # that one is no good
    content = damage_later_part(folder / FILE_NAME)
    file.mark_damaged(folder)
    session = start(folder, words=False)
    (notice,) = session.notices
    assert notice.code is Code.DIRECTORY_DAMAGED
    day = day_words((NOW - timedelta(days=2)).date().isoformat())
    said = messages.notice(notice)
    assert said.startswith(f"{FROM_BACKUP} {day}. Wat daarna veranderde, staat daar niet in. ")
    assert "Je oude bestand is bewaard als directory-bewaard-" in said
    assert session.the_directory().detail(session.the_directory().resolve("breiclub")).card.name == OWN.name
    session.close()
    assert next(folder.glob("directory-bewaard-*.db")).read_bytes() == content
    assert not file.marked_damaged(folder)
    assert list(folder.glob("reservekopie.nieuw-*")) == []


def test_a_mark_on_a_good_list_is_taken_away(tmp_path: Path, good: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(good)
    file.mark_damaged(tmp_path)
    directory, notices = open_directory(tmp_path, national_draft, now=now)
    directory.close()
    assert notices == ()
    assert not file.marked_damaged(tmp_path)
    assert list(tmp_path.glob("directory-bewaard-*")) == []


def test_bytes_that_are_no_text_are_damage_too(tmp_path: Path) -> None:
    directory, _ = open_directory(tmp_path, national_draft, now=now)
    key = directory.resolve("huurtoeslag")
    with directory.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE service SET name = CAST(X'FFFE41' AS TEXT) WHERE id = ?", (key,))
    with pytest.raises(WorldError) as caught:
        directory.detail(key)
    assert caught.value.code is Code.DIRECTORY_DAMAGED
    directory.close()
    assert not file.whole(tmp_path / FILE_NAME)


def test_a_start_that_only_tries_tells_once_and_marks_it(program: Program, good: bytes) -> None:
    program.data.mkdir()
    (program.data / FILE_NAME).write_bytes(good)
    damage_later_part(program.data / FILE_NAME)  # without a word index: the first question needs every page
    first = program.run("--smoke")
    assert (first.returncode, first.stdout) == (1, b"")
    assert first.stderr.decode().startswith(DAMAGED)
    assert len(first.stderr.decode().splitlines()) == 1
    second = program.run("--smoke")
    assert (second.returncode, second.stdout.decode().strip()) == (0, "ready")


def test_the_command_line_helps_itself_the_next_time(program: Program, good: bytes) -> None:
    program.data.mkdir()
    (program.data / FILE_NAME).write_bytes(good)
    damage_later_part(program.data / FILE_NAME)
    first = program.run("search", "huurtoeslag")
    assert first.returncode == 1
    assert first.stderr.decode().startswith(DAMAGED)
    second = program.run("search", "huurtoeslag")
    assert second.returncode == 0
    assert "Huurtoeslag" in second.stdout.decode()
    assert second.stderr.decode().startswith(STARTED_AGAIN)


def test_the_command_line_leaves_it_to_a_window_that_is_open(program: Program, good: bytes) -> None:
    program.data.mkdir()
    (program.data / FILE_NAME).write_bytes(good)
    damaged = damage_later_part(program.data / FILE_NAME)
    window = single_instance.claim(program.data)
    assert window is not None
    for _ in range(2):  # the first time it is found, the second time the mark is there
        asked = program.run("search", "huurtoeslag")
        assert asked.returncode == 1
        assert asked.stderr.decode().startswith(DAMAGED)
    assert (program.data / FILE_NAME).read_bytes() == damaged
    window.unlock()
    assert program.run("search", "huurtoeslag").stderr.decode().startswith(STARTED_AGAIN)
