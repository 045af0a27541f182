"""The way of a signal as one explicit table: from, to, who, what is required. What is not in it is refused."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from data.desk.signals.kinds import Actor, Needed, Status
from data.desk.signals.records import Move
from data.errors import Code, WorldError

_OPEN = (
    Status.NEW,
    Status.TAKEN_UP,
    Status.VISITING,
    Status.ASKED_BACK,
    Status.ON_AGENDA,
    Status.AGREED,
    Status.HANDED_OVER,
    Status.FOLLOWING,
)
OPEN = frozenset(_OPEN)
"""A signal that somebody still has to do something with."""
ENDED = frozenset({Status.CLOSED, Status.MERGED, Status.WITHDRAWN})
"""A signal that waits for the wis-klok."""

_STEPS: tuple[tuple[Status, tuple[Needed, ...]], ...] = (
    (Status.TAKEN_UP, ()),
    (Status.VISITING, (Needed.DATE,)),
    (Status.ASKED_BACK, (Needed.TEXT,)),
    (Status.ON_AGENDA, ()),
    (Status.AGREED, (Needed.OWNER, Needed.DATE)),
    (Status.HANDED_OVER, (Needed.RECEIVER, Needed.PERMISSION)),
    (Status.FOLLOWING, (Needed.DATE,)),
    (Status.CLOSED, (Needed.OUTCOME, Needed.FEEDBACK)),
    (Status.MERGED, (Needed.OTHER_SIGNAL,)),
)
_AGAIN = (Status.VISITING, Status.ASKED_BACK, Status.AGREED, Status.HANDED_OVER, Status.FOLLOWING)
"""May be said again: another day, another question, another agreement."""


def _table() -> tuple[Move, ...]:
    moves = [
        Move(Status.DRAFT, Status.NEW, Actor.AUTHOR, frozenset({Needed.READERS})),
        Move(Status.DRAFT, Status.ERASED, Actor.AUTHOR),
        Move(Status.DRAFT, Status.ERASED, Actor.CLOCK),
        Move(Status.NEW, Status.WITHDRAWN, Actor.AUTHOR, frozenset({Needed.UNOPENED})),
    ]
    for start in _OPEN:
        for end, needs in _STEPS:
            if start is not end or end in _AGAIN:
                moves.append(Move(start, end, Actor.READER, frozenset(needs)))
        moves.append(Move(start, Status.ERASED, Actor.READER, frozenset({Needed.REASON})))  # at a resident's request
    # It left an agenda, nothing was decided and nobody read it: to say "opgepakt" to its author would not be true.
    moves.append(Move(Status.ON_AGENDA, Status.NEW, Actor.READER, frozenset({Needed.UNOPENED})))
    for start in (Status.CLOSED, Status.MERGED):
        moves.append(Move(start, Status.TAKEN_UP, Actor.READER, frozenset({Needed.REASON})))  # reopened
    for start in sorted(ENDED):
        moves.append(Move(start, Status.ERASED, Actor.CLOCK))
        moves.append(Move(start, Status.ERASED, Actor.READER, frozenset({Needed.REASON})))
    return tuple(moves)


MOVES: tuple[Move, ...] = _table()
"""The whole table. Back to NEW goes only what nobody read; WITHDRAWN is not opened again: nothing is left in it."""


@cache
def _by_way() -> dict[tuple[Status, Status, Actor], Move]:
    return {(move.start, move.end, move.who): move for move in MOVES}


def move(start: Status, end: Status, who: Actor, given: Collection[Needed] = ()) -> Move:
    """The step that this is.

    Raises WorldError(SIGNAL_STEP, from=, to=) for one that does not exist for `who`, and WorldError(SIGNAL_NEEDS,
    what=) with the first thing that is missing.
    """
    found = _by_way().get((start, end, who))
    if found is None:
        raise WorldError(Code.SIGNAL_STEP, start=start.value, end=end.value)
    for needed in Needed:
        if needed in found.needs and needed not in given:
            raise WorldError(Code.SIGNAL_NEEDS, what=needed.value)
    return found


def moves_from(start: Status, who: Actor = Actor.READER) -> tuple[Move, ...]:
    """Where a signal can go from here."""
    return tuple(one for one in MOVES if one.start is start and one.who is who)
