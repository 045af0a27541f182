"""What the papers of an overleg share: names of tables and parts, numbers of signals, who sits at the table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from data.desk.meetings.records import MeetingTable, Part, Participant
from data.desk.signals.kinds import SignalTheme
from data.desk.visits.kinds import Partner
from printing.documents.signal_words import THEMES
from printing.dutch_days import day_words

TABLES = {
    MeetingTable.DOEN: "Doen!-team",
    MeetingTable.AREA: "Gebiedsteam",
    MeetingTable.SIGNALS: "Signaleringsoverleg",
}
PARTS = {
    Part.URGENT: "Spoed, en wat had al klaar moeten zijn",
    Part.NEW: "Nieuw",
    Part.EARLIER: "Wat we eerder afspraken",
    Part.PATTERNS: "Wat vaker voorkomt",
    Part.CHANCES: "Kansen en mooie dingen",
    Part.FEEDBACK: "Wie hoort nog iets terug?",
}
PARTNERS = {
    Partner.POLICE: "politie",
    Partner.MUNICIPALITY: "gemeente",
    Partner.HOUSING: "corporatie",
    Partner.COMMUNITY_WORKER: "buurtwerk",
    Partner.CARE: "zorg",
    Partner.OTHER: "",
}
UNKNOWN = "organisatie niet bekend"


def codes(numbers: Sequence[int], most: int = 8) -> str:
    """ "S-112, S-116 en nog 3"."""
    shown = ", ".join(f"S-{number}" for number in numbers[:most])
    left = len(numbers) - most
    return f"{shown} en nog {left}" if left > 0 else shown


def themes(found: Sequence[SignalTheme]) -> str:
    """ "contact en geld"; "" for none."""
    return " en ".join(THEMES[one] for one in found)


def seat(participant: Participant) -> str:
    """ "wijkagent, politie"; never a name, and "organisatie niet bekend" when that is so."""
    role = participant.role.strip()
    kind = PARTNERS.get(participant.partner, "") if participant.partner is not None else ""
    whom = participant.organisation.strip() or kind or ("" if participant.known else UNKNOWN)
    return ", ".join(part for part in (role, whom) if part)


def destroy(before: date) -> str:
    """The line at the foot of each page."""
    return f"Geen namen van bewoners op dit papier. Bewaar het op slot. Vernietigen vóór {day_words(before)}."
