"""At the table: a name while a key is held, what is decided, and what the volunteers hear afterwards."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from sqlalchemy import func, select

from data.desk import schema
from data.desk.access import note_read
from data.desk.duty import Duty
from data.desk.meetings import reaching, showing
from data.desk.meetings.editing import not_the_offer
from data.desk.meetings.known import Known
from data.desk.meetings.own_words import be_own
from data.desk.meetings.plan import Said
from data.desk.meetings.records import (
    MOST,
    ActionSheet,
    AgendaSheet,
    Decision,
    FeedbackLine,
    Item,
    ItemKind,
    Meeting,
    Part,
    State,
)
from data.desk.meetings.sitting import Sitting, sitting
from data.desk.records import Audience
from data.desk.signals.checking import coming_day
from data.desk.signals.content import KIND as SIGNAL
from data.desk.signals.kinds import Feedback, Outcome, Status
from data.desk.signals.reads import NAME
from data.desk.terms import Kind, Terms
from data.desk.visits.visiting import checked
from data.errors import Code, WorldError

_AFTER: dict[Outcome, Feedback] = {
    Outcome.NEIGHBOURHOOD: Feedback.HELPED_HERE,
    Outcome.THEMSELVES: Feedback.THEMSELVES,
    Outcome.KNOWN: Feedback.KNOWN,
    Outcome.HANDED_OVER: Feedback.PASSED_ON,
    Outcome.NO_HELP_WANTED: Feedback.NOT_WANTED,
    Outcome.NO_WORRY: Feedback.NOT_NEEDED,
    Outcome.BUNDLED: Feedback.WITH_OTHERS,
    Outcome.FAILED: Feedback.FAILED,
}


def name(reader: Duty, meeting_id: str, item_id: str, terms: Terms) -> str:
    """Who it is about."""
    with sitting(reader, meeting_id, terms, whole=False) as at:
        entry = at.entry(item_id)
        who = at.known(entry.refs[0]).who if entry.kind is ItemKind.SIGNAL else ""
        if not who:
            raise WorldError(Code.NAME_COVERED)
        note_read(at.connection, at.mine, NAME, SIGNAL, entry.refs[0])  # seen, not read
        return who


def begin(reader: Duty, meeting_id: str, terms: Terms) -> Meeting:
    """The meeting begins; what is new on its agenda says so from now on."""
    with sitting(reader, meeting_id, terms, whole=False) as at:
        at.still_open()
        if at.kept.state is not State.RUNNING:
            at.change(state=State.RUNNING)
            items = showing.items_of(at.kept, at.signals)
            at.onto_agenda(at.known(item.signal_ids[0]) for item in items if item.kind is ItemKind.SIGNAL)
        return at.shown()


def decide(
    reader: Duty, meeting_id: str, item_id: str, text: str, owner: str, due: date | None, terms: Terms
) -> Meeting:
    """What was decided; it goes onto the signals in the same transaction."""
    with sitting(reader, meeting_id, terms, whole=False) as at:
        at.still_open()
        decision = _decision(at, text, owner, due)
        entry = at.entry(item_id)
        about = at.of_entry(entry)
        if decision is not None:  # it is printed, and lies on the table
            told = at.told_about(about)
            be_own(decision.text, "decision", told, at.plan.table_words)
            be_own(decision.owner, "owner", told, at.plan.table_words)
            if entry.kind is ItemKind.OFFER:
                not_the_offer(at, entry, (decision.text, "decision"), (decision.owner, "owner"))
        for one in about:
            _say(at, one, decision, pattern=entry.kind is ItemKind.PATTERN)
        if entry.kind is not ItemKind.SIGNAL and entry.decision != decision:
            at.change(at.plan.with_entry(replace(entry, decision=decision)))
        at.reread([one.id for one in about])
        return at.shown()


def finish(reader: Duty, meeting_id: str, lines: Iterable[FeedbackLine], terms: Terms) -> Meeting:
    """The meeting is over; its signals wait for their next step, and the authors hear what was approved."""
    with sitting(reader, meeting_id, terms, whole=False) as at:
        _approve(at, lines)
        if at.kept.state is not State.DONE:
            at.change(state=State.DONE)
            refs = [entry.refs[0] for entry in at.plan.entries if entry.kind is ItemKind.SIGNAL]
            at.off_agenda(at.known(key) for key in refs if key in at.signals)
        return at.shown()


def feedback(reader: Duty, meeting_id: str, terms: Terms) -> tuple[FeedbackLine, ...]:
    """The sentences to approve."""
    with sitting(reader, meeting_id, terms, whole=False) as at:
        return _lines(at)


def approve(reader: Duty, meeting_id: str, lines: Iterable[FeedbackLine], terms: Terms) -> tuple[FeedbackLine, ...]:
    """Give the authors what was approved."""
    with sitting(reader, meeting_id, terms, whole=False) as at:
        _approve(at, lines)
        return _lines(at)


def agenda_sheet(reader: Duty, meeting_id: str, terms: Terms) -> AgendaSheet:
    """The agenda for paper."""
    with sitting(reader, meeting_id, terms, whole=False) as at:
        note_read(at.connection, at.mine, "print", reaching.KIND, meeting_id)
        return showing.agenda_sheet(at.kept, at.signals, at.today, _first_erased(at))


def action_sheet(reader: Duty, meeting_id: str, terms: Terms) -> ActionSheet:
    """What was decided, for paper."""
    with sitting(reader, meeting_id, terms, whole=False) as at:
        note_read(at.connection, at.mine, "print", reaching.KIND, meeting_id)
        return showing.action_sheet(at.kept, at.signals, at.today, _first_erased(at))


def _decision(at: Sitting, text: str, owner: str, due: date | None) -> Decision | None:
    """What was typed, checked; None when nothing was decided."""
    said, who = " ".join(text.split()), " ".join(owner.split())
    if not said and not who and due is None:
        return None
    said = checked(said, "decision", MOST["decision"])
    if not who and due is not None:
        raise WorldError(Code.VALUE_MISSING, field="owner")
    if who and due is None:
        raise WorldError(Code.VALUE_MISSING, field="due")
    if due is not None and coming_day(due, at.today, "due") < at.kept.day:
        raise WorldError(Code.VALUE_UNREADABLE, field="due")
    return Decision(said, checked(who, "owner", MOST["owner"]) if who else "", due)


def _say(at: Sitting, one: Known, decision: Decision | None, *, pattern: bool) -> None:
    said = one.said.of(at.kept.id) or Said(at.kept.id, at.kept.day, at.plan.table, pattern=pattern)
    if said.decision == decision:
        return
    if said.decision is not None:
        reaching.take_back(at.connection, at.mine, one, said.decision)
        at.reread([one.id])
        one = at.known(one.id)
    reaching.say(at.connection, at.mine, one.id, one.said.put(replace(said, decision=decision, on=at.kept.day)))
    if decision is not None:
        reaching.agree(at.connection, at.mine, one, decision, at.kept)


def _lines(at: Sitting) -> tuple[FeedbackLine, ...]:
    told = dict(at.plan.told)
    found: dict[str, FeedbackLine] = {}
    for item in showing.items_of(at.kept, at.signals):
        for signal_id in item.signal_ids:
            main = at.known(signal_id)
            proposed = _proposed(main, item)
            for one in at.along(main) if proposed is not None else ():
                if proposed is not None and _may_hear(one) and one.id not in found:
                    found[one.id] = FeedbackLine(
                        one.id, one.number, one.day, one.themes, one.author, proposed, tuple(Feedback), told.get(one.id)
                    )
    return tuple(sorted(found.values(), key=lambda line: (line.author, line.number)))


def _may_hear(one: Known) -> bool:
    """Not about "niet veilig", also when that was learned after it was merged: not a word of an overleg about it."""
    return one.form.wants_news and bool(one.author) and one.routing.audience is not Audience.ATTENTION


def _proposed(one: Known, item: Item) -> Feedback | None:
    """The sentence that fits what was decided; None when there is nothing to tell yet."""
    if one.work.outcome is not None and one.status is Status.CLOSED:
        return _AFTER[one.work.outcome]
    if one.status is Status.HANDED_OVER:
        return Feedback.PASSED_ON
    if item.kind is ItemKind.PATTERN:
        return Feedback.WITH_OTHERS if item.decision is not None else None
    if item.decision is not None:
        return Feedback.BUSY
    return Feedback.SPOKEN if item.part is Part.FEEDBACK else None


def _approve(at: Sitting, lines: Iterable[FeedbackLine]) -> None:
    there = {line.signal_id: line for line in _lines(at)}
    told = dict(at.plan.told)
    for line in lines:
        if line.signal_id not in there:
            raise WorldError(Code.RECORD_UNKNOWN)
        if line.approved is None or told.get(line.signal_id) is line.approved:
            continue
        if line.approved not in there[line.signal_id].choices:
            raise WorldError(Code.VALUE_UNREADABLE, field="feedback")
        reaching.tell(at.connection, at.mine, line.signal_id, line.approved)
        told[line.signal_id] = line.approved
        at.reread([line.signal_id])
    if told != dict(at.plan.told):
        at.change(replace(at.plan, told=tuple(told.items())))


def _first_erased(at: Sitting) -> date | None:
    """The first day that a signal on this agenda is erased; None when none has a day yet."""
    refs = {ref for entry in at.plan.entries if entry.kind is not ItemKind.OFFER for ref in entry.refs}
    item = schema.SealedItem
    asked = select(func.min(item.c.closed_on)).where(item.c.id.in_(refs))
    first = at.connection.execute(asked).scalar() if refs else None
    return first + at.terms[Kind.SIGNAL] if first is not None else None
