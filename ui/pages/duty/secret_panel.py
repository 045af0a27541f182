"""What the PIN pad and the wachtzin have in common: a title, a field, what is wrong and how long to wait."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from data.errors import Code, WorldError
from ui import messages
from ui.context import Context
from ui.models.waiting import wait_words
from ui.widgets.labels import set_ink, text_label
from ui.widgets.panel import Panel

_SECOND = 1_000


class SecretPanel(Panel):
    """A card that asks a secret. The secret is gone from the field as soon as it was given or the card is hidden."""

    entered = Signal(str)

    def __init__(self, context: Context, title: str, parent: QWidget | None = None) -> None:
        super().__init__("panel", padding=20, gap=10, parent=parent)
        self.context = context
        self._seconds = 0
        self._busy = False
        self._said = ""
        self.title = text_label(title, "section", wrap=True)
        self.title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.who = text_label("", "body", "ink-2", wrap=True)
        self.who.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setAccessibleName(title)
        self.field.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self.field.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.field.returnPressed.connect(self.enter)
        self.field.textEdited.connect(self._edited)
        self.told = text_label("", "body-strong", "brick-ink", wrap=True)
        self.told.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.told.hide()
        self._timer = QTimer(self)
        self._timer.setInterval(_SECOND)
        self._timer.timeout.connect(self._count)

    @property
    def waiting(self) -> bool:
        """Whether there was a wrong try too many, and time has to go by."""
        return self._seconds > 0

    @property
    def secret_ready(self) -> bool:
        """Whether what is typed can be right, by its length."""
        return bool(self.field.text())

    def enter(self) -> None:
        """Give what was typed, if it can be right and nobody has to wait."""
        if self._busy or self.waiting or not self.secret_ready:
            return
        secret = self.field.text()
        self.set_busy(True)
        self.entered.emit(secret)

    def set_busy(self, busy: bool) -> None:
        """It is being looked at; that takes about a second."""
        self._busy = busy
        self._lock()
        if busy:
            self.say(self.tr("Even kijken …"), calm=True)
        self.refresh()

    def take_key(self, event: QKeyEvent) -> bool:
        """A key that was pressed elsewhere on the page; whether it belongs here."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Show which buttons can be pressed."""

    def clear(self) -> None:
        """Forget what was typed and what was said."""
        self._seconds = 0
        self._timer.stop()
        self._lock()
        self.field.clear()
        self.set_busy(False)
        self.say("")

    def refuse(self, error: WorldError) -> None:
        """It did not open: say why, and for how long to wait."""
        self.set_busy(False)
        self.field.clear()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        seconds = _number(error.values.get("seconds", error.values.get("wait", "0")))
        if error.code in (Code.SECRET_WRONG, Code.SECRET_WAIT) and seconds > 0:
            wrong = error.code is Code.SECRET_WRONG
            self.wait(seconds, self.tr("Dat klopt niet.") if wrong else "")
        elif error.code is Code.SECRET_WRONG:
            self.say(self.tr("Dat klopt niet. Probeer het nog eens."))
        else:
            self.say(messages.sentence(error))
        self.refresh()

    def wait(self, seconds: int, before: str = "") -> None:
        """Nothing can be tried for this long; the words count down."""
        self._seconds = seconds
        self._said = before
        self._lock()
        if seconds > 0:
            self._timer.start()
            self._show_wait(aloud=True)
        elif self._timer.isActive():
            self._timer.stop()
            self.say("")
        self.refresh()

    def say(self, sentence: str, *, calm: bool = False) -> None:
        """A sentence under the field; empty to say nothing."""
        self.told.setText(sentence)
        set_ink(self.told, "ink-2" if calm else "brick-ink")
        self.told.setVisible(bool(sentence))
        error = bool(sentence) and not calm
        if (self.field.property("state") == "error") != error:
            self.field.setProperty("state", "error" if error else "")
            self.field.style().unpolish(self.field)
            self.field.style().polish(self.field)
        self.field.setAccessibleDescription(sentence)
        if sentence:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, sentence))

    def hideEvent(self, event: QHideEvent) -> None:
        self.field.clear()
        super().hideEvent(event)

    def _lock(self) -> None:
        """Nothing can be typed while it is looked at, or while somebody has to wait."""
        self.field.setReadOnly(self._busy or self.waiting)

    def _edited(self, _text: str) -> None:
        if not self.waiting and not self._busy:
            self.say("")
        self.refresh()

    def _count(self) -> None:
        self._seconds -= 1
        if self._seconds <= 0:
            self._seconds = 0
            self._timer.stop()
            self._lock()
            self.say(self.tr("Je kunt het weer proberen."), calm=True)
            self.refresh()
            return
        self._show_wait(aloud=self._seconds % 30 == 0)

    def _show_wait(self, *, aloud: bool) -> None:
        words = self.tr("Wacht {time}.").format(time=wait_words(self._seconds))
        sentence = " ".join(part for part in (self._said, words) if part)
        if aloud:
            self.say(sentence)
        elif self.told.text() != sentence:
            self.told.setText(sentence)


def _number(text: str) -> int:
    try:
        return max(0, round(float(text)))
    except ValueError:
        return 0
