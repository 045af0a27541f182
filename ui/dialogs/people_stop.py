"""Somebody stops: their PIN works no more, and the store gets a new key while you see how far it is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QProgressBar, QWidget
from shiboken6 import isValid

from data.desk.records import Person, Role, Task
from data.errors import WorldError
from ui.dialogs.desk_base import DeskDialog
from ui.on_duty import OnDuty
from ui.widgets.buttons import Chip
from ui.widgets.fields import Field


class StopDialog(DeskDialog):
    """Asks once; then shows the progress."""

    _progress = Signal(int, int)

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
        self.bar = QProgressBar()
        self.bar.setAccessibleName(self.tr("Hoe ver het is"))
        self.bar.setTextVisible(False)
        self.bar.hide()
        self.body.addWidget(self.bar)
        self.finish_body()
        self._progress.connect(self._show_progress, Qt.ConnectionType.QueuedConnection)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def deed(self) -> None:
        reader, person = self.on_duty.reader, self._person
        if reader is None:
            return
        self.bar.show()
        self.bar.setRange(0, 0)

        def progress(done: int, of: int) -> None:
            if isValid(self):
                self._progress.emit(done, of)

        self.ask(lambda store: store.stop_person(reader, person.id, progress))

    def refused(self, error: WorldError) -> bool:
        self.bar.hide()
        return False

    def _show_progress(self, done: int, of: int) -> None:
        self.bar.setRange(0, max(of, 1))
        self.bar.setValue(done)


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
            self.body.addWidget(box)
        self.finish_body()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.boxes[Task.ATTENTION].setFocus(Qt.FocusReason.OtherFocusReason)

    def deed(self) -> None:
        reader, person = self.on_duty.reader, self._person
        if reader is None:
            return
        tasks = frozenset(task for task, box in self.boxes.items() if box.isChecked())
        self.ask(lambda store: store.set_tasks(reader, person.id, tasks))


class HouseStopsDialog(DeskDialog):
    """Dit buurthuis stopt: everything people told is erased, here and in the backups on this computer."""

    def __init__(self, on_duty: OnDuty, house: str, parent: QWidget | None) -> None:
        super().__init__(
            on_duty, parent, self.tr("Dit buurthuis stopt"), self.tr("Wis alles voorgoed"), icon="alert", kind="danger"
        )
        self._word = house.strip() or self.tr("stopt")
        self.go.setDefault(False)
        self.words(
            self.tr("Alles wat mensen vertelden wordt gewist: van deze computer en uit de reservekopieën in de map van "
                    "dit programma. Ook alle codes en kaarten werken dan niet meer."),
            self.tr("Dit kan niet terug. Reservekopieën op een stick wis je zelf. De lijst met plekken blijft."),
        )  # fmt: skip
        self.typed = Field(self.tr("Typ ter controle: {word}").format(word=self._word), QLineEdit())
        self.body.addWidget(self.typed)
        self.finish_body()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def deed(self) -> None:
        reader = self.on_duty.reader
        right = self.typed.text.casefold() == self._word.casefold()
        self.typed.set_error("" if right else self.tr("Dit is nog niet hetzelfde. Er is niets gewist."))
        if not right:
            self.typed.edit.setFocus()
            return
        if reader is not None:
            self.ask(lambda store: store.stop_everything(reader))
