"""The filters: one row of chips, or one button where there is no room for the row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from data.directory.records import Audience, Theme
from data.search.filters import Filters
from ui import icons, theme
from ui.pages.search.detail_words import language_name
from ui.theme import Look
from ui.widgets.buttons import Chip

_GAP = 8
_LANGUAGES = ("ar", "de", "en", "es", "fa", "fr", "it", "pl", "pt", "ru", "so", "ti", "tr", "uk")
_TOGGLES = ("open_now", "free", "home_visit")
_CHOICES = ("audience", "language", "area", "theme")


class _ChoiceChip(Chip):
    """A chip that opens a menu; it is on when something was chosen there."""

    def nextCheckState(self) -> None:
        """The menu decides."""

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        look = theme.current()
        words = QFontMetrics(look.font("button")).horizontalAdvance(self.text())
        return QSize(words + look.px(14 + 4 + 22 + 10), super().sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        look = theme.current()
        painter.setPen(look.token("pine-hover" if self.isChecked() else "ink"))
        inside = self.rect().adjusted(look.px(14), 0, -look.px(10), 0)
        painter.drawText(inside, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), self.text())
        arrow = icons.pixmap("chevron-down", "pine-hover" if self.isChecked() else "ink-2", 22)
        if not arrow.isNull():
            size = look.px(22)
            painter.drawPixmap(inside.right() - size + 1, (self.height() - size) // 2, size, size, arrow)


class FiltersBar(QWidget):
    """What the desk wants to see; unknown is never hidden (data.search.filters)."""

    changed = Signal(object)  # Filters

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.filters = Filters()
        self._folded = False
        self._themes: tuple[Theme, ...] = ()
        self._areas: tuple[str, ...] = ()
        self._names = {
            "open_now": self.tr("Open nu"),
            "free": self.tr("Gratis"),
            "home_visit": self.tr("Komt thuis"),
            "audience": self.tr("Voor wie"),
            "language": self.tr("Taal"),
            "area": self.tr("Buurt"),
            "theme": self.tr("Onderwerp"),
        }
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self.chips: dict[str, Chip] = {}
        for name in _TOGGLES:
            chip = Chip(self._names[name])
            chip.toggled.connect(lambda on, field=name: self._set(field, on))
            self.chips[name] = chip
        self.chips["home_visit"].setToolTip(self.tr("Komt bij je thuis"))
        self.chips["home_visit"].setAccessibleName(self.tr("Komt bij je thuis"))
        for name in _CHOICES:
            choice = _ChoiceChip(self._names[name])
            choice.clicked.connect(lambda _=False, field=name: self._open(field))
            self.chips[name] = choice
        for chip in self.chips.values():
            self._row.addWidget(chip)
        self.one = _ChoiceChip(self.tr("Filter"))
        self.one.clicked.connect(self._open_all)
        self._row.addWidget(self.one)
        self._row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._fit)
        self._show()

    def set_choices(self, themes: Sequence[Theme], areas: Sequence[str]) -> None:
        """What can be chosen."""
        self._themes = tuple(themes)
        self._areas = tuple(areas)
        self._show()

    def set_folded(self, folded: bool) -> None:
        """Only the one button, however wide it is."""
        self._folded = folded
        self._fit()

    def clear(self, *, silent: bool = False) -> None:
        """All filters off."""
        if self.filters.count:
            self.filters = Filters()
            self._show()
            if not silent:
                self.changed.emit(self.filters)

    def _set(self, name: str, value: Any) -> None:
        wanted = replace(self.filters, **{name: value})
        if wanted != self.filters:
            self.filters = wanted
            self._show()
            self.changed.emit(wanted)

    def _show(self) -> None:
        for name in _TOGGLES:
            self.chips[name].setChecked(bool(getattr(self.filters, name)))
        for name in _CHOICES:
            value = getattr(self.filters, name)
            self.chips[name].setChecked(bool(value))
            text = self._names[name]
            if value:
                text = self.tr("{filter}: {value}").format(filter=text, value=self._value(name, value))
            self.chips[name].setText(text)
        count = self.filters.count
        self.one.setChecked(bool(count))
        self.one.setText(self.tr("Filter: {count}").format(count=count) if count else self.tr("Filter"))
        self._fit()

    def _value(self, name: str, value: Any) -> str:
        if name == "language":
            return language_name(str(value))
        if name == "theme":
            return next((theme.name for theme in self._themes if theme.code == value), str(value))
        return value.value if isinstance(value, Audience) else str(value)

    def _options(self, name: str) -> list[tuple[Any, str]]:
        if name == "audience":
            return [(one, one.value) for one in Audience if one is not Audience.EVERYONE]
        if name == "language":
            return sorted(((code, language_name(code)) for code in _LANGUAGES), key=lambda pair: pair[1])
        if name == "area":
            return [(area, area) for area in self._areas]
        return [(theme.code, theme.name) for theme in self._themes]

    def _fill(self, menu: QMenu, name: str) -> None:
        current = getattr(self.filters, name)
        empty: Any = None if name == "audience" else ""
        for value, text in ((empty, self.tr("Maakt niet uit")), *self._options(name)):
            action = menu.addAction(text.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(value == current)
            action.triggered.connect(lambda _=False, field=name, to=value: self._set(field, to))

    def _open(self, name: str) -> None:
        menu = QMenu(self)
        self._fill(menu, name)
        self._popup(menu, self.chips[name])

    def _open_all(self) -> None:
        menu = QMenu(self)
        for name in _TOGGLES:
            action = QAction(self._names[name], menu)
            action.setCheckable(True)
            action.setChecked(bool(getattr(self.filters, name)))
            action.toggled.connect(lambda on, field=name: self._set(field, on))
            menu.addAction(action)
        menu.addSeparator()
        for name in _CHOICES:
            if self._options(name):
                self._fill(menu.addMenu(self.chips[name].text().replace("&", "&&")), name)
        if self.filters.count:
            menu.addSeparator()
            menu.addAction(self.tr("Toon alles")).triggered.connect(lambda: self.clear())
        self._popup(menu, self.one)

    def _popup(self, menu: QMenu, under: QPushButton) -> None:
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(under.mapToGlobal(QPoint(0, under.height())))

    def _fit(self) -> None:
        gap = self._look.px(_GAP)
        self._row.setSpacing(gap)
        usable = [name for name in self.chips if name in _TOGGLES or self._options(name)]
        needed = sum(self.chips[name].sizeHint().width() + gap for name in usable)
        wide = needed <= self.width() and not self._folded
        for name, chip in self.chips.items():
            chip.setVisible(wide and name in usable)
        self.one.setVisible(not wide)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
