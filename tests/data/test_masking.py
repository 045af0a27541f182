"""No small number leaves the desk, and none can be worked out: tried by somebody who does nothing but working out."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.desk.masking import HIDDEN, SMALL, mask_one, mask_parts, reveals_a_month


def could_be(shown: dict[str, str], total: int) -> dict[str, set[int]]:
    """What each number that is not shown could be, for who sees the rest and the total: all of them tried.

    Who sees "*" knows that 5 or more stands there, when a small number is beside it; else nothing.
    """
    kept = [key for key, said in shown.items() if said in (SMALL, HIDDEN)]
    left = total - sum(int(said) for said in shown.values() if said not in (SMALL, HIDDEN))
    least = 5 if SMALL in shown.values() else 0
    options = {key: range(1, 5) if shown[key] == SMALL else range(least, left + 1) for key in kept}
    found = {}
    for key in kept:
        sums = {0}
        for other in kept:
            if other != key:
                sums = {known + more for known in sums for more in options[other] if known + more <= left}
        found[key] = {value for value in options[key] if left - value in sums}
    return found


@pytest.mark.parametrize(("amount", "shown"), [(0, "0"), (1, "<5"), (4, "<5"), (5, "5"), (120, "120")])
def test_one_number(amount: int, shown: str) -> None:
    assert mask_one(amount) == shown


def test_a_small_number_beside_its_total_takes_another_along() -> None:
    assert mask_parts({"a": 3, "b": 20, "c": 9}, 32) == {"a": "<5", "b": "20", "c": "*"}
    assert mask_parts({"a": 3, "b": 20, "c": 9}, None) == {"a": "<5", "b": "20", "c": "9"}
    assert mask_parts({"a": 3, "b": 3, "c": 9}, 15) == {"a": "<5", "b": "<5", "c": "9"}
    assert mask_parts({"a": 1, "b": 1, "c": 9}, 11) == {"a": "<5", "b": "<5", "c": "*"}, "1 and 1 is the only way"
    assert mask_parts({"a": 7, "b": 9}, 16) == {"a": "7", "b": "9"}
    assert mask_parts({}, 0) == {}


def test_when_nothing_else_helps_all_of_it_goes() -> None:
    assert mask_parts({"a": 1, "b": 5}, 6) == {"a": "*", "b": "*"}


@settings(deadline=None)
@given(st.lists(st.integers(0, 9), min_size=1, max_size=4), st.sets(st.integers(0, 3), max_size=1))
def test_nobody_can_work_out_a_number_that_is_not_shown(amounts: list[int], also: set[int]) -> None:
    cells = {str(place): amount for place, amount in enumerate(amounts)}
    hidden = frozenset(str(place) for place in also if place < len(amounts) and amounts[place] >= 5)
    total = sum(amounts)
    shown = mask_parts(cells, total, hidden=hidden)
    assert not [key for key, amount in cells.items() if 0 < amount < 5 and shown[key] not in (SMALL, HIDDEN)]
    if len(set(shown.values())) == 1 and HIDDEN in shown.values() and len(cells) == 1:
        return  # one part is its total
    for key, values in could_be(shown, total).items():
        assert len(values) > 1, (cells, shown, key)


def test_a_year_that_tells_a_month() -> None:
    assert reveals_a_month([20, 3, 40], 63), "63 - 20 - 40"
    assert not reveals_a_month([20, 3, 2], 25), "3 and 2, or 1 and 4"
    assert reveals_a_month([20, 1, 1], 22), "1 and 1 is the only way"
    assert not reveals_a_month([20, 0, 40], 60)
    assert not reveals_a_month([1, 0, 0], 1), "a year that is not shown itself tells nothing"
