"""One person on the page of the people: who, what, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from data.desk.records import Person, Role, Task
from ui import icons
from ui.pages.duty.tiles import Initials
from ui.pages.paper.outcome import ButtonRow
from ui.widgets.buttons import KeyButton
from ui.widgets.labels import text_label
from ui.widgets.panel import Panel


class PersonRow(Panel):
    """A card with the name large and the deeds below it."""

    name_wanted = Signal(object)  # Person
    reset_wanted = Signal(object)
    tasks_wanted = Signal(object)
    stop_wanted = Signal(object)

    def __init__(self, person: Person, *, me: bool, may_give_tasks: bool, parent: QWidget | None = None) -> None:
        super().__init__("card", padding=14, gap=8, parent=parent)
        self.person = person
        head = QHBoxLayout()
        head.addWidget(Initials(person.name))
        words = QVBoxLayout()
        words.setSpacing(0)
        name = f"{person.name} ({_tr('jij')})" if me else person.name
        words.addWidget(text_label(name, "card-title", wrap=True))
        words.addWidget(text_label(role_words(person), "small", "ink-2", wrap=True))
        head.addLayout(words, 1)
        self.body.addLayout(head)
        for sentence in notes(person):
            row = QHBoxLayout()
            mark = text_label("")
            icons.set_icon(mark, "alert", "brick", size=18)
            row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(text_label(sentence, "small", wrap=True), 1)
            self.body.addLayout(row)
        worker = person.role is Role.COMMUNITY_WORKER
        self.buttons: dict[str, KeyButton] = {}
        self._deed("name", _tr("Naam"), "edit", self.name_wanted)
        if not me:
            words_of_reset = _tr("Nieuwe wachtzin") if worker else _tr("Nieuwe pincode")
            self._deed("reset", words_of_reset, "key", self.reset_wanted)
        if worker and may_give_tasks:
            self._deed("tasks", _tr("Taken"), "checked", self.tasks_wanted)
        if not me:
            self._deed("stop", _tr("Stopt"), "stop-person", self.stop_wanted)
        self.body.addWidget(ButtonRow(*self.buttons.values()))

    def _deed(self, name: str, words: str, icon: str, signal: SignalInstance) -> None:
        button = KeyButton(words, icon=icon)
        button.setAccessibleName(f"{words}: {self.person.name}")
        button.clicked.connect(lambda: signal.emit(self.person))
        self.buttons[name] = button


def role_words(person: Person) -> str:
    """What somebody is and does: "Buurtwerker, aandachtsfunctionaris"."""
    names = {Task.ATTENTION: _tr("aandachtsfunctionaris"), Task.DEPUTY: _tr("plaatsvervanger")}
    role = _tr("Buurtwerker") if person.role is Role.COMMUNITY_WORKER else _tr("Vrijwilliger")
    return ", ".join((role, *(words for task, words in names.items() if task in person.tasks)))


def notes(person: Person) -> tuple[str, ...]:
    """What still has to happen for this person."""
    found = []
    if person.role is Role.COMMUNITY_WORKER and not person.card_confirmed:
        found.append(
            _tr("{name} heeft nog geen herstelkaart. Die maakt {name} zelf, na het inloggen.").format(name=person.name)
        )
    if not person.may_log_in:
        found.append(_tr("{name} kan op deze computer niet inloggen. Een nieuwe code helpt.").format(name=person.name))
    return tuple(found)


def _tr(text: str) -> str:
    return QCoreApplication.translate("people", text)
