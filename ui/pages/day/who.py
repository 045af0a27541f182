"""Wie is er? Who is on duty, and which professionals are in the house; one tick each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from data.desk.visits.records import Partner, Professional, Shift, ShiftKind
from ui.models import inloop_words
from ui.models.waiting import names_together
from ui.pages.day.ends import EndsPart
from ui.widgets.buttons import KeyButton
from ui.widgets.check_line import CheckLine
from ui.widgets.fields import Choice, Field
from ui.widgets.labels import text_label
from ui.widgets.panel import Panel


class WhoPanel(Panel):
    """`changed` has the professionals as they are now."""

    changed = Signal(object)  # tuple[Professional, ...]
    kind_chosen = Signal(str)  # a ShiftKind

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("card", padding=16, gap=2, parent=parent)
        self._professionals: tuple[Professional, ...] = ()
        self.body.addWidget(text_label(self.tr("Wie is er?"), "label", wrap=True))
        self._people = text_label("", "body", "ink-2", wrap=True)
        self.body.addWidget(self._people)
        self._holder = QWidget()
        self._column = QVBoxLayout(self._holder)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.body.addWidget(self._holder)
        self.more = KeyButton(self.tr("Nog iemand in huis"), icon="plus", kind="link")
        self.more.clicked.connect(self._ask)
        self.body.addWidget(self.more)
        self._form = QWidget()
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        self._which = Choice()
        for one in Partner:
            self._which.addItem(inloop_words.partner(one.value), one.value)
        self._name = QLineEdit()
        self._name.setMaxLength(40)
        self.add = KeyButton(self.tr("Zet erbij"), icon="check")
        self.add.clicked.connect(self._add)
        self._name.returnPressed.connect(self._add)
        form.addWidget(Field(self.tr("Wie is het?"), self._which))
        form.addWidget(Field(self.tr("Voornaam, mag leeg blijven"), self._name))
        form.addWidget(self.add)
        self.body.addWidget(self._form)
        self._form.hide()
        self.kind = Choice()
        for kind in ShiftKind:
            self.kind.addItem(inloop_words.kind(kind.value), kind.value)
        self.kind.activated.connect(lambda _: self.kind_chosen.emit(self.kind.currentData()))
        self.body.addWidget(Field(self.tr("Wat voor dienst is het?"), self.kind))
        self.ends = EndsPart()
        self.body.addWidget(self.ends)

    @property
    def boxes(self) -> tuple[CheckLine, ...]:
        """One for each professional."""
        return tuple(self._holder.findChildren(CheckLine))

    def show_who(self, people: Sequence[str], professionals: Sequence[Professional], *, writable: bool) -> None:
        """Show these."""
        self._people.setText(self.tr("{names}, aan de balie").format(names=names_together(people)) if people else "")
        self.more.setVisible(writable and self._form.isHidden())
        if tuple(professionals) == self._professionals and self._column.count() == len(self._professionals):
            return
        self._professionals = tuple(professionals)
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for place, one in enumerate(self._professionals):
            what = inloop_words.partner(one.partner.value)
            words = f"{one.name}, {what}" if one.name else what[:1].upper() + what[1:]
            if one.since and not one.present:
                words = self.tr("{who}, vanaf {time}").format(who=words, time=one.since)
            box = CheckLine(words)
            box.setChecked(one.present)
            box.setEnabled(writable)
            box.toggled.connect(lambda on, at=place: self._toggled(at, on))
            self._column.addWidget(box)

    def show_shift(self, shift: Shift, *, writable: bool) -> None:
        """What sort of dienst it is, and until when."""
        self.ends.show_shift(shift, writable=writable)
        self.kind.setCurrentIndex(self.kind.findData(shift.kind.value))
        self.kind.setEnabled(writable)

    def _toggled(self, place: int, on: bool) -> None:
        changed = list(self._professionals)
        changed[place] = replace(changed[place], present=on)
        self._professionals = tuple(changed)
        self.changed.emit(self._professionals)

    def _ask(self) -> None:
        self._form.show()
        self.more.hide()
        self._which.setFocus()

    def _add(self) -> None:
        one = Professional(Partner(self._which.currentData()), self._name.text().strip())
        self._name.clear()
        self._form.hide()
        self.more.show()
        self.more.setFocus()
        self.changed.emit((*self._professionals, one))
