"""The start page: what is it about? Tiles, what is often asked, who to ring, and the numbers for danger."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from data.directory.hours import State, today
from data.directory.records import CrisisNumber, ServiceCard
from ui.context import Context
from ui.models import source_words
from ui.models.card_text import state_badge
from ui.pages.search.call_card import HelperWords
from ui.pages.search.crisis_card import with_local_number
from ui.pages.search.facts import StartFacts
from ui.pages.search.one_row import OneRow
from ui.pages.search.spoed import SpoedStrip
from ui.pages.search.tiles import TileGrid, height_at
from ui.theme import Look
from ui.widgets.buttons import Chip, KeyButton
from ui.widgets.labels import text_label
from ui.widgets.panel import Panel, line
from ui.widgets.parting import take_away
from ui.widgets.scroll import Scroll

_MOST_NEIGHBOURS = 4
_SIDE_FROM = 1000  # logical px of the page


def open_today(cards: Sequence[ServiceCard], now: datetime) -> list[ServiceCard]:
    """The neighbours who are open now or still open today, the first to open first."""
    found: list[tuple[int, ServiceCard]] = []
    for card in cards:
        if not card.printable or not card.schedules:
            continue
        day = today(card.schedules, now)
        minute = now.hour * 60 + now.minute
        spans = [span for span in day.spans if span.end > minute] if day.state is State.OPEN else []
        if spans:
            found.append((max(minute, spans[0].start), card))
    found.sort(key=lambda pair: (pair[0], pair[1].name))
    return [card for _, card in found[:_MOST_NEIGHBOURS]]


class StartPage(QWidget):
    """What is shown while the search field is empty."""

    theme_chosen = Signal(str)
    question_chosen = Signal(str)
    service_chosen = Signal(str)
    number_chosen = Signal(object)  # CrisisNumber
    stuck = Signal()
    settings_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        look = context.look
        self._look = look
        self._how_asked = True
        self._neighbours: tuple[ServiceCard, ...] = ()
        self._numbers: tuple[CrisisNumber, ...] = ()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        content = QWidget()
        self._scroll = Scroll(content)
        outer.addWidget(self._scroll)
        self._column = QVBoxLayout(content)
        self._top = QHBoxLayout()
        self._left = QVBoxLayout()
        self._top.addLayout(self._left, 1)
        self._column.addLayout(self._top)

        self._title = text_label(self.tr("Waar gaat het over?"), "page-title", wrap=True)
        self._lead = text_label(
            self.tr("Typ de vraag in gewone woorden. Of kies een onderwerp."), "body", "ink-2", wrap=True
        )
        self.tiles = TileGrid(look)
        self.tiles.theme_chosen.connect(self.theme_chosen)
        self.more_themes = OneRow(self.tr("Meer onderwerpen"), self.tr("Meer"))
        self.frequent = OneRow(self.tr("Vaak gevraagd"), self.tr("Meer"))
        for part in (self._title, self._lead):
            self._left.addWidget(part)
        self._left.addWidget(self.tiles)
        self._left.addStretch(1)

        self._side = QWidget()
        self._side.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        self._side_layout = side
        self.call = _CallPanel(look)
        self.call.stuck.connect(self.stuck)
        self.call.fill_in.connect(self.settings_wanted)
        self._near = _NearPanel(look)
        self._near.service_chosen.connect(self.service_chosen)
        self._how = _HowPanel()
        for panel in (self.call, self._near, self._how):
            side.addWidget(panel)
        side.addStretch(1)
        self._top.addWidget(self._side)

        self._column.addWidget(self.more_themes)
        self._column.addWidget(self.frequent)
        self._column.addStretch(1)
        self.spoed = SpoedStrip(look)
        self.spoed.number_chosen.connect(self.number_chosen)
        self.spoed.fill_in.connect(self.settings_wanted)
        self._column.addWidget(self.spoed)
        self._source = text_label("", "small", "ink-2", wrap=True)
        self._column.addWidget(self._source)
        look.changed.connect(self._space)
        self._space()
        self.show_settings()

    def show_facts(self, facts: StartFacts) -> None:
        """Fill the page with what was read of the directory."""
        tiles = [theme for theme in facts.themes if theme.tile]
        self.tiles.set_themes(tiles)
        rest = []
        for theme in facts.themes:
            if not theme.tile:
                chip = Chip(theme.name, theme.icon, checkable=False)
                chip.clicked.connect(lambda _=False, code=theme.code: self._choose_theme(code))
                rest.append(chip)
        self.more_themes.set_buttons(rest)
        self.more_themes.setVisible(bool(rest))
        self._numbers = facts.numbers
        self._source.setText(self._source_line(*facts.summary))
        self.show_settings()

    def show_neighbours(self, neighbours: Sequence[ServiceCard]) -> None:
        """Fill in who is near."""
        self._neighbours = tuple(neighbours)
        self.recount()

    def show_settings(self) -> None:
        """Fill in what comes from the settings and the clock."""
        settings = self._context.settings.current
        chips = []
        for question in settings.frequent_questions:
            chip = Chip(question, "search", checkable=False)
            chip.clicked.connect(lambda _=False, text=question: self._choose_question(text))
            chips.append(chip)
        self.frequent.set_buttons(chips)
        self.recount()
        self.spoed.set_numbers(with_local_number(self._numbers, settings))

    def recount(self) -> None:
        """What the clock decides: who can be reached, what is open."""
        now = self._context.now()
        self.call.show_helpers(self._context, now)
        self._near.show_cards(open_today(self._neighbours, now), now)
        self._fit()

    def _choose_theme(self, code: str) -> None:
        self.theme_chosen.emit(code)

    def _choose_question(self, text: str) -> None:
        self.question_chosen.emit(text)

    def _source_line(self, count: int, filled_with: str, dated: int) -> str:
        names = {
            "landelijk": self.tr("landelijke startlijst"),
            "voorbeeld": self.tr("verzonnen voorbeeldgemeente"),
        }
        parts = [self.tr("{count} plekken").format(count=count)]
        if filled_with:
            parts.append(names.get(filled_with, filled_with))
        text = ", ".join(parts) + "."
        if filled_with != "voorbeeld":
            text += " " + source_words.dated(count, dated)
        if filled_with == "landelijk":
            text += " " + self.tr("Nog niet door ons nagebeld.")
        return text

    def _space(self) -> None:
        px = self._look.px
        tight = self._look.logical_width(self) < 700
        side = px(14 if tight else 24)
        self._column.setContentsMargins(side, px(6 if tight else 12), side, px(8))
        self._column.setSpacing(px(8))
        self._left.setSpacing(px(10 if tight else 12))
        self._left.setContentsMargins(0, 0, 0, px(0 if tight else 6))
        self._top.setSpacing(px(24))
        self._side_layout.setSpacing(px(14))
        self._side.setFixedWidth(px(304 if self._look.logical_width(self) >= 1120 else 280))
        self._fit()

    def _fit(self) -> None:
        width, height = self._look.logical_width(self), self._look.logical_height(self)
        self._side.setVisible(width >= _SIDE_FROM)
        self._lead.setVisible(height >= 520)
        self._source.setVisible(height >= 480)  # it stands in "Over dit programma" too
        near = bool(self._near.shown)
        self._near.setVisible(near and height >= 500)
        self._near.show_at_most(4 if height >= 660 else 3 if height >= 610 else 2 if height >= 560 else 1)
        self._how_asked = not near or height >= 860
        self._fit_tiles()

    def _fit_tiles(self) -> None:
        """The tiles take what the other rows leave. What has no room goes: how it works, then a row of chips."""
        asked = bool(self._context.settings.current.frequent_questions)
        room = self._room_for_tiles(frequent=asked)
        if asked and room < self.tiles.least_height():
            asked = False
            room = self._room_for_tiles(frequent=False)
        self.frequent.setVisible(asked)
        beside = room + self._left.sizeHint().height() - self.tiles.sizeHint().height()
        self._how.setVisible(self._how_asked)
        if self._side_layout.sizeHint().height() > beside:
            self._how.hide()
        self.tiles.fit_height(room)

    def _room_for_tiles(self, *, frequent: bool) -> int:
        """The height that is left with or without the row of what is often asked."""
        rows = [part for part in (self._title, self._lead) if not part.isHidden()]
        below = [part for part in (self.more_themes, self.spoed, self._source) if not part.isHidden()]
        if frequent:
            below.append(self.frequent)
        margins = self._column.contentsMargins()
        width = self.width() - margins.left() - margins.right()
        left = width - (self._side.width() + self._top.spacing() if not self._side.isHidden() else 0)
        used = sum(height_at(part, left) for part in rows) + sum(height_at(part, width) for part in below)
        used += len(rows) * self._left.spacing() + len(below) * self._column.spacing()
        used += self._left.contentsMargins().bottom() + margins.top() + margins.bottom() + self._column.spacing()
        return self.height() - used

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._space()


class _CallPanel(Panel):
    """Kom je er niet uit? The buurtwerker, in short."""

    stuck = Signal()
    fill_in = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__("card", padding=18, gap=4)
        self._words = HelperWords(self)
        self.body.addWidget(text_label(self.tr("Kom je er niet uit?"), "label"))
        self._name = text_label("", "body", wrap=True)
        self._number = text_label("", "phone-card")
        self._number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._reach = text_label("", "small", "ink-2", wrap=True)
        self._button = KeyButton(self.tr("Ik kom er niet uit"), icon="map-search", key="F8", look=look)
        self._button.clicked.connect(self.stuck)
        self._fill = KeyButton(self.tr("Vul het nummer in"), icon="edit", look=look)
        self._fill.clicked.connect(self.fill_in)
        for part in (self._name, self._number, self._reach):
            self.body.addWidget(part)
        self.body.addSpacing(look.px(6))
        self.body.addWidget(self._fill)
        self.body.addWidget(self._button)

    def show_helpers(self, context: Context, now: datetime) -> None:
        """Fill the card."""
        first = self._words.of(context.settings.current, now).first
        if first is None:
            self._name.setText(self.tr("Het nummer van je buurtwerker staat nog niet in het programma."))
        else:
            self._name.setText(self.tr("Bel {name}").format(name=first.name))
            self._number.setText(first.phone)
            self._reach.setText(first.reach)
        self._number.setVisible(first is not None)
        self._reach.setVisible(first is not None and bool(first.reach))
        self._fill.setVisible(first is None)


class _NearPanel(Panel):
    """Vandaag in de buurt: what people of the neighbourhood do today."""

    service_chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__("card", padding=10, gap=0)
        self._look = look
        self._buttons: list[QPushButton] = []
        self.shown: tuple[ServiceCard, ...] = ()
        title = text_label(self.tr("Vandaag in de buurt"), "label")
        title.setContentsMargins(look.px(8), look.px(6), 0, look.px(4))
        self.body.addWidget(title)

    def show_cards(self, cards: Sequence[ServiceCard], now: datetime) -> None:
        """Show these, each as a button that opens its page."""
        take_away(self._buttons)
        self._buttons = []
        self.shown = tuple(cards)
        for card in cards:
            button = _NearButton(card, state_badge(card, now).text, self._look)
            button.clicked.connect(lambda _=False, key=card.id: self._choose(key))
            self._buttons.append(button)
            self.body.addWidget(button)

    def show_at_most(self, most: int) -> None:
        """Leave out the last ones where there is little height."""
        for number, button in enumerate(self._buttons):
            button.setVisible(number < most)

    def _choose(self, service: str) -> None:
        self.service_chosen.emit(service)


class _NearButton(QPushButton):
    """Two lines: the name, and until when."""

    def __init__(self, card: ServiceCard, when: str, look: Look) -> None:
        super().__init__()
        self._look = look
        self._name = card.name
        self._when = when if not card.via else f"{when} · via {card.via}"
        self.setProperty("kind", "quiet")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{card.name}, {self._when}")
        self.setToolTip(card.description)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(200), self._look.px(50))

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        px = self._look.px
        place = QRect(px(8), 0, self.width() - px(16), self.height() // 2)
        for text, role, ink, flag in (
            (self._name, "body-strong", "ink", Qt.AlignmentFlag.AlignBottom),
            (self._when, "small", "ink-2", Qt.AlignmentFlag.AlignTop),
        ):
            font = self._look.font(role)
            painter.setFont(font)
            painter.setPen(self._look.token(ink))
            cut = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
            painter.drawText(place, flag, cut)
            place.translate(0, self.height() // 2)


class _HowPanel(Panel):
    """In three steps; for who sits at the desk for the first time."""

    def __init__(self) -> None:
        super().__init__("card", padding=18, gap=8)
        self.body.addWidget(text_label(self.tr("Zo werkt het"), "label"))
        steps = (
            self.tr("Luister eerst. Typ dan de vraag."),
            self.tr("Enter zet een plek op het briefje."),
            self.tr("Druk af met Ctrl P, of bel samen."),
        )
        for number, step in enumerate(steps):
            if number:
                self.body.addWidget(line())
            row = QHBoxLayout()
            row.addWidget(text_label(str(number + 1), "card-title", "pine"), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(text_label(step, "body", wrap=True), 1)
            row.setSpacing(12)
            self.body.addLayout(row)
