"""Paints a result card. Everything that takes time (cutting texts, measuring) is done once per card and width."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from ui import icons
from ui.models.card_text import CardText
from ui.models.results import ON_SLIP_ROLE, TEXT_ROLE
from ui.theme import Look

_AnyIndex = QModelIndex | QPersistentModelIndex

RING = 3  # px around the card where the focus ring goes
_HEIGHT = 87
_MOST_KEPT = 400
_MOST_PICTURES = 48

# badge kind -> fill, border, ink; "" is none
_BADGES = {
    "open": ("pine-tint", "", "pine-hover"),
    "soon": ("surface", "ink-2", "ink"),
    "closed": ("closed", "", "ink-2"),
    "neutral": ("surface", "line", "ink-2"),
    "slot": ("surface", "line-strong", "ink-2"),
    "slip": ("honey", "", "honey-ink"),
    "tag": ("pine-tint", "", "pine-hover"),
}


@dataclass(frozen=True)
class _Words:
    """One piece of text at its place; `base` is the baseline."""

    x: int
    base: int
    text: str
    role: str
    ink: str


@dataclass(frozen=True)
class _Icon:
    x: int
    y: int
    name: str
    ink: str
    size: int  # logical px


@dataclass(frozen=True)
class _Box:
    """The fill of a badge."""

    rect: QRect
    kind: str


@dataclass(frozen=True)
class _Laid:
    """A card that was measured: what to paint, from the left top of the card."""

    boxes: tuple[_Box, ...]
    words: tuple[_Words, ...]
    icons: tuple[_Icon, ...]
    name_cut: bool


class CardDelegate(QStyledItemDelegate):
    """Result cards as in the pictures; `narrow` leaves out when it was checked (it stands in the detail)."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.narrow = False
        self._laid: dict[tuple[CardText, int, bool, bool], _Laid] = {}
        self._metrics: dict[str, QFontMetrics] = {}
        self._fonts: dict[str, QFont] = {}
        self._pictures: dict[tuple[CardText, int, bool, bool, bool, bool, bool], QPixmap] = {}
        self._frames: dict[tuple[int, int, float, bool, bool, bool, bool], QPixmap] = {}
        look.changed.connect(self.forget)
        icons.loaded.connect(self.forget)

    def forget(self) -> None:
        """Measure everything again: other letters, other icons."""
        self._laid.clear()
        self._metrics.clear()
        self._fonts.clear()
        self._pictures.clear()
        self._frames.clear()

    def row_height(self) -> int:
        """How high a card is, with the room for its focus ring."""
        three_lines = sum(self._fm(role).height() for role in ("card-title", "phone-card", "small"))
        return max(self._look.px(_HEIGHT), three_lines + self._look.px(14)) + 2 * RING

    # Qt

    def sizeHint(self, option: QStyleOptionViewItem, index: _AnyIndex) -> QSize:
        return QSize(self._look.px(200), self.row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _AnyIndex) -> None:
        text = index.data(TEXT_ROLE)
        if not isinstance(text, CardText):
            return
        rect: QRect = option.rect
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        focused = chosen and bool(state & QStyle.StateFlag.State_HasFocus)
        hover = bool(state & QStyle.StateFlag.State_MouseOver)
        key = (text, rect.width(), bool(index.data(ON_SLIP_ROLE)), chosen, focused, hover, self.narrow)
        picture = self._pictures.get(key)
        if picture is None:
            if len(self._pictures) >= _MOST_PICTURES:
                self._pictures.pop(next(iter(self._pictures)))
            device = painter.device()
            ratio = device.devicePixelRatio() if device is not None else 1.0
            picture = self._pictures[key] = self._picture(text, rect.size(), ratio, key[2], chosen, focused, hover)
        painter.drawPixmap(rect.topLeft(), picture)

    def _picture(
        self, text: CardText, size: QSize, ratio: float, on_slip: bool, chosen: bool, focused: bool, hover: bool
    ) -> QPixmap:
        """One card as a picture: while someone types most cards stay, and then cost next to nothing."""
        picture = QPixmap(size * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        rect = QRect(QPoint(0, 0), size).adjusted(RING, RING, -RING, -RING)
        laid = self._lay_out(text, rect.width(), on_slip)
        painter = QPainter(picture)
        painter.drawPixmap(0, 0, self._frame(size, ratio, text.slot, chosen, focused, hover))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(rect.topLeft())
        for box in laid.boxes:
            self._paint_box(painter, box, chosen)
        for words in laid.words:
            painter.setFont(self._font(words.role))
            painter.setPen(self._look.token(words.ink))
            painter.drawText(QPointF(words.x, words.base), words.text)
        for icon in laid.icons:
            pixmap = icons.pixmap(icon.name, icon.ink, icon.size)
            if not pixmap.isNull():
                painter.drawPixmap(icon.x, icon.y, pixmap)
        painter.end()
        return picture

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: _AnyIndex
    ) -> bool:
        text = index.data(TEXT_ROLE)
        if event.type() != QEvent.Type.ToolTip or not isinstance(text, CardText):
            return super().helpEvent(event, view, option, index)
        rect: QRect = option.rect
        laid = self._lay_out(text, rect.width() - 2 * RING, bool(index.data(ON_SLIP_ROLE)))
        QToolTip.showText(event.globalPos(), f"{text.name}\n{text.line}" if laid.name_cut else "", view)
        return True

    def createEditor(self, *_: object) -> None:  # type: ignore[override]
        return None

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: _AnyIndex,
    ) -> bool:
        return False

    # Painting

    def _frame(self, size: QSize, ratio: float, slot: bool, chosen: bool, focused: bool, hover: bool) -> QPixmap:
        """The card without its words, kept: its rounded corners take a third of the painting."""
        key = (size.width(), size.height(), ratio, slot, chosen, focused, hover)
        known = self._frames.get(key)
        if known is None:
            known = self._frames[key] = QPixmap(size * ratio)
            known.setDevicePixelRatio(ratio)
            known.fill(Qt.GlobalColor.transparent)
            painter = QPainter(known)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            rect = QRect(QPoint(0, 0), size).adjusted(RING, RING, -RING, -RING)
            self._paint_frame(painter, rect, slot, chosen, focused, hover)
            painter.end()
        return known

    def _paint_frame(
        self, painter: QPainter, rect: QRect, slot: bool, chosen: bool, focused: bool, hover: bool
    ) -> None:
        look = self._look
        radius = look.px(12)
        if focused:
            ring = QRectF(rect).adjusted(-RING / 2, -RING / 2, RING / 2, RING / 2)
            painter.setPen(QPen(look.token("focus"), RING))
            painter.setBrush(look.token("focus-gap"))
            painter.drawRoundedRect(ring, radius + RING / 2, radius + RING / 2)
            inner = QRectF(rect).adjusted(2, 2, -2, -2)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.token("pine-tint"))
            painter.drawRoundedRect(inner, radius - 2, radius - 2)
            return
        width = 2.0 if chosen else 1.0
        colour = look.token("pine" if chosen else "line-strong" if hover or slot else "line")
        pen = QPen(colour, width)
        if slot and not chosen:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(look.token("pine-tint" if chosen else "sunken" if slot else "surface"))
        half = width / 2
        painter.drawRoundedRect(QRectF(rect).adjusted(half, half, -half, -half), radius, radius)

    def _paint_box(self, painter: QPainter, box: _Box, chosen: bool) -> None:
        fill, border, _ = _BADGES[box.kind]
        if chosen and fill == "pine-tint":
            fill = "surface"
        painter.setBrush(self._look.token(fill))
        painter.setPen(QPen(self._look.token(border), 1.0) if border else QPen(QColor(Qt.GlobalColor.transparent), 0))
        radius = self._look.px(6)
        painter.drawRoundedRect(QRectF(box.rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    # Measuring

    def _font(self, role: str) -> QFont:
        known = self._fonts.get(role)
        if known is None:
            known = self._fonts[role] = self._look.font(role)
        return known

    def _fm(self, role: str) -> QFontMetrics:
        known = self._metrics.get(role)
        if known is None:
            known = self._metrics[role] = QFontMetrics(self._font(role))
        return known

    def _lay_out(self, text: CardText, width: int, on_slip: bool) -> _Laid:
        key = (text, width, on_slip, self.narrow)
        known = self._laid.get(key)
        if known is None:
            if len(self._laid) >= _MOST_KEPT:
                self._laid.clear()
            known = self._laid[key] = _Measure(self._look, self._fm, self.narrow).card(
                text, width, self.row_height() - 2 * RING, on_slip, self.tr("op briefje")
            )
        return known


class _Measure:
    """Puts the pieces of one card in their places."""

    def __init__(self, look: Look, fm: object, narrow: bool) -> None:
        self._look = look
        self._fm = fm
        self._narrow = narrow
        self._boxes: list[_Box] = []
        self._words: list[_Words] = []
        self._icons: list[_Icon] = []

    def _metrics(self, role: str) -> QFontMetrics:
        made: QFontMetrics = self._fm(role)  # type: ignore[operator]
        return made

    def card(self, text: CardText, width: int, height: int, on_slip: bool, slip_words: str) -> _Laid:
        px = self._look.px
        left, right = px(16), width - px(16)
        if width < px(300):
            left, right = px(10), width - px(10)
        gap = px(8)
        middles = self._middles(height)
        state = self._badge_width(text.badge.text, text.badge.icon)
        self._badge(right - state, middles[0], text.badge.text, text.badge.kind, text.badge.icon)
        end = right - state - gap
        # the name gives way, but not below some 8 letters: then the neighbours' tag goes first
        badges = [(slip_words, "slip", "text-box-check-outline")] if on_slip else []
        if text.tag:
            badges.append((text.tag, "tag", "hand-heart-outline"))
        wanted = self._look.advance("card-title", text.name)
        while badges:
            used = sum(self._badge_width(words, icon) + gap for words, _, icon in badges)
            if end - left - used >= min(wanted, px(130)) or (len(badges) == 1 and on_slip):
                break
            badges.pop()
        slip_only = sum(self._badge_width(words, icon) + gap for words, _, icon in badges)
        if badges and end - left - slip_only < wanted:
            badges = [(words, kind, "") for words, kind, _ in badges]  # the icon goes before the name is cut
        tag_shown = any(kind == "tag" for _, kind, _ in badges)
        used = sum(self._badge_width(words, icon) + gap for words, _, icon in badges)
        name = self._cut("card-title", text.name, max(px(40), end - left - used))
        self._text(left, middles[0], name, "card-title", "ink")
        x = left + self._look.advance("card-title", name) + gap
        for words, kind, icon in badges:
            x += self._badge(x, middles[0], words, kind, icon) + gap
        self._second_line(text, left, right, middles[1])
        self._third_line(text, left, right, middles[2], text.tag if not tag_shown else "")
        return _Laid(tuple(self._boxes), tuple(self._words), tuple(self._icons), name != text.name)

    def _middles(self, height: int) -> tuple[int, int, int]:
        px = self._look.px
        step = (height - px(10)) / 3
        return tuple(round(px(5) + step * (row + 0.5)) for row in range(3))  # type: ignore[return-value]

    def _second_line(self, text: CardText, left: int, right: int, middle: int) -> None:
        end = right
        if text.phone:
            phone = self._look.advance("phone-card", text.phone)
            self._text(right - phone, middle, text.phone, "phone-card", "ink")
            end = right - phone - self._look.px(12)
        elif text.no_phone:
            none = self._look.advance("small", text.no_phone)
            self._text(right - none, middle, text.no_phone, "small", "ink-2")
            end = right - none - self._look.px(12)
        line = self._cut("small", text.line, max(0, end - left))
        self._text(left, middle, line, "small", "ink")

    def _third_line(self, text: CardText, left: int, right: int, middle: int, tag: str) -> None:
        px = self._look.px
        end = right
        if text.meta:
            meta = self._cut("small", text.meta, (right - left) * 3 // 5)
            size = self._look.advance("small", meta)
            self._text(right - size, middle, meta, "small", "ink-2")
            end = right - size - px(12)
        parts = [("hand-heart-outline", tag)] if tag else []
        if text.why and not tag:
            parts.append(("magnify", text.why))
        if text.checked and not self._narrow:
            parts.append((text.checked_icon, text.checked))
        checked = px(12) + px(22) + self._look.advance("small", text.checked)
        if len(parts) == 2 and end - left - checked < px(22) + min(px(80), self._look.advance("small", parts[0][1])):
            parts.pop()
        x = left
        for place, (icon, words) in enumerate(parts):
            room = end - x - px(22) - (checked if place == 0 and len(parts) == 2 else 0)
            if room < px(30):
                break
            cut = self._cut("small", words, room)
            self._icons.append(_Icon(x, middle - px(18) // 2, icon, "ink-2", 18))
            self._text(x + px(22), middle, cut, "small", "ink-2")
            x += px(22) + self._look.advance("small", cut) + px(12)

    def _cut(self, role: str, text: str, room: int) -> str:
        """What fits of a text. Most fit whole, and their width is mostly known; cutting measures every time."""
        if self._look.advance(role, text) <= room:
            return text
        return self._metrics(role).elidedText(text, Qt.TextElideMode.ElideRight, room)

    def _text(self, x: int, middle: int, text: str, role: str, ink: str) -> None:
        metrics = self._metrics(role)
        base = middle + (metrics.ascent() - metrics.descent()) // 2
        self._words.append(_Words(x, base, text, role, ink))

    def _badge_width(self, text: str, icon: str) -> int:
        px = self._look.px
        advance = self._look.advance("small-strong", text)
        return advance + px(16) + (px(22) if icon else 0)

    def _badge(self, x: int, middle: int, text: str, kind: str, icon: str) -> int:
        px = self._look.px
        width = self._badge_width(text, icon)
        height = px(26)
        self._boxes.append(_Box(QRect(x, middle - height // 2, width, height), kind))
        ink = _BADGES[kind][2]
        if icon:
            self._icons.append(_Icon(x + px(8), middle - px(18) // 2, icon, ink, 18))
        self._text(x + px(8) + (px(22) if icon else 0), middle, text, "small-strong", ink)
        return width
