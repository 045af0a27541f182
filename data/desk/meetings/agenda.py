"""The agenda that makes itself: what comes on it, in which of the six parts, in which order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

from data.desk.meetings.allowed import refused
from data.desk.meetings.known import Known
from data.desk.meetings.plan import Entry, Plan
from data.desk.meetings.records import ITEMS_MOST, ItemKind, KeptOff, MeetingTable, Part, Refused
from data.desk.signals.kinds import SignalTheme, Status, Where
from data.desk.signals.patterns import Pattern
from data.desk.signals.records import WEEK, Offer

_PARTS, _THEMES = list(Part), list(SignalTheme)
THURSDAY = 3
PATTERNS_MOST = 5
"""So many patterns come by themselves, streets first; the week page has them all."""


def next_thursday(today: date) -> date:
    """The first Thursday from today on."""
    return today + timedelta(days=(THURSDAY - today.weekday()) % 7)


def overdue(one: Known, today: date) -> bool:
    """Whether a day that was said has gone by, or nobody took it up for a week."""
    work = one.work
    said = {
        Status.AGREED: work.agreement.on if work.agreement else None,
        Status.VISITING: work.visit_on,
    }.get(one.status)
    if said is not None and said < today:
        return True
    if one.status is Status.FOLLOWING and work.look_again is not None and work.look_again <= today:
        return True
    return one.status is Status.NEW and (today - one.day).days >= WEEK.unread


def part_of(one: Known, meeting_id: str, today: date) -> Part:
    """In which part of the agenda a signal comes."""
    fresh = one.status in (Status.NEW, Status.TAKEN_UP, Status.ON_AGENDA) and one.said.before(meeting_id) is None
    acknowledged = one.work.spoed is not None and bool(one.work.spoed.acknowledged_by)
    if (one.spoed and (fresh or not acknowledged)) or overdue(one, today):
        return Part.URGENT
    if one.chance:
        return Part.CHANCES
    if one.status in (Status.HANDED_OVER, Status.FOLLOWING) and one.form.wants_news and one.feedback is None:
        return Part.FEEDBACK
    if one.status in (Status.AGREED, Status.HANDED_OVER, Status.FOLLOWING) or one.said.before(meeting_id) is not None:
        return Part.EARLIER
    return Part.NEW


def by_itself(one: Known, day: date, today: date) -> bool:
    """Whether a signal comes on the agenda of that day by itself.

    Not while the buurtwerker still goes by first (coffee before meeting), waits for the volunteer, or looks again
    later; what is overdue does.
    """
    if overdue(one, today) or one.spoed:
        return True
    if one.status is Status.VISITING:
        return one.work.visit_on is None or one.work.visit_on < day
    if one.status is Status.FOLLOWING:
        told = one.feedback is not None or not one.form.wants_news
        return not told or one.work.look_again is None or one.work.look_again <= day
    if one.status is Status.HANDED_OVER:
        return one.form.wants_news and one.feedback is None
    return one.status is not Status.ASKED_BACK


def filled(
    plan: Plan,
    meeting_id: str,
    day: date,
    today: date,
    signals: Mapping[str, Known],
    patterns: Sequence[Pattern],
    offers: Sequence[Offer],
    elsewhere: frozenset[str],
    spoken: frozenset[tuple[str, frozenset[str]]] = frozenset(),
) -> tuple[Entry, ...]:
    """The agenda with everything on it that may come and is not there yet; what was taken off by hand stays off.

    `elsewhere`: what is on the agenda of another meeting that is still to come. `spoken`: patterns that something was
    decided about, with their signals then; they come again when there are more. The PATTERNS_MOST largest come.
    """
    there = {ref for entry in plan.entries if entry.kind is not ItemKind.PATTERN for ref in entry.refs}
    fresh = [
        signal_entry(one, meeting_id, today)
        for one in signals.values()
        if one.id not in there | plan.off | elsewhere
        and new_at(plan, one, today) is None
        and by_itself(one, day, today)
    ]
    known_patterns = {entry.pattern for entry in plan.entries if entry.kind is ItemKind.PATTERN}
    found = [
        one for one in patterns if _of_table(one, plan.table) and pattern_key(one) not in known_patterns | plan.off
    ]
    found = [one for one in found if (pattern_key(one), frozenset(one.signal_ids)) not in spoken]
    fresh += [
        Entry(uuid4().hex, ItemKind.PATTERN, Part.PATTERNS, one.signal_ids, pattern=pattern_key(one))
        for one in found[: max(0, PATTERNS_MOST - len(known_patterns))]
    ]
    fresh += [
        Entry(uuid4().hex, ItemKind.OFFER, Part.CHANCES, (offer.id,))
        for offer in offers
        if offer.id not in there | plan.off | elsewhere
    ]
    merged = _in_order(plan.entries, fresh, signals)
    return merged[:ITEMS_MOST]


def signal_entry(one: Known, meeting_id: str, today: date) -> Entry:
    """The item of a signal."""
    return Entry(uuid4().hex, ItemKind.SIGNAL, part_of(one, meeting_id, today), (one.id,))


def allowed_at(plan: Plan, one: Known) -> Refused | None:
    """Why a signal may not come on this agenda; None when it may."""
    return refused(plan.table, plan.participants, one.routing, one.wish)


def new_at(plan: Plan, one: Known, today: date) -> Refused | None:
    """The same, for one that is not on it yet: what must be renewed first does not come on."""
    return allowed_at(plan, one) or (Refused.RENEW if one.asks_renewal(today) else None)


def kept_off(plan: Plan, signals: Iterable[Known], today: date) -> tuple[KeptOff, ...]:
    """The signals that may not come on this agenda, by number.

    What is of the other table is none of this one's business: of those only what its wish keeps away is named.
    """
    there = {ref for entry in plan.entries if entry.kind is ItemKind.SIGNAL for ref in entry.refs}
    found = [(one, allowed_at(plan, one) if one.id in there else new_at(plan, one, today)) for one in signals]
    return tuple(
        KeptOff(one.number, one.id, why)
        for one, why in sorted(found, key=lambda pair: pair[0].number)
        if why is not None and why is not Refused.OTHER_TABLE
    )


def pattern_key(pattern: Pattern) -> str:
    """How an entry says which pattern it is."""
    return f"{pattern.common.value}:{pattern.key}"


def put_in_part(entries: Sequence[Entry], fresh: Entry) -> tuple[Entry, ...]:
    """The agenda with one more item, as the last of its part."""
    place = _PARTS.index(fresh.part)
    after = [number for number, one in enumerate(entries) if _PARTS.index(one.part) <= place]
    cut = after[-1] + 1 if after else 0
    return (*entries[:cut], fresh, *entries[cut:])


def moved(entries: Sequence[Entry], item_id: str, place: int) -> tuple[Entry, ...]:
    """The agenda with an item on another place (0 is the first); it belongs to the part that stands there then."""
    rest = [one for one in entries if one.id != item_id]
    chosen = next(one for one in entries if one.id == item_id)
    place = max(0, min(place, len(rest)))
    before = _PARTS.index(rest[place - 1].part) if place else 0
    after = _PARTS.index(rest[place].part) if place < len(rest) else len(_PARTS) - 1
    part = _PARTS[min(max(_PARTS.index(chosen.part), before), max(before, after))]
    return (*rest[:place], replace(chosen, part=part), *rest[place:])


def _in_order(kept: Sequence[Entry], fresh: Sequence[Entry], signals: Mapping[str, Known]) -> tuple[Entry, ...]:
    """What was there stays in its order; what is new comes behind it, part by part."""
    entries = tuple(kept)
    ordered = sorted(fresh, key=lambda entry: (_PARTS.index(entry.part), *_rank(entry, signals)))
    if not entries:
        return tuple(ordered)
    for entry in ordered:
        entries = put_in_part(entries, entry)
    return entries


def _rank(entry: Entry, signals: Mapping[str, Known]) -> tuple[int, int, int, int]:
    """Spoed first, then what presses; new ones by theme; agreements by their day; then the oldest."""
    one = signals.get(entry.refs[0]) if entry.kind is ItemKind.SIGNAL else None
    if one is None:
        return (2, len(_THEMES), 0, 0)
    theme = _THEMES.index(one.themes[0]) if one.themes else len(_THEMES)
    if entry.part is Part.URGENT:
        return (0 if one.spoed else 1 if one.pressing else 2, 0, one.day.toordinal(), one.number)
    if entry.part is Part.NEW:
        return (0, theme, one.day.toordinal(), one.number)
    agreed = one.work.agreement.on.toordinal() if one.work.agreement else 0
    return (0, agreed, one.day.toordinal(), one.number)


def _of_table(pattern: Pattern, table: MeetingTable) -> bool:
    """Persons and lamp posts apart: each at its own table, both at the signaleringsoverleg."""
    if table is MeetingTable.DOEN:
        return pattern.where is Where.HOME
    return pattern.where is Where.STREET if table is MeetingTable.AREA else True
