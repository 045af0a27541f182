"""The one way from meetings to the store: the plan under its own key, what is about a signal onto the signal."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from sqlalchemy import Connection, func, insert, select, update

from data.desk import items, schema, schema_meetings, schema_signals
from data.desk.duty import Reader
from data.desk.meetings.known import Known
from data.desk.meetings.own_words import Told
from data.desk.meetings.plan import Plan, SaidAll, read_plan, read_said, write_plan, write_said
from data.desk.meetings.records import Decision, State
from data.desk.records import Audience
from data.desk.signals import content, leaving, reads, steps, told
from data.desk.signals.content import Loaded
from data.desk.signals.kinds import Actor, EventKind, Feedback, Status
from data.desk.signals.masked import everybody
from data.desk.signals.records import Agreement, Offer
from data.desk.signals.steps import Said
from data.desk.signals.wish import wish_of
from data.desk.signals.workflow import OPEN, move
from data.desk.visits.visiting import OFFER_KIND
from data.errors import Code, WorldError
from data.vault.sealing import SealedItem, open_item

KIND = "meeting"
PLAN, SAID = "plan", "meetings"  # names of sealed parts: of a meeting, and of a signal
_HELD_SAID, _HELD_OFFERS = "meetings.said", "meetings.offers"
_NONCE = 24

_Meeting, _Signal, _Part = schema_meetings.Meeting, schema_signals.Signal, schema_signals.SealedPart


@dataclass(frozen=True)
class Kept:
    """A meeting as it is kept."""

    id: str
    day: date
    state: State
    plan: Plan


# The meeting itself


def kept(connection: Connection, mine: Reader, meeting_id: str) -> Kept:
    """One meeting, opened. Raises WorldError(RECORD_UNKNOWN | SEALED_NOT_YOURS | SEALED_TAMPERED)."""
    row = connection.execute(select(_Meeting).where(_Meeting.c.id == meeting_id)).first()
    plan = content.read_part(connection, mine, meeting_id, PLAN) if row is not None else None
    if row is None or plan is None:
        raise WorldError(Code.RECORD_UNKNOWN)
    return Kept(row.id, row.day, State(row.state), read_plan(plan))


def all_kept(connection: Connection, mine: Reader) -> tuple[Kept, ...]:
    """Every meeting that this reader can open, newest first."""
    plans = content.read_parts(connection, mine, PLAN)
    rows = connection.execute(select(_Meeting).order_by(_Meeting.c.day.desc(), _Meeting.c.id)).all()
    return tuple(Kept(row.id, row.day, State(row.state), read_plan(plans[row.id])) for row in rows if row.id in plans)


def put(connection: Connection, mine: Reader, meeting_id: str, day: date, plan: Plan) -> Kept:
    """A new meeting. Its wis-klok counts from its own day."""
    made = datetime.combine(mine.session.now().date(), time())
    items.put_item(connection, mine, meeting_id, KIND, b"", audience=Audience.READERS, created=made)
    connection.execute(insert(_Meeting).values(id=meeting_id, day=day, state=State.PLANNED.value))
    return save(connection, mine, Kept(meeting_id, day, State.PLANNED, plan))


def save(connection: Connection, mine: Reader, changed: Kept) -> Kept:
    """Keep a meeting as it is now."""
    item = schema.SealedItem
    content.write_part(connection, mine, changed.id, PLAN, write_plan(changed.plan))
    values = {"day": changed.day, "state": changed.state.value}
    connection.execute(update(_Meeting).where(_Meeting.c.id == changed.id).values(**values))
    connection.execute(update(item).where(item.c.id == changed.id).values(closed_on=changed.day))
    return changed


# Signals


def known(connection: Connection, mine: Reader, ids: Iterable[str] | None = None) -> dict[str, Known]:
    """Signals that this reader can open, with what meetings wrote: all open ones, or these whatever their status."""
    found = content.load(connection, mine, ids).loaded
    said = _said(connection, mine, found)
    names, heard = everybody(connection), told.told_of(connection, mine, found)
    return {key: _known(one, said.get(key, SaidAll()), names, heard[key]) for key, one in found.items()}


def there(connection: Connection, ids: Iterable[str]) -> frozenset[str]:
    """Which of these signals were not erased."""
    return frozenset(connection.execute(select(_Signal.c.id).where(_Signal.c.id.in_(list(ids)))).scalars())


def by_number(connection: Connection, mine: Reader, number: int) -> str:
    """The id of a signal that this reader can open. Raises WorldError(RECORD_UNKNOWN | SEALED_NOT_YOURS |
    SEALED_TAMPERED)."""
    signal_id = connection.execute(select(_Signal.c.id).where(_Signal.c.number == number)).scalar()
    if signal_id is None:
        raise WorldError(Code.RECORD_UNKNOWN)
    return content.one(connection, mine, signal_id).row.id


def say(connection: Connection, mine: Reader, signal_id: str, said: SaidAll) -> None:
    """Keep what meetings wrote about a signal, with the signal."""
    if said.said:
        content.write_part(connection, mine, signal_id, SAID, write_said(said))
    else:
        content.remove_part(connection, signal_id, SAID)


def onto_all(connection: Connection, mine: Reader, ids: Collection[str]) -> None:
    """Bring signals onto an agenda, by the table of the workflow.

    Raises WorldError(SIGNAL_STEP | SIGNAL_RENEW | WISH_FORBIDS, what="agenda").
    """
    if not ids:
        return
    for one in content.load(connection, mine, ids).loaded.values():
        move(one.row.status, Status.ON_AGENDA, Actor.READER)
        if not steps.routing_of(one).tables:
            raise WorldError(Code.WISH_FORBIDS, what="agenda")
        steps.renewed_first(mine, one)
        steps.keep(connection, mine, one, EventKind.STATUS, status=Status.ON_AGENDA)
    connection.execute(update(_Signal).where(_Signal.c.id.in_(list(ids))).values(status=Status.ON_AGENDA.value))


def leave_all(connection: Connection, mine: Reader, ids: Collection[str], decided: Collection[str]) -> None:
    """Take signals off an agenda. `decided`: those that something was decided about."""
    if not ids:
        return
    opened = reads.opened(connection, ids)
    for key, one in content.load(connection, mine, ids).loaded.items():
        to = Status.TAKEN_UP if key in decided else leaving.status_before(one, opened=key in opened)
        steps.leave_agenda(connection, mine, one, to)


def agree(connection: Connection, mine: Reader, one: Known, decision: Decision, kept: Kept) -> None:
    """A decision goes onto the signal: an agreement when somebody does it before a day."""
    loaded = content.one(connection, mine, one.id)
    steps.keep(connection, mine, loaded, EventKind.MEETING, text=decision.text, on=kept.day)
    if decision.due is not None and one.status in OPEN:
        said = Said(on=decision.due, owner=decision.owner, text=decision.text, table=kept.plan.table_words)
        steps.move(connection, mine, one.id, Status.AGREED, said)


def take_back(connection: Connection, mine: Reader, one: Known, decision: Decision) -> None:
    """The decision is taken back: the signal is on the agenda again, when the agreement was that decision."""
    if decision.due is None or one.status is not Status.AGREED:
        return
    if one.work.agreement == Agreement(decision.owner, decision.due, decision.text):
        loaded = steps.move(connection, mine, one.id, Status.ON_AGENDA)
        content.save_work(connection, mine, one.id, replace(loaded.work, agreement=None))


def tell(connection: Connection, mine: Reader, signal_id: str, feedback: Feedback) -> None:
    """The author hears a fixed sentence at the start of their next dienst. Raises WorldError(WISH_FORBIDS)."""
    steps.give_feedback(connection, mine, content.one(connection, mine, signal_id), Said(feedback=feedback))


def entitle(connection: Connection, mine: Reader, signal_id: str, title: str) -> None:
    """A neutral title, which is that of the signal everywhere."""
    steps.keep(connection, mine, content.one(connection, mine, signal_id), EventKind.TITLE, title=title)


# Offers and people


def offers(connection: Connection, mine: Reader) -> tuple[Offer, ...]:
    """The offers of neighbours that are open, opened."""
    item, key = schema.SealedItem, schema.SealedKey
    asked = (
        select(item.c.id, item.c.created, item.c.content, key.c.sealed)
        .join(key, (key.c.item_id == item.c.id) & (key.c.reader_id == mine.private.id))
        .where(item.c.kind == OFFER_KIND, item.c.closed_on.is_(None))
        .order_by(item.c.created, item.c.id)
    )
    held: dict[str, Offer] = mine.held.setdefault(_HELD_OFFERS, {})
    found = []
    for row in connection.execute(asked).all():
        if row.id not in held:
            try:
                said = open_item(mine.private, SealedItem(row.id, row.content, {mine.private.id: row.sealed})).decode()
            except WorldError as error:
                if error.code is Code.SEALED_NOT_YOURS:
                    continue  # it waits for another reader to pass it on
                raise
            line, _, reach = said.partition("\n")
            held[row.id] = Offer(row.id, row.created.date(), line, reach)
        found.append(held[row.id])
    return tuple(found)


def forget(mine: Reader, signal_id: str) -> None:
    """No reader of this program holds what meetings wrote about a signal any more."""
    for reader in mine.session.readers:
        reader.held.get(_HELD_SAID, {}).pop(signal_id, None)


def _known(one: Loaded, said: SaidAll, names: dict[str, str], heard: tuple[Told, ...]) -> Known:
    form, work = one.envelope.form, one.work
    return Known(
        id=one.row.id,
        number=one.row.number,
        day=one.row.day,
        sent_at=one.envelope.sent_at,
        status=one.row.status,
        themes=one.row.themes,
        form=form,
        work=work,
        routing=steps.routing_of(one),
        wish=wish_of(form, work.wish),
        author_id=one.row.by,
        author=names.get(one.row.by, ""),
        feedback=one.row.feedback,
        said=said,
        told=heard,
    )


def _said(connection: Connection, mine: Reader, ids: Iterable[str]) -> dict[str, SaidAll]:
    """What meetings wrote, held opened as long as it is what stands there."""
    asked = select(_Part.c.item_id, func.substr(_Part.c.content, 1, _NONCE)).where(_Part.c.name == SAID)
    wanted = set(ids)
    stamps = {key: bytes(stamp) for key, stamp in connection.execute(asked) if key in wanted}
    held: dict[str, tuple[bytes, SaidAll]] = mine.held.setdefault(_HELD_SAID, {})
    fresh = [key for key, stamp in stamps.items() if key not in held or held[key][0] != stamp]
    for key, said in content.read_parts(connection, mine, SAID, fresh).items():
        held[key] = (stamps[key], read_said(said))
    return {key: held[key][1] for key in stamps if key in held}
