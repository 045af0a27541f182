"""Where the room begins: make an overleg, go on with one, or look one up that is over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui import icons, shortcuts
from ui.context import Context
from ui.theme import Look
from ui.widgets.buttons import KeyButton
from ui.widgets.labels import text_label
from ui.widgets.scroll import rest_of

LINE_ROLE = Qt.ItemDataRole.UserRole + 1
_ROOT = QModelIndex()
_ROW, _GAP, _WIDEST = 66, 6, 820


@dataclass(frozen=True)
class MeetingRow:
    """What a row says."""

    id: str
    icon: str
    title: str
    meta: str


class MeetingsModel(QAbstractListModel):
    """The overleggen, those to come first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[MeetingRow, ...] = ()

    def show_rows(self, rows: Sequence[MeetingRow]) -> None:
        """Show these."""
        if tuple(rows) != self._rows:
            self.beginResetModel()
            self._rows = tuple(rows)
            self.endResetModel()

    def row(self, number: int) -> MeetingRow | None:
        """What stands in a row."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == LINE_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{row.title}, {row.meta}"
        return None


class _Delegate(QStyledItemDelegate):
    def __init__(self, look: Look, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._look = look
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(self._look.px(200), self._look.px(_ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(LINE_ROLE)
        if not isinstance(row, MeetingRow):
            return
        look, px = self._look, self._look.px
        place: QRect = option.rect
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        half = 1.0 if chosen else 0.5
        box = QRectF(place.adjusted(0, 0, 0, -px(_GAP))).adjusted(half, half, -half, -half)
        painter.setBrush(look.token("pine-tint" if chosen else "surface"))
        painter.setPen(QPen(look.token("pine" if chosen else "line"), 2 if chosen else 1))
        painter.drawRoundedRect(box, px(12), px(12))
        if chosen and self._view.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.token("focus"), 3))
            painter.drawRoundedRect(box.adjusted(3, 3, -3, -3), px(9), px(9))
        inner = box.toRect().adjusted(px(14), 0, -px(14), 0)
        side = px(26)
        if icons.ready():
            spot = QRect(inner.left(), inner.center().y() - side // 2, side, side)
            painter.drawPixmap(spot, icons.pixmap(row.icon, "ink-2", 26))
        left, high = inner.left() + side + px(12), px(24)
        top = inner.center().y() - high
        for words, role, ink, y in ((row.title, "card-title", "ink", top), (row.meta, "small", "ink-2", top + high)):
            painter.setFont(look.font(role))
            painter.setPen(look.token(ink))
            room = QRect(left, y, inner.right() - left, high)
            shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()


class MeetingsList(QListView):
    """Enter opens one."""

    opened = Signal(str)

    def __init__(self, model: MeetingsModel, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setModel(model)
        self.setItemDelegate(_Delegate(look, self))
        self.setProperty("ring", False)  # the row draws its own ring
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName(self.tr("Overleggen"))
        self.setAccessibleDescription(self.tr("Pijltjes: een ander overleg. Enter: open het."))
        self.clicked.connect(self._open)
        look.changed.connect(self.doItemsLayout)
        icons.loaded.connect(self.viewport().update)

    @property
    def current(self) -> str:
        """The one the keyboard stands on."""
        row = self.currentIndex().data(LINE_ROLE)
        return row.id if isinstance(row, MeetingRow) else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() and self.current:
            self.opened.emit(self.current)
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 - Qt's own name
        """Letters do not jump in the list."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        model = self.model()
        if not self.currentIndex().isValid() and model.rowCount():
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(model.index(0, 0), flag)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(200), self._look.px(2 * _ROW))

    def _open(self, index: QModelIndex) -> None:
        row = index.data(LINE_ROLE)
        if isinstance(row, MeetingRow):
            self.opened.emit(row.id)


class StartView(QWidget):
    """`make_wanted`, or `opened` with the id of one."""

    make_wanted = Signal()
    opened = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = context.look
        self.make = KeyButton(
            self.tr("Maak een overleg"), icon="plus", key=shortcuts.hint("meeting-go"), kind="primary"
        )
        self.make.clicked.connect(self.make_wanted)
        self.model = MeetingsModel(self)
        self.list = MeetingsList(self.model, context.look)
        self.list.opened.connect(self.opened)
        self._title = text_label(self.tr("Overleg"), "page-title", wrap=True)
        self._empty = text_label(
            self.tr("Er is nog geen overleg. Maak er een voor donderdag: de agenda vult zichzelf."),
            "body",
            "ink-2",
            wrap=True,
        )
        self._head = QHBoxLayout()
        self._head.addWidget(self._title, 1)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self._empty)
        self._column.addWidget(self.list, 1)
        self._end = QWidget()
        self._column.addWidget(self._end, 1)
        self.show_rows(())
        context.look.changed.connect(self._fit)

    def show_rows(self, rows: Sequence[MeetingRow]) -> None:
        """Show these overleggen."""
        self.model.show_rows(rows)
        self._empty.setVisible(not rows)
        self._end.setVisible(not rows)
        self.list.setVisible(bool(rows))
        if rows:
            self._head.addWidget(self.make, 0, Qt.AlignmentFlag.AlignTop)
        else:  # right under the sentence that speaks of it
            self._column.insertWidget(self._column.indexOf(self._empty) + 1, self.make, 0, Qt.AlignmentFlag.AlignLeft)

    def focus_first(self) -> None:
        """The overleg that comes, or making one."""
        wanted: QWidget = self.list if self.model.rowCount() else self.make
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        look, px = self._look, self._look.px
        side = px(24 if look.logical_width(self) >= 760 else 10)
        right = rest_of(self.width(), side, px(_WIDEST))
        self._column.setContentsMargins(side, px(8), right, px(12))
        self._column.setSpacing(px(12))
