"""Handing a signal over to somebody outside: only facts, and only what the resident's wish allows.

With the resident's yes one reader does it. Without a yes it takes a reason, the day the resident is told, and a second
reader who agrees in their own login. Whether it arrived is written down afterwards: yes or no.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

from sqlalchemy import Connection, update

from data.desk import schema_signals
from data.desk.access import as_reader, changing_back, note_change, note_read
from data.desk.duty import Duty, Reader
from data.desk.signals import coding, content, steps
from data.desk.signals.content import KIND, Loaded
from data.desk.signals.form import MOST
from data.desk.signals.handed import Handed, HandedAll
from data.desk.signals.inzage_records import Consent, HandOverPaper
from data.desk.signals.kinds import Actor, Described, EventKind, HandOver, Needed, Status
from data.desk.signals.masked import A_VOLUNTEER, RESIDENT, everybody, masked, resident_names, volunteers
from data.desk.signals.wish import wish_of
from data.desk.signals.workflow import move
from data.desk.visits.visiting import one_line
from data.errors import Code, WorldError

PART = "handed-over"  # the name of the sealed part
TELL_WITHIN = timedelta(days=30)
"""The resident is told within a month (product.md, Signaal)."""


def hand_over(reader: Duty, signal_id: str, to: str, yes_on: date | None) -> HandOverPaper:
    """With the resident's yes of that day (None: nobody is concerned); gives what may be sent.

    Raises WorldError(WISH_FORBIDS, what="hand-over") when the wish as it stands is no yes, VALUE_UNREADABLE
    (field="yes") for a day that is still to come, VALUE_MISSING | TEXT_TOO_LONG | TEXT_HOLDS_BSN
    (field="receiver"), SIGNAL_STEP for one that is not open.
    """
    mine = as_reader(reader)
    now = mine.session.now()
    if yes_on is not None and yes_on > now.date():
        raise WorldError(Code.VALUE_UNREADABLE, field="yes")
    whom = one_line(to, "receiver", MOST["receiver"])
    with changing_back(mine) as connection:
        one = content.one(connection, mine, signal_id)
        nobody = wish_of(one.envelope.form, one.work.wish) is None
        if steps.routing_of(one).hand_over is HandOver.WEIGHED_ONLY or (yes_on is None and not nobody):
            raise WorldError(Code.WISH_FORBIDS, what="hand-over")
        handed = Handed(uuid4().hex, whom, mine.person.id, now, None if nobody else yes_on, nobody)
        _put(connection, mine, signal_id, handed)
        _go(connection, mine, one, handed)
        return _paper(connection, mine, one, handed)


def propose(reader: Duty, signal_id: str, to: str, reason: str, told_on: date) -> Handed:
    """Without a yes: why, and when the resident is told (within a month). A second reader has to agree.

    Raises WorldError(VALUE_MISSING | TEXT_TOO_LONG | TEXT_HOLDS_BSN, field= | VALUE_UNREADABLE, field="told").
    """
    mine = as_reader(reader)
    now = mine.session.now()
    whom = one_line(to, "receiver", MOST["receiver"])
    why = one_line(reason, "reason", MOST["reason"])
    if told_on > now.date() + TELL_WITHIN:
        raise WorldError(Code.VALUE_UNREADABLE, field="told")
    with changing_back(mine) as connection:
        one = content.one(connection, mine, signal_id)
        _may_go(one)
        handed = Handed(uuid4().hex, whom, mine.person.id, now, reason=why, told_on=told_on)
        _put(connection, mine, signal_id, handed)
        note_change(connection, mine, "change", KIND, signal_id)
        return handed


def confirm(reader: Duty, signal_id: str, handed_id: str) -> HandOverPaper:
    """A second reader agrees; gives what may be sent.

    Raises WorldError(SECOND_READER) for who proposed it, RECORD_UNKNOWN when nothing waits.
    """
    mine = as_reader(reader)
    with changing_back(mine) as connection:
        one = content.one(connection, mine, signal_id)
        waiting = _waiting(connection, mine, signal_id, handed_id)
        handed = replace(waiting, second=mine.person.id, second_at=mine.session.now())
        _put(connection, mine, signal_id, handed)
        _go(connection, mine, one, handed)
        return _paper(connection, mine, one, handed)


def refuse(reader: Duty, signal_id: str, handed_id: str) -> Handed:
    """A second reader does not agree: it does not go. Raises as `confirm` does."""
    mine = as_reader(reader)
    with changing_back(mine) as connection:
        waiting = _waiting(connection, mine, signal_id, handed_id)
        handed = replace(waiting, second=mine.person.id, refused=True)
        _put(connection, mine, signal_id, handed)
        note_change(connection, mine, "change", KIND, signal_id)
        return handed


def receipt(reader: Duty, signal_id: str, handed_id: str, *, arrived: bool) -> Handed:
    """Whether they got it: yes or no. Raises WorldError(RECORD_UNKNOWN)."""
    mine = as_reader(reader)
    with changing_back(mine) as connection:
        one = content.one(connection, mine, signal_id)
        found = read(connection, mine, signal_id).of(handed_id)
        if found is None or not found.done:
            raise WorldError(Code.RECORD_UNKNOWN)
        handed = replace(found, receipt=arrived, receipt_on=mine.session.now().date())
        _put(connection, mine, signal_id, handed)
        steps.keep(connection, mine, one, EventKind.RECEIPT, text="ja" if arrived else "nee")
        return handed


def paper(reader: Duty, signal_id: str, handed_id: str) -> HandOverPaper:
    """The paper once more, for one that went; written down as a reading. Raises WorldError(RECORD_UNKNOWN)."""
    mine = as_reader(reader)
    with changing_back(mine) as connection:
        one = content.one(connection, mine, signal_id)
        handed = read(connection, mine, signal_id).of(handed_id)
        if handed is None or not handed.done:
            raise WorldError(Code.RECORD_UNKNOWN)
        return _paper(connection, mine, one, handed)


def handed_over(reader: Duty, signal_id: str) -> tuple[Handed, ...]:
    """All hand-overs of a signal, oldest first; `by` and `second` are roepnamen here."""
    mine = as_reader(reader)
    with changing_back(mine) as connection:
        names = everybody(connection)
        return tuple(
            replace(one, by=names.get(one.by, ""), second=names.get(one.second, ""))
            for one in read(connection, mine, signal_id).handed
        )


def read(connection: Connection, mine: Reader, signal_id: str) -> HandedAll:
    """What is kept, within a transaction. Raises as content.read_part does."""
    said = content.read_part(connection, mine, signal_id, PART)
    return coding.from_bytes(HandedAll, said) if said is not None else HandedAll()


def _put(connection: Connection, mine: Reader, signal_id: str, handed: Handed) -> None:
    whole = read(connection, mine, signal_id).put(handed)
    content.write_part(connection, mine, signal_id, PART, coding.to_bytes(whole))


def _waiting(connection: Connection, mine: Reader, signal_id: str, handed_id: str) -> Handed:
    found = read(connection, mine, signal_id).of(handed_id)
    if found is None or not found.waiting:
        raise WorldError(Code.RECORD_UNKNOWN)
    if found.by == mine.person.id:
        raise WorldError(Code.SECOND_READER)
    return found


def _may_go(one: Loaded) -> None:
    move(one.row.status, Status.HANDED_OVER, Actor.READER, {Needed.RECEIVER, Needed.PERMISSION})


def _go(connection: Connection, mine: Reader, one: Loaded, handed: Handed) -> None:
    """The signal is handed over, and its timeline says to whom."""
    _may_go(one)
    steps.keep(
        connection,
        mine,
        one,
        EventKind.HANDED_OVER,
        status=Status.HANDED_OVER,
        text=handed.to,
        on=handed.yes_on,
        handed_to=handed.to,
    )
    table = schema_signals.Signal
    connection.execute(update(table).where(table.c.id == one.row.id).values(status=Status.HANDED_OVER.value))


def _paper(connection: Connection, mine: Reader, one: Loaded, handed: Handed) -> HandOverPaper:
    """The facts and nothing else; the name only with the resident's yes to being named."""
    note_read(connection, mine, "copy", KIND, one.row.id)
    form, names = one.envelope.form, everybody(connection)
    named = handed.yes_on is not None and steps.routing_of(one).name
    hidden = () if named else resident_names(form)
    desk = volunteers(connection).values()

    def clean(text: str) -> str:
        return masked(masked(text, desk, A_VOLUNTEER), hidden, RESIDENT)

    described = form.described is not Described.NAME
    return HandOverPaper(
        number=one.row.number,
        to=handed.to,
        made_on=mine.session.now().date(),
        seen_on=one.row.day,
        facts=clean(form.facts),
        added=tuple(clean(added.text) for _, added in content.added_to(connection, mine, one.row.id)),
        source=form.source.value if form.source else "",
        when=clean(form.when),
        often=form.often.value if form.often else "",
        who=clean(form.who) if named or described else "",
        street=form.street if named or not form.about_person else "",
        wish=wish_of(form, one.work.wish),
        consent=Consent(
            handed.yes_on,
            handed.reason,
            tuple(names.get(key, "") for key in (handed.by, handed.second) if key),
            handed.told_on,
        ),
        sender=mine.person.name,
    )
