"""The inbox on the screen: heads that fold, rows that open; walked with the arrows."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui import icons
from ui.pages.week.inbox_model import ROW_ROLE, InboxModel, Kind, Row
from ui.theme import Look

_HEIGHTS = {Kind.HEAD: 44, Kind.LINE: 60, Kind.CLOSED: 60, Kind.MORE: 44, Kind.NOTE: 66}
_ICON, _SIDE, _GAP = 20, 12, 6


class InboxDelegate(QStyledItemDelegate):
    """Draws a head or a card."""

    def __init__(self, look: Look, view: QAbstractItemView, model: InboxModel) -> None:
        super().__init__(view)
        self._look = look
        self._view = view
        self._model = model
        self.opened = ""  # the signal that is open beside the list

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(self._look.px(160), self._look.px(_HEIGHTS[self._model.kind(index.row())]))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, Row):
            return
        place: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.kind is Kind.HEAD:
            self._paint_head(painter, place, row)
        elif row.kind is Kind.NOTE:
            self._paint_note(painter, place, row)
        else:
            self._paint_card(painter, place, row)
        if chosen and self._view.hasFocus():
            look = self._look
            painter.setPen(QPen(look.token("focus"), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(place).adjusted(2, 3, -2, -4), look.px(10), look.px(10))
        painter.restore()

    def _paint_head(self, painter: QPainter, place: QRect, row: Row) -> None:
        look, px = self._look, self._look.px
        left = place.left() + px(8)
        left = self._icon(painter, place, left, row.icon, "brick" if row.group == "first" else "ink-2")
        painter.setFont(look.font("body-strong"))
        painter.setPen(look.token("ink"))
        wide = look.advance("body-strong", row.title)
        painter.drawText(QRect(left, place.top(), wide + 2, place.height()), Qt.AlignmentFlag.AlignVCenter, row.title)
        number = str(row.count)
        left += wide + px(10)
        pill = QRect(left, place.center().y() - px(12) + 1, look.advance("small-strong", number) + px(16), px(24))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.token("rail"))
        painter.drawRoundedRect(pill, px(12), px(12))
        painter.setFont(look.font("small-strong"))
        painter.setPen(look.token("ink"))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, number)
        side = px(_ICON)
        spot = QRect(place.right() - side - px(8), place.center().y() - side // 2 + 1, side, side)
        if icons.ready():
            name = "chevron-right" if row.folded else "chevron-down"
            painter.drawPixmap(spot, icons.pixmap(name, "ink-2", _ICON))

    def _paint_note(self, painter: QPainter, place: QRect, row: Row) -> None:
        look, px = self._look, self._look.px
        painter.setFont(look.font("small"))
        painter.setPen(look.token("ink-2"))
        room = place.adjusted(px(8), px(4), -px(8), -px(4))
        painter.drawText(room, int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter), row.title)

    def _paint_card(self, painter: QPainter, place: QRect, row: Row) -> None:
        look, px = self._look, self._look.px
        opened = bool(row.signal) and row.signal == self.opened
        card = QRectF(place).adjusted(4.5, 2.5, -4.5, -2.5)
        painter.setBrush(look.token("pine-tint" if opened else "surface"))
        painter.setPen(QPen(look.token("pine" if opened else "line"), 2 if opened else 1))
        painter.drawRoundedRect(card, px(10), px(10))
        room = card.toRect().adjusted(px(_SIDE), px(4), -px(_SIDE), -px(4))
        if row.kind is Kind.MORE:
            left = self._icon(painter, room, room.left(), row.icon, "ink-2")
            self._text(painter, room.adjusted(left - room.left(), 0, 0, 0), row.title, "body", "ink")
            return
        half = room.height() // 2
        above = QRect(room.left(), room.top(), room.width(), half)
        below = QRect(room.left(), room.top() + half, room.width(), room.height() - half)
        if row.private:
            side = px(18)
            if icons.ready():
                spot = QRect(above.right() - side, above.center().y() - side // 2 + 1, side, side)
                painter.drawPixmap(spot, icons.pixmap("lock", "ink-2", 18))
            above.setRight(above.right() - side - px(6))
        role = "body-strong" if row.unread or row.kind is Kind.CLOSED else "menu"
        self._text(painter, above, row.title, role, "ink")
        token = "brick" if row.pressing else "ink-2"
        left = self._icon(painter, below, below.left(), row.icon, token, 18)
        below.setLeft(left)
        self._text(painter, below, row.under, "small", "brick-ink" if row.pressing else "ink-2")

    def _icon(self, painter: QPainter, place: QRect, left: int, name: str, token: str, size: int = _ICON) -> int:
        side = self._look.px(size)
        if name and icons.ready():
            spot = QRect(left, place.center().y() - side // 2 + 1, side, side)
            painter.drawPixmap(spot, icons.pixmap(name, token, size))
        return left + side + self._look.px(_GAP)

    def _text(self, painter: QPainter, place: QRect, said: str, role: str, ink: str) -> None:
        painter.setFont(QFont(self._look.font(role)))
        painter.setPen(self._look.token(ink))
        shown = painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)


class InboxView(QListView):
    """Enter or a click opens a signal, or folds a group; only then is it read, and that is written down."""

    opened = Signal(str, bool)  # signal id; whether it is closed
    folded = Signal(str)  # group: fold or unfold it
    more = Signal()  # the rest of the reminders
    stood_on = Signal()
    to_detail = Signal()  # arrow right

    def __init__(self, model: InboxModel, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._inbox = model
        self._cards = InboxDelegate(look, self, model)
        self.setModel(model)
        self.setItemDelegate(self._cards)
        self.setProperty("ring", False)  # the row draws its own ring
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName(self.tr("Signalen van deze week"))
        self.setAccessibleDescription(
            self.tr("Pijltjes: een ander signaal. Enter: lees het, of klap de groep in of uit.")
        )
        self.clicked.connect(self._press)
        self.selectionModel().currentChanged.connect(lambda *_: self.stood_on.emit())
        look.changed.connect(self._restyled)
        icons.loaded.connect(self.viewport().update)
        self._restyled()

    @property
    def here(self) -> Row | None:
        """The row the keyboard stands on."""
        found = self.currentIndex().data(ROW_ROLE)
        return found if isinstance(found, Row) else None

    def mark_opened(self, signal: str) -> None:
        """Which signal stands open beside the list; "" for none."""
        self._cards.opened = signal
        self.viewport().update()

    def select_row(self, row: int) -> None:
        """Stand on a row, if it is there."""
        if 0 <= row < self._inbox.rowCount():
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(self._inbox.index(row, 0), flag)

    def select_first(self) -> None:
        """Stand on the first signal."""
        rows = range(self._inbox.rowCount())
        self.select_row(next((row for row in rows if self._inbox.kind(row) in (Kind.LINE, Kind.CLOSED)), 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, here = event.key(), self.here
        if here is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._press(self.currentIndex())
        elif here is not None and here.kind is Kind.HEAD and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            if here.folded == (key == Qt.Key.Key_Right):
                self.folded.emit(here.group)
        elif key == Qt.Key.Key_Right:
            self.to_detail.emit()
        elif key == Qt.Key.Key_Escape:
            event.ignore()
        elif event.text().strip():
            event.ignore()  # letters are keys of the page
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 - Qt's own name
        """Letters do not jump in the list."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.select_first()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(300), self._look.px(220))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(160), self._look.px(120))

    def _press(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, Row):
            return
        if row.kind is Kind.HEAD:
            self.folded.emit(row.group)
        elif row.kind is Kind.MORE:
            self.more.emit()
        elif row.signal:
            self.opened.emit(row.signal, row.kind is Kind.CLOSED)

    def _restyled(self) -> None:
        self.verticalScrollBar().setSingleStep(self._look.px(48))
        self.doItemsLayout()
