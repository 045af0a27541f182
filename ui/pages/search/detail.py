"""One place, large: what it does, how to get there, when it is open, and what to do with it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from data.directory.hours import status
from data.directory.records import Listing, ServiceCard, ServiceDetail
from data.search.results import Hit
from printing import hours_text
from printing.phones import grouped
from ui import icons, shortcuts
from ui.context import Context
from ui.models.card_text import CardTexts, distance, state_badge
from ui.pages.search.detail_checks import ChecksPanel
from ui.pages.search.detail_facts import Fact, WeekTable
from ui.pages.search.detail_words import DetailWords, language_name
from ui.widgets.badge import Badge
from ui.widgets.buttons import IconButton, KeyButton
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import ElidedLabel, text_label
from ui.widgets.panel import Panel, line
from ui.widgets.scroll import Scroll

_BADGES = 6
_BESIDE_FROM = 520  # logical px of the pane: phone beside the name, week beside the facts
_FACTS_LEAST = 130  # logical px that the facts must keep; with less the head scrolls along with them
_LOW = 400  # logical px of height


class DetailPane(QFrame):
    """Shows one service. What is asked of it goes out as a signal with nothing but the wish in it."""

    put_on_slip = Signal()
    take_off_slip = Signal()
    call = Signal()
    print_one = Signal()
    edit = Signal()
    report = Signal()
    checked = Signal(str)  # a CheckedField
    back = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._look = context.look
        self._texts = CardTexts(self)
        self._words = DetailWords(self)
        self.hit: Hit | None = None
        self.detail: ServiceDetail | None = None
        self.setProperty("kind", "panel")
        self.setAccessibleName(self.tr("Over deze plek"))
        self._build_head()
        self._build_actions()
        self._build_facts()
        self._build_foot()
        self._outer = QVBoxLayout(self)
        self._outer.addWidget(self._head)
        self._outer.addWidget(self._actions)
        self._outer.addWidget(self._line)
        self._outer.addWidget(self._scroll, 1)
        self._outer.addWidget(self._foot_line)
        self._outer.addWidget(self._foot)
        self._fixed = True
        self._look.changed.connect(self._space)
        self._space()

    # Showing

    def show_hit(self, hit: Hit, *, on_slip: bool, language: str) -> None:
        """What the card knows, at once; the rest follows with `show_detail`."""
        same = self.hit is not None and self.hit.card.id == hit.card.id
        self.hit = hit
        card = hit.card
        self._name.setText(card.name)
        if not same:
            self._summary.setText(card.description)
        self._show_phone(card)
        self._show_badges(hit, language)
        self.show_on_slip(on_slip)
        if not same:
            self.detail = None
            self._phone_note.hide()
            self._checks.hide()
            self._scroll.verticalScrollBar().setValue(0)

    def show_detail(self, detail: ServiceDetail) -> None:
        """Everything there is."""
        words, card = self._words, detail.card
        self.detail = detail
        note = words.phone_note(detail)
        self._phone_note.setText(note)
        self._phone_note.setVisible(bool(note) and bool(card.phone))
        self._fit()
        self._alert_text.setText(card.alert)
        self._alert.setVisible(bool(card.alert))
        summary, more = words.summary(detail)
        self._summary.setText(summary)
        self._more.setText(more)
        self._more.setVisible(bool(more))
        self._step.set_lines(words.step(detail))
        self._place.set_lines(words.place(detail))
        self._audience.set_lines(words.audience(detail))
        self._cost.set_lines(words.cost(detail))
        self._bring.set_lines(detail.required_documents)
        self._languages.set_lines(words.languages(detail))
        self._contact.set_lines(words.contact(detail))
        self.recount()
        self._checked_line.setText(words.checked_line(detail))
        settings, today = self._context.settings.current, self._context.now().date()
        self._checks.show_detail(detail, settings.terms, today)

    def recount(self) -> None:
        """What the clock decides: the badge, the week, today."""
        now = self._context.now()
        if self.hit is not None:
            badge = state_badge(self.hit.card, now)
            if self.hit.card.listing is not Listing.SLOT:
                self._badges[0].set_badge(badge.text, badge.kind, badge.icon)
        detail = self.detail
        if detail is None:
            return
        slot = detail.card.listing is Listing.SLOT
        known = self._week.show_week(detail.card.schedules, now)
        self._week.setVisible(known)
        self._hours_title.setText(self._words.hours_title(detail))
        rhythm = self._words.rhythm(detail, now)
        self._rhythm.setText("\n".join(rhythm))
        self._rhythm.setVisible(bool(rhythm))
        self._hours.setVisible(not slot)
        if detail.card.schedules and known:
            self._hours.setAccessibleDescription(hours_text.sentence(status(detail.card.schedules, now), now))

    def show_on_slip(self, on_slip: bool) -> None:
        """Whether this place is on the slip, and whether it can be."""
        card = self.hit.card if self.hit is not None else None
        printable = card is not None and card.printable
        slot = card is not None and card.listing is Listing.SLOT
        self.put.setVisible(printable)
        self.print_button.setVisible(printable)
        self.call_button.setVisible(card is not None and bool(card.phone))
        self.fill.setVisible(slot)
        self.edit_button.setVisible(not slot)
        self.report_button.setVisible(printable)
        if on_slip:
            self.put.setText(self.tr("Staat op briefje"))
            self.put.set_kind("honey")
            self.put.set_icon_name("check")
            self.put.set_key(self.tr("Delete"))
            self.put.setToolTip(self.tr("Klik om deze plek van het briefje te halen"))
        else:
            self.put.setText(self.tr("Zet op briefje"))
            self.put.set_kind("primary")
            self.put.set_icon_name("plus")
            self.put.set_key(self.tr("Enter"))
            self.put.setToolTip("")
        self._on_slip = on_slip
        self._fit()

    def set_one_pane(self, alone: bool) -> None:
        """Over the list, with a way back, where there is no room beside it."""
        self._back.setVisible(alone)

    def open_checks(self) -> None:
        """Show the facts one by one, to note what was checked."""
        self._checks.show()
        self._checks.focus_first()
        self._scroll.ensureWidgetVisible(self._checks)

    def checks_open(self) -> bool:
        """Whether the facts are shown one by one."""
        return self._checks.isVisible()

    def close_checks(self) -> None:
        """Fold them again."""
        self._checks.hide()
        self._checks_button.setFocus(Qt.FocusReason.TabFocusReason)

    # Building

    def _build_head(self) -> None:
        self._head = QWidget()
        self._head_layout = QVBoxLayout(self._head)
        self._head_layout.setContentsMargins(0, 0, 0, 0)
        self._title_row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._back = IconButton("back", self.tr("Terug naar de lijst (Esc)"))
        self._back.clicked.connect(self.back)
        self._back.hide()
        self._name = text_label("", "detail-title", wrap=True)
        name_row = QHBoxLayout()
        name_row.addWidget(self._back, 0, Qt.AlignmentFlag.AlignTop)
        name_row.addWidget(self._name, 1, Qt.AlignmentFlag.AlignTop)
        phone = QHBoxLayout()
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

    def _build_actions(self) -> None:
        look = self._look
        self._actions = QWidget()
        flow = FlowLayout(self._actions)
        self.put = KeyButton(self.tr("Zet op briefje"), icon="plus", key=self.tr("Enter"), kind="primary", look=look)
        self.put.clicked.connect(self._put_clicked)
        self.fill = KeyButton(self.tr("Vul deze plek in"), icon="edit", kind="primary", look=look)
        self.fill.clicked.connect(self.edit)
        self.call_button = KeyButton(self.tr("Samen bellen"), icon="calling", key=shortcuts.hint("call"), look=look)
        self.call_button.clicked.connect(self.call)
        self.print_button = KeyButton(self.tr("Druk af"), icon="print", key=shortcuts.hint("print-one"), look=look)
        self.print_button.setAccessibleName(self.tr("Druk alleen deze plek af"))
        self.print_button.setToolTip(self.tr("Druk alleen deze plek af"))
        self.print_button.clicked.connect(self.print_one)
        self._buttons = (self.put, self.fill, self.call_button, self.print_button)
        for button in self._buttons:
            flow.addWidget(button)
        self._on_slip = False

    def _build_facts(self) -> None:
        look = self._look
        content = QWidget()
        self._scroll = Scroll(content)
        self._content = QVBoxLayout(content)
        self._alert = Panel("sunken", padding=12, gap=0)
        alert_row = QHBoxLayout()
        alert_icon = QLabel()
        icons.set_icon(alert_icon, "alert", "brick")
        self._alert_text = text_label("", "body-strong", wrap=True)
        alert_row.addWidget(alert_icon, 0, Qt.AlignmentFlag.AlignTop)
        alert_row.addWidget(self._alert_text, 1)
        self._alert.body.addLayout(alert_row)
        self._more = text_label("", "body", wrap=True)
        self._step = Fact("step", self.tr("Hoe begin je"), look)
        self._place = Fact("place", self.tr("Zo kom je er"), look)
        self._audience = Fact("person", self.tr("Voor wie"), look)
        self._cost = Fact("free", self.tr("Kosten"), look)
        self._bring = Fact("bring", self.tr("Neem mee"), look)
        self._languages = Fact("language", self.tr("Talen"), look)
        self._contact = Fact("web", self.tr("Ook te bereiken"), look)
        self._facts = QVBoxLayout()
        for part in (
            self._more,
            self._step,
            self._place,
            self._audience,
            self._cost,
            self._bring,
            self._languages,
            self._contact,
        ):
            part.hide()
            self._facts.addWidget(part)
        self._facts.addStretch(1)
        self._hours = QWidget()
        self._hours_column = QVBoxLayout(self._hours)
        self._hours_column.setContentsMargins(0, 0, 0, 0)
        title = QHBoxLayout()
        clock = QLabel()
        icons.set_icon(clock, "clock", "ink-2", size=20)
        self._hours_title = text_label("", "body-strong")
        title.addWidget(clock)
        title.addWidget(self._hours_title, 1)
        self._week = WeekTable(look)
        self._rhythm = text_label("", "small", wrap=True)
        self._hours_column.addLayout(title)
        self._hours_column.addWidget(self._week)
        self._hours_column.addWidget(self._rhythm)
        self._hours_column.addStretch(1)
        self._hours.hide()
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.addLayout(self._facts, 1)
        self._both.addWidget(self._hours, 0, Qt.AlignmentFlag.AlignTop)
        self._checks = ChecksPanel(look)
        self._checks.checked.connect(self.checked)
        self._checks.closed.connect(self.close_checks)
        self._checks.hide()
        self._content.addWidget(self._alert)
        self._content.addLayout(self._both)
        self._content.addWidget(self._checks)
        self._content.addStretch(1)
        self._alert.hide()

    def _build_foot(self) -> None:
        look = self._look
        self._line, self._foot_line = line(), line()
        self._foot = QWidget()
        self._foot_row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._foot)
        self._foot_row.setContentsMargins(0, 0, 0, 0)
        self._checked_line = text_label("", "small", "ink-2", wrap=True)
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=2)
        self._checks_button = KeyButton(self.tr("Nagebeld?"), icon="phone-check", kind="quiet", look=look)
        self._checks_button.setToolTip(self.tr("Noteer per onderdeel wat klopt"))
        self._checks_button.clicked.connect(self._toggle_checks)
        self.report_button = KeyButton(self.tr("Klopt dit niet?"), icon="flag", kind="quiet", look=look)
        self.report_button.clicked.connect(self.report)
        self.edit_button = IconButton("edit", self.tr("Bewerken"))
        self.edit_button.clicked.connect(self.edit)
        for button in (self._checks_button, self.report_button, self.edit_button):
            flow.addWidget(button)
        self._foot_row.addWidget(self._checked_line, 1)
        self._foot_row.addWidget(buttons)
        self._foot_buttons = buttons

    # Inside

    def _put_clicked(self) -> None:
        if self._on_slip:
            self.take_off_slip.emit()
        else:
            self.put_on_slip.emit()

    def _toggle_checks(self) -> None:
        if self._checks.isVisible():
            self.close_checks()
        else:
            self.open_checks()

    def _show_phone(self, card: ServiceCard) -> None:
        number = grouped(card.phone)
        self._phone.setText(number)
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

    def _space(self) -> None:
        px = self._look.px
        low = self._look.logical_height(self) < _LOW
        side = px(24 if self._look.logical_width(self) >= _BESIDE_FROM else 14)
        self._outer.setContentsMargins(side, px(10 if low else 20), side, px(8 if low else 10))
        self._outer.setSpacing(px(6 if low else 12))
        self._head_layout.setSpacing(px(8))
        self._content.setSpacing(px(14))
        self._content.setContentsMargins(0, 0, px(4), px(6))
        self._facts.setSpacing(px(14))
        self._both.setSpacing(px(24))
        self._hours_column.setSpacing(px(4))
        self._fit()

    def _fit(self) -> None:
        width = self._look.logical_width(self)
        beside = width >= _BESIDE_FROM
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._title_row.setDirection(across if beside else down)
        self._title_row.setSpacing(self._look.px(16 if beside else 2))
        self._both.setDirection(across if beside else down)
        self._foot_row.setDirection(across if width >= 560 else down)
        self._fit_keys()
        align = Qt.AlignmentFlag.AlignRight if beside else Qt.AlignmentFlag.AlignLeft
        self._phone_note.setAlignment(align)
        self._phone_note.setMinimumWidth(self._look.px(210) if beside and self._phone_note.text() else 0)
        self._hours.setMinimumWidth(self._look.px(232) if beside else 0)
        self._hours.setMaximumWidth(self._look.px(300) if beside else 16_777_215)
        fixed = self._head_fits()
        if fixed != self._fixed:
            self._fixed = fixed
            if fixed:
                order = (self._head, self._actions, self._line, self._scroll, self._foot_line, self._foot)
            else:
                order = (self._scroll, self._line, self._actions)
                self._content.insertWidget(0, self._head)
                self._content.addWidget(self._foot)
            for part in order:
                self._outer.removeWidget(part)
                self._outer.addWidget(part, 1 if part is self._scroll else 0)
            self._foot_line.setVisible(fixed)

    def _fit_keys(self) -> None:
        """All buttons on one line: the key hints go first, the tooltip of help has them too."""
        margins = self._outer.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        put = self.tr("Delete") if self._on_slip else self.tr("Enter")
        keys = [(self.call_button, shortcuts.hint("call")), (self.print_button, shortcuts.hint("print-one"))]
        keys.append((self.put, put))
        for button, key in keys:
            button.set_key(key)
        shown = [button for button in self._buttons if not button.isHidden()]
        for button, _ in keys:
            if sum(one.sizeHint().width() + self._look.px(8) for one in shown) <= room + self._look.px(8):
                break
            button.set_key("")

    def _head_fits(self) -> bool:
        """Whether the head can stay while the facts scroll; else it scrolls with them."""
        margins = self._outer.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        used = margins.top() + margins.bottom() + 5 * self._outer.spacing() + self._look.px(_FACTS_LEAST)
        for part in (self._head, self._actions, self._foot):
            layout = part.layout()
            if layout is not None:
                used += layout.totalHeightForWidth(room) if layout.hasHeightForWidth() else layout.sizeHint().height()
        return used <= self.height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._space()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(260), self._look.px(140))  # the head then scrolls with the rest
