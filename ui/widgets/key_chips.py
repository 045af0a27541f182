"""One question with its answers as chips; each chip shows the one key that chooses it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui import theme
from ui.theme import Look
from ui.widgets.buttons import Chip
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import text_label

_LABEL, _BESIDE_FROM = 170, 620  # logical px


@dataclass(frozen=True)
class Answer:
    """One chip: what it stands for, its words, its key (one letter or digit, or none), an icon."""

    value: str
    words: str
    key: str = ""
    icon: str = ""


class KeyChip(Chip):
    """A chip that shows its key."""

    def __init__(self, answer: Answer, look: Look | None = None, parent: QWidget | None = None) -> None:
        super().__init__(answer.words, answer.icon, look, parent=parent)
        self.answer = answer
        self.set_key(answer.key)

    def _content_width(self) -> int:
        return super()._content_width() + self._key_width()


class KeyChips(QWidget):
    """A label and its chips. With `several` more than one can be on; else pressing the one that is on takes it off,
    unless it `keeps` it: for questions that have an answer."""

    changed = Signal()

    def __init__(
        self,
        question: str,
        answers: Sequence[Answer] = (),
        *,
        several: int = 1,
        beside: bool = False,
        keeps: bool = False,
        look: Look | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._several = several
        self._keeps = keeps
        self._chips: list[KeyChip] = []
        self._question = question
        self._beside = beside
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._label = text_label(question, "body-strong", wrap=True)
        self._box.addWidget(self._label)
        if not question:
            self._label.hide()
        self._holder = QWidget()
        self._flow = FlowLayout(self._holder, gap=8)
        self._box.addWidget(self._holder, 1)
        self.set_answers(answers)

    @property
    def chips(self) -> tuple[KeyChip, ...]:
        """The chips, in reading order."""
        return tuple(self._chips)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The values that are on."""
        return tuple(chip.answer.value for chip in self._chips if chip.isChecked())

    @property
    def one(self) -> str:
        """The value that is on, or nothing."""
        return next(iter(self.chosen), "")

    def set_answers(self, answers: Sequence[Answer]) -> None:
        """Offer these; what was on stays on where it is still there."""
        before = self.chosen
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = []
        for answer in answers:
            chip = KeyChip(answer, self._look)
            chip.setChecked(answer.value in before)
            chip.setAccessibleName(f"{self._question} {answer.words}")
            chip.clicked.connect(lambda _=False, value=answer.value: self._clicked(value))
            self._chips.append(chip)
            self._flow.addWidget(chip)
            if self.isVisible():
                chip.show()  # now, so that the height is counted with it
        self._fit()

    def choose(self, values: Iterable[str]) -> None:
        """Put these on and the others off; nothing is told."""
        wanted = set(values)
        for chip in self._chips:
            chip.setChecked(chip.answer.value in wanted)
        self._fit()

    def press(self, key: str) -> bool:
        """The chip with this key is pressed; False when none has it."""
        for chip in self._chips:
            if chip.answer.key and chip.answer.key.upper() == key.upper():
                chip.click()
                return True
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _clicked(self, value: str) -> None:
        """The chip turned by itself; keep to how many may be on."""
        on = [chip for chip in self._chips if chip.isChecked()]
        if self._several == 1:
            if not on and self._keeps:
                next(chip for chip in self._chips if chip.answer.value == value).setChecked(True)
            for chip in on:
                if chip.answer.value != value:
                    chip.setChecked(False)
        elif len(on) > self._several:
            next(chip for chip in on if chip.answer.value != value).setChecked(False)
        self._fit()
        self.changed.emit()

    def _fit(self) -> None:
        look = theme.current()
        side = self._beside and look.logical_width(self) >= _BESIDE_FROM
        self._box.setDirection(QBoxLayout.Direction.LeftToRight if side else QBoxLayout.Direction.TopToBottom)
        self._box.setSpacing(look.px(8 if side else 4))
        label = look.px(_LABEL)
        if side:
            self._label.setFixedWidth(label)
        else:
            self._label.setMinimumWidth(0)
            self._label.setMaximumWidth(16_777_215)
        room = self.width() - (label + self._box.spacing() if side else 0)
        self._holder.setMinimumHeight(self._flow.heightForWidth(max(1, room)))
