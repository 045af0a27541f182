"""Who sits at the table: a task and an organisation, never a name. Who sat there before is offered again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from data.desk.meetings.records import MOST, Participant, Partner
from ui import icons, theme
from ui.pages.meeting.words import organisation, participant
from ui.pages.paper.outcome import ButtonRow
from ui.widgets.buttons import Chip, IconButton, KeyButton
from ui.widgets.fields import Choice, Field
from ui.widgets.labels import ElidedLabel, text_label
from ui.widgets.panel import Panel
from ui.widgets.parting import take_away


class PeoplePanel(Panel):
    """`changed` after somebody was put at the table or taken off."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("card", padding=16, gap=8, parent=parent)
        self._people: list[Participant] = []
        self._before: tuple[Participant, ...] = ()
        self.body.addWidget(text_label(self.tr("Wie zitten aan tafel?"), "label", wrap=True))
        self._note = text_label(
            self.tr("Schrijf wat iemand doet, en van welke organisatie. Geen namen."), "small", "ink-2", wrap=True
        )
        self.body.addWidget(self._note)
        self._rows = QWidget()
        self._column = QVBoxLayout(self._rows)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.body.addWidget(self._rows)
        self._offer_title = text_label(self.tr("De vorige keer erbij"), "small-strong", "ink-2", wrap=True)
        self.body.addWidget(self._offer_title)
        self._offered: ButtonRow | None = None
        self.role = Field(self.tr("Wat doet diegene?"), QLineEdit(), note=self.tr("Bijvoorbeeld: wijkverpleegkundige"))
        self.organisation = Field(self.tr("Organisatie, mag leeg blijven"), QLineEdit())
        self._kind = Choice()
        self._kind.addItem(self.tr("Weet ik niet"), "")
        for one in Partner:
            self._kind.addItem(organisation(one.value), one.value)
        self.kind = Field(
            self.tr("Van wat voor organisatie?"),
            self._kind,
            note=self.tr("Zit er politie of corporatie bij, dan blijft er meer van de agenda af."),
        )
        for name, field in (("role", self.role), ("organisation", self.organisation)):
            edit = field.edit
            assert isinstance(edit, QLineEdit)
            edit.setMaxLength(MOST[name])
            edit.returnPressed.connect(self.add)
        for field in (self.role, self.kind, self.organisation):
            self.body.addWidget(field)
        self.add_button = KeyButton(self.tr("Zet erbij"), icon="plus", key="Enter")
        self.add_button.clicked.connect(self.add)
        self.body.addWidget(ButtonRow(self.add_button))
        self._show()

    @property
    def people(self) -> tuple[Participant, ...]:
        """Who sits at the table."""
        return tuple(self._people)

    def show_people(self, people: Sequence[Participant], before: Sequence[Participant] = ()) -> None:
        """These sit at it; those of `before` are offered."""
        self._people = list(people)
        self._before = tuple(before)
        self._show()

    def forget(self) -> None:
        """Nothing of it stays."""
        for field in (self.role, self.organisation):
            edit = field.edit
            assert isinstance(edit, QLineEdit)
            edit.setText("")
            field.set_error("")
        self.show_people(())

    def add(self) -> None:
        """Put at the table what is typed; without an organisation it says so in the list."""
        role = " ".join(self.role.text.split())
        if not role:
            self.role.set_error(self.tr("Schrijf op wat diegene doet."))
            self.role.edit.setFocus()
            return
        self.role.set_error("")
        code = self._kind.currentData()
        one = Participant(role, " ".join(self.organisation.text.split()), Partner(code) if code else None)
        self._kind.setCurrentIndex(0)
        for field in (self.role, self.organisation):
            edit = field.edit
            assert isinstance(edit, QLineEdit)
            edit.setText("")
        self._put(one)
        self.role.edit.setFocus()

    def _put(self, *people: Participant) -> None:
        self._people.extend(one for one in people if one not in self._people)
        self._show()
        self.changed.emit()

    def _take(self, one: Participant) -> None:
        self._people.remove(one)
        self._show()
        self.role.edit.setFocus()
        self.changed.emit()

    def _show(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                take_away((old,))
        for one in self._people:
            self._column.addWidget(self._row(one))
        self._rows.setVisible(bool(self._people))
        if self._offered is not None:
            self.body.removeWidget(self._offered)
            take_away((self._offered,))
            self._offered = None
        offer = [one for one in self._before if one not in self._people]
        self._offer_title.setVisible(bool(offer))
        if offer:
            chips = []
            if len(offer) > 1:
                everybody = Chip(self.tr("Iedereen van de vorige keer"), "people", checkable=False)
                everybody.clicked.connect(lambda: self._put(*offer))
                chips.append(everybody)
            for one in offer:
                chip = Chip(participant(one), "plus", checkable=False)
                chip.setAccessibleName(self.tr("Zet erbij: {who}").format(who=participant(one)))
                chip.clicked.connect(lambda _=False, who=one: self._put(who))
                chips.append(chip)
            self._offered = ButtonRow(*chips)
            self.body.insertWidget(self.body.indexOf(self._offer_title) + 1, self._offered)

    def _row(self, one: Participant) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(theme.current().px(8))
        mark = text_label("")
        icons.set_icon(mark, "person", "ink-2", size=20)
        across.addWidget(mark)
        across.addWidget(ElidedLabel(participant(one), "body"), 1)
        gone = IconButton("close", self.tr("Haal weg: {who}").format(who=participant(one)), token="ink-2", size=20)
        gone.clicked.connect(lambda: self._take(one))
        across.addWidget(gone, 0, Qt.AlignmentFlag.AlignVCenter)
        return row
