"""The five steps of the meldcode, as a checklist for the professional: which were taken, when and by whom.

Source: Besluit verplichte meldcode huiselijk geweld en kindermishandeling, article 2. Sealed with the signal. A step
can be taken back; both stand in the timeline.
"""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection

from data.desk.duty import Reader
from data.desk.signals import steps
from data.desk.signals.content import Loaded
from data.desk.signals.kinds import EventKind, MeldcodeStep
from data.desk.signals.records import CodeStep, Work
from data.errors import Code, WorldError


def tick(connection: Connection, mine: Reader, loaded: Loaded, step: MeldcodeStep, *, done: bool) -> Loaded:
    """Say that a step was taken, or that it was not after all; nothing changes when that is known already.

    Raises WorldError(SIGNAL_NEEDS, what="person") for a signal that is about nobody.
    """
    if loaded.work.inform_by is None:
        raise WorldError(Code.SIGNAL_NEEDS, what="person")
    if done is any(one.step is step for one in loaded.work.meldcode):
        return loaded
    rest = tuple(one for one in loaded.work.meldcode if one.step is not step)
    taken = (*rest, CodeStep(step, mine.session.now(), mine.person.id)) if done else rest
    kind = EventKind.CODE_STEP if done else EventKind.CODE_STEP_BACK
    return steps.keep(connection, mine, loaded, kind, text=step.value, meldcode=taken)


def named(work: Work, people: dict[str, str]) -> tuple[CodeStep, ...]:
    """The steps with roepnamen where the store has person ids."""
    return tuple(replace(one, by=people.get(one.by, "")) for one in work.meldcode)
