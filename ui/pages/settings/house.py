"""The buurthuis, and who helps when the desk is stuck."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit

from data.directory.hours import Schedule, parse_simple, status, to_simple
from printing import hours_text
from printing.phones import grouped
from ui.context import Context
from ui.pages.settings.crisis_numbers import CrisisNumbers
from ui.pages.settings.form import Saver, Section
from ui.widgets.badge import Badge
from ui.widgets.fields import Field
from ui.widgets.labels import text_label
from ui.widgets.panel import Panel


class House(Section):
    """Name, address and hours of the buurthuis: they stand on every slip."""

    def __init__(self, context: Context, saver: Saver) -> None:
        super().__init__(context, saver, self.tr("Buurthuis"), self.tr("Dit staat op elk adresbriefje."))
        self.text_field("buurthuis_name", self.tr("Naam"), placeholder=self.tr("Buurthuis De Brink"))
        self.text_field("buurthuis_phone", self.tr("Telefoon"), fault=phone_fault)
        self.text_field("buurthuis_address", self.tr("Straat en nummer"))
        self.text_field("buurthuis_city", self.tr("Plaats"))
        self.text_field(
            "inloop_text",
            self.tr("Wanneer is de inloop?"),
            note=self.tr("Zoals je het zelf zegt, bijvoorbeeld: dinsdag, 9.30 tot 12.00 uur."),
            whole=True,
        )
        self._paper = Panel("sunken", padding=16, gap=2)
        self._paper.body.addWidget(text_label(self.tr("Zo staat het op het briefje"), "small", "ink-2"))
        self._name = text_label("", "card-title", wrap=True)
        self._rest = text_label("", "body", wrap=True)
        self._paper.body.addWidget(self._name)
        self._paper.body.addWidget(self._rest)
        self.column.addWidget(self._paper)
        saver.saved.connect(self._show)
        self._show()

    def _show(self) -> None:
        now = self.saver.now
        self._name.setText(now.buurthuis_name or self.tr("Nog geen naam"))
        lines = (now.address_line, grouped(now.buurthuis_phone), now.inloop_text)
        words = "\n".join(line for line in lines if line)
        self._rest.setText(words)
        self._rest.setVisible(bool(words))


class Helpers(Section):
    """Who to phone: the buurtwerker with hours, the deputy, the huisartsenpost; and BHV and AED."""

    def __init__(self, context: Context, saver: Saver) -> None:
        super().__init__(
            context,
            saver,
            self.tr("Hulp bij de hand"),
            self.tr("Wie bel je als je er niet uit komt? En waar is hulp bij nood?"),
        )
        self.text_field("buurtwerker_name", self.tr("Buurtwerker"))
        self.text_field("buurtwerker_phone", self.tr("Telefoon van de buurtwerker"), fault=phone_fault)
        self._hours = self._hours_field()
        self.text_field(
            "deputy_name",
            self.tr("Vervanger"),
            note=self.tr("Wie bel je als de buurtwerker er niet is?"),
        )
        self.text_field("deputy_phone", self.tr("Telefoon van de vervanger"), fault=phone_fault)
        self.text_field(
            "huisartsenpost",
            self.tr("Huisartsenpost"),
            note=self.tr("Het nummer voor de avond, de nacht en het weekend."),
            fault=phone_fault,
        )
        self.text_field("bhv", self.tr("Wie is BHV'er?"), note=self.tr("Een naam, of waar je die vindt."))
        self.text_field(
            "aed",
            self.tr("Waar hangt de AED?"),
            note=self.tr("Bijvoorbeeld: in de gang, naast de keuken."),
            whole=True,
        )
        self._card = Panel("pine-card", padding=16, gap=4)
        self._who = text_label("", "card-title", wrap=True)
        self._number = text_label("", "phone-detail")
        self._when = Badge("", "neutral")
        self._card.body.addWidget(text_label(self.tr("Zo ziet de balie het"), "small", "ink-2"))
        for part in (self._who, self._number, self._when):
            self._card.body.addWidget(part)
        self.column.addWidget(self._card)
        self.numbers = CrisisNumbers(context)
        self.column.addWidget(self.numbers)
        saver.saved.connect(self._show)
        self._show()

    def _hours_field(self) -> Field:
        edit = QLineEdit(to_simple(self.saver.now.buurtwerker_hours))
        edit.setMaxLength(200)
        field = Field(
            self.tr("Wanneer is de buurtwerker te bellen?"),
            edit,
            note=self.tr("Bijvoorbeeld: ma t/m do 9.00-12.30, vr 9-12."),
        )
        edit.editingFinished.connect(self._keep_hours)
        self._commits.append(self._keep_hours)
        self.columns.add(field, whole=True)
        return field

    def _keep_hours(self) -> None:
        field = self._hours
        if not field.text:
            field.set_error("")
            self.saver.save(field, buurtwerker_hours="")
            return
        understood = parse_simple(field.text)
        if understood is None:
            field.set_error(self.tr("Dit begrijpen we niet. Schrijf het zo: ma t/m do 9.00-12.30, vr 9-12."))
            return
        lines = hours_text.compact([Schedule(understood)], self.context.now().date())
        field.set_note(self.tr("We lezen: {hours}.").format(hours="; ".join(lines)))
        self.saver.save(field, buurtwerker_hours=understood)

    def _show(self) -> None:
        now = self.saver.now
        self._card.setVisible(bool(now.buurtwerker_phone))
        self._who.setText(now.buurtwerker_name or self.tr("De buurtwerker"))
        self._number.setText(grouped(now.buurtwerker_phone))
        self._when.setVisible(bool(now.buurtwerker_hours))
        if now.buurtwerker_hours:
            moment = self.context.now()
            state = status([Schedule(now.buurtwerker_hours)], moment)
            self._when.set_badge(hours_text.badge(state, moment), "neutral", "clock")


def phone_fault(text: str) -> str:
    """A sentence when there is no number in the text at all; short and invented numbers are fine."""
    if sum(char.isdigit() for char in text) >= 3:
        return ""
    return QCoreApplication.translate("settings", "Hier hoort een telefoonnummer, zoals 0565 12 30 40.")
