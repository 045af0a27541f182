"""Names that were typed whole: of a service, its other names, and its organisation. Who types one wants that place.

The names stand in a table of the shelf, made with the index; a lookup costs some microseconds and the start nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from data.directory.records import ServiceCard
from data.directory.shelf import Named
from data.search.results import Hit, Why, WhyKind
from data.search.text import words

_ARTICLES = frozenset({"de", "het", "een", "'t", "’t"})
_LONGEST = 12  # words of a name; a longer question is a story
OWN, OTHER, ORGANIZATION = range(3)  # how a service came by the name: the first is shown first


def keys_of_name(text: str) -> tuple[str, ...]:
    """How a name is kept and looked up: its words folded, and the same without "de", "het" or "een" in front.

    "Eén" with its accents is no article: "tegen eenzaamheid" is not the name "Eén tegen eenzaamheid".
    """
    found = words(text)
    if not found or len(found) > _LONGEST:
        return ()
    whole = " ".join(found)
    first = text.lower().split(maxsplit=1)[0]
    if first in _ARTICLES and len(found) > 1:
        return (whole, " ".join(found[1:]))
    return (whole,)


def names_of(service: str, name: str, alternate_names: str, organization: str) -> Iterator[tuple[str, Named]]:
    """What a service is called, as (key, Named); `alternate_names` are separated by "|"."""
    others = [part.strip() for part in alternate_names.split("|")]
    told = [(name, OWN), *((other, OTHER) for other in others), (organization, ORGANIZATION)]
    seen: set[str] = set()
    for text, kind in told:
        for key in keys_of_name(text):
            if key not in seen:
                seen.add(key)
                yield key, Named(service, kind, text)


def first(named: Sequence[Named], cards: Iterable[ServiceCard], hits: Sequence[Hit], most: int) -> list[Hit]:
    """The hits of a question that is a name as a whole: what is called so on top, whoever else fits.

    Own names come before other names and those before the rest of an organisation; among equals the order of
    `hits` holds. `cards`: of the named services. At most `most` hits.
    """
    place = {hit.card.id: number for number, hit in enumerate(hits)}
    of = {card.id: card for card in cards}
    ordered = sorted(
        (one for one in named if one.service in of), key=lambda one: (one.kind, place.get(one.service, len(hits)))
    )[:most]
    best = max([hit.score for hit in hits], default=0.0)
    top = [
        Hit(of[one.service], round(best + 0.01 * (len(ordered) - number), 4), Why(WhyKind.NAME, one.text))
        for number, one in enumerate(ordered)
    ]
    shown = {hit.card.id for hit in top}
    return [*top, *(hit for hit in hits if hit.card.id not in shown)][:most]
