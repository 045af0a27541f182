"""What is done with care: telling the resident, weighing with two, "niet veilig", staying open longer.

Two-person things are enforced here from whose key it is, not by the window.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import Connection, update

from data.desk import items, schema_signals, sweeping
from data.desk.duty import Reader
from data.desk.readers import NEEDED
from data.desk.records import Audience
from data.desk.signals import checking, content, steps, term, workflow
from data.desk.signals.content import Loaded
from data.desk.signals.kinds import EventKind, Urgency, Wish
from data.desk.signals.records import WEEK, Informed, Spoed, Weighing
from data.desk.signals.wish import KNOWS, wider, wish_of
from data.errors import Code, WorldError

TELL_WITHIN = timedelta(days=WEEK.inform)
"""After a weighing the resident is told within a month (product.md, Signaal)."""

_Signal = schema_signals.Signal


def spoed_waits(loaded: Loaded) -> bool:
    """Whether the flag spoed is up, not acknowledged by name. "Vandaag" and "nu gevaar" raise it themselves."""
    if loaded.work.spoed is not None:
        return not loaded.work.spoed.acknowledged_by
    return loaded.envelope.form.urgency in (Urgency.TODAY, Urgency.DANGER)


def raise_spoed(connection: Connection, mine: Reader, loaded: Loaded) -> Loaded:
    """Put the flag up."""
    flag = Spoed(mine.session.now(), mine.person.id)
    return steps.keep(connection, mine, loaded, EventKind.URGENT, spoed=flag)


def acknowledge(connection: Connection, mine: Reader, loaded: Loaded) -> Loaded:
    """ "Ik heb dit gezien en ga ermee aan de slag", by name. Once: a second time changes nothing."""
    if not spoed_waits(loaded):
        return loaded
    flag = loaded.work.spoed or Spoed(loaded.envelope.sent_at, loaded.envelope.by)
    flag = replace(flag, acknowledged_by=mine.person.id, acknowledged_at=mine.session.now())
    return steps.keep(connection, mine, loaded, EventKind.ACKNOWLEDGED, spoed=flag)


def inform(connection: Connection, mine: Reader, loaded: Loaded, on: date | None, why_not: str) -> Loaded:
    """The resident was told on a day, will be told on a day (within a month of the signal), or why not."""
    if loaded.work.inform_by is None:
        raise WorldError(Code.SIGNAL_NEEDS, what="person")
    reason = checking.text(why_not, "reason")
    today, sent = mine.session.now().date(), loaded.envelope.sent_at.date()
    if on is None and not reason:
        raise WorldError(Code.SIGNAL_NEEDS, what="reason")
    if on is not None and on > today:
        if on > sent + timedelta(days=WEEK.inform) and not reason:
            raise WorldError(Code.SIGNAL_NEEDS, what="reason")
        on = checking.coming_day(on, today)
        return steps.keep(connection, mine, loaded, EventKind.INFORMED, text=reason, on=on, inform_by=on, informed=None)
    if on is not None and on < sent - timedelta(days=366):
        raise WorldError(Code.VALUE_UNREADABLE, field="date")
    told = Informed(on, reason)
    return steps.keep(connection, mine, loaded, EventKind.INFORMED, text=reason, on=on, informed=told)


def learn_wish(
    connection: Connection, mine: Reader, loaded: Loaded, wish: Wish, on: date | None = None, how: str = ""
) -> Loaded:
    """What the resident wants was learned since. "Niet veilig" goes to its own readers and never comes back.

    Where more becomes allowed than before, it takes the day that the resident said so (not long before the signal, not
    after today) and how that is known; both stand in the timeline. Raises WorldError(WISH_FORBIDS, what="wish" |
    SIGNAL_NEEDS, what="said" | VALUE_MISSING | TEXT_TOO_LONG | TEXT_HOLDS_BSN, field="how" | VALUE_UNREADABLE,
    field="said").
    """
    if loaded.audience is Audience.ATTENTION and wish is not Wish.UNSAFE:
        raise WorldError(Code.WISH_FORBIDS, what="wish")
    if wish is Wish.UNSAFE:
        return make_unsafe(connection, mine, loaded, "")
    sent, today, known = loaded.envelope.sent_at.date(), mine.session.now().date(), checking.text(how, "how")
    if wider(wish, wish_of(loaded.envelope.form, loaded.work.wish)):
        if on is None:
            raise WorldError(Code.SIGNAL_NEEDS, what="said")
        known = checking.needed_text(how, "how")
        steps.renewed_first(mine, loaded)
    if on is not None:
        on = checking.day_said(on, sent, today, "said")
    informed = Informed(on=on or today) if wish in KNOWS else loaded.work.informed
    inform_by = loaded.work.inform_by or sent + timedelta(days=WEEK.inform)
    loaded = steps.keep(
        connection,
        mine,
        loaded,
        EventKind.WISH,
        text=f"{wish.value}: {known}" if known else wish.value,
        on=on,
        wish=wish,
        informed=informed,
        inform_by=inform_by,
    )
    return steps.off_the_agenda(connection, mine, loaded)


def make_unsafe(connection: Connection, mine: Reader, loaded: Loaded, reason: str) -> Loaded:
    """Seal everything of it anew to the aandachtsfunctionaris and the deputy; the old keys go with this transaction.

    What was merged into it goes along. Raises WorldError(READERS_TOO_FEW, have=, need=); nothing has changed then.
    """
    if loaded.audience is Audience.ATTENTION:
        return loaded
    text = checking.text(reason, "reason")
    whom = items.whom(connection, mine, Audience.ATTENTION)
    if len(whom.readers) < NEEDED:
        raise WorldError(Code.READERS_TOO_FEW, have=str(len(whom.readers)), need=str(NEEDED))
    sweeping.want_sweep(mine.session.folder)
    loaded = steps.keep(connection, mine, loaded, EventKind.UNSAFE, text=text, wish=Wish.UNSAFE)
    loaded = steps.off_the_agenda(connection, mine, loaded)
    content.reroute(connection, mine, loaded.row.id, whom)
    plain: dict[str, object] = {"feedback_text": ""}
    if loaded.row.feedback not in steps.SPARE:  # as if nothing had come back yet: half of it would tell
        plain |= {"feedback": None, "feedback_on": None, "seen": False}
    connection.execute(update(_Signal).where(_Signal.c.id == loaded.row.id).values(**plain))
    content.forget(mine, loaded.row.id)
    for other in content.load(connection, mine, loaded.work.merged).loaded.values():
        make_unsafe(connection, mine, other, reason)
    return loaded


def propose_weighing(
    connection: Connection,
    mine: Reader,
    loaded: Loaded,
    reason: str,
    inform_on: date,
    *,
    told: bool = False,
    handed: str = "",
    to: str = "",
) -> Loaded:
    """A veiligheidsafweging: the reason, and the day the resident is told. Counts when another reader confirms it.

    `inform_on` lies from today to a month on; `told`: the resident was told already, on a day since the signal.
    `handed` and `to`: the hand-over it is for. Raises WorldError(SIGNAL_NEEDS, what="person" | VALUE_UNREADABLE,
    field="told") and what a text can.
    """
    wish = wish_of(loaded.envelope.form, loaded.work.wish)
    if wish is None:
        raise WorldError(Code.SIGNAL_NEEDS, what="person")
    said = checking.needed_text(reason, "reason")
    now = mine.session.now()
    today, sent = now.date(), loaded.envelope.sent_at.date()
    first, last = (sent, today) if told else (today, today + TELL_WITHIN)
    if not first <= inform_on <= last:
        raise WorldError(Code.VALUE_UNREADABLE, field="told")
    weighing = Weighing(said, inform_on, mine.person.id, now, wish=wish, told=told, handed=handed, to=to)
    return steps.keep(connection, mine, loaded, EventKind.WEIGHING, text=said, on=inform_on, weighing=weighing)


def confirm_weighing(connection: Connection, mine: Reader, loaded: Loaded) -> Loaded:
    """A second reader agrees, in their own login; from then on the resident is to be told on that day.

    Raises WorldError(SIGNAL_NEEDS, what="reason" | SECOND_READER).
    """
    weighing = loaded.work.weighing
    if weighing is None or weighing.confirmed:
        raise WorldError(Code.SIGNAL_NEEDS, what="reason")
    if weighing.proposed_by == mine.person.id:
        raise WorldError(Code.SECOND_READER)
    sure = replace(weighing, confirmed_by=mine.person.id, confirmed_at=mine.session.now())
    return steps.keep(
        connection,
        mine,
        loaded,
        EventKind.WEIGHED,
        on=sure.inform_on,
        weighing=sure,
        inform_by=sure.inform_on,
        informed=Informed(sure.inform_on) if sure.told else None,
    )


def refuse_weighing(connection: Connection, mine: Reader, loaded: Loaded) -> Loaded:
    """Somebody does not agree, or who proposed it takes it back: it does not count, or not any more."""
    if loaded.work.weighing is None:
        return loaded
    loaded = steps.keep(connection, mine, loaded, EventKind.UNWEIGHED, weighing=None)
    return steps.off_the_agenda(connection, mine, loaded)


def renew(connection: Connection, mine: Reader, loaded: Loaded, until: date, why: str) -> Loaded:
    """Stay open longer than six months, with a reason and at most six months more."""
    if loaded.row.status not in workflow.OPEN:
        raise WorldError(Code.SIGNAL_ENDED)
    reason = checking.needed_text(why, "reason")
    today = mine.session.now().date()
    if not today < until <= term.latest_renewal(today):
        raise WorldError(Code.VALUE_UNREADABLE, field="until")
    return steps.keep(
        connection, mine, loaded, EventKind.RENEWED, text=reason, on=until, renewed_until=until, renewed_why=reason
    )
