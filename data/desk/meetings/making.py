"""Making a meeting: which table, when, with whom, and an agenda that fills itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import uuid4

from sqlalchemy import Connection, delete

from data.desk import schema
from data.desk.access import as_reader, changing_back, note_change, note_read
from data.desk.duty import Duty, Reader
from data.desk.meetings import agenda, reaching
from data.desk.meetings.known import Known
from data.desk.meetings.plan import Plan
from data.desk.meetings.reaching import KIND, Kept
from data.desk.meetings.records import (
    MOST,
    PARTICIPANTS_MOST,
    ItemKind,
    Meeting,
    MeetingLine,
    MeetingTable,
    Participant,
    Proposal,
    State,
)
from data.desk.meetings.sitting import Sitting, cleaned, opened, sitting
from data.desk.notes import truncate_wal
from data.desk.signals.kinds import Status
from data.desk.signals.pattern_index import index_of
from data.desk.signals.patterns import find
from data.desk.sweeping import want_sweep
from data.desk.terms import Kind, Terms
from data.desk.visits.visiting import checked
from data.errors import Code, WorldError

_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


def propose(reader: Duty, table: MeetingTable) -> Proposal:
    """What a new meeting of this table starts with."""
    mine = as_reader(reader)
    with changing_back(mine) as connection:
        last = next((one for one in reaching.all_kept(connection, mine) if one.plan.table is table), None)
    day = agenda.next_thursday(mine.session.now().date())
    if last is None:
        return Proposal(table, day, ())
    plan = last.plan
    return Proposal(table, day, plan.participants, plan.starts, plan.place, plan.chair)


def meetings(reader: Duty, terms: Terms) -> tuple[MeetingLine, ...]:
    """All meetings: to come (soonest first), then those that were (newest first)."""
    mine = as_reader(reader)
    with changing_back(mine) as connection:
        found = [
            MeetingLine(
                one.id, one.plan.table, one.day, one.state, len(one.plan.entries), one.day + terms[Kind.MEETING]
            )
            for one in (cleaned(connection, mine, kept) for kept in reaching.all_kept(connection, mine))
        ]
    to_come = sorted((one for one in found if one.state is not State.DONE), key=lambda one: one.day)
    return (*to_come, *(one for one in found if one.state is State.DONE))


def make(
    reader: Duty,
    table: MeetingTable,
    day: date,
    participants: Sequence[Participant],
    starts: str,
    place: str,
    chair: str,
    terms: Terms,
) -> Meeting:
    """A meeting with its agenda."""
    mine = as_reader(reader)
    plan = _described(Plan(table, participants=_people(participants)), starts, place, chair)
    meeting_id = uuid4().hex
    with changing_back(mine) as connection:
        kept = reaching.put(connection, mine, meeting_id, day, plan)
        note_change(connection, mine, "add", KIND, meeting_id)
        at = opened(connection, mine, kept, terms)
        _fill(at)
        return at.shown()


def meeting(reader: Duty, meeting_id: str, terms: Terms) -> Meeting:
    """One meeting."""
    with sitting(reader, meeting_id, terms) as at:
        note_read(at.connection, at.mine, "open", KIND, meeting_id)
        return at.shown()


def describe(reader: Duty, meeting_id: str, day: date, starts: str, place: str, chair: str, terms: Terms) -> Meeting:
    """Another day, time, place or chair."""
    with sitting(reader, meeting_id, terms) as at:
        at.still_open()
        at.change(_described(at.plan, starts, place, chair), day=day)
        return at.shown()


def set_participants(reader: Duty, meeting_id: str, participants: Sequence[Participant], terms: Terms) -> Meeting:
    """Other participants. What may not be spoken of in front of them goes off, and what may again comes back."""
    people = _people(participants)
    with sitting(reader, meeting_id, terms) as at:
        at.still_open()
        at.change(replace(at.plan, participants=people))
        _drop_refused(at)
        if at.kept.state is State.PLANNED:
            _fill(at)
        return at.shown()


def fill(reader: Duty, meeting_id: str, terms: Terms) -> Meeting:
    """Put on the agenda what came since."""
    with sitting(reader, meeting_id, terms) as at:
        at.still_open()
        _fill(at)
        return at.shown()


def remove(reader: Duty, meeting_id: str, terms: Terms) -> None:
    """Take a meeting away."""
    mine = as_reader(reader)
    want_sweep(mine.session.folder)
    with sitting(reader, meeting_id, terms) as at:
        about = {one.id: one for entry in at.plan.entries for one in at.of_entry(entry)}
        for one in about.values():
            rest = one.said.without(meeting_id)
            if rest != one.said:
                reaching.say(at.connection, mine, one.id, rest)
        if at.kept.state is not State.DONE:
            at.off_agenda(_on_it(at))
        erase(at.connection, mine, meeting_id, "removed")
        note_change(at.connection, mine, "remove", KIND, meeting_id)
    truncate_wal(mine)


def erase(connection: Connection, mine: Reader, item_id: str, reason: str) -> None:
    """Take a sealed item away and leave a tombstone without content."""
    table, stone = schema.SealedItem, schema.Tombstone
    row = connection.execute(table.select().where(table.c.id == item_id)).one()
    values = {"id": item_id, "kind": row.kind, "created": row.created, "erased_at": mine.session.now()}
    connection.execute(stone.insert().values(**values, reason=reason))
    connection.execute(delete(table).where(table.c.id == item_id))


def _fill(at: Sitting) -> None:
    others = [one for one in reaching.all_kept(at.connection, at.mine) if one.id != at.kept.id]
    taken = {
        ref
        for one in others
        for entry in one.plan.entries
        if entry.kind is not ItemKind.PATTERN and _still_there(one, entry.kind)
        for ref in entry.refs
    }
    spoken = {
        (entry.pattern, frozenset(entry.refs))
        for one in others
        for entry in one.plan.entries
        if entry.kind is ItemKind.PATTERN and entry.decision is not None
    }
    allowed = [key for key, one in at.signals.items() if agenda.allowed_at(at.plan, one) is None]
    entries = agenda.filled(
        at.plan,
        at.kept.id,
        at.kept.day,
        at.today,
        at.signals,
        find(index_of(at.connection, at.mine), at.today, only=allowed),
        reaching.offers(at.connection, at.mine),
        frozenset(taken),
        frozenset(spoken),
    )
    at.change(replace(at.plan, entries=entries))
    # What is new is read first: it becomes "op agenda" when she writes its item, or when the meeting begins.
    at.onto_agenda(one for one in _on_it(at) if one.status is not Status.NEW)


def _on_it(at: Sitting) -> list[Known]:
    """The signals that have an item of their own."""
    found = (at.signals.get(entry.refs[0]) for entry in at.plan.entries if entry.kind is ItemKind.SIGNAL)
    return [one for one in found if one is not None]


def _still_there(other: Kept, kind: ItemKind) -> bool:
    """A signal waits for a meeting that is to come; an offer that was spoken of once does not come back."""
    return other.state is not State.DONE or kind is ItemKind.OFFER


def _drop_refused(at: Sitting) -> None:
    refused = [
        entry
        for entry in at.plan.entries
        if entry.kind is ItemKind.SIGNAL
        and entry.refs[0] in at.signals
        and agenda.allowed_at(at.plan, at.signals[entry.refs[0]]) is not None
    ]
    if not refused:
        return
    gone = {entry.id for entry in refused}
    at.change(replace(at.plan, entries=tuple(one for one in at.plan.entries if one.id not in gone)))
    at.off_agenda(at.signals[entry.refs[0]] for entry in refused)


def _described(plan: Plan, starts: str, place: str, chair: str) -> Plan:
    if not _TIME.fullmatch(starts):
        raise WorldError(Code.VALUE_UNREADABLE, field="starts")
    return replace(plan, starts=starts, place=_line(place, "place"), chair=_line(chair, "chair"))


def _people(participants: Sequence[Participant]) -> tuple[Participant, ...]:
    """A role is needed, an organisation is not: it is a warning, and printed as not known."""
    if len(participants) > PARTICIPANTS_MOST:
        raise WorldError(Code.VALUE_UNREADABLE, field="participants")
    return tuple(
        Participant(checked(one.role, "role", MOST["role"]), _line(one.organisation, "organisation"), one.partner)
        for one in participants
    )


def _line(text: str, field: str) -> str:
    said = " ".join(text.split())
    return checked(said, field, MOST[field]) if said else ""
