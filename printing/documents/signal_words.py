"""Dutch words of a signal for paper: what a resident or a helper outside reads. One table for each question."""

from __future__ import annotations

from data.desk.signals.kinds import (
    Called,
    Described,
    EventKind,
    NotYet,
    Often,
    Outcome,
    SignalTheme,
    Source,
    Status,
    Subject,
    Urgency,
    Way,
    Where,
    Wish,
)

WAYS = {
    Way.WRITTEN: "",
    Way.CALL_ME: "De vrijwilliger wilde het liever vertellen dan opschrijven.",
    Way.IN_DOUBT: "De vrijwilliger twijfelde of dit een zorg was.",
}
SUBJECTS = {
    Subject.PERSON: "over iemand",
    Subject.PLACE: "over een plek",
    Subject.MISSING_HELP: "over hulp die ontbreekt",
    Subject.CHANCE: "over iets moois of een kans",
}
DESCRIBED = {
    Described.NAME: "met voornaam en straat",
    Described.LOOKS: "alleen met een omschrijving",
    Described.TELL_MYSELF: "de vrijwilliger vertelt het liever zelf",
}
URGENCIES = {
    Urgency.CAN_WAIT: "het kan wachten",
    Urgency.THIS_WEEK: "deze week",
    Urgency.TODAY: "vandaag",
    Urgency.DANGER: "nu gevaar",
}
CALLED = {
    Called.EMERGENCY: "112",
    Called.POLICE: "de politie",
    Called.SAFE_HOME: "Veilig Thuis",
    Called.SUICIDE_LINE: "113",
    Called.DOCTOR: "de huisarts",
    Called.WORKER: "de buurtwerker",
    Called.SOMEBODY_ELSE: "iemand anders",
}
WISHES = {
    Wish.FINE: "je vindt het goed",
    Wish.NO_NAME: "goed, maar zonder je naam",
    Wish.REFUSES: "je weet het en je wilt het niet",
    Wish.NOT_YET: "je wist het nog niet",
    Wish.UNSAFE: "het was niet veilig om het je te vragen",
}
"""To the resident."""
WISHES_OUTSIDE = {
    Wish.FINE: "De bewoner vindt het goed dat de naam erbij staat.",
    Wish.NO_NAME: "De bewoner wil niet dat de naam erbij staat. Vraag er niet naar.",
    Wish.REFUSES: "De bewoner wil dit niet.",
    Wish.NOT_YET: "Met de bewoner is nog niet besproken of de naam erbij mag.",
    Wish.UNSAFE: "Het was niet veilig om het de bewoner te vragen. Bel eerst de afzender.",
}
"""To who gets a hand-over."""
NOT_YET = {
    NotYet.NO_CHANCE: "er was nog geen kans om het te vragen",
    NotYet.NOT_DARED: "de vrijwilliger durfde het nog niet te vragen",
}
WHERE = {Where.HOME: "thuis", Where.STREET: "in de straat"}
THEMES = {
    SignalTheme.CONTACT: "contact",
    SignalTheme.MONEY: "geld",
    SignalTheme.HOUSING: "wonen",
    SignalTheme.HEALTH: "gezondheid",
    SignalTheme.FAMILY: "gezin",
    SignalTheme.SAFETY: "veilig voelen",
    SignalTheme.PAPERS: "papieren of taal",
    SignalTheme.WORK: "werk of dag",
}
SOURCES = {
    Source.SEEN: "zelf gezien of gehoord",
    Source.RESIDENT: "de bewoner vertelde het",
    Source.SOMEBODY: "iemand anders vertelde het",
}
OFTEN = {Often.ONCE: "één keer", Often.SOMETIMES: "soms", Often.OFTEN: "vaak"}
STATUSES = {
    Status.DRAFT: "nog niet doorgegeven",
    Status.NEW: "nieuw",
    Status.TAKEN_UP: "opgepakt",
    Status.VISITING: "de buurtwerker gaat langs",
    Status.ASKED_BACK: "de buurtwerker vroeg iets aan de vrijwilliger",
    Status.ON_AGENDA: "op de agenda van een overleg",
    Status.AGREED: "er is iets afgesproken",
    Status.HANDED_OVER: "overgedragen",
    Status.FOLLOWING: "de buurtwerker kijkt later weer",
    Status.CLOSED: "afgesloten",
    Status.MERGED: "samengevoegd met een ander nummer",
    Status.WITHDRAWN: "ingetrokken door de vrijwilliger",
    Status.ERASED: "gewist",
}
OUTCOMES = {
    Outcome.NEIGHBOURHOOD: "geholpen in de buurt",
    Outcome.THEMSELVES: "je deed het zelf",
    Outcome.KNOWN: "hulp was al bekend",
    Outcome.HANDED_OVER: "overgedragen",
    Outcome.NO_HELP_WANTED: "je wilt geen hulp",
    Outcome.NO_WORRY: "geen zorg nodig",
    Outcome.BUNDLED: "gebundeld als vraag van de buurt",
    Outcome.FAILED: "niet gelukt",
}
EVENTS = {
    EventKind.SENT: "doorgegeven aan de balie",
    EventKind.OPENED: "gelezen",
    EventKind.COPIED: "feiten gekopieerd voor eigen registratie",
    EventKind.NAMED: "naam gezien in een overleg",
    EventKind.STATUS: "",
    EventKind.TITLE: "titel gegeven",
    EventKind.NOTE: "aantekening gemaakt",
    EventKind.ADDED: "iets toegevoegd",
    EventKind.URGENT: "als spoed gezet",
    EventKind.ACKNOWLEDGED: "spoed gezien",
    EventKind.INFORMED: "over jou vertellen",
    EventKind.WEIGHING: "afweging over veiligheid voorgesteld",
    EventKind.WEIGHED: "afweging over veiligheid bevestigd door een tweede buurtwerker",
    EventKind.UNWEIGHED: "afweging over veiligheid niet bevestigd",
    EventKind.UNSAFE: "alleen nog te lezen door wie de taak heeft: niet veilig",
    EventKind.WISH: "wat je wilt is opnieuw opgeschreven",
    EventKind.FEEDBACK: "iets laten weten aan de vrijwilliger",
    EventKind.LINKED: "verbonden met iets anders",
    EventKind.UNLINKED: "losgemaakt van iets anders",
    EventKind.ATTENTION: "bericht aan de balie gemaakt, zonder wat je vertelde",
    EventKind.RENEWED: "langer open gehouden",
    EventKind.MEETING: "besproken in een overleg",
    EventKind.HANDED_OVER: "overgedragen",
    EventKind.RECEIPT: "ontvangst gehoord",
    EventKind.CODE_STEP: "stap van de meldcode gezet",
    EventKind.CODE_STEP_BACK: "stap van de meldcode teruggenomen",
}
