"""The week of the buurtwerker: the signals that their key opens. A `Reader` in each call, on the desk's worker.

Every call raises WorldError(ROLE_REFUSED | DUTY_OVER | DUTY_COVERED) and what writing can; a call for one signal also
RECORD_UNKNOWN | SEALED_NOT_YOURS | SEALED_TAMPERED. A deed hands back the signal as it is now. A free text that is too
long or holds a BSN raises WorldError(TEXT_TOO_LONG, field=, most= | TEXT_HOLDS_BSN, field=); what a step asks for and
did not get WorldError(SIGNAL_NEEDS, what=), a step that is not in the table WorldError(SIGNAL_STEP, start=, end=), what
the resident's wish does not allow WorldError(WISH_FORBIDS, what=). What is open longer than six months asks for `renew`
first: WorldError(SIGNAL_RENEW) from every step but closing, handing over, telling the resident, acknowledging spoed and
what allows less than before.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date

from sqlalchemy import Connection

from data.desk import sweeping
from data.desk.access import as_reader, changing_back, reading_back
from data.desk.duty import Duty, Reader
from data.desk.signals import care, content, inbox, links, meldcode, steps, view
from data.desk.signals.content import Loaded
from data.desk.signals.kinds import EventKind, Feedback, MeldcodeStep, Outcome, Status, Wish
from data.desk.signals.records import ClosedLine, Inbox, Link, Offer, OpenedSignal, VisitChoice
from data.desk.signals.steps import Said
from data.desk.terms import Terms
from data.errors import WorldError

_log = logging.getLogger(__name__)

Deed = Callable[[Connection, Reader, Loaded], Loaded]


class WeekDesk:
    """The buurtwerker's side. `terms` is asked each time: how long things are kept in this buurthuis."""

    def __init__(self, terms: Callable[[], Terms] = Terms) -> None:
        self._terms = terms

    # Looking

    def inbox(self, reader: Duty) -> Inbox:
        """What is open, by status and age, and what asks for attention. Opens each signal once in a login."""
        return inbox.inbox(reader)

    def closed(self, reader: Duty) -> tuple[ClosedLine, ...]:
        """What is closed, merged or withdrawn, newest first; none of it is opened."""
        return inbox.closed(reader, self._terms())

    def open(self, reader: Duty, signal_id: str) -> OpenedSignal:
        """One signal with all there is of it; that it was read is written down by name."""
        mine = as_reader(reader)
        with changing_back(mine) as connection:
            loaded = content.one(connection, mine, signal_id)
            view.note_opening(connection, mine, loaded)
            return view.view(connection, mine, loaded, self._terms())

    def copy_facts(self, reader: Duty, signal_id: str) -> str:
        """The facts alone, for the buurtwerker's own registration; that they were copied is written down."""
        return links.copy_facts(reader, signal_id)

    def offers(self, reader: Duty) -> tuple[Offer, ...]:
        """What neighbours offered ("wil zelf iets doen"), newest first."""
        return links.offers(reader)

    def visits_of(self, reader: Duty, signal_id: str) -> tuple[VisitChoice, ...]:
        """The visits of the day of a signal, to link it to."""
        return links.visits_of(reader, signal_id)

    # Steps

    def take_up(self, reader: Duty, signal_id: str) -> OpenedSignal:
        """Opgepakt."""
        return self._move(reader, signal_id, Status.TAKEN_UP)

    def visit(self, reader: Duty, signal_id: str, on: date) -> OpenedSignal:
        """Ik ga langs, on a day from today on."""
        return self._move(reader, signal_id, Status.VISITING, Said(on=on))

    def ask_back(self, reader: Duty, signal_id: str, question: str) -> OpenedSignal:
        """Vraag terug. The question stays sealed; the volunteer sees that there is one."""
        return self._move(reader, signal_id, Status.ASKED_BACK, Said(text=question))

    def put_on_agenda(self, reader: Duty, signal_id: str) -> OpenedSignal:
        """Op de agenda; which table is the meeting's (data.desk.meetings). Raises WorldError(WISH_FORBIDS)."""
        return self._move(reader, signal_id, Status.ON_AGENDA)

    def agree(self, reader: Duty, signal_id: str, owner: str, on: date, text: str = "") -> OpenedSignal:
        """Afspraak: who does it, before when, and what. Raises as `set_title`, field="owner" | "agreement"."""
        return self._move(reader, signal_id, Status.AGREED, Said(owner=owner, on=on, text=text))

    def follow(self, reader: Duty, signal_id: str, on: date) -> OpenedSignal:
        """Volgen, and look again on a day."""
        return self._move(reader, signal_id, Status.FOLLOWING, Said(on=on))

    def close(
        self,
        reader: Duty,
        signal_id: str,
        outcome: Outcome,
        feedback: Feedback,
        *,
        to: str = "",
        text: str = "",
        resident_agrees: bool = False,
    ) -> OpenedSignal:
        """Afsluiten: how it ended, and what the volunteer hears. `to`: with Outcome.HANDED_OVER, to whom.

        Raises WorldError(SIGNAL_NEEDS, what="informed") as long as nobody said whether the resident knows, or why
        not (with numbers= when it is about a resident in what was merged into it: `inform` takes those);
        WISH_FORBIDS, what="feedback" for a free text without the resident's yes.
        """
        said = Said(outcome=outcome, feedback=feedback, to=to, feedback_text=text, resident_agrees=resident_agrees)
        return self._move(reader, signal_id, Status.CLOSED, said)

    def reopen(self, reader: Duty, signal_id: str, reason: str) -> OpenedSignal:
        """Heropenen; the wis-klok stands still."""
        return self._move(reader, signal_id, Status.TAKEN_UP, Said(reason=reason))

    def merge(self, reader: Duty, signal_id: str, into: str) -> OpenedSignal:
        """Samenvoegen met een ander dat open is; it is kept as long as that one, and hears the same."""
        return self._move(reader, signal_id, Status.MERGED, Said(other=into))

    def give_feedback(
        self, reader: Duty, signal_id: str, feedback: Feedback, text: str = "", *, resident_agrees: bool = False
    ) -> OpenedSignal:
        """Tell the volunteer something in between. Raises as `close` does."""
        said = Said(feedback=feedback, feedback_text=text, resident_agrees=resident_agrees)
        return self._do(reader, signal_id, lambda at, me, it: steps.give_feedback(at, me, it, said))

    # What she adds

    def set_title(self, reader: Duty, signal_id: str, title: str) -> OpenedSignal:
        """A neutral title, or none, in words of her own.

        Raises WorldError(TEXT_COPIES_FACTS | TEXT_HOLDS_NAME | TEXT_HOLDS_ADDRESS, field="title", place=, count=).
        """
        return self._do(reader, signal_id, lambda at, me, it: links.set_title(at, me, it, title))

    def set_note(self, reader: Duty, signal_id: str, note: str) -> OpenedSignal:
        """Her own note; it takes the place of the one that was there."""
        return self._do(reader, signal_id, lambda at, me, it: links.set_note(at, me, it, note))

    def link(self, reader: Duty, signal_id: str, link: Link) -> OpenedSignal:
        """Link a visit, a service, a neighbour's offer or somebody in the neighbourhood."""
        return self._do(reader, signal_id, lambda at, me, it: links.link(at, me, it, link))

    def unlink(self, reader: Duty, signal_id: str, link: Link) -> OpenedSignal:
        """Take a link away."""
        return self._do(reader, signal_id, lambda at, me, it: links.unlink(at, me, it, link))

    def attention(self, reader: Duty, signal_id: str, text: str, until: date) -> OpenedSignal:
        """An attentie for the desk, in words of her own: not the facts, and not the name.

        Raises as `set_title`, field="attention", and as InloopDay.add_attention.
        """
        mine = as_reader(reader)
        with reading_back(mine) as connection:
            steps.renewed_first(mine, content.one(connection, mine, signal_id))
        links.make_attention(mine, signal_id, text, until)
        return self._do(reader, signal_id, lambda at, me, it: steps.keep(at, me, it, EventKind.ATTENTION, on=until))

    # With care

    def raise_spoed(self, reader: Duty, signal_id: str) -> OpenedSignal:
        """Put the flag spoed up."""
        return self._do(reader, signal_id, care.raise_spoed)

    def acknowledge(self, reader: Duty, signal_id: str) -> OpenedSignal:
        """Take the flag spoed down, by name."""
        return self._do(reader, signal_id, care.acknowledge, unrenewed=True)

    def inform(self, reader: Duty, signal_id: str, on: date | None, why_not: str = "") -> OpenedSignal:
        """The resident was told (`on` until today), will be (`on` later), or why not.

        Later than a month after the signal asks for a reason as well. Raises WorldError(SIGNAL_NEEDS, what="reason" |
        "person").
        """
        return self._do(reader, signal_id, lambda at, me, it: care.inform(at, me, it, on, why_not), unrenewed=True)

    def set_wish(
        self, reader: Duty, signal_id: str, wish: Wish, *, on: date | None = None, how: str = ""
    ) -> OpenedSignal | None:
        """What the resident wants was learned since. None: it went to other readers (see `make_unsafe`).

        A wish that allows more than before asks for the day the resident said so, and how that is known: raises
        WorldError(SIGNAL_NEEDS, what="said" | VALUE_MISSING, field="how" | VALUE_UNREADABLE, field="said").
        """
        if wish is Wish.UNSAFE:
            return self.make_unsafe(reader, signal_id)
        return self._do(
            reader, signal_id, lambda at, me, it: care.learn_wish(at, me, it, wish, on, how), unrenewed=True
        )

    def make_unsafe(self, reader: Duty, signal_id: str, reason: str = "") -> OpenedSignal | None:
        """It is not safe: from now on for the aandachtsfunctionaris and the deputy alone. Cannot be taken back.

        None when this reader is neither of them. The store is written anew, so that no page keeps an old key; when
        there is no room for that it holds all the same, and the next sweep does the rest.
        Raises WorldError(READERS_TOO_FEW, have=, need=); nothing has changed then.
        """
        mine = as_reader(reader)
        with changing_back(mine) as connection:
            care.make_unsafe(connection, mine, content.one(connection, mine, signal_id), reason)
            found = content.load(connection, mine, [signal_id]).loaded.get(signal_id)
            seen = view.view(connection, mine, found, self._terms()) if found is not None else None
        try:
            sweeping.sweep_when_wanted(mine)
        except WorldError as error:
            _log.warning("Old keys leave the pages at the next sweep: %s", error.code.value)
        return seen

    def propose_weighing(
        self, reader: Duty, signal_id: str, reason: str, inform_on: date, *, told: bool = False
    ) -> OpenedSignal:
        """A veiligheidsafweging; it counts when another reader confirms it.

        The resident is told on `inform_on`, within a month; `told`: was told then. Raises
        WorldError(VALUE_UNREADABLE, field="told").
        """

        def propose(connection: Connection, mine: Reader, it: Loaded) -> Loaded:
            return care.propose_weighing(connection, mine, it, reason, inform_on, told=told)

        return self._do(reader, signal_id, propose)

    def confirm_weighing(self, reader: Duty, signal_id: str) -> OpenedSignal:
        """The second reader agrees. Raises WorldError(SECOND_READER) for who proposed it."""
        return self._do(reader, signal_id, care.confirm_weighing)

    def refuse_weighing(self, reader: Duty, signal_id: str) -> OpenedSignal:
        """It does not count (any more)."""
        return self._do(reader, signal_id, care.refuse_weighing, unrenewed=True)

    def tick_meldcode(self, reader: Duty, signal_id: str, step: MeldcodeStep, *, done: bool) -> OpenedSignal:
        """A step of the meldcode was taken, or was not after all."""
        return self._do(reader, signal_id, lambda at, me, it: meldcode.tick(at, me, it, step, done=done))

    def renew(self, reader: Duty, signal_id: str, until: date, why: str) -> OpenedSignal:
        """Open for longer than six months, with a reason. Raises WorldError(VALUE_UNREADABLE, field="until")."""
        return self._do(reader, signal_id, lambda at, me, it: care.renew(at, me, it, until, why), unrenewed=True)

    # Inside

    def _move(self, reader: Duty, signal_id: str, to: Status, said: Said | None = None) -> OpenedSignal:
        mine = as_reader(reader)
        with changing_back(mine) as connection:
            return view.view(connection, mine, steps.move(connection, mine, signal_id, to, said), self._terms())

    def _do(self, reader: Duty, signal_id: str, deed: Deed, *, unrenewed: bool = False) -> OpenedSignal:
        """`unrenewed`: may be done with what is open longer than six months, before there is a reason for that."""
        mine = as_reader(reader)
        with changing_back(mine) as connection:
            loaded = content.one(connection, mine, signal_id)
            if not unrenewed:
                steps.renewed_first(mine, loaded)
            deed(connection, mine, loaded)
            return view.view(connection, mine, content.one(connection, mine, signal_id), self._terms())
