"""Vaste bezoekers: who wants to be known here. Two or three letters and Enter count them; nothing links to a visit."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from data.desk.duty import Duty
from data.desk.visits.day import InloopDay
from data.desk.visits.records import Regular
from data.errors import Code, WorldError
from data.settings import SettingsStore
from ui import messages, shortcuts
from ui.context import Context
from ui.dialogs.base import Dialog
from ui.inloop import Inloop
from ui.models.erasure import erased_on
from ui.models.waiting import day as day_words
from ui.pages.paper.outcome import ButtonRow
from ui.widgets.buttons import KeyButton
from ui.widgets.check_line import CheckLine
from ui.widgets.fields import Field
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import set_ink, text_label
from ui.widgets.panel import Panel

_LONGEST = 40


class RegularsDialog(Dialog):
    """The tiles, and below them one more tile for somebody who asks for it."""

    def __init__(self, context: Context, inloop: Inloop, parent: QWidget | None) -> None:
        super().__init__(parent, self.tr("Vaste bezoekers"), width=720)
        self._context = context
        self._inloop = inloop
        self._regulars: tuple[Regular, ...] = ()
        self.letters = QLineEdit()
        self.letters.setMaxLength(3)
        self.field = Field(
            self.tr("Wie is er? Typ de letters"), self.letters, note=self.tr("Twee of drie letters en Enter.")
        )
        self.body.addWidget(self.field)
        self.told = text_label("", "body-strong", "pine-hover", wrap=True)
        self.told.hide()
        self.body.addWidget(self.told)
        self._holder = QWidget()
        self._flow = FlowLayout(self._holder, gap=8)
        self.body.addWidget(self._holder)
        self.chosen = _Chosen(context.settings)
        self.chosen.here.clicked.connect(self._chosen_here)
        self.chosen.change.clicked.connect(self._change)
        self.chosen.remove.clicked.connect(self._remove)
        self.chosen.hide()
        self.body.addWidget(self.chosen)
        self.more = KeyButton(self.tr("Iemand wil ook een tegel"), icon="plus", kind="link")
        self.more.clicked.connect(lambda: self._ask())
        self.body.addWidget(self.more)
        self.form = _Form()
        self.form.add.clicked.connect(self._add)
        self.form.hide()
        self.body.addWidget(self.form)
        self.ready = self.add_button(self.tr("Klaar"), kind="primary", key="Esc")
        self.ready.clicked.connect(self.accept)
        context.on_duty.changed.connect(self._covered)
        shortcuts.bind(self, "cover", context.on_duty.cover)  # the keys of the window do not reach a dialog
        self._read()

    @property
    def tiles(self) -> tuple[KeyButton, ...]:
        """One for each who is known here."""
        return tuple(self._holder.findChildren(KeyButton))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.letters.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        held = QApplication.focusWidget()
        if enter and held is self.letters:
            self._typed()
            return
        if enter and held is not None and self.form.isAncestorOf(held) and isinstance(held, QLineEdit):
            self._add()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._holder.setMinimumHeight(self._flow.heightForWidth(max(1, self._holder.width())))

    # Here today

    def _typed(self) -> None:
        letters = self.letters.text().strip()
        if letters:
            self._count(letters)
        else:
            self.accept()

    def _count(self, letters: str) -> None:
        def over(_: object) -> None:
            if isValid(self):
                self.letters.clear()
                self.field.set_error("")
                self._say(self.tr("{letters} is er vandaag. Geteld.").format(letters=letters.upper()))
                self._read()

        def failed(error: WorldError) -> None:
            if isValid(self):
                self.field.set_error(messages.sentence(error))
                self.letters.selectAll()
                self.fit()

        self._inloop.do(lambda day, duty: day.regular_here(duty, letters), over, failed=failed)

    def _read(self) -> None:
        self._inloop.ask(lambda day, duty: day.regulars(duty), self._show, wanted=lambda: isValid(self))

    def _show(self, regulars: Sequence[Regular]) -> None:
        if not isValid(self) or self._context.on_duty.covered:
            return
        self._regulars = tuple(regulars)
        for tile in self.tiles:
            self._flow.removeWidget(tile)
            tile.hide()
            tile.setParent(None)
            tile.deleteLater()
        for one in regulars:
            words = f"{one.name}, {one.street}" if one.street else one.name
            tile = KeyButton(words, icon="check" if one.here else "", key=one.letters)
            tile.setAccessibleDescription(self.tr("Is er vandaag") if one.here else self.tr("Kies deze tegel"))
            tile.clicked.connect(lambda _=False, who=one: self._choose(who))
            self._flow.addWidget(tile)
            tile.show()
        self._holder.setMinimumHeight(self._flow.heightForWidth(max(1, self._holder.width())))
        self.fit()

    def _choose(self, who: Regular) -> None:
        self.chosen.show_regular(who)
        self.fit()
        self.chosen.here.setFocus(Qt.FocusReason.TabFocusReason)

    def _chosen_here(self) -> None:
        if self.chosen.who is not None:
            letters = self.chosen.who.letters
            self.chosen.hide()
            self._count(letters)

    def _remove(self) -> None:
        who = self.chosen.who
        if who is None:
            return
        if not self.chosen.sure:
            self.chosen.ask_sure()
            self.fit()
            return
        self.chosen.hide()

        def over(_: object) -> None:
            if isValid(self):
                self._say(self.tr("{name} is gewist.").format(name=who.name))
                self._read()

        self._inloop.do(lambda day, duty: day.remove_regular(duty, who.id), over, failed=self._failed)

    # One more, or one as it is now

    def _change(self) -> None:
        if self.chosen.who is not None:
            self.chosen.hide()
            self._ask(self.chosen.who)

    def _ask(self, who: Regular | None = None) -> None:
        self.more.hide()
        self.form.start(who)
        self.form.show()
        self.fit()
        self.form.name.edit.setFocus()

    def _add(self) -> None:
        form, who = self.form, self.form.who
        name, street, wish, missed = form.name.text, form.street.text, form.wish.isChecked(), form.missed.isChecked()
        form.name.set_error("" if name else self.tr("Schrijf de roepnaam op."))
        form.street.set_error("" if street else self.tr("Schrijf de straat op."))
        if not name or not street:
            (form.street if name else form.name).edit.setFocus()
            self.fit()
            return

        def over(result: object) -> None:
            if isValid(self) and isinstance(result, Regular):
                form.clear()
                form.hide()
                self.more.show()
                said = (
                    self.tr("Tegel gemaakt voor {name}. De letters zijn {letters}.")
                    if who is None
                    else self.tr("Veranderd. De letters van {name} zijn {letters}.")
                )
                self._say(said.format(name=result.name, letters=result.letters))
                self._read()
                self.letters.setFocus()

        def failed(error: WorldError) -> None:
            if not isValid(self):
                return
            if error.code is Code.WISH_MISSING:
                form.say(messages.sentence(error))
            else:
                field = form.street if error.values.get("field") == "street" else form.name
                field.set_error(messages.sentence(error))
            self.fit()

        def keep(day: InloopDay, duty: Duty) -> Regular:
            if who is not None:
                return day.change_regular(duty, who.id, name=name, street=street, may_be_missed=missed)
            return day.add_regular(duty, name, street, own_wish=wish, may_be_missed=missed)

        self._inloop.do(keep, over, failed=failed)

    def _failed(self, error: WorldError) -> None:
        if isValid(self):
            self._say(messages.sentence(error), wrong=True)

    def _say(self, sentence: str, *, wrong: bool = False) -> None:
        self.told.setText(sentence)
        set_ink(self.told, "brick-ink" if wrong else "pine-hover")
        self.told.show()
        self.fit()

    def _covered(self) -> None:
        if self._context.on_duty.covered or not self._context.on_duty.open:
            self.reject()


class _Chosen(Panel):
    """What can be done with one tile."""

    def __init__(self, settings: SettingsStore) -> None:
        super().__init__("sunken", padding=12, gap=6)
        self._settings = settings
        self.who: Regular | None = None
        self.sure = False
        self._name = text_label("", "card-title", wrap=True)
        self._wish = text_label("", "small", "ink-2", wrap=True)
        self.here = KeyButton(self.tr("Is er vandaag"), icon="check", kind="primary")
        self.change = KeyButton(self.tr("Verander"), icon="edit")
        self.remove = KeyButton("", icon="delete")
        for part in (self._name, self._wish, ButtonRow(self.here, self.change, self.remove)):
            self.body.addWidget(part)

    def show_regular(self, who: Regular) -> None:
        """Show this one."""
        self.who, self.sure = who, False
        self._name.setText(f"{who.name}, {who.street}" if who.street else who.name)
        self._wish.setText(
            self.tr("Op eigen wens sinds {day}. Komt {name} niet meer, dan wordt dit gewist op {end}.").format(
                day=day_words(who.wished_on), name=who.name, end=erased_on(who, self._settings.current)
            )
        )
        self.here.setEnabled(not who.here)
        self.remove.setText(self.tr("Wis deze tegel"))
        self.show()

    def ask_sure(self) -> None:
        """The second time it is done."""
        self.sure = True
        self.remove.setText(self.tr("Ja, wis {name}").format(name=self.who.name if self.who is not None else ""))


class _Form(Panel):
    """Roepnaam and street, and the wish that must be theirs; `who`: the one whose tile is changed."""

    def __init__(self) -> None:
        super().__init__("sunken", padding=14, gap=6)
        self.who: Regular | None = None
        self.name = Field(self.tr("Roepnaam"), _line())
        self.street = Field(self.tr("Straat"), _line(), note=self.tr("Alleen de straat, geen huisnummer."))
        self.wish = CheckLine(self.tr("De bezoeker vroeg hier zelf om"))
        self.missed = CheckLine(self.tr("En wil dat we het merken als hij of zij er niet is"))
        self._told = text_label("", "small-strong", "brick-ink", wrap=True)
        self._told.hide()
        self.add = KeyButton(self.tr("Maak de tegel"), icon="check", kind="primary")
        column = QVBoxLayout()
        for part in (self.name, self.street, self.wish, self.missed, self._told, ButtonRow(self.add)):
            column.addWidget(part)
        self.body.addLayout(column)

    def start(self, who: Regular | None) -> None:
        """Empty for somebody new, or as it stands for who has a tile; their wish was asked when it was made."""
        self.clear()
        self.who = who
        self.wish.setVisible(who is None)
        self.add.setText(self.tr("Maak de tegel") if who is None else self.tr("Bewaar"))
        if who is not None:
            for field, text in ((self.name, who.name), (self.street, who.street)):
                edit = field.edit
                assert isinstance(edit, QLineEdit)
                edit.setText(text)
            self.missed.setChecked(who.may_be_missed)

    def say(self, sentence: str) -> None:
        """What is missing."""
        self._told.setText(sentence)
        self._told.setVisible(bool(sentence))

    def clear(self) -> None:
        """Empty for the next."""
        for field in (self.name, self.street):
            edit = field.edit
            assert isinstance(edit, QLineEdit)
            edit.clear()
            field.set_error("")
        self.wish.setChecked(False)
        self.missed.setChecked(False)
        self.say("")


def _line() -> QLineEdit:
    edit = QLineEdit()
    edit.setMaxLength(_LONGEST)
    return edit
