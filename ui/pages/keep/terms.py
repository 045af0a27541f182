"""How long everything is kept: the term that can be set, and the others as they are, each with its reason."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from data import rotation
from data.retention import RULES, Kind, Reason, Rule, Since
from ui.pages.settings.form import Section
from ui.widgets.labels import text_label

_YEAR = 365


def add_terms(section: Section) -> None:
    """Put the terms below what there is in this part of the settings."""
    section.columns.add(text_label(_tr("Hoe lang we bewaren"), "card-title", wrap=True), whole=True)
    section.columns.add(
        text_label(
            _tr(
                "Daarna wissen we het vanzelf, als een dienst sluit. In een reservekopie kan het nog hoogstens "
                "{days} dagen staan."
            ).format(days=rotation.MOST_DAYS),
            "body",
            "ink-2",
            wrap=True,
        ),
        whole=True,
    )
    fields: set[str] = set()
    for rule in RULES:
        if rule.setting is not None and rule.setting.key not in fields:
            fields.add(rule.setting.key)
            section.number_field(
                rule.setting.key,
                _tr("{what}, in dagen").format(what=_what(rule.kind)),
                rule.setting.least,
                rule.setting.most,
                note=f"{_since_words(rule.since)} {_why(rule.reason)}",
            )
        elif rule.setting is not None:  # the same field counts for both
            words = f"{_what(rule.kind)}. {_why(rule.reason)}"
            section.columns.add(text_label(words, "body", wrap=True), whole=True)
    for rule in RULES:
        if rule.setting is None:
            section.columns.add(text_label(line(rule), "body", wrap=True), whole=True)


def line(rule: Rule) -> str:
    """One fixed term in words: what, how long, from when, why."""
    how_long = f"{_term(rule.days)} {_since(rule.since)}".strip()
    return _tr("{what}: {term}. {why}").format(what=_what(rule.kind), term=how_long, why=_why(rule.reason))


def _term(days: int) -> str:
    """ "7 dagen", "2 jaar", "2 jaar en 1 maand"."""
    if days < _YEAR:
        return _tr("{count} dagen").format(count=days)
    years, rest = divmod(days, _YEAR)
    words = _tr("{count} jaar").format(count=years)
    if rest < 30:
        return words
    months = rest // 30
    return (
        _tr("{years} en 1 maand").format(years=words)
        if months == 1
        else _tr("{years} en {count} maanden").format(years=words, count=months)
    )


def _what(kind: Kind) -> str:
    return {
        Kind.DRAFT: _tr("Een tekst die niemand afmaakte"),
        Kind.HANDOVER: _tr("De overdracht aan de volgende dienst"),
        Kind.SIGNAL: _tr("Een zorg of idee"),
        Kind.SHIFT: _tr("Wie wanneer dienst had"),
        Kind.READ_LOG: _tr("Wie iets las"),
        Kind.CHANGE_LOG: _tr("Wie iets veranderde"),
        Kind.STOPPED_PERSON: _tr("De naam van iemand die stopte"),
        Kind.VISIT: _tr("Een bezoek, zonder tijd, taal en leeftijd"),
        Kind.SLIP: _tr("Welke plekken op een adresbriefje stonden"),
        Kind.REGULAR: _tr("Naam en straat van een vaste bezoeker"),
        Kind.ATTENTION: _tr("Een attentie van de buurtwerker"),
        Kind.QUESTION: _tr("Een vraag waar nog geen antwoord op was"),
        Kind.COUNTS: _tr("De aantallen van een dienst"),
        Kind.SERVICE_COUNTS: _tr("De aantallen van een plek"),
        Kind.MEETING: _tr("Een overleg met zijn agenda"),
        Kind.OFFER: _tr("Wat een bewoner zelf wil doen"),
    }[kind]


def _since(since: Since) -> str:
    return {
        Since.WRITTEN: _tr("na de laatste keer schrijven"),
        Since.CLOSED: _tr("na het afsluiten"),
        Since.HAPPENED: "",
        Since.STOPPED: _tr("na de laatste dag"),
        Since.LAST_VISIT: _tr("na het laatste bezoek"),
        Since.LAST_DAY: _tr("na de laatste dag"),
    }[since]


def _since_words(since: Since) -> str:
    return {
        Since.WRITTEN: _tr("Dit telt vanaf de laatste keer schrijven."),
        Since.CLOSED: _tr("Dit telt vanaf het afsluiten. Wat nog open is, blijft."),
        Since.HAPPENED: _tr("Dit telt vanaf de dag zelf."),
        Since.STOPPED: _tr("Dit telt vanaf de laatste dag."),
        Since.LAST_VISIT: _tr("Dit telt vanaf het laatste bezoek."),
        Since.LAST_DAY: _tr("Dit telt vanaf de laatste dag."),
    }[since]


def _why(reason: Reason) -> str:
    return {
        Reason.NOT_SENT: _tr("Het zegt dan niets meer."),
        Reason.NEXT_SHIFTS: _tr("De volgende diensten hebben het dan gelezen."),
        Reason.AFTERCARE: _tr("Zo is er tijd om te horen hoe het ging."),
        Reason.VOLUNTEER_HOURS: _tr("Het is nodig voor de uren in het jaarverslag."),
        Reason.WHO_READ: _tr("Zo lang kan iemand ernaar vragen."),
        Reason.NAME_OF_READER: _tr("Die naam staat bij wie iets las."),
        Reason.TWO_REPORTS: _tr("Het is nodig voor het verslag van dit jaar en van vorig jaar."),
        Reason.BRINGS_IT_BACK: _tr("Zo is er tijd om te komen vertellen hoe het ging."),
        Reason.OWN_WISH: _tr("Wie zo lang niet kwam, hoeft hier niet meer bekend te zijn."),
        Reason.GAPS: _tr("Zo lang zoeken we een antwoord."),
        Reason.WITH_ITS_SIGNALS: _tr("Net zo lang als de zorgen en ideeën waar het over ging."),
        Reason.STILL_WILLING: _tr("Daarna kun je het gewoon opnieuw vragen."),
        Reason.COMPARE_YEARS: _tr("Er staat niemand in. Zo kun je jaren vergelijken."),
    }[reason]


def _tr(text: str) -> str:
    return QCoreApplication.translate("terms", text)
