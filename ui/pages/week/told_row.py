"""Whether a resident knows: yes, told, or no and why. One for each signal that closes; J and N answer them in turn."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.widgets.fields import Field, Lines
from ui.widgets.key_chips import Answer, KeyChips

YES, NO = "yes", "no"


class _Turn(KeyChips):
    """Leaves a key to the next question once it was answered itself, as long as there is one without an answer."""

    def __init__(self, question: str, answers: tuple[Answer, ...], later: Callable[[], bool]) -> None:
        super().__init__(question, answers, keeps=True)
        self._later = later

    def press(self, key: str) -> bool:
        if self.one and self._later():
            return False
        return super().press(key)


class ToldRow(QWidget):
    """One question. `later` says whether a question below it has no answer yet."""

    changed = Signal()

    def __init__(
        self, question: str, why: str, later: Callable[[], bool] = lambda: False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().px(6))
        answers = (Answer(YES, _tr("Ja, verteld"), "J"), Answer(NO, _tr("Nee, en dit is waarom"), "N"))
        self.chips: KeyChips = _Turn(question, answers, later)
        self.why = Field(why, Lines(2))
        self.why.hide()
        column.addWidget(self.chips)
        column.addWidget(self.why)
        self.chips.changed.connect(self._turn)

    @property
    def answer(self) -> str:
        """YES, NO, or "" as long as there is none."""
        return self.chips.one

    def _turn(self) -> None:
        self.why.setVisible(self.answer == NO)
        self.changed.emit()
        if self.answer == NO:
            self.why.edit.setFocus()


def _tr(text: str) -> str:
    return QCoreApplication.translate("week", text)
