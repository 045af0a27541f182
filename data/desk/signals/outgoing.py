"""The words of a signal that go outside: what the resident's wish allows, without what was left out by hand.

They are kept with the hand-over as they were read, so that the paper says the same whenever it is made again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection

from data.desk.duty import Reader
from data.desk.signals import content, steps
from data.desk.signals.content import Loaded
from data.desk.signals.handed import Handed, Outgoing
from data.desk.signals.kinds import Described
from data.desk.signals.masked import (
    A_VOLUNTEER,
    RESIDENT,
    covered,
    masked,
    resident_names,
    volunteers,
    words_of,
)
from data.desk.signals.places import without_places
from data.errors import Code, WorldError


def words(connection: Connection, mine: Reader, one: Loaded, *, yes: bool) -> Outgoing:
    """The facts and nothing else. Raises as content.added_to does.

    `yes`: the resident said yes to this hand-over; a name goes only where the wish allows that as well.
    """
    form = one.envelope.form
    named = yes and steps.routing_of(one).name
    leads = form.about_person and not named
    hidden, desk = (resident_names(form) if leads else ()), volunteers(connection).values()

    def clean(text: str) -> str:
        said = masked(masked(text, desk, A_VOLUNTEER), hidden, RESIDENT)
        return without_places(said, form.street) if leads else said

    return Outgoing(
        facts=clean(form.facts),
        added=tuple(clean(added.text) for _, added in content.added_to(connection, mine, one.row.id)),
        when=clean(form.when),
        who=clean(form.who) if not leads or form.described is Described.LOOKS else "",
        street="" if leads else form.street,
        named=named,
        leads=leads,
    )


def with_words(
    connection: Connection, mine: Reader, one: Loaded, handed: Handed, cover: Sequence[str] | None
) -> Handed:
    """The hand-over with the words that go. What it has already stays, less what is covered now; nothing comes in.

    Raises WorldError(SIGNAL_NEEDS, what="read") when it may not lead to the resident and nobody says it was read.
    """
    going = handed.text or words(connection, mine, one, yes=handed.yes_on is not None)
    if going.leads and cover is None:
        raise WorldError(Code.SIGNAL_NEEDS, what="read")
    gone = words_of(" ".join(cover or ()))
    kept = tuple(word for word in gone if covered(going, (word,)) != going)
    return replace(handed, text=covered(going, kept), covered=(*handed.covered, *kept))
