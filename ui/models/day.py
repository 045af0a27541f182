"""The visits of a day as a list: one row for each, newest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from data.desk.visits.records import Visit, VisitState
from data.directory.records import Theme
from ui.models import inloop_words
from ui.models.waiting import clock

VISIT_ROLE = Qt.ItemDataRole.UserRole + 1
ROW_ROLE = Qt.ItemDataRole.UserRole + 2
_ROOT = QModelIndex()


@dataclass(frozen=True)
class DayRow:
    """What a row says."""

    at: str  # "10.31"; empty after the dienst
    icon: str  # of the first theme
    about: str
    done: str
    language: str
    slip: bool
    quiet: bool  # a visitor without a question
    busy: bool  # open now, or set aside

    def spoken(self) -> str:
        """For who listens."""
        return ", ".join(part for part in (self.at, self.about, self.done, self.language) if part)


class DayModel(QAbstractListModel):
    """Hands out a DayRow and its Visit."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._visits: tuple[Visit, ...] = ()
        self._themes: dict[str, Theme] = {}

    @property
    def visits(self) -> tuple[Visit, ...]:
        """What is in the list."""
        return self._visits

    def show_visits(self, visits: Sequence[Visit], themes: Mapping[str, Theme]) -> None:
        """Show these."""
        if (tuple(visits), dict(themes)) == (self._visits, self._themes):
            return
        self.beginResetModel()
        self._visits, self._themes = tuple(visits), dict(themes)
        self.endResetModel()

    def visit(self, row: int) -> Visit | None:
        """The visit of a row."""
        return self._visits[row] if 0 <= row < len(self._visits) else None

    def row_of(self, visit: int) -> int:
        """The row of a visit, -1 when it is not there."""
        return next((row for row, one in enumerate(self._visits) if one.id == visit), -1)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._visits)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        visit = self.visit(index.row()) if index.isValid() else None
        if visit is None:
            return None
        if role == VISIT_ROLE:
            return visit
        if role == ROW_ROLE:
            return self._row(visit)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._row(visit).spoken()
        return None

    def _row(self, visit: Visit) -> DayRow:
        at = clock(visit.at) if visit.at is not None else ""
        if visit.anonymous:
            return DayRow(at, "person", self.tr("Bezoeker zonder vraag"), "", "", False, True, False)
        fields = visit.fields
        names = [self._themes[code].name if code in self._themes else code for code in fields.themes]
        first = self._themes.get(fields.themes[0]) if fields.themes else None
        done = {
            VisitState.OPEN: self.tr("Bezig"),
            VisitState.ASIDE: self.tr("Opzij gezet"),
            VisitState.CLOSED: inloop_words.outcome_of(fields),
        }[visit.state]
        return DayRow(
            at=at,
            icon=first.icon if first is not None else "table",
            about=", ".join(names) or self.tr("Onderwerp niet bekend"),
            done=done,
            language=inloop_words.language(fields.language) if fields.language else "",
            slip=bool(visit.slips),
            quiet=False,
            busy=visit.state is not VisitState.CLOSED,
        )
