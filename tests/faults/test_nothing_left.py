"""What people say at the desk is in no file afterwards, also when the program goes wrong."""

from __future__ import annotations

import faulthandler
import logging
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from data.errors import Code, WorldError
from desktop import crash, logs
from tests.desks import start, window_on
from tests.faults.conftest import ROOT, Program
from tests.hands import Hands
from ui.dialogs.crash import CrashDialog
from ui.widgets.notices import NoticeBar

CANARY = "canarie-xyz"
SESSION = Path(__file__).with_name("session.py")


def spellings(word: str) -> list[bytes]:
    """How a word can stand in a file."""
    return [word.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")] + [word.title().encode()]


def test_a_whole_session_leaves_nothing_of_the_question(program: Program, landelijk: Path) -> None:
    shutil.copytree(landelijk, program.data)
    done = subprocess.run(
        [sys.executable, str(SESSION), str(program.data), CANARY],
        cwd=ROOT,
        env=program.environment,
        capture_output=True,
        timeout=60,
    )
    assert done.returncode == 0, (done.stdout + done.stderr).decode()
    assert done.stdout.decode().splitlines() == ["vraag", "briefje", "klopt niet", "instelling", "fout", "klaar"]
    assert (program.data / "logs" / "inloopbalie.log").exists()
    assert (program.data / "logs" / "laatste-fout.txt").exists()
    for spelling in spellings(CANARY):
        assert program.holding(spelling) == []
        assert spelling not in done.stderr
    assert program.holding(b"session.py") != []  # the report does say where it went wrong


@pytest.fixture
def crashing(qapp: QApplication, qtbot: QtBot, tmp_path: Path, landelijk: Path) -> Iterator[Hands]:
    """A desk with the crash hook of the real program, and a log."""
    shutil.copytree(landelijk, tmp_path, dirs_exist_ok=True)
    root = logging.getLogger()
    before = list(root.handlers)
    session = start(tmp_path)
    with window_on(qapp, qtbot, session) as desk:
        logs.start_logging(session.paths.logs)
        crash.install(session.paths.logs, desk.desk.show_crash, desk.desk.tell_trouble)
        yield desk
    faulthandler.disable()
    assert crash._open_file is not None
    crash._open_file.close()
    _forget_handlers(before)
    session.the_directory().close()


def _forget_handlers(before: list[logging.Handler]) -> None:
    root = logging.getLogger()
    for handler in [one for one in root.handlers if one not in before]:
        root.removeHandler(handler)
        handler.close()


class Bell(QObject):
    rang = Signal()


def _in_a_slot(desk: Hands) -> None:
    bell = Bell()
    bell.rang.connect(lambda: int(CANARY))
    bell.rang.emit()


def _in_a_timer(desk: Hands) -> None:
    QTimer.singleShot(0, lambda: {}[CANARY])


def _on_the_worker(desk: Hands) -> None:
    def work() -> None:
        secret = CANARY
        raise ValueError(f"could not handle {secret}") from KeyError(secret)

    desk.desk.window._context.tasks.with_directory(work)


def _in_what_the_worker_hands_back(desk: Hands) -> None:
    desk.desk.window._context.tasks.in_background(lambda: CANARY, lambda got: [][len(got)])


@pytest.mark.parametrize(
    "go_wrong", [_in_a_slot, _in_a_timer, _on_the_worker, _in_what_the_worker_hands_back], ids=lambda f: f.__name__[1:]
)
def test_an_exception_ends_in_the_crash_dialog_without_what_was_said(
    crashing: Hands, tmp_path: Path, go_wrong: object
) -> None:
    desk = crashing
    desk.ask("huurtoeslag")
    assert callable(go_wrong)
    go_wrong(desk)
    dialog = desk.dialog(CrashDialog)
    desk.sees("Je gegevens zijn niet weg.", dialog)
    desk.tab_to_button("Laat het bericht zien")
    desk.enter()
    report = dialog.findChild(QPlainTextEdit)
    assert report is not None
    assert "test_nothing_left.py" in report.toPlainText()
    assert CANARY not in report.toPlainText()
    desk.escape()
    desk.no_dialog()
    assert desk.desk.window.search_field.text() == "huurtoeslag"  # nothing that was typed is lost
    written = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert not [path for path, content in written.items() if CANARY.encode() in content]
    assert "test_nothing_left.py" in (tmp_path / "logs" / "laatste-fout.txt").read_text(encoding="utf-8")


def test_a_fault_of_the_world_that_nobody_expected_is_a_sentence_and_no_crash(crashing: Hands) -> None:
    def full() -> None:
        raise WorldError(Code.DISK_FULL)

    tasks, words = crashing.desk.window._context.tasks, "De schijf is vol."
    tasks.with_directory(full)
    tasks.with_directory(full)
    crashing.wait(lambda: words in crashing.words())
    crashing.wait(lambda: tasks._store._jobs.empty())
    crashing.no_dialog()
    bars = [one for one in crashing.desk.window.findChildren(NoticeBar) if words in one.accessibleName()]
    assert len(bars) == 1
    bars[0].take_away()
    crashing.wait(lambda: words not in crashing.words())
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    tasks.with_directory(full)  # it was closed and is still so: told again
    crashing.wait(lambda: words in crashing.words())


def test_a_file_that_may_not_be_touched_is_a_sentence_and_no_crash(crashing: Hands) -> None:
    def closed() -> None:
        raise PermissionError(13, "not allowed", "slots.json")

    crashing.desk.window._context.tasks.in_background(closed)
    crashing.wait(lambda: "Bewaren lukt hier niet." in crashing.words())
    crashing.no_dialog()


def test_one_fault_after_another_opens_one_dialog(crashing: Hands) -> None:
    for _ in range(5):
        _in_a_slot(crashing)
    crashing.dialog(CrashDialog)
    QApplication.processEvents()
    assert len([one for one in crashing.desk.window.findChildren(CrashDialog) if one.isVisible()]) == 1
    for dialog in crashing.desk.window.findChildren(CrashDialog):
        dialog.close()


def test_what_is_logged_with_an_exception_has_no_message(tmp_path: Path) -> None:
    root = logging.getLogger()
    before = list(root.handlers)
    logs.start_logging(tmp_path)
    try:
        raise ValueError(CANARY)
    except ValueError:
        logging.getLogger("test").exception("Something went wrong")
    _forget_handlers(before)
    written = (tmp_path / "inloopbalie.log").read_text(encoding="utf-8")
    assert "builtins.ValueError" in written
    assert CANARY not in written
