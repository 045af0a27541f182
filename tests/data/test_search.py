"""Search: what is found, why, in which order, and that nothing a person types can break it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.directory.drafts import NeedLink, ServiceDraft
from data.directory.records import Listing, Origin, Phone
from data.directory.store import Directory
from data.search.crisis import CrisisLine
from data.search.engine import Search
from data.search.results import WhyKind
from resources import files
from tests.benchmarks.quality import QUESTION_FILES, ours, questions, success_at_3


def _found(search: Search, question: str) -> list[str]:
    return [hit.card.source_id for hit in search.full(question).hits]


@pytest.mark.parametrize("name", QUESTION_FILES)
def test_questions_find_their_answer(search: Search, name: str) -> None:
    """The issue asks for 0.90; bench prints it per class."""
    good, total = success_at_3(questions(name), ours(search))["all"]
    assert good / total >= 0.90


@pytest.mark.parametrize("typed", ["0800 8020", "0800-8020", "08008020", "0800/8020", "+31 800 8020"])
def test_phone_numbers_find_their_record(search: Search, typed: str) -> None:
    answer = search.full(typed)
    assert answer.hits[0].card.source_id == "juridisch-loket"
    assert answer.hits[0].why.kind is WhyKind.PHONE


def test_short_numbers_find_their_line(search: Search) -> None:
    assert _found(search, "112")[0] == "112"
    assert _found(search, "113")[0] == "113"
    assert _found(search, "144")[0] == "meldpunt-144"


def test_postcodes_find_the_places_there(demo: Directory, tmp_path: Path) -> None:
    search = Search(demo, cache=tmp_path / "cache", phrases=files.path("phrases"))
    for typed in ("0561 CD", "0561cd"):
        hits = search.words(typed).hits
        assert "huurloket" in [hit.card.source_id for hit in hits]
        assert hits[0].why.kind is WhyKind.POSTCODE
    assert all(hit.card.listing is not Listing.HIDDEN_ADDRESS for hit in search.words("0561").hits)


def test_results_come_while_typing(search: Search) -> None:
    """Each beginning of a name finds it, from three letters on."""
    for length in range(4, len("huurcommissie") + 1):
        assert "huurcommissie" in [hit.card.source_id for hit in search.words("huurcommissie"[:length]).hits][:6]


def test_why_names_the_everyday_word(search: Search) -> None:
    hit = search.full("huisbaas wil de huur verhogen").hits[0]
    assert hit.card.source_id in ("huurcommissie", "juridisch-loket", "woonbond")
    assert hit.why.text


def test_other_languages_are_understood(search: Search) -> None:
    answer = search.full("لا أستطيع دفع الإيجار")
    assert answer.language == "ar"
    assert answer.understood is not None
    assert answer.understood.need == "wonen.huurschuld"
    assert {hit.card.source_id for hit in answer.hits[:3]} & {"geldfit", "huurtoeslag"}


def test_dutch_is_not_taken_for_another_language(search: Search) -> None:
    for question in ("ik kan mijn huur niet betalen", "repair cafe", "wmo", "hulp"):
        assert search.full(question).language == "nl", question


def test_hunger_finds_food_and_no_crisis(search: Search) -> None:
    answer = search.full("ik ga dood van de honger")
    assert answer.crisis is None
    assert answer.hits[0].card.source_id == "voedselbank"
    assert "113" not in [hit.card.source_id for hit in answer.hits[:3]]
    by_words = search.words("ik ga dood van de honger")
    assert "113" not in [hit.card.source_id for hit in by_words.hits[:3]]


@pytest.mark.parametrize("asked", ["animal", "dieren abuse", "abort", "abortus", "dierenmishandeling", "auti", "poli"])
def test_a_dutch_question_is_not_told_a_foreign_word(search: Search, asked: str) -> None:
    foreign = search.index().foreign
    assert {"animal abuse", "aborto", "abortion"} <= foreign
    for answer in (search.words(asked), search.full(asked, language="nl")):
        assert answer.hits
        assert [hit.why.text for hit in answer.hits if hit.why.kind is WhyKind.WORD and hit.why.text in foreign] == []


def test_an_english_question_is(search: Search) -> None:
    """Who asked "animal abuse" in English is told that it was found on that."""
    hit = search.full("somebody saw animal abuse next door", language="en").hits[0]
    assert (hit.card.source_id, hit.why.text) == ("meldpunt-144", "animal abuse")


@pytest.mark.parametrize("phrase", ["dierenmishandeling", "toeslagenaffaire", "AP", "Alcoholinfo", "alsheimer", "soza"])
def test_no_dutch_word_is_taken_for_a_foreign_one(search: Search, phrase: str) -> None:
    assert phrase not in search.index().foreign


def test_not_wanting_to_live_is_a_crisis_with_answers_below(search: Search) -> None:
    answer = search.full("ik wil niet meer leven")
    assert answer.crisis is not None
    assert answer.crisis.line is CrisisLine.SUICIDE
    assert answer.hits[0].card.source_id == "113"
    assert len(answer.hits) > 1


def test_it_works_without_the_meaning(directory: Directory, tmp_path: Path) -> None:
    search = Search(directory, cache=tmp_path / "cache", phrases=files.path("phrases"))
    answer = search.full("ik kan mijn huur niet betalen")
    assert not search.ready
    assert {hit.card.source_id for hit in answer.hits[:3]} & {"geldfit", "huurtoeslag"}


def test_a_damaged_model_is_no_reason_to_stop(directory: Directory, tmp_path: Path) -> None:
    (tmp_path / "phrases").mkdir()
    (tmp_path / "phrases" / "needs.npz").write_bytes(b"kapot")
    search = Search(directory, cache=tmp_path / "cache", phrases=tmp_path / "phrases")
    search.load_meaning()
    assert not search.ready
    assert _found(search, "huurcommissie")[0] == "huurcommissie"


def test_a_damaged_index_is_made_again(directory: Directory, tmp_path: Path) -> None:
    search = Search(directory, cache=tmp_path / "cache", phrases=files.path("phrases"))
    search.make_index()
    (tmp_path / "cache" / "woorden" / "tantivy" / "meta.json").write_text("kapot", encoding="utf-8")
    again = Search(directory, cache=tmp_path / "cache", phrases=files.path("phrases"))
    assert not again.open_index()
    assert _found(again, "huurcommissie")[0] == "huurcommissie"


def test_a_new_service_is_found_at_once(directory: Directory, tmp_path: Path) -> None:
    search = Search(directory, cache=tmp_path / "cache", phrases=files.path("phrases"))
    assert _found(search, "breiclub")[:1] != ["breiclub"]
    directory.save_service(
        ServiceDraft(
            source_id="breiclub",
            name="Breiclub De Brink",
            organization="Bewoners",
            summary="Samen breien",
            source_name="balie",
            origin=Origin.NEIGHBOURHOOD,
            phones=(Phone("0565 12 30 90"),),
            needs=(NeedLink("contact.meedoen", 1),),
        ),
        by="balie",
    )
    assert _found(search, "breiclub")[0] == "breiclub"


def test_neighbours_come_before_institutions(demo: Directory, tmp_path: Path) -> None:
    search = Search(demo, cache=tmp_path / "cache", phrases=files.path("phrases"))
    search.load_meaning()
    first = search.full("wie past er op mijn hond als ik in het ziekenhuis lig").hits[0]
    assert first.card.source_id == "hondenoppas"
    assert first.card.origin is Origin.NEIGHBOURHOOD


def test_empty_slots_never_stand_above_a_real_place_for_it(demo: Directory, tmp_path: Path) -> None:
    search = Search(demo, cache=tmp_path / "cache", phrases=files.path("phrases"))
    for question in ("wmo", "bijstand aanvragen", "voedselbank", "taxi", "consultatiebureau", "kringloop"):
        assert all(hit.card.listing is not Listing.SLOT for hit in search.words(question).hits), question


@pytest.mark.parametrize(
    "typed",
    [
        "huur " * 2_000,
        "x" * 10_000,
        "🙂🙃 huur 🏠",
        "\x00\x01\x1b[31m huur \u202e\u200f",
        'huur" OR 1=1 -- ; DROP TABLE service',
        "name:huur AND (strong:* OR [a TO z]) ^2 ~",
        "\\",
        "'",
        "%_",
        "?",
        "   ",
        "",
        "\n\n",
        "\ud800",
        "ﷺ" * 50,
    ],
)
def test_hostile_questions_are_answered(search: Search, typed: str) -> None:
    answer = search.full(typed)
    if "huur" in typed:
        assert any("huur" in hit.card.name.lower() for hit in answer.hits[:8])


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=400))
def test_anything_can_be_typed(search: Search, typed: str) -> None:
    answer = search.full(typed)
    scores = [hit.score for hit in answer.hits]
    assert all(score > 0 for score in scores)


@pytest.mark.parametrize("typed", ["123", "7", "24", "🙂", "?!", "1 2 3"])
def test_signs_and_numbers_alone_mean_no_danger(search: Search, typed: str) -> None:
    assert search.full(typed).crisis is None
