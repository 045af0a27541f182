"""Attentie: a word from the buurtwerker to the desk. Folded, because visitors read along."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from data.desk.visits.records import Attention
from data.settings import SettingsStore
from ui.models.card_text import short_date
from ui.models.erasure import erasure_words
from ui.pages.paper.outcome import ButtonRow
from ui.widgets.buttons import KeyButton
from ui.widgets.labels import text_label
from ui.widgets.panel import Panel, line


class AttentionPanel(Panel):
    """One button as long as it is folded; unfolded each word with its end date and "Gelezen"."""

    read = Signal(str)
    ended = Signal(str)
    add_wanted = Signal()

    def __init__(self, settings: SettingsStore, parent: QWidget | None = None) -> None:
        super().__init__("pine-card", padding=14, gap=6, parent=parent)
        self._settings = settings
        self._words: tuple[Attention, ...] = ()
        self._today = date.min
        self._writes = False
        self.fold = KeyButton("", icon="attention", kind="link")
        self.fold.setCheckable(True)
        self.fold.toggled.connect(self._show)
        self.add = KeyButton(self.tr("Attentie schrijven"), icon="edit")
        self.add.clicked.connect(self.add_wanted)
        self._holder = QWidget()
        self._column = QVBoxLayout(self._holder)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self.fold, self._holder, ButtonRow(self.add)):
            self.body.addWidget(part)
        self._add_row = self.add.parentWidget()

    def show_words(self, words: Sequence[Attention], today: date, *, writes: bool) -> None:
        """Show these; `writes`: a buurtwerker, who may also add and end them."""
        if (tuple(words), today, writes) != (self._words, self._today, self._writes):
            self._words, self._today, self._writes = tuple(words), today, writes
            self._show()
        self.setVisible(bool(words) or writes)

    def forget(self) -> None:
        """Covered: folded, and nothing of it left."""
        self.fold.setChecked(False)
        self._words = ()
        self._show()

    def _show(self) -> None:
        unread = sum(not one.read for one in self._words)
        count = len(self._words)
        if not count:
            said = self.tr("Geen attentie")
        elif count == 1:
            said = self.tr("1 attentie") if unread else self.tr("1 attentie, gelezen")
        else:
            said = self.tr("{n} attenties").format(n=count)
            if unread < count:
                said = self.tr("{n} attenties, {m} nog niet gelezen").format(n=count, m=unread)
        opened = self.fold.isChecked() and count > 0
        self.fold.setText(said)
        self.fold.setEnabled(count > 0)
        self.fold.set_icon_name("chevron-up" if opened else "attention")
        self.fold.setAccessibleDescription(self.tr("Opengeklapt") if opened else self.tr("Klap open"))
        if self._add_row is not None:
            self._add_row.setVisible(self._writes)
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for number, one in enumerate(self._words if opened else ()):
            if number:
                self._column.addWidget(line())
            self._column.addWidget(text_label(one.text, "body", wrap=True))
            until = self.tr("{by}, tot en met {day}").format(by=one.by, day=short_date(one.until, self._today))
            if self._writes:
                until += " · " + self.tr("{n} keer gelezen").format(n=one.readings)
            kept = erasure_words(one, self._settings.current)
            self._column.addWidget(text_label(f"{until}. {kept}", "small", "ink-2", wrap=True))
            buttons: list[KeyButton] = []
            if not one.read:
                button = KeyButton(self.tr("Gelezen"), icon="check")
                button.setAccessibleName(self.tr("Gelezen door deze dienst"))
                button.clicked.connect(lambda _=False, key=one.id: self._read(key))
                buttons.append(button)
            if self._writes:
                end = KeyButton(self.tr("Haal weg"), icon="delete", kind="quiet")
                end.clicked.connect(lambda _=False, key=one.id: self._end(key))
                buttons.append(end)
            if buttons:
                self._column.addWidget(ButtonRow(*buttons))
        self._holder.setVisible(opened)

    def _read(self, key: str) -> None:
        self.read.emit(key)

    def _end(self, key: str) -> None:
        self.ended.emit(key)
