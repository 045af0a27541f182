"""The index of patterns in the Reader: what came is opened once, what was erased or re-routed goes.

Kept under its own name in `Reader.held`, so that it goes when the reader is covered and with the reader.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import cast

from sqlalchemy import Connection, func, select

from data.desk import schema, schema_signals
from data.desk.access import as_reader, reading_back
from data.desk.duty import Duty, Reader
from data.desk.records import Audience
from data.desk.signals import content
from data.desk.signals.kinds import Status
from data.desk.signals.patterns import WEEKS, Noted, Pattern, find, noted
from data.desk.signals.workflow import OPEN

_HELD, _MARKS = "patterns", "pattern-marks"
_AT_ONCE = 400
STEP = 250
"""How many are opened in one step of `prepare`: about 80 ms, so that a key press waits no longer."""
_NOT = (Status.WITHDRAWN.value, Status.MERGED.value)


@dataclass
class _Marks:
    """Up to where the store was looked at, and what is there but not for patterns: "niet veilig", or not this reader's.

    A signal is looked at again when it was changed (the change log says which), all of them when this reader has other
    keys: twelve thousand rows of sealed items with each question take too long.
    """

    change: int = 0
    keys: int = 0
    passed: set[str] = field(default_factory=set)
    waiting: list[str] = field(default_factory=list)  # for `prepare`: what is still to be opened


def patterns(reader: Duty) -> tuple[Pattern, ...]:
    """The patterns of the last twelve weeks: streets first, the largest on top.

    Raises WorldError(ROLE_REFUSED | DUTY_OVER | DUTY_COVERED).
    """
    mine = as_reader(reader)
    with reading_back(mine) as connection:
        return find(index_of(connection, mine), mine.session.now().date())


def patterns_of(reader: Duty, signal_id: str) -> tuple[Pattern, ...]:
    """Those that a signal is part of: "3 signalen in de Beukstraat". Raises as `patterns` does."""
    return tuple(one for one in patterns(reader) if signal_id in one.signal_ids)


def prepare(reader: Duty, most: int = STEP) -> int:
    """Open some of what the index lacks, for the background; gives how many there are still to open.

    What comes or goes while this goes on is left to `patterns`. Raises as `patterns` does.
    """
    mine = as_reader(reader)
    with reading_back(mine) as connection:
        held, marks = _mine(mine)
        if not marks.waiting:
            marks.waiting = _missing(connection, mine, held, marks)
        chosen, marks.waiting = marks.waiting[:most], marks.waiting[most:]
        _note(connection, mine, held, marks, chosen)
        return len(marks.waiting)


def index_of(connection: Connection, mine: Reader) -> dict[str, Noted]:
    """The whole index, up to date. What cannot be opened is not in it."""
    held, marks = _mine(mine)
    _note(connection, mine, held, marks, _missing(connection, mine, held, marks))
    return held


def _mine(mine: Reader) -> tuple[dict[str, Noted], _Marks]:
    """What this reader holds; taken once in a call: when it is covered meanwhile, what is added goes nowhere."""
    return mine.held.setdefault(_HELD, {}), cast("_Marks", mine.held.setdefault(_MARKS, _Marks()))


def _missing(connection: Connection, mine: Reader, held: dict[str, Noted], marks: _Marks) -> list[str]:
    """Let go of what does not count any more; gives what was not looked at yet."""
    _look_again(connection, mine, held, marks)
    signal, since = schema_signals.Signal, mine.session.now().date() - timedelta(weeks=WEEKS)
    asked = select(signal.c.id).where(signal.c.day > since, signal.c.status.not_in(_NOT))
    there = set(connection.execute(asked).scalars())
    for gone in held.keys() - there:
        del held[gone]
    marks.passed &= there
    return sorted(there - held.keys() - marks.passed)


def _look_again(connection: Connection, mine: Reader, held: dict[str, Noted], marks: _Marks) -> None:
    """Let go of what was changed since the last time: it may be "niet veilig" by now."""
    key, log = schema.SealedKey, schema.ChangeLog
    keys = connection.execute(select(func.count()).where(key.c.reader_id == mine.private.id)).scalar_one()
    if keys != marks.keys:
        marks.keys = keys
        marks.passed.clear()
    last = connection.execute(select(func.max(log.c.id))).scalar() or 0
    if last < marks.change:  # the log was cleared: it says nothing about what is held
        held.clear()
        marks.passed.clear()
    elif held or marks.passed:
        changed = select(log.c.record_id).where(log.c.id > marks.change, log.c.record_kind == content.KIND)
        for one in connection.execute(changed).scalars():
            held.pop(one, None)
            marks.passed.discard(one)
    marks.change = last


def _note(connection: Connection, mine: Reader, held: dict[str, Noted], marks: _Marks, missing: list[str]) -> None:
    """Open these, as far as they may be in a pattern."""
    for start in range(0, len(missing), _AT_ONCE):
        chosen = missing[start : start + _AT_ONCE]
        found = content.load(connection, mine, _for_patterns(connection, chosen))
        for key, one in found.loaded.items():
            held[key] = noted(key, one.row.number, one.row.day, one.envelope.form)
            if one.row.status not in OPEN:
                content.forget(mine, key)  # its page opens it again; here street and theme are enough
        marks.passed |= set(chosen) - found.loaded.keys()


def _for_patterns(connection: Connection, ids: list[str]) -> list[str]:
    """Those of these that are for all readers."""
    item = schema.SealedItem
    asked = select(item.c.id).where(item.c.id.in_(ids), item.c.audience == Audience.READERS.value)
    return list(connection.execute(asked).scalars())
