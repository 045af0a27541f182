"""What the four steps have in common."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from data.errors import WorldError
from ui import messages
from ui.context import Context
from ui.on_duty import OnDuty
from ui.widgets.fields import Field
from ui.widgets.labels import text_label


class Step(QWidget):
    """One short screen. `done` comes when what it asked for is on disk."""

    done = Signal()
    go_words = ""  # on the button that goes on

    def __init__(self, context: Context, on_duty: OnDuty, title: str, *sentences: str) -> None:
        super().__init__()
        self.context = context
        self.on_duty = on_duty
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(text_label(title, "section", wrap=True))
        for sentence in sentences:
            self.column.addWidget(text_label(sentence, "body", wrap=True))
        self.told = text_label("", "body-strong", "brick-ink", wrap=True)
        self.told.hide()
        self._space()
        context.look.changed.connect(self._space)

    def add(self, part: QWidget) -> None:
        """One more part, under the others."""
        self.column.addWidget(part)

    def finish(self) -> None:
        """Nothing comes below."""
        self.column.addWidget(self.told)
        self.column.addStretch(1)

    def shown(self) -> None:
        """The step came on the screen."""

    def focus_first(self) -> None:
        """The first field."""
        first = next((field for field in self.findChildren(Field) if field.isVisible()), None)
        if first is not None:
            first.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def go(self) -> None:
        """The button that goes on was pressed."""

    def enter(self) -> None:
        """Enter was pressed in a field."""
        self.go()

    def say(self, sentence: str) -> None:
        """What is wrong; empty for nothing."""
        self.told.setText(sentence)
        self.told.setVisible(bool(sentence))

    def refused(self, error: WorldError) -> None:
        """Something in the world was wrong."""
        self.say(messages.sentence(error))

    def leave(self) -> None:
        """The step is no longer on the screen: forget what is secret."""

    def _space(self) -> None:
        self.column.setSpacing(self.context.look.px(10))


def line_field(label: str, text: str = "", *, note: str = "", placeholder: str = "") -> Field:
    """A field of one line."""
    edit = QLineEdit(text)
    edit.setPlaceholderText(placeholder)
    edit.setMaxLength(200)
    return Field(label, edit, note=note)


def set_text(field: Field, text: str) -> None:
    """Fill a field of one line."""
    assert isinstance(field.edit, QLineEdit)
    field.edit.setText(text)
