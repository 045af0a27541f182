"""What is on the page stays true: the kaart was written, by this program or another, or a minute passed."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from data.changes import Changes
from data.directory.records import ServiceCard
from ui.context import Context
from ui.models.results import ResultsModel
from ui.pages.search.chosen import Chosen
from ui.pages.search.facts import Facts
from ui.pages.search.listing import Listing
from ui.pages.search.parts import Parts
from ui.widgets.minute import Minute


class Renewing(QObject):
    """`all_changed`: the question on the screen has to be asked again."""

    all_changed = Signal()
    _written = Signal(object)  # Changes, from the thread that wrote

    def __init__(
        self,
        context: Context,
        parts: Parts,
        model: ResultsModel,
        listing: Listing,
        chosen: Chosen,
        facts: Facts,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._parts = parts
        self._model = model
        self._listing = listing
        self._chosen = chosen
        self._facts = facts
        self._minute = Minute(context.now, self)
        self._minute.passed.connect(self._minute_passed)
        self._written.connect(self._refresh)
        self.destroyed.connect(context.directory.changes.subscribe(self._written.emit))

    def _refresh(self, changes: Changes) -> None:
        """Read again what is on the screen and concerns it."""
        if changes.everything or changes.crisis_numbers:
            self._facts.read()
        ids = [hit.card.id for hit in self._listing.hits if changes.concern(hit.card.id)]
        if ids:
            directory = self._context.directory
            self._context.tasks.with_directory(lambda: directory.cards(ids), self._cards_changed)
        if changes.everything:
            self.all_changed.emit()

    def _cards_changed(self, cards: list[ServiceCard]) -> None:
        self._listing.replace(cards)
        self._chosen.refresh({card.id: card for card in cards})

    def _minute_passed(self) -> None:
        self._model.recount()
        self._parts.start.recount()
        self._context.tasks.with_directory(self._context.directory.notice_other_writers)
        if self._parts.shows_results():
            self._parts.workplace.detail.recount()
