"""The screens of the overleg: names and roles, a ring at each stop, whole words at every size of letters."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from data.desk.meetings.records import Meeting, MeetingTable, Participant, Partner
from desktop import startup
from desktop.startup import Session
from tests.desks import window_on
from tests.hands import Hands
from tests.houses import House, at_house, open_store
from tests.meetings import come_in, make_meeting_house, to_meetings
from tests.ui.seen import cut, nameless, without_ring
from tests.ui.test_accessible import SIZES, every_size, settle
from ui.pages.meeting.page import MeetingPage

PEOPLE = (
    Participant("buurtwerker", "Buurthuis De Brink", Partner.COMMUNITY_WORKER),
    Participant("wijkverpleegkundige", "Zorggroep Vlierdam en omstreken", Partner.CARE),
    Participant("ervaringsdeskundige schuldhulpverlening"),
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> House:
    return make_meeting_house(tmp_path_factory.mktemp("huis"))


@pytest.fixture
def desk(
    qapp: object, qtbot: QtBot, vlierdam: Session, tmp_path: Path, made: House, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Hands]:
    """The buurtwerker, with a meeting of two days ahead."""
    made.copied(tmp_path)
    monkeypatch.setattr(startup, "open_desk", lambda _session: open_store(tmp_path))
    with window_on(qapp, qtbot, at_house(vlierdam, tmp_path)) as hands:  # type: ignore[arg-type]
        come_in(hands, made)
        yield hands


def _page(desk: Hands) -> MeetingPage:
    page = to_meetings(desk)
    settle()
    return page


def _meeting(desk: Hands) -> MeetingPage:
    """On the agenda of a new meeting."""
    page = _page(desk)
    day = desk.desk._context.now().date()

    def opened(meeting: Meeting) -> None:
        page._opened(meeting, page.agenda, "")

    page._door.do(lambda door, reader: door.make(reader, MeetingTable.DOEN, day, PEOPLE), opened)
    desk.wait(lambda: page._stack.currentWidget() is page.agenda)
    settle()
    return page


def _make(desk: Hands) -> None:
    page = _page(desk)
    page.start.make.click()
    desk.wait(lambda: "Donderdag" in desk.words(page.make))
    for one in PEOPLE:
        page.make.people._put(one)


def _item(desk: Hands) -> None:
    page = _meeting(desk)
    page.agenda._open(page.agenda.item_id)


def _add(desk: Hands) -> None:
    page = _meeting(desk)
    page.agenda.show_add()


def _kept_off(desk: Hands) -> None:
    page = _meeting(desk)
    page.agenda.show_kept_off()


def _list(desk: Hands) -> None:
    page = _meeting(desk)
    page._back()
    desk.wait(lambda: page.start.model.rowCount() > 0)


def _run(desk: Hands) -> None:
    page = _meeting(desk)
    page.agenda.begin.click()
    desk.wait(lambda: page._stack.currentWidget() is page.run)


def _feedback(desk: Hands) -> None:
    _run(desk)
    page = to_meetings(desk)
    page._to_feedback()
    desk.wait(lambda: page._stack.currentWidget() is page.feedback)


def _over(desk: Hands) -> None:
    _feedback(desk)
    page = to_meetings(desk)
    page.feedback.go.click()
    desk.wait(lambda: page._stack.currentWidget() is page.agenda)


def _covered(desk: Hands) -> None:
    _meeting(desk)
    desk.desk._context.on_duty.cover()


SCREENS: dict[str, Callable[[Hands], object]] = {
    "nothing yet": _page,
    "list": _list,
    "make": _make,
    "agenda": _meeting,
    "a point": _item,
    "add": _add,
    "kept off": _kept_off,
    "at the table": _run,
    "feedback": _feedback,
    "over": _over,
    "covered": _covered,
}


@pytest.mark.parametrize("name", SCREENS)
def test_every_screen_of_the_overleg(desk: Hands, name: str) -> None:
    SCREENS[name](desk)
    settle()
    window = desk.desk.window
    assert nameless(window) == []
    assert without_ring(window, window.ring) == []
    assert every_size(desk, lambda: cut(window), SIZES) == {}
