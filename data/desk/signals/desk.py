"""Signals as the desk uses them: writing, sending, and what comes back. A `Duty` in each call, on the desk's worker.

Every call raises WorldError(DUTY_OVER) after the dienst, and what writing can (DISK_FULL | STORE_LOCKED |
DATA_DIR_NOT_WRITABLE | DESK_DAMAGED); nothing of the call is kept then, and the draft stays. What was sent cannot be
read back through this door by anybody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from data.desk import sweeping
from data.desk.duty import Duty
from data.desk.signals import drafts, passed, sending
from data.desk.signals.form import Draft, Passed, Readers, Sent, SignalForm
from data.desk.terms import Terms


class SignalDesk:
    """The volunteer's side. `terms` is asked each time: how long things are kept in this buurthuis."""

    def __init__(self, terms: Callable[[], Terms] = Terms) -> None:
        self._terms = terms

    def readers(self, duty: Duty) -> Readers:
        """Who will read it, and whether the form may open (two who typed back their card). Works while covered."""
        return sending.readers_now(duty)

    def save_draft(
        self, duty: Duty, draft_id: str, form: SignalForm, *, page: int = 1, by: str = "", adds_to: str = ""
    ) -> None:
        """Keep a form as it is now, under an id (uuid4 hex) that the window made. Works while covered.

        `by`: who of those on duty writes. `adds_to`: the signal that this text is for. Nothing is checked; a BSN is
        kept as dots. Raises WorldError(ROLE_REFUSED), and SIGNAL_SENT for a draft that was sent already.
        """
        drafts.save_draft(duty, draft_id, form, page, by, adds_to)

    def drafts(self, duty: Duty) -> tuple[Draft, ...]:
        """The drafts of who is on duty, last written first. Raises WorldError(DUTY_COVERED)."""
        return drafts.drafts(duty)

    def discard_draft(self, duty: Duty, draft_id: str) -> None:
        """Throw a draft away; it is in no page of the file after the sweep. Raises WorldError(DUTY_COVERED)."""
        drafts.discard_draft(duty, draft_id)

    def send(self, duty: Duty, draft_id: str, form: SignalForm, *, by: str = "") -> Sent:
        """Seal the form for the readers that the resident's wish allows, and erase the draft. Works while covered.

        Sending the same draft again gives the same number. The open visit (one begins when there is none) knows
        that a signal was sent. Call `sweep` in the background afterwards.
        Raises WorldError(READERS_TOO_FEW, have=, need= | VALUE_MISSING, field= | TEXT_TOO_LONG, field=, most= |
        TEXT_HOLDS_BSN, field= | VALUE_UNREADABLE, field="themes" | ROLE_REFUSED).
        """
        return sending.send(duty, draft_id, form, by)

    def sweep(self, duty: Duty) -> None:
        """Write the store anew without what was a draft a moment ago, when that is still to be done.

        About 10 ms a megabyte: after the window said that it was sent. Raises WorldError(DISK_FULL | STORE_LOCKED).
        """
        sweeping.sweep_when_wanted(duty)

    def add_later(self, duty: Duty, draft_id: str, signal_id: str, text: str, *, by: str = "") -> None:
        """Something more under the same number, by its author, for the same readers. Works while covered.

        `draft_id`: as with `send`; a draft with it goes. What is new in the last 7 days before a closed signal is
        erased keeps it 14 days longer. Raises WorldError(RECORD_UNKNOWN | ROLE_REFUSED | SIGNAL_ENDED | SIGNAL_WAITS)
        and, with field="added", VALUE_MISSING | TEXT_TOO_LONG | TEXT_HOLDS_BSN. The draft stays then.
        """
        sending.add_later(duty, draft_id, signal_id, text, by, self._terms())

    def withdraw(self, duty: Duty, signal_id: str, *, by: str = "") -> None:
        """Take a signal back that nobody opened yet, nor saw the name of; what it said is gone, its number stays.

        Raises WorldError(RECORD_UNKNOWN | ROLE_REFUSED | SIGNAL_OPENED | SIGNAL_STEP | DUTY_COVERED).
        """
        sending.withdraw(duty, signal_id, by)

    def passed(self, duty: Duty) -> tuple[Passed, ...]:
        """What the people on duty passed on, newest first. Raises WorldError(DUTY_COVERED)."""
        return passed.passed(duty, self._terms())

    def news(self, duty: Duty) -> int:
        """How much came back that its author did not see yet, for who is on duty. Works while covered.

        Feedback, and questions; not for who did not want to hear how it goes, unless it is a question.
        """
        return passed.news(duty)

    def questions(self, duty: Duty) -> tuple[int, ...]:
        """The numbers of those that are a question, not what is asked: that stays sealed. Works while covered."""
        return passed.questions(duty)

    def mark_seen(self, duty: Duty, ids: Iterable[str]) -> None:
        """The author saw it. A free text goes with that: it was readable at the desk."""
        passed.mark_seen(duty, tuple(ids))
