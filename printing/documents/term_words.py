"""The wis-klok in words for paper: what is kept, how long, and why."""

from __future__ import annotations

from data.retention import Kind, Reason, Rule, Since

KINDS = {
    Kind.DRAFT: "concept van een zorg of idee dat niemand afmaakte",
    Kind.HANDOVER: "overdracht aan de volgende dienst",
    Kind.SIGNAL: "zorg of idee",
    Kind.SHIFT: "wie wanneer dienst had",
    Kind.READ_LOG: "wie iets las",
    Kind.CHANGE_LOG: "wie iets veranderde",
    Kind.STOPPED_PERSON: "naam van iemand die stopte",
    Kind.VISIT: "bezoek, zonder tijd, taal en leeftijd",
    Kind.SLIP: "welke plekken op een adresbriefje stonden",
    Kind.REGULAR: "naam en straat van een vaste bezoeker",
    Kind.ATTENTION: "attentie van de buurtwerker",
    Kind.QUESTION: "vraag waar nog geen antwoord op was",
    Kind.MEETING: "overleg, met wat er over een zorg werd geschreven",
    Kind.OFFER: "wie zelf iets wil doen",
    Kind.COUNTS: "aantallen van een dienst",
    Kind.SERVICE_COUNTS: "aantallen van een plek",
}
_SINCE = {
    Since.WRITTEN: "na de laatste keer schrijven",
    Since.CLOSED: "na het afsluiten",
    Since.HAPPENED: "na de dag zelf",
    Since.STOPPED: "na de laatste dag",
    Since.LAST_VISIT: "na het laatste bezoek",
    Since.LAST_DAY: "na de laatste dag",
}
_REASONS = {
    Reason.NOT_SENT: "een tekst die niemand afmaakt, zegt niets meer",
    Reason.NEXT_SHIFTS: "de volgende diensten hebben het dan gelezen",
    Reason.AFTERCARE: "tijd om te horen hoe het ging, en om het weer te openen",
    Reason.VOLUNTEER_HOURS: "de uren in het verslag van dit jaar en vorig jaar",
    Reason.WHO_READ: "zo lang kan iemand vragen wie iets las of veranderde",
    Reason.NAME_OF_READER: "die naam staat bij wie iets las",
    Reason.TWO_REPORTS: "het verslag van dit jaar en vorig jaar; er staat niemand in",
    Reason.BRINGS_IT_BACK: "tijd om te komen vertellen hoe het ging",
    Reason.OWN_WISH: "de eigen wens; wie zo lang niet kwam, hoeft niet bekend te zijn",
    Reason.GAPS: "zo lang zoeken we een antwoord",
    Reason.WITH_ITS_SIGNALS: "wat er gezegd is, gaat niet later weg dan waar het over ging",
    Reason.STILL_WILLING: "wie een jaar geleden iets wilde doen, kun je opnieuw vragen",
    Reason.COMPARE_YEARS: "jaren vergelijken; er staat niemand in",
}


def rule_words(rule: Rule, days: int) -> tuple[str, str, str]:
    """What, how long, why: a line of the wis-klok. Raises KeyError for a rule that nobody wrote words for."""
    what, since, why = KINDS[rule.kind], _SINCE[rule.since], _REASONS[rule.reason]
    bounds = f" (in te stellen: {rule.setting.least} tot {rule.setting.most} dagen)" if rule.setting else ""
    return what, f"{days_words(days)} {since}{bounds}", why


def days_words(days: int) -> str:
    """ "7 dagen", "2 jaar", "2 jaar en 1 maand"."""
    years, rest = divmod(days, 365)
    if not years:
        return f"{days} dagen"
    months = rest // 30
    if not months:
        return f"{years} jaar"
    return f"{years} jaar en {months} maand{'en' if months > 1 else ''}"
