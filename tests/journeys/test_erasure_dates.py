"""Every record can say its date: what is opened says when it will be erased, in words."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt

from tests.conftest import NOW
from tests.hands import CTRL, Hands
from tests.houses import House
from tests.journeys.test_inloop import QUESTION, as_worker, balie, close_panel, day_page, house, inloop, settled
from tests.journeys.test_inloop_more import to_day
from ui.models.waiting import day as day_words
from ui.pages.day.regulars import RegularsDialog
from ui.pages.day.slip_back import SlipBackDialog

__all__ = ["balie", "house"]  # fixtures


def erased(days: int) -> str:
    """That many days from now, as the screen says it."""
    return f"gewist op {day_words(NOW.date() + timedelta(days=days))}"


def test_a_visit_a_slip_and_the_dienst_say_when_they_go(balie: Hands, printer: Path) -> None:
    desk = balie
    desk.to_first(QUESTION)
    desk.enter()
    desk.press(Qt.Key.Key_P, CTRL)
    desk.slip_drawn()
    desk.enter()
    desk.wait(desk.paper.ready.isVisible)
    assert inloop(desk).visit is not None
    (code,) = inloop(desk).visit.slips
    desk.enter()
    desk.wait(lambda: not inloop(desk).has_visit)

    to_day(desk)
    page = day_page(desk)
    desk.wait(lambda: page.model.rowCount() == 1)
    words = desk.words(page.side)
    assert f"De bezoeken worden {erased(730)}." in words
    assert f"Wie er dienst had, wordt {erased(730)}." in words
    assert f"De aantallen van deze dienst worden {erased(1830)}." in words
    desk.tab_to(lambda one: one is page.timeline)
    desk.enter()
    panel = close_panel(desk)
    desk.sees(f"Wordt {erased(730)}.", panel)
    desk.escape()
    desk.no_dialog()
    desk.tab_to_button("Briefjes")
    desk.enter()
    dialog = desk.dialog(SlipBackDialog)
    desk.wait(lambda: code in desk.words(dialog))
    desk.tab_to(lambda one: code in getattr(one, "text", str)())
    desk.enter()
    desk.wait(lambda: dialog.lines)
    desk.sees(f"Wordt {erased(90)}.", dialog)
    desk.escape()
    desk.no_dialog()


def test_a_regular_the_note_and_an_attentie_say_when_they_go(balie: Hands, house: House) -> None:
    desk = balie
    reader = as_worker(desk, house)
    until = NOW.date() + timedelta(days=3)
    inloop(desk).do(lambda day, _: day.add_attention(reader, "De energietoeslag is gestopt.", until))
    inloop(desk).do(lambda day, duty: day.add_regular(duty, "Jan", "Beukstraat", own_wish=True))
    settled(desk)
    to_day(desk)
    page = day_page(desk)
    desk.tab_to(lambda one: one is page.side.attention.fold)
    desk.press(Qt.Key.Key_Space)
    desk.sees(f"Wordt {erased(10)}.", page.side.attention)
    note = page.side.handover.field.edit
    desk.tab_to(lambda one: one is note)
    desk.type("De toner is bijna op.")
    desk.tab_to_button("Bewaar")
    desk.enter()
    desk.wait(lambda: f"Wordt {erased(30)}." in desk.words(page.side.handover))
    page.side.regulars.click()
    dialog = desk.dialog(RegularsDialog)
    desk.wait(lambda: len(dialog.tiles) == 1)
    dialog.tiles[0].click()
    desk.sees(f"Komt Jan niet meer, dan wordt dit {erased(365)}.", dialog)
    desk.escape()
    desk.no_dialog()
