"""Regulars who want to be known here: a roepnaam, a street and the letters of a tile, at their own wish.

That somebody was here is kept as one day (the last); no visit is tied to a regular. Erased 12 months after that day,
or at once (data.retention has the term).
"""

from __future__ import annotations

import unicodedata
from uuid import uuid4

from sqlalchemy import Connection, Row, delete, func, select, update

from data.desk import schema_day
from data.desk.access import changing_back, note_change, reading_back
from data.desk.duty import Duty
from data.desk.notes import truncate_wal
from data.desk.visits import shifts
from data.desk.visits.records import Glance, Regular, Step
from data.desk.visits.steps import Recorder
from data.desk.visits.visiting import add_anonymous, one_line
from data.errors import Code, WorldError

KIND = "regular"
MOST = 60  # letters of a name or a street
MISSED = 3  # times in a row before somebody is asked after

_Regular, _Inloop = schema_day.Regular, schema_day.Inloop


def regulars(duty: Duty) -> tuple[Regular, ...]:
    """Everybody with a tile, by name."""
    with reading_back(duty) as connection:
        here = _here(connection, duty)
        rows = connection.execute(select(_Regular).order_by(func.lower(_Regular.c.name), _Regular.c.letters))
        return tuple(record(row, here) for row in rows)


def add_regular(duty: Duty, name: str, street: str, *, own_wish: bool, may_be_missed: bool) -> Regular:
    """A tile for somebody who is here now."""
    if not own_wish:
        raise WorldError(Code.WISH_MISSING)
    name, street = one_line(name, "person", MOST), one_line(street, "street", MOST)
    with changing_back(duty) as connection:
        now = duty.session.now()
        key = uuid4().hex
        connection.execute(
            _Regular.insert().values(
                id=key,
                created=now,
                name=name,
                street=street,
                letters=_letters(connection, name, street),
                wished_on=now.date(),
                may_be_missed=may_be_missed,
                last_visit=now.date(),
            )
        )
        note_change(connection, duty, "add", KIND, key)
        return _one(connection, duty, key)


def change_regular(duty: Duty, regular_id: str, *, name: str, street: str, may_be_missed: bool) -> Regular:
    """Something else written down; the letters stay while the name does."""
    name, street = one_line(name, "person", MOST), one_line(street, "street", MOST)
    with changing_back(duty) as connection:
        before = _one(connection, duty, regular_id)
        values: dict[str, object] = {"name": name, "street": street, "may_be_missed": may_be_missed}
        if name != before.name:
            values["letters"] = _letters(connection, name, street, but=regular_id)
        connection.execute(update(_Regular).where(_Regular.c.id == regular_id).values(**values))
        note_change(connection, duty, "change", KIND, regular_id)
        return _one(connection, duty, regular_id)


def regular_here(duty: Duty, letters: str) -> Glance:
    """Counted as a visitor, once a dienst."""
    typed = plain(letters)
    with changing_back(duty) as connection:
        row = connection.execute(select(_Regular).where(_Regular.c.letters == typed)).first()
        if row is None:
            raise WorldError(Code.REGULAR_UNKNOWN, letters=typed[:3])
        shift = shifts.ensure(connection, duty)
        if row.last_inloop_id != shift.id:
            recorder = Recorder(connection, shift.id, Step.REGULAR)
            add_anonymous(recorder, connection, duty)
            last = max(row.last_visit, shift.day)
            recorder.update(_Regular, {"id": row.id}, last_visit=last, last_inloop_id=shift.id)
            recorder.keep()
        return shifts.glance_of(connection, duty)


def remove_regular(duty: Duty, regular_id: str) -> None:
    """Erase somebody at once."""
    with changing_back(duty) as connection:
        done = connection.execute(delete(_Regular).where(_Regular.c.id == regular_id))
        if done.rowcount != 1:
            raise WorldError(Code.RECORD_UNKNOWN)
        note_change(connection, duty, "remove", KIND, regular_id)
    truncate_wal(duty)


def missed(duty: Duty) -> tuple[Regular, ...]:
    """Who asked for it and was not at the last three diensten of the sort they last came to."""
    with reading_back(duty) as connection:
        here = _here(connection, duty)
        found = []
        asked = select(_Regular, _Inloop.c.kind.label("kind"), _Inloop.c.name.label("inloop_name"))
        asked = asked.join(_Inloop, _Inloop.c.id == _Regular.c.last_inloop_id)
        for row in connection.execute(asked.where(_Regular.c.may_be_missed).order_by(_Regular.c.name)):
            since = (
                select(func.count(_Inloop.c.day.distinct()))
                .where(_Inloop.c.day > row.last_visit, _Inloop.c.closed_at.is_not(None))
                .where(_Inloop.c.kind == row.kind, _Inloop.c.name == row.inloop_name)
            )
            if connection.execute(since).scalar_one() >= MISSED:
                found.append(record(row, here))
        return tuple(found)


def plain(text: str) -> str:
    """Only letters that every keyboard here has, in capitals: "Zoë" becomes "ZOE"."""
    bare = unicodedata.normalize("NFKD", text).upper()
    return "".join(char for char in bare if char.isascii() and char.isalpha())


def _letters(connection: Connection, name: str, street: str, *, but: str = "") -> str:
    """Two or three letters that nobody else has: of the name, then of name and street, then any."""
    taken = set(connection.execute(select(_Regular.c.letters).where(_Regular.c.id != but)).scalars())
    own, at = plain(name) or "X", plain(street)
    first = own[:2].ljust(2, "X")
    wanted = [first, own[:3], *(first + char for char in at), *(first[0] + char for char in own[2:])]
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    wanted += [first + char for char in alphabet]
    wanted += [one + two + three for one in first[0] + alphabet for two in alphabet for three in alphabet]
    return next(letters for letters in wanted if 2 <= len(letters) <= 3 and letters not in taken)


def _here(connection: Connection, duty: Duty) -> str:
    row = shifts.find(connection, duty)
    return row.id if row is not None else ""


def _one(connection: Connection, duty: Duty, regular_id: str) -> Regular:
    row = connection.execute(select(_Regular).where(_Regular.c.id == regular_id)).first()
    if row is None:
        raise WorldError(Code.RECORD_UNKNOWN)
    return record(row, _here(connection, duty))


def record(row: Row[object], here: str = "") -> Regular:
    """A card from its row; `here`: the dienst that is going on, to say whether they came."""
    return Regular(
        id=row.id,
        name=row.name,
        street=row.street,
        letters=row.letters,
        wished_on=row.wished_on,
        may_be_missed=row.may_be_missed,
        last_visit=row.last_visit,
        here=bool(here) and row.last_inloop_id == here,
    )
