"""The wis-klok: what is due goes, what is not stays, every record can say its date, and no key means no erasing."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from data import retention
from data.desk import sweeping
from data.desk.items import close_item, list_items, seal_item
from data.desk.notes import add_note, change_note, notes
from data.desk.queries import shifts
from data.desk.records import LogEntry, Note, SealedInfo, Shift
from data.engine import reading
from data.errors import Code, WorldError
from data.retention import RULES, Kind, Terms, due, erase_due, erasure_date, overdue, overdue_since
from data.settings import Settings, SettingsStore
from tests.confidential import MARJAN, House, make_house
from tests.conftest import NOW


class Clock:
    """A clock that a test can put forward."""

    def __init__(self) -> None:
        self.at = NOW

    def __call__(self) -> datetime:
        return self.at

    def forward(self, days: int) -> None:
        self.at += timedelta(days=days)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def house(tmp_path: Path, clock: Clock) -> House:
    return make_house(tmp_path, clock)


def test_every_kind_has_one_rule_and_every_setting_has_bounds() -> None:
    assert [rule.kind for rule in RULES] == list(Kind)
    for rule in RULES:
        if rule.setting is not None:
            assert rule.setting.least <= rule.days <= rule.setting.most
            assert getattr(Settings(), rule.setting.key) == rule.days


def test_the_terms_of_the_promise() -> None:
    days = dict(Terms().days)
    assert (days[Kind.DRAFT], days[Kind.SIGNAL], days[Kind.READ_LOG]) == (7, 90, 730)


def test_a_setting_outside_its_bounds_cannot_be_made(tmp_path: Path) -> None:
    store = SettingsStore(tmp_path)
    for days in (29, 366):
        with pytest.raises(WorldError):
            store.save(days_signal=days)
    assert dict(Terms.of(store.save(days_signal=30)).days)[Kind.SIGNAL] == 30


def test_every_record_says_its_date() -> None:
    day = NOW.date()
    assert erasure_date(Note("1", "draft", "", NOW, NOW, "p")) == day + timedelta(days=7)
    assert erasure_date(Note("1", "handover", "", NOW, NOW, "p")) == day + timedelta(days=30)
    assert erasure_date(SealedInfo("1", "signal", NOW, None)) is None
    assert erasure_date(SealedInfo("1", "signal", NOW, day)) == day + timedelta(days=90)
    assert erasure_date(Shift("1", NOW, None, ())) == day + timedelta(days=730)
    assert erasure_date(LogEntry(NOW, "p", "open", "sealed_item", "1")) == day + timedelta(days=730)


@pytest.mark.parametrize(("kind", "days"), [("draft", 7), ("handover", 30)])
def test_a_text_goes_on_its_day_and_not_before(house: House, clock: Clock, kind: str, days: int) -> None:
    with house.duty() as duty:
        key = add_note(duty, kind, "over de brug")
        (note,) = notes(duty, kind)
        assert erasure_date(note) == (clock.at + timedelta(days=days)).date()
        clock.forward(days - 1)
        assert erase_due(duty, clock.at).total == 0
        clock.forward(1)
        assert [one.id for one in due(duty, clock.at)] == [key]
        erased = erase_due(duty, clock.at)
        assert dict(erased.erased) == {kind: 1}
        assert notes(duty, kind) == ()
        assert due(duty, clock.at) == ()


@pytest.mark.parametrize(("kind", "days"), [("draft", 7), ("handover", 30)])
def test_a_text_that_is_written_again_begins_its_term_again(house: House, clock: Clock, kind: str, days: int) -> None:
    with house.duty() as duty:
        first = add_note(duty, kind, "begonnen")
        other = add_note(duty, kind, "blijft zoals het is")
        clock.forward(days - 1)
        change_note(duty, first, "verder geschreven")
        (note,) = (one for one in notes(duty, kind) if one.id == first)
        assert (note.created.date(), note.changed) == (NOW.date(), clock.at)
        assert erasure_date(note) == (clock.at + timedelta(days=days)).date()
        erase_due(duty, clock.at)
        clock.forward(1)
        assert [one.id for one in due(duty, clock.at)] == [other]
        done = erase_due(duty, clock.at)
        assert dict(done.erased) == {kind: 1}
        assert done.next_due == clock.at.date() + timedelta(days=days - 1)
        assert [one.id for one in notes(duty, kind)] == [first]
        clock.forward(days - 1)
        assert dict(erase_due(duty, clock.at).erased) == {kind: 1}
        with reading(duty.session.engine) as connection:
            stones = connection.exec_driver_sql("SELECT id, created FROM tombstone ORDER BY erased_at").all()
        assert [key for key, _ in stones] == [other, first]


def test_a_signal_goes_ninety_days_after_it_was_closed_and_leaves_a_tombstone_without_content(
    house: House, clock: Clock
) -> None:
    with house.reader() as reader:
        open_one = seal_item(reader, "signal", b"blijft open")
        closed_one = seal_item(reader, "signal", b"is klaar")
        close_item(reader, closed_one, clock.at.date())
        clock.forward(89)
        assert erase_due(reader, clock.at).total == 0
        clock.forward(1)
        assert dict(erase_due(reader, clock.at).erased) == {"signal": 1}
        assert [item.id for item in list_items(reader)] == [open_one]
        with reading(reader.session.engine) as connection:
            (stone,) = connection.exec_driver_sql("SELECT * FROM tombstone").mappings().all()
            keys = connection.exec_driver_sql("SELECT DISTINCT item_id FROM sealed_key").scalars().all()
        assert (stone["id"], stone["kind"], stone["reason"]) == (closed_one, "signal", "term")
        assert set(stone) == {"id", "kind", "created", "erased_at", "reason"}
        assert list(keys) == [open_one]


def test_a_shorter_term_of_the_house_counts(house: House, clock: Clock) -> None:
    with house.reader() as reader:
        close_item(reader, seal_item(reader, "signal", b"is klaar"), clock.at.date())
        clock.forward(30)
        assert erase_due(reader, clock.at).total == 0
        assert erase_due(reader, clock.at, Terms.of(Settings(days_signal=30))).total == 1


def test_logs_and_diensten_go_after_two_years(house: House, clock: Clock) -> None:
    with house.duty() as duty:
        add_note(duty, "handover", "tot ziens")
    clock.forward(731)
    with house.duty() as duty:
        erased = dict(erase_due(duty, clock.at).erased)
        assert erased["change-log"] > 0
        assert erased["shift"] > 0
        assert [shift.id for shift in shifts(duty)] == [duty.shift_id]


def test_somebody_who_stopped_is_forgotten_after_the_log_that_names_them(house: House, clock: Clock) -> None:
    store = house.store()
    unlocked = store.unlock(house.people["Marjan"], MARJAN)
    assert unlocked.reader is not None
    store.stop_person(unlocked.reader, house.people["Bert"])
    unlocked.duty.close()
    store.close()
    clock.forward(761)
    with house.duty() as duty:
        assert dict(erase_due(duty, clock.at).erased)["stopped-person"] == 1
        with reading(duty.session.engine) as connection:
            names = connection.exec_driver_sql("SELECT name FROM person").scalars().all()
    assert sorted(names) == ["Fatma", "Ingrid", "Marjan"]


def test_erasing_goes_on_while_everything_is_covered(house: House, clock: Clock) -> None:
    with house.duty() as duty:
        add_note(duty, "draft", "half")
        duty.cover()
        clock.forward(7)
        with pytest.raises(WorldError) as refused:
            due(duty, clock.at)
        assert refused.value.code is Code.DUTY_COVERED
        assert erase_due(duty, clock.at, closing=True).total == 1


def test_without_a_key_it_is_known_since_when(house: House, clock: Clock) -> None:
    with house.duty() as duty:
        add_note(duty, "draft", "half")
        erase_due(duty, clock.at, closing=True)
    first = (clock.at + timedelta(days=7)).date()
    assert overdue_since(house.folder, first) is None, "on the day itself a dienst may still come"
    assert overdue_since(house.folder, first + timedelta(days=1)) == first
    clock.forward(10)
    told = overdue(house.folder, clock.at)
    assert told is not None
    assert (told.code, dict(told.values)) == (Code.RETENTION_OVERDUE, {"since": first.isoformat()})
    with house.duty() as duty:
        assert erase_due(duty, clock.at, closing=True).total == 1
    assert overdue(house.folder, clock.at) is None


def test_a_dienst_that_is_killed_may_have_left_a_draft(house: House, clock: Clock) -> None:
    with house.duty() as duty:
        erase_due(duty, clock.at)  # at the unlock; then the program is killed, nobody says what was written since
    assert overdue_since(house.folder, (clock.at + timedelta(days=8)).date()) is not None


def test_the_side_file_says_a_day_and_nothing_else(house: House, clock: Clock) -> None:
    with house.duty() as duty:
        add_note(duty, "draft", "Mevrouw de Wit")
        erase_due(duty, clock.at, closing=True)
    content = (house.folder / retention.FILE_NAME).read_text(encoding="utf-8")
    day = (clock.at + timedelta(days=7)).date()
    assert content == f'{{"next_due": "{day}", "sweep": false}}'


@pytest.mark.parametrize("content", ["", "{", "[]", '{"next_due": 5}', '{"next_due": "morgen", "sweep": 1}'])
def test_a_side_file_that_cannot_be_read_costs_one_sweep(house: House, clock: Clock, content: str) -> None:
    (house.folder / retention.FILE_NAME).write_text(content, encoding="utf-8")
    assert overdue_since(house.folder, date(2100, 1, 1)) is None
    with house.duty() as duty:
        erase_due(duty, clock.at, closing=True)
    assert sweeping.note(house.folder).sweep is False


def test_after_the_end_of_a_dienst_nothing_is_erased(house: House, clock: Clock) -> None:
    with house.duty() as duty:
        pass
    with pytest.raises(WorldError) as refused:
        erase_due(duty, clock.at)
    assert refused.value.code is Code.DUTY_OVER
