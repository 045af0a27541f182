"""The list of the page: what was found, what the filters leave of it, and how much of that is shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from data.directory.records import ServiceCard
from data.search.results import Hit
from ui.context import Context
from ui.models.results import ResultsModel
from ui.pages.search import order
from ui.pages.search.parts import Parts

MOST_SHOWN = 12  # never a flood; "Toon meer" adds as many


class Listing:
    """`touched`: the person chose a row, so that nothing above it may move."""

    def __init__(self, context: Context, parts: Parts, model: ResultsModel) -> None:
        self._context = context
        self._parts = parts
        self._model = model
        self._limit = MOST_SHOWN
        self.hits: list[Hit] = []
        self.touched = False

    def first_few(self) -> None:
        """From now on no more than the first ones, until somebody asks for more."""
        self._limit = MOST_SHOWN

    def more(self) -> None:
        """As many again; what is chosen stays where it is."""
        self._limit += MOST_SHOWN
        self.touched = True

    def show(self, *, merge: bool, also: Sequence[str] = ()) -> int:
        """Put what the filters leave in the list; gives how many are shown.

        `merge`: below the row that somebody chose; else anew, from the top. `also`: what was searched for as well.
        """
        place = self._parts.workplace
        left = order.kept(self.hits, place.filters.filters, self._context.now())
        shown = left[: self._limit]
        row = place.list.currentIndex().row()
        if merge and self.touched and row >= 0:
            self._model.merge(shown, row + 1)
        else:
            if not merge:
                place.close_detail()
            self._model.set_hits(shown)
            place.list.select_row(0)
            place.list.scrollToTop()
        place.show_counts(len(left), len(self.hits) - len(left), len(left) - len(shown), tuple(also))
        return len(shown)

    def replace(self, cards: Iterable[ServiceCard]) -> None:
        """These were written anew: the list shows them as they are now."""
        fresh = {card.id: card for card in cards}
        self.hits = [Hit(fresh.get(hit.card.id, hit.card), hit.score, hit.why) for hit in self.hits]
        for card in fresh.values():
            self._model.replace_card(card)
