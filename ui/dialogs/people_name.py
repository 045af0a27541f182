"""Another roepnaam for somebody of the desk."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from data.desk.records import Person
from data.errors import Code, WorldError
from ui import messages
from ui.dialogs.desk_base import DeskDialog
from ui.on_duty import OnDuty
from ui.widgets.fields import Field

LONGEST_NAME = 40


class RenameDialog(DeskDialog):
    """The name as it is, to be changed; everything else of this person stays."""

    def __init__(self, on_duty: OnDuty, person: Person, parent: QWidget | None) -> None:
        title = self.tr("Andere naam voor {name}").format(name=person.name)
        super().__init__(on_duty, parent, title, self.tr("Verander"), icon="edit")
        self._person = person
        self._edit = QLineEdit(person.name)
        self._edit.setMaxLength(LONGEST_NAME)
        self.name = Field(
            self.tr("Roepnaam"),
            self._edit,
            note=self.tr("Zijn er twee met dezelfde naam? Zet er een letter bij: Ria V."),
        )
        self.body.addWidget(self.name)
        self.words(self.tr("De code blijft hetzelfde. Wat {name} opschreef blijft ook.").format(name=person.name))
        self.finish_body()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._edit.selectAll()

    def deed(self) -> None:
        name, reader = self.name.text, self.on_duty.reader
        self.name.set_error("" if name else self.tr("Vul een roepnaam in."))
        if not name:
            self._edit.setFocus()
            return
        if reader is not None:
            person = self._person
            self.ask(lambda store: store.rename_person(reader, person.id, name))

    def refused(self, error: WorldError) -> bool:
        if error.code not in (Code.NAME_TAKEN, Code.VALUE_MISSING):
            return False
        self.name.set_error(messages.sentence(error))
        self._edit.setFocus()
        return True
