"""A dienst that is over: what was counted wrong is put right in its numbers."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QSpinBox, QWidget
from shiboken6 import isValid

from data.desk.duty import Duty
from data.desk.visits.day import InloopDay
from data.desk.visits.records import Counts, Measure, Shift
from data.directory.records import Theme
from data.errors import WorldError
from ui import messages
from ui.context import Context
from ui.dialogs.desk_base import DeskDialog
from ui.inloop import Inloop
from ui.models import inloop_words
from ui.models.waiting import day as day_words
from ui.widgets.fields import Field
from ui.widgets.labels import text_label
from ui.widgets.moments import number_edit

_MOST = 9_999
_ALWAYS = (Measure.VISITORS, Measure.VISITS)
_PARTS = (Measure.THEME, Measure.OUTCOME, Measure.FIRST_TIME, Measure.LANGUAGE, Measure.AGE)


class CorrectDialog(DeskDialog):
    """A number for each thing that was counted; only what was changed is written."""

    def __init__(
        self, context: Context, inloop: Inloop, parent: QWidget | None, shift: Shift, themes: Mapping[str, Theme]
    ) -> None:
        super().__init__(context.on_duty, parent, self.tr("Aantallen verbeteren"), self.tr("Bewaar"), icon="save")
        self._inloop = inloop
        self._shift = shift
        self.removed = False  # the whole tally, not a number of it
        self._themes = dict(themes)
        self.edits: dict[tuple[Measure, str], QSpinBox] = {}
        self._before: dict[tuple[Measure, str], int] = {}
        self.words(self.tr("De dienst van {day} is afgesloten.").format(day=day_words(shift.day)))
        self.remove = self.add_button(self.tr("Haal deze telling weg"), icon="delete", kind="quiet", left=True)
        self.remove.clicked.connect(self._remove)
        self.remove.setVisible(shift.on_paper)
        self._sure = False
        self.finish_body()
        self.go.setEnabled(False)
        inloop.ask(
            lambda day, duty: day.shift_counts(duty, shift.id), self._show, failed=self._failed, wanted=self._alive
        )

    def deed(self) -> None:
        changed = [
            (measure, key, edit.value())
            for (measure, key), edit in self.edits.items()
            if edit.value() != self._before[(measure, key)]
        ]
        shift = self._shift.id

        def work(day: InloopDay, duty: Duty) -> None:
            for measure, key, amount in changed:
                day.correct(duty, shift, measure, key, amount)

        self.set_busy(True)
        self._inloop.do(work, lambda _: self._kept(), failed=self._failed)

    def _remove(self) -> None:
        """Only a dienst from paper; asked once more, because its numbers cannot come back."""
        if not self._sure:
            self._sure = True
            self.remove.setText(self.tr("Ja, haal de hele telling weg"))
            self.fit()
            return
        shift = self._shift.id
        self.set_busy(True)
        self._inloop.do(lambda day, duty: day.remove_tally(duty, shift), lambda _: self._gone(), failed=self._failed)

    def _gone(self) -> None:
        if isValid(self):
            self.removed = True
            self.accept()

    def refused(self, error: WorldError) -> bool:
        self.say(messages.sentence(error))
        return True

    def _alive(self) -> bool:
        return isValid(self)

    def _kept(self) -> None:
        if isValid(self):
            self.accept()

    def _show(self, counts: Counts) -> None:
        if not isValid(self):
            return
        for measure in _ALWAYS:
            self._add(measure, "", inloop_words.measure(measure.value), counts.of(measure))
        for measure in _PARTS:
            cells = [(key, number) for key, number in counts.all_of(measure) if number]
            if not cells:
                continue
            self.body.addWidget(text_label(inloop_words.measure(measure.value), "label", wrap=True))
            for key, number in cells:
                self._add(measure, key, self._word(measure, key), number)
        self.go.setEnabled(True)
        first = next(iter(self.edits.values()))
        first.setFocus()
        self.fit()

    def _add(self, measure: Measure, key: str, words: str, number: int) -> None:
        edit = number_edit(_MOST)
        edit.setValue(number)
        self.edits[(measure, key)] = edit
        self._before[(measure, key)] = number
        field = Field(words, edit)
        self.body.addWidget(field)
        field.show()

    def _word(self, measure: Measure, key: str) -> str:
        if measure is Measure.THEME:
            return self._themes[key].name if key in self._themes else key
        return inloop_words.cell(measure.value, key)
