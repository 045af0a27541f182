"""What a slip says about one service: records in, words out. Where it stands on paper is not decided here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from data.directory import hours
from data.directory.records import (
    CheckedField,
    CheckState,
    CostState,
    Listing,
    Origin,
    Place,
    ServiceDetail,
)
from data.errors import Code, WorldError
from printing import hours_text, hours_words, phones, qr
from printing.languages import WORDS, SlipWords

_MOST_PHONES = 4
_MOST_PLACES = 3
_SLIP_DAYS = 28  # how far ahead a slip looks for public holidays
_DIGITS = re.compile(r"[\d\s()+./–-]+")
# What a first step may consist of on a slip that must not tell anything: all other words stay off it.
_HARMLESS = re.compile(
    r"[\W\d]*(?:aan|afspraak|altijd|bericht|bel|bellen|binnen|dag|dagen|de|dinsdag|donderdag|een|eerst|en|er|het|hoeft|in"
    r"|je|kom|komt|kun|kunt|langs|liefst|loop|maak|maandag|maken|met|middag|morgen|na|naar|niet|of|om|ochtend|op"
    r"|stuur|tot|tussen|uur|uw|van|vanaf|via|voor|vooruit|vrijdag|web|website|week|woensdag|zaterdag|zondag"
    r"|zonder)?[\W\d]*",
    re.IGNORECASE,
)
_WALK_IN = re.compile(r"\b(?:binnen|langs|loop|kom|komt)\b", re.IGNORECASE)


@dataclass(frozen=True)
class PhoneLine:
    """One phone number as it is printed, and which line it is."""

    number: str
    note: str = ""


@dataclass(frozen=True)
class Entry:
    """The words of one service. Empty means: not on paper."""

    name: str = ""
    organization: str = ""
    summary: str = ""
    costs: str = ""
    phones: tuple[PhoneLine, ...] = ()
    site: str = ""
    email: str = ""
    places: tuple[tuple[str, str], ...] = ()  # address, and how to get there
    place_note: str = ""
    today: str = ""
    doubt: str = ""  # hours that were not checked for a long time
    week: tuple[str, ...] = ()
    step: str = ""
    bring: tuple[str, ...] = ()
    speak: str = ""
    alert: str = ""
    code: str = ""  # content of the QR code
    caption: str = ""

    @property
    def is_empty(self) -> bool:
        """Nothing at all to put on paper."""
        return self == Entry()


def entry(service: ServiceDetail, now: datetime, language: str = "nl", discreet: bool = False) -> Entry:
    """The words for one service.

    Raises:
        WorldError: SERVICE_NOT_PRINTABLE with `name`, for an empty slot and a closed or unlisted place; also
            for a discreet slip of a service of which only telling things are known.
    """
    card = service.card
    if not card.printable:
        raise WorldError(Code.SERVICE_NOT_PRINTABLE, name=card.name)
    w = WORDS[language]
    lines = tuple(_phones(service))
    today, week = _hours(service, now, language, bool(lines))
    made = Entry(
        name=card.name,
        organization=_organization(service, w),
        summary=_sentence(card.description or "; ".join(need.slip for need in service.needs[:2])),
        costs=_costs(service, w),
        phones=lines,
        today=today,
        doubt=_doubt(service, now, language, bool(lines)) if week else "",
        week=tuple(_sentence(line) for line in week),
        step=_step(service, w, bool(lines)),
        bring=tuple(document for document in service.required_documents if document.strip()),
        speak=_speak(service, w),
        alert=_sentence(card.alert),
    )
    if discreet:
        return _discreet(made, service, w)
    made = _with_places(made, service, w)
    made = _with_reach(made, service)
    if "afspraak" in made.step.lower():
        usual = hours_words.WORDS[language].appointment
        made = replace(made, week=tuple(line for line in made.week if line != _sentence(usual)))
    content = qr.phone_content(lines[0].number) if lines else ""
    caption = w.scan_call
    if not content:
        content, caption = qr.site_content(service.url), w.scan_site
    return replace(made, code=content, caption=caption if content else "")


def _discreet(made: Entry, service: ServiceDetail, w: SlipWords) -> Entry:
    """Only number, hours and first step, and of the first step only words that tell nothing."""
    step = made.step
    walk_in = bool(made.phones) and _WALK_IN.search(step)  # without an address nobody can
    if walk_in or not all(_HARMLESS.fullmatch(word) for word in step.split()):
        if not made.phones:
            step = w.appointment if service.by_appointment else ""
        else:
            step = w.appointment_call if service.by_appointment else w.call_first
    numbers = tuple(PhoneLine(line.number) for line in made.phones if _DIGITS.fullmatch(line.number))
    code = qr.phone_content(numbers[0].number) if numbers else ""
    shown = Entry(phones=numbers, today=made.today, doubt=made.doubt, week=made.week, step=step, code=code)
    if shown.is_empty:
        raise WorldError(Code.SERVICE_NOT_PRINTABLE, name=service.card.name)
    return replace(shown, caption=w.scan_call if code else "")


def _phones(service: ServiceDetail) -> Iterator[PhoneLine]:
    seen = set()
    spoken = [phone for phone in service.phones if phone.type not in ("fax", "pager", "modem")]
    for phone in spoken[:_MOST_PHONES]:
        number = phones.grouped(phone.number)
        if number and number not in seen:
            seen.add(number)
            yield PhoneLine(number, phone.description.strip())
    if not seen and service.card.phone.strip():
        yield PhoneLine(phones.grouped(service.card.phone))


def _organization(service: ServiceDetail, w: SlipWords) -> str:
    """Who it is of, when the name does not say it; for neighbours the person in between."""
    card = service.card
    if card.via.strip():
        return w.via.format(name=card.via.strip())
    organization = service.organization.strip()
    if card.origin is Origin.NEIGHBOURHOOD or _same(organization, card.name):
        return ""
    return organization


def _same(one: str, other: str) -> bool:
    a, b = one.casefold().strip(), other.casefold().strip()
    return a in b or b in a


def _sentence(text: str) -> str:
    text = text.strip()
    return text if not text or text[-1] in ".!?…:" else f"{text}."


def _costs(service: ServiceDetail, w: SlipWords) -> str:
    """The costs as a fact; nothing when they are unknown."""
    cost = service.card.cost
    text = cost.text.strip()
    if cost.state is CostState.FREE:
        bare = text.casefold().rstrip(".!")
        if bare in ("", "gratis", "het is gratis", "kosteloos"):
            return w.free
        return _sentence(text) if "gratis" in bare else f"{w.free} {_sentence(text)}"
    if cost.state is CostState.UNKNOWN:
        return ""
    if text:
        return _sentence(w.costs.format(text=text))
    if cost.amount:
        whole = cost.amount == int(cost.amount)
        amount = str(int(cost.amount)) if whole else f"{cost.amount:.2f}".replace(".", ",")
        return w.costs_amount.format(amount=amount)
    return w.costs_ask


def _with_places(made: Entry, service: ServiceDetail, w: SlipWords) -> Entry:
    hidden = service.card.listing is Listing.HIDDEN_ADDRESS or any(place.hidden for place in service.places)
    if hidden:
        note = w.hidden_address if made.phones else w.hidden_address_no_phone
        return replace(made, place_note=note)
    found = [line for line in (_place(place, service) for place in service.places) if any(line)]
    return replace(
        made,
        places=tuple(dict.fromkeys(found[:_MOST_PLACES])),
        place_note=w.more_places if len(found) > _MOST_PLACES else "",
    )


def _place(place: Place, service: ServiceDetail) -> tuple[str, str]:
    """The address with the name of the building, when that is not the name of the service itself."""
    line = place.address.line if place.address is not None else ""
    name = place.name.strip()
    if name and not _same(name, service.card.name) and not _same(name, service.organization or name):
        line = ", ".join(part for part in (name, line) if part)
    return line, place.transportation.strip()


def _with_reach(made: Entry, service: ServiceDetail) -> Entry:
    """The website in letters when it is needed: no phone, or a first step that speaks of it."""
    needs_site = not made.phones or "website" in made.step.casefold()
    site = re.sub(r"^https?://", "", service.url.strip()).rstrip("/") if needs_site else ""
    needs_mail = (not made.phones and not site) or "mail" in made.step.casefold()
    return replace(made, site=site, email=service.email.strip() if needs_mail else "")


def _hours(service: ServiceDetail, now: datetime, language: str, phone: bool) -> tuple[str, tuple[str, ...]]:
    """Today in one sentence, and the lines of the week; every word about times comes from `hours_text`."""
    schedules = service.card.schedules
    found = hours.status(schedules, now)
    said = hours_text.sentence(found, now, language)
    if not schedules or found.reason in (hours.Reason.NO_HOURS, hours.Reason.UNREADABLE):
        # "Tijden niet bekend. Bel eerst." is of no use to someone who has no number to call.
        lines = tuple(hours_text.compact(schedules, now.date(), language)) if schedules else ()
        return (said if phone and said not in lines else ""), lines if phone else ()
    w, h = WORDS[language], hours_words.WORDS[language]
    lines = _near(hours_text.compact(schedules, now.date(), language), now.date(), h)
    day = h.date.format(day=now.day, month=h.months[now.month - 1])
    if found.state is hours.State.UNKNOWN:
        return said, tuple(line for line in lines if line != said)
    if found.state is hours.State.OPEN:
        if found.until is None:
            return "", lines  # day and night: the line of the week says it, today is no different
        open_until = hours_text.badge(found, now, language)
        return w.today.format(date=day, hours=f"{open_until[:1].lower()}{open_until[1:]} {w.hour}"), lines
    small = f"{said[:1].lower()}{said[1:]}"
    if found.opens_at is not None and found.opens_at.date() == now.date():
        return w.today_open.format(date=day, sentence=small), lines
    if found.opens_at is None or found.reason is hours.Reason.TEMPORARILY_CLOSED:
        return w.today_open.format(date=day, sentence=small), lines
    return w.today_closed.format(date=day, closed=h.day_closed, sentence=said), lines


def _near(lines: list[str], day: date, h: hours_words.Words) -> tuple[str, ...]:
    """Without the line about public holidays, unless there is one in the weeks in which a slip is used."""
    if any(hours.holiday(day + timedelta(ahead)) for ahead in range(_SLIP_DAYS)):
        return tuple(lines)
    about = (h.holidays_closed, h.holidays_open.partition("{")[0])
    return tuple(line for line in lines if not line.startswith(about))


def date_words(day: date, language: str) -> str:
    """ "dinsdag 24 november"."""
    h = hours_words.WORDS[language]
    written = h.date.format(day=day.day, month=h.months[day.month - 1])
    return h.weekday_date.format(weekday=h.days[day.weekday()], date=written)


def _doubt(service: ServiceDetail, now: datetime, language: str, phone: bool) -> str:
    """The warning for hours that nobody looked up for a long time; never checked is not stale."""
    if service.card.check_state is not CheckState.STALE:
        return ""
    days = [check.on for check in service.checks if check.field is CheckedField.SCHEDULE]
    on = max(days) if days else service.card.checked_on
    if on is None:
        return ""
    w, h = WORDS[language], hours_words.WORDS[language]
    old = on.year != now.year and now.date() - on > timedelta(days=300)
    when = w.checked_month_year if old else w.checked_month
    said = w.stale if phone else w.stale_no_phone
    return said.format(when=when.format(month=h.months[on.month - 1], year=on.year))


def _step(service: ServiceDetail, w: SlipWords, phone: bool) -> str:
    step = _sentence(service.application)
    if service.by_appointment and "afspraak" not in step.casefold():
        wish = w.appointment_call if phone and not step else w.appointment
        return f"{step} {wish}".strip()
    if not step and service.by_appointment is False:
        return w.no_appointment
    return step


def _speak(service: ServiceDetail, w: SlipWords) -> str:
    """Which languages besides Dutch, and the interpreter."""
    codes = service.card.languages
    names = [w.language_names[code] for code in codes if code != "nl" and code in w.language_names]
    said = ""
    if names:
        listed = names[0]
        if len(names) > 1:
            listed = w.and_.format(first=", ".join(names[:-1]), last=names[-1])
        said = (w.speak_also if "nl" in codes else w.speak).format(languages=listed)
    return f"{said} {_sentence(service.interpreter)}".strip()
