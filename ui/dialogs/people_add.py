"""A new person at the desk, or a new PIN for somebody who forgot theirs."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from data.desk.records import Person, Role
from data.errors import Code, WorldError
from ui import messages
from ui.dialogs.desk_base import DeskDialog
from ui.on_duty import OnDuty
from ui.pages.duty.phrase import NewPhrase, NewPin, NewSecret
from ui.widgets.fields import Field


class AddPersonDialog(DeskDialog):
    """A volunteer with a PIN, or a buurtwerker with a wachtzin, typed by that person."""

    def __init__(self, on_duty: OnDuty, role: Role, parent: QWidget | None) -> None:
        worker = role is Role.COMMUNITY_WORKER
        title = self.tr("Een buurtwerker erbij") if worker else self.tr("Een vrijwilliger erbij")
        super().__init__(on_duty, parent, title, self.tr("Zet erbij"), icon="add-person")
        self._role = role
        edit = QLineEdit()
        edit.setMaxLength(40)
        self.name = Field(
            self.tr("Roepnaam"), edit, note=self.tr("Zijn er twee met dezelfde naam? Zet er een letter bij: Ria V.")
        )
        self.secret: NewSecret = NewPhrase() if worker else NewPin()
        said = (
            self.tr("Laat de buurtwerker zelf de wachtzin kiezen en intypen. De herstelkaart maakt zij daarna, "
                    "als ze voor het eerst inlogt.")
            if worker
            else self.tr("Laat de vrijwilliger zelf de pincode kiezen en intypen. Ook jij hoeft hem niet te weten.")
        )  # fmt: skip
        self.body.addWidget(self.name)
        self.words(said)
        self.body.addWidget(self.secret)
        self.finish_body()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.name.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def deed(self) -> None:
        name, reader = self.name.text, self.on_duty.reader
        self.name.set_error("" if name else self.tr("Vul een roepnaam in."))
        if not name:
            self.name.edit.setFocus()
            return
        if reader is None or not self.secret.fits():
            return
        role, secret = self._role, self.secret.typed
        self.ask(lambda store: store.add_person(reader, name, role, secret))

    def refused(self, error: WorldError) -> bool:
        if error.code in (Code.NAME_TAKEN, Code.VALUE_MISSING):
            self.name.set_error(messages.sentence(error))
            self.name.edit.setFocus()
            return True
        return self.secret.refuse(error)


class ResetDialog(DeskDialog):
    """A new PIN or wachtzin for somebody; the old one stops working at once."""

    def __init__(self, on_duty: OnDuty, person: Person, parent: QWidget | None) -> None:
        worker = person.role is Role.COMMUNITY_WORKER
        title = self.tr("Nieuwe wachtzin voor {name}") if worker else self.tr("Nieuwe pincode voor {name}")
        super().__init__(on_duty, parent, title.format(name=person.name), self.tr("Verander"), icon="key")
        self._person = person
        self.secret: NewSecret = NewPhrase() if worker else NewPin()
        self.words(
            self.tr("Laat {name} die zelf kiezen en intypen. De oude werkt daarna niet meer.").format(name=person.name)
        )
        if worker:
            self.words(
                self.tr(
                    "{name} maakt daarna ook een nieuwe herstelkaart. Tot dan leest {name} geen oude signalen."
                ).format(name=person.name)
            )
        self.body.addWidget(self.secret)
        self.finish_body()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.secret.first.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def deed(self) -> None:
        reader = self.on_duty.reader
        if reader is None or not self.secret.fits():
            return
        person, secret = self._person, self.secret.typed
        loss = self.accept_loss
        self.ask(lambda store: store.reset_secret(reader, person.id, secret, accept_loss=loss, progress=self.progress))

    def refused(self, error: WorldError) -> bool:
        return self.secret.refuse(error)
