"""What can be said of a signal, one list for each question; the values stand in the store and never change."""

from __future__ import annotations

from enum import StrEnum


class Way(StrEnum):
    """How complete a signal wants to be. The last two are complete with nothing else said."""

    WRITTEN = "geschreven"
    CALL_ME = "bel-me-liever"
    IN_DOUBT = "ik-twijfel"


class Subject(StrEnum):
    """Over wie of waar?"""

    PERSON = "iemand"
    PLACE = "plek"
    MISSING_HELP = "hulp-ontbreekt"
    CHANCE = "kans"  # iets moois of een kans


class Described(StrEnum):
    """How somebody is named, with Subject.PERSON."""

    NAME = "voornaam"  # voornaam + straat
    LOOKS = "omschrijving"  # alleen een omschrijving
    TELL_MYSELF = "vertel-ik-zelf"  # ik vertel het liever zelf


class Urgency(StrEnum):
    """Hoe dringend?"""

    CAN_WAIT = "kan-wachten"
    THIS_WEEK = "deze-week"
    TODAY = "vandaag"
    DANGER = "nu-gevaar"


class Called(StrEnum):
    """Who was called, with "vandaag" and "nu gevaar"."""

    EMERGENCY = "112"
    POLICE = "politie"
    SAFE_HOME = "veilig-thuis"
    SUICIDE_LINE = "113"
    DOCTOR = "huisarts"
    WORKER = "buurtwerker"
    SOMEBODY_ELSE = "iemand-anders"


class Wish(StrEnum):
    """Wat wil de bewoner? It decides who can open a signal and where it may be spoken of (data.desk.signals.wish)."""

    FINE = "goed"
    NO_NAME = "zonder-naam"
    REFUSES = "wil-het-niet"
    NOT_YET = "weet-het-nog-niet"
    UNSAFE = "niet-veilig"


class NotYet(StrEnum):
    """Why the resident does not know it yet, with Wish.NOT_YET; the third answer is Wish.UNSAFE."""

    NO_CHANCE = "geen-kans"
    NOT_DARED = "durfde-niet"


class Where(StrEnum):
    """Waar gaat het om?, first half: each has a table of its own."""

    HOME = "thuis"
    STREET = "straat"


class SignalTheme(StrEnum):
    """Waar gaat het om?, second half: at most two."""

    CONTACT = "contact"
    MONEY = "geld"
    HOUSING = "wonen"
    HEALTH = "gezondheid"
    FAMILY = "gezin"
    SAFETY = "veilig"
    PAPERS = "papieren"  # papieren, taal
    WORK = "werk"  # werk of dag


class Source(StrEnum):
    """Hoe weet je het?"""

    SEEN = "zelf-gezien"
    RESIDENT = "bewoner-vertelde"
    SOMEBODY = "iemand-anders"


class Often(StrEnum):
    """Hoe vaak?"""

    ONCE = "een-keer"
    SOMETIMES = "soms"
    OFTEN = "vaak"


class Status(StrEnum):
    """Where a signal stands; each has one plain sentence that the volunteer sees."""

    DRAFT = "concept"  # no signal yet: a draft in the store
    NEW = "nieuw"
    TAKEN_UP = "opgepakt"
    VISITING = "ik-ga-langs"
    ASKED_BACK = "vraag-terug"
    ON_AGENDA = "op-agenda"
    AGREED = "afspraak"
    HANDED_OVER = "overgedragen"
    FOLLOWING = "volgen"
    CLOSED = "afgesloten"
    MERGED = "samengevoegd"
    WITHDRAWN = "ingetrokken"
    ERASED = "gewist"  # no signal any more: a tombstone


class Actor(StrEnum):
    """Who brings a signal from one status to another."""

    AUTHOR = "schrijver"  # who wrote it, on duty
    READER = "lezer"  # a buurtwerker with their key
    CLOCK = "wis-klok"


class Needed(StrEnum):
    """What a step asks for besides."""

    DATE = "date"
    OWNER = "owner"
    TEXT = "text"
    OUTCOME = "outcome"
    FEEDBACK = "feedback"
    RECEIVER = "receiver"
    PERMISSION = "permission"  # the resident's yes, or a confirmed veiligheidsafweging
    REASON = "reason"
    OTHER_SIGNAL = "other-signal"
    UNOPENED = "unopened"
    READERS = "readers"  # two readers who typed back their card


class Outcome(StrEnum):
    """Hoe is het afgelopen?"""

    NEIGHBOURHOOD = "geholpen-in-de-buurt"
    THEMSELVES = "bewoner-deed-het-zelf"
    KNOWN = "hulp-was-al-bekend"
    HANDED_OVER = "overgedragen-aan"  # `to` says to whom
    NO_HELP_WANTED = "wil-geen-hulp"
    NO_WORRY = "geen-zorg-nodig"
    BUNDLED = "gebundeld-als-buurtvraag"
    FAILED = "niet-gelukt"


class Feedback(StrEnum):
    """What the volunteer hears: a fixed sentence of choice, worded in the window. Each is true without any content."""

    THANKS = "alleen-bedanken"
    TALK = "kom-even-praten"  # the buurtwerker would like to talk about it
    BUSY = "we-zijn-ermee-bezig"
    SPOKEN = "we-hebben-gepraat"  # with who it is about
    HELPED_HERE = "geholpen-in-de-buurt"
    THEMSELVES = "zelf-gedaan"
    KNOWN = "was-al-bekend"
    PASSED_ON = "iemand-anders-helpt"
    NOT_WANTED = "wil-nu-geen-hulp"
    NOT_NEEDED = "was-niet-nodig"
    WITH_OTHERS = "met-de-buurt"  # taken together with others
    FAILED = "niet-gelukt"


class MeetingTable(StrEnum):
    """The three tables of the week."""

    DOEN = "doen-team"  # for thuis
    AREA = "gebiedsteam"  # for in de straat; gemeente, politie and corporatie sit here
    SIGNALS = "signaleringsoverleg"


class HandOver(StrEnum):
    """Whether a signal may go to somebody outside."""

    WITH_YES = "met-ja"  # with the resident's yes to this hand-over
    NO_NAME = "zonder-naam"  # without the name, with the resident's yes to this hand-over
    WEIGHED_ONLY = "na-afweging"  # only after a confirmed veiligheidsafweging


class LinkKind(StrEnum):
    """What a signal can be linked to."""

    VISIT = "bezoek"
    SERVICE = "dienst"
    OFFER = "aanbod"  # a neighbour's offer ("wil zelf iets doen"): the id of its sealed item
    PERSON = "iemand-in-de-buurt"  # somebody who can mean something, in words


class EventKind(StrEnum):
    """What happened to a signal, for its timeline. `Event.status` says which with STATUS."""

    SENT = "doorgegeven"
    OPENED = "gelezen"  # by whom; from the read log
    COPIED = "gekopieerd"  # facts copied; from the read log
    NAMED = "naam-gezien"  # at an overleg, while a key was held; from the read log
    STATUS = "status"
    TITLE = "titel"
    NOTE = "aantekening"
    ADDED = "toegevoegd"  # by the volunteer
    URGENT = "spoed"
    ACKNOWLEDGED = "spoed-gezien"
    INFORMED = "bewoner-weet-het"
    WEIGHING = "afweging-voorgesteld"
    WEIGHED = "afweging-bevestigd"
    UNWEIGHED = "afweging-afgewezen"
    UNSAFE = "naar-niet-veilig"
    WISH = "wens-veranderd"
    FEEDBACK = "teruggekoppeld"
    LINKED = "gekoppeld"
    UNLINKED = "losgemaakt"
    ATTENTION = "attentie-gemaakt"
    RENEWED = "langer-bewaard"
    MEETING = "besproken"  # what an overleg decided (data.desk.meetings)
    HANDED_OVER = "overdracht"  # data.desk.signals.handing_over
    RECEIPT = "ontvangst"  # of a hand-over: yes or no
    CODE_STEP = "meldcode-stap"  # data.desk.signals.meldcode
    CODE_STEP_BACK = "meldcode-stap-terug"


class MeldcodeStep(StrEnum):
    """The steps of the meldcode, in their order."""

    MAP = "in-kaart"
    CONSULT = "overleg"
    TALK = "gesprek"
    WEIGH = "wegen"
    DECIDE = "beslissen"


class Reminder(StrEnum):
    """Why a signal stands in the short list on top."""

    URGENT = "spoed"  # nobody acknowledged it by name
    UNREAD = "ongelezen"  # 7 days and nobody opened it
    OVERDUE = "afspraak-voorbij"  # the day of an agreement or of "ik ga langs" has gone by
    LOOK_AGAIN = "weer-kijken"  # the look-again day is here
    INFORM = "bewoner-vertellen"  # the day to inform the resident has come
    RENEW = "half-jaar-open"  # longer open than 6 months: a reason, or an end
    WEIGHING = "afweging-wacht"  # waits for a second reader
    ADDED = "toegevoegd"  # the volunteer added something nobody read yet
