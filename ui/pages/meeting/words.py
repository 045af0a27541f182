"""The Dutch words of the overleg: tables, parts of the agenda, why something may not come on it, what was agreed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from data.desk.meetings.records import (
    Candidate,
    Decision,
    FeedbackLine,
    Item,
    ItemKind,
    KeptOff,
    Lacks,
    Meeting,
    MeetingLine,
    Part,
    Participant,
    Refused,
    State,
)
from ui import signal_words
from ui.models import card_text
from ui.pages.meeting.agenda_model import AgendaLine
from ui.pages.meeting.start_view import MeetingRow

COVERED_NAME = "● ● ● ● ●"
_DUTCH = QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands)


def table(code: str) -> str:
    """The name of a table."""
    return {
        "doen-team": _tr("Doen!-team"),
        "gebiedsteam": _tr("Gebiedsteam"),
        "signaleringsoverleg": _tr("Signaleringsoverleg"),
    }[code]


def table_note(code: str) -> str:
    """What a table is for."""
    return {
        "doen-team": _tr("Over wat er thuis speelt."),
        "gebiedsteam": _tr("Over de straat, met gemeente, politie en corporatie. Alleen wat zij mogen horen."),
        "signaleringsoverleg": _tr("Over thuis en de straat samen."),
    }[code]


def part(code: str) -> str:
    """A part of the agenda."""
    return {
        "spoed": _tr("Spoed en over tijd"),
        "nieuw": _tr("Nieuw"),
        "afspraken": _tr("Eerdere afspraken"),
        "patronen": _tr("Wat vaker speelt"),
        "kansen": _tr("Kansen"),
        "terugkoppelen": _tr("Terugkoppelen"),
    }[code]


def day(when: date, *, year: bool = True) -> str:
    """ "Donderdag 26 november 2026"."""
    words = _DUTCH.toString(QDate(when.year, when.month, when.day), "dddd d MMMM yyyy" if year else "dddd d MMMM")
    return words[:1].upper() + words[1:]


def participant(one: Participant) -> str:
    """ "Wijkverpleegkundige, Zorggroep Vlierdam"; without an organisation it says so."""
    if one.organisation:
        return f"{one.role}, {one.organisation}"
    if one.partner is not None:
        said = organisation(one.partner.value)
        return one.role if said.casefold() == one.role.casefold() else f"{one.role}, {said[:1].lower()}{said[1:]}"
    return f"{one.role}, {_tr('organisatie niet bekend')}"


def organisation(code: str) -> str:
    """Of what sort of organisation somebody is."""
    return {
        "buurtwerker": _tr("Buurtwerk"),
        "wijkagent": _tr("Politie"),
        "gemeente": _tr("Gemeente"),
        "corporatie": _tr("Woningcorporatie"),
        "zorg": _tr("Zorg of welzijn"),
        "anders": _tr("Iets anders"),
    }[code]


def agreed(decision: Decision | None) -> str:
    """ "Ko gaat langs voor koffie." and below it "Ko, voor donderdag 3 december 2026"."""
    if decision is None:
        return ""
    hidden = _tr("De afspraak laten we hier niet zien: er staat een naam in, of iets wat de vrijwilliger schreef.")
    said = hidden if decision.kept_back else decision.text
    before = _tr("voor {day}").format(day=inside(decision.due)) if decision.due is not None else ""
    who = ", ".join(word for word in (decision.owner, before) if word)
    return "\n".join(line for line in (said, who) if line)


def place_of(number: int, count: int) -> str:
    """ "Punt 2 van 6"."""
    return _tr("Punt {number} van {count}").format(number=number, count=count)


def minutes(planned: int, most: int) -> str:
    """ "45 van 60 minuten"; over it, with what to do."""
    words = _tr("{planned} van {most} minuten").format(planned=planned, most=most)
    return words if planned <= most else f"{words}. {_tr('Haal een punt weg.')}"


# The list of overleggen


def row(line: MeetingLine, today: date) -> MeetingRow:
    """What the list says of an overleg."""
    count = _tr("1 punt") if line.items == 1 else _tr("{count} punten").format(count=line.items)
    state = {
        State.PLANNED: _tr("Staat klaar"),
        State.RUNNING: _tr("Bezig"),
        State.DONE: _tr("Geweest"),
    }[line.state]
    gone = _tr("wordt gewist op {day}").format(day=inside(line.erased_on)) if line.state is State.DONE else ""
    icon = {State.PLANNED: "calendar", State.RUNNING: "begin", State.DONE: "done"}[line.state]
    when = _tr("Vandaag") if line.day == today else day(line.day)
    return MeetingRow(
        line.id, icon, f"{when}: {table(line.table)}", " · ".join(one for one in (state, count, gone) if one)
    )


def is_over(meeting: Meeting) -> bool:
    """Whether nothing on it changes any more."""
    return meeting.state is State.DONE


def is_begun(meeting: Meeting) -> bool:
    """Whether somebody sat at the table with it."""
    return meeting.state is not State.PLANNED


def begin(meeting: Meeting) -> str:
    """What the button at the foot of the agenda says."""
    return {
        State.PLANNED: _tr("Begin het overleg"),
        State.RUNNING: _tr("Verder met het overleg"),
        State.DONE: _tr("Terug naar de balie"),
    }[meeting.state]


def when_and_who(meeting: Meeting) -> str:
    """ "Donderdag 26 november 2026 · buurtwerker, wijkagent"."""
    people = ", ".join(one.role for one in meeting.participants)
    when = _tr("{day}, {time} uur").format(day=day(meeting.day), time=clock(meeting.starts))
    gone = _tr("wordt gewist op {day}").format(day=inside(meeting.erased_on)) if is_over(meeting) else ""
    return " · ".join(one for one in (when, meeting.place, gone, people) if one)


def clock(starts: str) -> str:
    """ "9.00" from "09:00"."""
    return starts.removeprefix("0").replace(":", ".")


def lacks(meeting: Meeting) -> str:
    """What is not in order, in a few sentences; the time and the titles say it where they stand."""
    said = {
        Lacks.NO_PARTICIPANTS: _tr("Er zit nog niemand aan tafel."),
        Lacks.NO_ORGANISATION: _tr("Van iemand is de organisatie niet bekend. Die telt mee als politie of corporatie."),
        Lacks.DAY_PAST: _tr("Deze dag is al voorbij."),
        Lacks.DAY_FAR: _tr("Deze dag is nog ver weg. Klopt hij?"),
    }
    known = all(one.known for one in meeting.participants)  # of what sort it is may be known without its name
    told = [one for one in meeting.warnings if one is not Lacks.NO_ORGANISATION or not known]
    return " ".join(said[one] for one in told if one in said)


# The agenda


def lines(meeting: Meeting) -> tuple[AgendaLine, ...]:
    """The rows of the agenda, with a heading where another part begins."""
    found: list[AgendaLine] = []
    before: Part | None = None
    for place, item in enumerate(meeting.items, start=1):
        if item.part != before:
            before = item.part
            found.append(AgendaLine("", part(item.part)))
        found.append(_line(item, place, over=is_over(meeting)))
    return tuple(found)


def _line(item: Item, place: int, *, over: bool) -> AgendaLine:
    length = _tr("{count} min").format(count=item.minutes) if item.minutes else ""
    about = themes(item)
    meta = " · ".join(one for one in (numbers(item.numbers), item.street, about, length) if one)
    return AgendaLine(item.id, title(item), meta, place, ready=over or item.written, done=item.decision is not None)


def title(item: Item) -> str:
    """The title of a point; of one that is kept back its number and theme."""
    if item.kept_back and not item.title:
        parts = (numbers(item.numbers), card_text.inside(themes(item)))
        return ", ".join(part for part in parts if part) or _tr("Eigen punt")
    return item.title or _tr("Nog geen titel")


def kept_back() -> str:
    """Below a point whose title or text of before is not shown."""
    return _tr(
        "Wat hier eerder stond, laten we niet zien: er staat een naam in, of iets wat de vrijwilliger schreef. "
        "Schrijf een nieuwe titel of tekst."
    )


def themes(item: Item) -> str:
    """ "Contact en geld", in the middle of a line; "" for none."""
    return signal_words.themes_together([one.value for one in item.themes]) if item.themes else ""


def numbers(found: Sequence[int]) -> str:
    """ "S-112, S-116, S-118"; of many the first three and how many more."""
    shown = ", ".join(f"S-{number}" for number in found[:3])
    return shown if len(found) <= 3 else _tr("{shown} en nog {count}").format(shown=shown, count=len(found) - 3)


def badges(item: Item) -> tuple[tuple[str, str, str], ...]:
    """What stands above a point: text, kind, icon."""
    found = [(one, "neutral", "") for one in [numbers(item.numbers)] if one]
    if item.spoed:
        found.insert(0, (_tr("Spoed"), "danger", ""))
    if item.themes:
        found.append((themes(item), "neutral", ""))
    if item.kind is ItemKind.OWN:
        found.append((_tr("Eigen punt"), "neutral", "edit"))
    if item.kind is ItemKind.OFFER:
        found.append((_tr("Aanbod van een bewoner"), "neutral", "neighbours"))
    return tuple(found)


def about_item(item: Item) -> str:
    """A line about a point: its part, and of a pattern where and how long."""
    weeks = _tr("in {count} weken").format(count=item.weeks) if item.weeks else ""
    return " · ".join(one for one in (part(item.part), item.street, weeks) if one)


def owners(meeting: Meeting) -> tuple[str, ...]:
    """Who may do something: those at the table."""
    return tuple(dict.fromkeys((_tr("buurtwerker"), *(one.role for one in meeting.participants))))


def candidate(one: Candidate) -> str:
    """A signal that may be put on the agenda: its title, else what it is about."""
    return one.title or signal_words.themes_together([theme.value for theme in one.themes])


def kept_off_count(count: int) -> str:
    """How many may not come on this table."""
    return _tr("{count} niet op deze tafel").format(count=count)


def kept_off(found: Sequence[KeptOff]) -> tuple[tuple[str, str], ...]:
    """Numbers and the sentence that is about them."""
    reasons: dict[str, list[int]] = {}
    for one in found:
        reasons.setdefault(one.reason, []).append(one.number)
    return tuple((", ".join(f"S-{number}" for number in all_), why(reason)) for reason, all_ in reasons.items())


def why(reason: str) -> str:
    """Why it may not come on a table, by the value of a Refused."""
    return {
        Refused.UNSAFE.value: _tr("Het is niet veilig voor de bewoner. Dit komt nooit op een agenda."),
        Refused.REFUSES.value: _tr("De bewoner wil het niet. Praat eerst met wie het doorgaf."),
        Refused.OTHER_TABLE.value: _tr(
            "Dit hoort bij een andere tafel: thuis en de straat hebben elk een eigen tafel."
        ),
        Refused.RENEW.value: _tr("Dit is langer dan een half jaar open. Schrijf eerst bij Week op waarom: toets G."),
        Refused.POLICE_OR_LANDLORD.value: _tr(
            "Aan deze tafel zit iemand van politie of corporatie. Dat mag alleen als de bewoner het goed vindt."
        ),
        Refused.UNKNOWN_ORGANISATION.value: _tr(
            "Van iemand aan tafel is de organisatie niet bekend. Vul die in, dan kan het misschien wel."
        ),
    }[reason]


# What goes back


def feedback(code: str) -> str:
    """The sentence that the volunteer hears."""
    return signal_words.feedback(code)


def feedback_lines(found: Sequence[FeedbackLine], off: Collection[str]) -> tuple[AgendaLine, ...]:
    """The rows of what goes back, by author."""
    made: list[AgendaLine] = []
    place = 0
    for author in dict.fromkeys(line.author for line in found):
        made.append(AgendaLine("", _tr("Terug naar {name}").format(name=author)))
        for line in found:
            if line.author == author:
                place += 1
                key = line.signal_id
                on = key not in off
                meta = line.code
                meta += "" if on else f" · {_tr('gaat niet terug')}"
                made.append(AgendaLine(key, feedback((line.approved or line.proposed).value), meta, place, done=on))
    return tuple(made)


def feedback_about(line: FeedbackLine) -> str:
    """ "Wat hoort Fatma over S-118?"."""
    return _tr("Wat hoort {name} over {code}?").format(name=line.author, code=line.code)


def feedback_count(wanted: int, of: int) -> str:
    """How many go back."""
    if not of:
        return ""
    if wanted == of:
        return _tr("1 zin gaat terug.") if of == 1 else _tr("Alle {count} zinnen gaan terug.").format(count=of)
    return _tr("{count} van {of} zinnen gaan terug.").format(count=wanted, of=of)


def inside(when: date) -> str:
    """A day in the middle of a sentence."""
    words = day(when)
    return words[:1].lower() + words[1:]


def _tr(text: str) -> str:
    return QCoreApplication.translate("meeting", text)
