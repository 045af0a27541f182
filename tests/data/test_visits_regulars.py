"""Regulars: only at their own wish, known by the letters of a tile, forgotten a year after they last came."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from data.desk.visits.records import Measure, Period, Span
from data.errors import Code
from data.retention import erase_due, erasure_date
from tests.data.deskhouse import code, refused
from tests.data.inloop import TUESDAY, Desk, make_desk, rows
from tests.faults.raw_pages import holding


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make_desk(tmp_path)


def dienst(desk: Desk, *letters: str) -> tuple[str, ...]:
    """A koffieochtend to which these come; gives who is missed at its begin."""
    with desk.open() as duty:
        desk.begin(duty)
        missed = tuple(one.name for one in desk.day.missed(duty))
        for each in letters:
            desk.day.regular_here(duty, each)
        desk.end(duty)
    desk.clock.forward(days=7)
    return missed


def test_nobody_is_kept_without_their_own_wish(desk: Desk) -> None:
    with desk.open() as duty:
        assert code(lambda: desk.day.add_regular(duty, "Jo", "Beukstraat", own_wish=False)) is Code.WISH_MISSING
        assert rows(duty, "SELECT count(*) FROM regular") == [(0,)]
        jo = desk.day.add_regular(duty, "Jo", " Beukstraat ", own_wish=True)
        assert (jo.name, jo.street, jo.letters, jo.wished_on) == ("Jo", "Beukstraat", "JO", TUESDAY.date())
        assert not jo.may_be_missed
        assert erasure_date(jo) == TUESDAY.date() + timedelta(days=365)


def test_every_tile_has_letters_of_its_own(desk: Desk) -> None:
    with desk.open() as duty:
        names = [("Jo", "Beukstraat"), ("Jolanda", "Eikstraat"), ("Jo", "Eikstraat"), ("Zoë", "Brink"), ("李", "Brink")]
        names += [("Jo", "Beukstraat")] * 40
        tiles = [desk.day.add_regular(duty, name, street, own_wish=True).letters for name, street in names]
        assert tiles[:4] == ["JO", "JOL", "JOE", "ZO"]
        assert len(set(tiles)) == len(tiles)
        assert all(2 <= len(letters) <= 3 for letters in tiles)


def test_letters_and_enter_count_once_a_dienst(desk: Desk) -> None:
    with desk.open() as duty:
        desk.day.add_regular(duty, "Zoë", "Brink", own_wish=True)
        assert desk.day.regular_here(duty, "zo").visitors == 1
        assert desk.day.regular_here(duty, " Zö ").visitors == 1, "twice is once"
        assert desk.day.regulars(duty)[0].here
        error = refused(lambda: desk.day.regular_here(duty, "xyzw"))
        assert (error.code, error.values) == (Code.REGULAR_UNKNOWN, {"letters": "XYZ"})
        desk.day.undo(duty)
        assert desk.day.glance(duty).visitors == 0
        assert not desk.day.regulars(duty)[0].here


def test_no_visit_is_tied_to_a_regular(desk: Desk) -> None:
    with desk.open() as duty:
        desk.day.add_regular(duty, "Zoë", "Brink", own_wish=True)
        desk.day.regular_here(duty, "ZO")
        columns = [name for _, name, *_ in rows(duty, "PRAGMA table_info(visit)")]
        assert not [name for name in columns if "regular" in name or "name" in name]


def test_mis_je_iemand_after_three_missed_times_and_only_who_asked(desk: Desk) -> None:
    with desk.open() as duty:
        desk.day.add_regular(duty, "Jo", "Beukstraat", own_wish=True, may_be_missed=True)
        desk.day.add_regular(duty, "Ans", "Brink", own_wish=True)
    assert dienst(desk, "JO", "AN") == ()
    assert [dienst(desk) for _ in range(4)] == [(), (), (), ("Jo",)]
    assert dienst(desk, "JO") == ("Jo",)
    assert dienst(desk) == ()


def test_a_dienst_of_another_sort_misses_nobody(desk: Desk) -> None:
    with desk.open() as duty:
        desk.day.add_regular(duty, "Jo", "Beukstraat", own_wish=True, may_be_missed=True)
    dienst(desk, "JO")
    for _ in range(4):
        with desk.open() as duty:
            desk.day.begin(duty, name="Spreekuur")
            desk.day.count_visitor(duty)
            desk.end(duty)
        desk.clock.forward(days=1)
    with desk.open() as duty:
        assert desk.day.missed(duty) == ()


def test_something_else_is_written_down_and_the_letters_follow_the_name(desk: Desk) -> None:
    with desk.open() as duty:
        jo = desk.day.add_regular(duty, "Jo", "Beukstraat", own_wish=True)
        moved = desk.day.change_regular(duty, jo.id, name="Jo", street="Eikstraat", may_be_missed=True)
        assert (moved.letters, moved.street, moved.may_be_missed) == ("JO", "Eikstraat", True)
        renamed = desk.day.change_regular(duty, jo.id, name="Ans", street="Eikstraat", may_be_missed=True)
        assert renamed.letters == "AN"
        assert (
            code(lambda: desk.day.change_regular(duty, "weg", name="A", street="B", may_be_missed=False))
            is Code.RECORD_UNKNOWN
        )
        stopped = refused(lambda: desk.day.add_regular(duty, "1234.56.782", "Brink", own_wish=True))
        assert (stopped.code, stopped.values) == (Code.TEXT_HOLDS_BSN, {"field": "person"})
        assert code(lambda: desk.day.add_regular(duty, "Jo", " ", own_wish=True)) is Code.VALUE_MISSING


def test_gone_at_once_when_they_want_it(desk: Desk) -> None:
    with desk.open() as duty:
        key, store = bytes(duty.session.key), desk.house.folder / "desk.db"
        jo = desk.day.add_regular(duty, "Kanarie-Jo", "Zonnebloemstraat", own_wish=True)
        desk.day.regular_here(duty, "KA")
        assert holding(store, key, b"Kanarie-Jo") > 0
        desk.day.remove_regular(duty, jo.id)
        assert desk.day.regulars(duty) == ()
        for part in (b"Kanarie-Jo", b"Zonnebloemstraat"):
            assert holding(store, key, part) == 0
        assert desk.day.glance(duty).visitors == 1, "the number stays"
        desk.day.undo(duty)
        assert desk.day.regulars(duty) == (), "undo brings nobody back"
        assert code(lambda: desk.day.remove_regular(duty, jo.id)) is Code.RECORD_UNKNOWN


def test_forgotten_a_year_after_the_last_time(desk: Desk) -> None:
    with desk.open() as duty:
        desk.day.add_regular(duty, "Jo", "Beukstraat", own_wish=True)
        desk.clock.forward(days=100)
        desk.day.regular_here(duty, "JO")
        desk.clock.forward(days=364)
        assert "regular" not in dict(erase_due(duty, desk.clock()).erased)
        desk.clock.forward(days=1)
        assert dict(erase_due(duty, desk.clock()).erased)["regular"] == 1
        assert rows(duty, "SELECT kind, reason FROM tombstone WHERE kind = 'regular'") == [("regular", "term")]
        assert desk.day.numbers(duty, Period(Span.YEAR, TUESDAY.date() + timedelta(days=100))).of(Measure.VISITORS) == 1
