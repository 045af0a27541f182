"""The way of a signal: every pair of statuses, for everybody, allowed or refused, and what each step asks for."""

from __future__ import annotations

from itertools import product

import pytest

from data.desk.signals.kinds import Actor, Needed, Status
from data.desk.signals.workflow import ENDED, MOVES, OPEN, move, moves_from
from data.errors import Code, WorldError

S, N = Status, Needed
STEPS = {
    S.TAKEN_UP: set(),
    S.VISITING: {N.DATE},
    S.ASKED_BACK: {N.TEXT},
    S.ON_AGENDA: set(),
    S.AGREED: {N.OWNER, N.DATE},
    S.HANDED_OVER: {N.RECEIVER, N.PERMISSION},
    S.FOLLOWING: {N.DATE},
    S.CLOSED: {N.OUTCOME, N.FEEDBACK},
    S.MERGED: {N.OTHER_SIGNAL},
}
AGAIN = {S.VISITING, S.ASKED_BACK, S.AGREED, S.HANDED_OVER, S.FOLLOWING}
WORKED_ON = {S.NEW, S.TAKEN_UP, S.VISITING, S.ASKED_BACK, S.ON_AGENDA, S.AGREED, S.HANDED_OVER, S.FOLLOWING}


def _expected(start: Status, end: Status, who: Actor) -> set[Needed] | None:
    """What product.md says, written down a second time; None: refused."""
    if who is Actor.AUTHOR:
        allowed = {(S.DRAFT, S.NEW): {N.READERS}, (S.DRAFT, S.ERASED): set(), (S.NEW, S.WITHDRAWN): {N.UNOPENED}}
        return allowed.get((start, end))
    if who is Actor.CLOCK:
        return set() if end is S.ERASED and start in {S.DRAFT, S.CLOSED, S.MERGED, S.WITHDRAWN} else None
    if start in (S.DRAFT, S.ERASED):
        return None
    if end is S.ERASED:
        return {N.REASON}
    if start in (S.CLOSED, S.MERGED):
        return {N.REASON} if end is S.TAKEN_UP else None
    if (start, end) == (S.ON_AGENDA, S.NEW):
        return {N.UNOPENED}  # left an agenda without a decision: its author is not told that it was read
    if start is S.WITHDRAWN or (start is end and start not in AGAIN):
        return None
    return STEPS.get(end)


@pytest.mark.parametrize(("start", "end", "who"), list(product(Status, Status, Actor)))
def test_every_pair_for_everybody(start: Status, end: Status, who: Actor) -> None:
    """13 x 13 statuses for 3 who act: the table is exactly this, with each thing it asks for, and nothing more."""
    needs = _expected(start, end, who)
    if needs is None:
        with pytest.raises(WorldError) as caught:
            move(start, end, who, set(Needed))
        assert caught.value.code is Code.SIGNAL_STEP
        return
    assert move(start, end, who, needs).needs == needs
    for one in needs:
        with pytest.raises(WorldError) as caught:
            move(start, end, who, set(Needed) - {one})
        assert caught.value.code is Code.SIGNAL_NEEDS
        assert caught.value.values == {"what": one.value}


def test_the_table_says_each_step_once() -> None:
    """Two rows for one step could ask for different things."""
    assert len({(one.start, one.end, one.who) for one in MOVES}) == len(MOVES)


def test_every_open_status_can_close_and_closed_can_be_opened_again() -> None:
    """product.md, section Signaal."""
    assert OPEN == WORKED_ON
    for status in OPEN:
        assert S.CLOSED in {one.end for one in moves_from(status)}
    assert {S.TAKEN_UP, S.ERASED} == {one.end for one in moves_from(S.CLOSED)}
    assert {S.CLOSED, S.MERGED, S.WITHDRAWN} == ENDED
    assert set(Status) == OPEN | ENDED | {S.DRAFT, S.ERASED}
