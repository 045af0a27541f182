"""Which status a signal has when it leaves an agenda and nothing was decided: the one it had before."""

from __future__ import annotations

from data.desk.signals import workflow
from data.desk.signals.content import Loaded
from data.desk.signals.kinds import Actor, EventKind, Needed, Status
from data.desk.signals.records import Work
from data.errors import WorldError


def status_before(loaded: Loaded, *, opened: bool) -> Status:
    """The last status on its timeline that is not "op agenda" and that it can go back to; else "opgepakt".

    From the timeline and not from the plan of the overleg: it may have been taken up between the making of the agenda
    and the overleg, or put on the agenda by hand before there was one. An agreement that was taken back is no status to
    go back to. `opened`: whether a reader opened it.
    """
    given = _given(loaded.work, opened=opened)
    events = loaded.work.events
    steps = [one.status for one in events if one.kind is EventKind.STATUS and one.status is not None]
    for status in (*reversed(steps), Status.NEW):
        if status is not Status.ON_AGENDA and _possible(status, given):
            return status
    return Status.TAKEN_UP


def _possible(to: Status, given: set[Needed]) -> bool:
    try:
        workflow.move(Status.ON_AGENDA, to, Actor.READER, given)
    except WorldError:
        return False
    return True


def _given(work: Work, *, opened: bool) -> set[Needed]:
    """What the steps back ask for, as it was given when they were taken first."""
    given = {
        Needed.UNOPENED: not opened,
        Needed.TEXT: bool(work.question),
        Needed.OWNER: work.agreement is not None,
        Needed.DATE: work.agreement is not None or work.visit_on is not None or work.look_again is not None,
        Needed.RECEIVER: bool(work.handed_to),
        Needed.PERMISSION: bool(work.handed_to),
    }
    return {needed for needed, there in given.items() if there}
