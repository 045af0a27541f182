"""The overleg as the window uses it: one object, a `Reader` first in each call, everything on the worker of the desk.

Every call raises WorldError(ROLE_REFUSED) for who is no buurtwerker, DUTY_COVERED and DUTY_OVER, and what writing can
(DISK_FULL | STORE_LOCKED | DATA_DIR_NOT_WRITABLE | DESK_DAMAGED); nothing of the call is kept then. A free text with a
BSN in it raises WorldError(TEXT_HOLDS_BSN, field=), one that is too long WorldError(TEXT_TOO_LONG, field=, most=), an
empty one that is needed WorldError(VALUE_MISSING, field=). RECORD_UNKNOWN: no such meeting or item (any more).

Each deed hands back the `Meeting` as it is then; what was unsealed for it stays in the Reader, so that a deed in a
meeting of 200 items costs no 200 openings. What the resident's wish allows is looked at anew in every call: an item
whose signal was closed, erased or re-routed since is not on the agenda any more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from data.desk.duty import Duty
from data.desk.meetings import editing, holding, making
from data.desk.meetings.records import (
    ActionSheet,
    AgendaSheet,
    Candidate,
    FeedbackLine,
    Meeting,
    MeetingLine,
    MeetingTable,
    Part,
    Participant,
    Proposal,
)
from data.desk.terms import Terms


class MeetingDesk:
    """What a buurtwerker does with meetings. `terms` is asked each time: a setting counts at once."""

    def __init__(self, terms: Callable[[], Terms] = Terms) -> None:
        self._terms = terms

    def propose(self, reader: Duty, table: MeetingTable) -> Proposal:
        """What a new meeting of this table starts with: the first Thursday from today (today, when it is one), and
        participants, time, place and chair of the last one."""
        return making.propose(reader, table)

    def meetings(self, reader: Duty) -> tuple[MeetingLine, ...]:
        """All meetings that are kept: those to come first (soonest first), then those that were (newest first)."""
        return making.meetings(reader, self._terms())

    def make(
        self,
        reader: Duty,
        table: MeetingTable,
        day: date,
        participants: Sequence[Participant] = (),
        *,
        starts: str = "09:00",
        place: str = "",
        chair: str = "",
    ) -> Meeting:
        """A meeting with its agenda: what may come on this table, in six parts; the signals become "op agenda".

        A participant needs a role; without an organisation they are accepted (Lacks.NO_ORGANISATION), and count as
        police or corporatie as long as it is not known what they are.
        Raises WorldError(VALUE_MISSING, field="role" | VALUE_UNREADABLE, field="starts" | "participants").
        """
        return making.make(reader, table, day, participants, starts, place, chair, self._terms())

    def meeting(self, reader: Duty, meeting_id: str) -> Meeting:
        """One meeting; that it was opened is written down."""
        return making.meeting(reader, meeting_id, self._terms())

    def describe(
        self, reader: Duty, meeting_id: str, *, day: date, starts: str = "09:00", place: str = "", chair: str = ""
    ) -> Meeting:
        """Another day, time, place or chair. Raises WorldError(MEETING_OVER | VALUE_UNREADABLE, field="starts")."""
        return making.describe(reader, meeting_id, day, starts, place, chair, self._terms())

    def set_participants(self, reader: Duty, meeting_id: str, participants: Sequence[Participant]) -> Meeting:
        """Other participants; what may not be spoken of in front of them goes off the agenda, and is in `kept_off`.

        Raises WorldError(MEETING_OVER | VALUE_MISSING, field="role" | VALUE_UNREADABLE, field="participants").
        """
        return making.set_participants(reader, meeting_id, participants, self._terms())

    def remove(self, reader: Duty, meeting_id: str) -> None:
        """Take a meeting away with all that was written for it; decisions that are on signals already stay there."""
        making.remove(reader, meeting_id, self._terms())

    # The agenda

    def fill(self, reader: Duty, meeting_id: str) -> Meeting:
        """Put on the agenda what came since it was made. What was taken off stays off. Raises MEETING_OVER."""
        return making.fill(reader, meeting_id, self._terms())

    def candidates(self, reader: Duty, meeting_id: str) -> tuple[Candidate, ...]:
        """Open signals that are not on the agenda and may be put there, by number."""
        return editing.candidates(reader, meeting_id, self._terms())

    def put_on(self, reader: Duty, meeting_id: str, number: int) -> Meeting:
        """Put a signal on the agenda; one that is there already stays where it is.

        Raises WorldError(MEETING_REFUSED, reason=, number=) with the value of `Refused`, RECORD_UNKNOWN, MEETING_OVER,
        and SEALED_NOT_YOURS for one that is not for this reader: why, only those whom it is for may know.
        """
        return editing.put_on(reader, meeting_id, number, self._terms())

    def add_own(
        self, reader: Duty, meeting_id: str, title: str, minutes: int = 5, *, text: str = "", part: Part = Part.NEW
    ) -> Meeting:
        """An item that is about no signal. Raises MEETING_OVER and what `write` does."""
        return editing.add_own(reader, meeting_id, title, minutes, text, part, self._terms())

    def take_off(self, reader: Duty, meeting_id: str, item_id: str) -> Meeting:
        """Take an item off the agenda; a signal goes back to the status it had. Raises MEETING_OVER."""
        return editing.take_off(reader, meeting_id, item_id, self._terms())

    def move(self, reader: Duty, meeting_id: str, item_id: str, place: int) -> Meeting:
        """Put an item on another place of the agenda (0 is the first). It goes to the part that stands there."""
        return editing.move(reader, meeting_id, item_id, place, self._terms())

    def write(
        self,
        reader: Duty,
        meeting_id: str,
        item_id: str,
        *,
        title: str | None = None,
        text: str | None = None,
        minutes: int | None = None,
    ) -> Meeting:
        """Her own words for an item; None leaves as it is. The title is that of the signal, everywhere.

        Raises WorldError(TEXT_COPIES_FACTS, field=, place=, count=) when it has a run of words in it that a volunteer
        wrote, in the form or later, TEXT_HOLDS_NAME for the name of a resident, TEXT_HOLDS_ADDRESS for where they live
        (`place` and `count` say which words of the text), VALUE_UNREADABLE(field="minutes") for less than 1 or more
        than 60, MEETING_OVER.
        """
        return editing.write(reader, meeting_id, item_id, title, text, minutes, self._terms())

    # At the table

    def name(self, reader: Duty, meeting_id: str, item_id: str) -> str:
        """Who it is about, for as long as a key is held; written down in the read log.

        Raises WorldError(NAME_COVERED) when the resident's wish does not allow it, or there is no name.
        """
        return holding.name(reader, meeting_id, item_id, self._terms())

    def begin(self, reader: Duty, meeting_id: str) -> Meeting:
        """The meeting begins. Beginning twice is once. Raises MEETING_OVER."""
        return holding.begin(reader, meeting_id, self._terms())

    def decide(
        self, reader: Duty, meeting_id: str, item_id: str, decision: str, owner: str = "", due: date | None = None
    ) -> Meeting:
        """What was decided about an item, in one pass; it goes onto its signals at once.

        The next meeting picks it up. With an owner and a day it is an "afspraak". An empty decision takes the decision
        away, deciding again puts the new one in its place. Raises WorldError(VALUE_MISSING, field="owner" | "due")
        when only one of the two is there, VALUE_UNREADABLE(field="due") for a day before the meeting, MEETING_OVER, and
        what `write` does for words that are not her own, field="decision" | "owner".
        """
        return holding.decide(reader, meeting_id, item_id, decision, owner, due, self._terms())

    def finish(self, reader: Duty, meeting_id: str, lines: Iterable[FeedbackLine] = ()) -> Meeting:
        """The meeting is over, and the authors hear what was approved in `lines` (see `approve`).

        What was not decided goes back to the status it had, and comes on the next agenda. Finishing twice is once.
        """
        return holding.finish(reader, meeting_id, lines, self._terms())

    def feedback(self, reader: Duty, meeting_id: str) -> tuple[FeedbackLine, ...]:
        """The feedback sentences to approve, by author and number; before finishing and after it."""
        return holding.feedback(reader, meeting_id, self._terms())

    def approve(self, reader: Duty, meeting_id: str, lines: Iterable[FeedbackLine]) -> tuple[FeedbackLine, ...]:
        """Give the authors the sentence in `approved`; a line with None there is left for later.

        Raises WorldError(RECORD_UNKNOWN | VALUE_UNREADABLE, field="feedback") for one that is not of its choices.
        """
        return holding.approve(reader, meeting_id, lines, self._terms())

    # On paper

    def agenda_sheet(self, reader: Duty, meeting_id: str) -> AgendaSheet:
        """The agenda to print: no names, no facts. To be destroyed within a week after the meeting."""
        return holding.agenda_sheet(reader, meeting_id, self._terms())

    def action_sheet(self, reader: Duty, meeting_id: str) -> ActionSheet:
        """What was agreed, to print. To be destroyed within six weeks, or when a signal on it is erased earlier."""
        return holding.action_sheet(reader, meeting_id, self._terms())
