"""The agenda by hand: what comes on it, what goes off, in which order, in her own words."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

from data.desk.duty import Duty
from data.desk.meetings import agenda, reaching
from data.desk.meetings.own_words import be_own, own_text
from data.desk.meetings.plan import Entry, Said
from data.desk.meetings.records import ITEMS_MOST, MINUTES, MOST, Candidate, ItemKind, Meeting, Part
from data.desk.meetings.sitting import Sitting, sitting
from data.desk.signals.form import SignalForm
from data.desk.signals.workflow import OPEN
from data.desk.terms import Terms
from data.errors import Code, WorldError


def candidates(reader: Duty, meeting_id: str, terms: Terms) -> tuple[Candidate, ...]:
    """Open signals that may come on the agenda and are not there."""
    with sitting(reader, meeting_id, terms) as at:
        there = {ref for one in at.plan.entries if one.kind is ItemKind.SIGNAL for ref in one.refs}
        found = [
            one
            for one in at.signals.values()
            if one.id not in there and one.status in OPEN and agenda.new_at(at.plan, one, at.today) is None
        ]
    found.sort(key=lambda one: one.number)
    return tuple(Candidate(one.number, one.id, one.own(one.work.title), one.themes, one.status) for one in found)


def put_on(reader: Duty, meeting_id: str, number: int, terms: Terms) -> Meeting:
    """Put a signal on the agenda."""
    with sitting(reader, meeting_id, terms) as at:
        at.still_open()
        one = at.known(reaching.by_number(at.connection, at.mine, number))
        why = agenda.new_at(at.plan, one, at.today)
        if why is not None:
            raise WorldError(Code.MEETING_REFUSED, number=str(number), reason=why.value)
        if one.status not in OPEN:
            raise WorldError(Code.SIGNAL_ENDED)
        if not any(entry.kind is ItemKind.SIGNAL and entry.refs == (one.id,) for entry in at.plan.entries):
            _add(at, agenda.signal_entry(one, meeting_id, at.today), put_back=one.id)
        at.onto_agenda([one])
        return at.shown()


def add_own(reader: Duty, meeting_id: str, title: str, minutes: int, text: str, part: Part, terms: Terms) -> Meeting:
    """An item that is about no signal."""
    if not title.strip():
        raise WorldError(Code.VALUE_MISSING, field="title")
    with sitting(reader, meeting_id, terms) as at:
        at.still_open()
        about = at.told_about([])
        entry = Entry(
            uuid4().hex,
            ItemKind.OWN,
            part,
            minutes=_minutes(minutes),
            title=own_text(title, "title", MOST["title"], about, at.plan.table_words),
            text=own_text(text, "text", MOST["text"], about, at.plan.table_words),
        )
        _add(at, entry)
        return at.shown()


def take_off(reader: Duty, meeting_id: str, item_id: str, terms: Terms) -> Meeting:
    """Take an item off; it does not come back by itself."""
    with sitting(reader, meeting_id, terms, whole=False) as at:
        at.still_open()
        entry = at.entry(item_id)
        rest = tuple(one for one in at.plan.entries if one.id != item_id)
        off = {entry.pattern} if entry.kind is ItemKind.PATTERN else set(entry.refs)
        at.change(replace(at.plan, entries=rest, off=at.plan.off | off))
        if entry.kind is ItemKind.SIGNAL:
            one = at.known(entry.refs[0])
            reaching.say(at.connection, at.mine, one.id, one.said.without(meeting_id))
            at.off_agenda([one])
        return at.shown()


def move(reader: Duty, meeting_id: str, item_id: str, place: int, terms: Terms) -> Meeting:
    """Put an item on another place among those that are shown."""
    with sitting(reader, meeting_id, terms, whole=False) as at:
        at.still_open()
        at.entry(item_id)
        shown = [item.id for item in at.shown().items]
        hidden = tuple(one for one in at.plan.entries if one.id not in shown)
        entries = tuple(one for one in at.plan.entries if one.id in shown)
        at.change(replace(at.plan, entries=(*agenda.moved(entries, item_id, place), *hidden)))
        return at.shown()


def write(
    reader: Duty,
    meeting_id: str,
    item_id: str,
    title: str | None,
    text: str | None,
    minutes: int | None,
    terms: Terms,
) -> Meeting:
    """Her own words for an item."""
    with sitting(reader, meeting_id, terms, whole=False) as at:
        at.still_open()
        entry = at.entry(item_id)
        about = at.told_about(at.of_entry(entry))
        new_title = own_text(title, "title", MOST["title"], about, at.plan.table_words) if title is not None else None
        new_text = own_text(text, "text", MOST["text"], about, at.plan.table_words) if text is not None else None
        if entry.kind is ItemKind.OFFER:
            not_the_offer(at, entry, (new_title, "title"), (new_text, "text"))
        if minutes is not None and _minutes(minutes) != entry.minutes:
            entry = replace(entry, minutes=minutes)
            at.change(at.plan.with_entry(entry))
        if entry.kind is ItemKind.SIGNAL:
            _write_signal(at, entry, new_title, new_text)
        else:
            changed = replace(
                entry,
                title=entry.title if new_title is None else new_title,
                text=entry.text if new_text is None else new_text,
            )
            if changed != entry:
                at.change(at.plan.with_entry(changed))
        return at.shown()


def _write_signal(at: Sitting, entry: Entry, title: str | None, text: str | None) -> None:
    """What is about a signal is kept with the signal."""
    one = at.known(entry.refs[0])
    if text is not None:
        said = one.said.of(at.kept.id) or Said(at.kept.id, at.kept.day, at.plan.table)
        reaching.say(at.connection, at.mine, one.id, one.said.put(replace(said, text=text, on=at.kept.day)))
    if title is not None and title != one.work.title:
        reaching.entitle(at.connection, at.mine, one.id, title)
    at.reread([one.id])
    at.onto_agenda([at.known(one.id)])


def not_the_offer(at: Sitting, entry: Entry, *said: tuple[str | None, str]) -> None:
    """The line of a neighbour and how to reach them do not go onto paper either. Raises as own_words.be_own."""
    offer = next((one for one in reaching.offers(at.connection, at.mine) if one.id == entry.refs[0]), None)
    if offer is not None:
        for text, field in said:
            be_own(text or "", field, [SignalForm(facts=offer.line, done=offer.reach)])


def _add(at: Sitting, entry: Entry, *, put_back: str = "") -> None:
    if len(at.plan.entries) >= ITEMS_MOST:
        raise WorldError(Code.VALUE_UNREADABLE, field="items")
    entries = agenda.put_in_part(at.plan.entries, entry)
    at.change(replace(at.plan, entries=entries, off=at.plan.off - {put_back}))


def _minutes(minutes: int) -> int:
    if not 1 <= minutes <= MINUTES:
        raise WorldError(Code.VALUE_UNREADABLE, field="minutes")
    return minutes
