"""Everyone changes their own PIN or wachtzin: the old one, and the new one twice."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from shiboken6 import isValid

from data.desk.records import Person, Role
from data.errors import Code, WorldError
from ui import messages, shortcuts
from ui.context import Context
from ui.dialogs.base import Dialog
from ui.models.waiting import wait_words
from ui.on_duty import OnDuty
from ui.pages.duty.phrase import NewPhrase, NewPin, NewSecret
from ui.widgets.choice import ChoiceRow
from ui.widgets.fields import Field
from ui.widgets.labels import text_label


class OwnSecretDialog(Dialog):
    """For who is on duty; with two it asks which of them first."""

    def __init__(self, context: Context, on_duty: OnDuty, parent: QWidget | None) -> None:
        super().__init__(parent, self.tr("Je eigen code veranderen"), width=560)
        self._on_duty = on_duty
        self._who: Person = on_duty.people_on[0]
        self._rows: list[ChoiceRow] = []
        if len(on_duty.people_on) > 1:
            self.body.addWidget(text_label(self.tr("Van wie is de code?"), "body-strong", wrap=True))
            for person in on_duty.people_on:
                row = ChoiceRow(person.name)
                row.setChecked(person is self._who)
                row.toggled.connect(lambda on, one=person: self._choose(one) if on else None)
                self._rows.append(row)
                self.body.addWidget(row)
        self.old = Field("", QLineEdit())
        edit = self.old.edit
        assert isinstance(edit, QLineEdit)
        edit.setEchoMode(QLineEdit.EchoMode.Password)
        edit.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._old = edit
        self.body.addWidget(self.old)
        self.pin, self.phrase = NewPin(), NewPhrase()
        self.body.addWidget(self.pin)
        self.body.addWidget(self.phrase)
        self.told = text_label("", "body-strong", "brick-ink", wrap=True)
        self.told.hide()
        self.body.addWidget(self.told)
        back = self.add_button(self.tr("Terug"), key="Esc")
        back.clicked.connect(self.reject)
        self.go = self.add_button(self.tr("Verander"), kind="primary")
        self.go.setAutoDefault(True)
        self.go.setDefault(True)
        self.go.clicked.connect(self._change)
        on_duty.changed.connect(self._covered)
        shortcuts.bind(self, "cover", on_duty.cover)  # the keys of the window do not reach a dialog
        self._choose(self._who)

    @property
    def new(self) -> NewSecret:
        """The fields of the new secret."""
        return self.phrase if self._who.role is Role.COMMUNITY_WORKER else self.pin

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        (self._rows[0] if self._rows else self._old).setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, person: Person) -> None:
        self._who = person
        worker = person.role is Role.COMMUNITY_WORKER
        label = self.tr("Wachtzin van nu") if worker else self.tr("Pincode van nu")
        self.old.set_label(label)
        self.pin.setVisible(not worker)
        self.phrase.setVisible(worker)
        for fields in (self.pin, self.phrase):
            fields.clear()
        if self.isVisible():
            self.fit()

    def _change(self) -> None:
        old, duty = self._old.text(), self._on_duty.duty
        self.old.set_error("" if old else self.tr("Vul hier iets in."))
        if not old:
            self._old.setFocus()
            return
        if duty is None or not self.new.fits():
            return
        fresh, who = self.new.typed, self._who
        self.go.setEnabled(False)
        self._say(self.tr("Even kijken …"))
        self._on_duty.ask(
            lambda store: store.change_own_secret(duty, old, fresh, person_id=who.id),
            self._changed,
            failed=self._refused,
        )

    def _changed(self, _: object) -> None:
        if isValid(self):
            self.accept()

    def _refused(self, error: WorldError) -> None:
        if not isValid(self):
            return
        self.go.setEnabled(True)
        self._say("")
        if self.new.refuse(error):
            return
        if error.code in (Code.SECRET_WRONG, Code.SECRET_WAIT):
            seconds = int(error.values.get("seconds", error.values.get("wait", "0")) or 0)
            wait = self.tr("Wacht {time}.").format(time=wait_words(seconds)) if seconds else ""
            self.old.set_error(f"{self.tr('Dat klopt niet.')} {wait}".strip())
            self._old.clear()
            self._old.setFocus()
            return
        self._say(messages.sentence(error))

    def _say(self, sentence: str) -> None:
        self.told.setText(sentence)
        self.told.setVisible(bool(sentence))
        self.fit()

    def _covered(self) -> None:
        """Covered or ended: what was being typed goes too."""
        if self._on_duty.covered or not self._on_duty.open:
            self.reject()
