"""Freshness is per field: how long a check of a fact counts, and what a card says of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from data.directory.records import Check, CheckedField, CheckState


@dataclass(frozen=True)
class Terms:
    """How many days a check counts (product.md: hours 90 days, phone 180, name 2 years; settings)."""

    schedule: int = 90
    phone: int = 180
    name: int = 730
    address: int = 730
    cost: int = 365

    def of(self, field: CheckedField) -> timedelta:
        """The term of one field."""
        return timedelta(days=int(getattr(self, field.value)))


def newest(checks: Iterable[Check]) -> dict[CheckedField, Check]:
    """The newest check of each field that was ever checked."""
    found: dict[CheckedField, Check] = {}
    for check in checks:
        if check.field not in found or found[check.field].on < check.on:
            found[check.field] = check
    return found


def field_state(check: Check | None, today: date, terms: Terms) -> CheckState:
    """The state of one fact. Never checked is not stale."""
    if check is None:
        return CheckState.NEVER
    return CheckState.STALE if today - check.on > terms.of(check.field) else CheckState.CHECKED


def check_state(days: Mapping[CheckedField, date], today: date, terms: Terms) -> tuple[CheckState, date | None]:
    """What a card says: stale when the hours or the phone are past their term, and the newest check's day.

    `days`: for each field that was ever checked, the day of its newest check.
    """
    if not days:
        return CheckState.NEVER, None
    facts = (CheckedField.SCHEDULE, CheckedField.PHONE)
    stale = any(field in days and today - days[field] > terms.of(field) for field in facts)
    return CheckState.STALE if stale else CheckState.CHECKED, max(days.values())
