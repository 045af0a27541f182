"""The agenda as a list: the headings of its parts, and the points below them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

LINE_ROLE = Qt.ItemDataRole.UserRole + 1
_ROOT = QModelIndex()


@dataclass(frozen=True)
class AgendaLine:
    """What a row says. A heading has no id; the keyboard skips it."""

    id: str
    title: str
    meta: str = ""
    place: int = 0  # "3" of the agenda, from 1; 0 for a heading
    ready: bool = True  # it has a title; on a point that was spoken of: a decision
    done: bool = False

    @property
    def heading(self) -> bool:
        """Whether it is the name of a part."""
        return not self.id

    def spoken(self) -> str:
        """For who listens."""
        number = f"{self.place}. " if self.place else ""
        return f"{number}{self.title}" + (f", {self.meta}" if self.meta else "")


class AgendaModel(QAbstractListModel):
    """Hands out an AgendaLine for each row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[AgendaLine, ...] = ()
        self._rows: dict[str, int] = {}

    @property
    def lines(self) -> tuple[AgendaLine, ...]:
        """All rows, headings among them."""
        return self._lines

    @property
    def points(self) -> tuple[AgendaLine, ...]:
        """The rows that are no heading."""
        return tuple(line for line in self._lines if not line.heading)

    def show_lines(self, lines: Sequence[AgendaLine]) -> None:
        """Show these. Rows that only say something else keep their place: the view does not jump."""
        now = tuple(lines)
        if now == self._lines:
            return
        same_shape = [line.id for line in now] == [line.id for line in self._lines]
        if same_shape:
            before, self._lines = self._lines, now
            for row, (old, new) in enumerate(zip(before, now, strict=True)):
                if old != new:
                    self.dataChanged.emit(self.index(row, 0), self.index(row, 0))
            return
        self.beginResetModel()
        self._lines = now
        self._rows = {line.id: row for row, line in enumerate(now) if line.id}
        self.endResetModel()

    def line(self, row: int) -> AgendaLine | None:
        """The line of a row."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def row_of(self, item: str) -> int:
        """The row of a point, -1 when it is not there."""
        return self._rows.get(item, -1)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.line(index.row()) if index.isValid() else None
        if line is None:
            return None
        if role == LINE_ROLE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return line.spoken()
        return None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        line = self.line(index.row()) if index.isValid() else None
        if line is None or line.heading:
            return Qt.ItemFlag.NoItemFlags if line is None else Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
