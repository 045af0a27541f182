"""What a signal must have before it is sealed, and what may never be in it. Nothing of it is about style: see hints."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from data import bsn
from data.desk.signals.counting import cut, length
from data.desk.signals.form import MOST, THEMES_MOST, SignalForm
from data.desk.signals.kinds import Subject, Way, Wish
from data.errors import Code, WorldError

TEXTS = ("facts", "impression", "who", "street", "when", "done", "neighbour")
"""The free texts of the form."""
FURTHEST = timedelta(days=366)
SAID_BEFORE = timedelta(days=30)
"""So long before a signal somebody may have said what they want of it; an older word was about something else."""


def missing(form: SignalForm) -> tuple[str, ...]:
    """The fields that sending still needs: what was seen, and how urgent it is.

    "Bel me liever" and "ik twijfel" are complete as they are.
    """
    if form.way is not Way.WRITTEN:
        return ()
    found = [] if form.facts.strip() else ["facts"]
    return (*found, *([] if form.urgency is not None else ["urgency"]))


def checked(form: SignalForm) -> SignalForm:
    """The form as it is sealed: tidied, and without answers to questions that were not asked.

    Raises WorldError(TEXT_HOLDS_BSN | TEXT_TOO_LONG, field=, most= | VALUE_MISSING, field= | VALUE_UNREADABLE, field=).
    """
    texts: dict[str, Any] = {name: text(getattr(form, name), name) for name in TEXTS}
    services = tuple(replace(link, name=cut(link.name, MOST["label"])) for link in form.services)  # not their words
    lacking = missing(form)
    if lacking:
        raise WorldError(Code.VALUE_MISSING, field=lacking[0])
    themes = tuple(dict.fromkeys(form.themes))
    if len(themes) > THEMES_MOST:
        raise WorldError(Code.VALUE_UNREADABLE, field="themes")
    return replace(
        form,
        **texts,
        themes=themes,
        services=services,
        described=form.described if form.subject is Subject.PERSON else None,
        not_yet=form.not_yet if form.wish is Wish.NOT_YET else None,
    )


def text(said: str, field: str) -> str:
    """A free text, checked; may be empty. Raises WorldError(TEXT_HOLDS_BSN | TEXT_TOO_LONG, field=, most=)."""
    tidy = said.replace("\0", "").strip()
    if bsn.holds_bsn(tidy):
        raise WorldError(Code.TEXT_HOLDS_BSN, field=field)
    if length(tidy) > MOST[field]:
        raise WorldError(Code.TEXT_TOO_LONG, field=field, most=str(MOST[field]))
    return tidy


def needed_text(said: str, field: str) -> str:
    """A free text that must be there. Raises as `text` does, and WorldError(VALUE_MISSING, field=)."""
    tidy = text(said, field)
    if not tidy:
        raise WorldError(Code.VALUE_MISSING, field=field)
    return tidy


def coming_day(on: date, today: date, field: str = "date") -> date:
    """A day from today on, within a year. Raises WorldError(VALUE_UNREADABLE, field=)."""
    if not today <= on <= today + FURTHEST:
        raise WorldError(Code.VALUE_UNREADABLE, field=field)
    return on


def day_said(on: date, sent: date, today: date, field: str) -> date:
    """A day on which the resident said something of a signal: at most a month before it was sent, and not after today.

    Raises WorldError(VALUE_UNREADABLE, field=).
    """
    if not sent - SAID_BEFORE <= on <= today:
        raise WorldError(Code.VALUE_UNREADABLE, field=field)
    return on


def without_bsn(form: SignalForm) -> SignalForm:
    """The form with dots for the digits of every BSN: a draft does not keep one either."""
    dotted: dict[str, Any] = {name: _dotted(getattr(form, name)) for name in TEXTS}
    return replace(form, **dotted)


def _dotted(said: str) -> str:
    for start, end in reversed(bsn.spans(said)):
        said = said[:start] + "…" + said[end:]
    return said
