"""The fields of the edit form: words above, one line of help below, and an answer for "weet ik niet"."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from data.directory.records import Theme
from ui import icons, theme
from ui.pages.paper.choice import ChoiceBlock
from ui.widgets.buttons import Chip, KeyButton
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import set_ink, text_label


class Field(QWidget):
    """Words above and room for a message below; `column` takes what is filled in."""

    changed = Signal()

    def __init__(self, title: str, hint: str = "") -> None:
        super().__init__()
        look = theme.current()
        self.title = title
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(look.px(4))
        self.label = text_label(title, "body-strong")
        self.column.addWidget(self.label)
        if hint:
            self.column.addWidget(text_label(hint, "small", "ink-2", wrap=True))
        self._below = QWidget()
        row = QHBoxLayout(self._below)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(6))
        self._mark = QLabel()
        icons.set_icon(self._mark, "alert", "brick", size=20)
        self._message = text_label("", "small", "ink-2", wrap=True)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._message, 1)
        self._below.hide()

    @property
    def message(self) -> str:
        """The sentence below the field."""
        return self._message.text()

    def show_message(self, text: str, *, error: bool = False) -> None:
        """Say something below the field; an empty text takes it away."""
        self._message.setText(text)
        set_ink(self._message, "brick-ink" if error else "ink-2")
        self._mark.setVisible(error)
        self._below.setVisible(bool(text))
        editor = self.editor()
        if isinstance(editor, (QLineEdit, QPlainTextEdit)):
            editor.setProperty("state", "error" if error else "")
            editor.style().unpolish(editor)
            editor.style().polish(editor)
            editor.setAccessibleDescription(text)

    def editor(self) -> QWidget | None:
        """What takes the keyboard."""
        return None

    def focus(self) -> None:
        """Put the keyboard in the field."""
        editor = self.editor()
        if editor is not None:
            editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def finish(self) -> None:
        """The message goes below what was added to the column."""
        self.column.addWidget(self._below)


class TextField(Field):
    """One line of text."""

    left = Signal()  # the keyboard went on

    def __init__(self, title: str, hint: str = "", *, example: str = "") -> None:
        super().__init__(title, hint)
        self.edit = QLineEdit()
        self.edit.setAccessibleName(title)
        if example:  # said as an example, or it looks as if the field was filled in
            self.edit.setPlaceholderText(self.tr("Bijvoorbeeld: {example}").format(example=example))
        self.edit.setMaxLength(300)
        self.label.setBuddy(self.edit)
        self.edit.textChanged.connect(self.changed)
        self.edit.editingFinished.connect(self.left)
        self.column.addWidget(self.edit)
        self.finish()

    def editor(self) -> QWidget:
        return self.edit

    @property
    def text(self) -> str:
        """What was typed."""
        return self.edit.text()

    def set_text(self, text: str) -> None:
        """Show this, from its beginning."""
        self.edit.setText(text)
        self.edit.setCursorPosition(0)


class LinesField(Field):
    """A few lines of text; Tab goes on to the next field."""

    def __init__(self, title: str, hint: str = "", *, lines: int = 3) -> None:
        super().__init__(title, hint)
        self.edit = QPlainTextEdit()
        self.edit.setAccessibleName(title)
        self.edit.setTabChangesFocus(True)
        self.edit.setFixedHeight(theme.current().px(24 * lines + 22))
        self.label.setBuddy(self.edit)
        self.edit.textChanged.connect(self.changed)
        self.column.addWidget(self.edit)
        self.finish()

    def editor(self) -> QWidget:
        return self.edit

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines that hold something."""
        return tuple(line.strip() for line in self.edit.toPlainText().splitlines() if line.strip())

    def set_lines(self, lines: Iterable[str]) -> None:
        """Show these lines."""
        self.edit.setPlainText("\n".join(lines))


class ChoiceField(Field):
    """One out of a few, in blocks; arrows go from one to the next."""

    def __init__(self, title: str, options: Iterable[tuple[object, str]], hint: str = "") -> None:
        super().__init__(title, hint)
        self._values: list[object] = []
        self._group = QButtonGroup(self)
        holder = QWidget()
        self._flow = FlowLayout(holder, gap=8)
        for value, words in options:
            block = ChoiceBlock(words, theme.current())
            block.setAccessibleName(f"{title}: {words}")
            self._group.addButton(block, len(self._values))
            self._values.append(value)
            self._flow.addWidget(block)
        self._group.idToggled.connect(self._toggled)
        self.column.addWidget(holder)
        self.finish()

    def editor(self) -> QWidget | None:
        return self._group.checkedButton() or self._group.button(0)

    @property
    def value(self) -> object:
        """What is chosen."""
        return self._values[self._group.checkedId()]

    def choose(self, value: object) -> None:
        """Choose this."""
        self._group.button(self._values.index(value)).setChecked(True)

    def rename(self, value: object, words: str) -> None:
        """Other words on one of the blocks."""
        block = self._group.button(self._values.index(value))
        block.setText(words)
        block.setAccessibleName(f"{self.title}: {words}")
        block.updateGeometry()

    def _toggled(self, _number: int, on: bool) -> None:
        if on:
            self.changed.emit()


class ChipsField(Field):
    """As many as fit, each on or off."""

    def __init__(self, title: str, options: Iterable[tuple[str, str]], hint: str = "") -> None:
        super().__init__(title, hint)
        self._holder = QWidget()
        self._flow = FlowLayout(self._holder, gap=8)
        self._chips: dict[str, Chip] = {}
        for value, words in options:
            self._add(value, words)
        self.column.addWidget(self._holder)
        self.finish()

    def editor(self) -> QWidget | None:
        return next(iter(self._chips.values()), None)

    @property
    def values(self) -> tuple[str, ...]:
        """What is on: first in the order in which it came, then what was added."""
        return tuple(value for value, chip in self._chips.items() if chip.isChecked())

    def choose(self, values: Iterable[str], words: Callable[[str], str]) -> None:
        """Turn these on; one that is not offered is added, so that it is not lost."""
        for value in values:
            if value not in self._chips:
                self._add(value, words(value))
            self._chips[value].setChecked(True)
            self._chips[value].updateGeometry()

    def _add(self, value: str, words: str) -> None:
        chip = Chip(words, look=theme.current())
        chip.setAccessibleName(f"{self.title}: {words}")
        chip.toggled.connect(self._toggled)
        self._chips[value] = chip
        self._flow.addWidget(chip)

    def _toggled(self, _on: bool) -> None:
        self.changed.emit()


class NeedsField(Field):
    """Subjects out of the tree, chosen in a menu of two levels; each can be taken off again."""

    def __init__(self, title: str, themes: tuple[Theme, ...], most: int, hint: str = "") -> None:
        super().__init__(title, hint)
        self._themes = themes
        self._most = most
        self._names = {need.code: need.name for one in themes for need in one.needs}
        self._codes: list[str] = []
        holder = QWidget()
        self._flow = FlowLayout(holder, gap=8)
        self.add_button = KeyButton(self.tr("Kies een onderwerp"), icon="plus", look=theme.current())
        self.add_button.clicked.connect(self._open_menu)
        self._flow.addWidget(self.add_button)
        self.column.addWidget(holder)
        self.finish()

    def editor(self) -> QWidget:
        return self.add_button

    @property
    def codes(self) -> tuple[str, ...]:
        """The chosen needs."""
        return tuple(self._codes)

    def choose(self, codes: Iterable[str]) -> None:
        """Show these needs; a code that is not in the tree stays, under its code."""
        self._codes = list(codes)
        self._show()

    def add(self, code: str) -> None:
        """Put a need at the end."""
        if code not in self._codes and len(self._codes) < self._most:
            self._codes.append(code)
            self._show()
            self.changed.emit()

    def remove(self, code: str) -> None:
        """Take a need off."""
        self._codes.remove(code)
        self._show()
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _show(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            old = item.widget()
            if old is not None and old is not self.add_button:
                old.hide()
                old.deleteLater()
        for code in self._codes:
            name = self._names.get(code, code)
            chip = Chip(name, "close", theme.current(), checkable=False)
            chip.setAccessibleName(self.tr("{name}, haal weg").format(name=name))
            chip.clicked.connect(partial(self.remove, code))
            self._flow.addWidget(chip)
            QWidget.setTabOrder(chip, self.add_button)
        self._flow.addWidget(self.add_button)
        self.add_button.setVisible(len(self._codes) < self._most)

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for one in self._themes:
            below = menu.addMenu(one.name.replace("&", "&&"))
            for need in one.needs:
                action = below.addAction(need.name.replace("&", "&&"), partial(self.add, need.code))
                action.setEnabled(need.code not in self._codes)
        menu.popup(self.add_button.mapToGlobal(QPoint(0, self.add_button.height())))
