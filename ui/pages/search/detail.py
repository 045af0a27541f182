"""One place, large: what it does, how to get there, when it is open, and what to do with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from data.directory.hours import status
from data.directory.records import Listing, ServiceDetail
from data.search.results import Hit
from printing import hours_text
from ui import icons, shortcuts
from ui.context import Context
from ui.models.card_text import CardTexts
from ui.pages.search.detail_checks import ChecksPanel
from ui.pages.search.detail_facts import Fact, WeekTable
from ui.pages.search.detail_head import DetailHead
from ui.pages.search.detail_words import DetailWords
from ui.widgets.buttons import IconButton, KeyButton
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import text_label
from ui.widgets.panel import Panel, line
from ui.widgets.scroll import Scroll

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
        self._head = DetailHead(context)
        self._head.back.clicked.connect(self.back)
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
        self._head.show_hit(hit, language, keep_words=same)
        self.show_on_slip(on_slip)
        if not same:
            self.detail = None
            self._checks.hide()
            self._heard.hide()
            self._scroll.verticalScrollBar().setValue(0)

    def show_heard(self, lines: Sequence[str]) -> None:
        """What visitors who were there told the desk, in numbers; nothing for no lines."""
        self._heard.set_lines(lines)

    def show_detail(self, detail: ServiceDetail) -> None:
        """Everything there is."""
        words, card = self._words, detail.card
        self.detail = detail
        summary, more = words.summary(detail)
        self._head.show_words(summary, words.phone_note(detail) if card.phone else "")
        self._fit()
        self._alert_text.setText(card.alert)
        self._alert.setVisible(bool(card.alert))
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
            self._head.recount(self.hit.card)
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
        self._head.back.setVisible(alone)

    def clear(self) -> None:
        """Say nothing of a place that could not be read: what stands there is of another one."""
        self.detail = None
        for fact in (self._step, self._place, self._audience, self._cost, self._bring):
            fact.hide()
        for part in (self._more, self._languages, self._contact, self._hours, self._alert):
            part.setVisible(False)
        self._checked_line.setText("")

    def open_checks(self) -> None:
        """Show the facts one by one, to note what was checked."""
        self._checks.show()
        self._checks.focus_first()
        QTimer.singleShot(0, self, self._scroll_to_checks)  # when they have their place

    def _scroll_to_checks(self) -> None:
        self._scroll.verticalScrollBar().setValue(self._checks.y())

    def checks_open(self) -> bool:
        """Whether the facts are shown one by one."""
        return self._checks.isVisible()

    def close_checks(self) -> None:
        """Fold them again."""
        self._checks.hide()
        self._checks_button.setFocus(Qt.FocusReason.TabFocusReason)

    # Building

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
            button.hide()  # until there is a place to do it with
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
        self._heard = Fact("back-slip", self.tr("Gehoord van bezoekers"), look)
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
            self._heard,
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

    def _space(self) -> None:
        px = self._look.px
        low = self._look.logical_height(self) < _LOW
        side = px(24 if self._look.logical_width(self) >= _BESIDE_FROM else 14)
        self._outer.setContentsMargins(side, px(10 if low else 20), side, px(8 if low else 10))
        self._outer.setSpacing(px(6 if low else 12))
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
        self._head.set_beside(beside)
        self._both.setDirection(across if beside else down)
        self._foot_row.setDirection(across if width >= 560 else down)
        self._fit_keys()
        self._hours.setMinimumWidth(self._look.px(232) if beside else 0)
        self._hours.setMaximumWidth(self._look.px(300) if beside else 16_777_215)
        fixed = self._head_fits()
        if fixed != self._fixed:
            self._fixed = fixed
            order: list[QWidget] = [self._scroll, self._line, self._actions]
            if fixed:
                order = [self._head, self._actions, self._line, self._scroll, self._foot_line, self._foot]
            else:
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
