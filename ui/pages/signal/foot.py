"""The foot below what scrolls: who reads it, what is wrong, back, and send."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from ui import icons, shortcuts
from ui.theme import Look
from ui.widgets.buttons import KeyButton
from ui.widgets.labels import set_ink, text_label

_WORDS_FROM, _SIDE_FROM, _ICON_FROM = 900, 760, 560
_LOW = 430


class Foot(QFrame):
    """`more`: with a way to the second page."""

    back_wanted = Signal()
    more_wanted = Signal()
    send_wanted = Signal()

    def __init__(self, look: Look, *, more: bool) -> None:
        super().__init__()
        self._look = look
        self.setProperty("kind", "foot")
        self._column = QVBoxLayout(self)
        self._column.setSpacing(look.px(4))
        self.told = text_label("", "body-strong", "brick-ink", wrap=True)
        self.told.hide()
        self._warned = ""
        self._column.addWidget(self.told)
        self._row = QHBoxLayout()
        self._seal = QLabel()
        icons.set_icon(self._seal, "sealed", "pine", size=24)
        self.who = text_label("", "body", wrap=True)
        self.back = KeyButton("", kind="quiet", key=self.tr("Esc"), look=look)
        self.more = KeyButton(self.tr("Meer vertellen"), key=shortcuts.hint("signal-more"), look=look)
        self.send = KeyButton(
            self.tr("Verstuur"), icon="send", key=shortcuts.hint("signal-send"), kind="primary", look=look
        )
        self._row.addWidget(self._seal, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self.who, 1)
        for button, signal in (
            (self.back, self.back_wanted),
            (self.more, self.more_wanted),
            (self.send, self.send_wanted),
        ):
            button.clicked.connect(signal)
            self._row.addWidget(button)
        self._column.addLayout(self._row)
        if not more:
            self.more.hide()

    def tell(self, sentence: str, *, calm: bool = False) -> None:
        """A sentence above the buttons; empty for none."""
        self.told.setText(sentence)
        self.told.setVisible(bool(sentence))
        set_ink(self.told, "ink-2" if calm else "brick-ink")
        if sentence:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def warn(self, sentence: str) -> None:
        """That it could not be kept just now; empty when it was. What else is said there stays."""
        if sentence or self.told.text() == self._warned:
            self.tell(sentence)
        self._warned = sentence

    def fit(self, width: int, height: int) -> bool:
        """Take the form for this logical size; False when there is no room to say who reads it."""
        px = self._look.px
        side = px(24 if width >= _SIDE_FROM else 10)
        wide = width >= _WORDS_FROM
        self._seal.setVisible(wide)
        self.who.setVisible(wide)
        self._row.setSpacing(px(10 if width >= _SIDE_FROM else 6))
        self._column.setContentsMargins(side, px(8), side, px(8 if height >= _LOW else 4))
        self.send.set_key(shortcuts.hint("signal-send") if width >= _SIDE_FROM else "")
        self.more.set_key(shortcuts.hint("signal-more") if wide else "")
        self.back.set_key(self.tr("Esc") if width >= _SIDE_FROM else "")
        self.send.set_icon_name("send" if width >= _ICON_FROM else "")
        return wide
