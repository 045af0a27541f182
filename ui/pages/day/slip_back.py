"""A slip comes back: its code typed, scanned or chosen, and for each place on it one answer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from data.desk.visits.records import Refusal, SlipLine, SlipRecord, SlipResult
from data.errors import Code, WorldError
from ui import messages, shortcuts
from ui.context import Context
from ui.dialogs.base import Dialog
from ui.inloop import Inloop
from ui.models import inloop_words
from ui.models.card_text import short_date
from ui.models.erasure import erasure_words
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import Field
from ui.widgets.key_chips import Answer, KeyChip, KeyChips
from ui.widgets.labels import text_label
from ui.widgets.panel import Panel

_MOST_RECENT = 8
_REFUSAL_KEYS = "DWNGKVTSA"


class SlipBackDialog(Dialog):
    """Every answer is kept at once. `print_again`: the same places on paper once more."""

    print_again = Signal(object)  # SlipRecord

    def __init__(self, context: Context, inloop: Inloop, parent: QWidget | None, code: str = "") -> None:
        super().__init__(parent, self.tr("Een briefje komt terug"), width=700)
        self._context = context
        self._inloop = inloop
        self._lines: list[LineResult] = []
        self._record: SlipRecord | None = None
        self.code = QLineEdit(code)
        self.code.setMaxLength(12)
        self.code.returnPressed.connect(self._find)
        self.field = Field(
            self.tr("Code op het briefje"),
            self.code,
            note=self.tr("Rechtsboven, bijvoorbeeld 7K4-M2. Hoofdletters en streepjes maken niet uit."),
        )
        self.body.addWidget(self.field)
        self._found = QWidget()
        self._column = QVBoxLayout(self._found)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self._found)
        self._found.hide()
        self._recent_title = text_label(self.tr("Of kies een briefje van kort geleden"), "body-strong", wrap=True)
        self._recent = QWidget()
        self._recent_column = QVBoxLayout(self._recent)
        self._recent_column.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self._recent_title)
        self.body.addWidget(self._recent)
        self._recent_title.hide()
        self.again = self.add_button(self.tr("Druk opnieuw af"), icon="print", left=True)
        self.again.clicked.connect(self._print_again)
        self.again.hide()
        self.ready = self.add_button(self.tr("Klaar"), kind="primary", key="Enter")
        self.ready.clicked.connect(self.accept)
        context.on_duty.changed.connect(self._covered)
        shortcuts.bind(self, "cover", context.on_duty.cover)  # the keys of the window do not reach a dialog
        if code:
            self._find()
        self._read_recent()

    @property
    def lines(self) -> tuple[LineResult, ...]:
        """The places on the slip that was found."""
        return tuple(self._lines)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._lines:
            self.code.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = QApplication.focusWidget()
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if held is self.code and enter:
            return  # the field found the slip by itself
        if enter and isinstance(held, KeyChip):
            self.accept()
            return
        if held is not self.code and not enter and not event.isAutoRepeat() and self._answer(event.text()):
            return
        super().keyPressEvent(event)

    # Finding

    def _find(self) -> None:
        typed = self.code.text()
        if not typed.strip():
            self.accept()
            return
        self._inloop.ask(
            lambda day, duty: day.find_slip(duty, typed), self._show, failed=self._not_found, wanted=self._alive
        )

    def _alive(self) -> bool:
        return isValid(self)

    def _not_found(self, error: WorldError) -> None:
        if not isValid(self):
            return
        self._clear()
        self.field.set_error(messages.sentence(error))
        self.code.selectAll()
        self.code.setFocus()
        self.fit()

    def _show(self, record: SlipRecord) -> None:
        self._clear()
        self._record = record
        self.field.set_error("")
        self.code.setText(record.code)
        printed = short_date(record.printed_on, self._context.now().date())
        kept = erasure_words(record, self._context.settings.current)
        about = self.tr("Afgedrukt op {day}. {kept}").format(day=printed, kept=kept)
        self._column.addWidget(text_label(about, "small", "ink-2", wrap=True))
        for line in record.lines:
            part = LineResult(line)
            part.chosen.connect(self._keep)
            part.result.changed.connect(self.fit)  # the reasons come with one of the answers
            self._lines.append(part)
            self._column.addWidget(part)
            part.show()
        self._found.show()
        self._recent_title.hide()
        self._recent.hide()
        self.again.setVisible(record.language is not None)
        self.fit()
        self._lines[0].focus_first()
        self._look_up()

    def _clear(self) -> None:
        self._record = None
        for part in self._lines:
            part.hide()
        self._lines = []
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._found.hide()
        self.again.hide()

    def _look_up(self) -> None:
        """A place that is no longer in the list: say so; what is told of it counts all the same."""
        directory = self._context.directory
        ids = [part.line.service.id for part in self._lines]

        def show(there: set[str]) -> None:
            if not isValid(self):
                return
            for part in self._lines:
                if part.line.service.id not in there:
                    error = WorldError(Code.SLIP_SERVICE_GONE, name=part.line.service.name)
                    part.say(messages.sentence(error))
            self.fit()

        self._context.tasks.with_directory(lambda: {card.id for card in directory.cards(ids)}, show)

    # Recent

    def _read_recent(self) -> None:
        if self._context.on_duty.covered:
            return
        self._inloop.ask(lambda day, duty: day.recent_slips(duty, _MOST_RECENT), self._show_recent, wanted=self._alive)

    def _show_recent(self, records: Sequence[SlipRecord]) -> None:
        if not isValid(self) or self._lines or self._context.on_duty.covered:
            return
        today = self._context.now().date()
        for record in records:
            names = ", ".join(line.service.name for line in record.lines)
            told = sum(line.result is not None for line in record.lines)
            words = f"{record.code} · {short_date(record.printed_on, today)} · {names}"
            button = KeyButton(words, icon="check" if told == len(record.lines) else "slip", kind="quiet")
            button.setToolTip(erasure_words(record, self._context.settings.current))
            button.setAccessibleDescription(button.toolTip())
            button.clicked.connect(lambda _=False, code=record.code: self._choose(code))
            self._recent_column.addWidget(button)
            button.show()  # now, so that the dialog takes its height too
        self._recent_title.setVisible(bool(records))
        self.fit()

    def _choose(self, code: str) -> None:
        self.code.setText(code)
        self._find()

    # Answers

    def _answer(self, key: str) -> bool:
        """A key answers the line that the keyboard is on, else the first without an answer."""
        held = QApplication.focusWidget()
        on = next((part for part in self._lines if held is not None and part.isAncestorOf(held)), None)
        on = on or next((part for part in self._lines if not part.result.one), None)
        return bool(key.strip()) and on is not None and on.press(key)

    def _keep(self, kept: object) -> None:
        part = self.sender()
        record = self._record
        if record is None or not isinstance(part, LineResult) or not isinstance(kept, tuple):
            return
        result, refusal = kept
        code, service = record.code, part.line.service.id

        def over(_: object) -> None:
            if isValid(self) and isValid(part):
                part.say(self.tr("Bewaard. Dank je wel."))
                self.fit()

        def failed(error: WorldError) -> None:
            if isValid(self) and isValid(part):
                part.say(messages.sentence(error))
                self.fit()

        self._inloop.do(lambda day, duty: day.record_result(duty, code, service, result, refusal), over, failed=failed)
        self.fit()

    def _print_again(self) -> None:
        if self._record is not None:
            self.accept()
            self.print_again.emit(self._record)

    def _covered(self) -> None:
        if self._context.on_duty.covered or not self._context.on_duty.open:
            self.reject()


class LineResult(Panel):
    """One place and what was heard of it. `chosen`: (SlipResult, Refusal or None)."""

    chosen = Signal(object)

    def __init__(self, line: SlipLine, parent: QWidget | None = None) -> None:
        super().__init__("sunken", padding=12, gap=4, parent=parent)
        self.line = line
        self.body.addWidget(text_label(line.service.name, "card-title", wrap=True))
        answers = [Answer(one.value, inloop_words.result(one.value), str(n)) for n, one in enumerate(SlipResult, 1)]
        self.result = KeyChips(self.tr("Wat kwam ervan?"), answers)
        self.result.choose([line.result.value] if line.result is not None else [])
        self.refusal = KeyChips(
            self.tr("Waarom niet?"),
            [
                Answer(one.value, inloop_words.refusal(one), key)
                for one, key in zip(Refusal, _REFUSAL_KEYS, strict=True)
            ],
        )
        self.refusal.choose([line.refusal.value] if line.refusal is not None else [])
        self._told = text_label("", "small", "ink-2", wrap=True)
        for part in (self.result, self.refusal, self._told):
            self.body.addWidget(part)
        self.refusal.setVisible(line.result is SlipResult.REFUSED)
        self._told.hide()
        self.result.changed.connect(self._changed)
        self.refusal.changed.connect(self._changed)

    def focus_first(self) -> None:
        """The first answer."""
        self.result.chips[0].setFocus(Qt.FocusReason.TabFocusReason)

    def press(self, key: str) -> bool:
        """The answer with this key; the reasons come once somebody could not go there."""
        return self.result.press(key) or (not self.refusal.isHidden() and self.refusal.press(key))

    def say(self, sentence: str) -> None:
        """A line below the answers."""
        self._told.setText(sentence)
        self._told.setVisible(bool(sentence))

    def _changed(self) -> None:
        chosen = self.result.one
        refused = chosen == SlipResult.REFUSED.value
        self.refusal.setVisible(refused)
        self._told.hide()
        if not chosen or (refused and not self.refusal.one):
            if refused:
                self.say(self.tr("Kies ook waarom. Dan tellen we het mee."))
            return
        self.chosen.emit((SlipResult(chosen), Refusal(self.refusal.one) if refused else None))
