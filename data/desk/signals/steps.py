"""Steps on the way of a signal, within a transaction: what the table allows, with what each step asks for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, update

from data.desk import schema, schema_signals
from data.desk.access import note_change
from data.desk.duty import Reader
from data.desk.meetings.own_words import be_own
from data.desk.records import Audience
from data.desk.signals import checking, content, leaving, reads, term, wish, workflow
from data.desk.signals.content import Loaded
from data.desk.signals.kinds import Actor, EventKind, Feedback, HandOver, Needed, Outcome, Status, Wish
from data.desk.signals.records import Agreement, Event, Routing
from data.desk.signals.told import told
from data.errors import Code, WorldError

_Signal, _Item = schema_signals.Signal, schema.SealedItem

SPARE = frozenset({Feedback.THANKS, Feedback.TALK})
"""The sentences that may come back from "niet veilig": they say nothing of what happened."""


@dataclass(frozen=True)
class Said:
    """What goes with a step; each step takes what it asks for (data.desk.signals.workflow)."""

    on: date | None = None
    owner: str = ""
    text: str = ""  # a question, or what was agreed
    outcome: Outcome | None = None
    to: str = ""  # to whom it was handed over
    feedback: Feedback | None = None
    feedback_text: str = ""
    resident_agrees: bool = False  # with the free text of the feedback
    permitted: bool = False  # the resident's yes to this hand-over
    reason: str = ""
    other: str = ""  # the id of the signal that it is merged into
    table: frozenset[str] = frozenset()  # folded words of who sits at the table where it was agreed


def routing_of(loaded: Loaded) -> Routing:
    """What the resident's wish allows, as things stand now."""
    counts = weighed(loaded)
    found = wish.routing(loaded.envelope.form, later=loaded.work.wish, weighed=counts)
    if loaded.audience is Audience.ATTENTION and found.audience is not Audience.ATTENTION:
        return wish.routing(loaded.envelope.form, later=Wish.UNSAFE, weighed=counts)
    return found


def weighed(loaded: Loaded) -> bool:
    """Whether two readers weighed it for what the resident wants now: another wish asks for another weighing."""
    weighing = loaded.work.weighing
    if weighing is None or not weighing.confirmed:
        return False
    return weighing.wish in (None, wish.wish_of(loaded.envelope.form, loaded.work.wish))


def asks_renewal(loaded: Loaded, today: date) -> bool:
    """Whether it is open longer than six months (or than a renewal said): it needs a reason to stay open, or an end."""
    return loaded.row.status in workflow.OPEN and term.must_be_renewed(loaded.row.day, loaded.work.renewed_until, today)


def renewed_first(mine: Reader, loaded: Loaded) -> None:
    """Before a step that keeps it open (product.md, Trust). Raises WorldError(SIGNAL_RENEW)."""
    if asks_renewal(loaded, mine.session.now().date()):
        raise WorldError(Code.SIGNAL_RENEW)


def untold(connection: Connection, mine: Reader, those: Iterable[Loaded]) -> dict[str, tuple[Loaded, ...]]:
    """What was merged into each of these (and into that) about a resident who was not told yet, by the id of the first.

    Its day to tell them goes on; who closes the one that is left answers for it.
    """
    mains = list(those)
    known: dict[str, Loaded] = {}
    wanted = {key for one in mains for key in one.work.merged}
    while wanted:
        found = content.load(connection, mine, sorted(wanted)).loaded
        known |= found
        wanted = {key for one in found.values() for key in one.work.merged} - known.keys()
    return {one.row.id: _untold(one, known) for one in mains if one.work.merged}


def _untold(main: Loaded, known: dict[str, Loaded]) -> tuple[Loaded, ...]:
    ids, waiting = [main.row.id], [main]
    while waiting:
        more = [key for key in waiting.pop().work.merged if key not in ids]
        ids += more
        waiting += [known[key] for key in more if key in known]
    found = [known[key] for key in ids[1:] if key in known]
    return tuple(one for one in found if one.work.inform_by is not None and one.work.informed is None)


def keep(
    connection: Connection,
    mine: Reader,
    loaded: Loaded,
    kind: EventKind,
    *,
    status: Status | None = None,
    text: str = "",
    on: date | None = None,
    **changes: Any,
) -> Loaded:
    """Change what the readers added, with a line in the timeline. Raises as content.write_part."""
    event = Event(mine.session.now(), mine.person.id, kind, status, text, on)
    work = replace(loaded.work, events=(*loaded.work.events, event), **changes)
    content.save_work(connection, mine, loaded.row.id, work)
    note_change(connection, mine, "change", content.KIND, loaded.row.id)  # what, only the timeline says: it is sealed
    return replace(loaded, work=work)


def move(connection: Connection, mine: Reader, signal_id: str, to: Status, said: Said | None = None) -> Loaded:
    """Bring a signal to another status.

    Raises WorldError(SIGNAL_STEP, start=, end= | SIGNAL_NEEDS, what= (numbers=) | SIGNAL_RENEW | WISH_FORBIDS, what= |
    VALUE_UNREADABLE, field="date" | TEXT_TOO_LONG | TEXT_HOLDS_BSN, field= | RECORD_UNKNOWN | SEALED_NOT_YOURS |
    SEALED_TAMPERED), and for an agreement as data.desk.meetings.own_words.be_own, field="owner" | "agreement".
    """
    said = said or Said()
    loaded = content.one(connection, mine, signal_id)
    start = loaded.row.status
    workflow.move(start, to, Actor.READER, _given(said, loaded))
    if start in workflow.ENDED:
        return _reopen(connection, mine, loaded, said)
    if to not in (Status.CLOSED, Status.HANDED_OVER):
        renewed_first(mine, loaded)
    if to is Status.AGREED:  # it goes on the agenda and the action list, so it is hers and names nobody
        about = told(connection, mine, loaded)
        be_own(said.owner, "owner", about, said.table)
        be_own(said.text, "agreement", about, said.table)
    changes, text = _changes(mine, loaded, to, said)
    if Status.ASKED_BACK in (start, to):
        _ask(connection, loaded, asked=to is Status.ASKED_BACK)
    if to is Status.CLOSED:
        _all_told(connection, mine, loaded)
        loaded = give_feedback(connection, mine, loaded, said)
    if to is Status.MERGED:
        _into(connection, mine, loaded, said.other)
    loaded = keep(connection, mine, loaded, EventKind.STATUS, status=to, text=text, on=said.on, **changes)
    loaded = _set_status(connection, loaded, to)
    if to is Status.CLOSED:
        _end(connection, mine, loaded, mine.session.now().date())
        loaded = replace(loaded, row=replace(loaded.row, closed_on=mine.session.now().date()))
    return loaded


def give_feedback(connection: Connection, mine: Reader, loaded: Loaded, said: Said) -> Loaded:
    """What the volunteer hears: a fixed sentence, and a free text only with the resident's yes.

    Raises WorldError(SIGNAL_NEEDS, what="feedback" | WISH_FORBIDS, what="feedback" | TEXT_TOO_LONG | TEXT_HOLDS_BSN,
    field="feedback").
    """
    feedback, text = said.feedback, checking.text(said.feedback_text, "feedback")
    if feedback is None:
        raise WorldError(Code.SIGNAL_NEEDS, what=Needed.FEEDBACK.value)
    concerned = wish.wish_of(loaded.envelope.form, loaded.work.wish)
    spare = loaded.audience is Audience.ATTENTION
    agrees = concerned is None or (said.resident_agrees and concerned is not Wish.REFUSES)
    if (spare and (feedback not in SPARE or text)) or (text and not agrees):
        raise WorldError(Code.WISH_FORBIDS, what="feedback")
    tell(connection, mine, [loaded.row.id], feedback, text)
    said_now = text or feedback.value
    return keep(connection, mine, loaded, EventKind.FEEDBACK, text=said_now, told_before=_wants_none(loaded))


def tell(connection: Connection, mine: Reader, ids: list[str], feedback: Feedback, text: str = "") -> None:
    """Put a sentence where the authors of these see it; it is no news for who did not want to hear how it goes."""
    quiet = [one for one in content.load(connection, mine, ids).loaded.values() if _wants_none(one)]
    told = {"feedback": feedback.value, "feedback_text": text, "feedback_on": mine.session.now().date(), "seen": False}
    connection.execute(update(_Signal).where(_Signal.c.id.in_(ids)).values(**told))
    for one in quiet:
        nothing = {"seen": not _waits(one), "feedback_text": ""}
        connection.execute(update(_Signal).where(_Signal.c.id == one.row.id).values(**nothing))


def off_the_agenda(connection: Connection, mine: Reader, loaded: Loaded) -> Loaded:
    """What may not be spoken of any more has the status again that it had before."""
    if loaded.row.status is not Status.ON_AGENDA or routing_of(loaded).tables:
        return loaded
    to = leaving.status_before(loaded, opened=loaded.row.id in reads.opened(connection, [loaded.row.id]))
    return leave_agenda(connection, mine, loaded, to)


def leave_agenda(connection: Connection, mine: Reader, loaded: Loaded, to: Status) -> Loaded:
    """It is on no agenda any more, and is `to` now (data.desk.signals.leaving)."""
    loaded = keep(connection, mine, loaded, EventKind.STATUS, status=to)
    return _set_status(connection, loaded, to)


def let_go(connection: Connection, mine: Reader, ids: list[str]) -> None:
    """These are about to be erased: what was merged into them begins its own term today, so that it is not kept on."""
    rest = {other for one in content.load(connection, mine, ids).loaded.values() for other in one.work.merged}
    waiting = (_Item.c.id.in_(sorted(rest - set(ids))), _Item.c.closed_on.is_(None))
    connection.execute(update(_Item).where(*waiting).values(closed_on=mine.session.now().date()))


def _given(said: Said, loaded: Loaded) -> set[Needed]:
    given = {
        Needed.DATE: said.on is not None,
        Needed.OWNER: bool(said.owner.strip()),
        Needed.TEXT: bool(said.text.strip()),
        Needed.OUTCOME: said.outcome is not None,
        Needed.FEEDBACK: said.feedback is not None,
        Needed.RECEIVER: bool(said.to.strip()),
        Needed.PERMISSION: said.permitted or weighed(loaded),
        Needed.REASON: bool(said.reason.strip()),
        Needed.OTHER_SIGNAL: bool(said.other),
    }
    return {needed for needed, there in given.items() if there}


def _changes(mine: Reader, loaded: Loaded, to: Status, said: Said) -> tuple[dict[str, Any], str]:
    """What a step changes in the work, and the text of its line. Raises as `move` does."""
    today = mine.session.now().date()
    on = checking.coming_day(said.on, today) if said.on is not None else None
    if to is Status.VISITING:
        return {"visit_on": on}, ""
    if to is Status.ASKED_BACK:
        question = checking.needed_text(said.text, "question")
        return {"question": question, "told_before": _told(loaded)}, question
    if to is Status.ON_AGENDA and not routing_of(loaded).tables:
        raise WorldError(Code.WISH_FORBIDS, what="agenda")
    if to is Status.AGREED:
        assert on is not None
        owner, text = checking.needed_text(said.owner, "owner"), checking.text(said.text, "agreement")
        return {"agreement": Agreement(owner, on, text)}, f"{owner}: {text}" if text else owner
    if to is Status.HANDED_OVER:
        if routing_of(loaded).hand_over is HandOver.WEIGHED_ONLY and not routing_of(loaded).weighed:
            raise WorldError(Code.WISH_FORBIDS, what="hand-over")
        receiver = checking.needed_text(said.to, "receiver")
        return {"handed_to": receiver}, receiver
    if to is Status.FOLLOWING:
        return {"look_again": on}, ""
    if to is Status.CLOSED:
        return _closing(loaded, said)
    if to is Status.MERGED:
        return {"merged_into": said.other, "before": loaded.row.status}, ""
    return {}, ""


def _closing(loaded: Loaded, said: Said) -> tuple[dict[str, Any], str]:
    """An end needs to say to whom it went, and whether the resident knows (or why not)."""
    assert said.outcome is not None
    receiver = checking.text(said.to, "receiver") or loaded.work.handed_to
    if said.outcome is Outcome.HANDED_OVER and not receiver:
        raise WorldError(Code.SIGNAL_NEEDS, what=Needed.RECEIVER.value)
    refuses = wish.wish_of(loaded.envelope.form, loaded.work.wish) in (Wish.REFUSES, Wish.UNSAFE)
    if said.outcome is Outcome.HANDED_OVER and refuses and not loaded.work.handed_to and not weighed(loaded):
        raise WorldError(Code.WISH_FORBIDS, what="hand-over")
    if loaded.work.inform_by is not None and loaded.work.informed is None:
        raise WorldError(Code.SIGNAL_NEEDS, what="informed")
    ended = {"outcome": said.outcome, "outcome_to": receiver, "before": loaded.row.status}
    return ended, f"{said.outcome.value}: {receiver}" if receiver else said.outcome.value


def _all_told(connection: Connection, mine: Reader, loaded: Loaded) -> None:
    """Who is in what was merged into it knows as well, or it was said why not."""
    waiting = untold(connection, mine, [loaded]).get(loaded.row.id, ())
    if waiting:
        numbers = ", ".join(f"S-{one.row.number}" for one in waiting)
        raise WorldError(Code.SIGNAL_NEEDS, what="informed", numbers=numbers)


def _reopen(connection: Connection, mine: Reader, loaded: Loaded, said: Said) -> Loaded:
    """The wis-klok stands still; what was merged into another one stands on its own again."""
    reason = checking.needed_text(said.reason, "reason")
    main = loaded.work.merged_into
    if main and (found := content.load(connection, mine, [main]).loaded.get(main)) is not None:
        others = tuple(one for one in found.work.merged if one != loaded.row.id)
        keep(connection, mine, found, EventKind.UNLINKED, merged=others)
    today = mine.session.now().date()
    changes: dict[str, Any] = {"outcome": None, "outcome_to": "", "merged_into": "", "reopened_on": today}
    loaded = keep(connection, mine, loaded, EventKind.STATUS, status=Status.TAKEN_UP, text=reason, **changes)
    _end(connection, mine, loaded, None)
    loaded = _set_status(connection, loaded, Status.TAKEN_UP)
    return replace(loaded, row=replace(loaded.row, closed_on=None))


def _told(loaded: Loaded) -> bool:
    """Whether nothing that came before a question is news; another question does not change that."""
    row = loaded.row
    before = loaded.work.told_before if _waits(loaded) else row.seen
    return _wants_none(loaded) or (row.feedback is not None and before)


def _wants_none(loaded: Loaded) -> bool:
    """Whether the author does not want to hear how it goes."""
    return not loaded.envelope.form.wants_news


def _waits(loaded: Loaded) -> bool:
    """Whether there is a question that the author did not see yet."""
    return loaded.row.status is Status.ASKED_BACK and not loaded.row.seen


def _ask(connection: Connection, loaded: Loaded, *, asked: bool) -> None:
    """A question is news for its author; when it is there no more, what was seen before it is not news again."""
    if asked or _told(loaded):
        connection.execute(update(_Signal).where(_Signal.c.id == loaded.row.id).values(seen=not asked))


def _into(connection: Connection, mine: Reader, loaded: Loaded, other: str) -> None:
    """The other one takes it along: it must be open, another one, and for the same readers."""
    if other == loaded.row.id:
        raise WorldError(Code.RECORD_UNKNOWN)
    main = content.one(connection, mine, other)
    if main.row.status not in workflow.OPEN or main.audience is not loaded.audience:
        raise WorldError(Code.SIGNAL_STEP, start=loaded.row.status.value, end=Status.MERGED.value)
    keep(
        connection,
        mine,
        main,
        EventKind.LINKED,
        text=f"S-{loaded.row.number}",
        merged=(*main.work.merged, loaded.row.id),
    )


def _end(connection: Connection, mine: Reader, loaded: Loaded, on: date | None) -> None:
    """Begin the wis-klok (None: stop it) of a signal and of what was merged into it, which hears the same."""
    waiting, ids = [loaded], [loaded.row.id]
    while waiting:
        more = [one for one in waiting.pop().work.merged if one not in ids]
        ids += more
        waiting += content.load(connection, mine, more).loaded.values()
    connection.execute(update(_Item).where(_Item.c.id.in_(ids)).values(closed_on=on))
    feedback = content.rows(connection, _Signal.c.id == loaded.row.id)[loaded.row.id].feedback
    if on is not None and feedback is not None and ids[1:]:
        tell(connection, mine, ids[1:], feedback)


def _set_status(connection: Connection, loaded: Loaded, to: Status) -> Loaded:
    connection.execute(update(_Signal).where(_Signal.c.id == loaded.row.id).values(status=to.value))
    return replace(loaded, row=replace(loaded.row, status=to))
