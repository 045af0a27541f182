"""The screens of the inloop day: names and roles, a ring at each stop, whole words at every size of letters."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from data.desk.visits.records import Partner, Professional, ServiceRef
from desktop import startup
from desktop.startup import Session
from tests.desks import window_on
from tests.hands import Hands
from tests.houses import NOW, PHRASE, House, at_house, make_house, open_store
from tests.ui.dialogs import check_dialog
from tests.ui.seen import cut, nameless, without_ring
from tests.ui.test_accessible import SIZES, every_size, settle
from ui.dialogs.base import Dialog
from ui.dialogs.end_duty import EndDutyDialog
from ui.dialogs.remove_visit import RemoveVisitDialog
from ui.inloop import Inloop
from ui.pages.day.correct import CorrectDialog
from ui.pages.day.numbers import NumbersPage
from ui.pages.day.page import InloopPage
from ui.pages.day.regulars import RegularsDialog
from ui.pages.day.slip_back import SlipBackDialog
from ui.pages.day.type_in import TypeInDialog
from ui.pages.day.write_attention import AttentionDialog
from ui.pages.upkeep.page import UpkeepPage
from ui.pages.visit.closing import ClosingDialog

SERVICE = ServiceRef("x1", "Huurloket Vlierdam", "wonen")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> House:
    """A house, made once and copied."""
    return make_house(tmp_path_factory.mktemp("huis"))


@pytest.fixture
def desk(
    qapp: object, qtbot: QtBot, vlierdam: Session, tmp_path: Path, made: House, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Hands]:
    """A day with something of everything, the buurtwerker on duty."""
    made.copied(tmp_path)
    monkeypatch.setattr(startup, "open_desk", lambda _session: open_store(tmp_path))
    with window_on(qapp, qtbot, at_house(vlierdam, tmp_path)) as hands:  # type: ignore[arg-type]
        hands.desk.dienst.look()
        on_duty = hands.desk._context.on_duty
        hands.wait(lambda: on_duty.snapshot is not None)
        marjan = made.people["Marjan"]
        on_duty.ask(
            lambda store: store.unlock(marjan.id, PHRASE),
            lambda unlocked: on_duty.took_over(unlocked, (marjan,)),
            failed=lambda error: pytest.fail(str(error)),
        )
        hands.wait(lambda: _inloop(hands).open)
        _fill(hands)
        yield hands


def _inloop(desk: Hands) -> Inloop:
    return desk.desk.day.inloop


def _settled(desk: Hands) -> None:
    here: list[bool] = []
    _inloop(desk).do(lambda _day, _duty: None, lambda _: here.append(True))
    desk.wait(lambda: here)


def _fill(desk: Hands) -> None:
    inloop, reader = _inloop(desk), desk.desk._context.on_duty.reader
    assert reader is not None
    present = (Professional(Partner.POLICE, "Erik"), Professional(Partner.HOUSING, "Peter", False, "11.00"))
    inloop.do(lambda day, duty: day.set_professionals(duty, present))
    inloop.do(lambda day, duty: day.write_handover(duty, "De toner is bijna op."))
    inloop.do(lambda day, _: day.add_attention(reader, "De energietoeslag is gestopt.", (NOW + timedelta(3)).date()))
    inloop.do(lambda day, duty: day.add_regular(duty, "Jan", "Beukstraat", own_wish=True, may_be_missed=True))
    for _ in range(3):
        inloop.do(lambda day, duty: day.count_visitor(duty))
        inloop.do(lambda day, duty: day.start_visit(duty))
        inloop.do(lambda day, duty: day.attach(duty, SERVICE))
        inloop.do(lambda day, duty: day.new_slip(duty, (SERVICE,), "ar"))
        inloop.do(lambda day, duty: day.close_visit(duty))
    _settled(desk)


def _open_visit(desk: Hands, *, aside: bool = False) -> None:
    inloop = _inloop(desk)
    if not inloop.has_visit:
        inloop.do(lambda day, duty: day.start_visit(duty))
        if aside:
            inloop.do(lambda day, duty: day.set_aside(duty))
            inloop.do(lambda day, duty: day.start_visit(duty))
        inloop.do(lambda day, duty: day.attach(duty, SERVICE))
        inloop.do(lambda day, duty: day.note_called(duty))
    _settled(desk)


def _day_page(desk: Hands) -> InloopPage:
    page = desk.desk.window.show_page("day")
    assert isinstance(page, InloopPage)
    desk.wait(lambda: page.model.rowCount() >= 6)
    settle()
    return page


def _day(desk: Hands) -> None:
    _day_page(desk)


def _day_unfolded(desk: Hands) -> None:
    page = _day_page(desk)
    page.side.attention.fold.setChecked(True)
    page.side.who.more.click()


def _day_more(desk: Hands) -> None:
    _day_page(desk).turn.setChecked(True)


def _day_covered(desk: Hands) -> None:
    _day_page(desk)
    desk.desk._context.on_duty.cover()


def _upkeep(desk: Hands) -> None:
    directory = desk.desk._context.directory
    service = directory.services_of_theme("geld")[0].id
    if not directory.open_reports():
        directory.report(service, "phone", "Er neemt niemand op")
        inloop = _inloop(desk)
        inloop.do(lambda day, duty: day.keep_question(duty, "wie kan mijn oude naaimachine nog maken", "ar"))
        inloop.do(lambda day, duty: day.new_slip(duty, (SERVICE,), "ar"))
        _settled(desk)
    page = desk.desk.window.show_page("upkeep")
    assert isinstance(page, UpkeepPage)
    desk.wait(lambda: page.questions.cards and page.questions.cards[0].targets)
    page.questions.cards[0].seek.edit.setText("schulden")  # type: ignore[attr-defined]
    desk.wait(lambda: "Onderwerp" in desk.words(page.questions))


def _numbers(desk: Hands) -> None:
    page = desk.desk.window.show_page("numbers")
    assert isinstance(page, NumbersPage)
    desk.wait(lambda: page.counts is not None)


def _stuck(desk: Hands) -> None:
    desk.desk._stuck()


def _search_with_visit(desk: Hands) -> None:
    _open_visit(desk)


def _search_with_two(desk: Hands) -> None:
    _open_visit(desk, aside=True)


def _search_with_one_aside(desk: Hands) -> None:
    _open_visit(desk)
    _inloop(desk).swap()
    desk.wait(lambda: not _inloop(desk).has_visit)


def _week_plan(desk: Hands) -> None:
    from ui.pages.settings.page import SettingsPage

    page = desk.desk.window.show_page("settings")
    assert isinstance(page, SettingsPage)
    page.open_section(8)


SCREENS: dict[str, Callable[[Hands], None]] = {
    "no visit": lambda desk: None,
    "a visit": _search_with_visit,
    "a visit and one aside": _search_with_two,
    "one aside": _search_with_one_aside,
    "day": _day,
    "day, unfolded": _day_unfolded,
    "day, more": _day_more,
    "day, covered": _day_covered,
    "numbers": _numbers,
    "upkeep": _upkeep,
    "stuck": _stuck,
    "week plan": _week_plan,
}


@pytest.mark.parametrize("name", SCREENS)
def test_every_screen_of_the_day(desk: Hands, name: str) -> None:
    SCREENS[name](desk)
    settle()
    window = desk.desk.window
    assert nameless(window) == []
    assert without_ring(window, window.ring) == []
    assert every_size(desk, lambda: cut(window), SIZES) == {}


def _closing(desk: Hands) -> None:
    _open_visit(desk)
    _inloop(desk).visit_key()


def _closing_offer(desk: Hands) -> None:
    _closing(desk)
    desk.dialog(ClosingDialog)
    desk.type("9")


def _slip_back(desk: Hands) -> None:
    desk.desk.day.rooms.slip_back()
    dialog = desk.dialog(SlipBackDialog)
    desk.wait(lambda: "Of kies" in desk.words(dialog))


def _slip_found(desk: Hands) -> None:
    _slip_back(desk)
    dialog = desk.dialog(SlipBackDialog)
    next(one for one in dialog._recent.findChildren(QWidget) if hasattr(one, "click")).click()  # type: ignore[attr-defined]
    desk.wait(lambda: dialog.lines)
    dialog.lines[0].press("3")


def _remove(desk: Hands) -> None:
    page = _day_page(desk)
    page.timeline.select_row(0)
    page.remove.click()


def _regulars(desk: Hands) -> None:
    desk.desk.day.rooms._regulars()
    dialog = desk.dialog(RegularsDialog)
    desk.wait(lambda: dialog.tiles)
    dialog._choose(dialog._regulars[0])
    dialog._ask()


def _end(desk: Hands) -> None:
    _open_visit(desk)
    page = desk.desk.window.show_page("duty")
    page.running.end.click()  # type: ignore[attr-defined]
    _settled(desk)


def _correct(desk: Hands) -> None:
    page = _day_page(desk)
    assert page.day is not None
    desk.desk.day.rooms._correct(page.day.shift)
    dialog = desk.dialog(CorrectDialog)
    desk.wait(lambda: dialog.edits)


DIALOGS: dict[str, tuple[type[Dialog], Callable[[Hands], None]]] = {
    "closing": (ClosingDialog, _closing),
    "closing, offer": (ClosingDialog, _closing_offer),
    "slip back": (SlipBackDialog, _slip_back),
    "slip found": (SlipBackDialog, _slip_found),
    "remove": (RemoveVisitDialog, _remove),
    "regulars": (RegularsDialog, _regulars),
    "attention": (AttentionDialog, lambda desk: desk.desk.day.rooms._write_attention()),
    "type in": (TypeInDialog, lambda desk: desk.desk.day.rooms._type_in()),
    "end": (EndDutyDialog, _end),
    "correct": (CorrectDialog, _correct),
}


@pytest.mark.parametrize("name", DIALOGS)
def test_every_dialog_of_the_day(desk: Hands, name: str) -> None:
    check_dialog(desk, *DIALOGS[name])


def test_plus_on_the_number_pad_counts_from_a_list(desk: Hands) -> None:
    page = _day_page(desk)
    before = _inloop(desk).count
    page.timeline.setFocus()
    desk.press(Qt.Key.Key_Plus, Qt.KeyboardModifier.KeypadModifier)
    desk.wait(lambda: _inloop(desk).count == before + 1)
