"""A meeting as it is shown and printed: the plan with what stands on the signals now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from data.desk.meetings import agenda
from data.desk.meetings.known import Known
from data.desk.meetings.own_words import Told, fault
from data.desk.meetings.plan import Entry
from data.desk.meetings.reaching import Kept
from data.desk.meetings.records import (
    MINUTES,
    ActionLine,
    ActionSheet,
    AgendaSheet,
    Decision,
    Item,
    ItemKind,
    KeptOff,
    Lacks,
    Meeting,
    Part,
    SheetItem,
    SheetPart,
    State,
)
from data.desk.signals.patterns import LEAST, noted
from data.desk.signals.workflow import OPEN

AGENDA_DAYS, ACTION_DAYS = timedelta(days=7), timedelta(days=42)
"""So long after the meeting its papers may lie around: until the next one, and until what was agreed is done."""
_FAR = timedelta(days=90)


def meeting(kept: Kept, signals: Mapping[str, Known], today: date, term: timedelta) -> Meeting:
    """The meeting for the screen. `signals`: those that are open, and those on its agenda."""
    items = items_of(kept, signals)
    held_off: tuple[KeptOff, ...] = ()
    if kept.state is not State.DONE:
        held_off = agenda.kept_off(kept.plan, (one for one in signals.values() if one.status in OPEN), today)
    return Meeting(
        id=kept.id,
        table=kept.plan.table,
        day=kept.day,
        starts=kept.plan.starts,
        place=kept.plan.place,
        chair=kept.plan.chair,
        participants=kept.plan.participants,
        state=kept.state,
        items=items,
        kept_off=held_off,
        warnings=_lacks(kept, items, today),
        erased_on=kept.day + term,
    )


def items_of(kept: Kept, signals: Mapping[str, Known]) -> tuple[Item, ...]:
    """The items that may be shown now, in their order."""
    found = (_item(kept, entry, signals) for entry in kept.plan.entries)
    return tuple(item for item in found if item is not None)


def agenda_sheet(kept: Kept, signals: Mapping[str, Known], today: date, closing: date | None) -> AgendaSheet:
    """The agenda for paper. `closing`: the first day that a signal on it is erased, None when none has a day."""
    items = items_of(kept, signals)
    parts = tuple(
        SheetPart(part, tuple(_on_paper(item) for item in items if item.part is part))
        for part in Part
        if any(item.part is part for item in items)
    )
    return AgendaSheet(
        table=kept.plan.table,
        day=kept.day,
        starts=kept.plan.starts,
        ends=_later(kept.plan.starts, MINUTES),
        place=kept.plan.place,
        chair=kept.plan.chair,
        participants=kept.plan.participants,
        parts=parts,
        destroy_before=_destroy(kept.day + AGENDA_DAYS, closing),
        made_on=today,
    )


def action_sheet(kept: Kept, signals: Mapping[str, Known], today: date, closing: date | None) -> ActionSheet:
    """What was decided, for paper: what has a day first, by day."""
    lines = [
        ActionLine(
            item.numbers,
            item.title,
            item.decision.text,
            item.decision.owner,
            item.decision.due,
            item.themes,
            item.decision.kept_back,
        )
        for item in items_of(kept, signals)
        if item.decision is not None
    ]
    lines.sort(key=lambda line: (line.due is None, line.due or date.max))
    return ActionSheet(kept.plan.table, kept.day, tuple(lines), _destroy(kept.day + ACTION_DAYS, closing), today)


def _item(kept: Kept, entry: Entry, signals: Mapping[str, Known]) -> Item | None:
    if entry.kind is ItemKind.SIGNAL:
        one = signals.get(entry.refs[0])
        if one is None or agenda.allowed_at(kept.plan, one) is not None:
            return None
        if kept.state is State.PLANNED and one.status not in OPEN:
            return None
        return _of_signal(kept, entry, one)
    if entry.kind is ItemKind.PATTERN:
        return _of_pattern(kept, entry, signals)
    here = (
        signals[key] for one in kept.plan.entries if one.kind is ItemKind.SIGNAL for key in one.refs if key in signals
    )
    return _in_her_words(_of_nobody(entry), _loose(here), kept.plan.table_words)


def _of_signal(kept: Kept, entry: Entry, one: Known) -> Item:
    said, before = one.said.of(kept.id), one.said.before(kept.id)
    earlier: Decision | None = before.decision if before is not None else None
    if earlier is None and one.work.agreement is not None and (said is None or said.decision is None):
        agreed = one.work.agreement
        earlier = Decision(agreed.text, agreed.owner, agreed.on)
    item = Item(
        id=entry.id,
        kind=entry.kind,
        part=entry.part,
        numbers=(one.number,),
        signal_ids=(one.id,),
        themes=one.themes,
        title=one.work.title,
        text=said.text if said is not None else "",
        minutes=entry.minutes,
        earlier=earlier,
        earlier_on=before.on if before is not None else None,
        decision=said.decision if said is not None else None,
        name_allowed=bool(one.who),
        spoed=one.spoed,
        status=one.status,
    )
    return _in_her_words(item, one.told, kept.plan.table_words)


def _of_pattern(kept: Kept, entry: Entry, signals: Mapping[str, Known]) -> Item | None:
    """Only while three or more of them may be spoken of here; the numbers of the others are not shown."""
    members = [signals[key] for key in entry.refs if key in signals]
    members = sorted(
        (one for one in members if agenda.allowed_at(kept.plan, one) is None), key=lambda one: (one.day, one.number)
    )
    if len(members) < LEAST:
        return None
    common, _, value = entry.pattern.partition(":")
    last = members[-1]
    shown = noted(last.id, last.number, last.day, last.form).shown if common == "straat" else ""
    themes = tuple(theme for theme in last.themes if value.endswith(f":{theme.value}")) if common == "thema" else ()
    item = Item(
        id=entry.id,
        kind=entry.kind,
        part=entry.part,
        numbers=tuple(one.number for one in members),
        signal_ids=tuple(one.id for one in members),
        themes=themes,
        title=entry.title,
        text=entry.text,
        minutes=entry.minutes,
        decision=entry.decision,
        weeks=max(1, -(-((last.day - members[0].day).days + 1) // 7)),
        street=shown,
    )
    return _in_her_words(item, [told for one in members for told in one.told], kept.plan.table_words)


def _of_nobody(entry: Entry) -> Item:
    return Item(
        entry.id, entry.kind, entry.part, (), (), (), entry.title, entry.text, entry.minutes, decision=entry.decision
    )


def _loose(signals: Iterable[Known]) -> list[Told]:
    """For what is about no signal: see Told.names_anywhere."""
    return [replace(told, names_anywhere=False) for one in signals for told in one.told]


def _in_her_words(item: Item, about: Sequence[Told], table: frozenset[str]) -> Item:
    """Without words of before they were checked, in which a name or the facts stand: this lies on the table."""
    title, text = _own(item.title, about, table), _own(item.text, about, table)
    back = (title, text) != (item.title, item.text)
    return replace(
        item,
        title=title,
        text=text,
        earlier=_own_decision(item.earlier, about, table),
        decision=_own_decision(item.decision, about, table),
        kept_back=back,
    )


def _own(text: str, about: Sequence[Told], table: frozenset[str]) -> str:
    return text if fault(text, about, table) is None else ""


def _own_decision(decision: Decision | None, about: Sequence[Told], table: frozenset[str]) -> Decision | None:
    if decision is None or all(_own(said, about, table) == said for said in (decision.text, decision.owner)):
        return decision
    return Decision("", "", decision.due)


def _lacks(kept: Kept, items: tuple[Item, ...], today: date) -> tuple[Lacks, ...]:
    plan = kept.plan
    planned = kept.state is State.PLANNED
    lacks = {
        Lacks.NO_PARTICIPANTS: not plan.participants,
        Lacks.NO_ORGANISATION: any(not one.organisation for one in plan.participants),
        Lacks.OVER_TIME: sum(item.minutes for item in items) > MINUTES,
        Lacks.NO_TEXT: kept.state is not State.DONE and any(not item.written for item in items),
        Lacks.DAY_PAST: planned and kept.day < today,
        Lacks.DAY_FAR: planned and kept.day > today + _FAR,
    }
    return tuple(one for one in Lacks if lacks[one])


def _on_paper(item: Item) -> SheetItem:
    return SheetItem(
        item.numbers, item.title, item.text, item.minutes, item.earlier, item.earlier_on, item.weeks, item.themes
    )


def _destroy(latest: date, closing: date | None) -> date:
    return latest if closing is None else min(latest, closing)


def _later(starts: str, minutes: int) -> str:
    moment = datetime.strptime(starts, "%H:%M") + timedelta(minutes=minutes)
    return f"{moment:%H:%M}"
