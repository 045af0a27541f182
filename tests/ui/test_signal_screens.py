"""The screens of passing a signal on: names and roles, a ring at each stop, whole words at every size of letters."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from data.desk.signals.records import (
    Call,
    Called,
    Described,
    NotYet,
    ServiceLink,
    SignalForm,
    SignalTheme,
    Subject,
    Urgency,
    Where,
    Wish,
)
from desktop import startup
from desktop.startup import Session
from tests.desks import window_on
from tests.hands import ALT, Hands
from tests.houses import VOLUNTEERS, House, at_house, open_store
from tests.signalhouses import make_signal_house
from tests.ui.seen import cut, nameless, without_ring
from tests.ui.test_accessible import SIZES, every_size, settle
from ui.dialogs.base import Dialog
from ui.pages.signal.form import FormView
from ui.pages.signal.page import SignalPage
from ui.pages.signal.passed import PassedView
from ui.pages.signal.questions import LeaveDialog, SureDialog, WhoDialog
from ui.pages.signal.resume import ResumeView
from ui.pages.signal.sent import SentView

FULL = SignalForm(
    facts="De gordijnen zijn al twee weken dicht. Zijn nummer is 123456782. Hij is gek.",
    impression="Ik denk dat hij somber is sinds zijn vrouw er niet meer is.",
    subject=Subject.PERSON,
    described=Described.NAME,
    who="Jan",
    street="Beukstraat",
    urgency=Urgency.TODAY,
    wish=Wish.NOT_YET,
    not_yet=NotYet.NO_CHANCE,
    where=Where.HOME,
    themes=(SignalTheme.CONTACT, SignalTheme.HEALTH),
    done="Gevraagd hoe het gaat.",
    services=(ServiceLink("x", "Eetcafé De Brink voor iedereen die niet alleen wil eten"),),
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> House:
    return make_signal_house(tmp_path_factory.mktemp("huis"))


@pytest.fixture
def desk(
    qapp: QApplication,
    qtbot: QtBot,
    vlierdam: Session,
    tmp_path: Path,
    made: House,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Hands]:
    """Fatma and Henk on duty."""
    made.copied(tmp_path)
    monkeypatch.setattr(startup, "open_desk", lambda _session: open_store(tmp_path))
    with window_on(qapp, qtbot, at_house(vlierdam, tmp_path)) as hands:
        hands.session.settings.save(
            buurtwerker_name="Marjan de Wit",
            buurtwerker_phone="06 12345678",
            deputy_name="Ingrid",
            deputy_phone="06 87654321",
        )
        hands.desk.dienst.look()
        on_duty = hands.desk._context.on_duty
        hands.wait(lambda: on_duty.snapshot is not None)
        for number, name in enumerate(("Fatma", "Henk"), start=1):
            person = made.people[name]
            on_duty.ask(
                lambda store, person=person, name=name: store.unlock(person.id, VOLUNTEERS[name]),  # type: ignore[misc]
                lambda unlocked, person=person: on_duty.took_over(unlocked, (person,)),  # type: ignore[misc]
                failed=lambda error: pytest.fail(str(error)),
            )
            hands.wait(lambda number=number: len(on_duty.people_on) == number)
        hands.wait(lambda: hands.desk.signals.work.possible)
        yield hands


def page(desk: Hands) -> SignalPage:
    found = desk.desk.window.page("signal")
    assert isinstance(found, SignalPage)
    return found


def _form(desk: Hands) -> FormView:
    desk.desk.signals.open()
    if isinstance(page(desk).view, ResumeView):
        page(desk).view.new.click()  # type: ignore[union-attr]
    desk.wait(lambda: isinstance(page(desk).view, FormView))
    view = page(desk).view
    assert isinstance(view, FormView)
    settle()
    return view


def _empty(desk: Hands) -> None:
    _form(desk)


def _filled(desk: Hands) -> None:
    view = _form(desk)
    view.first.fill(FULL)
    view.extra.fill(FULL)
    desk.wait(lambda: view.first.facts.hint)


def _danger(desk: Hands) -> None:
    view = _form(desk)
    view.first.fill(SignalForm(urgency=Urgency.DANGER, calls=(Call(Called.EMERGENCY, datetime(2026, 11, 24, 10, 53)),)))
    desk.wait(lambda: "0800-2000" in desk.words(view))


def _unsafe(desk: Hands) -> None:
    view = _form(desk)
    view.first.fill(SignalForm(wish=Wish.UNSAFE))


def _missing(desk: Hands) -> None:
    view = _form(desk)
    view.ask_send()
    view.writer.choose([view._people[0].id])
    view.ask_send()
    view.first.facts.set_text("De post steekt uit de bus.")
    view.ask_send()


def _second(desk: Hands) -> None:
    _filled(desk)
    desk.press(Qt.Key.Key_M, ALT)


def _send(desk: Hands) -> SentView:
    view = _form(desk)
    view.first.fill(SignalForm(facts="Niemand doet open.", urgency=Urgency.TODAY))
    view.writer.choose([view._people[0].id])
    view.ask_send()
    desk.wait(lambda: isinstance(page(desk).view, SentView))
    done = page(desk).view
    assert isinstance(done, SentView)
    return done


def _sent(desk: Hands) -> None:
    _send(desk)


def _passed(desk: Hands) -> None:
    _send(desk)
    page(desk).open_passed()
    desk.wait(lambda: isinstance(page(desk).view, PassedView))


def _add(desk: Hands) -> None:
    _send(desk).add.click()


def _resume(desk: Hands) -> None:
    view = _form(desk)
    view.first.facts.edit.setPlainText("Een begin.")
    desk.wait(lambda: page(desk).keeper.stored)
    page(desk)._kept_for_later()
    desk.desk.signals.open()
    desk.wait(lambda: isinstance(page(desk).view, ResumeView))


def _covered(desk: Hands) -> None:
    _form(desk)
    desk.desk._context.on_duty.cover()


def _strip(desk: Hands) -> None:
    desk.desk.day.inloop.do(lambda day, duty: day.start_visit(duty))
    desk.wait(lambda: desk.desk.day.inloop.has_visit)


SCREENS: dict[str, Callable[[Hands], None]] = {
    "empty": _empty,
    "filled": _filled,
    "danger": _danger,
    "not safe": _unsafe,
    "missing": _missing,
    "page 2": _second,
    "sent": _sent,
    "passed": _passed,
    "add": _add,
    "resume": _resume,
    "covered": _covered,
    "on the bar of a visit": _strip,
}


@pytest.mark.parametrize("name", SCREENS)
def test_every_screen_of_a_signal(desk: Hands, name: str) -> None:
    SCREENS[name](desk)
    settle()
    window = desk.desk.window
    assert nameless(window) == []
    assert without_ring(window, window.ring) == []
    assert every_size(desk, lambda: cut(window), SIZES) == {}


def _leave(desk: Hands) -> None:
    _filled(desk)
    page(desk).escape()


def _who(desk: Hands) -> None:
    _form(desk).call_me.click()


def _withdraw(desk: Hands) -> None:
    _send(desk).withdraw.click()


DIALOGS: dict[str, tuple[type[Dialog], Callable[[Hands], None]]] = {
    "leave": (LeaveDialog, _leave),
    "who": (WhoDialog, _who),
    "withdraw": (SureDialog, _withdraw),
}


@pytest.mark.parametrize("name", DIALOGS)
def test_every_dialog_of_a_signal(desk: Hands, name: str) -> None:
    kind, opened = DIALOGS[name]
    opened(desk)
    dialog = desk.dialog(kind)
    settle()
    assert nameless(dialog) == []
    assert without_ring(dialog, dialog._ring) == []
    assert cut(dialog) == []
    dialog.close()
    desk.no_dialog()
