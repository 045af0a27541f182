"""Merging what words and meaning say into one order. All weights of the search stand here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from data.directory.records import Listing, Origin, ServiceCard
from data.search.crisis import CrisisHit, CrisisLine
from data.search.results import Why, WhyKind
from data.search.wordindex import Found

NEIGHBOUR = 1.25  # people's own initiatives come first when they fit
LOCAL = 1.1  # a place in the gemeente before a national line that fits as well
SPEAKS = 1.1  # places that speak the visitor's language
_PLACE = (1.0, 0.82, 0.68, 0.56, 0.46)  # how well the first, second, third ... service of a need fits it
_WORDS, _MEANING = 1.0, 1.25
_NEED_BY_WORDS = 0.85  # how much a need found by words alone counts before the meaning is there
_DANGER = 0.8  # how much the need of a crisis line counts when danger is certain
_AGREE = 0.35  # extra for what both signals find
_ENOUGH = 0.22  # a hit this far below the first is no longer an answer
_NOTHING = 0.2  # below this the first hit is noise: "Dit staat nog niet in onze lijst"
_DOUBTFUL, _FEW = 0.45, 3  # below this there are a few guesses, never a long list of them
_FITS = 0.7  # an initiative of the neighbourhood this close to the best stands above it
_CLOSE = 0.6  # a real place this close to an empty slot stands above it
_SUICIDE = "gevoel.suicide"
_ON_A_WORD, _MEANT = 0.4, 0.6  # what "dood" alone counts for 113 when something else was clearly meant
_CRISIS_NEED = {
    CrisisLine.SUICIDE: _SUICIDE,
    CrisisLine.SAFE_HOME: "veilig.geweld-thuis",
    CrisisLine.EMERGENCY: "veilig.gevaar",
    CrisisLine.DOCTOR: "zorg.spoeddokter",
}


@dataclass(frozen=True)
class Candidate:
    """A service that may be an answer, before its card is read."""

    service: str
    score: float
    why: Why


def likely_needs(
    found: Sequence[Found], needs: Sequence[tuple[str, float]], crisis: CrisisHit | None
) -> dict[str, float]:
    """The needs whose services are looked at, with a weight of about 0 to 1."""
    wanted: dict[str, float] = {}
    by_words = [one for one in found if one.is_need][:5]
    for one in by_words:
        wanted[one.key] = _NEED_BY_WORDS * min(one.score, 1.0)
    if needs:
        # The models read the words too: what the index says of needs only tips the balance.
        wanted = {code: 0.3 * weight for code, weight in wanted.items()}
        for code, chance in needs[:6]:
            if chance >= 0.02:
                wanted[code] = wanted.get(code, 0.0) + _MEANING * chance
    if crisis is not None:
        code = _CRISIS_NEED[crisis.line]
        wanted[code] = max(wanted.get(code, 0.0), _DANGER * crisis.chance)
    return wanted


def candidates(
    found: Sequence[Found],
    wanted: dict[str, float],
    services: dict[str, list[tuple[str, int]]],
    names: dict[str, str],
    with_meaning: bool,
    foreign: frozenset[str] = frozenset(),
) -> list[Candidate]:
    """All services that words or needs bring up, with their score and why they were found.

    `foreign`: everyday phrases that are no reason to show to who asked this.
    """
    by_words = {one.key: one for one in found if not one.is_need}
    by_need: dict[str, float] = {}
    main_need: dict[str, tuple[float, str]] = {}
    for code, weight in wanted.items():
        for service, rank in services.get(code, ()):
            share = weight * _PLACE[min(rank, len(_PLACE)) - 1]
            by_need[service] = by_need.get(service, 0.0) + share
            if share > main_need.get(service, (0.0, ""))[0]:
                main_need[service] = (share, code)
    of_suicide = frozenset[str]()
    if wanted.get(_SUICIDE, 0.0) < _MEANT * max(wanted.values(), default=0.0):
        of_suicide = frozenset(service for service, rank in services.get(_SUICIDE, ()) if rank == 1)
    result = []
    for service in by_words.keys() | by_need.keys():
        one = by_words.get(service)
        said = _WORDS * one.score if one is not None else 0.0
        meant = by_need.get(service, 0.0)
        if with_meaning and one is not None and one.kind is WhyKind.TEXT:
            said *= 0.7  # a word of a description alone is weak when we know what was meant
        score = said + meant + _AGREE * min(said, meant)
        if service in of_suicide and one is not None and one.kind is WhyKind.WORD:
            score *= _ON_A_WORD
        hidden = one is not None and one.kind is WhyKind.WORD and one.text in foreign
        if one is not None and said >= meant * 0.5 and one.kind is not WhyKind.TEXT and not hidden:
            why = Why(one.kind, one.text)
        elif service in main_need:
            why = Why(WhyKind.NEED, names.get(main_need[service][1], ""))
        else:
            assert one is not None
            why = Why(one.kind, "" if hidden else one.text)
        result.append(Candidate(service, score, why))
    return result


def neighbours_first(
    judged: Sequence[tuple[float, Candidate, ServiceCard]],
) -> list[tuple[float, Candidate, ServiceCard]]:
    """People's own initiatives that fit about as well as the best come before institutions.

    Not when a name was typed: who types a name wants that place. Not about safety either.
    """
    if not judged or judged[0][1].why.kind is WhyKind.NAME or judged[0][2].themes[:1] == ("veilig",):
        return list(judged)
    least = _FITS * judged[0][0]
    near = [one for one in judged if one[2].origin is Origin.NEIGHBOURHOOD and one[0] >= least]
    return near + [one for one in judged if one not in near]


def real_places_first(
    judged: Sequence[tuple[float, Candidate, ServiceCard]],
) -> list[tuple[float, Candidate, ServiceCard]]:
    """An empty slot never stands above a real place that fits about as well."""
    result = list(judged)
    for index in range(len(result) - 1, -1, -1):
        score, _, card = result[index]
        if card.listing is not Listing.SLOT:
            continue
        place = index
        while place + 1 < len(result):
            next_score, _, next_card = result[place + 1]
            if next_card.listing is Listing.SLOT or next_score < _CLOSE * score:
                break
            result[place], result[place + 1] = result[place + 1], result[place]
            place += 1
    return result


def cut_off(scores: Sequence[float]) -> int:
    """How many hits are answers: never a flood; a few when we are not sure; none when it is only noise."""
    if not scores:
        return 0
    best = max(scores)
    if best < _NOTHING:
        return 0
    good = max(1, sum(1 for score in scores if score >= _ENOUGH * best))
    return min(good, _FEW) if best < _DOUBTFUL else good
