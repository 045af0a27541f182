"""The four steps of the first time: buurthuis, first buurtwerker, herstelkaart, volunteers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from data.desk.records import Role
from data.errors import WorldError
from data.settings import Settings
from ui.context import Context
from ui.on_duty import OnDuty
from ui.pages.duty.phrase import NewPhrase, NewPin
from ui.pages.settings.form import Columns
from ui.pages.settings.house import phone_fault
from ui.pages.setup.step import Step, line_field, set_text
from ui.widgets.buttons import KeyButton
from ui.widgets.labels import text_label
from ui.widgets.panel import Panel

if TYPE_CHECKING:
    from data.desk.duty import Reader


class HouseStep(Step):
    """Name and address of the buurthuis; they stand on every slip and on the card."""

    def __init__(self, context: Context, on_duty: OnDuty) -> None:
        super().__init__(
            context,
            on_duty,
            self.tr("Je buurthuis"),
            self.tr("Dit staat straks op elk briefje. Je kunt het later veranderen."),
        )
        self.go_words = self.tr("Verder")
        now = context.settings.current
        self.name_field = line_field(self.tr("Naam"), now.buurthuis_name, placeholder=self.tr("Buurthuis De Brink"))
        self.phone = line_field(self.tr("Telefoon"), now.buurthuis_phone)
        self.street = line_field(self.tr("Straat en nummer"), now.buurthuis_address)
        self.city = line_field(self.tr("Plaats"), now.buurthuis_city)
        self.inloop = line_field(
            self.tr("Wanneer is de inloop?"),
            now.inloop_text,
            placeholder=self.tr("Koffieochtend: dinsdag, 9.30 tot 12.00 uur"),
        )
        self._columns = Columns()
        for field in (self.name_field, self.phone, self.street, self.city):
            self._columns.add(field)
        self._columns.add(self.inloop, whole=True)
        self._columns.arrange()
        self.add(self._columns)
        self.finish()

    def go(self) -> None:
        name = self.name_field.text
        self.name_field.set_error("" if name else self.tr("Hoe heet het buurthuis?"))
        fault = phone_fault(self.phone.text) if self.phone.text else ""
        self.phone.set_error(fault)
        if not name or fault:
            (self.phone if name else self.name_field).edit.setFocus()
            return
        wanted = {
            "buurthuis_name": name,
            "buurthuis_phone": self.phone.text,
            "buurthuis_address": self.street.text,
            "buurthuis_city": self.city.text,
            "inloop_text": self.inloop.text,
        }
        store = self.context.settings

        def failed(error: Exception) -> None:
            if not isinstance(error, WorldError):
                raise error
            self.refused(error)

        def kept(_: Settings) -> None:
            self.done.emit()

        self.context.tasks.in_background(lambda: store.save(**wanted), kept, failed=failed)


class WorkerStep(Step):
    """The first buurtwerker, with a wachtzin."""

    def __init__(self, context: Context, on_duty: OnDuty) -> None:
        super().__init__(
            context,
            on_duty,
            self.tr("De eerste buurtwerker"),
            self.tr("Jij zet straks de vrijwilligers erbij, en alleen jij leest wat zij doorgeven."),
        )
        self.go_words = self.tr("Verder")
        self.reader: Reader | None = None
        self._busy = False
        self.name_field = line_field(
            self.tr("Je roepnaam"), note=self.tr("Deze naam zien de vrijwilligers als ze een dienst beginnen.")
        )
        self.phone = line_field(
            self.tr("Je telefoonnummer"),
            context.settings.current.buurtwerker_phone,
            note=self.tr("De balie belt jou als iemand er niet uit komt."),
        )
        self.phrase = NewPhrase()
        self._columns = Columns()
        for field in (self.name_field, self.phone):
            self._columns.add(field)
        self._columns.arrange()
        self.add(self._columns)
        self.add(self.phrase)
        self._explained = text_label(
            self.tr("Onthoud je wachtzin goed. Niemand anders kan hem voor je opzoeken, ook wij niet."),
            "small",
            "ink-2",
            wrap=True,
        )
        self.add(self._explained)
        self.finish()

    def shown(self) -> None:
        full = self.context.settings.current.buurtwerker_name
        if full and not self.name_field.text:
            set_text(self.name_field, full.split(" ")[0])

    def go(self) -> None:
        name = self.name_field.text
        self.name_field.set_error("" if name else self.tr("Vul je roepnaam in."))
        if not name:
            self.name_field.edit.setFocus()
            return
        if self._busy or not self.phrase.fits():
            return
        phrase = self.phrase.typed
        self._busy = True
        self.say("")

        def begun(reader: Reader) -> None:
            self._busy = False
            self.reader = reader
            self.phrase.clear()
            self._keep_helper(name)
            self.done.emit()

        self.on_duty.ask(lambda store: store.begin(name, phrase), begun, failed=self.refused)

    def refused(self, error: WorldError) -> None:
        self._busy = False
        if not self.phrase.refuse(error):
            super().refused(error)

    def leave(self) -> None:
        self.phrase.clear()

    def _keep_helper(self, name: str) -> None:
        """Who the desk rings, unless somebody stands there already."""
        store = self.context.settings
        changes: dict[str, str] = {}
        if not store.current.buurtwerker_name:
            changes["buurtwerker_name"] = name
        if self.phone.text and not phone_fault(self.phone.text):
            changes["buurtwerker_phone"] = self.phone.text
        if changes:
            self.context.tasks.in_background(lambda: store.save(**changes), failed=self._not_kept)

    def _not_kept(self, error: Exception) -> None:
        if not isinstance(error, WorldError):
            raise error
        super().refused(error)


class VolunteersStep(Step):
    """The volunteers, each with a PIN of their own; more can be added later."""

    def __init__(self, context: Context, on_duty: OnDuty) -> None:
        super().__init__(
            context,
            on_duty,
            self.tr("De vrijwilligers"),
            self.tr("Ieder heeft een eigen pincode. Laat iedereen die zelf kiezen en zelf intypen."),
        )
        self.go_words = self.tr("Klaar")
        self.reader: Reader | None = None
        self._busy = False
        self.listed = Panel("sunken", padding=14, gap=4)
        self._names = text_label("", "body-strong", wrap=True)
        self.listed.body.addWidget(self._names)
        self.listed.hide()
        self.name_field = line_field(self.tr("Roepnaam"))
        self.pin = NewPin()
        self.add_button = KeyButton(self.tr("Zet erbij"), icon="add-person")
        self.add_button.clicked.connect(self.add_volunteer)
        self._device = text_label(
            self.tr("Deze computer kan zelf geen geheim bewaren. Kies daarom lange pincodes, van 8 cijfers of meer."),
            "body",
            wrap=True,
        )
        self._device.hide()
        self.add(self._device)
        self.add(self.listed)
        self.add(self.name_field)
        self.add(self.pin)
        self.column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.finish()
        on_duty.changed.connect(self._show_names)

    def shown(self) -> None:
        self._show_names()

    def add_volunteer(self) -> None:
        """Put the one who was typed on the list."""
        reader, name = self.reader, self.name_field.text
        self.name_field.set_error("" if name else self.tr("Vul een roepnaam in."))
        if not name:
            self.name_field.edit.setFocus()
            return
        if reader is None or self._busy or not self.pin.fits():
            return
        pin = self.pin.typed
        self._busy = True
        self.say("")

        def added(_: object) -> None:
            self._busy = False
            set_text(self.name_field, "")
            self.pin.clear()
            self.name_field.edit.setFocus()
            self.on_duty.look()

        self.on_duty.ask(lambda store: store.add_person(reader, name, Role.VOLUNTEER, pin), added, failed=self.refused)

    def refused(self, error: WorldError) -> None:
        self._busy = False
        if not self.pin.refuse(error):
            super().refused(error)

    def go(self) -> None:
        if self.name_field.text and not self._busy:
            self.say(
                self.tr("{name} staat er nog niet bij. Druk op Zet erbij, of maak de naam leeg.").format(
                    name=self.name_field.text
                )
            )
            return
        self.done.emit()

    def enter(self) -> None:
        self.add_volunteer() if self.name_field.text else self.go()

    def leave(self) -> None:
        self.pin.clear()

    def _show_names(self) -> None:
        snapshot = self.on_duty.snapshot
        people = snapshot.people if snapshot is not None else ()
        self._device.setVisible(snapshot is not None and not snapshot.device_secret)
        names = [one.name for one in people if one.role is Role.VOLUNTEER]
        self._names.setText(self.tr("Op de lijst: {names}").format(names=", ".join(names)))
        self.listed.setVisible(bool(names))
