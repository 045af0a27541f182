"""Dit staat nog niet in onze lijst, or "ik kom er niet uit": how to go on together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from data.directory.records import Theme
from data.search.visitor_words import visitor_words
from ui import icons
from ui.context import Context
from ui.pages.search.call_card import CallCard, DeputyLine
from ui.pages.search.tiles import TileGrid, height_at
from ui.theme import Look
from ui.widgets.buttons import Chip
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import text_label
from ui.widgets.panel import Panel
from ui.widgets.parting import take_away
from ui.widgets.scroll import Scroll

if TYPE_CHECKING:
    from ui.pages.search.keep_question import KeepQuestion

_BESIDE_FROM = 860  # logical px: the call card beside the rest


class NothingFound(QWidget):
    """Word chips, the people at the table, the themes, and the number of the buurtwerker."""

    question_chosen = Signal(str)
    theme_chosen = Signal(str)
    settings_wanted = Signal()
    worker_called = Signal()
    question_kept = Signal(str)
    come_back_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._look = context.look
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        content = QWidget()
        self._scroll = Scroll(content)
        outer.addWidget(self._scroll)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, content)
        self._left = QVBoxLayout()
        self._both.addLayout(self._left, 1)

        self._found = False
        self._head_box = QWidget()
        self._head = QHBoxLayout(self._head_box)
        self._head.setContentsMargins(0, 0, 0, 0)
        self._sign = _Sign(self._look)
        titles = QVBoxLayout()
        titles.setSpacing(0)
        self.title = text_label("", "page-title", wrap=True)
        self._lead = text_label("", "body", "ink-2", wrap=True)
        titles.addWidget(self.title)
        titles.addWidget(self._lead)
        self._head.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        self._head.addLayout(titles, 1)
        self._left.addWidget(self._head_box)

        self._words_title = text_label(self.tr("Zoek op één woord"), "body-strong")
        self._words = QWidget()
        self._words_flow = FlowLayout(self._words)
        self._chips: list[Chip] = []
        self._left.addWidget(self._words_title)
        self._left.addWidget(self._words)

        self._table = Panel("card", padding=16, gap=2)
        row = QHBoxLayout()
        row.setSpacing(14)
        icon = QLabel()
        icons.set_icon(icon, "table", "pine", size=30)
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(text_label(self.tr("Vraag het aan tafel"), "card-title"))
        said.addWidget(text_label(self.tr("“Heeft iemand hier ervaring mee?”"), "body", wrap=True))
        said.addWidget(
            text_label(
                self.tr("Vraag eerst of de bezoeker dat goed vindt. Noem geen namen."), "small", "ink-2", wrap=True
            )
        )
        row.addLayout(said, 1)
        self._table.body.addLayout(row)
        self._left.addWidget(self._table)

        self._keep: KeepQuestion | None = None  # made when a dienst is open for the first time

        self._themes_title = text_label(self.tr("Of kies een onderwerp"), "body-strong")
        self.tiles = TileGrid(self._look)
        self.tiles.theme_chosen.connect(self.theme_chosen)
        self._left.addWidget(self._themes_title)
        self._left.addWidget(self.tiles)
        self._left.addStretch(1)

        self._side = QWidget()
        self._side.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        self._side_layout = side
        self.call = CallCard(self._look)
        self.call.fill_in.connect(self.settings_wanted)
        self.call.rung.connect(self.worker_called)
        self._deputy = DeputyLine(self._look)
        side.addWidget(self.call)
        side.addWidget(self._deputy)
        self._both.addWidget(self._side, 0, Qt.AlignmentFlag.AlignTop)
        self._all_themes: tuple[Theme, ...] = ()
        self._tiles_for: str | None = None
        self._look.changed.connect(self._space)
        self._space()

    def set_themes(self, themes: Sequence[Theme]) -> None:
        """The theme tree."""
        self._all_themes = tuple(themes)
        self._tiles_for = None

    @property
    def keep(self) -> KeepQuestion | None:
        """Where the question is written down; None before a dienst was open."""
        return self._keep

    def show_answer(self, *, words: Sequence[str], about: str, language: str, found: bool, question: str = "") -> None:
        """Fill the page; `found` when there were results, but the desk does not get further."""
        self._show_keep(question)
        visitor = visitor_words(language) if language != "nl" else None
        not_understood = visitor.word("not-understood") if visitor is not None and not found else ""
        if found:
            self.title.setText(self.tr("Kom je er niet uit?"))
        elif not_understood:
            self.title.setText(self.tr("We begrijpen dit nog niet"))
        else:
            self.title.setText(self.tr("Dit staat nog niet in onze lijst"))
        lead = self.tr("Dat geeft niet. Zo kom je samen toch verder.")
        self._lead.setText(f"{lead}\n{not_understood}" if not_understood else lead)
        self._found = found
        self._space()
        self._show_words(words)
        if self._tiles_for != language:
            self._tiles_for = language
            self.tiles.set_themes([theme for theme in self._all_themes if theme.tile], visitor)
        helpers = self.call.show_helpers(self._context.settings.current, self._context.now(), about)
        self._deputy.show_helper(helpers.second)
        self._scroll.verticalScrollBar().setValue(0)

    @property
    def word_chips(self) -> tuple[Chip, ...]:
        """The single words that would find something."""
        return tuple(self._chips)

    def focus_first(self) -> None:
        """The number to ring for who is stuck; else the first thing that can be done here."""
        if self._found:
            self.call.setFocus(Qt.FocusReason.TabFocusReason)
            return
        first = self._chips[0] if self._chips else next(iter(self.tiles.tiles), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def forget(self) -> None:
        """The next visitor comes: nothing of a question that was not kept is left."""
        if self._keep is not None:
            self._keep.show_question("")

    def _show_keep(self, question: str) -> None:
        """During a dienst the question can be kept."""
        duty = self._context.on_duty.open
        self.call.show_rung(duty)
        if duty and self._keep is None:
            from ui.pages.search.keep_question import KeepQuestion

            self._keep = KeepQuestion()
            self._keep.kept.connect(self.question_kept)
            self._keep.come_back_wanted.connect(self.come_back_wanted)
            self._left.insertWidget(self._left.indexOf(self._table), self._keep)
        if self._keep is not None:
            self._keep.setVisible(duty)
            self._keep.show_question(question if duty else "")

    def _show_words(self, words: Sequence[str]) -> None:
        if [chip.text() for chip in self._chips] != list(words):
            for chip in self._chips:
                self._words_flow.removeWidget(chip)
            take_away(self._chips)
            self._chips = []
            for word in words:
                chip = Chip(word, "search", checkable=False)
                chip.clicked.connect(lambda _=False, text=word: self._choose(text))
                self._chips.append(chip)
                self._words_flow.addWidget(chip)
        self._words_title.setVisible(bool(words))
        self._words.setVisible(bool(words))
        self._space()

    def _choose(self, word: str) -> None:
        self.question_chosen.emit(word)

    def _space(self) -> None:
        px = self._look.px
        width = self._look.logical_width(self)
        beside = width >= _BESIDE_FROM
        side = px(24 if width >= 700 else 14)
        # Narrow: the number first, the rest below it.
        self._both.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.BottomToTop)
        self.call.show_lead(not (beside and self._found))
        self._head_box.setVisible(beside or not self._found)
        self._both.setContentsMargins(side, px(16), side, px(16))
        self._both.setSpacing(px(32 if beside else 20))
        self._left.setSpacing(px(12))
        self._head.setSpacing(px(16))
        self._side_layout.setSpacing(px(14))
        if beside:
            self._side.setFixedWidth(px(360 if width >= 1000 else 320))
        else:
            self._side.setMinimumWidth(0)
            self._side.setMaximumWidth(16_777_215)
        self._fit_tiles(beside)

    def _fit_tiles(self, beside: bool) -> None:
        px = self._look.px
        most = 2 * px(150) + px(14)
        room = 2 * px(84) + px(14)
        if beside:
            margins = self._both.contentsMargins()
            width = self.width() - margins.left() - margins.right() - self._both.spacing() - self._side.width()
            parts = [self._head_box, self._words_title, self._words, self._table, self._themes_title]
            if self._keep is not None:
                parts.append(self._keep)
            shown = [part for part in parts if not part.isHidden()]
            used = sum(height_at(part, width) + self._left.spacing() for part in shown)
            room = max(room, self.height() - margins.top() - margins.bottom() - used)
        self.tiles.fit_height(min(most, room))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._space()


class _Sign(QWidget):
    """The grey square with a map and a magnifier."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        look.changed.connect(self._resize)
        icons.loaded.connect(self.update)
        self._resize()

    def _resize(self) -> None:
        self.setFixedSize(self._look.px(64), self._look.px(64))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.token("rail"))
        painter.drawRoundedRect(self.rect(), self._look.px(13), self._look.px(13))
        picture = icons.pixmap("map-search", "ink-2", 30)
        if not picture.isNull():
            size = self._look.px(30)
            place = self.rect().center()
            painter.drawPixmap(place.x() - size // 2 + 1, place.y() - size // 2 + 1, size, size, picture)
