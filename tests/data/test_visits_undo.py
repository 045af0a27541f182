"""Ctrl+Z, tried on mornings made by chance: each time it is pressed the store is as it was one thing ago."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from data.desk.duty import Duty
from data.desk.visits.records import How, Outcome, Refusal, SlipResult, VisitFields
from data.errors import WorldError
from tests.data.inloop import HOME, MONEY, Desk, make_desk, rows

TABLES = ("visit", "visit_service", "slip", "slip_line", "inloop_count", "service_count", "kept_question", "regular")
MOST = 10


def picture(duty: Duty) -> dict[str, list[tuple[Any, ...]]]:
    """Everything of the day in the store; the own key of a counted number means nothing."""
    return {
        table: sorted(row[table == "service_count" :] for row in rows(duty, f"SELECT * FROM {table}"))
        for table in TABLES
    }


def something(desk: Desk, duty: Duty, chance: random.Random) -> Callable[[], object]:
    """One thing that somebody at the desk may do now."""
    day = desk.day
    slips = [slip.code for slip in day.recent_slips(duty)]
    page = day.day_page(duty)
    visits = [visit.id for visit in page.visits] if page is not None else [0]
    slip = chance.choice(slips) if slips else "2222-2"
    visit = chance.choice(visits) if visits else 0
    refused = chance.random() < 0.5
    return chance.choice(
        [
            lambda: day.count_visitor(duty),
            lambda: day.start_visit(duty),
            lambda: day.attach(duty, chance.choice((MONEY, HOME)), chance.choice((How.CHOSEN, How.CALLED))),
            lambda: day.detach(duty, MONEY.id),
            lambda: day.note_called(duty, worker=refused),
            lambda: day.note_returns(duty),
            lambda: day.note_signal(duty),
            lambda: day.set_aside(duty),
            lambda: day.take_up(duty),
            lambda: day.close_visit(duty),
            lambda: day.close_visit(duty, VisitFields(themes=("taal",), outcome=Outcome.TABLE, language="uk")),
            lambda: day.new_slip(duty, [MONEY, HOME][: chance.randint(1, 2)], "nl"),
            lambda: day.take_back_slip(duty, slip),
            lambda: day.record_result(
                duty,
                slip,
                MONEY.id,
                SlipResult.REFUSED if refused else SlipResult.BUSY,
                chance.choice(list(Refusal)) if refused else None,
            ),
            lambda: day.keep_question(duty, f"vraag {chance.random()}"),
            lambda: day.edit_visit(duty, visit, VisitFields(themes=("wonen",))),
            lambda: day.delete_visit(duty, visit),
            lambda: day.regular_here(duty, "JO"),
        ]
    )


@pytest.mark.parametrize("seed", range(4))
def test_each_press_goes_back_one_thing(tmp_path: Path, seed: int) -> None:
    desk, chance = make_desk(tmp_path), random.Random(seed)
    with desk.open() as duty:
        desk.begin(duty)
        desk.day.add_regular(duty, "Jo", "Beukstraat", own_wish=True)
        before: list[dict[str, list[tuple[Any, ...]]]] = []
        presses = 0
        for _ in range(80):
            if before and chance.random() < 0.3:
                assert desk.day.undo(duty) is not None
                assert picture(duty) == before.pop()
                presses += 1
                continue
            now, todo = picture(duty), something(desk, duty, chance)
            try:
                todo()
            except WorldError:
                assert picture(duty) == now, "what was refused changed nothing"
            if picture(duty) != now:
                before = [*before, now][-MOST:]
        while before:
            assert desk.day.undo(duty) is not None
            assert picture(duty) == before.pop()
            presses += 1
        assert presses > 15
        assert rows(duty, "PRAGMA foreign_key_check") == []
