"""After sending: the number, who reads it, and what happens next. Nothing of what was written."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from data.desk.signals.records import Urgency, Way
from ui import icons, signal_words
from ui.context import Context
from ui.pages.paper.outcome import ButtonRow, LargeButton
from ui.pages.search.call_card import HelperWords
from ui.widgets.buttons import KeyButton
from ui.widgets.labels import text_label
from ui.widgets.panel import Panel
from ui.widgets.scroll import Scroll, rest_of

_WIDEST = 640
_ROOMY = 470


@dataclass(frozen=True)
class Over:
    """What was sent, without a word of it. `added`: something more, under a number that was there."""

    id: str
    code: str
    by: str  # person id of who wrote it
    readers: tuple[str, ...] = ()
    urgency: Urgency | None = None
    way: Way = Way.WRITTEN
    rung: bool = False
    added: bool = False


class SentView(QWidget):
    """The whole page; Enter goes on."""

    onward = Signal()
    add_wanted = Signal()
    withdraw_wanted = Signal()
    passed_wanted = Signal()

    def __init__(self, context: Context, over: Over, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        added = over.added
        self._context = context
        self._look = context.look
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._mark = QLabel()
        icons.set_icon(self._mark, "done", "pine", size=48)
        self._column.addWidget(self._mark)
        title = self.tr("Erbij gezet. Dank je wel.") if added else self.tr("Doorgegeven. Dank je wel.")
        self.title = text_label(title, "page-title", wrap=True)
        self._column.addWidget(self.title)
        card = Panel("card", padding=16, gap=2)
        card.body.addWidget(text_label(self.tr("Het nummer"), "small", "ink-2"))
        self.code = text_label(over.code, "phone-call")
        self.code.setAccessibleName(self.tr("Nummer {code}").format(code=over.code))
        card.body.addWidget(self.code)
        self._column.addWidget(card)
        self._sentences = [text_label(words, "body", wrap=True) for words in self._next(over)]
        for label in self._sentences:
            self._column.addWidget(label)
        look = self._look
        self.go = LargeButton(self.tr("Verder"), icon="check", key="Enter", kind="primary", look=look)
        self.go.clicked.connect(self.onward)
        self._column.addWidget(self.go)
        self.add = KeyButton(self.tr("Nog iets toevoegen"), icon="add-to", look=look)
        self.add.clicked.connect(self.add_wanted)
        self.passed = KeyButton(self.tr("Doorgegeven"), icon="list", look=look)
        self.passed.clicked.connect(self.passed_wanted)
        self.withdraw = KeyButton(self.tr("Trek in"), icon="take-in", kind="quiet", look=look)
        self.withdraw.clicked.connect(self.withdraw_wanted)
        self._column.addWidget(
            ButtonRow(self.add, self.passed) if added else ButtonRow(self.add, self.passed, self.withdraw)
        )
        if added:
            self.withdraw.setParent(self)
            self.withdraw.hide()
        self._column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scroll(content))
        look.changed.connect(self._fit)

    def focus_first(self) -> None:
        """Enter goes on."""
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    def _next(self, over: Over) -> tuple[str, ...]:
        """What happens now; no more than is true."""
        if over.added:
            who = self.tr("Wie {code} mag lezen, leest dit ook. Jij daarna niet meer.").format(code=over.code)
            return who, self.tr("Hoe het ermee staat, zie je bij Doorgegeven.")
        said = [signal_words.readers(over.readers)]
        if over.way is Way.CALL_ME:
            said.append(self.tr("Er staat bij dat je liever gebeld wordt."))
        elif over.way is Way.IN_DOUBT:
            said.append(self.tr("Er staat bij dat je twijfelt en erover wilt praten."))
        helper = HelperWords(self).of(self._context.settings.current, self._context.now()).first
        if over.urgency in (Urgency.TODAY, Urgency.DANGER):
            if over.rung:
                said.append(self.tr("Je hebt gebeld. Dat staat erbij."))
            elif helper is not None:
                words = self.tr("Van deze computer krijgt niemand bericht. Bel nu nog: {name}, {number}.")
                said.append(words.format(name=helper.name, number=helper.phone))
            else:
                said.append(self.tr("Van deze computer krijgt niemand bericht. Bel nu nog de buurtwerker."))
        else:
            said.append(self.tr("Zij zien het als ze de week doornemen. Kan het niet wachten? Bel dan."))
        said.append(self.tr("Hoe het ermee staat, zie je bij Doorgegeven. Wat je schreef zie je daar niet."))
        return tuple(said)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        look = self._look
        width, height = look.logical_width(self), look.logical_height(self)
        side = look.px(24 if width >= 760 else 10)
        self._column.setContentsMargins(
            side, look.px(20 if height >= _ROOMY else 8), rest_of(self.width(), side, look.px(_WIDEST)), look.px(12)
        )
        self._column.setSpacing(look.px(12 if height >= _ROOMY else 8))
        self._mark.setVisible(height >= _ROOMY)
