"""The honey bar under the top bar: which visit is open, what it holds so far, and how to close it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from ui import icons, shortcuts
from ui.context import Context
from ui.theme import Look
from ui.widgets.badge import Badge
from ui.widgets.buttons import KeyButton
from ui.widgets.labels import ElidedLabel

_TALL, _LOW = 50, 46
_LITTLE_HEIGHT = 480
_FACTS_FROM, _WORDS_FROM, _SIGNAL_FROM = 900, 640, 1000  # logical px of the bar


@dataclass(frozen=True)
class StripFacts:
    """What the bar says: the number of the open visit and of the one set aside, None for neither."""

    number: int | None = None
    since: str = ""  # "10.42"
    aside: int | None = None
    facts: tuple[tuple[str, str], ...] = ()  # (icon, words), the most telling first

    @property
    def shown(self) -> bool:
        """Whether there is anything to show."""
        return self.number is not None or self.aside is not None


class VisitStrip(QFrame):
    """Shows a visit; what its buttons mean is decided elsewhere."""

    close_wanted = Signal()
    aside_wanted = Signal()
    take_up_wanted = Signal()
    signal_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = context.look
        self._facts = StripFacts()
        self.setProperty("kind", "visit")
        self.setAccessibleName(self.tr("Bezoek van nu"))
        self._sign = _Sign(self._look)
        self._words = ElidedLabel("", "body-strong", "honey-ink")
        self._badges: list[Badge] = []
        self._room = QWidget()
        self._room.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._across = QHBoxLayout(self._room)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._may_signal = False
        self.signal = KeyButton(
            self.tr("Zorg of idee"), icon="signal", key=shortcuts.hint("signal"), kind="quiet", look=self._look
        )
        self.signal.clicked.connect(self.signal_wanted)
        self.aside = KeyButton("", icon="aside", kind="quiet", look=self._look)
        self.aside.clicked.connect(self._aside)
        self.close_button = KeyButton("", icon="check", key=shortcuts.hint("visit"), kind="honey", look=self._look)
        self.close_button.clicked.connect(self._close)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._sign)
        self._row.addWidget(self._words)
        self._row.addWidget(self._room, 1)
        self._row.addWidget(self.signal)
        self._row.addWidget(self.aside)
        self._row.addWidget(self.close_button)
        self._look.changed.connect(self._fit)
        self.hide()

    @property
    def facts(self) -> StripFacts:
        """What is shown now."""
        return self._facts

    def show_facts(self, facts: StripFacts) -> None:
        """Show this; nothing at all when there is no visit."""
        if facts != self._facts:
            self._facts = facts
            self._fit()
        self.setVisible(facts.shown)

    def allow_signal(self, allowed: bool) -> None:
        """Whether something can be passed on now. That it is being written is never shown."""
        if allowed != self._may_signal:
            self._may_signal = allowed
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        facts, look = self._facts, self._look
        width = look.logical_width(self)
        low = look.logical_height(self.window()) < _LITTLE_HEIGHT
        side = look.px(24 if width >= 1000 else 14 if width >= _WORDS_FROM else 8)
        self._row.setContentsMargins(side, 0, side, 1)
        self._row.setSpacing(look.px(10))
        self.setFixedHeight(look.px(_LOW if low else _TALL))
        wide = width >= _WORDS_FROM
        self._sign.setVisible(wide)
        self._words.setText(self._sentence(wide))
        self.aside.setText(self._aside_words(wide))
        self.aside.setVisible(facts.number is not None)
        self.signal.setVisible(self._may_signal and facts.number is not None and width >= _SIGNAL_FROM)
        if facts.number is not None:
            self.close_button.setText(self.tr("Bezoek afsluiten") if wide else self.tr("Afsluiten"))
            self.close_button.set_key(shortcuts.hint("visit"))
            self.close_button.set_icon_name("check")
        else:
            self.close_button.setText(self.tr("Ga verder met dit bezoek") if wide else self.tr("Ga verder"))
            self.close_button.set_key("")
            self.close_button.set_icon_name("table")
        self._show_badges(facts.facts if width >= _FACTS_FROM and facts.number is not None else ())

    def _sentence(self, wide: bool) -> str:
        facts = self._facts
        if facts.number is None:
            return self.tr("Bezoek {number} staat opzij").format(number=facts.aside)
        words = self.tr("Bezoek {number} · sinds {time}") if wide else self.tr("Bezoek {number}")
        return words.format(number=facts.number, time=facts.since)

    def _aside_words(self, wide: bool) -> str:
        facts = self._facts
        if facts.aside is not None:
            return self.tr("Wissel met bezoek {number}").format(number=facts.aside) if wide else self.tr("Wissel")
        return self.tr("Zet opzij") if wide else self.tr("Opzij")

    def _show_badges(self, facts: Sequence[tuple[str, str]]) -> None:
        """As many as fit; all of them are in the closing panel."""
        while (item := self._across.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._badges = []
        self._across.setSpacing(self._look.px(8))
        room = (
            self._look.px(self._look.logical_width(self) - 2 * 24 - 40 - 5 * 10)
            - self._words.sizeHint().width()
            - self.aside.sizeHint().width()
            - (self.signal.sizeHint().width() + self._look.px(10) if not self.signal.isHidden() else 0)
            - self.close_button.sizeHint().width()
        )
        for icon, words in facts:
            badge = Badge(words, "visit", icon)
            room -= badge.sizeHint().width() + self._look.px(8)
            if room < 0:
                badge.deleteLater()
                break
            self._across.addWidget(badge)
            self._badges.append(badge)
        self._across.addStretch(1)

    def _close(self) -> None:
        if self._facts.number is not None:
            self.close_wanted.emit()
        else:
            self.take_up_wanted.emit()

    def _aside(self) -> None:
        if self._facts.aside is not None:
            self.take_up_wanted.emit()
        else:
            self.aside_wanted.emit()


class _Sign(QWidget):
    """The dark round with someone who speaks."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        look.changed.connect(self._resize)
        icons.loaded.connect(self.update)
        self._resize()

    def _resize(self) -> None:
        self.setFixedSize(self._look.px(32), self._look.px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.token("honey-ink"))
        painter.drawEllipse(self.rect())
        side = self._look.px(20)
        place = QRect((self.width() - side) // 2, (self.height() - side) // 2, side, side)
        painter.drawPixmap(place, icons.pixmap("table", "on-honey-ink", 20))
