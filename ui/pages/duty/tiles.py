"""The names: tiles to tick, at most two; letters in a circle help to find your own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QGridLayout, QSizePolicy, QWidget

from data.desk.records import Person
from ui import icons, theme

_SIDE, _GAP, _CIRCLE, _BOX = 18, 14, 44, 26
_WIDEST_NAME = 300  # a tile need not be wider for one long name: the tooltip has all of it
_HIGH, _LOW = 76, 60  # logical px of a tile; the lower one where there are many or little room


class NameTile(QCheckBox):
    """One name: pressed as a whole, ticked when on duty."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._low = False
        self.setProperty("kind", "tile")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.current().changed.connect(self.updateGeometry)
        icons.loaded.connect(self.update)

    def set_low(self, low: bool) -> None:
        """Take less height."""
        self._low = low
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        look = theme.current()
        words = look.advance("tile-name", self.text()) + 2
        return QSize(words + look.px(2 * _SIDE + _CIRCLE + _BOX + 2 * _GAP), look.px(_LOW if self._low else _HIGH))

    def minimumSizeHint(self) -> QSize:
        look = theme.current()
        return QSize(look.px(2 * _SIDE + _CIRCLE + _BOX + 2 * _GAP + 60), self.sizeHint().height())

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        wide = 3 if on else 1
        fill = "pine-tint" if on else "hover" if self.underMouse() else "surface"
        painter.setBrush(look.token(fill))
        painter.setPen(QPen(look.token("pine" if on else "line-strong"), wide))
        half = wide / 2
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(box, look.px(14), look.px(14))
        circle = look.px(_CIRCLE)
        place = QRect(look.px(_SIDE), (self.height() - circle) // 2, circle, circle)
        paint_initials(painter, place, self.text(), on=on)
        side = look.px(_BOX)
        tick = QRect(self.width() - look.px(_SIDE) - side, (self.height() - side) // 2, side, side)
        self._tick(painter, tick, on=on)
        left = place.right() + look.px(_GAP)
        room = QRect(left, 0, tick.left() - look.px(_GAP) - left, self.height())
        painter.setPen(look.token("ink"))
        painter.setFont(look.font("tile-name"))
        words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        self.setToolTip("" if words == self.text() else self.text())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)

    @staticmethod
    def _tick(painter: QPainter, place: QRect, *, on: bool) -> None:
        look = theme.current()
        if icons.ready():
            token = "pine" if on else "ink-2"
            painter.drawPixmap(place, icons.pixmap("checkbox-on" if on else "checkbox-off", token, _BOX))
            return
        painter.setBrush(look.token("pine") if on else Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.token("pine" if on else "ink-2"), 2))
        painter.drawRect(place.adjusted(4, 4, -4, -4))


class Initials(QWidget):
    """The circle of a person, as on their tile. The name stands beside it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._fit()
        theme.current().changed.connect(self._fit)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_initials(painter, self.rect(), self._name, on=False)

    def _fit(self) -> None:
        side = theme.current().px(_CIRCLE)
        self.setFixedSize(side, side)


class NameGrid(QWidget):
    """All names, in one or two columns. The first that was ticked is the one whose PIN is asked."""

    picked = Signal(object)  # tuple[Person, ...], in the order of ticking

    def __init__(self, *, most: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most = most
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._tiles: dict[str, NameTile] = {}
        self._people: tuple[Person, ...] = ()
        self._order: list[str] = []
        self._columns = 0
        self._low = False

    @property
    def tiles(self) -> tuple[NameTile, ...]:
        """The tiles, in reading order."""
        return tuple(self._tiles.values())

    @property
    def chosen(self) -> tuple[Person, ...]:
        """Who is ticked, the first ticked first."""
        by_id = {person.id: person for person in self._people}
        return tuple(by_id[one] for one in self._order if one in by_id)

    def show_people(self, people: Sequence[Person]) -> None:
        """Fill the grid; whoever was ticked and is still there stays ticked."""
        if tuple(people) == self._people:
            return
        self._people = tuple(people)
        self._order = [one for one in self._order if any(person.id == one for person in people)]
        for tile in self._tiles.values():
            self._grid.removeWidget(tile)
            tile.hide()
            tile.deleteLater()
        self._tiles = {}
        for person in people:
            tile = NameTile(person.name)
            tile.setChecked(person.id in self._order)
            tile.toggled.connect(lambda on, key=person.id: self._toggled(key, on))
            self._tiles[person.id] = tile
        self._columns = 0

    def clear(self) -> None:
        """Tick nobody."""
        for tile in self._tiles.values():
            tile.setChecked(False)

    def put_first(self, person: Person) -> None:
        """Ask the PIN of this one of those who are ticked."""
        self._order.sort(key=lambda key: key != person.id)
        self.picked.emit(self.chosen)

    def arrange(self, width: int, *, low: bool) -> None:
        """Take the form for this width, in real px: two columns when the longest name fits in one of them."""
        look = theme.current()
        widest = max((tile.sizeHint().width() for tile in self._tiles.values()), default=0)
        columns = 2 if 2 * min(widest, look.px(_WIDEST_NAME)) + look.px(14) <= width else 1
        self._grid.setSpacing(look.px(10 if low else 14))
        if columns == self._columns and low == self._low:
            return
        self._columns, self._low = columns, low
        for number, tile in enumerate(self._tiles.values()):
            tile.set_low(low)
            self._grid.addWidget(tile, number // columns, number % columns)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _toggled(self, key: str, on: bool) -> None:
        if on and key not in self._order:
            self._order.append(key)
            while len(self._order) > self._most:  # one more than there can be: the last but one makes room
                self._tiles[self._order[-2]].setChecked(False)
        elif not on and key in self._order:
            self._order.remove(key)
        self.picked.emit(self.chosen)


def paint_initials(painter: QPainter, place: QRect, name: str, *, on: bool) -> None:
    """A circle with the letters of a name; green when `on`."""
    look = theme.current()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.token("pine" if on else "rail"))
    painter.drawEllipse(place)
    painter.setPen(look.token("on-pine" if on else "ink-2"))
    painter.setFont(look.font("card-title"))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, initials(name))


def initials(name: str) -> str:
    """One or two letters of a name."""
    words = [word for word in name.split() if word[:1].isalpha()]
    letters = [word[0] for word in words if word[0].isupper()] or [word[0] for word in words[:1]]
    picked = letters if len(letters) < 3 else [letters[0], letters[-1]]
    return "".join(picked).upper()
