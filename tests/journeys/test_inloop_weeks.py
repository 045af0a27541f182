"""What weeks of inloop leave for today: somebody who is missed, a code of long ago, what was heard of a place."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from data import upkeep
from data.desk.house import DeskStore
from data.desk.visits.day import InloopDay
from data.desk.visits.records import Refusal, ServiceRef, ShiftKind, SlipResult
from data.vault.device import DeviceSecret
from tests.conftest import NOW
from tests.hands import Hands
from tests.houses import CHEAP, VOLUNTEERS, House, make_house
from tests.journeys.test_inloop import QUESTION, balie, day_page, inloop, settled
from tests.journeys.test_inloop_more import to_day
from ui.pages.day.slip_back import SlipBackDialog
from ui.widgets.check_line import CheckLine

__all__ = ["balie"]  # a fixture
OLD: list[str] = []  # the code of the slip of long ago, and of one of a place that is gone


def a_morning(house: House, weeks: int) -> None:
    """A koffieochtend so many weeks ago, from the PIN to the end."""
    at = NOW - timedelta(weeks=weeks)

    def clock() -> datetime:
        return at

    store = DeskStore.at(house.folder, now=clock, device=DeviceSecret.none(), cost=CHEAP)
    duty = store.unlock(house.people["Fatma"].id, VOLUNTEERS["Fatma"]).duty
    day = InloopDay()
    upkeep.at_start(duty, now=at)
    day.begin(duty, kind=ShiftKind.COFFEE, name="Koffieochtend")
    day.count_visitor(duty)
    if weeks == 15:
        OLD[:] = [day.new_slip(duty, [ServiceRef("weg", "Het oude loket", "geld")], "nl").code]
    if weeks == 4:
        jan = day.add_regular(duty, "Jan", "Beukstraat", own_wish=True, may_be_missed=True)
        day.regular_here(duty, jan.letters)
        ria = day.add_regular(duty, "Ria", "Eikstraat", own_wish=True)
        day.regular_here(duty, ria.letters)
        OLD.append(day.new_slip(duty, [ServiceRef("weg", "Het oude loket", "geld")], "nl").code)
    upkeep.at_end(duty, now=at)
    duty.close()
    store.close()


@pytest.fixture
def house(tmp_path: Path) -> House:
    made = make_house(tmp_path)
    for weeks in (15, 4, 3, 2, 1):
        a_morning(made, weeks)
    return made


def test_who_asked_is_missed_and_an_old_code_says_what_became_of_it(balie: Hands) -> None:
    desk = balie
    to_day(desk)
    page = day_page(desk)
    desk.wait(lambda: "Mis je iemand? Jan (Beukstraat)" in desk.words(page))
    assert "Ria" not in desk.words(page)  # she did not ask for it
    erased, of_a_place_that_is_gone = OLD
    desk.desk.window.show_page("search")
    desk.type(erased)
    desk.enter()
    dialog = desk.dialog(SlipBackDialog)
    desk.wait(lambda: "gewist" in dialog.field.error)
    dialog.code.setText(of_a_place_that_is_gone)
    desk.enter()
    desk.wait(lambda: dialog.lines)
    desk.wait(lambda: "staat niet meer in" in desk.words(dialog))
    desk.type("2")
    desk.wait(lambda: "Bewaard" in desk.words(dialog))
    desk.escape()
    desk.no_dialog()


def test_three_times_the_same_is_told_at_the_place_and_two_times_is_not(balie: Hands) -> None:
    desk = balie
    name = desk.to_first(QUESTION)
    hit = desk.desk.search.model.hit(0)
    assert hit is not None
    ref = ServiceRef(hit.card.id, name, "wonen")
    detail = desk.desk.search.parts.workplace.detail

    def told(times: int) -> None:
        codes: list[str] = []
        for _ in range(times):
            inloop(desk).do(lambda day, duty: codes.append(day.new_slip(duty, [ref], "nl").code))
            inloop(desk).do(
                lambda day, duty: day.record_result(duty, codes[-1], ref.id, SlipResult.REFUSED, Refusal.DIGID)
            )
        settled(desk)
        desk.press(Qt.Key.Key_Down)
        desk.wait(lambda: desk.list.currentIndex().row() == 1 and desk.detail_is_there())
        desk.press(Qt.Key.Key_Up)
        desk.wait(lambda: desk.list.currentIndex().row() == 0 and desk.detail_is_there())
        settled(desk)

    told(2)
    assert "alleen met DigiD" not in desk.words(detail)
    told(1)
    desk.wait(lambda: "3 keer: alleen met DigiD" in desk.words(detail))


def test_who_is_in_the_house_is_one_tick(balie: Hands) -> None:
    desk = balie
    desk.press(Qt.Key.Key_F3)
    settled(desk)
    to_day(desk)
    who = day_page(desk).side.who
    desk.tab_to_button("Nog iemand in huis")
    desk.press(Qt.Key.Key_Space)
    desk.tab_to(lambda one: one is who._name)
    desk.type("Erik")
    desk.enter()
    desk.wait(lambda: len(who.boxes) == 1)
    assert who.boxes[0].text().startswith("Erik")
    desk.tab_to(lambda one: isinstance(one, CheckLine))
    desk.press(Qt.Key.Key_Space)

    def present() -> list[bool]:
        glance = inloop(desk).glance
        assert glance is not None
        assert glance.shift is not None
        return [one.present for one in glance.shift.professionals]

    desk.wait(lambda: present() == [False])
