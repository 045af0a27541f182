"""The crisis card: the right line on top, its number huge, the others below. It never dials."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from data.directory.records import CrisisNumber
from data.search.crisis import CrisisLine
from data.settings import Settings
from printing.phones import grouped
from ui import icons
from ui.pages.search.spoed import NumberButton
from ui.theme import Look
from ui.widgets.buttons import KeyButton
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import text_label
from ui.widgets.parting import take_away

DOCTOR = "huisartsenpost"
NOT_URGENT = "zorgwekkend-gedrag"
_CODES = {
    CrisisLine.EMERGENCY: "112",
    CrisisLine.SUICIDE: "113",
    CrisisLine.SAFE_HOME: "veilig-thuis",
    CrisisLine.DOCTOR: DOCTOR,
}
_BELOW = 3  # the others are one click away, so that the results stay in sight
_ORDER = ("112", "113", "veilig-thuis", DOCTOR, "kindertelefoon", "politie")


def with_local_number(numbers: Sequence[CrisisNumber], settings: Settings) -> list[CrisisNumber]:
    """The lines, the huisartsenpost with the number of the settings."""
    phone = settings.huisartsenpost.strip()
    if not phone:
        return list(numbers)
    return [
        CrisisNumber(one.code, one.name, phone, one.when, "", None, "") if one.code == DOCTOR else one
        for one in numbers
    ]


def ordered(numbers: Sequence[CrisisNumber], top: CrisisLine) -> list[CrisisNumber]:
    """The lines of the card, the fitting one first; the line for who is not in danger stays out."""
    by_code = {number.code: number for number in numbers}
    first = _CODES[top]
    return [by_code[code] for code in (first, *(code for code in _ORDER if code != first)) if code in by_code]


class CrisisCard(QFrame):
    """Bel eerst. The line that fits, then the others, smaller."""

    number_chosen = Signal(object)  # CrisisNumber
    fill_in = Signal()
    more = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None, *, with_more: bool = True) -> None:
        super().__init__(parent)
        self._look = look
        self._low = False
        self.setProperty("kind", "brick-card")
        self.setAccessibleName(self.tr("Spoed: bel eerst"))
        self._layout = QVBoxLayout(self)
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        icon = QLabel()
        icons.set_icon(icon, "danger", "brick", size=24)
        self._title = text_label(self.tr("Bel eerst. Zoek daarna samen verder."), "label", "brick-ink", wrap=True)
        head.addWidget(icon)
        head.addWidget(self._title, 1)
        self._more = KeyButton(self.tr("Alle nummers"), kind="quiet", look=look)
        self._more.clicked.connect(self.more)
        if not with_more:  # never show it here: without a place yet it would be a window of its own
            self._more.hide()
        self._layout.addWidget(self._head)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.number = text_label("", "crisis-112", "brick-ink")
        self.number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._fill = KeyButton(self.tr("Vul het nummer in"), icon="edit", look=look)
        self._fill.clicked.connect(self.fill_in)
        words = QVBoxLayout()
        words.setSpacing(0)
        self._name = text_label("", "label", wrap=True)
        self._when = text_label("", "body", wrap=True)
        self._note = text_label("", "small", wrap=True)
        words.addStretch(1)
        for part in (self._name, self._when, self._note):
            words.addWidget(part)
        words.addStretch(1)
        self._top.addWidget(self.number, 0, Qt.AlignmentFlag.AlignVCenter)
        self._top.addWidget(self._fill, 0, Qt.AlignmentFlag.AlignVCenter)
        self._top.addLayout(words, 1)
        self._both.addLayout(self._top, 1)
        self._rest = QWidget()
        self._flow = FlowLayout(self._rest, gap=2, line_gap=0)
        self._both.addWidget(self._rest, 1)
        self._layout.addLayout(self._both)
        self._others: list[NumberButton] = []
        look.changed.connect(self._space)
        self._space()

    @property
    def others(self) -> tuple[NumberButton, ...]:
        """The lines below."""
        return tuple(self._others)

    def show_lines(self, lines: Sequence[CrisisNumber]) -> None:
        """Show these, the first one huge."""
        if not lines:
            self.hide()
            return
        first, *rest = lines
        number = grouped(first.number)
        self.number.setText(number)
        self.number.setVisible(bool(number))
        self._fill.setVisible(not number)
        self._name.setText(first.name)
        self._when.setText(first.when)
        note = first.note if number or first.code != DOCTOR else ""
        self._note.setText(note)
        self._note.setVisible(bool(note))
        for old in (*self._others, self._more):
            self._flow.removeWidget(old)
        take_away(self._others)
        self._others = []
        for one in [one for one in rest if one.number][:_BELOW]:
            button = NumberButton(one.number, one.name.removeprefix(one.number).strip(), self._look)
            button.setToolTip(one.when)
            button.setAccessibleDescription(one.when)
            button.clicked.connect(lambda _=False, chosen=one: self._choose(chosen))
            self._others.append(button)
            self._flow.addWidget(button)
        self._flow.addWidget(self._more)
        self._rest.setVisible(bool(self._others) or not self._more.isHidden())
        self._fit()

    def set_low(self, low: bool) -> None:
        """Give way where there is hardly any height: the number, for whom, and all the others one click away."""
        self._low = low
        self._fit()

    def _choose(self, number: CrisisNumber) -> None:
        self.number_chosen.emit(number)

    def _space(self) -> None:
        px = self._look.px
        self._layout.setContentsMargins(px(18), px(10), px(14), px(8))
        self._layout.setSpacing(px(6))
        self._top.setSpacing(px(18))
        self._fit()

    def _fit(self) -> None:
        width, low = self._look.logical_width(self), self._low
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._both.setDirection(across if width >= 860 or low else down)
        self._both.setStretch(1, 0 if low else 1)
        self._top.setDirection(down if width < 440 and len(self.number.text()) > 3 else across)
        self._head.setVisible(not low)
        self._note.setVisible(not low and bool(self._note.text()))
        self._when.setVisible(not low or width >= 640)
        for button in self._others:
            button.setVisible(not low)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
