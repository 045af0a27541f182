"""Schrijf de vraag op: an unanswered question, of nobody, for the buurtwerker; and a paper to come back with."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from data.desk.visits.day import QUESTION_MOST
from data.errors import WorldError
from ui import messages, shortcuts
from ui.pages.paper.outcome import ButtonRow
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import Field, Lines
from ui.widgets.panel import Panel


class KeepQuestion(Panel):
    """Shown while a dienst is open. The question is filled in, and is only kept when somebody says so."""

    kept = Signal(str)
    come_back_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("card", padding=16, gap=8, parent=parent)
        self._edit = Lines(2)
        self._note = self.tr("Geen naam, geen adres. Alleen de vraag. De buurtwerker zoekt het uit.")
        self.field = Field(self.tr("Schrijf de vraag op"), self._edit, note=self._note)
        self._edit.textChanged.connect(self._typed)
        self.keep = KeyButton(self.tr("Vraag bewaren"), icon="save", key=shortcuts.hint("keep-question"))
        self.keep.clicked.connect(self._keep)
        self.paper = KeyButton(self.tr("Druk een kom-terug-briefje af"), icon="print")
        self.paper.clicked.connect(self.come_back_wanted)
        self.body.addWidget(self.field)
        self.body.addWidget(ButtonRow(self.keep, self.paper))
        for keys in shortcuts.keys("keep-question"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(self.keep.click)

    def show_question(self, question: str) -> None:
        """Another question than before; the words of the last one are gone."""
        self._edit.setPlainText(question[:QUESTION_MOST])
        self.field.set_note(self._note)
        self.keep.setEnabled(True)

    def over(self) -> None:
        """It was kept."""
        self.field.set_note(self.tr("Bewaard, zonder naam. De buurtwerker zoekt het uit."))
        self.keep.setEnabled(False)

    def refuse(self, error: WorldError) -> None:
        """It was not kept; it still stands there."""
        self.field.set_error(messages.sentence(error))
        self._edit.setFocus()

    def _typed(self) -> None:
        length = len(self.field.text)
        if length > QUESTION_MOST:
            self.field.set_error(self.tr("Maak het korter: {n} tekens te veel.").format(n=length - QUESTION_MOST))
        elif self.field.error:
            self.field.set_note(self._note)
        self.keep.setEnabled(True)

    def _keep(self) -> None:
        text = self.field.text
        if not text:
            self.field.set_error(self.tr("Schrijf eerst de vraag op."))
            self._edit.setFocus()
        elif len(text) <= QUESTION_MOST:
            self.kept.emit(text)
