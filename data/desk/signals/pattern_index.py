"""The index of patterns in the Reader: what came is opened once, what was erased or re-routed goes.

Kept under its own name in `Reader.held`, so that it goes when the reader is covered and with the reader.
"""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import Connection, select

from data.desk import schema, schema_signals
from data.desk.access import as_reader, reading_back
from data.desk.duty import Duty, Reader
from data.desk.records import Audience
from data.desk.signals import content
from data.desk.signals.kinds import Status
from data.desk.signals.patterns import WEEKS, Noted, Pattern, find, noted
from data.desk.signals.workflow import OPEN

_HELD = "patterns"
_AT_ONCE = 400
_NOT = (Status.WITHDRAWN.value, Status.MERGED.value)


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


def prepare(reader: Duty, most: int = _AT_ONCE) -> int:
    """Open some of what the index lacks, for the background; gives how many there are still to open.

    Raises as `patterns` does.
    """
    mine = as_reader(reader)
    with reading_back(mine) as connection:
        held, missing = _held_and_missing(connection, mine, mine.session.now().date())
        _note(connection, mine, held, missing[:most])
        return len(missing[most:])


def index_of(connection: Connection, mine: Reader) -> dict[str, Noted]:
    """The whole index, up to date. What cannot be opened is not in it."""
    held, missing = _held_and_missing(connection, mine, mine.session.now().date())
    _note(connection, mine, held, missing)
    return held


def _held_and_missing(connection: Connection, mine: Reader, today: date) -> tuple[dict[str, Noted], list[str]]:
    signal, item, key = schema_signals.Signal, schema.SealedItem, schema.SealedKey
    asked = (
        select(signal.c.id)
        .join(item, item.c.id == signal.c.id)
        .join(key, (key.c.item_id == signal.c.id) & (key.c.reader_id == mine.private.id))
        .where(
            signal.c.day > today - timedelta(weeks=WEEKS),
            signal.c.status.not_in(_NOT),
            item.c.audience == Audience.READERS.value,
        )
    )
    there = set(connection.execute(asked).scalars())
    held: dict[str, Noted] = mine.held.setdefault(_HELD, {})
    for gone in held.keys() - there:
        del held[gone]
    return held, sorted(there - held.keys())


def _note(connection: Connection, mine: Reader, held: dict[str, Noted], missing: list[str]) -> None:
    for start in range(0, len(missing), _AT_ONCE):
        found = content.load(connection, mine, missing[start : start + _AT_ONCE])
        for key, one in found.loaded.items():
            held[key] = noted(key, one.row.number, one.row.day, one.envelope.form)
            if one.row.status not in OPEN:
                content.forget(mine, key)  # its page opens it again; here street and theme are enough
