"""The form for one place: a missing number, an empty place of the gemeente, something of the neighbours.

What is not known stays unknown, and an edit is never a check.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from data.directory.drafts import ServiceDraft
from data.directory.edit import save_edit
from data.directory.records import Audience, CostState, Origin, ServiceCard, Theme
from data.errors import WorldError
from printing.languages import WORDS
from ui import messages
from ui.context import Context
from ui.dialogs.base import Dialog
from ui.dialogs.edit_fields import ChipsField, ChoiceField, Field, LinesField, NeedsField, TextField
from ui.dialogs.edit_hours import HoursField
from ui.models.service_form import (
    MOST_NEEDS,
    FormValues,
    Problem,
    filled_in,
    odd_phone,
    problems,
    values_of,
)
from ui.widgets.buttons import KeyButton
from ui.widgets.labels import text_label

_TWO_COLUMNS = 720  # logical px
_OFFERED = ("nl", "en", "ar", "tr", "pl", "uk", "ru", "fr", "es", "de", "fa", "so", "ti")


class EditServiceDialog(Dialog):
    """The form. `saved` brings the card of what was saved."""

    saved = Signal(object)

    def __init__(
        self,
        context: Context,
        draft: ServiceDraft,
        themes: tuple[Theme, ...],
        *,
        new: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, "", width=920)
        self._context = context
        self._draft = draft
        self._new = new
        self._before = values_of(draft)
        self._titles()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(self._look.px(32))
        self.body.addLayout(self._columns)
        self._build_left(themes)
        self._build_right()
        never = self.tr("Bewaren telt niet als nagekeken. Dat doe je na het bellen.")
        self.body.addWidget(text_label(never, "small", "ink-2", wrap=True))
        self._note = text_label("", "body", "brick-ink", wrap=True)
        self._note.hide()
        self._outer.insertWidget(self._outer.count() - 1, self._note)
        self.back_button = self.add_button(self.tr("Terug"), kind="quiet", key="Esc", left=True)
        self.save_button = self.add_button(self.tr("Bewaar"), kind="primary", key="Ctrl Enter", icon="save")
        self.back_button.clicked.connect(self.reject)
        self.save_button.clicked.connect(self.save)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.save)
        self._show(self._before)
        self._start = self.values()

    def values(self) -> FormValues:
        """What stands in the fields now."""
        return FormValues(
            name=self.name.text,
            summary=self.summary.text,
            phone=self.phone.text,
            phone_note=self.phone_note.text,
            street=self.street.text,
            postcode=self.postcode.text,
            city=self.city.text,
            transportation=self.transportation.text,
            hours=self.hours.text,
            fortnightly=self.hours.fortnightly.isChecked(),
            first_time=self.hours.first_time,
            by_appointment=_three(self.appointment),
            cost=_cost(self.cost),
            cost_text=self.cost_text.text,
            application=self.application.text,
            documents=self.documents.lines,
            languages=_in_order(self.languages.values, self._before.languages),
            eligibility=self.eligibility.text,
            audiences=tuple(Audience(value) for value in _in_order(self.audiences.values, self._before.audiences)),
            home_visit=_three(self.home_visit),
            alert=self.alert.text,
            url=self.url.text,
            needs=self.needs.codes,
            via=self.via.text,
        )

    @property
    def touched(self) -> bool:
        """Whether something was typed or chosen since the form opened."""
        return self.values() != self._start

    @property
    def note(self) -> str:
        """The sentence above the buttons."""
        return self._note.text()

    def save(self) -> None:
        """Save when nothing stands in the way; else go to the field that has to be looked at."""
        if not self.save_button.isEnabled():  # being saved already
            return
        values = self.values()
        found = problems(values, self._before)
        self.name.show_message(self.tr("Schrijf op hoe de plek heet.") if "name" in found else "", error=True)
        if found.get("hours") is Problem.HOURS_UNCLEAR:
            self.hours.show_message(
                self.tr("Dit begrijpen we nog niet. Schrijf het zo: ma t/m do 9-12.30, vr 9-12."), error=True
            )
        if found:
            first: Field = self.name if "name" in found else self.hours
            first.focus()
            return
        draft = filled_in(self._draft, values)
        directory = self._context.directory
        self.save_button.setEnabled(False)
        self._context.tasks.with_directory(
            partial(save_edit, directory, draft, new=self._new, by="balie"),
            self._saved,
            failed=self._not_saved,
        )

    def reject(self) -> None:
        """Esc and the cross: nothing that was typed goes without asking."""
        if not self.touched:
            super().reject()
            return
        question = Dialog(self, self.tr("Weggaan zonder te bewaren?"), width=440)
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        question.body.addWidget(text_label(self.tr("Wat je hebt getypt is dan weg."), wrap=True))
        away = question.add_button(self.tr("Weggooien"), kind="danger")
        on = question.add_button(self.tr("Verder schrijven"), kind="primary")
        for button in (away, on):
            button.setAutoDefault(True)
        on.setDefault(True)
        on.clicked.connect(question.reject)
        away.clicked.connect(question.accept)
        question.accepted.connect(partial(Dialog.reject, self))
        question.open()
        on.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field goes on; it never saves half a form."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif isinstance(held := self.focusWidget(), KeyButton):
            held.click()
        else:
            self.focusNextChild()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        self._arrange()
        super().showEvent(event)
        QTimer.singleShot(0, self, self._focus_first)

    # Building

    def _titles(self) -> None:
        if self._draft.origin is Origin.NEIGHBOURHOOD:
            title = self.tr("Nieuwe plek in de buurt") if self._new else self.tr("Plek verbeteren")
            under = self.tr("Iets van buurtbewoners zelf. Vraag eerst of het op de lijst mag.")
        elif self._new:
            title = self.tr("Vul deze plek in")
            under = self.tr("Zo is het bij ons geregeld. Wat je niet weet, laat je leeg.")
        else:
            title = self.tr("Plek verbeteren")
            under = self._draft.name
        self.setWindowTitle(title)
        self.title.setText(title)
        self.subtitle.setText(under)
        self.subtitle.show()

    def _build_left(self, themes: tuple[Theme, ...]) -> None:
        column = self._column()
        self.name = TextField(self.tr("Naam"))
        self.summary = TextField(self.tr("In één regel"), example=self.tr("Hulp bij schulden en rekeningen"))
        self.via = TextField(self.tr("Via wie?"), self.tr("Wie brengt de bezoeker in contact?"))
        if self._draft.origin is not Origin.NEIGHBOURHOOD:  # shown before it has a place it would be a window
            self.via.hide()
        self.phone = TextField(self.tr("Telefoon"))
        self.phone.left.connect(self._look_at_phone)
        self.phone_note = TextField(self.tr("Wat zeg je aan de telefoon?"), example=self.tr("Vraag naar team huur"))
        self.hours = HoursField(self._context.now().date())
        self.appointment = self._three_field(self.tr("Eerst een afspraak maken?"))
        self.application = TextField(self.tr("Eerste stap"), example=self.tr("Loop binnen"))
        many = len(self._before.needs) > MOST_NEEDS  # the starter list knows more of its places
        self.needs = NeedsField(
            self.tr("Onderwerp"),
            themes,
            len(self._before.needs) if many else MOST_NEEDS,
            "" if many else self.tr("Hoogstens drie."),
        )
        self.url = TextField(self.tr("Website"))
        for field in (
            self.name,
            self.summary,
            self.via,
            self.phone,
            self.phone_note,
            self.hours,
            self.appointment,
            self.application,
            self.needs,
            self.url,
        ):
            column.addWidget(field)
        column.addStretch(1)

    def _build_right(self) -> None:
        column = self._column()
        self.street = TextField(self.tr("Straat en nummer"))
        self.postcode = TextField(self.tr("Postcode"))
        self.city = TextField(self.tr("Plaats"))
        self.transportation = TextField(self.tr("Hoe kom je er?"), example=self.tr("bus 4, halte Stationsplein"))
        hidden = any(place.hidden for place in self._draft.places)
        if hidden:
            column.addWidget(text_label(self.tr("Het adres is geheim. Dat blijft zo."), "body", "ink-2", wrap=True))
        self.home_visit = self._three_field(self.tr("Komt bij je thuis?"))
        self.cost = ChoiceField(
            self.tr("Kosten"),
            [
                (CostState.FREE, self.tr("Gratis")),
                (CostState.PAID, self.tr("Kost geld")),
                (CostState.UNKNOWN, self.tr("Weet ik niet")),
            ],
        )
        self.cost_text = TextField(self.tr("Hoeveel kost het?"), example=self.tr("3 euro per keer"))
        self.documents = LinesField(self.tr("Neem mee"), self.tr("Op elke regel een ding."))
        names = WORDS["nl"].language_names
        self.languages = ChipsField(self.tr("Talen"), [(code, names[code]) for code in _OFFERED])
        self.eligibility = TextField(self.tr("Voor wie?"), example=self.tr("Iedereen die huurt"))
        self.audiences = ChipsField(
            self.tr("Past vooral bij"), [(one.value, one.value.capitalize()) for one in Audience]
        )
        self.alert = TextField(self.tr("Let op"), self.tr("Staat opvallend op het briefje. Mag leeg."))
        town = QWidget()
        row = QHBoxLayout(town)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._look.px(12))
        row.addWidget(self.postcode, 1)
        row.addWidget(self.city, 2)
        if hidden:
            for field in (self.street, town, self.transportation):
                field.hide()
        for field in (
            self.street,
            town,
            self.transportation,
            self.home_visit,
            self.cost,
            self.cost_text,
            self.documents,
            self.eligibility,
            self.audiences,
            self.languages,
            self.alert,
        ):
            column.addWidget(field)
        column.addStretch(1)

    def _column(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(self._look.px(14))
        self._columns.addLayout(column, 1)
        return column

    def _three_field(self, title: str) -> ChoiceField:
        options = [(True, self.tr("Ja")), (False, self.tr("Nee")), (None, self.tr("Weet ik niet"))]
        return ChoiceField(title, options)

    def _show(self, values: FormValues) -> None:
        for field, text in (
            (self.name, values.name),
            (self.summary, values.summary),
            (self.via, values.via),
            (self.phone, values.phone),
            (self.phone_note, values.phone_note),
            (self.application, values.application),
            (self.url, values.url),
            (self.street, values.street),
            (self.postcode, values.postcode),
            (self.city, values.city),
            (self.transportation, values.transportation),
            (self.cost_text, values.cost_text),
            (self.eligibility, values.eligibility),
            (self.alert, values.alert),
        ):
            field.set_text(text)
        self.hours.show_schedules(self._draft.schedules)
        self.appointment.choose(values.by_appointment)
        self.home_visit.choose(values.home_visit)
        self.cost.choose(values.cost)
        self.documents.set_lines(values.documents)
        names = WORDS["nl"].language_names
        self.languages.choose(values.languages, lambda code: names.get(code, code))
        self.audiences.choose(values.audiences, str.capitalize)
        self.needs.choose(values.needs)

    def _arrange(self) -> None:
        narrow = self._look.logical_width(self) < _TWO_COLUMNS
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._columns.direction() is not direction:
            self._columns.setDirection(direction)

    def _focus_first(self) -> None:
        """The first thing that is missing, else the name."""
        empty = (field for field in (self.name, self.phone, self.hours) if not field.text.strip())
        next(empty, self.name).focus()

    # Looking and saving

    def _look_at_phone(self) -> None:
        odd = odd_phone(self.phone.text)
        self.phone.show_message(self.tr("Klopt dit nummer? Het lijkt te kort of te lang.") if odd else "")

    def _saved(self, card: ServiceCard) -> None:
        self.accept()
        self.saved.emit(card)

    def _not_saved(self, error: Exception) -> None:
        self.save_button.setEnabled(True)
        if not isinstance(error, WorldError):
            raise error
        self._note.setText(messages.sentence(error))
        self._note.show()


def _three(field: ChoiceField) -> bool | None:
    value = field.value
    return value if isinstance(value, bool) else None


def _cost(field: ChoiceField) -> CostState:
    value = field.value
    return value if isinstance(value, CostState) else CostState.UNKNOWN


def _in_order(chosen: Iterable[str], before: Iterable[str]) -> tuple[str, ...]:
    """What was there first keeps its place: opening a form and saving it changes nothing."""
    kept = [value for value in before if value in tuple(chosen)]
    return tuple(kept + [value for value in chosen if value not in kept])
