"""Names, other names, organisations, numbers and postcodes find their record directly: all of both lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.directory.drafts import DirectoryDraft, NeedLink, ServiceDraft
from data.directory.records import Listing, Origin
from data.directory.store import Directory, open_directory
from data.search.engine import MOST, Search
from data.search.names import keys_of_name
from data.search.results import WhyKind
from desktop.startup import demo_draft, national_draft
from resources import files
from tests.conftest import NOW

_REAL = (Listing.LISTED, Listing.HIDDEN_ADDRESS)
_DRAFTS = {"landelijk": national_draft, "voorbeeld": demo_draft}


@pytest.fixture(scope="module", params=sorted(_DRAFTS))
def listed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Search]]:
    """A search by words over each of the two lists; the meaning is not needed to know a name."""
    folder = tmp_path_factory.mktemp(request.param)
    directory, _ = open_directory(folder, _DRAFTS[request.param], now=lambda: NOW)
    search = Search(directory, cache=folder / "cache", phrases=files.path("phrases"))
    search.make_index()
    yield request.param, search
    directory.close()


def _wanted(draft: DirectoryDraft) -> dict[str, tuple[set[str], set[str]]]:
    """Each name as it is written: the services that have it as their own name, else those that have it as another
    name, else those of the organisation; and all of the organisation."""
    own, other, of = defaultdict(set), defaultdict(set), defaultdict(set)
    for service in draft.services:
        if service.listing in _REAL:
            own[service.name].add(service.source_id)
            of[service.organization].add(service.source_id)
            for name in service.alternate_names:
                other[name].add(service.source_id)
    names = own.keys() | other.keys() | of.keys()
    return {name: (own[name] or other[name] | of[name], of[name]) for name in names}


def test_every_name_finds_its_record_first(listed: tuple[str, Search]) -> None:
    which, search = listed
    # Written the same but for capitals and accents is the same name.
    alike: dict[str, set[str]] = defaultdict(set)
    wanted = _wanted(_DRAFTS[which]())
    for name, (first, _) in wanted.items():
        for key in keys_of_name(name):
            alike[key] |= first
    wrong = []
    for name, (first, _) in wanted.items():
        hits = search.words(name).hits
        allowed = first | set().union(*(alike[key] for key in keys_of_name(name)))
        if not hits or hits[0].card.source_id not in allowed:
            wrong.append((name, [hit.card.source_id for hit in hits[:4]]))
    assert len(wanted) > 100
    assert wrong == []


def test_an_organisation_gives_all_its_services(listed: tuple[str, Search]) -> None:
    which, search = listed
    wrong = []
    for name, (first, of) in _wanted(_DRAFTS[which]()).items():
        if len(of) > 1 and not first - of:
            found = [hit.card.source_id for hit in search.full(name).hits]
            if not set(found[: len(of)]) <= of or len(found) < min(len(of), MOST):
                wrong.append((name, of - set(found)))
    assert wrong == []


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("UWV", "uwv"),
        ("uwv", "uwv"),
        ("het UWV", "uwv"),
        ("de luisterlijn", "luisterlijn"),
        ("alzheimer cafe", "alzheimer-cafe"),
        ("een tegen eenzaamheid", "een-tegen-eenzaamheid"),
    ],
)
def test_a_name_is_known_in_any_writing(search: Search, typed: str, first: str) -> None:
    for answer in (search.words(typed), search.full(typed)):
        assert answer.hits[0].card.source_id == first
        assert answer.hits[0].why.kind is WhyKind.NAME


def test_a_name_is_not_passed_by_neighbours(directory: Directory, tmp_path: Path) -> None:
    """An initiative that says the word often is no answer to who types a whole name."""
    search = Search(directory, cache=tmp_path / "cache", phrases=files.path("phrases"))
    directory.save_service(
        ServiceDraft(
            source_id="koffie",
            name="Koffie na het UWV",
            organization="Bewoners",
            summary="UWV, samen naar het UWV",
            source_name="balie",
            origin=Origin.NEIGHBOURHOOD,
            everyday_words=("uwv", "naar het uwv", "hulp bij uwv"),
            needs=(NeedLink("geld.uitkering", 1),),
        ),
        by="balie",
    )
    assert search.words("UWV").hits[0].card.source_id == "uwv"


def test_a_new_name_is_known_at_once_and_an_unlisted_one_never(directory: Directory, tmp_path: Path) -> None:
    search = Search(directory, cache=tmp_path / "cache", phrases=files.path("phrases"))
    draft = ServiceDraft("club", "Samen Huur Betalen", "Huur", "Een club", "balie", alternate_names=("SHB",))
    directory.save_service(draft, by="balie")
    for typed in ("samen huur betalen", "SHB", "huur"):
        assert search.words(typed).hits[0].card.source_id == "club", typed
    hidden = ServiceDraft(
        "club", "Samen Huur Betalen", "Huur", "Een club", "balie", listing=Listing.UNLISTED, alternate_names=("SHB",)
    )
    directory.save_service(hidden, by="balie")
    for typed in ("samen huur betalen", "SHB", "huur"):
        assert "club" not in [hit.card.source_id for hit in search.words(typed).hits], typed


@pytest.mark.parametrize(
    "typed", ["06 12345678", "0612345678", "+31 6 1234 5678", "1011 AB", "1011ab", "1011 a", "9999", "0570 123456"]
)
def test_a_number_that_is_not_there_finds_nothing(search: Search, typed: str) -> None:
    assert search.words(typed).hits == ()
    assert search.full(typed).hits == ()


@pytest.mark.parametrize(
    ("typed", "first"), [("112", "112"), ("113", "113"), ("144", "meldpunt-144"), ("0900 8844", "politie")]
)
def test_short_numbers_still_find_their_line(search: Search, typed: str, first: str) -> None:
    assert search.full(typed).hits[0].card.source_id == first


@pytest.mark.parametrize("typed", ["65+", "18", "0900"])
def test_a_number_that_means_something_is_looked_for(search: Search, typed: str) -> None:
    assert search.full(typed).hits
