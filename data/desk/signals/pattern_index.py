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
from data.desk.itemkeys import STAMP
from data.desk.records import Audience
from data.desk.signals import content
from data.desk.signals.kinds import Status
from data.desk.signals.patterns import WEEKS, Noted, Pattern, find, noted
from data.desk.signals.workflow import OPEN

_HELD = "patterns"
_AT_ONCE = 400
STEP = 250
"""How many are opened in one step of `prepare`: about 80 ms, so that a key press waits no longer."""
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


def prepare(reader: Duty, most: int = STEP) -> int:
    """Open some of what the index lacks, for the background; gives how many there are still to open.

    What comes or goes while this goes on is left to `patterns`. Raises as `patterns` does.
    """
    mine = as_reader(reader)
    with reading_back(mine) as connection:
        held = _mine(mine)
        if not held.waiting:
            held.waiting = _missing(connection, mine, held)
        chosen = dict(list(held.waiting.items())[:most])
        held.waiting = dict(list(held.waiting.items())[most:])
        _note(connection, mine, held, chosen)
        return len(held.waiting)


def index_of(connection: Connection, mine: Reader) -> dict[str, Noted]:
    """The whole index, up to date. What cannot be opened is not in it."""
    held = _mine(mine)
    _note(connection, mine, held, _missing(connection, mine, held))
    held.waiting = {}
    return held.noted


@dataclass
class _Held:
    """What this reader looked at.

    `seen`: all of it, with the stamp of the reader's key; `noted`: what of that can be in a pattern; `waiting`: what
    `prepare` still has to open.
    """

    seen: dict[str, bytes] = field(default_factory=dict)
    noted: dict[str, Noted] = field(default_factory=dict)
    waiting: dict[str, bytes] = field(default_factory=dict)


def _mine(mine: Reader) -> _Held:
    """Taken once in a call: when the reader is covered meanwhile, what is added goes nowhere."""
    return cast("_Held", mine.held.setdefault(_HELD, _Held()))


def _missing(connection: Connection, mine: Reader, held: _Held) -> dict[str, bytes]:
    """Let go of what does not count any more; gives what is new, or has another key: it was re-routed, or given."""
    signal, key, since = schema_signals.Signal, schema.SealedKey, mine.session.now().date() - timedelta(weeks=WEEKS)
    asked = (
        select(signal.c.id, func.substr(key.c.sealed, 1, STAMP))
        .join(key, (key.c.item_id == signal.c.id) & (key.c.reader_id == mine.private.id))
        .where(signal.c.day > since, signal.c.status.not_in(_NOT))
    )
    there = {row[0]: row[1] for row in connection.execute(asked)}
    for gone in held.seen.keys() - there.keys():
        del held.seen[gone]
        held.noted.pop(gone, None)
    return dict(sorted((one, stamp) for one, stamp in there.items() if held.seen.get(one) != stamp))


def _note(connection: Connection, mine: Reader, held: _Held, missing: dict[str, bytes]) -> None:
    ids = list(missing)
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        found = content.load(connection, mine, some)
        for key in some:
            held.seen[key] = missing[key]
            held.noted.pop(key, None)
        for key, one in found.loaded.items():
            if one.audience is Audience.READERS:
                held.noted[key] = noted(key, one.row.number, one.row.day, one.envelope.form)
            if one.row.status not in OPEN:
                content.forget(mine, key)  # its page opens it again; here street and theme are enough
