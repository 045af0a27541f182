"""The screens of the dienst, the set-up, the people and the backups: names, roles, a ring, whole words, all sizes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from data.desk.records import Role
from desktop import startup
from desktop.startup import Session
from tests.desks import window_on
from tests.hands import Hands
from tests.houses import PHRASE, SECOND, SECOND_PHRASE, VOLUNTEERS, House, at_house, make_house, open_store
from tests.ui.dialogs import check_dialog
from tests.ui.seen import cut, nameless, without_ring
from tests.ui.test_accessible import SIZES, every_size, settle
from ui.dialogs.base import Dialog
from ui.dialogs.end_duty import EndDutyDialog
from ui.dialogs.own_secret import OwnSecretDialog
from ui.dialogs.people_add import AddPersonDialog, ResetDialog
from ui.dialogs.people_card import AwayDialog, CardDialog
from ui.dialogs.people_name import RenameDialog
from ui.dialogs.people_stop import HouseStopsDialog, StopDialog, TasksDialog
from ui.dialogs.restore import RestoreDialog
from ui.on_duty import OnDuty
from ui.pages.duty.page import DutyPage
from ui.pages.people.page import PeoplePage
from ui.pages.setup.page import SetupPage


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> House:
    """A house with a second buurtwerker, made once and copied."""
    house = make_house(tmp_path_factory.mktemp("huis"))
    store = open_store(house.folder)
    reader = store.unlock(house.people["Marjan"].id, PHRASE).reader
    assert reader is not None
    store.add_person(reader, SECOND, Role.COMMUNITY_WORKER, SECOND_PHRASE)
    store.close()
    return House(house.folder, {one.name: one for one in store.people()}, house.card)


@pytest.fixture
def folder(tmp_path: Path, made: House) -> Path:
    made.copied(tmp_path)
    return tmp_path


@pytest.fixture
def desk(
    qapp: object, qtbot: QtBot, vlierdam: Session, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Hands]:
    monkeypatch.setattr(startup, "open_desk", lambda _session: open_store(folder))
    with window_on(qapp, qtbot, at_house(vlierdam, folder)) as hands:  # type: ignore[arg-type]
        hands.desk.dienst.look()
        hands.wait(lambda: _on_duty(hands).snapshot is not None)
        yield hands


@pytest.fixture
def new_desk(
    qapp: object, qtbot: QtBot, vlierdam: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Hands]:
    monkeypatch.setattr(startup, "open_desk", lambda _session: open_store(tmp_path))
    with window_on(qapp, qtbot, at_house(vlierdam, tmp_path)) as hands:  # type: ignore[arg-type]
        hands.desk.dienst.look()
        hands.wait(lambda: _on_duty(hands).snapshot is not None)
        yield hands


def _on_duty(desk: Hands) -> OnDuty:
    return desk.desk._context.on_duty


def _duty(desk: Hands) -> DutyPage:
    page = desk.desk.window.show_page("duty")
    assert isinstance(page, DutyPage)
    settle()
    return page


def _names(desk: Hands) -> None:
    page = _duty(desk)
    for tile in page.start.names.tiles[:2]:
        tile.setChecked(True)


def _waiting(desk: Hands) -> None:
    _names(desk)
    _duty(desk).start.pin.wait(59, "Dat klopt niet.")


def _worker(desk: Hands) -> None:
    page = _duty(desk)
    page.start.as_worker(True)
    page.start.names.tiles[0].setChecked(True)


def _card(desk: Hands) -> None:
    _worker(desk)
    _duty(desk).start._to_card()


def _volunteer_on_duty(desk: Hands) -> None:
    page = _duty(desk)
    names = page.start.names.tiles
    for tile in names[:2]:
        tile.setChecked(True)
    page.start.pin.field.setText(VOLUNTEERS[names[0].text()])
    page.start.pin.enter()
    desk.wait(lambda: _on_duty(desk).open)
    _duty(desk)


def _worker_on_duty(desk: Hands) -> None:
    page = _duty(desk)
    page.start.as_worker(True)
    next(tile for tile in page.start.names.tiles if tile.text() == "Marjan").setChecked(True)
    page.start.phrase.field.setText(PHRASE)
    page.start.phrase.enter()
    desk.wait(lambda: _on_duty(desk).reader is not None)


def _running_worker(desk: Hands) -> None:
    _worker_on_duty(desk)
    _duty(desk)


def _covered(desk: Hands) -> None:
    _volunteer_on_duty(desk)
    desk.desk.dienst.cover()


def _people_page(desk: Hands) -> PeoplePage:
    page = desk.desk.window.show_page("people")
    assert isinstance(page, PeoplePage)
    desk.wait(lambda: page._rows and page._readers.text())
    settle()
    return page


def _people(desk: Hands) -> None:
    _worker_on_duty(desk)
    _people_page(desk)


def _people_covered(desk: Hands) -> None:
    _people(desk)
    _on_duty(desk).cover()


SCREENS: dict[str, Callable[[Hands], None]] = {
    "names": _names,
    "waiting": _waiting,
    "wachtzin": _worker,
    "card": _card,
    "running": _volunteer_on_duty,
    "running, buurtwerker": _running_worker,
    "covered": _covered,
    "people": _people,
    "people, covered": _people_covered,
}


def _setup(desk: Hands, step: int) -> SetupPage:
    page = desk.desk.window.show_page("setup")
    assert isinstance(page, SetupPage)
    settle()
    if step >= 2:
        page._show(1)
        page.worker.name_field.edit.setText("Marjan")  # type: ignore[attr-defined]
        for edit in page.worker.phrase._edits:
            edit.setText(PHRASE)  # type: ignore[attr-defined]
        page.go.click()
        desk.wait(lambda: page.card.isVisible() and page.card.maker._card is not None)
    if step == 3:
        card = page.card.maker._card
        assert card is not None
        page.card.maker.typed.edit.setText(card.text)  # type: ignore[attr-defined]
        page.go.click()
        desk.wait(lambda: page.volunteers.isVisible())
    elif step == 1:
        page._show(1)
    return page


@pytest.mark.parametrize("name", SCREENS)
def test_every_screen_of_the_dienst(desk: Hands, name: str) -> None:
    SCREENS[name](desk)
    settle()
    _check(desk)


@pytest.mark.parametrize("step", range(4))
def test_every_step_of_the_setup(new_desk: Hands, step: int) -> None:
    _setup(new_desk, step)
    settle()
    _check(new_desk)


def test_the_dienst_of_a_desk_that_is_not_set_up_and_the_invitation(new_desk: Hands) -> None:
    desk = new_desk
    desk.desk.window.invite("Welkom. Zoeken werkt al.", ("Nu inrichten", lambda: None), ("Later", lambda: None))
    _duty(desk)
    _check(desk)


def _check(desk: Hands) -> None:
    window = desk.desk.window
    assert nameless(window) == []
    assert without_ring(window, window.ring) == []
    assert every_size(desk, lambda: cut(window), SIZES) == {}


def _end(desk: Hands) -> None:
    _duty(desk).running.end.click()


def _row(deed: str, name: str) -> Callable[[Hands], None]:
    def go(desk: Hands) -> None:
        page = _people_page(desk)
        next(row for row in page._rows if row.person.name == name).buttons[deed].click()

    return go


DIALOGS: dict[type[Dialog], Callable[[Hands], None]] = {
    EndDutyDialog: _end,
    OwnSecretDialog: lambda desk: _people_page(desk).own.click(),
    AddPersonDialog: lambda desk: _people_page(desk).add_volunteer.click(),
    CardDialog: lambda desk: _people_page(desk).card.click(),
    AwayDialog: lambda desk: _people_page(desk).away.click(),
    RenameDialog: _row("name", SECOND),
    ResetDialog: _row("reset", SECOND),
    StopDialog: _row("stop", SECOND),
    TasksDialog: _row("tasks", SECOND),
    HouseStopsDialog: lambda desk: _people_page(desk).stops.click(),
}


@pytest.mark.parametrize("kind", DIALOGS, ids=lambda kind: kind.__name__)
def test_every_dialog_of_the_dienst(desk: Hands, kind: type[Dialog]) -> None:
    _worker_on_duty(desk)
    check_dialog(desk, kind, DIALOGS[kind])


def test_the_dialog_of_putting_back(desk: Hands) -> None:
    lines = ("Deze reservekopie is van 24 november 2026, 10.42 uur.", "De lijst met 272 plekken komt terug.")

    def opened(desk: Hands) -> None:
        dialog = RestoreDialog(lines, on_duty="Fatma en Henk", parent=desk.desk.window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    check_dialog(desk, RestoreDialog, opened)


def test_digits_go_to_the_pin_wherever_the_keyboard_is(desk: Hands) -> None:
    page = _duty(desk)
    desk.press(Qt.Key.Key_Space)
    desk.tab_to_button("Ik ben de buurtwerker")
    desk.type("12")
    assert page.start.pin.field.text() == "12"
    desk.press(Qt.Key.Key_Backspace)
    assert page.start.pin.field.text() == "1"
