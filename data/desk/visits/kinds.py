"""What the inloop day tells apart: kinds of dienst, outcomes, results of a slip, what is counted."""

from __future__ import annotations

from enum import StrEnum


class ShiftKind(StrEnum):
    """What sort of dienst it is."""

    COFFEE = "koffieochtend"
    OPEN = "open-inloop"  # with a buurtwerker, wijkagent, gemeente or corporatie
    OTHER = "anders"


class Partner(StrEnum):
    """A professional who can be in the house, and with whom a visitor can be spoken to at once."""

    COMMUNITY_WORKER = "buurtwerker"
    POLICE = "wijkagent"
    MUNICIPALITY = "gemeente"
    HOUSING = "corporatie"
    CARE = "zorg"
    OTHER = "anders"


class Outcome(StrEnum):
    """What was done ("Wat hebben we gedaan?"); the order is that of the keys."""

    LISTENED = "geluisterd"
    ANSWERED = "antwoord-gegeven"
    SLIP = "adres-meegegeven"
    CALLED = "samen-gebeld"
    TABLE = "aan-tafel-geholpen"
    SPOKE_WITH = "meteen-gesproken"  # with a Partner
    WORKER = "buurtwerker-gebeld"
    RETURNS = "komt-terug"
    TAKES_PART = "wil-zelf-iets-doen"


class FirstTime(StrEnum):
    """ "Eerder hier geweest?" """

    FIRST = "eerste-keer"
    AGAIN = "vaker"


class AgeGroup(StrEnum):
    """Three groups, as on the closing panel."""

    YOUNG = "tot-27"
    MIDDLE = "27-tot-65"
    OLD = "65-en-ouder"


class How(StrEnum):
    """How a service came into a visit."""

    CHOSEN = "gekozen"  # in the tray, not printed
    PRINTED = "afgedrukt"
    CALLED = "gebeld"


class SlipResult(StrEnum):
    """What somebody tells who comes back with a slip."""

    WENT = "geweest"
    HELPED = "geholpen"
    REFUSED = "kon-daar-niet-terecht"  # with a Refusal
    NOT_YET = "nog-niet-geweest"
    BUSY = "nog-bezig"


class Refusal(StrEnum):
    """Why somebody could not go there."""

    DIGID = "alleen-met-digid"
    WAITING = "wachtlijst-of-vol"
    NOT_MEANT = "niet-voor-mij-bedoeld"
    CLOSED = "dicht-of-weg"
    COSTS = "te-duur"
    FAR = "te-ver"
    LANGUAGE = "taal"
    SENT_ON = "doorgestuurd"
    OTHER = "anders"


class FruitlessSearch(StrEnum):
    """A search that led to nothing; counted per dienst, without its words."""

    EMPTY = "niets-gevonden"
    ABANDONED = "opgegeven"


class Step(StrEnum):
    """What Ctrl+Z takes back."""

    COUNT = "bezoeker-geteld"
    START = "bezoek-begonnen"
    ATTACH = "bij-bezoek-gezet"
    ASIDE = "bezoek-apart"
    CLOSE = "bezoek-afgesloten"
    EDIT = "bezoek-verbeterd"
    DELETE = "bezoek-weggehaald"
    SLIP = "briefje-afgedrukt"
    RESULT = "uitkomst-genoteerd"
    QUESTION = "vraag-bewaard"
    OFFER = "aanbod-doorgegeven"  # "wil zelf iets doen"
    REGULAR = "vaste-bezoeker-geteld"


class VisitState(StrEnum):
    """Where a visit stands."""

    OPEN = "open"
    ASIDE = "aside"
    CLOSED = "closed"


class Every(StrEnum):
    """How often a planned dienst comes."""

    WEEK = "elke-week"
    FORTNIGHT = "om-de-week"
    FIRST = "eerste-van-de-maand"


class Measure(StrEnum):
    """What is counted of a dienst. The comment says what its keys are."""

    VISITORS = "bezoekers"  # ""
    VISITS = "bezoeken-met-vraag"  # ""
    FIRST_TIME = "eerder-geweest"  # FirstTime
    THEME = "onderwerp"  # theme codes; a visit can count in more than one
    OUTCOME = "uitkomst"  # Outcome
    PARTNER = "gesproken-met"  # Partner
    AGE = "leeftijd"  # AgeGroup
    LANGUAGE = "taal"  # ISO 639
    SLIPS = "briefjes"  # ""
    RESULT = "gehoord-van-briefje"  # SlipResult
    REFUSAL = "waarom-niet-terecht"  # Refusal
    SIGNALS = "signalen"  # ""
    QUESTIONS = "bewaarde-vragen"  # ""
    SEARCHES = "zoeken-zonder-antwoord"  # FruitlessSearch
    MINUTES = "minuten-vrijwilligers"  # ""
    SHIFTS = "diensten"  # ShiftKind; counted, not kept


class Span(StrEnum):
    """How long a period is."""

    DAY = "dag"
    MONTH = "maand"
    YEAR = "jaar"
