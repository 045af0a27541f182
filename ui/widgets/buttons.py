"""Buttons: with an icon and a key hint, chips to choose, and the few that are only an icon.

Background and border come from the stylesheet (property `kind`); the contents are drawn here, because a
stylesheet cannot put a key hint in a button or keep 10 px between icon and text.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QStylePainter, QWidget

from ui import icons, theme
from ui.theme import Look

_ICON = 22
_GAP = 10
_KEY_HEIGHT = 24

# the colour of the icon by kind; the text has the colour of the stylesheet
_ICON_TOKEN = {"primary": "on-pine", "honey": "on-honey-ink", "danger": "brick", "toast": "on-toast"}


class KeyButton(QPushButton):
    """A button with an icon left and the key that does the same right.

    The accessible name is the text; the key is its accessible description.
    """

    def __init__(
        self,
        text: str,
        *,
        icon: str = "",
        key: str = "",
        kind: str = "secondary",
        look: Look | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._look = look or theme.current()
        self._icon = icon
        self._key = key
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._describe()
        self._look.changed.connect(self._again)
        icons.loaded.connect(self._again)

    def set_key(self, key: str) -> None:
        """Show another key hint, or none."""
        self._key = key
        self._describe()
        self._again()

    def set_icon_name(self, name: str) -> None:
        """Show another icon, or none."""
        self._icon = name
        self._again()

    def set_kind(self, kind: str) -> None:
        """Become another kind of button."""
        if self.property("kind") != kind:
            self.setProperty("kind", kind)
            self.style().unpolish(self)
            self.style().polish(self)
            self._again()

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        height = super().sizeHint().height()
        return QSize(self._content_width() + 2 * self._padding(), max(height, self._look.px(40)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        place = self.rect().adjusted(self._padding(), 0, -self._padding(), 0)
        content = self._content_width()
        left = place.left() + max(0, (place.width() - content) // 2) if self._centred() else place.left()
        left = self._draw_icon(painter, left)
        text_width = min(self._text_width(), place.right() + 1 - left - self._key_width())
        painter.setPen(self._text_colour())
        painter.setFont(self._look.font(self._role()))
        text = self._plain()
        if text_width < self._text_width():
            text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, max(0, text_width))
        painter.drawText(QRect(left, 0, text_width + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, text)
        if self._key:
            self._draw_key(painter, left + text_width)

    def _draw_icon(self, painter: QPainter, left: int) -> int:
        name, token = self._icon_now()
        if not name or not icons.ready():
            return left
        size = self._look.px(_ICON)
        place = QRect(left, (self.height() - size) // 2, size, size)
        painter.drawPixmap(place, icons.pixmap(name, token, _ICON))
        return left + size + self._look.px(_GAP)

    def _draw_key(self, painter: QPainter, left: int) -> None:
        height = self._look.px(_KEY_HEIGHT)
        width = self._look.advance("key", self._key) + self._look.px(16)
        box = QRect(left + self._look.px(_GAP), (self.height() - height) // 2, width, height)
        colour = QColor(self._text_colour())
        painter.setFont(self._look.font("key"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._key)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour.setAlphaF(0.55)
        painter.setPen(QPen(colour, 1))
        radius = self._look.px(6)
        painter.drawRoundedRect(box.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    def _icon_now(self) -> tuple[str, str]:
        if not self.isEnabled():
            return self._icon, "disabled"
        return self._icon, _ICON_TOKEN.get(str(self.property("kind")), "ink")

    def _text_colour(self) -> QColor:
        group = QPalette.ColorGroup.Active if self.isEnabled() else QPalette.ColorGroup.Disabled
        return self.palette().color(group, QPalette.ColorRole.ButtonText)

    def _role(self) -> str:
        """The letters; the stylesheet says the same, but drawing asks here."""
        return "button"

    def _plain(self) -> str:
        return self.text().replace("&&", "&")

    def _text_width(self) -> int:
        # One px more: the width is rounded, and a rounding down would cut the last letters off.
        return self._look.advance("button", self._plain()) + 1

    def _key_width(self) -> int:
        if not self._key:
            return 0
        return self._look.advance("key", self._key) + self._look.px(_GAP) + self._look.px(16)

    def _content_width(self) -> int:
        icon = self._look.px(_ICON) + self._look.px(_GAP) if self._icon_now()[0] else 0
        return icon + self._text_width() + self._key_width()

    def _padding(self) -> int:
        return self._look.px(16)

    def _centred(self) -> bool:
        return True

    def _describe(self) -> None:
        self.setAccessibleDescription(self.tr("Toets {key}").format(key=self._key) if self._key else "")

    def _again(self) -> None:
        self.updateGeometry()
        self.update()


class Chip(KeyButton):
    """A choice that is on or off, with a check mark when on. Not checkable: a chip that does something."""

    def __init__(
        self,
        text: str,
        icon: str = "",
        look: Look | None = None,
        *,
        checkable: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, icon=icon, kind="chip", look=look, parent=parent)
        self.setCheckable(checkable)
        self.toggled.connect(self._again)

    def _icon_now(self) -> tuple[str, str]:
        if self.isChecked():
            return "check", "pine-hover"
        return self._icon, "ink-2" if self.isEnabled() else "disabled"

    def _text_colour(self) -> QColor:
        return self._look.token("pine-hover") if self.isChecked() else super()._text_colour()

    def _role(self) -> str:
        return "button" if self.isChecked() else "menu"

    def _content_width(self) -> int:
        icon = self._look.px(_ICON) + self._look.px(_GAP) if self._icon or self.isChecked() else 0
        return icon + self._text_width()


class IconButton(QPushButton):
    """Only an icon, with a tooltip and an accessible name; a character stands in while there are no icons."""

    def __init__(
        self,
        icon: str,
        accessible_name: str,
        *,
        token: str = "ink",
        size: int = 22,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "icon")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(accessible_name)
        self.setToolTip(accessible_name)
        self._character = _CHARACTERS.get(icon, "•")
        self._refresh()
        icons.loaded.connect(self._refresh)
        icons.set_icon(self, icon, token, size=size)

    def _refresh(self) -> None:
        self.setText("" if icons.ready() else self._character)


_CHARACTERS = {
    "close": "×",
    "plus": "+",
    "minus": "–",
    "chevron-left": "‹",
    "chevron-right": "›",
    "chevron-down": "˅",
    "chevron-up": "˄",
    "edit": "…",
    "back": "‹",
    "more": "…",
}
