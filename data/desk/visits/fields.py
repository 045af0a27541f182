"""What can be said of a visit, as columns and back; and what closing fills in when nothing was said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Row

from data.desk.visits.records import (
    AgeGroup,
    Attached,
    FirstTime,
    How,
    Outcome,
    Partner,
    Proposal,
    Theme,
    VisitFields,
)
from data.errors import Code, WorldError

THEMES_MOST = 3
_CODE = re.compile(r"[a-z][a-z0-9.-]{0,39}")
_LANGUAGE = re.compile(r"[a-z]{2,3}")


def columns(fields: VisitFields) -> dict[str, Any]:
    """The columns of the visit table. Raises WorldError(VALUE_UNREADABLE, field=) for what is no code."""
    themes = tuple(dict.fromkeys(fields.themes))
    if len(themes) > THEMES_MOST or not all(_CODE.fullmatch(theme) for theme in themes):
        raise WorldError(Code.VALUE_UNREADABLE, field="themes")
    return {
        "themes": ",".join(themes),
        "outcome": fields.outcome.value if fields.outcome else None,
        "partner": fields.partner.value if fields.partner and fields.outcome is Outcome.SPOKE_WITH else None,
        "first_time": fields.first_time.value if fields.first_time else None,
        "age": fields.age.value if fields.age else None,
        "language": language(fields.language) if fields.language else None,
    }


def language(code: str) -> str:
    """A language, checked. Raises WorldError(VALUE_UNREADABLE, field="language")."""
    if not _LANGUAGE.fullmatch(code):
        raise WorldError(Code.VALUE_UNREADABLE, field="language")
    return code


def of_row(row: Row[Any]) -> VisitFields:
    """What a row of the visit table says."""
    return VisitFields(
        themes=themes_of(row.themes),
        outcome=Outcome(row.outcome) if row.outcome else None,
        partner=Partner(row.partner) if row.partner else None,
        first_time=FirstTime(row.first_time) if row.first_time else None,
        age=AgeGroup(row.age) if row.age else None,
        language=row.language,
    )


def themes_of(text: str) -> tuple[Theme, ...]:
    """The codes in the column."""
    return tuple(text.split(",")) if text else ()


def propose(row: Row[Any], attached: Iterable[Attached], slip_languages: Iterable[str]) -> Proposal:
    """Theme, outcome and language from what happened. Nothing printed and nobody called: geluisterd."""
    services = tuple(attached)
    named = [one.service.theme for one in sorted(services, key=lambda one: one.how is How.CHOSEN) if one.service.theme]
    printed = any(one.how is How.PRINTED for one in services)
    called = row.called or any(one.how is How.CALLED for one in services)
    happened: Mapping[Outcome, bool] = {
        Outcome.TAKES_PART: row.offer,
        Outcome.SLIP: printed,
        Outcome.CALLED: called,
        Outcome.WORKER: row.worker_called,
        Outcome.RETURNS: row.returns,
    }
    outcome = next((outcome for outcome, did in happened.items() if did), Outcome.LISTENED)
    spoken = [code for code in slip_languages if code]
    return Proposal(tuple(dict.fromkeys(named))[:THEMES_MOST], outcome, spoken[-1] if spoken else None)


def completed(fields: VisitFields, proposal: Proposal) -> VisitFields:
    """The fields with what was not said filled in."""
    return VisitFields(
        themes=fields.themes or proposal.themes,
        outcome=fields.outcome or proposal.outcome,
        partner=fields.partner,
        first_time=fields.first_time,
        age=fields.age,
        language=fields.language or proposal.language,
    )
