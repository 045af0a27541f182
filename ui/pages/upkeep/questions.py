"""The questions without an answer: searched again, and linked to what answers them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from data.desk.visits.records import KeptQuestion
from data.errors import WorldError
from ui.context import Context
from ui.inloop import Inloop
from ui.models.erasure import erasure_words
from ui.pages.upkeep.question import QuestionCard, Target
from ui.widgets.labels import text_label
from ui.widgets.parting import take_away

if TYPE_CHECKING:
    from data.desk.duty import Reader
    from data.search.results import Answer

_SUGGESTED, _FOUND, _NEEDS = 3, 5, 3


class Questions(QWidget):
    """`said`: a sentence for the toast; `done`: something was linked or thrown away."""

    said = Signal(str)
    done = Signal()

    def __init__(self, context: Context, inloop: Inloop, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._inloop = inloop
        self.cards: list[QuestionCard] = []
        self._lines: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_questions(self, questions: Sequence[KeptQuestion]) -> None:
        """Open ones as cards; below them a line for what was linked already."""
        known = [card.question for card in self.cards]
        waiting = [one for one in questions if not one.answer]
        if waiting != known:
            take_away(self.cards)
            self.cards = [self._card(one) for one in waiting]
        take_away(self._lines)
        self._lines = []
        if not questions:
            self._say(self.tr("Er zijn geen vragen zonder antwoord. Aan de balie bewaar je ze met F8."))
        settings = self._context.settings.current
        for one in questions:
            if one.answer:
                linked = self.tr("{text}: gekoppeld aan {answer}.").format(text=one.text, answer=one.answer)
                self._say(f"{linked} {erasure_words(one, settings)}")

    def forget(self) -> None:
        """Covered: nothing of it stays."""
        take_away([*self.cards, *self._lines])
        self.cards, self._lines = [], []

    def _say(self, sentence: str) -> None:
        line = text_label(sentence, "body", "ink-2", wrap=True)
        self._lines.append(line)
        self._column.addWidget(line)

    def _card(self, question: KeptQuestion) -> QuestionCard:
        card = QuestionCard(question, erasure_words(question, self._context.settings.current))
        card.show_targets(())
        card.linked.connect(lambda words, target: self._link(card, words, target))
        card.sought.connect(lambda text: self._seek(card, text))
        card.dropped.connect(lambda: self._drop(card))
        self._column.addWidget(card)
        self._seek(card, "")
        return card

    def _seek(self, card: QuestionCard, text: str) -> None:
        """What the words find now; without any, what the question itself finds."""
        search, directory, question = self._context.search, self._context.directory, card.question
        wanted = text.casefold()

        def look() -> tuple[Target, ...]:
            if not text:
                answer: Answer = search.full(question.text, language=question.language or None)
                return tuple(Target(hit.card.name, hit.card.id) for hit in answer.hits[:_SUGGESTED])
            needs = [need for theme in directory.themes() for need in theme.needs if wanted in need.name.casefold()]
            found = [Target(hit.card.name, hit.card.id) for hit in search.words(text).hits[:_FOUND]]
            return (*found, *(Target(need.name, need=need.code) for need in needs[:_NEEDS]))

        self._context.tasks.with_directory(
            look,
            card.show_targets,
            wanted=lambda: isValid(card) and card in self.cards and card.seek.text == text,
        )

    def _link(self, card: QuestionCard, words: str, target: Target) -> None:
        """The kaart first, where twice is once; then the question says that it has an answer."""
        reader = self._context.on_duty.reader
        if reader is None:
            return
        directory, key = self._context.directory, card.question.id

        def wrong(error: Exception) -> None:
            if not isinstance(error, WorldError):
                raise error
            if isValid(card):
                card.refuse(error)

        self._context.tasks.with_directory(
            lambda: directory.add_word(words, service=target.service, need=target.need, by="buurtwerker"),
            lambda _: self._answered(key, target, reader, wrong),
            failed=wrong,
        )

    def _answered(self, key: str, target: Target, reader: Reader, wrong: Callable[[Exception], None]) -> None:
        told = self.tr("Gekoppeld aan {name}. Wie dit zoekt, vindt het nu.").format(name=target.name)

        def over(_: object) -> None:
            if isValid(self):
                self.said.emit(told)
                self.done.emit()

        name = target.name[:80]
        self._inloop.do(lambda day, _: day.answer_question(reader, key, name), over, failed=wrong)

    def _drop(self, card: QuestionCard) -> None:
        key = card.question.id

        def over(_: object) -> None:
            if isValid(self):
                self.said.emit(self.tr("De vraag is weggegooid."))
                self.done.emit()

        self._inloop.do(lambda day, duty: day.drop_question(duty, key), over)
