"""A meeting as it is sealed: the agenda under the meeting's own key, what is about a signal under the signal's key."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from data.desk.meetings.own_words import folded
from data.desk.meetings.records import (
    ITEM_MINUTES,
    Decision,
    ItemKind,
    MeetingTable,
    Part,
    Participant,
    Partner,
)
from data.desk.signals.kinds import Feedback
from data.errors import Code, WorldError


@dataclass(frozen=True)
class Entry:
    """An item as it is kept. `title`, `text` and `decision` only of what is about no single signal."""

    id: str
    kind: ItemKind
    part: Part
    refs: tuple[str, ...] = ()  # signal ids; of an offer the id of its sealed item
    minutes: int = ITEM_MINUTES
    title: str = ""
    text: str = ""
    decision: Decision | None = None
    pattern: str = ""  # what the signals have in common, as data.desk.signals.patterns calls it


@dataclass(frozen=True)
class Plan:
    """What is sealed of a meeting."""

    table: MeetingTable
    starts: str = "09:00"
    place: str = ""
    chair: str = ""
    participants: tuple[Participant, ...] = ()
    entries: tuple[Entry, ...] = ()
    off: frozenset[str] = frozenset()  # signal ids, offers and patterns that were taken off by hand
    told: tuple[tuple[str, Feedback], ...] = ()  # signal id, what its author heard after this meeting

    @property
    def table_words(self) -> frozenset[str]:
        """The words of who sits there: an organisation that a volunteer wrote about is no resident's name."""
        return folded(part for one in self.participants for part in (one.role, one.organisation))

    def with_entry(self, changed: Entry) -> Plan:
        """The same with another entry under its id."""
        return replace(self, entries=tuple(changed if one.id == changed.id else one for one in self.entries))


@dataclass(frozen=True)
class Said:
    """What one meeting wrote about one signal; in the sealed part of that signal."""

    meeting: str
    on: date
    table: MeetingTable
    text: str = ""
    decision: Decision | None = None
    pattern: bool = False  # it was spoken of together with others


@dataclass(frozen=True)
class SaidAll:
    """What all meetings wrote about one signal, oldest first."""

    said: tuple[Said, ...] = field(default_factory=tuple)

    def of(self, meeting: str) -> Said | None:
        """What this meeting wrote."""
        return next((one for one in self.said if one.meeting == meeting), None)

    def put(self, changed: Said) -> SaidAll:
        """The same with what a meeting wrote; nothing written takes its line away."""
        rest = tuple(one for one in self.said if one.meeting != changed.meeting)
        if not changed.text and changed.decision is None:
            return SaidAll(rest)
        return SaidAll(tuple(sorted((*rest, changed), key=lambda one: one.on)))

    def without(self, meeting: str) -> SaidAll:
        """The same without a meeting that was taken away, unless it decided something."""
        return SaidAll(tuple(one for one in self.said if one.meeting != meeting or one.decision is not None))

    def before(self, meeting: str) -> Said | None:
        """The last decision of another meeting."""
        return next((one for one in reversed(self.said) if one.meeting != meeting and one.decision is not None), None)


def write_plan(plan: Plan) -> bytes:
    """As it is sealed."""
    return _bytes(
        {
            "table": plan.table.value,
            "starts": plan.starts,
            "place": plan.place,
            "chair": plan.chair,
            "participants": [
                [one.role, one.organisation, one.partner.value if one.partner else ""] for one in plan.participants
            ],
            "entries": [_entry_out(one) for one in plan.entries],
            "off": sorted(plan.off),
            "told": [[key, feedback.value] for key, feedback in plan.told],
        }
    )


def read_plan(content: bytes) -> Plan:
    """Back from there. Raises WorldError(SEALED_TAMPERED) for what no plan can be."""
    try:
        said = json.loads(content)
        return Plan(
            table=MeetingTable(said["table"]),
            starts=said["starts"],
            place=said["place"],
            chair=said["chair"],
            participants=tuple(
                Participant(role, organisation, Partner(partner) if partner else None)
                for role, organisation, partner in said["participants"]
            ),
            entries=tuple(_entry_in(one) for one in said["entries"]),
            off=frozenset(said["off"]),
            told=tuple((key, Feedback(feedback)) for key, feedback in said["told"]),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise WorldError(Code.SEALED_TAMPERED) from error


def write_said(said: SaidAll) -> bytes:
    """As it is sealed with the signal."""
    return _bytes(
        [
            {
                "meeting": one.meeting,
                "on": one.on.isoformat(),
                "table": one.table.value,
                "text": one.text,
                "decision": _decision_out(one.decision),
                "pattern": one.pattern,
            }
            for one in said.said
        ]
    )


def read_said(content: bytes | None) -> SaidAll:
    """Back from there; nothing was said when there is nothing. Raises WorldError(SEALED_TAMPERED)."""
    if content is None:
        return SaidAll()
    try:
        return SaidAll(
            tuple(
                Said(
                    one["meeting"],
                    date.fromisoformat(one["on"]),
                    MeetingTable(one["table"]),
                    one["text"],
                    _decision_in(one["decision"]),
                    one["pattern"],
                )
                for one in json.loads(content)
            )
        )
    except (ValueError, KeyError, TypeError) as error:
        raise WorldError(Code.SEALED_TAMPERED) from error


def _entry_out(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "kind": entry.kind.value,
        "part": entry.part.value,
        "refs": list(entry.refs),
        "minutes": entry.minutes,
        "title": entry.title,
        "text": entry.text,
        "decision": _decision_out(entry.decision),
        "pattern": entry.pattern,
    }


def _entry_in(said: dict[str, Any]) -> Entry:
    return Entry(
        said["id"],
        ItemKind(said["kind"]),
        Part(said["part"]),
        tuple(said["refs"]),
        said["minutes"],
        said["title"],
        said["text"],
        _decision_in(said["decision"]),
        said["pattern"],
    )


def _decision_out(decision: Decision | None) -> list[str] | None:
    if decision is None:
        return None
    return [decision.text, decision.owner, decision.due.isoformat() if decision.due else ""]


def _decision_in(said: list[str] | None) -> Decision | None:
    if said is None:
        return None
    text, owner, due = said
    return Decision(text, owner, date.fromisoformat(due) if due else None)


def _bytes(said: Any) -> bytes:
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()
