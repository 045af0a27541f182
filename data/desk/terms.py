"""What is kept how long: one table of rules, with the reason of each. data.retention erases by it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum


class Kind(StrEnum):
    """What is kept, as tombstones and the table call it."""

    DRAFT = "draft"
    HANDOVER = "handover"
    SIGNAL = "signal"
    SHIFT = "shift"
    READ_LOG = "read-log"
    CHANGE_LOG = "change-log"
    STOPPED_PERSON = "stopped-person"
    VISIT = "visit"
    SLIP = "slip"
    REGULAR = "regular"
    ATTENTION = "attention"
    QUESTION = "question"
    COUNTS = "counts"
    SERVICE_COUNTS = "service-counts"
    MEETING = "meeting"
    OFFER = "offer"


class Since(StrEnum):
    """From when a term counts."""

    WRITTEN = "written"  # the last time it was written
    CLOSED = "closed"  # the day it was closed; while it is open nothing counts
    HAPPENED = "happened"
    STOPPED = "stopped"  # the day somebody stopped
    LAST_VISIT = "last-visit"
    LAST_DAY = "last-day"  # the day until which it holds


class Reason(StrEnum):
    """Why this long; worded on the screen and in the register of processing (AVG, article 30)."""

    NOT_SENT = "not-sent"  # a draft that nobody finished says nothing more
    NEXT_SHIFTS = "next-shifts"  # the next shifts have read it
    AFTERCARE = "aftercare"  # time to hear how it went, and to open it again
    VOLUNTEER_HOURS = "volunteer-hours"  # this year's and last year's report
    WHO_READ = "who-read"  # who looked must be known as long as somebody can ask
    NAME_OF_READER = "name-of-reader"  # the read log names them
    TWO_REPORTS = "two-reports"  # this year's and last year's report; there is no person in it
    BRINGS_IT_BACK = "brings-it-back"  # time to come and tell how it went
    OWN_WISH = "own-wish"  # as long as somebody comes
    GAPS = "gaps"  # what the list of places lacks is mended within a year
    WITH_ITS_SIGNALS = "with-its-signals"  # what was said at a meeting goes no later than what it was about
    STILL_WILLING = "still-willing"  # who offered something a year ago may be asked again
    COMPARE_YEARS = "compare-years"  # numbers without a person, for subsidy and for who comes after


@dataclass(frozen=True)
class Setting:
    """The setting (of data.settings) that changes a term, and how far, in days."""

    key: str
    least: int
    most: int


@dataclass(frozen=True)
class Rule:
    """What is kept how long: `days` counted from `since`; 0 days longer than that day would be wrong, 1 neither."""

    kind: Kind
    days: int
    since: Since
    reason: Reason
    setting: Setting | None = None


RULES: tuple[Rule, ...] = (
    Rule(Kind.DRAFT, 7, Since.WRITTEN, Reason.NOT_SENT),
    Rule(Kind.HANDOVER, 30, Since.WRITTEN, Reason.NEXT_SHIFTS),
    Rule(Kind.SIGNAL, 90, Since.CLOSED, Reason.AFTERCARE, Setting("days_signal", 30, 365)),
    Rule(Kind.SHIFT, 730, Since.HAPPENED, Reason.VOLUNTEER_HOURS),
    Rule(Kind.READ_LOG, 730, Since.HAPPENED, Reason.WHO_READ),
    Rule(Kind.CHANGE_LOG, 730, Since.HAPPENED, Reason.WHO_READ),
    Rule(Kind.STOPPED_PERSON, 760, Since.STOPPED, Reason.NAME_OF_READER),
    Rule(Kind.VISIT, 730, Since.HAPPENED, Reason.TWO_REPORTS),
    Rule(Kind.SLIP, 90, Since.HAPPENED, Reason.BRINGS_IT_BACK),
    Rule(Kind.REGULAR, 365, Since.LAST_VISIT, Reason.OWN_WISH),
    Rule(Kind.ATTENTION, 7, Since.LAST_DAY, Reason.NEXT_SHIFTS),
    Rule(Kind.QUESTION, 365, Since.WRITTEN, Reason.GAPS),
    Rule(Kind.COUNTS, 1830, Since.HAPPENED, Reason.COMPARE_YEARS),
    Rule(Kind.SERVICE_COUNTS, 1830, Since.HAPPENED, Reason.COMPARE_YEARS),
    Rule(Kind.MEETING, 90, Since.HAPPENED, Reason.WITH_ITS_SIGNALS, Setting("days_signal", 30, 365)),
    Rule(Kind.OFFER, 365, Since.WRITTEN, Reason.STILL_WILLING),
)
"""The terms of product.md, section Trust. A visit has lost its time, language and age long before its day: that is
done when its dienst closes (data.desk.visits.settling). What comes later adds its own line here."""

SHORTEST = min(rule.days for rule in RULES)


@dataclass(frozen=True)
class Terms:
    """How long each kind is kept in this buurthuis, in days."""

    days: tuple[tuple[Kind, int], ...] = tuple((rule.kind, rule.days) for rule in RULES)

    @classmethod
    def of(cls, settings: object) -> Terms:
        """The terms with what was set in this buurthuis (data.settings), kept within the bounds of each rule."""

        def term(rule: Rule) -> int:
            if rule.setting is None:
                return rule.days
            wanted = getattr(settings, rule.setting.key, rule.days)
            return min(max(wanted, rule.setting.least), rule.setting.most)

        return cls(tuple((rule.kind, term(rule)) for rule in RULES))

    def __getitem__(self, kind: Kind) -> timedelta:
        return timedelta(days=dict(self.days)[kind])
