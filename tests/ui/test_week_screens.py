"""The screens of the week: names, roles, a ring, whole words, at all sizes and letters."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from data.desk.signals.handed import Handed, Outgoing
from data.desk.signals.kinds import HandOver, Wish
from data.desk.signals.records import Untold, Weighing
from desktop import startup
from desktop.startup import Session
from tests.conftest import NOW
from tests.desks import window_on
from tests.hands import Hands
from tests.houses import PHRASE, House, at_house, open_store
from tests.ui.seen import cut, nameless, without_ring
from tests.ui.test_accessible import SIZES, every_size, settle
from tests.weekhouses import make_week_house
from ui.dialogs.base import Dialog
from ui.on_duty import OnDuty
from ui.pages.duty.page import DutyPage
from ui.pages.week.care_steps import (
    InformDialog,
    NoteDialog,
    RenewDialog,
    TitleDialog,
    WeighDialog,
    WishDialog,
)
from ui.pages.week.close_step import CloseDialog
from ui.pages.week.feedback_step import FeedbackDialog
from ui.pages.week.inzage_dialog import InzageDialog
from ui.pages.week.link_steps import LinkDialog, MergeDialog
from ui.pages.week.outside_steps import AttentionDialog, HandOverDialog, PasswordDialog, ReceiptDialog, SecondDialog
from ui.pages.week.page import WeekPage
from ui.pages.week.steps import AgendaDialog, AgreeDialog, AskBackDialog, FollowDialog, VisitDialog
from ui.pages.week.together import TogetherDialog


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> House:
    return make_week_house(tmp_path_factory.mktemp("huis"))


@pytest.fixture
def desk(
    qapp: object, qtbot: QtBot, vlierdam: Session, made: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Hands]:
    made.copied(tmp_path)
    monkeypatch.setattr(startup, "open_desk", lambda _session: open_store(tmp_path))
    with window_on(qapp, qtbot, at_house(vlierdam, tmp_path)) as hands:  # type: ignore[arg-type]
        hands.desk.dienst.look()
        hands.wait(lambda: _on_duty(hands).snapshot is not None)
        page = hands.desk.window.show_page("duty")
        assert isinstance(page, DutyPage)
        page.start.as_worker(True)
        next(tile for tile in page.start.names.tiles if tile.text() == "Marjan").setChecked(True)
        page.start.phrase.field.setText(PHRASE)
        page.start.phrase.enter()
        hands.wait(lambda: _on_duty(hands).reader is not None)
        yield hands


def _on_duty(desk: Hands) -> OnDuty:
    return desk.desk._context.on_duty


def week(desk: Hands) -> WeekPage:
    page = desk.desk.window.show_page("week")
    assert isinstance(page, WeekPage)
    desk.wait(lambda: page.model.rowCount() and page.patterns)
    settle()
    return page


def opened(desk: Hands, code: str = "S-4") -> WeekPage:
    page = week(desk)
    signal = next(line.id for line in page.model.lines if line.code == code)
    page.open(signal)
    desk.wait(lambda: page.signal_shown is not None and page.signal_shown.id == signal)
    desk.wait(lambda: all(line.id != signal or not line.unread for line in page.model.lines))
    settle()
    return page


def _list(desk: Hands) -> None:
    week(desk)


def _spoed(desk: Hands) -> None:
    opened(desk, "S-7")


def _call_me(desk: Hands) -> None:
    opened(desk, "S-6")


def _refuses(desk: Hands) -> None:
    opened(desk, "S-5")


def _long(desk: Hands) -> None:
    opened(desk, "S-8")


def _unsafe(desk: Hands) -> None:
    opened(desk, "S-9")


def _whole(desk: Hands) -> None:
    opened(desk)


def _last_minute(desk: Hands) -> None:
    page = opened(desk)
    _on_duty(desk).idle._last -= 130
    page.lock.look()


def _covered(desk: Hands) -> None:
    opened(desk)
    _on_duty(desk).cover()


SCREENS: dict[str, Callable[[Hands], None]] = {
    "inbox": _list,
    "one signal": _whole,
    "spoed": _spoed,
    "bel me liever": _call_me,
    "wil het niet": _refuses,
    "long words": _long,
    "niet veilig": _unsafe,
    "the last minute": _last_minute,
    "covered": _covered,
}


@pytest.mark.parametrize("name", SCREENS)
def test_every_screen_of_the_week(desk: Hands, name: str) -> None:
    SCREENS[name](desk)
    settle()
    window = desk.desk.window
    assert nameless(window) == []
    assert without_ring(window, window.ring) == []
    sizes = SIZES if name in ("inbox", "one signal") else SIZES[:1]
    assert every_size(desk, lambda: cut(window), sizes) == {}


DIALOGS: dict[type[Dialog], tuple[str, str]] = {
    VisitDialog: ("visit", "S-4"),
    AskBackDialog: ("ask-back", "S-4"),
    AgendaDialog: ("agenda", "S-4"),
    AgreeDialog: ("agree", "S-4"),
    FollowDialog: ("follow", "S-4"),
    CloseDialog: ("close", "S-4"),
    FeedbackDialog: ("feedback", "S-4"),
    HandOverDialog: ("hand-over", "S-1"),
    TitleDialog: ("title", "S-4"),
    NoteDialog: ("note", "S-4"),
    InformDialog: ("inform", "S-4"),
    LinkDialog: ("link", "S-4"),
    TogetherDialog: ("together", "S-4"),
    MergeDialog: ("merge", "S-4"),
    AttentionDialog: ("attention", "S-4"),
    WeighDialog: ("weigh", "S-4"),
    WishDialog: ("wish", "S-4"),
    RenewDialog: ("renew", "S-4"),
    InzageDialog: ("inzage", "S-4"),
}


@pytest.mark.parametrize("kind", DIALOGS, ids=lambda kind: kind.__name__)
def test_every_step_of_the_week(desk: Hands, kind: type[Dialog]) -> None:
    name, code = DIALOGS[kind]
    page = opened(desk, code)
    page.do(name)
    dialog = desk.dialog(kind)
    settle()
    assert nameless(dialog) == []
    assert without_ring(dialog, dialog._ring) == []
    dialog.close()
    desk.no_dialog()

    def faults() -> list[str]:
        page.do(name)
        again = desk.dialog(kind)
        settle()
        wrong = cut(again)
        below = desk.desk.window
        if again.width() > below.width() or again.height() > below.height():
            wrong.append(f"{again.width()}x{again.height()} in {below.width()}x{below.height()}")
        again.close()
        desk.no_dialog()
        return wrong

    assert every_size(desk, faults, SIZES[:1]) == {}


def _chosen(dialog: HandOverDialog, key: str) -> HandOverDialog:
    dialog.how.press(key)
    return dialog


def _wider(dialog: WishDialog) -> WishDialog:
    dialog.wish.press("1")
    return dialog


def test_what_follows_a_hand_over_at_every_size(desk: Hands, made: House) -> None:
    """The password, the receipt, and a second buurtwerker who is asked."""
    page = opened(desk, "S-1")
    page.do("hand-over")
    first = desk.dialog(HandOverDialog)
    first.to.edit.setText("Corporatie, afdeling leefbaarheid")  # type: ignore[attr-defined]
    first.how.press("1")
    first.go.click()
    password = desk.dialog(PasswordDialog)
    settle()
    assert nameless(password) == []
    password.reject()
    desk.no_dialog()
    signal = page.signal_shown
    assert signal is not None
    today = desk.desk._context.now().date()
    handed = Handed("h", "Corporatie, afdeling leefbaarheid", "Ingrid", NOW, reason="Er is gas geroken", told_on=today)
    spoken = ("Karel, Xantippe, zeven, Rudolf",) * 4
    weighing = Weighing("Zij eet niet", today, "Ingrid", NOW)
    weighed = replace(signal, work=replace(signal.work, weighing=weighing))
    window, work = desk.desk.window, page.work
    facts = "Truus woont (adres). Zij riep " + "nee" * 60 + " en de gordijnen zijn al twee weken dicht." * 6
    going = Outgoing(facts=facts, added=(facts,), when="sinds twee weken", leads=True)
    route = replace(signal.routing, hand_over=HandOver.WEIGHED_ONLY)
    refuses = replace(signal, routing=route, wish=Wish.REFUSES)
    merged = replace(signal, untold=(Untold("m", 2, "Iemandmeteenheellangenaam" * 3, today), Untold("n", 3, "", today)))
    kinds: tuple[Callable[[], Dialog], ...] = (
        lambda: PasswordDialog(_on_duty(desk), "kx7r ma4t p9hc w3fj", spoken, handed.to, window),
        lambda: ReceiptDialog(work, signal, today, window, handed),
        lambda: SecondDialog(work, signal, today, window, handed, "Marjan"),
        lambda: SecondDialog(work, signal, today, window, replace(handed, text=going), "Marjan"),
        lambda: SecondDialog(work, signal, today, window, replace(handed, text=going), "Ingrid"),
        lambda: _chosen(HandOverDialog(work, signal, today, window, (going, going)), "1"),
        lambda: _chosen(HandOverDialog(work, signal, today, window, (going, going)), "2"),
        lambda: HandOverDialog(work, refuses, today, window, (going, going)),
        lambda: CloseDialog(work, merged, today, window, "Marjan"),
        lambda: RenewDialog(work, signal, today, window, first=True),
        lambda: _wider(WishDialog(work, refuses, today, window, "Marjan en Ingrid")),
        lambda: WeighDialog(work, weighed, today, window, "Marjan"),
    )

    def faults() -> list[str]:
        wrong = []
        for make in kinds:
            dialog = make()
            dialog.open()
            settle()
            wrong += cut(dialog)
            dialog.close()
            dialog.deleteLater()
            desk.no_dialog()
        return wrong

    assert every_size(desk, faults, SIZES[:1]) == {}
