"""How the program looks: letters, colours, light or dark. One object, made by desktop.app, told to everyone.

Sizes are logical px at 100%; `Look.px` makes them real. The stylesheet is applied once, on the application.
"""

from __future__ import annotations

import logging
import math

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from resources import files
from ui import palette
from ui.stylesheet import stylesheet

_log = logging.getLogger(__name__)

SCREEN = "Atkinson Hyperlegible Next"
DIGITS = "Noto Sans"  # the zero of the screen font has a stroke, and people copy it as an 8
_FALLBACKS = ("Noto Sans Arabic", "Noto Sans Ethiopic")
_FONT_FILES = (
    "AtkinsonHyperlegibleNext_400Regular.ttf",
    "AtkinsonHyperlegibleNext_500Medium.ttf",
    "AtkinsonHyperlegibleNext_600SemiBold.ttf",
    "AtkinsonHyperlegibleNext_700Bold.ttf",
    "NotoSans-Regular.ttf",
    "NotoSans-Bold.ttf",
)

_REMEMBERED = 2_000  # widths of texts

LEAST_PERCENT, MOST_PERCENT = 100, 200
STEPS = (100, 125, 150, 175, 200)
_WIDE_SCREEN, _WIDE_SCALE = 1800, 1.12  # on a screen this wide 100% is a little larger

# role -> (px at 100%, weight, digits font)
ROLES: dict[str, tuple[int, int, bool]] = {
    "page-title": (28, 700, False),
    "detail-title": (26, 700, False),
    "section": (20, 700, False),
    "card-title": (17, 600, False),
    "label": (17, 600, False),
    "search": (18, 400, False),
    "body": (16, 400, False),
    "body-strong": (16, 600, False),
    "menu": (16, 500, False),
    "button": (16, 600, False),
    "small": (15, 400, False),
    "small-strong": (15, 600, False),
    "key": (14, 500, False),
    "phone-card": (19, 700, True),
    "phone-detail": (28, 700, True),
    "phone-call": (34, 700, True),
    "crisis-112": (36, 700, True),
    "pin": (26, 700, True),
    "lead": (20, 400, False),
    "tile-name": (19, 600, False),
}


class Look(QObject):
    """Letters and colours of this moment. `changed` comes after the stylesheet has been applied."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None, *, percent: int = 100, mode: str = "light") -> None:
        super().__init__(parent)
        self._percent = _bounded(percent)
        self._mode = mode
        self._app: QApplication | None = None
        self._screen_scale = 1.0
        self._scale = self._percent / 100
        self._fonts: dict[str, QFont] = {}
        self._advances: dict[tuple[str, str], int] = {}
        self._colours: dict[str, QColor] = {}
        self._table: dict[str, str] = {}
        self.dark = False
        self.high_contrast = False
        self._follow_system()

    @property
    def percent(self) -> int:
        """The size of the letters, 100 to 200."""
        return self._percent

    @property
    def mode(self) -> str:
        """What was chosen: "system", "light" or "dark"."""
        return self._mode

    @property
    def scale(self) -> float:
        """How many real px one logical px is."""
        return self._scale

    def px(self, size: float) -> int:
        """A size in logical px, grown with the letters, in whole px."""
        return math.floor(size * self._scale + 0.5)

    def logical_width(self, widget: QWidget) -> int:
        """How wide a widget is in logical px: what the break points of a layout are measured in."""
        return int(widget.width() / self.scale)

    def logical_height(self, widget: QWidget) -> int:
        """How high a widget is in logical px."""
        return int(widget.height() / self.scale)

    def token(self, name: str) -> QColor:
        """A colour by its name in the design. Raises KeyError for a name that is not there."""
        return self._colours[name]

    def font(self, role: str) -> QFont:
        """The letters of a role, at their real size. Raises KeyError for a role that is not there."""
        known = self._fonts.get(role)
        if known is None:
            size, weight, digits = ROLES[role]
            known = QFont()
            known.setFamilies([DIGITS, SCREEN, *_FALLBACKS] if digits else [SCREEN, DIGITS, *_FALLBACKS])
            known.setPixelSize(self.px(size))
            known.setWeight(QFont.Weight(weight))
            self._fonts[role] = known
        return known

    def advance(self, role: str, text: str) -> int:
        """How wide a text is in the letters of a role, in real px; remembered, for layouts ask it often."""
        key = (role, text)
        known = self._advances.get(key)
        if known is None:
            if len(self._advances) > _REMEMBERED:
                self._advances.clear()
            known = QFontMetrics(self.font(role)).horizontalAdvance(text)
            self._advances[key] = known
        return known

    def set_percent(self, percent: int) -> None:
        """Make the letters this large; values out of bounds are brought within."""
        if (wanted := _bounded(percent)) != self._percent:
            self._percent = wanted
            self._restyle()

    def step(self, direction: int) -> int:
        """The next of the fixed letter sizes: 1 larger, -1 smaller. Changes nothing itself."""
        larger = [size for size in STEPS if size > self._percent]
        smaller = [size for size in STEPS if size < self._percent]
        if direction > 0:
            return larger[0] if larger else STEPS[-1]
        return smaller[-1] if smaller else STEPS[0]

    def set_mode(self, mode: str) -> None:
        """Choose "system", "light" or "dark"."""
        if mode != self._mode:
            self._mode = mode
            self._follow_system()
            self._restyle()

    def apply(self, app: QApplication) -> None:
        """Load the fonts and style the whole application; from here on the system's choice is followed."""
        global _current
        _current = self
        first = self._app is None
        self._app = app
        load_fonts()
        self._forget()
        screen = app.primaryScreen()
        if screen is not None and screen.availableSize().width() >= _WIDE_SCREEN:
            self._screen_scale = _WIDE_SCALE
        if app.style().name() != "fusion":
            app.setStyle("Fusion")
        if first:
            hints = app.styleHints()
            hints.colorSchemeChanged.connect(self._system_changed)
            hints.accessibility().contrastPreferenceChanged.connect(self._system_changed)
        self._follow_system()
        self._restyle()

    def _system_changed(self) -> None:
        before = (self.dark, self.high_contrast)
        self._follow_system()
        if (self.dark, self.high_contrast) != before:
            self._restyle()

    def _follow_system(self) -> None:
        hints = QGuiApplication.styleHints() if QGuiApplication.instance() is not None else None
        self.dark = self._mode == "dark"
        self.high_contrast = False
        if hints is not None:
            if self._app is not None:  # the frame around the window is the system's: tell it too
                if self._mode == "system":
                    hints.unsetColorScheme()
                else:
                    hints.setColorScheme(Qt.ColorScheme.Dark if self.dark else Qt.ColorScheme.Light)
            if self._mode == "system":
                self.dark = hints.colorScheme() is Qt.ColorScheme.Dark
            contrast = hints.accessibility().contrastPreference()
            self.high_contrast = contrast is Qt.ContrastPreference.HighContrast
        self._table = palette.table(dark=self.dark, high_contrast=self.high_contrast)
        self._colours = {name: QColor(value) for name, value in self._table.items()}

    def _restyle(self) -> None:
        self._forget()
        if self._app is not None:
            self._app.setFont(self.font("body"))
            self._app.setPalette(self._palette())
            self._app.setStyleSheet(stylesheet(self._table, self.scale))
        self.changed.emit()

    def _forget(self) -> None:
        """What was worked out for the size of before."""
        self._scale = min(self._percent / 100 * self._screen_scale, MOST_PERCENT / 100)
        self._fonts.clear()
        self._advances.clear()

    def _palette(self) -> QPalette:
        roles = {
            QPalette.ColorRole.Window: "paper",
            QPalette.ColorRole.WindowText: "ink",
            QPalette.ColorRole.Base: "surface",
            QPalette.ColorRole.AlternateBase: "sunken",
            QPalette.ColorRole.Text: "ink",
            QPalette.ColorRole.PlaceholderText: "ink-2",
            QPalette.ColorRole.Button: "surface",
            QPalette.ColorRole.ButtonText: "ink",
            QPalette.ColorRole.Highlight: "pine",
            QPalette.ColorRole.HighlightedText: "on-pine",
            QPalette.ColorRole.Accent: "pine",
            QPalette.ColorRole.Link: "pine",
            QPalette.ColorRole.LinkVisited: "pine",
            QPalette.ColorRole.ToolTipBase: "toast",
            QPalette.ColorRole.ToolTipText: "on-toast",
        }
        made = QPalette()
        for role, name in roles.items():
            made.setColor(role, self.token(name))
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            made.setColor(QPalette.ColorGroup.Disabled, role, self.token("disabled"))
        return made


_current: Look | None = None
_fonts_loaded = False


def current() -> Look:
    """The look that was applied; for small widgets that are not handed one."""
    global _current
    if _current is None:
        _current = Look()
    return _current


def load_fonts() -> None:
    """Register the fonts that ship with the program, once. A font that is missing is only noted."""
    global _fonts_loaded
    if _fonts_loaded:
        return
    _fonts_loaded = True
    for name in _FONT_FILES:
        if QFontDatabase.addApplicationFont(str(files.path("fonts", name))) < 0:
            _log.warning("The font %s could not be loaded", name)


def _bounded(percent: int) -> int:
    return max(LEAST_PERCENT, min(MOST_PERCENT, percent))
