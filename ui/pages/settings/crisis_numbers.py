"""Noodnummers: the lines of the crisis card, each with its words and the day it was looked up, to be changed."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from data.directory.records import CrisisNumber
from data.errors import WorldError
from printing.phones import grouped
from ui import messages
from ui.context import Context
from ui.models import crisis_words
from ui.pages.search.crisis_card import DOCTOR
from ui.pages.settings.form import Columns
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import Field
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import text_label
from ui.widgets.panel import Panel

_BY = "balie"
_LONGEST = 120


class NumberRow(Panel):
    """One line: what stands on the card, and behind "Wijzig" a small form for it."""

    changed = Signal(object)  # CrisisNumber

    def __init__(self, context: Context, number: CrisisNumber) -> None:
        super().__init__("card", padding=14, gap=4)
        self._context = context
        self.number = number
        self._before: CrisisNumber | None = None
        self._title = text_label("", "body-strong", wrap=True)
        self._when = text_label("", "small", "ink-2", wrap=True)
        self._checked = text_label("", "small", "ink-2", wrap=True)
        self._said = text_label("", "small", "pine", wrap=True)
        self._wrong = text_label("", "small", "brick", wrap=True)
        for label in (self._title, self._when, self._checked, self._said, self._wrong):
            self.body.addWidget(label)
        deeds = QWidget()
        row = FlowLayout(deeds, gap=8)
        self.edit = KeyButton(self.tr("Wijzig"), icon="edit", look=context.look)
        self.edit.clicked.connect(self._open)
        self.undo = KeyButton(self.tr("Zet terug"), icon="undo", kind="quiet", look=context.look)
        self.undo.clicked.connect(self._put_back)
        row.addWidget(self.edit)
        row.addWidget(self.undo)
        self.undo.hide()
        self.body.addWidget(deeds)
        self._form: QWidget | None = None
        self._fields: dict[str, Field] = {}
        self._show()

    def field(self, name: str) -> Field:
        """A field of the open form: "number", "when", "note" or "checked_on"."""
        return self._fields[name]

    def take(self, number: CrisisNumber) -> None:
        """It was kept: show it, and offer what stood there before."""
        self._before, self.number = self.number, number
        self._said.setText(self.tr("Bewaard."))
        self._close()
        self._show()

    def refuse(self, sentence: str) -> None:
        """It could not be kept."""
        self._wrong.setText(sentence)
        self._wrong.show()

    def _show(self) -> None:
        one = self.number
        self._title.setText(" · ".join(part for part in (grouped(one.number), one.name) if part))
        self._when.setText(" ".join(part for part in (one.when, one.note) if part))
        local = one.code == DOCTOR
        self._checked.setText(self.tr("Het nummer vul je hierboven in.") if local else crisis_words.checked(one))
        self.edit.setAccessibleName(self.tr("Wijzig {name}").format(name=one.name))
        self.undo.setAccessibleName(self.tr("Zet {name} terug").format(name=one.name))
        self.undo.setVisible(self._before is not None)
        self._said.setVisible(self._before is not None)
        self._wrong.hide()

    def _open(self) -> None:
        if self._form is not None:
            return
        one = self.number
        self._form = QWidget()
        column = QVBoxLayout(self._form)
        column.setContentsMargins(0, self._context.look.px(8), 0, 0)
        column.setSpacing(self._context.look.px(14))
        columns = Columns()
        if one.code != DOCTOR:
            self._add(columns, "number", self.tr("Nummer"), one.number)
            note = self.tr("Bijvoorbeeld 8-9-2026. Leeg: nog niet nagekeken.")
            self._add(columns, "checked_on", self.tr("Nagekeken op"), crisis_words.typed_day(one.checked_on), note)
        self._add(columns, "when", self.tr("Voor wie"), one.when)
        self._add(columns, "note", self.tr("Wat staat erbij?"), one.note)
        column.addWidget(columns)
        keep = KeyButton(self.tr("Bewaar"), kind="primary")
        keep.setAccessibleName(self.tr("Bewaar {name}").format(name=one.name))
        keep.clicked.connect(self._keep)
        leave = KeyButton(self.tr("Laat zoals het was"), kind="quiet")
        leave.clicked.connect(self._leave)
        row = QHBoxLayout()
        row.addWidget(keep)
        row.addWidget(leave)
        row.addStretch(1)
        column.addLayout(row)
        columns.arrange()
        self.body.addWidget(self._form)
        self.edit.hide()
        next(iter(self._fields.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, columns: Columns, name: str, label: str, text: str, note: str = "") -> None:
        edit = QLineEdit(text)
        edit.setMaxLength(_LONGEST)
        edit.setCursorPosition(0)  # a long line is read from its beginning
        edit.returnPressed.connect(self._keep)
        field = Field(label, edit, note=note)
        columns.add(field)
        self._fields[name] = field

    def _keep(self) -> None:
        made = self._typed()
        if made is None:
            return
        if made == self.number:
            self._leave()
        else:
            self.changed.emit(made)

    def _typed(self) -> CrisisNumber | None:
        """The line as it was typed; None when something is wrong, which then stands below its field."""
        right = True
        made = self.number
        for name, field in self._fields.items():
            wrong = ""
            if name == "number":
                wrong = crisis_words.number_fault(field.text)
                made = replace(made, number=field.text)
            elif name == "checked_on":
                day = crisis_words.day_of(field.text, self._context.now().date()) if field.text else None
                wrong = day if isinstance(day, str) else ""
                made = replace(made, checked_on=None if isinstance(day, str) else day)
            elif name == "when":
                wrong = "" if field.text else self.tr("Schrijf voor wie dit nummer is.")
                made = replace(made, when=field.text)
            else:
                made = replace(made, note=field.text)
            field.set_error(wrong)
            if wrong and right:
                field.setFocus(Qt.FocusReason.OtherFocusReason)
            right = right and not wrong
        if not right:
            return None
        if made.number != self.number.number and made.checked_on == self.number.checked_on:
            made = replace(made, checked_on=None)  # the day was of the number that stood there
        return made if made == self.number else replace(made, source=_BY)

    def _leave(self) -> None:
        self._close()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        self.edit.show()
        if self._form is not None:
            if self._form.isAncestorOf(self.window().focusWidget() or self):
                self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            self._form.hide()
            self._form.deleteLater()
            self._form = None
            self._fields = {}

    def _put_back(self) -> None:
        if self._before is not None:
            self.changed.emit(self._before)


class CrisisNumbers(QWidget):
    """All lines, read when the part is opened."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(text_label(self.tr("Noodnummers"), "section", wrap=True))
        sentence = self.tr("Deze nummers staan op de kaart Spoed. Klopt er een niet meer? Pas het hier aan.")
        self._column.addWidget(text_label(sentence, "body", "ink-2", wrap=True))
        self.rows: dict[str, NumberRow] = {}
        context.tasks.with_directory(context.directory.crisis_numbers, self._arrived)
        context.look.changed.connect(self._space)
        self._space()

    def _arrived(self, numbers: tuple[CrisisNumber, ...]) -> None:
        if not isValid(self):
            return
        for number in numbers:
            row = NumberRow(self._context, number)
            row.changed.connect(lambda changed, code=number.code: self._save(code, changed))
            self.rows[number.code] = row
            self._column.addWidget(row)

    def _save(self, code: str, number: CrisisNumber) -> None:
        directory, row = self._context.directory, self.rows[code]

        def kept(_: None) -> None:
            if isValid(row):
                row.take(number)

        def failed(error: Exception) -> None:
            if not isinstance(error, WorldError):
                raise error
            if isValid(row):
                row.refuse(messages.sentence(error))

        self._context.tasks.with_directory(lambda: directory.save_crisis_number(number, by=_BY), kept, failed=failed)

    def _space(self) -> None:
        self._column.setSpacing(self._context.look.px(10))
