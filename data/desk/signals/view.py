"""One signal, opened, as its page shows it: with names in the place of ids, and a timeline from all that happened."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, select

from data.desk import readers, schema
from data.desk.access import note_read
from data.desk.duty import Reader
from data.desk.signals import content, meldcode, reads, steps, term, workflow
from data.desk.signals.content import Loaded
from data.desk.signals.inbox import names
from data.desk.signals.kinds import EventKind, Status
from data.desk.signals.records import Added, Event, OpenedSignal, Untold, Work
from data.desk.signals.wish import wish_of
from data.desk.terms import Kind, Terms

_FROM_LOG = {reads.OPEN: EventKind.OPENED, "copy": EventKind.COPIED, reads.NAME: EventKind.NAMED}


def note_opening(connection: Connection, mine: Reader, loaded: Loaded) -> None:
    """Write down that a signal was read, with what was added to it and to what was merged into it."""
    note_read(connection, mine, reads.OPEN, content.KIND, loaded.row.id)
    there = content.added_ids(connection)
    for one in (loaded, *content.merged_into(connection, mine, loaded)):
        for item_id in there.get(one.row.id, ()):
            note_read(connection, mine, reads.OPEN, content.ADDED, item_id)


def view(connection: Connection, mine: Reader, loaded: Loaded, terms: Terms) -> OpenedSignal:
    """The page of a signal. Raises as content.added_to."""
    row, envelope = loaded.row, loaded.envelope
    people = names(connection)
    added = _added(connection, mine, loaded, people)
    looked = _from_log(connection, row.id, people)
    routing = steps.routing_of(loaded)
    moves = tuple(
        (move.end, move.needs)
        for move in workflow.moves_from(row.status)
        if move.end not in (Status.ERASED, Status.NEW) and (move.end is not Status.ON_AGENDA or routing.tables)
    )
    still_open = row.status in workflow.OPEN
    work = _named(loaded.work, people)
    sent = Event(envelope.sent_at, people.get(envelope.by, ""), EventKind.SENT)
    came = tuple(Event(one.at, one.by, EventKind.ADDED, text=one.code) for one in added)
    timeline = sorted((sent, *came, *work.events, *looked), key=lambda event: event.at)
    first: dict[str, datetime] = {}
    for event in looked:
        if event.kind is EventKind.OPENED:
            first.setdefault(event.by, event.at)
    return OpenedSignal(
        id=row.id,
        number=row.number,
        day=row.day,
        status=row.status,
        themes=row.themes,
        audience=loaded.audience,
        form=envelope.form,
        sent_at=envelope.sent_at,
        author=people.get(envelope.by, ""),
        author_id=envelope.by,
        visit=envelope.visit,
        added=added,
        work=work,
        routing=routing,
        wish=wish_of(envelope.form, loaded.work.wish),
        timeline=tuple(timeline),
        read_by=tuple(first.items()),
        readers=readers.names(connection, loaded.audience),
        moves=moves,
        feedback=row.feedback,
        feedback_text=row.feedback_text,
        closed_on=row.closed_on,
        erased_on=row.closed_on + terms[Kind.SIGNAL] if row.closed_on is not None else None,
        open_until=term.open_until(row.day, loaded.work.renewed_until) if still_open else None,
        untold=_untold(connection, mine, loaded) if still_open else (),
    )


def _added(connection: Connection, mine: Reader, loaded: Loaded, people: dict[str, str]) -> tuple[Added, ...]:
    """What was added to it, and to what was merged into it: who reads this one reads those with it."""
    found = []
    for signal in (loaded, *content.merged_into(connection, mine, loaded)):
        code = "" if signal.row.id == loaded.row.id else f"S-{signal.row.number}"
        for item_id, one in content.added_to(connection, mine, signal.row.id):
            found.append(Added(item_id, one.at, people.get(one.by, ""), one.text, code))
    return tuple(sorted(found, key=lambda one: one.at))


def _named(work: Work, people: dict[str, str]) -> Work:
    """With roepnamen where the store has person ids."""
    weighing, spoed = work.weighing, work.spoed
    if weighing is not None:
        by, second = people.get(weighing.proposed_by, ""), people.get(weighing.confirmed_by, "")
        weighing = replace(weighing, proposed_by=by, confirmed_by=second)
    if spoed is not None:
        by, seen = people.get(spoed.raised_by, ""), people.get(spoed.acknowledged_by, "")
        spoed = replace(spoed, raised_by=by, acknowledged_by=seen)
    events = tuple(replace(event, by=people.get(event.by, "")) for event in work.events)
    return replace(work, weighing=weighing, spoed=spoed, events=events, meldcode=meldcode.named(work, people))


def _untold(connection: Connection, mine: Reader, loaded: Loaded) -> tuple[Untold, ...]:
    return tuple(
        Untold(one.row.id, one.row.number, one.envelope.form.who, one.work.inform_by)
        for one in steps.untold(connection, mine, [loaded]).get(loaded.row.id, ())
        if one.work.inform_by is not None
    )


def _from_log(connection: Connection, signal_id: str, people: dict[str, str]) -> list[Event]:
    log = schema.ReadLog
    asked = select(log.c.at, log.c.person_id, log.c.action).where(
        log.c.record_kind == content.KIND, log.c.record_id == signal_id, log.c.action.in_(sorted(_FROM_LOG))
    )
    rows = connection.execute(asked.order_by(log.c.at, log.c.id))
    return [Event(row.at, people.get(row.person_id, ""), _FROM_LOG[row.action]) for row in rows]
