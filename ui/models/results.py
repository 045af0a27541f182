"""The results as a list model: it holds the hits, and makes the words of a card when a card is looked at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from data.directory.records import ServiceCard
from data.search.results import Hit
from data.settings import SettingsStore
from ui.models.card_text import CardText, CardTexts

_AnyIndex = QModelIndex | QPersistentModelIndex

TEXT_ROLE = Qt.ItemDataRole.UserRole
ON_SLIP_ROLE = Qt.ItemDataRole.UserRole + 1
ID_ROLE = Qt.ItemDataRole.UserRole + 2


class ResultsModel(QAbstractListModel):
    """One row for each hit, in the order of the search."""

    def __init__(
        self,
        now: Callable[[], datetime],
        settings: SettingsStore,
        on_slip: Callable[[str], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._now = now
        self._settings = settings
        self._on_slip = on_slip
        self._words = CardTexts(self)
        self._hits: list[Hit] = []
        self._texts: dict[str, CardText] = {}

    @property
    def hits(self) -> tuple[Hit, ...]:
        """The hits as they stand."""
        return tuple(self._hits)

    def hit(self, row: int) -> Hit | None:
        """The hit of a row, None outside the list."""
        return self._hits[row] if 0 <= row < len(self._hits) else None

    def row_of(self, service: str) -> int:
        """The row of a service, -1 when it is not there."""
        return next((row for row, hit in enumerate(self._hits) if hit.card.id == service), -1)

    def set_hits(self, hits: Sequence[Hit]) -> None:
        """Show these hits instead; the selection goes."""
        if [hit.card.id for hit in hits] == [hit.card.id for hit in self._hits]:
            self._replace(hits)
            return
        self.beginResetModel()
        self._hits = list(hits)
        self._texts.clear()
        self.endResetModel()

    def merge(self, hits: Sequence[Hit], fixed: int) -> None:
        """Show these hits, but leave the first `fixed` rows where they are: what is selected never moves."""
        kept = self._hits[:fixed]
        there = {hit.card.id for hit in kept}
        rest = [hit for hit in hits if hit.card.id not in there]
        if [hit.card.id for hit in self._hits[fixed:]] == [hit.card.id for hit in rest]:
            self._replace([*kept, *rest])
            return
        if len(self._hits) > fixed:
            self.beginRemoveRows(QModelIndex(), fixed, len(self._hits) - 1)
            del self._hits[fixed:]
            self.endRemoveRows()
        if rest:
            self.beginInsertRows(QModelIndex(), fixed, fixed + len(rest) - 1)
            self._hits += rest
            self.endInsertRows()
        self._texts.clear()

    def _replace(self, hits: Sequence[Hit]) -> None:
        """The same services in the same order, perhaps with other facts or found on other words."""
        changed = [row for row, hit in enumerate(hits) if hit != self._hits[row]]
        for row in changed:
            self._texts.pop(hits[row].card.id, None)
        self._hits = list(hits)
        if changed:
            self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))

    def replace_card(self, card: ServiceCard) -> None:
        """Take over what changed of one service."""
        row = self.row_of(card.id)
        if row >= 0:
            old = self._hits[row]
            self._replace([*self._hits[:row], Hit(card, old.score, old.why), *self._hits[row + 1 :]])

    def recount(self) -> None:
        """Work out again what is open: once a minute, or after a setting changed."""
        self._texts.clear()
        self._all_changed()

    def slip_changed(self) -> None:
        """Look again at what is on the slip."""
        self._all_changed()

    def _all_changed(self) -> None:
        if self._hits:
            self.dataChanged.emit(self.index(0), self.index(len(self._hits) - 1))

    def text(self, row: int) -> CardText:
        """The words of the card of a row."""
        hit = self._hits[row]
        known = self._texts.get(hit.card.id)
        if known is None:
            known = self._words.of(hit, self._now(), self._settings.current)
            self._texts[hit.card.id] = known
        return known

    # Qt

    def rowCount(self, parent: _AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: _AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._hits):
            return None
        hit = self._hits[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return hit.card.name
        if role == TEXT_ROLE:
            return self.text(index.row())
        if role == ON_SLIP_ROLE:
            return self._on_slip(hit.card.id)
        if role == ID_ROLE:
            return hit.card.id
        if role == Qt.ItemDataRole.AccessibleTextRole:
            spoken = self.text(index.row()).spoken
            if self._on_slip(hit.card.id):
                spoken += ". " + self.tr("Staat op het briefje")
            return spoken
        return None
