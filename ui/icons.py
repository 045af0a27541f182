"""Icons: one table of names, and the only module that knows qtawesome.

Its fonts can be blocked on managed PCs and its import takes 115 ms: `load` is called after the first paint,
takes Material Design Icons alone, and fills every icon that was set before. Without them the words stay.
"""

from __future__ import annotations

import logging
import os
import weakref
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QAction, QIcon, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from shiboken6 import isValid

from ui import theme

_log = logging.getLogger(__name__)

# our name -> the name in Material Design Icons
GLYPHS: dict[str, str] = {
    # menu and shell
    "search": "magnify",
    "settings": "cog-outline",
    "logo": "coffee",
    "spoed": "lifebuoy",
    "close": "close",
    "help": "help-circle-outline",
    "info": "information-outline",
    "back": "arrow-left",
    "more": "dots-horizontal",
    "check": "check",
    "plus": "plus",
    "minus": "minus",
    "chevron-down": "chevron-down",
    "chevron-up": "chevron-up",
    "chevron-left": "chevron-left",
    "chevron-right": "chevron-right",
    "filter": "filter-variant",
    "undo": "undo",
    # themes
    "currency-eur": "currency-eur",
    "briefcase": "briefcase-outline",
    "home": "home-outline",
    "health": "heart-pulse",
    "family": "human-male-child",
    "contact": "account-group-outline",
    "papers": "file-document-outline",
    "learning": "book-open-variant",
    # a service
    "phone": "phone-outline",
    "phone-solid": "phone",
    "calling": "phone-in-talk-outline",
    "phone-check": "phone-check-outline",
    "place": "map-marker-outline",
    "walk": "walk",
    "clock": "clock-outline",
    "clock-open": "clock-check-outline",
    "clock-soon": "clock-alert-outline",
    "clock-closed": "clock-remove-outline",
    "free": "cash-check",
    "cost": "cash",
    "bring": "bag-personal-outline",
    "language": "translate",
    "person": "account-outline",
    "checked": "check-decagram-outline",
    "flag": "flag-outline",
    "print": "printer-outline",
    "slip": "text-box-check-outline",
    "eye": "eye-outline",
    "edit": "pencil-outline",
    "web": "web",
    "neighbours": "hand-heart-outline",
    "table": "account-voice",
    "step": "shoe-print",
    "save": "content-save-outline",
    "calendar": "calendar-blank-outline",
    "map-search": "map-search-outline",
    "wheelchair": "wheelchair-accessibility",
    "home-visit": "home-account",
    "list": "format-list-bulleted",
    "alert": "alert-outline",
    "danger": "alert-octagon-outline",
    "bullhorn": "bullhorn-outline",
    "discreet": "eye-off-outline",
    "paper": "file-outline",
    "letters": "format-size",
    # the dienst
    "duty": "account-clock-outline",
    "lock": "lock-outline",
    "unlock": "lock-open-variant-outline",
    "worker": "account-lock-outline",
    "people": "account-group-outline",
    "no-name": "account-off-outline",
    "add-person": "account-plus-outline",
    "backspace": "backspace-outline",
    "end-duty": "logout",
    "card": "card-account-details-outline",
    "key": "form-textbox-password",
    "keep": "archive-arrow-down-outline",
    "restore": "backup-restore",
    "folder": "folder-outline",
    "stop-person": "account-remove-outline",
    "now": "circle-slice-8",
    "later": "circle-outline",
    # the inloop day
    "inloop": "coffee-outline",
    "aside": "account-clock-outline",
    "handover": "message-text-outline",
    "attention": "bullhorn-outline",
    "numbers": "chart-bar",
    "export": "table-arrow-right",
    "delete": "trash-can-outline",
    "back-slip": "arrow-u-left-top",
    "regular": "account-heart-outline",
    "upkeep": "book-edit-outline",
    # the week of the buurtwerker
    "week": "calendar-week",
    "new": "email-outline",
    "opened": "email-open-outline",
    "picked-up": "hand-back-right-outline",
    "visiting": "door-open",
    "indoors": "door-closed",
    "outdoors": "map-marker-multiple-outline",
    "on-agenda": "calendar-check-outline",
    "agreement": "handshake-outline",
    "asked-back": "reply-outline",
    "handed-over": "email-seal-outline",
    "following": "calendar-refresh-outline",
    "closed": "archive-check-outline",
    "merged": "call-merge",
    "withdrawn": "email-off-outline",
    "impression": "thought-bubble-outline",
    "source": "ear-hearing",
    "wish": "account-question-outline",
    "weighing": "scale-balance",
    "timeline": "timeline-clock-outline",
    "copy": "content-copy",
    "link": "link-variant",
    "reopen": "archive-arrow-up-outline",
    "reminder": "bell-outline",
    "chance": "star-outline",
    "feedback": "message-reply-text-outline",
    "readers": "account-eye-outline",
    # the overleg
    "meeting": "account-supervisor-outline",
    "begin": "play-circle-outline",
    "put-on": "playlist-plus",
    "actions": "format-list-checks",
    "next": "arrow-right",
    # signals at the desk
    "signal": "message-alert-outline",
    "thought": "thought-bubble-outline",
    "send": "send-lock-outline",
    "sealed": "email-seal-outline",
    "add-to": "email-plus-outline",
    "take-in": "email-off-outline",
    # choices
    "checkbox-on": "checkbox-marked",
    "checkbox-off": "checkbox-blank-outline",
    "radio-on": "radiobox-marked",
    "radio-off": "radiobox-blank",
    "done": "check-circle",
    "screen": "monitor",
    "first-aid": "medical-bag",
}


@dataclass(frozen=True)
class _Wish:
    """What was asked for one button or label."""

    name: str
    token: str
    on_token: str | None
    size: int


class Icons(QObject):
    """Every icon that was set, so that it can be filled later and coloured again."""

    loaded = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._font: Any = None
        self._tried = False
        self._look: theme.Look | None = None
        self._wishes: weakref.WeakKeyDictionary[QObject, _Wish] = weakref.WeakKeyDictionary()
        self._pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}

    @property
    def ready(self) -> bool:
        """Whether icons can be drawn."""
        return self._font is not None

    def load(self) -> bool:
        """Load the icon font; False when it cannot be used here. Tried once."""
        if self._tried:
            return self.ready
        self._tried = True
        try:
            os.environ.setdefault("QT_API", "pyside6")
            from qtawesome import iconic_font

            folder = Path(iconic_font.__file__).parent / "fonts"
            ttf = next(folder.glob("materialdesignicons6-webfont-[0-9]*.ttf")).name
            charmap = next(folder.glob("materialdesignicons6-webfont-charmap-*.json")).name
            make: Any = iconic_font.IconicFont
            self._font = make(("mdi6", ttf, charmap))
        except Exception:  # a blocked font raises anything, and an icon is never worth a crash
            _log.warning("The icon font could not be loaded; the program goes on with words alone")
            return False
        self._fill()
        self.loaded.emit()
        return True

    def pixmap(self, name: str, token: str, size: int) -> QPixmap:
        """The icon in this colour at `size` logical px, as large as the letters; empty until loaded."""
        if self._font is None:
            return QPixmap()
        look = self._followed()
        colour = look.token(token)
        app = QApplication.instance()
        ratio = app.devicePixelRatio() if isinstance(app, QApplication) else 1.0
        key = (name, colour.name(), look.px(size), ratio)
        known = self._pixmaps.get(key)
        if known is None:
            side = look.px(size)
            icon = self._font.icon(f"mdi6.{GLYPHS.get(name, name)}", color=colour)
            known = icon.pixmap(QSize(side, side), ratio)
            self._pixmaps[key] = known
        return known

    def set_icon(
        self,
        target: QAbstractButton | QLabel | QAction,
        name: str,
        token: str,
        on_token: str | None,
        size: int,
    ) -> None:
        """Give a button, label or action an icon, now or as soon as there are icons."""
        self._followed()
        wish = _Wish(name, token, on_token, size)
        self._wishes[target] = wish
        self._fill_one(target, wish)

    def _followed(self) -> theme.Look:
        look = theme.current()
        if self._look is not look:
            if self._look is not None and isValid(self._look):
                self._look.changed.disconnect(self._fill)
            self._look = look
            look.changed.connect(self._fill)
        return look

    def _fill(self) -> None:
        for target, wish in list(self._wishes.items()):
            if isValid(target):
                self._fill_one(target, wish)

    def _fill_one(self, target: QObject, wish: _Wish) -> None:
        side = theme.current().px(wish.size)
        if isinstance(target, QLabel):
            target.setFixedSize(side, side)  # keeps its place before the icons are there
            if self.ready:
                target.setPixmap(self.pixmap(wish.name, wish.token, wish.size))
            return
        if not self.ready or not isinstance(target, (QAbstractButton, QAction)):
            return
        icon = QIcon(self.pixmap(wish.name, wish.token, wish.size))
        icon.addPixmap(self.pixmap(wish.name, "disabled", wish.size), QIcon.Mode.Disabled)
        if wish.on_token is not None:
            on = self.pixmap(wish.name, wish.on_token, wish.size)
            icon.addPixmap(on, QIcon.Mode.Normal, QIcon.State.On)
            icon.addPixmap(on, QIcon.Mode.Active, QIcon.State.On)
        target.setIcon(icon)
        if isinstance(target, QAbstractButton):
            target.setIconSize(QSize(side, side))


_icons = Icons()
loaded = _icons.loaded


def load() -> bool:
    """Load the icon font, after the first paint; False when it is blocked here."""
    return _icons.load()


def ready() -> bool:
    """Whether icons can be drawn now."""
    return _icons.ready


def pixmap(name: str, token: str, size: int) -> QPixmap:
    """An icon by our name (or a Material Design one) in the colour of a token; empty until loaded."""
    return _icons.pixmap(name, token, size)


def set_icon(
    target: QAbstractButton | QLabel | QAction,
    name: str,
    token: str = "ink-2",
    on_token: str | None = None,
    size: int = 22,
) -> None:
    """Give something an icon; it follows the letters, the colours, and `on_token` when it is checked."""
    _icons.set_icon(target, name, token, on_token, size)
