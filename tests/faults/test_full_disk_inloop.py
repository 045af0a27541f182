"""The inloop day on a full disk: what does not fit is not counted and that is said; the day is closed later."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from data import upkeep
from data.desk.visits.day import InloopDay
from data.desk.visits.records import AgeGroup, Measure, Period, ServiceRef, Span, VisitFields
from data.engine import reading
from data.errors import Code, WorldError
from tests.confidential import FATMA, House
from tests.conftest import NOW
from tests.faults.conftest import copied
from tests.faults.disks import small_disk


def code_of(call: Callable[[], object]) -> Code | None:
    """What a call is refused with, None when it is not."""
    try:
        call()
    except WorldError as error:
        return error.code
    return None


def long_one(number: int) -> ServiceRef:
    """A service that takes room."""
    return ServiceRef(f"plek-{number}", "Een plek met een lange naam " * 20, "geld")


def test_nothing_is_half_counted_and_the_day_is_closed_later(filled_in: House, tmp_path: Path) -> None:
    moment = NOW

    def now() -> datetime:
        return moment

    with small_disk(tmp_path / "schijf") as disk:
        old = copied(filled_in, disk.folder / "gegevens")
        house = House(old.folder, old.people, old.cards, now)
        day = InloopDay()
        store = house.store()
        duty = store.unlock(house.people["Fatma"], FATMA).duty
        day.start_visit(duty)
        day.close_visit(duty, VisitFields(age=AgeGroup.OLD, language="ar"))
        disk.resize(disk.used() + 400)
        fitted = 0
        while (refused := code_of(partial(day.attach, duty, long_one(fitted)))) is None:
            fitted += 1
        assert refused is Code.DISK_FULL
        opened = day.open_visit(duty)
        assert opened is not None
        assert len(opened.attached) == fitted, "the one that did not fit is not there, the others are"
        disk.resize(max(disk.used(), 1))
        ended = upkeep.at_end(duty, now=now())
        assert {one.code for one in ended.troubles} == {Code.DISK_FULL}
        assert ended.settled == 0
        assert code_of(duty.close) in (None, Code.DISK_FULL)
        assert duty.over, "the key is gone all the same"
        store.close()

        disk.resize(65_536)
        moment = NOW + timedelta(days=1)
        with house.duty("Bert") as duty:
            done = upkeep.at_start(duty, now=now())
            assert (done.settled, done.troubles) == (1, ())
            counts = day.numbers(duty, Period(Span.DAY, NOW.date()))
            assert counts.of(Measure.VISITORS) == 2
            assert counts.of(Measure.AGE, AgeGroup.OLD.value) == 1
            with reading(duty.session.engine) as connection:
                left = connection.exec_driver_sql(
                    "SELECT count(*) FROM visit WHERE age IS NOT NULL OR opened_at IS NOT NULL"
                ).scalar()
            assert left == 0
