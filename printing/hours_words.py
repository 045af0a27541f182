"""The words for opening hours, one `Words` per language; `hours_text` puts them together."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """The words of one language. Braces are filled in by `hours_text`; Monday comes first."""

    time: str  # {h} hours, {mm} minutes in two digits
    short_days: tuple[str, ...]
    days: tuple[str, ...]
    months: tuple[str, ...]
    short_months: tuple[str, ...]
    date: str  # {day} {month}
    weekday_date: str  # {weekday} {date}
    tomorrow: str
    tomorrow_time: str  # {time}
    day_time: str  # {day} {time}
    # badge
    open_until: str  # {time}
    closing_soon: str  # {time}
    always_open: str
    opens: str  # {time}
    closed: str
    closed_until: str  # {when}
    unknown: str
    holiday_badge: str
    # sentence
    now_open_until: str  # {time}
    now_always_open: str
    opens_today: str  # {time}
    opens_day: str  # {day} {time}
    now_closed: str
    away: str
    away_until: str  # {opens}
    holiday_today: str  # {holiday}
    times_unknown: str
    times_expired: str
    # week table
    span: str  # {start} {end}
    day_closed: str
    day_unknown: str
    day_always: str
    # paper
    spoken_span: str  # {start} {end}
    and_: str  # {first} {last}
    comma: str
    day_range: str  # {first} {last}
    every_day: str
    line: str  # {days} {times}
    always_line: str  # {days}
    weeks: Mapping[int, str]  # every 2, 3, 4 weeks: {days}
    weeks_n: str  # {n} {days}
    next_time: str  # {line} {date}
    nth: str  # {nth} {day}
    nths: Mapping[int, str]
    holidays_closed: str
    holidays_open: str  # {times}
    from_date: str  # {date} {line}
    away_from_to: str  # {first} {last}
    away_from: str  # {first}
    away_to: str  # {last}
    appointment: str
    this_week: str  # {line}
    week_closed: str
    day_not_sure: str  # {days}
    paper_unknown: str
    holidays: Mapping[str, str]  # Dutch name to the name in this language; a missing one stays Dutch


WORDS: dict[str, Words] = {
    "nl": Words(
        time="{h}.{mm}",
        short_days=("ma", "di", "wo", "do", "vr", "za", "zo"),
        days=("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
        months=(
            "januari",
            "februari",
            "maart",
            "april",
            "mei",
            "juni",
            "juli",
            "augustus",
            "september",
            "oktober",
            "november",
            "december",
        ),
        short_months=("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"),
        date="{day} {month}",
        weekday_date="{weekday} {date}",
        tomorrow="morgen",
        tomorrow_time="morgen {time}",
        day_time="{day} {time}",
        open_until="Open tot {time}",
        closing_soon="Nog tot {time}",
        always_open="Dag en nacht open",
        opens="Opent {time}",
        closed="Dicht",
        closed_until="Dicht · {when}",
        unknown="Tijden onbekend",
        holiday_badge="Feestdag: bel eerst",
        now_open_until="Nu open tot {time}.",
        now_always_open="Dag en nacht open.",
        opens_today="Gaat vandaag om {time} open.",
        opens_day="Gaat {day} om {time} open.",
        now_closed="Nu dicht.",
        away="Tijdelijk dicht.",
        away_until="Tijdelijk dicht. {opens}",
        holiday_today="Vandaag is het {holiday}. Bel eerst of ze open zijn.",
        times_unknown="Tijden niet bekend. Bel eerst.",
        times_expired="Deze tijden zijn verlopen. Bel eerst.",
        span="{start}–{end}",
        day_closed="dicht",
        day_unknown="onbekend",
        day_always="dag en nacht",
        spoken_span="{start} tot {end} uur",
        and_="{first} en {last}",
        comma=", ",
        day_range="{first} tot en met {last}",
        every_day="elke dag",
        line="{days}, {times}",
        always_line="{days}, dag en nacht",
        weeks={
            2: "elke twee weken op {days}",
            3: "elke drie weken op {days}",
            4: "elke vier weken op {days}",
        },
        weeks_n="elke {n} weken op {days}",
        next_time="{line}. Volgende keer: {date}",
        nth="{nth} {day} van de maand",
        nths={1: "eerste", 2: "tweede", 3: "derde", 4: "vierde", 5: "vijfde", -1: "laatste"},
        holidays_closed="Op feestdagen dicht",
        holidays_open="Op feestdagen {times}",
        from_date="Vanaf {date}: {line}",
        away_from_to="Dicht van {first} tot en met {last}",
        away_from="Dicht vanaf {first}",
        away_to="Dicht tot en met {last}",
        appointment="Op afspraak",
        this_week="Deze week: {line}",
        week_closed="Deze week dicht",
        day_not_sure="{days}: tijden niet zeker, bel eerst",
        paper_unknown="Tijden niet bekend. Bel eerst.",
        holidays={},
    )
}
