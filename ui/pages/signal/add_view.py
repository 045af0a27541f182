"""Nog iets toevoegen, under a number that is there. What was written before is not shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from data.desk.signals.records import MOST, Draft
from data.errors import Code, WorldError
from ui import messages, shortcuts
from ui.context import Context
from ui.pages.signal.clipboard import CopyGuard
from ui.pages.signal.parts import Question
from ui.pages.signal.watched import Told, WatchedText
from ui.widgets.buttons import KeyButton
from ui.widgets.labels import set_ink, text_label
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
        self._column.addWidget(text_label(who, "body", wrap=True))
        self._column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(Scroll(content), 1)
        outer.addWidget(self._build_foot())
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
        return [self.text, self._foot]

    def forget(self) -> None:
        """Nothing of it stays on the clipboard."""
        self.guard.forget(one.toPlainText() for one in self.findChildren(QPlainTextEdit))

    def set_busy(self, busy: bool) -> None:
        """It is being sent."""
        self.send.setEnabled(not busy)
        self._tell(self.tr("Even bezig …") if busy else "", calm=True)

    def refuse(self, error: WorldError) -> None:
        """It was not sent; the text is still there."""
        self.set_busy(False)
        sentence = messages.sentence(error)
        if error.code in (Code.TEXT_HOLDS_BSN, Code.TEXT_TOO_LONG, Code.VALUE_MISSING):
            self.text.refuse(sentence)
            self.text.go()
            return
        self._tell(f"{self.tr('Niet gelukt. Je tekst staat er nog.')} {sentence}")

    def ask_send(self) -> None:
        """Send, or say what is missing."""
        if not self.send.isEnabled():
            return
        if self.empty:
            self.text.refuse(self.tr("Schrijf op wat je erbij wilt zetten."))
            self.text.go()
        elif self.text.problem:
            self.text.go()
        else:
            self.send_wanted.emit(self.text.text)

    def _changed(self) -> None:
        self._tell("")
        self.changed.emit()

    def _tell(self, sentence: str, *, calm: bool = False) -> None:
        self.told.setText(sentence)
        self.told.setVisible(bool(sentence))
        set_ink(self.told, "ink-2" if calm else "brick-ink")

    def _build_foot(self) -> QFrame:
        look = self._look
        self._foot = QFrame()
        self._foot.setProperty("kind", "foot")
        self._foot_column = QVBoxLayout(self._foot)
        self.told = text_label("", "body-strong", "brick-ink", wrap=True)
        self.told.hide()
        self._foot_column.addWidget(self.told)
        row = QHBoxLayout()
        row.addStretch(1)
        self.back = KeyButton(self.tr("Terug"), kind="quiet", key=self.tr("Esc"), look=look)
        self.back.clicked.connect(self.leave_wanted)
        self.send = KeyButton(
            self.tr("Verstuur"), icon="send", key=shortcuts.hint("signal-send"), kind="primary", look=look
        )
        self.send.clicked.connect(self.ask_send)
        row.addWidget(self.back)
        row.addWidget(self.send)
        self._foot_column.addLayout(row)
        return self._foot

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        look = self._look
        width = look.logical_width(self)
        side = look.px(24 if width >= 760 else 10)
        self._column.setContentsMargins(side, look.px(12), rest_of(self.width(), side, look.px(_WIDEST)), look.px(12))
        self._column.setSpacing(look.px(12))
        self._foot_column.setContentsMargins(side, look.px(8), side, look.px(8))
        self.send.set_key(shortcuts.hint("signal-send") if width >= 520 else "")
