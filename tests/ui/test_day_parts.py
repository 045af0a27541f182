"""The parts of the inloop screens by themselves: the list, the chart, the keys of the answers, a code in the field."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from data.desk.visits.records import Outcome, Partner, Step, Undone, Visit, VisitFields, VisitState
from data.directory.records import Theme
from data.slip_codes import with_check
from ui.models import inloop_words
from ui.models.day import ROW_ROLE, DayModel, DayRow
from ui.models.slip_code import looks_like_code
from ui.pages.visit.tally import TallyButton
from ui.theme import Look
from ui.widgets.chart import Bar, BarChart, most_first
from ui.widgets.key_chips import Answer, KeyChips

AT = datetime(2026, 11, 24, 10, 31)
THEMES = {"geld": Theme("geld", "Geld", "", "currency-eur", True)}


def _visit(number: int | None, **fields: object) -> Visit:
    return Visit(number or 99, number, VisitState.CLOSED, AT.date(), AT, VisitFields(**fields))  # type: ignore[arg-type]


def test_the_list_of_the_day_is_a_sound_model(qtmodeltester: ModelTester, look: Look) -> None:
    model = DayModel()
    qtmodeltester.check(model, force_py=True)
    model.show_visits((_visit(2, themes=("geld",), outcome=Outcome.CALLED, language="ar"), _visit(None)), THEMES)
    qtmodeltester.check(model, force_py=True)
    row = model.index(0).data(ROW_ROLE)
    assert isinstance(row, DayRow)
    assert row.spoken() == "10.31, Geld, Samen gebeld, Arabisch"
    assert model.index(1).data(Qt.ItemDataRole.AccessibleTextRole) == "10.31, Bezoeker zonder vraag"
    assert model.row_of(2) == 0
    assert model.row_of(7) == -1


def test_a_chart_has_six_bars_and_the_rest_together(qtbot: QtBot, look: Look) -> None:
    bars = most_first([Bar(name, count) for name, count in zip("abcdefgh", (1, 9, 0, 4, 5, 2, 3, 1), strict=True)])
    assert [bar.label for bar in bars] == ["b", "e", "d", "g", "f", "a", "Overig"]
    assert bars[-1].count == 1
    chart = BarChart("Onderwerpen")
    qtbot.addWidget(chart)
    chart.set_bars(bars)
    assert "b 9" in chart.accessibleDescription()
    chart.resize(300, chart.sizeHint().height())
    chart.show()
    assert not chart.grab().isNull()


def test_a_key_chooses_and_pressed_again_it_lets_go(qtbot: QtBot, look: Look) -> None:
    one = KeyChips("Wat?", [Answer("a", "Een", "1"), Answer("b", "Twee", "2")])
    qtbot.addWidget(one)
    assert one.press("1")
    assert one.press("2")
    assert one.chosen == ("b",)
    assert one.press("2")
    assert one.chosen == ()
    assert not one.press("x")
    several = KeyChips("Welke?", [Answer(str(n), str(n), str(n)) for n in range(5)], several=3)
    qtbot.addWidget(several)
    for key in "0123":
        several.press(key)
    assert len(several.chosen) == 3
    assert "3" in several.chosen


def test_the_count_is_read_out_with_its_number(qtbot: QtBot, look: Look) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    button = TallyButton(look, holder)
    button.set_count(23)
    assert button.accessibleName() == "Eén bezoeker erbij. Nu 23."
    assert "F3" in button.accessibleDescription()
    wide = button.sizeHint().width()
    button.set_form(small=True, key=False)
    assert button.sizeHint().width() < wide


@pytest.mark.parametrize(
    ("text", "looks"),
    [
        (with_check("7K4M"), True),
        (with_check("7K4M").lower().replace("-", ""), True),
        ("7K4-M3", True),  # with a typing error: to be told, not to be searched for
        ("huur", False),
        ("schuld", False),
        ("112", False),
        ("23456", False),  # digits that are typed on: a telephone number
        ("2345 67", False),
        ("", False),
    ],
)
def test_what_looks_like_the_code_of_a_slip(text: str, looks: bool) -> None:
    assert looks_like_code(text) is looks


def test_every_word_of_the_day_is_there() -> None:
    for outcome in Outcome:
        assert inloop_words.outcome(outcome.value)
    for step in Step:
        with_number = inloop_words.undone(Undone(step, 3))
        without = inloop_words.undone(Undone(step))
        assert with_number.endswith(".")
        assert "{" not in with_number + without
    spoke = VisitFields(outcome=Outcome.SPOKE_WITH, partner=Partner.POLICE)
    assert inloop_words.outcome_of(spoke) == "Gesproken met de wijkagent"
