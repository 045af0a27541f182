"""What becomes of the question in the field, for the inloop: a code of a slip, or a search that led to nothing."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from data.search.results import Answer
from ui.context import Context
from ui.models.slip_code import is_right, looks_like_code


class QuestionWatch(QObject):
    """Hears every change of the field. Hands on no words of a question, but a code of a slip."""

    slip_code_entered = Signal(str)
    led_to_nothing = Signal(str)  # a FruitlessSearch
    said = Signal(str)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._code = ""  # of a slip, when that is what stands in the field
        self._used = False  # something was done with this question

    def see(self, text: str) -> None:
        """During a dienst a code that is typed is that of a slip that comes back; Enter opens it."""
        looks = self._context.on_duty.open and looks_like_code(text)
        if looks and is_right(text):
            self.said.emit(self.tr("Is dit de code van een briefje? Druk op Enter."))
        self._code = text if looks else ""

    def entered(self) -> bool:
        """Enter in the field: whether that was a code."""
        if self._code:
            self.slip_code_entered.emit(self._code)
        return bool(self._code)

    def began(self) -> None:
        """Another question."""
        self._used = False

    def use(self) -> None:
        """Something was done with it."""
        self._used = True

    def over(self, answer: Answer | None, *, found: bool) -> None:
        """It was taken away: was nothing found for it, or nothing done with what was found?"""
        if answer is not None and answer.complete and not self._code and not self._used:
            self.led_to_nothing.emit("opgegeven" if found else "niets-gevonden")
