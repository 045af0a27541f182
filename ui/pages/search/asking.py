"""Puts a question to the search: words on each key press, the meaning shortly after."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from data.search.results import Answer
from ui.context import Context

MEANING_AFTER_MS = 25  # so that the next key press does not wait behind the meaning of the last one


class Asking(QObject):
    """One question at a time; an answer to an older question never arrives."""

    found_words = Signal(object)  # Answer, on every key press
    found_all = Signal(object)  # Answer, words and meaning together
    failed = Signal()  # no answer: what stands on the screen is of an older question

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._generation = 0
        self._question = ""
        self._told = ""  # the language that the desk chose for this question
        self._waiting = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(MEANING_AFTER_MS)
        self._later.timeout.connect(self._ask_meaning)

    def ask(self, question: str) -> None:
        """Search for this question instead of the one before."""
        self._generation += 1
        self._question = question
        self._waiting = True
        self._told = ""
        self._later.stop()
        number = self._generation
        search = self._context.search
        self._context.tasks.with_directory(
            lambda: search.words(question),
            self._words_arrived,
            failed=self._failed,
            wanted=lambda: number == self._generation,
        )

    def stop(self) -> None:
        """Nothing is asked any more; what is under way is dropped."""
        self._generation += 1
        self._question = ""
        self._waiting = False
        self._later.stop()

    def again(self, language: str = "") -> None:
        """Ask the same question once more: the directory changed, the meaning was loaded, or it is in `language`."""
        if self._question:
            self._told = language or self._told
            self._ask_meaning()

    @property
    def waiting(self) -> bool:
        """True until the words of the last question were found."""
        return self._waiting

    def _words_arrived(self, answer: Answer) -> None:
        self._waiting = False
        self.found_words.emit(answer)
        if not answer.complete:
            self._later.start()

    def _ask_meaning(self) -> None:
        number, question, told = self._generation, self._question, self._told or None
        search = self._context.search
        self._context.tasks.with_directory(
            lambda: search.full(question, language=told),
            self._all_arrived,
            failed=self._failed,
            wanted=lambda: number == self._generation,
        )

    def _all_arrived(self, answer: Answer) -> None:
        self.found_all.emit(answer)

    def _failed(self, error: Exception) -> None:
        """Ours, so it goes to the crash report; but first nothing may look like an answer to this question."""
        self._waiting = False
        self.failed.emit()
        raise error
