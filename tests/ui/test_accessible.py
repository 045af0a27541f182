"""Every screen and dialog: names and roles for who listens, a ring for who tabs, whole words at every size."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

import ui.pages.paper.page as page_module
from desktop.startup import Session
from tests.desks import on_desk_of_its_own, start, window_on
from tests.hands import CTRL, Hands
from tests.ui.seen import cut, nameless, without_ring
from ui.dialogs.about import AboutDialog
from ui.dialogs.base import Dialog
from ui.dialogs.calling import CallDialog
from ui.dialogs.crash import CrashDialog
from ui.dialogs.crisis import CrisisDialog
from ui.dialogs.edit_service import EditServiceDialog
from ui.dialogs.help import HelpDialog
from ui.dialogs.report import ReportDialog
from ui.dialogs.safe import SafeDialog
from ui.pages.settings.page import SettingsPage
from ui.printing import Printers, print_job

SIZES = [(1280, 720), (1366, 768)]
LETTERS = [100, 125, 150, 200]
ARABIC = "لا أستطيع دفع الإيجار"


@pytest.fixture(scope="module")
def vlierdam(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    session = start(tmp_path_factory.mktemp("vlierdam"), demo=True, meaning=True)
    yield session
    session.the_directory().close()


@pytest.fixture
def desk(
    qapp: QApplication, qtbot: QtBot, vlierdam: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Hands]:
    monkeypatch.setattr(page_module, "find_printers", lambda: Printers(("Balie (Brother MFC)",), ""))
    monkeypatch.setattr(
        page_module, "print_job", lambda job: print_job(replace(job, to_file=str(tmp_path / "papier.pdf")))
    )
    with window_on(qapp, qtbot, on_desk_of_its_own(vlierdam, tmp_path)) as hands:
        yield hands
        shutil.rmtree(tmp_path, ignore_errors=True)


def _ask(question: str) -> Callable[[Hands], None]:
    def go(desk: Hands) -> None:
        field = desk.desk.window.search_field
        field.setFocus()
        field.setText(question)
        desk.wait(lambda: desk.answered(question, whole=True))
        desk.wait(lambda: not desk.names or desk.detail_is_there())

    return go


def _start(desk: Hands) -> None:
    desk.desk.window.search_field.setText("")


def _results(desk: Hands) -> None:
    _ask("ik kan mijn huur niet betalen")(desk)
    for card in [hit.card for hit in desk.desk.search.model.hits][:3]:
        desk.desk.slip.add(card)


def _nothing(desk: Hands) -> None:
    _ask("zxqvwk")(desk)


def _stuck(desk: Hands) -> None:
    desk.desk.window.tell("De lijst met plekken kon niet open. We zijn opnieuw begonnen met de startlijst.")
    desk.press(Qt.Key.Key_F8)


def _theme(desk: Hands) -> None:
    desk.desk.search.show_theme("geld")
    desk.wait(lambda: bool(desk.names) and desk.detail_is_there())


def _paper(desk: Hands) -> None:
    _results(desk)
    desk.press(Qt.Key.Key_P, CTRL)
    desk.slip_drawn()


def _printed(desk: Hands) -> None:
    _paper(desk)
    desk.enter()
    desk.wait(desk.paper.ready.isVisible)


def _trouble(desk: Hands) -> None:
    _printed(desk)
    desk.paper.ready.nothing_button.click()
    desk.wait(desk.paper.trouble.isVisible)


SCREENS: dict[str, Callable[[Hands], None]] = {
    "start": _start,
    "results": _results,
    "another language": _ask(ARABIC),
    "danger": _ask("ik wil niet meer leven"),
    "nothing found": _nothing,
    "stuck, with a notice": _stuck,
    "theme": _theme,
    "paper": _paper,
    "printed": _printed,
    "printer trouble": _trouble,
}


def _edit(desk: Hands) -> None:
    _ask("huurloket")(desk)
    desk.desk.search.parts.workplace.detail.edit_button.click()


def _call(desk: Hands) -> None:
    _ask("huurloket")(desk)
    desk.press(Qt.Key.Key_B, CTRL)


def _report(desk: Hands) -> None:
    _ask("huurloket")(desk)
    desk.desk.search.parts.workplace.detail.report_button.click()


def _safe(desk: Hands) -> None:
    directory = desk.session.the_directory()
    cards = (one for one in directory.services_of_theme("veilig") if one.printable)
    desk.desk.slip.add(next(one for one in cards if directory.detail(one.id).is_safety))
    desk.press(Qt.Key.Key_P, CTRL)


def _about(desk: Hands) -> None:
    dialog = AboutDialog(desk.desk.window._context, desk.desk.window)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


DIALOGS: dict[type[Dialog], Callable[[Hands], None]] = {
    HelpDialog: lambda desk: desk.press(Qt.Key.Key_F1),
    CrisisDialog: lambda desk: desk.press(Qt.Key.Key_F9),
    CallDialog: _call,
    ReportDialog: _report,
    EditServiceDialog: _edit,
    SafeDialog: _safe,
    CrashDialog: lambda desk: desk.desk.show_crash("KeyError\n  page.py:12 shown"),
    AboutDialog: _about,
}


def settle() -> None:
    """Let layouts that wait for a second round have it."""
    for _ in range(4):
        QApplication.processEvents()
        QApplication.sendPostedEvents()


def every_size(desk: Hands, faults: Callable[[], list[str]], sizes: list[tuple[int, int]]) -> dict[str, list[str]]:
    """What is wrong at each size of letters and window."""
    found: dict[str, list[str]] = {}
    window = desk.desk.window
    for percent in LETTERS:
        window._look.set_percent(percent)
        for size in sizes:
            window.resize(*size)
            desk.wait(lambda wanted=size: (window.width(), window.height()) == wanted)
            settle()
            wrong = faults()
            if wrong:  # a layout may need one more round
                settle()
                wrong = faults()
            if wrong:
                found[f"{percent}% {size[0]}x{size[1]}"] = wrong
    window._look.set_percent(100)
    return found


@pytest.mark.parametrize("name", SCREENS)
def test_every_screen_has_names_and_roles_a_ring_and_whole_words(desk: Hands, name: str) -> None:
    SCREENS[name](desk)
    settle()
    window = desk.desk.window
    assert nameless(window) == []
    assert without_ring(window, window.ring) == []
    assert every_size(desk, lambda: cut(window), SIZES) == {}


def test_every_part_of_the_settings_too(desk: Hands) -> None:
    window = desk.desk.window
    page = window.show_page("settings")
    assert isinstance(page, SettingsPage)
    for number in range(len(page._buttons)):
        page.open_section(number)
        settle()
        assert nameless(window) == []
        assert without_ring(window, window.ring) == []

    def faults() -> list[str]:
        found: list[str] = []
        for number in range(len(page._buttons)):
            page.open_section(number)
            settle()
            found += [f"part {number}: {fault}" for fault in cut(window)]
        return found

    assert every_size(desk, faults, SIZES) == {}


@pytest.mark.parametrize("kind", DIALOGS, ids=lambda kind: kind.__name__)
def test_every_dialog_has_names_a_ring_and_whole_words(desk: Hands, kind: type[Dialog]) -> None:
    DIALOGS[kind](desk)
    dialog = desk.dialog(kind)
    settle()
    assert nameless(dialog) == []
    assert without_ring(dialog, dialog._ring) == []
    dialog.close()
    desk.no_dialog()

    def faults() -> list[str]:
        desk.desk.window.show_page("search")
        DIALOGS[kind](desk)
        again = desk.dialog(kind)
        settle()
        wrong = cut(again)
        below: QWidget = desk.desk.window
        if again.width() > below.width() or again.height() > below.height():
            wrong.append(f"{again.width()}x{again.height()} in {below.width()}x{below.height()}")
        again.close()
        desk.no_dialog()
        return wrong

    assert every_size(desk, faults, SIZES[:1]) == {}  # the smallest window leaves a dialog the least room
