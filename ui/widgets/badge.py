"""A small word with an icon: open, closed, on the slip. The word says it; colour only helps."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui import icons, theme
from ui.theme import Look

# kind -> (fill, border or "", text, icon shown when none is given)
KINDS: dict[str, tuple[str, str, str, str]] = {
    "open": ("pine-tint", "", "pine-hover", "clock-open"),
    "soon": ("surface", "ink-2", "ink", "clock-soon"),
    "closed": ("closed", "", "ink-2", "clock-closed"),
    "neutral": ("surface", "line", "ink", ""),
    "slip": ("honey", "", "honey-ink", "slip"),
    "visit": ("honey-soft", "honey-line", "honey-ink", ""),
    "danger": ("brick-tint", "brick-line", "brick-ink", "danger"),
    "old": ("surface", "ink-2", "ink", "clock-soon"),
}
HEIGHT = 26
_ICON = 18
_PADDING = 8
_GAP = 6


def badge_width(text: str, look: Look, *, icon: bool) -> int:
    """How wide a badge is, in real px."""
    words = look.advance("small-strong", text)
    return words + look.px(2 * _PADDING) + (look.px(_ICON + _GAP) if icon else 0)


def paint_badge(
    painter: QPainter,
    place: QRect,
    text: str,
    kind: str,
    look: Look,
    icon: str = "",
    *,
    on_tint: bool = False,
) -> None:
    """Draw a badge in `place`; a list draws its badges this way, without widgets.

    `on_tint` gives an open badge a white ground, for a card that is chosen.
    """
    fill, border, ink, own_icon = KINDS[kind]
    if on_tint and kind == "open":
        fill = "surface"
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(look.token(fill))
    painter.setPen(QPen(look.token(border), 1) if border else Qt.PenStyle.NoPen)
    half = 0.5 if border else 0.0
    painter.drawRoundedRect(QRectF(place).adjusted(half, half, -half, -half), look.px(6), look.px(6))
    left = place.left() + look.px(_PADDING)
    if icon or own_icon:
        size = look.px(_ICON)
        if icons.ready():
            picture = icons.pixmap(icon or own_icon, ink, _ICON)
            painter.drawPixmap(QRect(left, place.center().y() - size // 2 + 1, size, size), picture)
        left += size + look.px(_GAP)
    painter.setFont(look.font("small-strong"))
    painter.setPen(look.token(ink))
    rest = QRect(left, place.top(), place.right() - left + 1, place.height())
    painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, text)
    painter.restore()


class Badge(QLabel):
    """A badge as a widget; the text stays readable for a screen reader."""

    def __init__(self, text: str, kind: str = "neutral", icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._icon = icon
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setText(text)
        theme.current().changed.connect(self.updateGeometry)
        icons.loaded.connect(self.update)

    def set_badge(self, text: str, kind: str, icon: str = "") -> None:
        """Show something else."""
        self._kind, self._icon = kind, icon
        self.setText(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        look = theme.current()
        has_icon = bool(self._icon or KINDS[self._kind][3])
        return QSize(badge_width(self.text(), look, icon=has_icon), look.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_badge(painter, self.rect(), self.text(), self._kind, theme.current(), self._icon)
