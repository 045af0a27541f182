"""Every fixed word of a slip, one table per language. A new language is one entry, no new code.

Words about opening hours stand in `hours_words`. Braces are filled in by the slip.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class SlipWords:
    """The words of one language."""

    document: str  # title of the PDF: the same for every slip
    title: str
    lead: str
    discreet_phone: str
    discreet_phones: str
    discreet_other: str
    via: str  # {name}
    free: str
    costs: str  # {text}
    costs_amount: str  # {amount}
    costs_ask: str
    today: str  # {date} {hours}
    today_open: str  # {date} {sentence}
    today_closed: str  # {date} {closed} {sentence}
    hour: str  # after a time
    stale: str  # {when}
    stale_no_phone: str  # {when}
    checked_month: str  # {month}
    checked_month_year: str  # {month} {year}
    step: str
    appointment_call: str
    appointment: str
    no_appointment: str
    call_first: str
    bring: str
    speak: str  # {languages}
    speak_also: str  # {languages}
    alert: str
    hidden_address: str
    hidden_address_no_phone: str
    more_places: str
    scan_call: str
    scan_site: str
    can_come: str
    who_joins: str
    yes: str
    no: str
    tell_us: str
    either_way: str
    call_us: str
    continued: str  # {name}
    continued_bare: str
    page: str  # {page} {pages}
    and_: str  # {first} {last}
    language_names: Mapping[str, str]  # ISO 639-1


WORDS: dict[str, SlipWords] = {
    "nl": SlipWords(
        document="Adresbriefje",
        title="Hier kun je terecht",
        lead="Laat dit briefje zien. Je hoeft niet alles uit te leggen.",
        discreet_phone="Telefoonnummer",
        discreet_phones="Telefoonnummers",
        discreet_other="Afspraak",
        via="via {name}",
        free="Het is gratis.",
        costs="Kosten: {text}",
        costs_amount="Kosten: € {amount}.",
        costs_ask="Het kost geld. Vraag eerst hoeveel.",
        today="Vandaag, {date}: {hours}.",
        today_open="{date}: {sentence}",
        today_closed="Vandaag, {date}: {closed}. {sentence}",
        hour="uur",
        stale="Bel eerst: tijden niet zeker, nagekeken in {when}.",
        stale_no_phone="Let op: tijden niet zeker, nagekeken in {when}.",
        checked_month="{month}",
        checked_month_year="{month} {year}",
        step="Eerste stap:",
        appointment_call="Bel eerst voor een afspraak.",
        appointment="Maak eerst een afspraak.",
        no_appointment="Je hoeft geen afspraak te maken.",
        call_first="Bel eerst.",
        bring="Neem mee",
        speak="Ze spreken {languages}.",
        speak_also="Ze spreken ook {languages}.",
        alert="Let op:",
        hidden_address="Het adres krijg je als je belt.",
        hidden_address_no_phone="Het adres staat met opzet niet op dit briefje.",
        more_places="Er zijn nog meer plekken. Vraag waar je het best terecht kunt.",
        scan_call="Scan en bel",
        scan_site="Scan voor de website",
        can_come="Kun je er komen?",
        who_joins="Gaat er iemand mee?",
        yes="ja",
        no="nee",
        tell_us="Is het gelukt? Kom het ons vertellen.",
        either_way="Ook als het niet lukt.",
        call_us="Bellen mag ook:",
        continued="{name}, vervolg",
        continued_bare="vervolg",
        page="blad {page} van {pages}",
        and_="{first} en {last}",
        language_names={
            "nl": "Nederlands",
            "am": "Amhaars",
            "ar": "Arabisch",
            "bg": "Bulgaars",
            "de": "Duits",
            "en": "Engels",
            "es": "Spaans",
            "fa": "Farsi",
            "fr": "Frans",
            "fy": "Fries",
            "hi": "Hindi",
            "hu": "Hongaars",
            "it": "Italiaans",
            "ku": "Koerdisch",
            "pap": "Papiaments",
            "pl": "Pools",
            "prs": "Dari",
            "ps": "Pasjtoe",
            "pt": "Portugees",
            "ro": "Roemeens",
            "ru": "Russisch",
            "so": "Somalisch",
            "sr": "Servisch",
            "srn": "Sranantongo",
            "ta": "Tamil",
            "ti": "Tigrinya",
            "tr": "Turks",
            "uk": "Oekraïens",
            "ur": "Urdu",
            "vi": "Vietnamees",
            "zgh": "Berbers",
            "zh": "Chinees",
        },
    )
}
