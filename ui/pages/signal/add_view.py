"""Nog iets toevoegen, under a number that is there. What was written before is not shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from data.desk.signals.records import MOST, Draft
from data.errors import Code, WorldError
from ui import messages
from ui.context import Context
from ui.pages.signal.clipboard import CopyGuard
from ui.pages.signal.foot import Foot
from ui.pages.signal.parts import Question
from ui.pages.signal.watched import Told, WatchedText
from ui.widgets.labels import text_label
from ui.widgets.panel import Panel
from ui.widgets.scroll import Scroll, rest_of

_WIDEST = 820


class AddView(QWidget):
    """One text. `readers`: who read the signal it goes with; empty when that is not known here."""

    changed = Signal()
    send_wanted = Signal(str)
    leave_wanted = Signal()

    def __init__(
        self,
        context: Context,
        draft: Draft,
        code: str,
        length: Callable[[str], int],
        judge: Callable[[str, str], Sequence[Told]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = context.look
        self.draft = draft
        self.code = code
        self.text = WatchedText(
            self.tr("Wat wil je erbij zetten?"),
            rows=6,
            most=MOST["added"],
            length=length,
            judge=lambda text: judge("facts", text),
            note=self.tr("De bewoner mag dit lezen."),
        )
        self.guard = CopyGuard(self)
        content = QWidget()
        self._column = QVBoxLayout(content)
        title = self.tr("Nog iets toevoegen aan {code}").format(code=code)
        self._column.addWidget(text_label(title, "page-title", wrap=True))
        card = Panel("panel", padding=20, gap=10)
        question = Question(
            self.tr("Wat zag of hoorde je?"), icon="eye", note=self.tr("Alleen wat een camera zou zien")
        )
        question.body.addWidget(self.text)
        card.body.addWidget(question)
        self._column.addWidget(card)
        who = self.tr("Wie {code} mag lezen, leest dit ook. Jij daarna niet meer.").format(code=code)
        self._who_below = text_label(who, "small", "ink-2", wrap=True)
        self._column.addWidget(self._who_below)
        self._column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(Scroll(content), 1)
        self.foot = Foot(self._look, more=False)
        self.foot.back.setText(self.tr("Terug"))
        self.foot.who.setText(who)
        self.foot.back_wanted.connect(self.leave_wanted)
        self.foot.send_wanted.connect(self.ask_send)
        outer.addWidget(self.foot)
        self.text.set_text(draft.form.facts)
        self.text.changed.connect(self._changed)
        self._look.changed.connect(self._fit)

    @property
    def empty(self) -> bool:
        """Whether nothing is typed."""
        return not self.text.text

    def focus_first(self) -> None:
        """The text."""
        self.text.go()

    def panes(self) -> list[QWidget]:
        """What F6 goes through."""
        return [self.text, self.foot]

    def forget(self) -> None:
        """Nothing of it stays on the clipboard."""
        self.guard.forget(one.toPlainText() for one in self.findChildren(QPlainTextEdit))

    def set_busy(self, busy: bool) -> None:
        """It is being sent."""
        self.foot.send.setEnabled(not busy)
        self.foot.tell(self.tr("Even bezig …") if busy else "", calm=True)

    def refuse(self, error: WorldError) -> None:
        """It was not sent; the text is still there."""
        self.set_busy(False)
        sentence = messages.sentence(error)
        if error.code in (Code.TEXT_HOLDS_BSN, Code.TEXT_TOO_LONG, Code.VALUE_MISSING):
            self.text.refuse(sentence)
            self.text.go()
            return
        self.foot.tell(f"{self.tr('Niet gelukt. Je tekst staat er nog.')} {sentence}")

    def ask_send(self) -> None:
        """Send, or say what is missing."""
        if not self.foot.send.isEnabled():
            return
        if self.empty:
            self.text.refuse(self.tr("Schrijf op wat je erbij wilt zetten."))
            self.text.go()
        elif self.text.problem:
            self.text.go()
        else:
            self.send_wanted.emit(self.text.text)

    def _changed(self) -> None:
        self.foot.tell("")
        self.changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        look = self._look
        width = look.logical_width(self)
        side = look.px(24 if width >= 760 else 10)
        self._column.setContentsMargins(side, look.px(12), rest_of(self.width(), side, look.px(_WIDEST)), look.px(12))
        self._column.setSpacing(look.px(12))
        self._who_below.setVisible(not self.foot.fit(width, look.logical_height(self)))
