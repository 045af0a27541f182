"""Somebody stops: their PIN works no more, and the store gets a new key while you see how far it is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from shiboken6 import isValid

from data.desk.records import Person, Role, Task
from data.desk.visits.day import InloopDay
from data.directory.records import Theme
from data.errors import Code, WorldError
from ui import counts_file, messages
from ui.context import Context
from ui.dialogs.desk_base import DeskDialog
from ui.on_duty import OnDuty
from ui.pages.keep import facts
from ui.widgets.buttons import Chip, KeyButton
from ui.widgets.fields import Field
from ui.widgets.labels import text_label

if TYPE_CHECKING:
    from data.desk.duty import Reader


class StopDialog(DeskDialog):
    """Asks once; then shows the progress."""

    def __init__(self, on_duty: OnDuty, person: Person, parent: QWidget | None) -> None:
        super().__init__(
            on_duty,
            parent,
            self.tr("{name} stopt").format(name=person.name),
            self.tr("{name} stopt").format(name=person.name),
            icon="stop-person",
        )
        self._person = person
        self.words(
            self.tr("{name} kan daarna niet meer inloggen, ook niet met een oude code.").format(name=person.name),
            self.tr("Wat er in de diensten is opgeschreven blijft. We maken het slot van de balie opnieuw: dat duurt "
                    "even, en je kunt gewoon doorwerken."),
        )  # fmt: skip
        if person.role is Role.COMMUNITY_WORKER:
            self.words(self.tr("{name} leest daarna ook geen signalen meer.").format(name=person.name))
        self.finish_body()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def deed(self) -> None:
        reader, person = self.on_duty.reader, self._person
        if reader is not None:
            loss = self.accept_loss
            self.ask(lambda store: store.stop_person(reader, person.id, self.progress, accept_loss=loss))


class TasksDialog(DeskDialog):
    """Who is aandachtsfunctionaris and who takes over; only they read what is not safe."""

    def __init__(self, on_duty: OnDuty, person: Person, parent: QWidget | None) -> None:
        super().__init__(
            on_duty, parent, self.tr("Taken van {name}").format(name=person.name), self.tr("Bewaar"), icon="save"
        )
        self._person = person
        self.words(
            self.tr("Vertelt een vrijwilliger dat het voor een bewoner niet veilig is? Dan lezen alleen deze twee het.")
        )
        self.boxes: dict[Task, Chip] = {}
        for task, words in (
            (Task.ATTENTION, self.tr("Aandachtsfunctionaris")),
            (Task.DEPUTY, self.tr("Plaatsvervanger")),
        ):
            box = Chip(words)
            box.setChecked(task in person.tasks)
            self.boxes[task] = box
            self.body.addWidget(box, 0, Qt.AlignmentFlag.AlignLeft)
        self.finish_body()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.boxes[Task.ATTENTION].setFocus(Qt.FocusReason.OtherFocusReason)

    def deed(self) -> None:
        reader, person = self.on_duty.reader, self._person
        if reader is None:
            return
        tasks = frozenset(task for task, box in self.boxes.items() if box.isChecked())
        loss = self.accept_loss
        self.ask(lambda store: store.set_tasks(reader, person.id, tasks, accept_loss=loss))


class HouseStopsDialog(DeskDialog):
    """Dit buurthuis stopt: everything that was kept on this computer is erased."""

    def __init__(self, context: Context, on_duty: OnDuty, parent: QWidget | None) -> None:
        super().__init__(
            on_duty, parent, self.tr("Dit buurthuis stopt"), self.tr("Wis alles voorgoed"), icon="alert", kind="danger"
        )
        self._context = context
        self._word = context.settings.current.buurthuis_name.strip() or self.tr("stopt")
        self.go.setDefault(False)
        self.words(
            self.tr("Alles wordt gewist van deze computer: wat mensen vertelden, alle codes en kaarten, de "
                    "reservekopieën in de map van dit programma, je eigen plekken en de instellingen."),
            self.tr("Dit kan niet terug. Reservekopieën die je ergens anders bewaarde wis je zelf. Het programma "
                    "begint daarna opnieuw, met de landelijke lijst."),
        )  # fmt: skip
        self.counts = KeyButton(self.tr("Bewaar eerst de cijfers"), icon="save")
        self.counts.clicked.connect(self._keep_counts)
        self.body.addWidget(self.counts, 0, Qt.AlignmentFlag.AlignLeft)
        self._second = facts.second_folder(context)
        self.second = text_label("", "body-strong", wrap=True)
        self.second.hide()
        self.body.addWidget(self.second)
        if self._second is not None:
            context.tasks.in_background(self._second.is_dir, self._show_second)
        self.typed = Field(self.tr("Typ ter controle: {word}").format(word=self._word), QLineEdit())
        self.body.addWidget(self.typed)
        self.finish_body()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_second(self, there: bool) -> None:
        if not isValid(self):
            return
        words = (
            self.tr("Ook de reservekopieën op de tweede plek worden gewist: {folder}.")
            if there
            else self.tr(
                "De tweede plek voor reservekopieën is er nu niet: {folder}. Steek eerst de stick erin, "
                "dan wissen we ze daar ook."
            )
        )
        self.second.setText(words.format(folder=self._second))
        self.second.show()
        if self.isVisible():
            self.fit()

    def _keep_counts(self) -> None:
        """The last export: how many came, year by year, and nothing of anybody."""
        self._context.tasks.with_directory(self._context.directory.themes, self._ask_for_counts)

    def _ask_for_counts(self, themes: tuple[Theme, ...]) -> None:
        reader, label = self.on_duty.reader, counts_file.labels(themes)
        if reader is None or not isValid(self):
            return

        def said(sentence: str) -> None:
            if isValid(self):
                self.say(sentence, calm=True)

        def chosen(target: Path) -> None:
            self.on_duty.ask(
                lambda _: InloopDay().export_all(reader, label=label),
                lambda text: counts_file.write(self._context, text, target, said),
                failed=lambda error: said(messages.sentence(error)),
            )

        counts_file.ask_for_table(self, self.tr("inloop-alle-jaren.csv"), chosen)

    def deed(self) -> None:
        reader = self.on_duty.reader
        right = self.typed.text.casefold() == self._word.casefold()
        self.typed.set_error("" if right else self.tr("Dit is nog niet hetzelfde. Er is niets gewist."))
        if not right:
            self.typed.edit.setFocus()
            return
        if reader is None:
            return
        self.set_busy(True)
        # The list is let go of first: a file that is open cannot be erased everywhere.
        self._context.tasks.with_directory(self._context.directory.close, lambda _: self._erase(reader))

    def _erase(self, reader: Reader) -> None:
        second = self._second
        self.ask(lambda store: store.stop_everything(reader, second), left=self._left)

    def _left(self, troubles: tuple[WorldError, ...]) -> str:
        """What is left to do by hand; "" for nothing."""
        said = [messages.sentence(trouble) for trouble in troubles]
        if said and all(trouble.code is Code.BACKUPS_LEFT for trouble in troubles):
            said.insert(0, self.tr("Alles op deze computer is gewist."))
        return " ".join(said)
