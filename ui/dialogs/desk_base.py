"""What the dialogs that ask something of the desk store have in common: one deed, busy words, what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QWidget
from shiboken6 import isValid

from data.errors import Code, WorldError
from ui import messages, shortcuts
from ui.dialogs.base import Dialog
from ui.on_duty import OnDuty
from ui.widgets.labels import set_ink, text_label

if TYPE_CHECKING:
    from data.desk.house import DeskStore

T = TypeVar("T")
_DONE = (Code.CHANGE_KEPT, Code.ROTATION_WAITS)  # the deed holds, something after it waits


class DeskDialog(Dialog):
    """Fill `body`, call `finish_body` last. Closes by itself when everything is covered or the dienst ends.

    A deed that would make something unreadable for everybody is refused once, with what it would cost; the same
    button then does it all the same (`accept_loss`).
    """

    _moved = Signal(int, int)

    def __init__(
        self, on_duty: OnDuty, parent: QWidget | None, title: str, deed: str, *, icon: str = "", kind: str = "primary"
    ) -> None:
        super().__init__(parent, title, width=560)
        self.on_duty = on_duty
        self.told = text_label("", "body-strong", "brick-ink", wrap=True)
        self.told.hide()
        self.accept_loss = False
        self._settled = False
        self.bar = QProgressBar()
        self.bar.setAccessibleName(self.tr("Hoe ver het is"))
        self.bar.setTextVisible(False)
        self.bar.hide()
        self._moved.connect(self._show_progress, Qt.ConnectionType.QueuedConnection)
        self.back = self.add_button(self.tr("Terug"), key="Esc")
        self.back.clicked.connect(self.reject)
        self.go = self.add_button(deed, kind=kind, icon=icon)
        self.go.setAutoDefault(True)
        self.go.setDefault(True)
        self.go.clicked.connect(self.deed)
        on_duty.changed.connect(self._covered)
        shortcuts.bind(self, "cover", on_duty.cover)  # the keys of the window do not reach a dialog

    def words(self, *sentences: str) -> None:
        """Sentences in the body."""
        for sentence in sentences:
            self.body.addWidget(text_label(sentence, "body", wrap=True))

    def finish_body(self) -> None:
        """How far it is, and what is wrong, come below everything."""
        self.body.addWidget(self.bar)
        self.body.addWidget(self.told)

    def deed(self) -> None:
        """The button of the deed was pressed."""

    def ask(
        self,
        work: Callable[[DeskStore], T],
        done: Callable[[T], None] | None = None,
        *,
        left: Callable[[T], str] | None = None,
    ) -> None:
        """Do it on the worker of the store; closes when it was done, says what is wrong when it was not.

        `left` gives a sentence about what is left to do by hand, "" for nothing: it stays until it was read.
        A dialog that was closed meanwhile leaves the deed going on; how it went is then told by the window.
        """
        self.set_busy(True)
        on_duty = self.on_duty

        def over(result: T) -> None:
            if not isValid(self):
                on_duty.look()
                return
            if done is not None:
                done(result)
            sentence = left(result) if left is not None else ""
            if sentence:
                self.settle(sentence)
            else:
                self.accept()

        def failed(error: WorldError) -> None:
            if not isValid(self):
                on_duty.look()
                on_duty.caught_up.emit((error,))
                return
            self._failed(error)

        on_duty.ask(work, over, failed=failed)

    def settle(self, sentence: str) -> None:
        """It was done, and there is something to know: that stays, alone, until it was read."""
        self._settled = True
        for number in range(self.body.count()):
            item = self.body.itemAt(number)
            part = item.widget() if item is not None else None
            if part is not None:
                part.hide()
        self.back.hide()
        self.go.clicked.disconnect(self.deed)
        self.go.clicked.connect(self.accept)
        self.go.setText(self.tr("Sluit"))
        self.go.set_icon_name("check")
        self.go.set_kind("primary")
        self.go.setEnabled(True)
        self.go.setDefault(True)
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)
        set_ink(self.told, "ink")
        self.told.setText(sentence)
        self.told.show()
        self.fit()

    def reject(self) -> None:
        """Esc, or everything was covered; what was done stays done."""
        if self._settled:
            self.accept()
        else:
            super().reject()

    def progress(self, done: int, of: int) -> None:
        """How far a long deed is; from the worker."""
        if isValid(self):
            self._moved.emit(done, of)

    def refused(self, error: WorldError) -> bool:
        """Say it at the field it belongs to; False when it belongs to none."""
        return False

    def set_busy(self, busy: bool) -> None:
        """It is being done."""
        self.go.setEnabled(not busy)
        self.say(self.tr("Even bezig …") if busy else "", calm=True)

    def say(self, sentence: str, *, calm: bool = False) -> None:
        """A sentence under everything; empty for none."""
        self.told.setText(sentence)
        set_ink(self.told, "ink-2" if calm else "brick-ink")
        self.told.setVisible(bool(sentence))
        if self.isVisible():
            self.fit()

    def _failed(self, error: WorldError) -> None:
        self.set_busy(False)
        self.bar.hide()
        if error.code in _DONE:
            self.settle(messages.sentence(error))
            return
        if error.code is Code.LAST_READER:
            self.accept_loss = True
            self.go.setText(self.tr("Toch doorgaan"))
            self.go.set_kind("danger")
        if not self.refused(error):
            self.say(messages.sentence(error))

    def _show_progress(self, done: int, of: int) -> None:
        if self.go.isEnabled():
            return  # it ended meanwhile
        self.bar.setRange(0, max(of, 1))
        self.bar.setValue(done)
        if self.bar.isHidden():
            self.bar.show()
            self.fit()

    def _covered(self) -> None:
        if self.on_duty.covered or not self.on_duty.open:
            self.reject()
