"""What volunteers told of a signal, to hold a buurtwerker's words beside: the form, what was added, what was merged.

It stays in the Reader as what was opened does (data.desk.signals.content), and goes with it.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, func, select

from data.desk import schema_signals
from data.desk.duty import Reader
from data.desk.meetings.names import fold
from data.desk.meetings.own_words import Told
from data.desk.signals import content
from data.desk.signals.content import Loaded
from data.desk.signals.form import Envelope
from data.desk.signals.masked import everybody
from data.errors import Code, WorldError

_NONCE = 24

_Added = schema_signals.SignalAdded
Stamp = tuple[tuple[str, bytes], ...]


def told(connection: Connection, mine: Reader, loaded: Loaded) -> tuple[Told, ...]:
    """Of one signal, and of those that were merged into it. Raises WorldError(DUTY_OVER | DUTY_COVERED)."""
    return told_of(connection, mine, {loaded.row.id: loaded})[loaded.row.id]


def told_of(connection: Connection, mine: Reader, loaded: Mapping[str, Loaded]) -> dict[str, tuple[Told, ...]]:
    """Of many signals, by id, each with those that were merged into it. Raises as `told`."""
    whole = _with_merged(connection, mine, loaded)
    stamps = _stamps(connection)
    staff = frozenset(fold(word) for name in everybody(connection).values() for word in name.split())
    held: dict[str, tuple[Envelope, Stamp, Told]] = mine.held.setdefault(content.TOLD, {})
    for key, one in whole.items():
        stamp = stamps.get(key, ())
        kept = held.get(key)
        if kept is None or kept[0] is not one.envelope or kept[1] != stamp or kept[2].staff != staff:
            added = _texts(connection, mine, key) if stamp else ()
            held[key] = (one.envelope, stamp, Told(one.envelope.form, added, staff))
    return {key: tuple(held[other][2] for other in along(key, whole)) for key in loaded}


def along(signal_id: str, loaded: Mapping[str, Loaded]) -> list[str]:
    """A signal and all that was merged into it, as far as it is among these."""
    found = [signal_id]
    for key in found:
        found += [one for one in loaded[key].work.merged if one in loaded and one not in found]
    return found


def _with_merged(connection: Connection, mine: Reader, loaded: Mapping[str, Loaded]) -> dict[str, Loaded]:
    whole = dict(loaded)
    asked = set(loaded)
    waiting = {key for one in loaded.values() for key in one.work.merged} - asked
    while waiting:
        more = content.load(connection, mine, waiting).loaded
        whole |= more
        asked |= waiting
        waiting = {key for one in more.values() for key in one.work.merged} - asked
    return whole


def _stamps(connection: Connection) -> dict[str, Stamp]:
    """What was added to which signal, by the ids and nonces of what is sealed; without opening any of it."""
    asked = select(_Added.c.id, _Added.c.signal_id, func.substr(_Added.c.content, 1, _NONCE)).order_by(_Added.c.id)
    found: dict[str, Stamp] = {}
    for item_id, signal_id, nonce in connection.execute(asked):
        found[signal_id] = (*found.get(signal_id, ()), (item_id, bytes(nonce)))
    return found


def _texts(connection: Connection, mine: Reader, signal_id: str) -> tuple[str, ...]:
    """What is not as it was sealed nobody can read, and so nobody can copy it."""
    try:
        return tuple(one.text for _, one in content.added_to(connection, mine, signal_id))
    except WorldError as error:
        if error.code is Code.SEALED_TAMPERED:
            return ()
        raise
