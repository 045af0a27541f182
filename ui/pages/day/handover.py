"""What the dienst before left, and what this one leaves to the next. Kept by itself when the field is left."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from data.desk.visits.day import HANDOVER_MOST
from data.desk.visits.records import Handover
from data.errors import WorldError
from data.settings import SettingsStore
from ui import messages
from ui.models.erasure import erasure_words
from ui.models.waiting import clock
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import Field, Lines
from ui.widgets.labels import text_label
from ui.widgets.panel import Panel, line

_COUNT_FROM = 350


class HandoverPanel(Panel):
    """A card with both notes. `written`: a text to keep."""

    written = Signal(str)

    def __init__(self, settings: SettingsStore, parent: QWidget | None = None) -> None:
        super().__init__("card", padding=16, gap=6, parent=parent)
        self._settings = settings
        self._kept = ""
        self._received_title = text_label(self.tr("Van de vorige dienst"), "label", wrap=True)
        self._received = text_label("", "body", wrap=True)
        self._by = text_label("", "small", "ink-2", wrap=True)
        self._between = line()
        self._edit = Lines(3)
        self.field = Field(self.tr("Voor de volgende dienst"), self._edit, note=self._note(0))
        self._edit.left.connect(self._left)
        self._edit.textChanged.connect(self._typed)
        self.keep = KeyButton(self.tr("Bewaar"), icon="save")
        self.keep.clicked.connect(self._left)
        self._erased = text_label("", "small", "ink-2", wrap=True)
        for part in (
            self._received_title,
            self._received,
            self._by,
            self._between,
            self.field,
            self._erased,
            self.keep,
        ):
            self.body.addWidget(part)
        self.show_notes(None, None, writable=True)

    @property
    def text(self) -> str:
        """What stands in the field."""
        return self.field.text

    def show_notes(self, received: Handover | None, left: Handover | None, *, writable: bool) -> None:
        """Show both; what somebody is typing now stays."""
        for part in (self._received_title, self._received, self._by, self._between):
            part.setVisible(received is not None)
        if received is not None:
            self._received.setText(received.text)
            by = f"{received.by}, {clock(received.at)}" if received.by else clock(received.at)
            self._by.setText(f"{by}. {erasure_words(received, self._settings.current)}")
        self._erased.setText(erasure_words(left, self._settings.current) if left is not None else "")
        self._erased.setVisible(left is not None)
        self._edit.setReadOnly(not writable)
        self.keep.setVisible(writable)
        if not self._edit.hasFocus() and self.text == self._kept:
            self._kept = left.text if left is not None else ""
            self._edit.setPlainText(self._kept)

    def forget(self) -> None:
        """Covered: nothing of it stays, but what was not kept yet is kept first."""
        self._left()
        self._kept = ""
        self._edit.setPlainText("")
        self._received.setText("")
        self._by.setText("")
        self._erased.hide()

    def over(self, text: str) -> None:
        """It was kept."""
        self._kept = text
        self.field.set_error("")
        self.field.show_saved(self.tr("Bewaard"))

    def refuse(self, error: WorldError) -> None:
        """It was not kept; it still stands there."""
        self.field.set_error(messages.sentence(error))

    def _left(self) -> None:
        text = self.text
        if text != self._kept and not self._edit.isReadOnly():
            self.written.emit(text)

    def _typed(self) -> None:
        length = len(self.text)
        if length > HANDOVER_MOST:
            self.field.set_error(self.tr("Maak het korter: {n} tekens te veel.").format(n=length - HANDOVER_MOST))
        else:
            self.field.set_note(self._note(length))

    def _note(self, length: int) -> str:
        if length < _COUNT_FROM:
            return self.tr("Geen namen van bezoekers.")
        return self.tr("Geen namen van bezoekers. Nog {n} tekens.").format(n=max(0, HANDOVER_MOST - length))
