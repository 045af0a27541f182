"""The results side of the search page: filters, list, the place that is chosen, and a question in another language.

Two panes where there is room, else one: the detail then comes over the list.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from data.directory.records import Need, Theme
from data.search.results import Understood
from ui import shortcuts
from ui.context import Context
from ui.models.card_text import inside
from ui.models.results import ResultsModel
from ui.pages.search.card_delegate import RING
from ui.pages.search.detail import DetailPane
from ui.pages.search.filters_bar import FiltersBar
from ui.pages.search.language_card import LanguageCard, VisitorCard
from ui.pages.search.one_row import OneRow
from ui.pages.search.results_view import ResultsView
from ui.widgets.buttons import Chip, IconButton, KeyButton
from ui.widgets.labels import ElidedLabel, text_label

_TWO_PANES_FROM = 880  # logical px of this page; the window is some 110 wider
_LOW = 430
_HIGH = 660
_WIDEST_DETAIL = 900


class Workplace(QWidget):
    """Puts the parts in their places; what they mean is decided by the page."""

    need_chosen = Signal(str)
    left_theme = Signal()
    show_more = Signal()
    stuck = Signal()
    show_all = Signal()

    def __init__(self, context: Context, model: ResultsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = context.look
        self.one_pane = False
        self._detail_open = False
        self._has_place = False
        self._visitor_waits = False
        self._foot_state: tuple[bool, str, int, float] = (False, "", 0, 0.0)
        self._header_words = ("", "", "", "")
        self.list = ResultsView(model, self._look)
        self.detail = DetailPane(context)
        self.filters = FiltersBar(self._look)
        self.language = LanguageCard(self._look)
        self.visitor = VisitorCard(self._look)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._build_theme_bar())
        self._column.addWidget(self.filters)
        self._panes = QHBoxLayout()
        self._column.addLayout(self._panes, 1)
        self._panes.addWidget(self._build_left())
        self._panes.addWidget(self._build_right(), 1)
        self._panes.addStretch(0)
        self.language.hide()
        self.visitor.hide()
        self.language.show_visitor.connect(self.open_detail)
        self.visitor.answered.connect(self._visitor_answered)
        self.detail.back.connect(self.close_detail)
        self._look.changed.connect(self._space)
        self._space()

    # What is shown

    def show_counts(self, count: int, hidden: int, more: int, also: Sequence[str]) -> None:
        """How many places are shown, hidden by a filter and still to come; `also`: what else was searched for."""
        line = ""
        if hidden:
            line = self.tr("{places} verborgen door filter · Toon alles").format(places=self._places(hidden))
        words = ", ".join(inside(word) for word in also)
        self.show_header(
            self._places(count),
            self.tr("We zochten ook op: {words}").format(words=words) if words else "",
            line,
            self.tr("Toon meer ({count})").format(count=more) if more else "",
        )

    def _places(self, count: int) -> str:
        return self.tr("1 plek") if count == 1 else self.tr("{count} plekken").format(count=count)

    def show_header(self, shown: str, also: str, hidden: str, more: str) -> None:
        """Above and below the list: how many, what else was searched for, what a filter hides, how many more."""
        words = (shown, also, hidden, more)
        if words == self._header_words:
            return  # setting the same text again lays everything out again, on every key press
        self._header_words = words
        self._count.setText(shown)
        self._also.setText(also)
        self._hidden.setText(hidden)
        self._hidden.setVisible(bool(hidden))
        self._more.setText(more)
        self._more.setVisible(bool(more))
        self._fit_foot()

    def header(self) -> str:
        """The words above the list."""
        return f"{self._count.text()} {self._also.text()}".strip()

    def hidden_line(self) -> str:
        """What is said about hidden places, empty when none is."""
        return "" if self._hidden.isHidden() else self._hidden.text()

    @property
    def more_button(self) -> KeyButton:
        """Shows the next dozen."""
        return self._more

    def show_theme(self, theme: Theme | None, need: str = "") -> None:
        """The bar of a theme with its needs as chips; None takes it away."""
        self._theme_bar.setVisible(theme is not None)
        if theme is None:
            self._theme_code = ""
            return
        if self._theme_code != theme.code:
            self._theme_code = theme.code
            self._theme_row.set_label(theme.name)
            chips = []
            for one in theme.needs:
                chip = Chip(one.name)
                chip.clicked.connect(lambda _=False, code=one.code: self._choose_need(code))
                chip.setProperty("need", one.code)
                chips.append(chip)
            self._theme_row.set_buttons(chips)
        for button in self._theme_row.buttons:
            button.setChecked(button.property("need") == need)

    @property
    def need_chips(self) -> tuple[Chip, ...]:
        """The needs of the theme that is shown."""
        return tuple(chip for chip in self._theme_row.buttons if isinstance(chip, Chip))

    def show_language(self, language: str, understood: Understood | None, needs: Mapping[str, Need]) -> None:
        """The cards about a question in another language; none for Dutch."""
        foreign = language != "nl"
        self.language.setVisible(foreign)
        self._visitor_waits = False
        if not foreign:
            self.visitor.hide()
            self._fit()
            return
        need = needs.get(understood.need) if understood is not None else None
        self.language.show_understood(language, need.meaning if need is not None else "")
        asked = understood is not None and self.visitor.show_understood(understood, needs)
        self.visitor.setVisible(asked)
        self._visitor_waits = asked
        self._fit()

    def confirm_meaning(self, meaning: str, language: str) -> None:
        """The visitor chose another meaning."""
        self.language.show_understood(language, meaning)
        self.visitor.fold()
        self._fit()

    def show_place(self) -> None:
        """There is a place to show on the detail page."""
        if not self._has_place:
            self._has_place = True
            self._fit()

    def forget_place(self) -> None:
        """Nothing of the last visitor stands there when the next question begins; it also paints sooner."""
        if self._has_place:
            self._has_place = False
            self._fit()

    # One pane or two

    def open_detail(self) -> None:
        """Show the chosen place over the list, where there is one pane."""
        if self.one_pane and not self._detail_open:
            self._detail_open = True
            self._fit()
            self.detail.put.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_detail(self) -> bool:
        """Back to the list; False when there was nothing to close."""
        if not self._detail_open or not self.one_pane:
            return False
        self._detail_open = False
        self._fit()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    @property
    def detail_shown(self) -> bool:
        """Whether the detail pane is on the screen."""
        return not self.one_pane or self._detail_open

    # Building

    def _build_theme_bar(self) -> QWidget:
        self._theme_bar = QWidget()
        row = QHBoxLayout(self._theme_bar)
        row.setContentsMargins(0, 0, 0, 0)
        back = IconButton("back", self.tr("Terug naar alle onderwerpen (Esc)"))
        back.clicked.connect(self.left_theme)
        self._theme_row = OneRow(" ", self.tr("Meer"), role="section")
        self._theme_code = ""
        row.addWidget(back)
        row.addWidget(self._theme_row, 1)
        self._theme_bar.hide()
        return self._theme_bar

    def _build_left(self) -> QWidget:
        self._left = QWidget()
        self._left_column = QVBoxLayout(self._left)
        self._language_row = QHBoxLayout()
        self._language_row.addWidget(self.language)
        self._left_column.addLayout(self._language_row)
        self._header = QHBoxLayout()
        self._count = text_label("", "label")
        self._also = ElidedLabel("", "small", "ink-2")
        self._header.addWidget(self._count)
        self._header.addWidget(self._also, 1)
        self._left_column.addLayout(self._header)
        self._hidden = KeyButton("", kind="link", look=self._look)
        self._hidden.clicked.connect(self.show_all)
        self._left_column.addWidget(self._hidden, 0, Qt.AlignmentFlag.AlignLeft)
        self._left_column.addWidget(self.list, 1)
        foot = self._foot = QHBoxLayout()
        self._more = KeyButton("", icon="chevron-down", look=self._look)
        self._more.clicked.connect(self.show_more)
        self.stuck_button = KeyButton(
            self.tr("Ik kom er niet uit"), icon="map-search", key=shortcuts.hint("stuck"), kind="quiet", look=self._look
        )
        self.stuck_button.clicked.connect(self.stuck)
        foot.addWidget(self._more)
        foot.addStretch(1)
        foot.addWidget(self.stuck_button)
        self._left_column.addLayout(foot)
        return self._left

    def _build_right(self) -> QWidget:
        self._right = QWidget()
        self._right_column = QVBoxLayout(self._right)
        self._right_column.setContentsMargins(0, 0, 0, 0)
        self._right_column.addWidget(self.visitor)
        self._right_column.addWidget(self.detail, 1)
        self._right_column.addStretch(0)
        self._right.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        return self._right

    # Inside

    def _choose_need(self, code: str) -> None:
        self.need_chosen.emit(code)

    def _visitor_answered(self, yes: bool) -> None:
        self._visitor_waits = not yes
        if yes and self.one_pane:
            self.close_detail()
        self._fit()

    def _space(self) -> None:
        px = self._look.px
        width = self._look.logical_width(self)
        side = px(24 if width >= 1040 else 16 if width >= 640 else 10)
        low = self._look.logical_height(self) < _LOW
        self._column.setContentsMargins(side - RING, px(2 if low else 6), side, px(6 if low else 12))
        self._column.setSpacing(px(4 if low else 8))
        self._panes.setSpacing(px(16) - RING)
        self._left_column.setContentsMargins(0, 0, 0, 0)
        self._left_column.setSpacing(px(4))
        for bar in (self.filters, self._theme_bar):
            inside = bar.layout()
            if inside is not None:
                inside.setContentsMargins(RING, 0, 0, 0)
        self._header.setContentsMargins(RING, 0, RING, 0)
        self._language_row.setContentsMargins(RING, 0, RING, 0)
        self._foot.setContentsMargins(RING, 0, 0, 0)
        self._header.setSpacing(px(8))
        self._right_column.setSpacing(px(12))
        self._fit()

    def _fit(self) -> None:
        look = self._look
        width = look.logical_width(self)
        low = look.logical_height(self) < _LOW
        alone = width < _TWO_PANES_FROM
        if alone != self.one_pane:
            self.one_pane = alone
            self._move_filters(alone)
        self.detail.set_one_pane(alone)
        # The place is not the right one then, and the other meanings need the height.
        covered = self.visitor.offers_others and look.logical_height(self) < _HIGH
        self.detail.setVisible(self._has_place and not covered)
        self._left.setVisible(not (alone and self._detail_open))
        self._right.setVisible(not alone or self._detail_open)
        self.filters.setVisible(not (alone and self._detail_open))
        self._panes.setStretchFactor(self._left, 1 if alone else 0)
        if alone:
            self._left.setMinimumWidth(0)
            self._left.setMaximumWidth(16_777_215)
            self._right.setMaximumWidth(16_777_215)
        else:
            wanted = min(572, max(400, int((width - 64) * 0.43)))
            self._left.setFixedWidth(look.px(wanted))
            self._right.setMaximumWidth(look.px(_WIDEST_DETAIL))
        self.list.cards.narrow = alone is False and width < 1000
        self.stuck_button.setVisible(not low)
        self._fit_foot()
        self.language.set_one_pane(alone, self._visitor_waits)

    def _fit_foot(self) -> None:
        """Both buttons below the list whole: the key hint goes first."""
        state = (self._more.isHidden(), self._more.text(), self._left.width(), self._look.scale)
        if state == self._foot_state:
            return
        self._foot_state = state
        self.stuck_button.set_key(shortcuts.hint("stuck"))
        more = self._more.sizeHint().width() if not self._more.isHidden() else 0
        if more + self.stuck_button.sizeHint().width() + self._look.px(8) > self._left.width():
            self.stuck_button.set_key("")

    def _move_filters(self, alone: bool) -> None:
        """The filter button stands beside the count where there is one pane, else the chips have a row."""
        self._column.removeWidget(self.filters)
        self._header.removeWidget(self.filters)
        if alone:
            self._header.addWidget(self.filters)
            self.filters.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        else:
            self._column.insertWidget(1, self.filters)
            self.filters.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.filters.set_folded(alone)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._space()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(300), self._look.px(140))

    def panes(self) -> Sequence[QWidget]:
        """The parts that F6 goes through."""
        shown = [] if self._left.isHidden() else [self.list]
        return shown if self._right.isHidden() else [*shown, self._right]
