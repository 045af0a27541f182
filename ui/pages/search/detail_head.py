"""The head of the detail page: name, number, what it does, and badges."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from data.directory.records import Listing, ServiceCard
from data.search.results import Hit
from printing.phones import grouped
from ui import icons
from ui.context import Context
from ui.models.card_text import CardTexts, distance, state_badge
from ui.pages.search.detail_words import DetailWords, language_name
from ui.widgets.badge import Badge
from ui.widgets.buttons import IconButton
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import ElidedLabel, text_label

_BADGES = 6
_NOTE = 290  # px: which line the number is, beside the name


class DetailHead(QWidget):
    """Shows what a card knows at once; the rest of the words follow."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._look = context.look
        self._beside = self._wide = True
        self._texts = CardTexts(self)
        self._words = DetailWords(self)
        self._head_layout = QVBoxLayout(self)
        self._head_layout.setContentsMargins(0, 0, 0, 0)
        self._title_row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.back = IconButton("back", self.tr("Terug naar de lijst (Esc)"))
        self.back.hide()
        self._name = text_label("", "detail-title", wrap=True)
        name_row = QHBoxLayout()
        name_row.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        name_row.addWidget(self._name, 1, Qt.AlignmentFlag.AlignTop)
        phone = self._phone_row = QHBoxLayout()
        phone.addStretch(1)
        self._phone_icon = QLabel()
        icons.set_icon(self._phone_icon, "phone", "pine", size=26)
        self._phone = text_label("", "phone-detail")
        self._phone.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._phone.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        phone.addWidget(self._phone_icon)
        phone.addWidget(self._phone)
        phone.addStretch(0)
        self._phone_note = text_label("", "small", "ink-2", wrap=True)
        self._phone_column = QVBoxLayout()
        self._phone_column.setSpacing(0)
        phone.setSpacing(self._look.px(6))
        self._phone_column.addLayout(phone)
        self._phone_column.addWidget(self._phone_note)
        self._title_row.addLayout(name_row, 1)
        self._title_row.addLayout(self._phone_column)
        self._summary = text_label("", "body", wrap=True)
        badges = QWidget()
        flow = FlowLayout(badges)
        self._badges = [Badge("", "neutral") for _ in range(_BADGES)]
        for badge in self._badges:
            flow.addWidget(badge)
        self._found = ElidedLabel("", "small", "ink-2")
        flow.addWidget(self._found)
        self._head_layout.addLayout(self._title_row)
        self._head_layout.addWidget(self._summary)
        self._head_layout.addWidget(badges)
        self._look.changed.connect(self._space)
        self._space()

    def show_hit(self, hit: Hit, language: str, *, keep_words: bool) -> None:
        """Name, number and badges; `keep_words` when the whole description of this place stands there already."""
        card = hit.card
        self._name.setText(card.name)
        if not keep_words:
            self.show_words(card.description, "")
        self._show_phone(card)
        self._show_badges(hit, language)

    def show_words(self, summary: str, phone_note: str) -> None:
        """What it does, and which line the number is."""
        self._summary.setText(summary)
        self._phone_note.setText(phone_note)
        self._phone_note.setVisible(bool(phone_note))
        self._fit()

    def recount(self, card: ServiceCard) -> None:
        """Open, closed or unknown at this minute."""
        if card.listing is not Listing.SLOT:
            badge = state_badge(card, self._context.now())
            self._badges[0].set_badge(badge.text, badge.kind, badge.icon)

    def set_beside(self, beside: bool) -> None:
        """The number beside the name, or below it where it is narrow."""
        self._wide = beside
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        look = self._look
        note = self._phone_note.text()
        words = max((look.advance("detail-title", word) for word in self._name.text().split()), default=0)
        number = look.advance("phone-detail", self._phone.text()) + look.px(34)
        room = self.width() - words - look.px(16 + (44 if not self.back.isHidden() else 0))
        beside = self._wide and number <= room
        self._beside = beside
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._title_row.setDirection(across if beside else down)
        self._phone_note.setAlignment(Qt.AlignmentFlag.AlignRight if beside else Qt.AlignmentFlag.AlignLeft)
        wanted = min(look.advance("small", note) + look.px(4), look.px(_NOTE), room) if beside and note else 0
        self._phone_note.setMinimumWidth(max(0, wanted))
        self._space()

    def _space(self) -> None:
        self._head_layout.setSpacing(self._look.px(8))
        last = self._phone_row.count() - 1
        self._phone_row.setStretch(0, 1 if self._beside else 0)
        self._phone_row.setStretch(last, 0 if self._beside else 1)
        self._title_row.setSpacing(self._look.px(16 if self._beside else 2))

    def _show_phone(self, card: ServiceCard) -> None:
        number = grouped(card.phone)
        self._phone.setText(number)
        self._fit()
        for part in (self._phone, self._phone_icon):
            part.setVisible(bool(number))

    def _show_badges(self, hit: Hit, language: str) -> None:
        card = hit.card
        now = self._context.now()
        shown: list[tuple[str, str, str]] = []
        if card.listing is Listing.SLOT:
            shown.append((self.tr("Nog in te vullen"), "neutral", "edit"))
        else:
            state = state_badge(card, now)
            shown.append((state.text, state.kind, state.icon))
            shown.append((self._texts.cost(card), "neutral", "free"))
        where = distance(card, self._context.settings.current)
        if where:
            shown.append((where, "neutral", "walk"))
        elif card.area:
            shown.append((card.area, "neutral", "place"))
        tag = self._texts.tag(card)
        if tag:
            shown.append((tag, "open", "neighbours"))
        if language != "nl" and language in card.languages:
            name = language_name(language)
            shown.append((self.tr("Spreekt {language}").format(language=name), "open", "table"))
        if card.home_visit:
            shown.append((self.tr("Komt thuis"), "neutral", "home-visit"))
        for number, badge in enumerate(self._badges):
            badge.setVisible(number < len(shown))
            if number < len(shown):
                badge.set_badge(*shown[number])
        found = self._words.found_on(hit)
        self._found.setText(found)
        self._found.setVisible(bool(found))
