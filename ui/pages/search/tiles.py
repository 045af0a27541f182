"""Theme tiles: an icon, a name, and what it is about; flat and short where there is little height."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget

from data.directory.records import Theme
from data.search.visitor_words import VisitorWords
from ui import icons
from ui.theme import Look
from ui.widgets.parting import take_away

_HIGH = 118  # from this height on the icon stands above the name
_TALL = 210


def height_at(part: QWidget, width: int) -> int:
    """How high a part is at this width; the hint of a text that wraps is only a guess."""
    return part.heightForWidth(width) if part.hasHeightForWidth() else part.sizeHint().height()


def _whole_words(text: str, metrics: QFontMetrics, width: int) -> str:
    """As many of the examples ("huur, schulden, toeslag") as fit on one line; none of them cut."""
    examples = text.split(", ")
    while examples and metrics.horizontalAdvance(", ".join(examples)) > width:
        examples.pop()
    return ", ".join(examples) or metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)


class ThemeTile(QPushButton):
    """One theme. With `visitor` the name stands in the visitor's language too."""

    def __init__(self, theme: Theme, look: Look, visitor: VisitorWords | None = None) -> None:
        super().__init__()
        self.theme = theme
        self._look = look
        self._visitor = visitor.theme(theme.code) if visitor is not None else ""
        self.setProperty("kind", "tile")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(theme.name)
        self.setAccessibleDescription(theme.examples)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        icons.loaded.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(180), self._look.px(150))

    def minimumSizeHint(self) -> QSize:
        lines = 2 if self._visitor else 1
        return QSize(self._look.px(110), self._look.px(38 + 24 * lines))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        arrows = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
        if event.key() in arrows or event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()  # the grid knows what stands above and beside
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px = self._look.px
        high = self.height() >= px(_HIGH)
        side = px(52 if self.height() >= px(140) else 44)
        box = QRect(px(16), px(16), side, side) if high else QRect(px(12), (self.height() - side) // 2, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.token("pine-tint"))
        painter.drawRoundedRect(box, px(12), px(12))
        picture = icons.pixmap(self.theme.icon, "pine", 30)
        if not picture.isNull():
            size = px(30)
            painter.drawPixmap(
                QRect(box.center().x() - size // 2 + 1, box.center().y() - size // 2 + 1, size, size), picture
            )
        if high:
            self._draw_words(
                painter,
                QRect(px(16), box.bottom() + px(8), self.width() - px(28), self.height() - box.bottom() - px(16)),
                bottom=True,
            )
        else:
            left = box.right() + px(12)
            self._draw_words(
                painter, QRect(left, px(4), self.width() - left - px(8), self.height() - px(8)), bottom=False
            )

    def _draw_words(self, painter: QPainter, place: QRect, *, bottom: bool) -> None:
        title = self._look.font("section" if bottom else "card-title")
        small = self._look.font("small")
        name_height = QFontMetrics(title).height()
        metrics = QFontMetrics(small)
        wrap = Qt.TextFlag.TextWordWrap
        under = self._visitor or self.theme.examples
        name_flags = int(wrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        name_box = QFontMetrics(title).boundingRect(QRect(0, 0, place.width(), 999), name_flags, self.theme.name)
        name_height = name_box.height()
        needed = metrics.boundingRect(QRect(0, 0, place.width(), 999), int(wrap), under).height()
        with_under = name_height + metrics.height() <= place.height()
        if with_under and name_height + needed > place.height():  # one line in every tile, rather than none in some
            under = _whole_words(under, metrics, place.width())
            needed = metrics.height()
            wrap = Qt.TextFlag.TextSingleLine
        if bottom:  # at one height in every tile, whether the line below takes one line or two
            usual = QFontMetrics(title).height() + 2 * metrics.lineSpacing()
            top = place.top() + max(
                0, min(place.height() - self._look.px(6) - max(usual, name_height + needed), self._look.px(22))
            )
        else:
            top = place.top() + (place.height() - name_height - (needed if with_under else 0)) // 2
        painter.setFont(title)
        painter.setPen(self._look.token("ink"))
        painter.drawText(QRect(place.left(), top, place.width(), name_height), name_flags, self.theme.name)
        if with_under:
            painter.setFont(small)
            painter.setPen(self._look.token("ink-2"))
            painter.drawText(QRect(place.left(), top + name_height, place.width(), needed), int(wrap), under)


class TileGrid(QWidget):
    """Tiles in four columns, or two where it is narrow; the arrows walk through them."""

    theme_chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._tiles: list[ThemeTile] = []
        self._columns = 4
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        look.changed.connect(self._arrange)

    @property
    def tiles(self) -> tuple[ThemeTile, ...]:
        """The tiles, in order."""
        return tuple(self._tiles)

    def set_themes(self, themes: Sequence[Theme], visitor: VisitorWords | None = None) -> None:
        """Show these themes."""
        take_away(self._tiles)
        self._tiles = [ThemeTile(theme, self._look, visitor) for theme in themes]
        for tile in self._tiles:
            tile.clicked.connect(self._clicked)
        self._arrange()

    def fit_height(self, room: int) -> None:
        """Be this high if the tiles allow it: not lower than their words, not higher than they look well."""
        rows, gaps = self._rows()
        height = min(max(room, self.least_height()), rows * self._look.px(_TALL) + gaps)
        height -= (height - gaps) % rows  # rows of one height, so that all tiles are drawn in one way
        if self.maximumHeight() != height or self.minimumHeight() != height:
            self.setFixedHeight(height)

    def least_height(self) -> int:
        """The height below which words would be cut."""
        rows, gaps = self._rows()
        return rows * max((tile.minimumSizeHint().height() for tile in self._tiles), default=0) + gaps

    def _rows(self) -> tuple[int, int]:
        """How many rows there are, and the height of the gaps between them."""
        rows = max(1, -(-len(self._tiles) // self._columns))
        return rows, self._grid.spacing() * (rows - 1)

    def _clicked(self) -> None:
        tile = self.sender()
        if isinstance(tile, ThemeTile):
            self.theme_chosen.emit(tile.theme.code)

    def _arrange(self) -> None:
        self._columns = 4 if self._look.logical_width(self) >= 560 else 2
        gap = self._look.px(14 if self._columns == 4 else 8)
        self._grid.setSpacing(gap)
        for tile in self._tiles:
            self._grid.removeWidget(tile)
            tile.setMaximumHeight(self._look.px(_TALL))
        for number, tile in enumerate(self._tiles):
            self._grid.addWidget(tile, number // self._columns, number % self._columns)
        for column in range(4):
            self._grid.setColumnStretch(column, 1 if column < self._columns else 0)
        self.setMinimumHeight(0)
        rows = -(-len(self._tiles) // self._columns)
        self.setMaximumHeight(rows * self._look.px(_TALL) + max(0, rows - 1) * gap)
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if (4 if self._look.logical_width(self) >= 560 else 2) != self._columns:
            self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self._columns,
            Qt.Key.Key_Down: self._columns,
        }
        here = next((n for n, tile in enumerate(self._tiles) if tile.hasFocus()), -1)
        step = steps.get(Qt.Key(event.key()), 0)
        if step and here >= 0 and 0 <= here + step < len(self._tiles):
            self._tiles[here + step].setFocus(Qt.FocusReason.TabFocusReason)
            return
        if here >= 0 and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._tiles[here].click()
            return
        super().keyPressEvent(event)
