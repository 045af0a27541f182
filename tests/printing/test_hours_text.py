"""The words for opening hours, in Dutch."""

from datetime import date, datetime

import pytest

from data.directory.hours import Schedule, status, week
from printing.hours_text import badge, compact, sentence, week_lines
from printing.hours_words import WORDS

OFFICE = "Mo-Fr 09:00-17:00"
MONDAY = date(2026, 11, 23)


def rows(*texts: str) -> list[Schedule]:
    return [Schedule(text) for text in texts]


def words(schedules: list[Schedule], moment: str) -> tuple[str, str]:
    now = datetime.fromisoformat(moment)
    found = status(schedules, now)
    return badge(found, now), sentence(found, now)


@pytest.mark.parametrize(
    ("text", "moment", "short", "long"),
    [
        (OFFICE, "2026-11-24 10:00", "Open tot 17.00", "Nu open tot 17.00."),
        (OFFICE, "2026-11-24 16:29", "Open tot 17.00", "Nu open tot 17.00."),
        (OFFICE, "2026-11-24 16:30", "Nog tot 17.00", "Nu open tot 17.00."),
        ("24/7", "2026-04-27 10:00", "Dag en nacht open", "Dag en nacht open."),
        ("Tu 13:00-17:00", "2026-11-24 10:00", "Opent 13.00", "Gaat vandaag om 13.00 open."),
        (OFFICE, "2026-11-24 18:00", "Dicht · wo 9.00", "Gaat morgen om 9.00 open."),
        (OFFICE, "2026-11-27 18:00", "Dicht · ma 9.00", "Gaat maandag om 9.00 open."),
        ("Mo[1] 10:00-12:00", "2026-11-24 10:00", "Dicht · 7 dec", "Gaat maandag 7 december om 10.00 open."),
        ("Tu 09:30-12:00", "2026-11-24 13:00", "Dicht · 1 dec", "Gaat dinsdag 1 december om 9.30 open."),
        ("off", "2026-11-24 10:00", "Dicht", "Nu dicht."),
        ("", "2026-11-24 10:00", "Tijden onbekend", "Tijden niet bekend. Bel eerst."),
        ("banaan", "2026-11-24 10:00", "Tijden onbekend", "Tijden niet bekend. Bel eerst."),
        (
            OFFICE,
            "2026-04-27 10:00",
            "Feestdag: bel eerst",
            "Vandaag is het Koningsdag. Bel eerst of ze open zijn.",
        ),
        ("Fr 22:00-02:00", "2026-11-27 23:00", "Open tot 2.00", "Nu open tot 2.00."),
        ("Fr 22:00-02:00", "2026-11-28 01:45", "Nog tot 2.00", "Nu open tot 2.00."),
        ("Tu 18:00-24:00", "2026-11-24 20:00", "Open tot 24.00", "Nu open tot 24.00."),
        ("Mo-Fr 17:00-08:00", "2026-11-24 20:00", "Open tot morgen 8.00", "Nu open tot morgen 8.00."),
        (
            "Fr 17:00-24:00; Sa,Su 00:00-24:00; Mo 00:00-08:00",
            "2026-11-27 20:00",
            "Open tot ma 8.00",
            "Nu open tot maandag 8.00.",
        ),
    ],
)
def test_badge_and_sentence(text: str, moment: str, short: str, long: str) -> None:
    assert words(rows(text), moment) == (short, long)


def test_closed_for_a_while() -> None:
    schedules = [Schedule(OFFICE, closed_from=date(2026, 12, 22), closed_to=date(2027, 1, 5))]
    assert words(schedules, "2026-12-23 10:00") == (
        "Dicht · 6 jan",
        "Tijdelijk dicht. Gaat woensdag 6 januari om 9.00 open.",
    )
    assert words([Schedule(OFFICE, closed_from=MONDAY)], "2026-11-24 10:00") == ("Dicht", "Tijdelijk dicht.")
    assert compact(schedules, MONDAY) == [
        "Maandag tot en met vrijdag, 9.00 tot 17.00 uur",
        "Dicht van 22 december tot en met 5 januari",
    ]
    assert len(compact(schedules, date(2027, 1, 6))) == 1


def test_out_of_date() -> None:
    old = [Schedule(OFFICE, valid_to=date(2026, 1, 1))]
    assert words(old, "2026-11-24 10:00") == ("Tijden onbekend", "Deze tijden zijn verlopen. Bel eerst.")
    assert compact(old, MONDAY) == ["Tijden niet bekend. Bel eerst."]


def test_week_lines() -> None:
    text = "Mo-We 09:00-12:30,13:30-17:00; Fr 22:00-02:00; Su 00:00-24:00"
    assert week_lines(week(rows(text), MONDAY)) == [
        ("ma", "9.00–12.30 en 13.30–17.00"),
        ("di", "9.00–12.30 en 13.30–17.00"),
        ("wo", "9.00–12.30 en 13.30–17.00"),
        ("do", "dicht"),
        ("vr", "22.00–2.00"),
        ("za", "dicht"),
        ("zo", "dag en nacht"),
    ]
    assert week_lines(week(rows(OFFICE), date(2026, 4, 27)))[0] == ("ma", "onbekend")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (OFFICE, ["Maandag tot en met vrijdag, 9.00 tot 17.00 uur"]),
        ("Tu,Th 09:30-12:00", ["Dinsdag en donderdag, 9.30 tot 12.00 uur"]),
        ("Mo,We,Fr 10:00-12:00", ["Maandag, woensdag en vrijdag, 10.00 tot 12.00 uur"]),
        ("24/7", ["Dag en nacht open"]),
        ("24/7; PH off", ["Dag en nacht open", "Op feestdagen dicht"]),
        (
            "Mo-Su 10:00-12:00; PH 13:00-14:00",
            ["Elke dag, 10.00 tot 12.00 uur", "Op feestdagen 13.00 tot 14.00 uur"],
        ),
        (
            "Mo-Th 09:00-12:30,13:30-17:00; Fr 09:00-12:00",
            [
                "Maandag tot en met donderdag, 9.00 tot 12.30 uur en 13.30 tot 17.00 uur",
                "Vrijdag, 9.00 tot 12.00 uur",
            ],
        ),
        ("Mo[1] 10:00-12:00", ["Eerste maandag van de maand, 10.00 tot 12.00 uur"]),
        ("Tu[1,3] 10:00-12:00", ["Eerste en derde dinsdag van de maand, 10.00 tot 12.00 uur"]),
        ("Sa 00:00-24:00", ["Zaterdag, dag en nacht"]),
        ("", ["Tijden niet bekend. Bel eerst."]),
        ("banaan", ["Tijden niet bekend. Bel eerst."]),
        ("Oct-Mar Tu 10:00-12:00", ["Deze week: dinsdag, 10.00 tot 12.00 uur"]),
    ],
)  # fmt: skip
def test_compact(text: str, lines: list[str]) -> None:
    assert compact(rows(text), MONDAY) == lines


def test_compact_of_fortnights() -> None:
    schedules = [Schedule("Tu 09:30-12:00", interval=2, dtstart=date(2026, 11, 10))]
    line = "Elke twee weken op dinsdag, 9.30 tot 12.00 uur"
    assert compact(schedules, MONDAY) == [f"{line}. Volgende keer: 24 november"]
    assert compact(schedules) == [line]
    every_six = [Schedule("Tu 09:30-12:00", interval=6, dtstart=date(2026, 11, 10))]
    assert compact(every_six) == ["Elke 6 weken op dinsdag, 9.30 tot 12.00 uur"]


def test_compact_puts_rows_of_one_day_together() -> None:
    days = ("Mo", "Tu", "We", "Th", "Fr")
    assert compact(rows(*(f"{day} 09:00-17:00" for day in days)), MONDAY) == [
        "Maandag tot en met vrijdag, 9.00 tot 17.00 uur"
    ]


def test_compact_says_only_about_holidays_what_holds_for_all_rows() -> None:
    assert compact(rows(OFFICE, "PH off"))[1:] == ["Op feestdagen dicht"]
    assert compact(rows("Mo 09:00-12:00; PH off", "Tu 09:00-12:00; PH off"))[1:] == ["Op feestdagen dicht"]
    assert len(compact(rows("Mo 09:00-17:00; PH off", "Tu 09:00-17:00"))) == 1


def test_compact_of_hours_to_come() -> None:
    schedules = [
        Schedule(OFFICE, valid_from=date(2027, 1, 1)),
        Schedule("Mo-Fr 09:00-16:00", valid_to=date(2026, 12, 31)),
    ]
    assert compact(schedules, MONDAY) == [
        "Maandag tot en met vrijdag, 9.00 tot 16.00 uur",
        "Vanaf 1 januari: maandag tot en met vrijdag, 9.00 tot 17.00 uur",
    ]


def test_compact_by_appointment() -> None:
    assert compact([Schedule("", by_appointment=True)], MONDAY) == ["Op afspraak"]
    assert compact([Schedule("Mo 09:00-12:00", by_appointment=True)]) == [
        "Maandag, 9.00 tot 12.00 uur",
        "Op afspraak",
    ]


def test_compact_of_days() -> None:
    assert compact(week(rows(OFFICE), MONDAY)) == ["Maandag tot en met vrijdag, 9.00 tot 17.00 uur"]
    assert compact(week(rows(OFFICE), date(2026, 4, 27))) == [
        "Dinsdag tot en met vrijdag, 9.00 tot 17.00 uur",
        "Maandag: tijden niet zeker, bel eerst",
    ]
    assert compact(week(rows("off"), MONDAY)) == ["Deze week dicht"]
    assert compact(week([], MONDAY)) == ["Tijden niet bekend. Bel eerst."]


@pytest.mark.parametrize("lang", sorted(WORDS))
def test_every_language_has_whole_tables(lang: str) -> None:
    w = WORDS[lang]
    assert [len(t) for t in (w.days, w.short_days, w.months, w.short_months)] == [7, 7, 12, 12]
    assert set(w.nths) == {1, 2, 3, 4, 5, -1}
