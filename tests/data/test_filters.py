"""The filters: only a certain no hides; and the words for visitors are complete."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from data.directory.records import Audience, Cost, CostState, Listing, Origin, Schedule, ServiceCard
from data.search.filters import Filters, keep
from data.search.visitor_words import visitor_words
from desktop.startup import national_draft
from ui.pages.search.language_card import LANGUAGES

TUESDAY = datetime(2026, 11, 24, 10, 42)
UNKNOWN = ServiceCard("1", "een", "Huurloket", "Hulp bij huur", Origin.INSTITUTION, Listing.LISTED)
EVERY_FILTER = (
    Filters(open_now=True),
    Filters(free=True),
    Filters(home_visit=True),
    Filters(audience=Audience.OLDER),
    Filters(language="ar"),
    Filters(area="Noord"),
    Filters(theme="geld"),
)


@pytest.mark.parametrize("filters", EVERY_FILTER)
def test_unknown_never_hides(filters: Filters) -> None:
    assert keep(UNKNOWN, filters, TUESDAY)
    assert filters.count == 1


def test_a_certain_no_hides() -> None:
    known = replace(
        UNKNOWN,
        schedules=(Schedule("Mo 09:00-12:00; PH off"),),
        cost=Cost(CostState.PAID, "5 euro"),
        home_visit=False,
        audiences=(Audience.CHILDREN,),
        languages=("nl",),
        area="Zuid",
        themes=("wonen",),
    )
    assert keep(known, Filters(), TUESDAY)
    assert [keep(known, filters, TUESDAY) for filters in EVERY_FILTER] == [False] * len(EVERY_FILTER)


def test_a_certain_yes_stays() -> None:
    known = replace(
        UNKNOWN,
        schedules=(Schedule("Tu 09:00-12:00; PH off"),),
        cost=Cost(CostState.FREE),
        home_visit=True,
        audiences=(Audience.OLDER,),
        languages=("nl", "ar"),
        area="Noord",
        themes=("geld",),
    )
    assert all(keep(known, filters, TUESDAY) for filters in EVERY_FILTER)


def test_everyone_is_for_everyone_and_the_whole_town_is_near() -> None:
    everyone = replace(UNKNOWN, audiences=(Audience.EVERYONE,))
    assert keep(everyone, Filters(audience=Audience.WOMEN), TUESDAY)
    assert keep(replace(UNKNOWN, area="heel Vlierdam"), Filters(area="Noord"), TUESDAY)
    national = replace(UNKNOWN, area="heel Nederland", origin=Origin.NATIONAL)
    assert keep(national, Filters(area="Noord"), TUESDAY)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_need_can_be_asked_in_every_language(language: str) -> None:
    words = visitor_words(language)
    needs = [need.code for theme in national_draft().themes for need in theme.needs]
    assert [code for code in needs if not words.need(code)] == []
    assert all(words.word(key) for key in ("yes", "no", "other-meaning", "interpreter", "not-understood"))
    assert words.name


def test_a_language_without_words_is_empty() -> None:
    assert visitor_words("xx").need("geld.schulden") == ""
    assert visitor_words("../x").texts == {}
    assert visitor_words("ar").right_to_left
