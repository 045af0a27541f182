"""One question that had no answer: the words that go into the kaart, and the place or need they belong to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from data.bsn import holds_bsn
from data.desk.visits.records import KeptQuestion
from data.errors import Code, WorldError
from ui import messages
from ui.models import inloop_words
from ui.models.waiting import day as day_words
from ui.pages.paper.outcome import ButtonRow
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import Field
from ui.widgets.labels import text_label
from ui.widgets.panel import Panel
from ui.widgets.parting import take_away

_LONGEST_NAME = 42


@dataclass(frozen=True)
class Target:
    """Where a question can belong: a service, or a need of the theme tree."""

    name: str
    service: str = ""
    need: str = ""


class QuestionCard(Panel):
    """`linked`: the words and a Target, one click. `sought`: what to look for elsewhere. `dropped`: away with it."""

    linked = Signal(str, object)
    sought = Signal(str)
    dropped = Signal()

    def __init__(self, question: KeptQuestion, kept: str, parent: QWidget | None = None) -> None:
        super().__init__("card", padding=16, gap=8, parent=parent)
        self.question = question
        self._sure = False
        self.targets: tuple[KeyButton, ...] = ()
        about = [day_words(question.on)]
        if question.language and question.language != "nl":
            about.append(inloop_words.language(question.language))
        self.body.addWidget(text_label(question.text, "card-title", wrap=True))
        self.body.addWidget(text_label(f"{', '.join(about)}. {kept}", "small", "ink-2", wrap=True))
        self.words = QLineEdit(question.text)
        self.words.setMaxLength(200)
        self.field = Field(
            self.tr("Deze woorden komen in de kaart"),
            self.words,
            note=self.tr("Iedereen kan ze daar vinden. Haal weg wat over één bezoeker gaat."),
        )
        self.body.addWidget(self.field)
        self._hint = text_label(self.tr("Waar hoort deze vraag bij?"), "body-strong", wrap=True)
        self.body.addWidget(self._hint)
        self._holder = QWidget()
        self._column = QVBoxLayout(self._holder)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self._holder)
        self._seek = QLineEdit()
        self.seek = Field(self.tr("Of zoek een plek of onderwerp"), self._seek)
        self._seek.textChanged.connect(lambda text: self.sought.emit(text.strip()))
        self.body.addWidget(self.seek)
        self.drop = KeyButton(self.tr("Gooi de vraag weg"), icon="delete", kind="quiet")
        self.drop.clicked.connect(self._drop)
        self.body.addWidget(ButtonRow(self.drop))

    def show_targets(self, targets: Sequence[Target]) -> None:
        """Where it can belong; each is one click."""
        held = any(one.hasFocus() for one in self.targets)
        while self._column.count():
            item = self._column.takeAt(0)
            if item is not None and (row := item.widget()) is not None:
                take_away([row])
        buttons = []
        for target in targets:
            name = target.name if len(target.name) <= _LONGEST_NAME else f"{target.name[: _LONGEST_NAME - 1]}…"
            words = self.tr("Onderwerp {name}").format(name=name) if target.need else name
            button = KeyButton(words, icon="list" if target.need else "place")
            button.setAccessibleName(self.tr("Koppel aan {name}").format(name=target.name))
            button.clicked.connect(lambda _=False, to=target: self._link(to))
            buttons.append(button)
        self.targets = tuple(buttons)
        if buttons:
            self._column.addWidget(ButtonRow(*buttons))
        self._holder.setVisible(bool(buttons))
        if held:
            self._seek.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, error: WorldError) -> None:
        """It was not linked; everything still stands there."""
        self.field.set_error(messages.sentence(error))
        self.words.setFocus()

    def _link(self, target: Target) -> None:
        words = self.field.text
        if not words:
            self.field.set_error(self.tr("Schrijf op met welke woorden deze plek te vinden moet zijn."))
            self.words.setFocus()
        elif holds_bsn(words):
            self.refuse(WorldError(Code.TEXT_HOLDS_BSN, field="word"))
        else:
            self.field.set_error("")
            self.linked.emit(words, target)

    def _drop(self) -> None:
        if not self._sure:
            self._sure = True
            self.drop.setText(self.tr("Ja, gooi deze vraag weg"))
        else:
            self.dropped.emit()
