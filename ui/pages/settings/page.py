"""Instellingen: a list of parts at the left, one part at the right; a drop-down where there is no room."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QHideEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from ui.context import Context
from ui.dialogs.about import About
from ui.pages.base import Page
from ui.pages.keep.section import Keep
from ui.pages.settings.desk import Paper, Questions, Screen, Terms
from ui.pages.settings.duty import DutySettings
from ui.pages.settings.form import Saver, Section
from ui.pages.settings.house import Helpers, House
from ui.pages.settings.papers import Papers
from ui.pages.settings.places import Places
from ui.pages.settings.week_plan import WeekPlanSettings
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import Choice
from ui.widgets.labels import text_label
from ui.widgets.panel import Panel
from ui.widgets.scroll import Scroll

_TWO_PANES = 760  # logical px of this page
_WIDEST = 960
KEEP = 9  # the number of Bewaren en terugzetten in the list


class _AboutSection(Section):
    """Over dit programma, as a part of the settings."""

    def __init__(self, context: Context, saver: Saver) -> None:
        super().__init__(context, saver, self.tr("Over dit programma"), "")
        self.columns.add(About(context), whole=True)


class SectionButton(KeyButton):
    """One part in the list: its words begin at the left."""

    def __init__(self, text: str, icon: str) -> None:
        super().__init__(text, icon=icon, kind="section")
        self.setCheckable(True)

    def _centred(self) -> bool:
        return False

    def _icon_now(self) -> tuple[str, str]:
        name, _ = super()._icon_now()
        return name, "pine-hover" if self.isChecked() else "ink-2"

    def _text_colour(self) -> QColor:
        return self._look.token("pine-hover" if self.isChecked() else "ink")


class SettingsPage(Page):
    """Everything that can be set; kept when a field is left."""

    name = "settings"
    settings_changed = Signal(object)  # Settings
    backup_made = Signal()
    restore_ready = Signal()  # a backup waits to be put back: the program opens again

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._look = context.look
        self._saver = Saver(context, self)
        self._saver.saved.connect(self.settings_changed)
        make: tuple[tuple[str, str, Callable[[Context, Saver], Section]], ...] = (
            (self.tr("Buurthuis"), "home", House),
            (self.tr("Hulp bij de hand"), "calling", Helpers),
            (self.tr("Plekken"), "place", Places),
            (self.tr("Scherm"), "screen", Screen),
            (self.tr("Papier"), "print", Paper),
            (self.tr("Controle"), "checked", Terms),
            (self.tr("Vaak gevraagd"), "search", Questions),
            (self.tr("Dienst"), "duty", DutySettings),
            (self.tr("Weekplan"), "calendar", WeekPlanSettings),
            (self.tr("Bewaren en terugzetten"), "keep", Keep),
            (self.tr("Papieren"), "table", Papers),
            (self.tr("Over dit programma"), "info", _AboutSection),
        )
        self._make = [factory for _, _, factory in make]
        self._sections: dict[int, Section] = {}
        self._current = -1
        self._title = text_label(self.tr("Instellingen"), "page-title")
        self._list = QWidget()
        self._list.setAccessibleName(self.tr("Onderdelen"))
        self._list_column = QVBoxLayout(self._list)
        self._list_column.setContentsMargins(0, 0, 0, 0)
        group = QButtonGroup(self)
        self._choice = Choice()
        self._choice.setAccessibleName(self.tr("Onderdeel"))
        self._buttons: list[SectionButton] = []
        for number, (title, icon, _) in enumerate(make):
            button = SectionButton(title, icon)
            button.clicked.connect(partial(self.open_section, number))
            group.addButton(button)
            self._buttons.append(button)
            self._list_column.addWidget(button)
            self._choice.addItem(title)
        self._list_column.addStretch(1)
        self._choice.activated.connect(self.open_section)
        self._panel = Panel("panel", padding=24, gap=0)
        self._pane = Scroll()
        holder = QWidget()
        self._holder = QVBoxLayout(holder)
        self._holder.addWidget(self._panel)
        self._holder.addStretch(1)
        self._pane.set_content(holder)
        self._row = QHBoxLayout()
        self._row.addWidget(self._list)
        self._row.addWidget(self._pane, 1)
        self._head = QHBoxLayout()
        self._head.addWidget(self._title)
        self._head.addWidget(self._choice)
        self._head.addStretch(1)
        self._outer = QVBoxLayout(self)
        self._outer.addLayout(self._head)
        self._outer.addLayout(self._row, 1)
        self._look.changed.connect(self._fit)
        self.open_section(0)

    def open_section(self, number: int, *_: object) -> None:
        """Show one part, made when it is first opened."""
        if number == self._current:
            return
        if self._current >= 0:
            before = self._sections[self._current]
            before.commit()
            before.setVisible(False)
        if number not in self._sections:
            made = self._make[number](self._context, self._saver)
            self._sections[number] = made
            if isinstance(made, Keep):
                made.restore_ready.connect(self.restore_ready)
                made.backup_made.connect(self.backup_made)
            self._panel.body.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        self._sections[number].show()
        self._current = number
        self._buttons[number].setChecked(True)
        self._choice.setCurrentIndex(number)
        self._pane.verticalScrollBar().setValue(0)

    def focus_first(self) -> None:
        (self._buttons[self._current] if self._list.isVisible() else self._choice).setFocus(
            Qt.FocusReason.OtherFocusReason
        )

    def panes(self) -> list[QWidget]:
        return [self._list if self._list.isVisible() else self._choice, self._panel]

    def help_sentences(self) -> tuple[str, ...]:
        return (
            self.tr("Kies links een onderdeel."),
            self.tr("Wat je invult is bewaard als je naar het volgende veld gaat."),
        )

    def hideEvent(self, event: QHideEvent) -> None:
        if self._current >= 0:
            self._sections[self._current].commit()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        look = self._look
        gap, rows = look.px(4), [button.sizeHint().height() for button in self._buttons]
        above = self._title.sizeHint().height() + look.px(8 + 14 + 16)
        whole = sum(rows) + gap * (len(rows) - 1) + above <= self.height()  # the list does not scroll
        wide = look.logical_width(self) >= _TWO_PANES and whole
        self._list.setVisible(wide)
        self._choice.setVisible(not wide)
        side = look.px(24 if wide else 10)
        self._outer.setContentsMargins(side, look.px(8 if wide else 2), side, look.px(16 if wide else 6))
        self._outer.setSpacing(look.px(14 if wide else 6))
        self._holder.setContentsMargins(0, 0, 0, look.px(6))
        self._row.setSpacing(look.px(16))
        self._head.setSpacing(look.px(16))
        self._list_column.setSpacing(gap)
        self._list.setFixedWidth(look.px(240))
        self._panel.setMaximumWidth(look.px(_WIDEST))
