"""One call about a meeting: its transaction, the reader, the plan and the signals that it needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection

from data.desk.access import as_reader, changing_back, note_change
from data.desk.duty import Duty, Reader
from data.desk.meetings import agenda, reaching, showing
from data.desk.meetings.known import Known
from data.desk.meetings.own_words import Told
from data.desk.meetings.plan import Entry, Plan
from data.desk.meetings.reaching import KIND, Kept
from data.desk.meetings.records import ItemKind, KeptOff, Meeting, State
from data.desk.signals.kinds import Status
from data.desk.sweeping import want_sweep
from data.desk.terms import Kind, Terms
from data.errors import Code, WorldError

_HELD = "meetings.kept-off"
"""What may not come on an agenda is worked out with every open signal; after a deed it is as it was."""
TO_AGENDA = (Status.NEW, Status.TAKEN_UP, Status.ASKED_BACK)
"""What becomes "op agenda"; an agreement, a visit or a hand-over stays what it is while it is spoken of."""


@dataclass
class Sitting:
    """A meeting at work. Everything in it ends with the transaction."""

    connection: Connection
    mine: Reader
    terms: Terms
    kept: Kept
    signals: dict[str, Known]
    whole: bool = True  # every open signal is in `signals`, not only those of the agenda

    @property
    def today(self) -> date:
        """By the clock of the desk."""
        return self.mine.session.now().date()

    @property
    def plan(self) -> Plan:
        """The plan as it is now."""
        return self.kept.plan

    def entry(self, item_id: str) -> Entry:
        """An item that may be shown. Raises WorldError(RECORD_UNKNOWN)."""
        shown = {item.id for item in showing.items_of(self.kept, self.signals)}
        found = next((one for one in self.plan.entries if one.id == item_id and one.id in shown), None)
        if found is None:
            raise WorldError(Code.RECORD_UNKNOWN)
        return found

    def known(self, signal_id: str) -> Known:
        """A signal of this meeting. Raises WorldError(RECORD_UNKNOWN)."""
        if signal_id not in self.signals:
            raise WorldError(Code.RECORD_UNKNOWN)
        return self.signals[signal_id]

    def of_entry(self, entry: Entry) -> list[Known]:
        """The signals that an item is about, as far as they may be spoken of here."""
        if entry.kind not in (ItemKind.SIGNAL, ItemKind.PATTERN):
            return []
        there = [self.signals[key] for key in entry.refs if key in self.signals]
        return [one for one in there if agenda.allowed_at(self.plan, one) is None]

    def told_about(self, signals: Sequence[Known]) -> tuple[Told, ...]:
        """What volunteers told about these; of nobody in particular what they told about everybody who is open.

        That is much: it is made ready to be looked through anew each time, and does not stay.
        """
        if signals:
            return tuple(told for one in signals for told in one.told)
        every = self.signals if self.whole else reaching.known(self.connection, self.mine)
        return tuple(replace(told, names_anywhere=False) for one in every.values() for told in one.told)

    def along(self, one: Known) -> list[Known]:
        """A signal and all that was merged into it: their authors hear the same."""
        found, asked = [one], {one.id}
        for known in found:
            fresh = [key for key in known.work.merged if key not in asked]
            asked.update(fresh)
            self.reread([key for key in fresh if key not in self.signals])
            found += [self.signals[key] for key in fresh if key in self.signals]
        return found

    def still_open(self) -> None:
        """Raises WorldError(MEETING_OVER) when it was held."""
        if self.kept.state is State.DONE:
            raise WorldError(Code.MEETING_OVER)

    def change(self, plan: Plan | None = None, *, day: date | None = None, state: State | None = None) -> None:
        """Keep the meeting with these things changed."""
        changed = replace(self.kept, plan=plan or self.plan, day=day or self.kept.day, state=state or self.kept.state)
        self.kept = reaching.save(self.connection, self.mine, changed)
        note_change(self.connection, self.mine, "change", KIND, self.kept.id)

    def reread(self, ids: list[str]) -> None:
        """Look at signals anew, after something was written on them."""
        if ids:
            self.signals.update(reaching.known(self.connection, self.mine, ids))

    def onto_agenda(self, signals: Iterable[Known]) -> None:
        """The signals say that they are on an agenda; one that must be renewed first stays what it is."""
        ready = [one for one in signals if one.status in TO_AGENDA and not one.asks_renewal(self.today)]
        ids = [one.id for one in ready]
        reaching.onto_all(self.connection, self.mine, ids)
        self.reread(ids)

    def off_agenda(self, signals: Iterable[Known]) -> None:
        """The signals are on no agenda any more: what nothing was decided about here is again what it was before."""
        leaving = {one.id: one for one in signals if one.status is Status.ON_AGENDA}
        decided = {key for key, one in leaving.items() if (said := one.said.of(self.kept.id)) and said.decision}
        reaching.leave_all(self.connection, self.mine, list(leaving), decided)
        self.reread(list(leaving))

    def shown(self) -> Meeting:
        """As it is now, for the screen."""
        now = showing.meeting(self.kept, self.signals, self.today, self.terms[Kind.MEETING])
        held: dict[str, tuple[KeptOff, ...]] = self.mine.held.setdefault(_HELD, {})
        if self.whole:
            held[self.kept.id] = now.kept_off
        elif now.state is not State.DONE:
            return replace(now, kept_off=held.get(self.kept.id, ()))
        return now


@contextmanager
def sitting(reader: Duty, meeting_id: str, terms: Terms, *, whole: bool = True) -> Iterator[Sitting]:
    """One meeting in one write transaction; with every open signal, or only with those of its agenda.

    What was written about signals of which one was erased goes from the plan first. Raises WorldError(RECORD_UNKNOWN |
    ROLE_REFUSED | DUTY_OVER | DUTY_COVERED).
    """
    mine = as_reader(reader)
    with changing_back(mine) as connection:
        yield opened(connection, mine, reaching.kept(connection, mine, meeting_id), terms, whole=whole)


def opened(connection: Connection, mine: Reader, kept: Kept, terms: Terms, *, whole: bool = True) -> Sitting:
    """A meeting with its signals, within a transaction."""
    kept = cleaned(connection, mine, kept)
    whole = whole or kept.id not in mine.held.get(_HELD, {})
    signals = reaching.known(connection, mine) if whole else {}
    others = {ref for one in kept.plan.entries if one.kind is not ItemKind.OFFER for ref in one.refs} - signals.keys()
    if others:
        signals |= reaching.known(connection, mine, others)
    return Sitting(connection, mine, terms, kept, signals, whole)


def cleaned(connection: Connection, mine: Reader, kept: Kept) -> Kept:
    """The meeting without items of which a signal was erased: nothing of it may live on here."""
    refs = {ref for one in kept.plan.entries if one.kind is not ItemKind.OFFER for ref in one.refs}
    refs |= {ref for ref, _ in kept.plan.told}
    gone = refs - reaching.there(connection, refs) if refs else set()
    if not gone:
        return kept
    want_sweep(mine.session.folder)
    entries = tuple(one for one in kept.plan.entries if not gone & set(one.refs))
    told = tuple(one for one in kept.plan.told if one[0] not in gone)
    plan = replace(kept.plan, entries=entries, off=kept.plan.off - gone, told=told)
    return reaching.save(connection, mine, replace(kept, plan=plan))
