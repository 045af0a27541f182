"""The Dutch words of the week page, beside those of ui.signal_words: days, ages, reminders, what happened."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from data.desk.signals.inzage_records import DeskText, TextKind
from data.desk.signals.kinds import (
    Called,
    EventKind,
    Feedback,
    HandOver,
    MeetingTable,
    MeldcodeStep,
    Outcome,
    Reminder,
    Status,
    Subject,
    Urgency,
    Way,
    Wish,
)
from ui import signal_words
from ui.models.waiting import clock, names_together

if TYPE_CHECKING:
    from data.desk.signals.records import CodeStep, Event, Line, OpenedSignal, Routing, SignalForm

_DUTCH = QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands)

STATUS_ICONS: dict[Status, str] = {
    Status.NEW: "new",
    Status.TAKEN_UP: "picked-up",
    Status.VISITING: "visiting",
    Status.ASKED_BACK: "asked-back",
    Status.ON_AGENDA: "on-agenda",
    Status.AGREED: "agreement",
    Status.HANDED_OVER: "handed-over",
    Status.FOLLOWING: "following",
    Status.CLOSED: "closed",
    Status.MERGED: "merged",
    Status.WITHDRAWN: "withdrawn",
}


def short_day(day: date) -> str:
    """A day as it stands in a list: "di 24 nov"."""
    return _DUTCH.toString(QDate(day.year, day.month, day.day), "ddd d MMM").replace(".", "")


def full_day(day: date) -> str:
    """A day in a sentence: "dinsdag 24 november"."""
    return _DUTCH.toString(QDate(day.year, day.month, day.day), "dddd d MMMM")


def far_day(day: date) -> str:
    """A day that may lie years away: "24 november 2028"."""
    return _DUTCH.toString(QDate(day.year, day.month, day.day), "d MMMM yyyy")


def moment(at: datetime) -> str:
    """ "di 24 nov, 10.51"."""
    return f"{short_day(at.date())}, {clock(at)}"


def week_number(day: date) -> str:
    """ "Week 48"."""
    return _tr("Week {number}").format(number=day.isocalendar().week)


def age(days: int) -> str:
    """How long ago: "vandaag", "gisteren", "3 dagen", "5 weken"."""
    if days <= 0:
        return _tr("vandaag")
    if days == 1:
        return _tr("gisteren")
    if days < 21:
        return _tr("{n} dagen").format(n=days)
    if days < 140:
        return _tr("{n} weken").format(n=days // 7)
    return _tr("{n} maanden").format(n=days // 30)


def line_title(line: Line) -> str:
    """Her own title, or what is known without one: never the facts."""
    if line.title:
        return line.title
    if line.way is not Way.WRITTEN:
        return signal_words.way(line.way.value)
    themes = signal_words.themes_together([one.value for one in line.themes]) if line.themes else ""
    what = signal_words.subject(line.subject.value) if line.subject not in (None, Subject.PERSON) else ""
    return ", ".join(part for part in (themes, what[:1].lower() + what[1:] if themes else what) if part) or _tr(
        "Nog geen titel"
    )


def line_under(line: Line) -> str:
    """What stands below it: how pressing, where, how old, and the day its status speaks of."""
    parts = [signal_words.urgency(line.urgency.value) if line.urgency is not None else ""]
    if line.on is not None:
        parts.append(short_day(line.on))
    parts += [line.street, age(line.days)]
    return " · ".join(part for part in parts if part)


def signal_title(signal: OpenedSignal) -> str:
    """The title of an opened signal."""
    if signal.work.title:
        return signal.work.title
    if signal.form.way is not Way.WRITTEN:
        return signal_words.way(signal.form.way.value)
    if signal.form.subject not in (None, Subject.PERSON):
        return signal_words.subject(signal.form.subject.value)
    themes = signal_words.themes_together([one.value for one in signal.themes]) if signal.themes else ""
    return themes or _tr("Nog geen titel")


def reminder(kind: Reminder) -> str:
    """Why it stands in the short list on top."""
    return {
        Reminder.URGENT: _tr("Spoed: nog niet gezien"),
        Reminder.UNREAD: _tr("Al een week niet gelezen"),
        Reminder.OVERDUE: _tr("De dag van de afspraak is voorbij"),
        Reminder.LOOK_AGAIN: _tr("Vandaag weer kijken"),
        Reminder.INFORM: _tr("Tijd om het de bewoner te vertellen"),
        Reminder.RENEW: _tr("Een half jaar open: sluit af of zeg waarom niet"),
        Reminder.WEIGHING: _tr("Een afweging wacht op een tweede"),
        Reminder.ADDED: _tr("Er is iets toegevoegd"),
    }[kind]


def table(one: MeetingTable) -> str:
    """The three tables."""
    return {
        MeetingTable.DOEN: _tr("Doen!-team"),
        MeetingTable.AREA: _tr("Gebiedsteam"),
        MeetingTable.SIGNALS: _tr("Signaleringsoverleg"),
    }[one]


def status_now(signal: OpenedSignal) -> str:
    """Where it stands, with the day: "Ik ga langs, donderdag 26 november"."""
    work, status = signal.work, signal.status
    said = signal_words.status(status.value)
    day = {
        Status.VISITING: work.visit_on,
        Status.FOLLOWING: work.look_again,
        Status.AGREED: work.agreement.on if work.agreement is not None else None,
        Status.CLOSED: signal.closed_on,
    }.get(status)
    if status is Status.HANDED_OVER and work.handed_to:
        return _tr("Overgedragen aan {who}").format(who=work.handed_to)
    return f"{said}, {full_day(day)}" if day is not None else said


def routing(route: Routing) -> str:
    """Where it may be spoken of, and by which name, in a sentence or two."""
    from data.desk.records import Audience

    if route.audience is Audience.ATTENTION:
        return _tr("Alleen de aandachtsfunctionaris en de plaatsvervanger lezen dit. Het komt nooit op een agenda.")
    if not route.tables:
        return _tr("Komt op geen agenda. Praat eerst met wie het schreef. Alleen een veiligheidsafweging heft dat op.")
    tables = names_together([table(one) for one in MeetingTable if one in route.tables])
    name = _tr("De naam mag genoemd worden.") if route.name else _tr("Alleen een omschrijving, geen naam.")
    said = _tr("Mag op de agenda van {tables}.").format(tables=tables)
    police = "" if route.police_or_landlord else " " + _tr("Niet aan een tafel met politie of corporatie.")
    return f"{said} {name}{police}"


def hand_over_rule(route: Routing) -> str:
    """Whether it may go to somebody outside, and how."""
    return {
        HandOver.WITH_YES: _tr("Overdragen mag als de bewoner ja zegt tegen deze overdracht."),
        HandOver.NO_NAME: _tr("Overdragen mag zonder naam, als de bewoner ja zegt tegen deze overdracht."),
        HandOver.WEIGHED_ONLY: _tr(
            "Overdragen mag alleen na een veiligheidsafweging die een tweede buurtwerker bevestigde."
        ),
    }[route.hand_over]


def wish_now(signal: OpenedSignal) -> str:
    """What the resident wants, in a sentence, with why nobody asked."""
    if signal.wish is None:
        return _tr("Dit gaat niet over een bewoner.")
    said = signal_words.wish_sentence(signal.wish.value)
    form = signal.form
    if signal.wish is Wish.NOT_YET and form.wish is None:
        return _tr("Niet ingevuld wat de bewoner wil. We doen alsof die het nog niet weet.")
    if signal.wish is Wish.NOT_YET and form.not_yet is not None and signal.work.wish is None:
        return f"{said} {signal_words.not_yet(form.not_yet.value)}."
    if signal.work.wish is not None and signal.work.wish is not form.wish:
        return f"{said} {_tr('Dat hoorde de buurtwerker later.')}"
    return said


def source(form: SignalForm) -> str:
    """How the author knows it: "Zelf gezien of gehoord · gisteren · vaak"."""
    parts = (
        signal_words.source(form.source.value) if form.source is not None else "",
        form.when,
        signal_words.often(form.often.value) if form.often is not None else "",
    )
    return " · ".join(part for part in parts if part)


def done(form: SignalForm, worker: str) -> str:
    """What was done already: the calls with their times, then the words."""
    calls = [signal_words.call_sentence(call, worker if call.who is Called.WORKER else "") for call in form.calls]
    return "\n".join(part for part in (*calls, form.done) if part)


def spoed_waits(signal: OpenedSignal) -> bool:
    """Whether nobody said by name that they saw it; today and danger raise the flag themselves."""
    spoed = signal.work.spoed
    if spoed is not None:
        return not spoed.acknowledged_by
    return signal.form.urgency in (Urgency.TODAY, Urgency.DANGER)


def spoed_seen(signal: OpenedSignal) -> str:
    """Who acknowledged it by name, and when; "" when nobody did."""
    spoed = signal.work.spoed
    if spoed is None or spoed.acknowledged_at is None:
        return ""
    return _tr("Spoed gezien door {who}, {when}.").format(who=spoed.acknowledged_by, when=moment(spoed.acknowledged_at))


def urgency_rank(urgency: Urgency | None) -> int:
    """Nu gevaar first, then today, this week, can wait."""
    order = (Urgency.DANGER, Urgency.TODAY, Urgency.THIS_WEEK, Urgency.CAN_WAIT)
    return order.index(urgency) if urgency is not None else len(order)


def event(one: Event) -> str:
    """One line of the timeline, without who and when."""
    said = {
        EventKind.SENT: _tr("Doorgegeven"),
        EventKind.OPENED: _tr("Gelezen"),
        EventKind.COPIED: _tr("Gekopieerd voor eigen registratie"),
        EventKind.NAMED: _tr("Naam gezien in een overleg"),
        EventKind.STATUS: signal_words.status(one.status.value) if one.status is not None else "",
        EventKind.TITLE: _tr("Titel gegeven"),
        EventKind.NOTE: _tr("Aantekening"),
        EventKind.ADDED: _tr("Iets toegevoegd"),
        EventKind.URGENT: _tr("Spoed"),
        EventKind.ACKNOWLEDGED: _tr("Spoed gezien"),
        EventKind.INFORMED: _tr("Bewoner weet het"),
        EventKind.WEIGHING: _tr("Veiligheidsafweging voorgesteld"),
        EventKind.WEIGHED: _tr("Veiligheidsafweging bevestigd"),
        EventKind.UNWEIGHED: _tr("Veiligheidsafweging niet bevestigd"),
        EventKind.UNSAFE: _tr("Naar de aandachtsfunctionaris"),
        EventKind.WISH: _tr("Wat de bewoner wil is veranderd"),
        EventKind.FEEDBACK: _tr("Teruggekoppeld"),
        EventKind.LINKED: _tr("Gekoppeld"),
        EventKind.UNLINKED: _tr("Losgemaakt"),
        EventKind.ATTENTION: _tr("Attentie voor de balie geschreven"),
        EventKind.RENEWED: _tr("Blijft langer open"),
        EventKind.MEETING: _tr("Besproken"),
        EventKind.HANDED_OVER: _tr("Overgedragen"),
        EventKind.RECEIPT: _tr("Ontvangst"),
        EventKind.CODE_STEP: _tr("Meldcode"),
        EventKind.CODE_STEP_BACK: _tr("Meldcode, toch niet gedaan"),
    }[one.kind]
    parts = [said, full_day(one.on) if one.on is not None else "", _event_text(one)]
    return ", ".join(part for part in parts if part)


def without_repeats(timeline: Sequence[Event]) -> tuple[Event, ...]:
    """The same, with who read it (or saw the name) once for each day: the read log has them all, nobody needs them."""
    seen: set[tuple[EventKind, str, date]] = set()
    kept = []
    for one in timeline:
        reading = (one.kind, one.by, one.at.date())
        if one.kind in (EventKind.OPENED, EventKind.NAMED):
            if reading in seen:
                continue
            seen.add(reading)
        kept.append(one)
    return tuple(kept)


def _event_text(one: Event) -> str:
    """The text of a line, with words for the codes that `data` keeps."""
    text = one.text
    if one.kind is EventKind.STATUS and one.status is Status.CLOSED:
        code, _, to = text.partition(": ")
        said = signal_words.outcome(code) if code in set(Outcome) else code
        return said.replace("…", to) if to else said
    if one.kind is EventKind.FEEDBACK and text in set(Feedback):
        return signal_words.feedback(text)
    if one.kind is EventKind.WISH:
        code, _, how = text.partition(": ")
        said = signal_words.wish(code) if code in set(Wish) else code
        return f"{said}: {how}" if how else said
    if one.kind in (EventKind.CODE_STEP, EventKind.CODE_STEP_BACK) and text in set(MeldcodeStep):
        return _tr("stap {number}").format(number=1 + list(MeldcodeStep).index(MeldcodeStep(text)))
    return text


def meldcode_step(step: MeldcodeStep) -> str:
    """What a professional does in it (Besluit verplichte meldcode huiselijk geweld en kindermishandeling)."""
    return {
        MeldcodeStep.MAP: _tr("1. Breng in kaart wat er gezien en gehoord is."),
        MeldcodeStep.CONSULT: _tr(
            "2. Overleg met een collega. Vraag zo nodig advies aan Veilig Thuis: 0800-2000, ook zonder naam."
        ),
        MeldcodeStep.TALK: _tr("3. Praat met wie het betreft, als dat veilig kan."),
        MeldcodeStep.WEIGH: _tr("4. Weeg hoe ernstig het is, en of er nu gevaar is. Twijfel je? Bel Veilig Thuis."),
        MeldcodeStep.DECIDE: _tr("5. Beslis: is melden nodig, en kun je zelf goede hulp bieden?"),
    }[step]


def desk_text(text: DeskText) -> str:
    """A handover or an attentie in one line, to be ticked."""
    what = _tr("Overdracht") if text.kind is TextKind.HANDOVER else _tr("Attentie")
    return f"{what} · {short_day(text.day)} · {text.text}"


def step_taken(one: CodeStep) -> str:
    """When a step of the meldcode was taken, and by whom."""
    return _tr("Gedaan: {when}, {who}").format(when=moment(one.at), who=one.by)


SUGGESTED: dict[Outcome, Feedback] = {
    Outcome.NEIGHBOURHOOD: Feedback.HELPED_HERE,
    Outcome.THEMSELVES: Feedback.THEMSELVES,
    Outcome.KNOWN: Feedback.KNOWN,
    Outcome.HANDED_OVER: Feedback.PASSED_ON,
    Outcome.NO_HELP_WANTED: Feedback.NOT_WANTED,
    Outcome.NO_WORRY: Feedback.NOT_NEEDED,
    Outcome.BUNDLED: Feedback.WITH_OTHERS,
    Outcome.FAILED: Feedback.FAILED,
}
"""Which sentence fits how it ended; another can always be chosen."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("week", text)
