"""Handing a signal over to somebody outside: only facts, and only what the resident's wish allows.

With the resident's yes one reader does it. Without a yes it is a veiligheidsafweging (data.desk.signals.care): a
reason, the day the resident is told, and a second reader who agrees in their own login; or one that was confirmed
before. Where no name may go, the words are read first, and words can be left out; what was read is what goes
(data.desk.signals.outgoing). Whether it arrived is written down afterwards: yes or no.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import uuid4

from sqlalchemy import Connection, update

from data.desk import schema_signals
from data.desk.access import as_reader, changing_back, note_read, reading_back
from data.desk.duty import Duty, Reader
from data.desk.signals import care, checking, coding, content, outgoing, steps
from data.desk.signals.content import KIND, Loaded
from data.desk.signals.form import MOST
from data.desk.signals.handed import Handed, HandedAll, Outgoing
from data.desk.signals.inzage_records import Consent, HandOverPaper
from data.desk.signals.kinds import Actor, EventKind, HandOver, Needed, Status
from data.desk.signals.masked import everybody
from data.desk.signals.records import Weighing
from data.desk.signals.wish import wish_of
from data.desk.signals.workflow import move
from data.desk.visits.visiting import one_line
from data.errors import Code, WorldError

PART = "handed-over"  # the name of the sealed part


def preview(reader: Duty, signal_id: str) -> tuple[Outgoing, Outgoing]:
    """The words as they would go: with the resident's yes to this hand-over, and without. Nothing is changed."""
    mine = as_reader(reader)
    with reading_back(mine) as connection:
        one = content.one(connection, mine, signal_id)
        return outgoing.words(connection, mine, one, yes=True), outgoing.words(connection, mine, one, yes=False)


def hand_over(
    reader: Duty, signal_id: str, to: str, yes_on: date | None, *, cover: Sequence[str] | None = None
) -> HandOverPaper:
    """With the resident's yes of that day, or after a confirmed veiligheidsafweging; gives what may be sent.

    `yes_on` None: nobody is concerned, or two readers weighed it. After a weighing that is the ground, and no yes comes
    on the paper. `cover`: words to leave out of the facts; where the paper may not lead to the resident somebody has to
    have read it (`preview`) and says so by giving them, be it none: else WorldError(SIGNAL_NEEDS, what="read").
    Raises WorldError(WISH_FORBIDS, what="hand-over") when the wish as it stands is no yes and it was not weighed (or
    for somebody else), VALUE_UNREADABLE (field="yes") for a day that is still to come or long before the signal,
    VALUE_MISSING | TEXT_TOO_LONG | TEXT_HOLDS_BSN (field="receiver"), SIGNAL_STEP for one that is not open.
    """
    mine = as_reader(reader)
    now = mine.session.now()
    whom = one_line(to, "receiver", MOST["receiver"])
    with changing_back(mine) as connection:
        one = content.one(connection, mine, signal_id)
        if yes_on is not None:
            yes_on = checking.day_said(yes_on, one.envelope.sent_at.date(), now.date(), "yes")
        handed = Handed(uuid4().hex, whom, mine.person.id, now)
        if wish_of(one.envelope.form, one.work.wish) is None:
            handed = replace(handed, nobody=True)
        elif steps.routing_of(one).hand_over is not HandOver.WEIGHED_ONLY and yes_on is not None:
            handed = replace(handed, yes_on=yes_on)
        else:
            handed = _by_weighing(one, handed)
        handed = outgoing.with_words(connection, mine, one, handed, cover)
        _put(connection, mine, signal_id, handed)
        _go(connection, mine, one, handed)
        return _paper(connection, mine, one, handed)


def propose(
    reader: Duty,
    signal_id: str,
    to: str,
    reason: str,
    told_on: date,
    *,
    told: bool = False,
    cover: Sequence[str] | None = None,
) -> Handed:
    """Without a yes: a veiligheidsafweging, with why and when the resident is told; a second reader has to agree.

    `told_on` lies from today to a month on; `told`: the resident was told already, on a day since the signal. `cover`
    as with `hand_over`. Another proposal that waits is taken back by it. Raises WorldError(VALUE_MISSING |
    TEXT_TOO_LONG | TEXT_HOLDS_BSN, field= | VALUE_UNREADABLE, field="told" | SIGNAL_NEEDS, what="person" | "read" |
    SIGNAL_STEP).
    """
    mine = as_reader(reader)
    whom = one_line(to, "receiver", MOST["receiver"])
    why = one_line(reason, "reason", MOST["reason"])
    with changing_back(mine) as connection:
        one = content.one(connection, mine, signal_id)
        _may_go(one)
        handed = Handed(uuid4().hex, whom, mine.person.id, mine.session.now(), reason=why, told_on=told_on, told=told)
        one = care.propose_weighing(connection, mine, one, why, told_on, told=told, handed=handed.id, to=whom)
        handed = outgoing.with_words(connection, mine, one, handed, cover)
        _put(connection, mine, signal_id, handed)
        return handed


def confirm(reader: Duty, signal_id: str, handed_id: str, *, cover: Sequence[str] | None = None) -> HandOverPaper:
    """A second reader agrees, having read what goes; gives what may be sent. `cover`: more words to leave out.

    Raises WorldError(SECOND_READER) for who proposed it, RECORD_UNKNOWN when nothing waits (any more), WISH_FORBIDS,
    what="hand-over" when the resident wants something else than what was weighed,
    SIGNAL_NEEDS, what="read" as `hand_over` does.
    """
    mine = as_reader(reader)
    with changing_back(mine) as connection:
        one = content.one(connection, mine, signal_id)
        waiting = _waiting(connection, mine, one, handed_id)
        if waiting.by == mine.person.id:
            raise WorldError(Code.SECOND_READER)
        if one.work.weighing is not None and not one.work.weighing.confirmed:
            one = care.confirm_weighing(connection, mine, one)
        if not steps.weighed(one):
            raise WorldError(Code.WISH_FORBIDS, what="hand-over")  # the resident wants something else by now
        handed = replace(waiting, second=mine.person.id, second_at=mine.session.now())
        handed = outgoing.with_words(connection, mine, one, handed, cover)
        _put(connection, mine, signal_id, handed)
        _go(connection, mine, one, handed)
        return _paper(connection, mine, one, handed)


def refuse(reader: Duty, signal_id: str, handed_id: str) -> Handed:
    """A second reader does not agree, or who proposed it takes it back: it does not go, and nothing was weighed.

    Raises WorldError(RECORD_UNKNOWN) when nothing waits.
    """
    mine = as_reader(reader)
    with changing_back(mine) as connection:
        one = content.one(connection, mine, signal_id)
        waiting = _waiting(connection, mine, one, handed_id)
        handed = replace(waiting, second=mine.person.id, refused=True)
        _put(connection, mine, signal_id, handed)
        care.refuse_weighing(connection, mine, one)
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
    """All hand-overs of a signal, oldest first; who did it are roepnamen here. Proposals are as they stand now."""
    mine = as_reader(reader)
    with changing_back(mine) as connection:
        names = everybody(connection)
        weighing = content.one(connection, mine, signal_id).work.weighing
        return tuple(
            replace(
                one,
                by=names.get(one.by, ""),
                second=names.get(one.second, ""),
                weighed_by=tuple(names.get(key, "") for key in one.weighed_by),
                refused=one.refused or (one.waiting and not _stands(one, weighing)),
            )
            for one in read(connection, mine, signal_id).handed
        )


def read(connection: Connection, mine: Reader, signal_id: str) -> HandedAll:
    """What is kept, within a transaction. Raises as content.read_part does."""
    said = content.read_part(connection, mine, signal_id, PART)
    return coding.from_bytes(HandedAll, said) if said is not None else HandedAll()


def _put(connection: Connection, mine: Reader, signal_id: str, handed: Handed) -> None:
    whole = read(connection, mine, signal_id).put(handed)
    content.write_part(connection, mine, signal_id, PART, coding.to_bytes(whole))


def _stands(handed: Handed, weighing: Weighing | None) -> bool:
    """Whether a proposal still waits: its weighing was not taken back, nor another put in its place."""
    return weighing is not None and weighing.handed == handed.id


def _waiting(connection: Connection, mine: Reader, one: Loaded, handed_id: str) -> Handed:
    found = read(connection, mine, one.row.id).of(handed_id)
    if found is None or not found.waiting or not _stands(found, one.work.weighing):
        raise WorldError(Code.RECORD_UNKNOWN)
    return found


def _by_weighing(one: Loaded, handed: Handed) -> Handed:
    """On the ground of a weighing that was confirmed before; one that was made for one receiver is for that one."""
    weighing = one.work.weighing
    other = weighing is not None and weighing.to and weighing.to.casefold() != handed.to.casefold()
    if weighing is None or not steps.weighed(one) or other:
        raise WorldError(Code.WISH_FORBIDS, what="hand-over")
    return replace(
        handed,
        reason=weighing.reason,
        told_on=weighing.inform_on,
        told=weighing.told,
        weighed_by=(weighing.proposed_by, weighing.confirmed_by),
    )


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
    """The facts and nothing else, as they were read; the name only with the resident's yes to being named."""
    note_read(connection, mine, "copy", KIND, one.row.id)
    form, names = one.envelope.form, everybody(connection)
    going = handed.text or outgoing.words(connection, mine, one, yes=handed.yes_on is not None)
    readers = handed.weighed_by or tuple(key for key in (handed.by, handed.second) if key)
    return HandOverPaper(
        number=one.row.number,
        to=handed.to,
        made_on=mine.session.now().date(),
        seen_on=one.row.day,
        facts=going.facts,
        added=going.added,
        source=form.source.value if form.source else "",
        when=going.when,
        often=form.often.value if form.often else "",
        who=going.who,
        street=going.street,
        wish=wish_of(form, one.work.wish),
        consent=Consent(
            handed.yes_on, handed.reason, tuple(names.get(key, "") for key in readers), handed.told_on, handed.told
        ),
        sender=mine.person.name,
    )
