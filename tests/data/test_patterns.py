"""Patterns: three or more in twelve weeks, persons and lamp posts apart."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from data.desk.signals import inzage, pattern_index
from data.desk.signals.kinds import Feedback, Outcome, SignalTheme, Subject, Where
from data.desk.signals.patterns import Common, Noted, find, noted, street_key
from data.desk.signals.records import SignalForm
from data.errors import Code
from tests.data.deskhouse import code
from tests.data.meetinghouse import MONDAY, make_table, person

TODAY = date(2026, 11, 26)


def _index(*ones: Noted) -> dict[str, Noted]:
    return {one.id: one for one in ones}


def _one(number: int, street: str, *, days: int = 0, where: Where | None = Where.HOME, **said: object) -> Noted:
    form = SignalForm(street=street, where=where, **said)  # type: ignore[arg-type]
    return noted(f"s{number}", number, TODAY - timedelta(days=days), form)


def test_three_of_a_street_are_a_pattern_and_two_are_none() -> None:
    two = [_one(1, "Beukstraat 12", days=20), _one(2, "beukstr.", days=3)]
    assert find(_index(*two), TODAY) == ()
    (found,) = find(_index(*two, _one(3, "Beukstraat, 4a")), TODAY)
    assert (found.common, found.where, found.numbers, found.count) == (Common.STREET, Where.HOME, (1, 2, 3), 3)
    assert (found.street, found.weeks) == ("Beukstraat", 3)


def test_persons_and_lamp_posts_are_counted_apart() -> None:
    home = [_one(number, "Beukstraat") for number in (1, 2)]
    street = [_one(number, "Beukstraat", where=Where.STREET) for number in (3, 4)]
    assert find(_index(*home, *street), TODAY) == ()
    (found,) = find(_index(*home, *street, _one(5, "Beukstraat", where=Where.STREET)), TODAY)
    assert found.numbers == (3, 4, 5)


def test_where_nobody_said_it_a_person_is_at_home_and_a_place_in_the_street() -> None:
    assert _one(1, "X", where=None).where is Where.HOME
    assert _one(1, "X", where=None, subject=Subject.PERSON).where is Where.HOME
    assert _one(1, "X", where=None, subject=Subject.PLACE).where is Where.STREET


@pytest.mark.parametrize(("days", "counts"), [(83, True), (84, False), (-1, False)])
def test_twelve_weeks_and_no_day_more_nor_of_tomorrow(days: int, counts: bool) -> None:
    ones = [_one(1, "Beukstraat"), _one(2, "Beukstraat"), _one(3, "Beukstraat", days=days)]
    assert bool(find(_index(*ones), TODAY)) is counts


def test_themes_make_patterns_too_and_streets_come_first() -> None:
    ones = [_one(number, "Beukstraat", themes=(SignalTheme.CONTACT, SignalTheme.MONEY)) for number in range(1, 4)]
    found = find(_index(*ones), TODAY)
    assert [one.common for one in found] == [Common.STREET, Common.THEME, Common.THEME]
    assert {one.theme for one in found} == {None, SignalTheme.CONTACT, SignalTheme.MONEY}


def test_only_those_that_may_be_spoken_of_count() -> None:
    ones = [_one(number, "Beukstraat") for number in range(1, 5)]
    assert find(_index(*ones), TODAY, only=["s1", "s2", "gone"]) == ()
    (found,) = find(_index(*ones), TODAY, only=["s1", "s2", "s4"])
    assert found.numbers == (1, 2, 4)


@pytest.mark.parametrize(
    "written", ["Beukstraat", "beukstraat 12", "BEUKSTR. 3b", "Beuk straat", "Beukstraat, nr. 7".replace("nr. ", "")]
)
def test_ways_to_write_one_street(written: str) -> None:
    assert street_key(written) == "beukstraat"


def test_no_street_is_no_street() -> None:
    assert find(_index(*(_one(number, " 12 ") for number in range(1, 5))), TODAY) == ()


# In the Reader


def test_the_index_lives_in_the_reader_and_follows_the_store(tmp_path: Path) -> None:
    table = make_table(tmp_path / "data")
    table.with_tasks()
    with table.duty() as duty:
        sent = table.send(duty, *(person(f"Naam{number}", themes=()) for number in range(4)))
        assert code(lambda: pattern_index.patterns(duty)) is Code.ROLE_REFUSED
    with table.reader() as reader:
        assert pattern_index.prepare(reader, 3) == 1
        assert pattern_index.prepare(reader) == 0
        (found,) = pattern_index.patterns(reader)
        assert found.numbers == (1, 2, 3, 4)
        assert pattern_index.patterns_of(reader, sent[0].id) == (found,)
        table.week.inform(reader, sent[1].id, MONDAY.date())
        table.week.close(reader, sent[1].id, Outcome.KNOWN, Feedback.KNOWN)
        assert pattern_index.patterns(reader)[0].count == 4  # closed ones count
        table.week.make_unsafe(reader, sent[0].id)
        assert pattern_index.patterns(reader)[0].numbers == (2, 3, 4)  # what is not safe does not
        inzage.erase_on_request(reader, [sent[1].id])
        assert pattern_index.patterns(reader) == ()
        assert "patterns" in reader.held
        reader.cover()
        assert not reader.held
        assert code(lambda: pattern_index.patterns(reader)) is Code.DUTY_COVERED


def test_what_is_older_than_twelve_weeks_is_not_opened(tmp_path: Path) -> None:
    table = make_table(tmp_path / "data")
    with table.duty() as duty:
        table.send(duty, *(person(f"Naam{number}", themes=()) for number in range(3)))
    table.clock.forward(days=83)
    with table.reader() as reader:
        assert len(pattern_index.patterns(reader)) == 1
    table.clock.forward(days=1)
    with table.reader() as reader:
        assert pattern_index.patterns(reader) == ()
        assert reader.held["patterns"].noted == {}


def test_what_another_reader_made_unsafe_is_in_no_pattern_any_more(tmp_path: Path) -> None:
    """In another window: the index is not made anew, and still lets go of it. Nor is it opened again."""
    table = make_table(tmp_path / "data")
    table.with_tasks()
    with table.duty() as duty:
        sent = table.send(duty, *(person(f"Naam{number}", themes=()) for number in range(4)))
    with table.reader() as reader:
        while pattern_index.prepare(reader, 1):
            pass
        assert pattern_index.patterns(reader)[0].count == 4
        with table.reader("Ingrid") as other:
            table.week.make_unsafe(other, sent[2].id)
        assert pattern_index.patterns(reader)[0].numbers == (1, 2, 4)
        assert pattern_index.prepare(reader) == 0
        assert sent[2].id not in reader.held["patterns"].noted


def test_what_came_after_the_index_was_made_is_taken_along(tmp_path: Path) -> None:
    """Also while the steps go on."""
    table = make_table(tmp_path / "data")
    with table.duty() as duty:
        table.send(duty, *(person(f"Naam{number}", themes=()) for number in range(3)))
        with table.reader() as reader:
            assert pattern_index.prepare(reader, 1) == 2
            table.send(duty, person("Later", themes=()))
            while pattern_index.prepare(reader, 1):
                pass
            assert pattern_index.patterns(reader)[0].count == 4
            table.send(duty, person("Nog later", themes=()))
            assert pattern_index.patterns(reader)[0].count == 5
