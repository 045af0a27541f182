"""What every part of the settings page is made of: fields in one or two columns that save themselves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from data.errors import WorldError
from data.settings import Settings
from ui import messages, theme
from ui.context import Context
from ui.widgets.fields import Field, Lines
from ui.widgets.labels import text_label

_TWO_COLUMNS = 560  # logical px


class Saver(QObject):
    """Writes changed settings away from the window, and tells what they are now."""

    saved = Signal(object)  # Settings

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context

    @property
    def now(self) -> Settings:
        """The settings as they are."""
        return self._context.settings.current

    def save(self, field: Field | None = None, **changes: Any) -> None:
        """Keep these settings; the field says "Bewaard." or why it could not be done."""
        store = self._context.settings
        if all(getattr(store.current, name) == value for name, value in changes.items()):
            return

        def kept(settings: Settings) -> None:
            if not isValid(self):  # the window was closed meanwhile; it is kept all the same
                return
            if field is not None:
                field.show_saved(self.tr("Bewaard."))
            self.saved.emit(settings)

        def failed(error: Exception) -> None:
            if not isinstance(error, WorldError):
                raise error
            if field is not None and isValid(field):
                field.set_error(messages.sentence(error))

        self._context.tasks.in_background(lambda: store.save(**changes), kept, failed=failed)


class Columns(QWidget):
    """Widgets two beside each other, or one where there is little room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._parts: list[tuple[QWidget, bool]] = []
        self._two: bool | None = None

    def add(self, part: QWidget, *, whole: bool = False) -> None:
        """One more; `whole` takes the full width."""
        self._parts.append((part, whole))
        self._two = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """Put everything in its place for the width there is."""
        look = theme.current()
        self._grid.setHorizontalSpacing(look.px(20))
        self._grid.setVerticalSpacing(look.px(14))
        two = look.logical_width(self) >= _TWO_COLUMNS
        if two == self._two:
            return
        self._two = two
        for part, _ in self._parts:
            self._grid.removeWidget(part)
        row = column = 0
        for part, whole in self._parts:
            if whole and column:
                row, column = row + 1, 0
            wide = 2 if whole or not two else 1
            self._grid.addWidget(part, row, column, 1, wide, Qt.AlignmentFlag.AlignTop)
            column += wide
            if column >= 2:
                row, column = row + 1, 0
        for number in (0, 1):
            self._grid.setColumnStretch(number, 1)


class Section(QWidget):
    """One part of the settings: a title, a sentence, and what is set there."""

    def __init__(self, context: Context, saver: Saver, title: str, sentence: str) -> None:
        super().__init__()
        self.context = context
        self.saver = saver
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(text_label(title, "section", wrap=True))
        if sentence:
            self.column.addWidget(text_label(sentence, "body", "ink-2", wrap=True))
        self.columns = Columns()
        self.column.addWidget(self.columns)
        self._commits: list[Callable[[], None]] = []
        self._space()
        context.look.changed.connect(self._space)

    def text_field(
        self,
        name: str,
        label: str,
        *,
        note: str = "",
        placeholder: str = "",
        whole: bool = False,
        fault: Callable[[str], str] | None = None,
    ) -> Field:
        """A field for one text of the settings. `fault` gives a sentence when the text cannot be kept."""
        edit = QLineEdit(str(getattr(self.saver.now, name)))
        edit.setPlaceholderText(placeholder)
        edit.setMaxLength(200)
        field = Field(label, edit, note=note)

        def commit() -> None:
            wrong = fault(field.text) if fault is not None and field.text else ""
            field.set_error(wrong)
            if not wrong:
                self.saver.save(field, **{name: field.text})

        edit.editingFinished.connect(commit)
        self._commits.append(commit)
        self.columns.add(field, whole=whole)
        return field

    def number_field(self, name: str, label: str, low: int, high: int, *, note: str = "", whole: bool = False) -> Field:
        """A field for one whole number of the settings, from `low` to `high`; the bounds stand below it."""
        edit = QLineEdit(str(getattr(self.saver.now, name)))
        edit.setMaxLength(5)
        bounds = self.tr("Van {low} tot {high}.").format(low=low, high=high)
        field = Field(label, edit, note=f"{bounds} {note}".strip())

        def commit() -> None:
            number = int(field.text) if field.text.isdecimal() else 0
            if not low <= number <= high:
                field.set_error(self.tr("Vul een getal in van {low} tot {high}.").format(low=low, high=high))
                return
            field.set_error("")
            self.saver.save(field, **{name: number})

        edit.editingFinished.connect(commit)
        self._commits.append(commit)
        self.columns.add(field, whole=whole)
        return field

    def lines_field(self, label: str, lines: Lines, commit: Callable[[], None], *, note: str = "") -> Field:
        """A field for a few lines, that is kept by `commit` when it is left."""
        field = Field(label, lines, note=note)
        lines.left.connect(commit)
        self._commits.append(commit)
        self.columns.add(field, whole=True)
        return field

    def commit(self) -> None:
        """Keep what is still being typed."""
        for keep in self._commits:
            keep()

    def _space(self) -> None:
        self.column.setSpacing(self.context.look.px(10))
        self.columns.arrange()
