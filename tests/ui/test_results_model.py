"""The model of the results and the words on a card."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from pytestqt.modeltest import ModelTester

from data.directory.records import CheckState, Cost, CostState, Listing, Origin, Schedule, ServiceCard
from data.search.results import Hit, Why, WhyKind
from data.settings import Settings, SettingsStore
from tests.conftest import NOW
from ui.models.card_text import CardTexts, distance, short_date
from ui.models.results import ID_ROLE, ON_SLIP_ROLE, ResultsModel

CARD = ServiceCard("a", "a", "Huurloket", "Hulp bij huur", Origin.INSTITUTION, Listing.LISTED, phone="0565123040")


def _hit(key: str, why: str = "huur") -> Hit:
    return Hit(replace(CARD, id=key, name=f"Plek {key}"), 1.0, Why(WhyKind.WORD, why))


@pytest.fixture
def model(qapp: object, tmp_path: Path) -> ResultsModel:
    return ResultsModel(lambda: NOW, SettingsStore(tmp_path), lambda key: key == "b")


def _ids(model: ResultsModel) -> str:
    return "".join(str(model.index(row).data(ID_ROLE)) for row in range(model.rowCount()))


def test_the_model_keeps_qts_rules(model: ResultsModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)
    model.set_hits([_hit(key) for key in "abcd"])
    model.merge([_hit(key) for key in "cabef"], 2)
    model.merge([_hit(key) for key in "ab"], 2)
    model.set_hits([_hit(key) for key in "xyz"])
    model.replace_card(replace(CARD, id="y", name="Nieuw"))
    model.recount()
    model.set_hits([])
    model.set_hits([_hit(key) for key in "ab"])
    qtmodeltester.check(model)


def test_merging_leaves_the_selected_row_and_what_stands_above_it(model: ResultsModel) -> None:
    model.set_hits([_hit(key) for key in "abcd"])
    selection = QItemSelectionModel(model)
    selection.setCurrentIndex(model.index(1), QItemSelectionModel.SelectionFlag.ClearAndSelect)
    model.merge([_hit(key) for key in "dxba"], 2)
    assert _ids(model) == "abdx"
    assert selection.currentIndex().data(ID_ROLE) == "b"


def test_the_same_services_found_on_other_words_are_not_a_new_list(model: ResultsModel) -> None:
    model.set_hits([_hit("a"), _hit("b")])
    resets: list[bool] = []
    model.modelReset.connect(lambda: resets.append(True))
    model.set_hits([_hit("a", "schuld"), _hit("b")])
    assert not resets
    assert model.text(0).why == "schuld"


def test_what_a_screen_reader_says(model: ResultsModel) -> None:
    model.set_hits([_hit("a"), _hit("b")])
    spoken = str(model.index(1).data(Qt.ItemDataRole.AccessibleTextRole))
    assert model.index(1).data(ON_SLIP_ROLE)
    for words in ("Plek b", "0565 – 12 30 40", "Tijden onbekend", "gevonden op: huur", "Staat op het briefje"):
        assert words in spoken


def test_unknown_is_said_as_unknown(qapp: object) -> None:
    text = CardTexts().of(_hit("a"), NOW, Settings())
    assert text.badge.text == "Tijden onbekend"
    assert text.meta == "Kosten onbekend"
    assert text.checked == "nog niet nagekeken"


def test_open_closes_soon_opens_later(qapp: object) -> None:
    words = CardTexts()
    card = replace(CARD, schedules=(Schedule("Mo-Fr 09:00-12:00; PH off"),), cost=Cost(CostState.FREE))

    def badge(now: datetime) -> tuple[str, str]:
        made = words.of(Hit(card, 1, Why(WhyKind.NAME, "")), now, Settings()).badge
        return made.text, made.kind

    assert badge(NOW) == ("Open tot 12.00", "open")
    assert badge(NOW + timedelta(minutes=60)) == ("Nog tot 12.00", "soon")
    assert badge(NOW - timedelta(hours=3)) == ("Opent 9.00", "soon")
    assert badge(NOW + timedelta(hours=3)) == ("Dicht · wo 9.00", "closed")


def test_neighbours_slots_and_freshness(qapp: object) -> None:
    words = CardTexts()
    neighbour = replace(
        CARD, origin=Origin.NEIGHBOURHOOD, via="Marjan", check_state=CheckState.CHECKED, checked_on=NOW.date()
    )
    text = words.of(Hit(neighbour, 1, Why(WhyKind.NAME, "")), NOW, Settings())
    assert (text.tag, text.checked) == ("via Marjan", "nagekeken 24 nov")
    slot = words.of(Hit(replace(CARD, listing=Listing.SLOT), 1, Why(WhyKind.NAME, "")), NOW, Settings())
    assert slot.slot
    assert slot.badge.text == "Nog in te vullen"
    assert slot.meta == slot.checked == ""
    stale = replace(CARD, check_state=CheckState.STALE)
    assert words.checked(stale, NOW.date())[0] == "oud: vraag na"
    assert short_date(NOW.date().replace(year=2025), NOW.date()) == "24 nov 2025"


def test_distance_only_where_both_are_known() -> None:
    here = Settings(latitude=52.703, longitude=5.752)
    assert distance(replace(CARD, latitude=52.707, longitude=5.752), here) == "450 m"
    assert distance(replace(CARD, latitude=52.713, longitude=5.752), here) == "1,1 km"
    assert distance(CARD, here) == ""
    assert distance(replace(CARD, latitude=52.7, longitude=5.7), Settings()) == ""
