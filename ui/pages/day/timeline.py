"""The list of visits: time, what it was about, what was done, the language; walked with the arrows."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from data.desk.visits.records import Visit
from ui import icons
from ui.models.day import ROW_ROLE, VISIT_ROLE, DayModel, DayRow
from ui.theme import Look
from ui.widgets.badge import badge_width, paint_badge

_ROW = 44
_AT, _ICON, _SIDE = 64, 22, 16
_LANGUAGE_FROM, _DONE_FROM = 620, 430


class VisitDelegate(QStyledItemDelegate):
    """Draws a row; columns that have no room leave the row, the words stay whole as long as they can."""

    def __init__(self, look: Look, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._look = look
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(self._look.px(200), self._look.px(_ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, DayRow):
            return
        look, px = self._look, self._look.px
        place: QRect = option.rect
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = "honey-soft" if row.busy else "pine-tint" if chosen else "surface"
        painter.fillRect(place, look.token(fill))
        painter.setPen(QPen(look.token("honey-line" if row.busy else "line"), 1))
        painter.drawLine(place.left(), place.bottom(), place.right(), place.bottom())
        self._paint_words(painter, place.adjusted(px(_SIDE), 0, -px(_SIDE), 0), row)
        if chosen and self._view.hasFocus():
            painter.setPen(QPen(look.token("focus"), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(place).adjusted(2, 2, -2, -3), px(6), px(6))
        painter.restore()

    def _paint_words(self, painter: QPainter, room: QRect, row: DayRow) -> None:
        look, px = self._look, self._look.px
        width = int(room.width() / look.scale)
        left = room.left()
        if row.at:
            self._text(painter, QRect(left, room.top(), px(_AT), room.height()), row.at, "body-strong", "ink")
            left += px(_AT)
        side = px(_ICON)
        if icons.ready():
            spot = QRect(left, room.center().y() - side // 2 + 1, side, side)
            painter.drawPixmap(spot, icons.pixmap(row.icon, "ink-2", _ICON))
        left += side + px(10)
        right = room.right() + 1
        if row.slip and icons.ready():
            spot = QRect(right - side, room.center().y() - side // 2 + 1, side, side)
            painter.drawPixmap(spot, icons.pixmap("slip", "ink-2", _ICON))
        right -= side + px(8)
        rest = right - left
        if width >= _LANGUAGE_FROM:
            wide = px(120)
            self._text(painter, QRect(right - wide, room.top(), wide, room.height()), row.language, "body", "ink")
            rest -= wide + px(8)
        if width >= _DONE_FROM and not row.quiet:
            done = round(rest * 0.52)
            at = QRect(left + rest - done, room.top(), done, room.height())
            if row.busy:
                high = px(26)
                wide = min(badge_width(row.done, look, icon=True), done)
                badge = QRect(at.left(), room.center().y() - high // 2, wide, high)
                paint_badge(painter, badge, row.done, "slip", look, "table")
            else:
                self._text(painter, at, row.done, "body", "ink")
            rest -= done + px(8)
        ink = "ink-2" if row.quiet else "ink"
        self._text(painter, QRect(left, room.top(), rest, room.height()), row.about, "body", ink)

    def _text(self, painter: QPainter, place: QRect, words: str, role: str, ink: str) -> None:
        painter.setFont(self._look.font(role))
        painter.setPen(self._look.token(ink))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)


class Timeline(QListView):
    """Enter opens a visit, Delete takes it away; the page asks first."""

    opened = Signal(object)  # Visit
    removed = Signal(object)  # Visit
    stood_on = Signal(object)  # Visit or None

    def __init__(self, model: DayModel, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setModel(model)
        self.setItemDelegate(VisitDelegate(look, self))
        self.setProperty("ring", False)  # the row draws its own ring
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName(self.tr("Bezoeken van deze dag"))
        self.setAccessibleDescription(self.tr("Pijltjes: een ander bezoek. Enter: verbeter. Delete: haal weg."))
        self.doubleClicked.connect(self._open_index)
        self.selectionModel().currentChanged.connect(lambda *_: self.stood_on.emit(self.current))
        look.changed.connect(self.doItemsLayout)
        icons.loaded.connect(self.viewport().update)

    @property
    def current(self) -> Visit | None:
        """The visit the keyboard stands on."""
        found = self.currentIndex().data(VISIT_ROLE)
        return found if isinstance(found, Visit) else None

    def select_row(self, row: int) -> None:
        """Stand on a row, if it is there."""
        model = self.model()
        if 0 <= row < model.rowCount():
            self.selectionModel().setCurrentIndex(model.index(row, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, here = event.key(), self.current
        if here is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(here)
        elif here is not None and key == Qt.Key.Key_Delete:
            self.removed.emit(here)
        elif key == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 - Qt's own name
        """Letters do not jump in the list."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.select_row(0)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(400), self._look.px(220))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(200), self._look.px(2 * _ROW))

    def _open_index(self, index: QModelIndex) -> None:
        found = index.data(VISIT_ROLE)
        if isinstance(found, Visit):
            self.opened.emit(found)
