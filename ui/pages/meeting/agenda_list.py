"""The agenda on the screen: walked with the arrows, a point moved with Alt and the arrows or dragged by the mouse."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui import icons
from ui.pages.meeting.agenda_model import LINE_ROLE, AgendaLine, AgendaModel
from ui.theme import Look

_HEAD, _ROW, _GAP = 36, 60, 4
_HANDLE, _NUMBER, _MARK = 26, 30, 22


class AgendaDelegate(QStyledItemDelegate):
    """A heading is words on the paper; a point is a card with its number, its title and a line below."""

    def __init__(self, look: Look, view: AgendaList) -> None:
        super().__init__(view)
        self._look = look
        self._list = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        line = index.data(LINE_ROLE)
        heading = isinstance(line, AgendaLine) and line.heading
        return QSize(self._look.px(160), self._look.px(_HEAD if heading else _ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line = index.data(LINE_ROLE)
        if not isinstance(line, AgendaLine):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place: QRect = option.rect
        if line.heading:
            room = place.adjusted(self._look.px(2), self._look.px(6), 0, 0)
            self._text(painter, room, line.title, "small-strong", "ink-2")
        else:
            state = option.state
            self._card(painter, place, line, chosen=bool(state & QStyle.StateFlag.State_Selected))
        painter.restore()

    def _card(self, painter: QPainter, place: QRect, line: AgendaLine, *, chosen: bool) -> None:
        look, px = self._look, self._look.px
        half = 1.0 if chosen else 0.5
        box = QRectF(place.adjusted(0, 0, 0, -px(_GAP))).adjusted(half, half, -half, -half)
        painter.setBrush(look.token("pine-tint" if chosen else "surface"))
        painter.setPen(QPen(look.token("pine" if chosen else "line"), 2 if chosen else 1))
        painter.drawRoundedRect(box, px(10), px(10))
        if chosen and self._list.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.token("focus"), 3))
            painter.drawRoundedRect(box.adjusted(3, 3, -3, -3), px(7), px(7))
        inner = box.toRect().adjusted(px(8), 0, -px(10), 0)
        left = inner.left()
        if self._list.movable:
            self._handle(painter, QRect(left, inner.top(), px(10), inner.height()))
            left += px(_HANDLE) - px(8)
        number = QRect(left, inner.top(), px(_NUMBER), inner.height())
        painter.setFont(look.font("body-strong"))
        painter.setPen(look.token("ink"))
        painter.drawText(number, Qt.AlignmentFlag.AlignCenter, str(line.place))
        left += px(_NUMBER) + px(6)
        right = inner.right() + 1
        icon = "done" if line.done else "" if line.ready else "edit"
        if icon and icons.ready():
            side = px(_MARK)
            spot = QRect(right - side, inner.center().y() - side // 2, side, side)
            painter.drawPixmap(spot, icons.pixmap(icon, "pine" if line.done else "ink-2", _MARK))
            right -= side + px(6)
        high = px(23)
        top = inner.center().y() - high + (0 if line.meta else high // 2)
        self._text(painter, QRect(left, top, right - left, high), line.title, "body-strong", "ink")
        if line.meta:
            self._text(painter, QRect(left, top + high, right - left, high), line.meta, "small", "ink-2")

    def _handle(self, painter: QPainter, place: QRect) -> None:
        """Two rows of dots: it can be taken here."""
        look = self._look
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.token("line-strong"))
        size = max(2, look.px(2.4))
        for column in (0, 1):
            for row in range(-2, 3):
                x = place.left() + look.px(2) + column * look.px(6)
                y = place.center().y() + row * look.px(6) - size // 2
                painter.drawEllipse(x, y, size, size)

    def _text(self, painter: QPainter, place: QRect, words: str, role: str, ink: str) -> None:
        painter.setFont(self._look.font(role))
        painter.setPen(self._look.token(ink))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)


class AgendaList(QListView):
    """`moved` has a point and the point it goes before ("" for the end); `opened` is Enter, `taken_off` Delete."""

    moved = QtSignal(str, int)  # id, steps: -1 is one up
    dropped = QtSignal(str, str)  # id, the id it comes before; "" for the end
    opened = QtSignal(str)
    taken_off = QtSignal(str)
    stood_on = QtSignal(str)  # "" for nothing

    def __init__(self, model: AgendaModel, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._agenda = model
        self.movable = True
        self._from: QPoint | None = None
        self._drag = ""
        self._before: str | None = None  # where it would go: an id, "" for the end
        self.setModel(model)
        self.setItemDelegate(AgendaDelegate(look, self))
        self.setProperty("ring", False)  # the row draws its own ring
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName(self.tr("Agenda"))
        self.selectionModel().currentChanged.connect(lambda *_: self.stood_on.emit(self.current))
        look.changed.connect(self.doItemsLayout)
        icons.loaded.connect(self.viewport().update)

    @property
    def current(self) -> str:
        """The point the keyboard stands on, "" for none."""
        line = self.currentIndex().data(LINE_ROLE)
        return line.id if isinstance(line, AgendaLine) else ""

    def set_movable(self, movable: bool) -> None:
        """Whether points may change places."""
        self.movable = movable
        words = self.tr("Pijltjes: een ander punt. Enter: open het.")
        more = self.tr("Alt met de pijltjes: verplaats. Delete: haal het van de agenda.")
        self.setAccessibleDescription(f"{words} {more}" if movable else words)
        self.viewport().update()

    def select(self, item: str) -> bool:
        """Stand on a point, if it is there."""
        row = self._agenda.row_of(item)
        return row >= 0 and self._stand_on(row)

    def select_first(self) -> bool:
        """Stand on the first point."""
        return self._step(-1, 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, here = event.key(), self.current
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            way = -1 if key == Qt.Key.Key_Up else 1
            if not alt:
                self._step(self.currentIndex().row(), way)
            elif here and self.movable:
                self.moved.emit(here, way)
        elif here and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.opened.emit(here)
        elif here and self.movable and key == Qt.Key.Key_Delete:
            self.taken_off.emit(here)
        elif key == Qt.Key.Key_Home:
            self.select_first()
        elif key == Qt.Key.Key_End:
            self._step(self._agenda.rowCount(), -1)
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 - Qt's own name
        """Letters do not jump in the list."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        line = self.indexAt(event.position().toPoint()).data(LINE_ROLE)
        if event.button() is Qt.MouseButton.LeftButton and isinstance(line, AgendaLine) and line.id and self.movable:
            self._from, self._drag = event.position().toPoint(), line.id

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is None:
            super().mouseMoveEvent(event)
            return
        here = event.position().toPoint()
        if self._before is None and (here - self._from).manhattanLength() < QApplication.startDragDistance():
            return
        self._before = self._place_at(here)
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        item, before = self._drag, self._before
        self._from, self._drag, self._before = None, "", None
        self.viewport().unsetCursor()
        self.viewport().update()
        if item and before is not None and before != item:
            self.dropped.emit(item, before)
        super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._before is None:
            return
        painter = QPainter(self.viewport())  # a line of 3 px where it would go
        painter.setPen(QPen(self._look.token("pine"), 3))
        row = self._agenda.row_of(self._before) if self._before else self._agenda.rowCount() - 1
        place = self.visualRect(self._agenda.index(row, 0))
        y = place.top() - 2 if self._before else place.bottom() - 1
        painter.drawLine(0, y, self.viewport().width(), y)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.current:
            self.select_first()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(320), self._look.px(220))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(160), self._look.px(2 * _ROW))

    def _stand_on(self, row: int) -> bool:
        index = self._agenda.index(row, 0)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        above = self._agenda.line(row - 1)
        if above is not None and above.heading:
            self.scrollTo(self._agenda.index(row - 1, 0))
        self.scrollTo(index)
        return True

    def _step(self, row: int, way: int) -> bool:
        """To the next point in this direction; headings are passed by."""
        row += way
        while (line := self._agenda.line(row)) is not None:
            if not line.heading:
                return self._stand_on(row)
            row += way
        return False

    def _place_at(self, point: QPoint) -> str:
        """Before which point it would go when it is let go here."""
        row = self.indexAt(point).row()
        if row < 0:
            return "" if point.y() > 0 else next((line.id for line in self._agenda.points), "")
        place = self.visualRect(self._agenda.index(row, 0))
        if point.y() > place.center().y():
            row += 1
        following = self._agenda.line(row)
        while following is not None and following.heading:
            row += 1
            following = self._agenda.line(row)
        return following.id if following is not None else ""
