"""What is asked before something is thrown away or taken back, and who wants to be called."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from data.desk.records import Person
from ui import shortcuts
from ui.dialogs.base import Dialog
from ui.on_duty import OnDuty
from ui.widgets.buttons import KeyButton
from ui.widgets.labels import text_label


class _DutyDialog(Dialog):
    """Closes when everything is covered; F12 reaches it."""

    def __init__(self, on_duty: OnDuty, parent: QWidget | None, title: str, *, width: int = 520) -> None:
        super().__init__(parent, title, width=width)
        self._on_duty = on_duty
        on_duty.changed.connect(self._covered)
        shortcuts.bind(self, "cover", on_duty.cover)  # the keys of the window do not reach a dialog

    def _covered(self) -> None:
        if self._on_duty.covered or not self._on_duty.open:
            self.reject()


class LeaveDialog(_DutyDialog):
    """Weggooien, bewaren of verder schrijven? Esc goes on writing."""

    kept = Signal()
    thrown_away = Signal()

    def __init__(self, on_duty: OnDuty, parent: QWidget | None) -> None:
        super().__init__(on_duty, parent, self.tr("Stoppen met schrijven?"), width=620)
        self.body.addWidget(
            text_label(
                self.tr("Je kunt het bewaren en later verder gaan. Na 7 dagen is het gewist. Of gooi het nu weg."),
                "body",
                wrap=True,
            )
        )
        away = self.add_button(self.tr("Gooi weg"), kind="danger", icon="delete", left=True)
        keep = self.add_button(self.tr("Bewaar voor later"), icon="save")
        self.on = self.add_button(self.tr("Verder schrijven"), kind="primary", key="Esc")
        away.clicked.connect(self._away)
        keep.clicked.connect(self._keep)
        self.on.clicked.connect(self.reject)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.on.setFocus(Qt.FocusReason.OtherFocusReason)

    def _away(self) -> None:
        self.accept()
        self.thrown_away.emit()

    def _keep(self) -> None:
        self.accept()
        self.kept.emit()


class SureDialog(_DutyDialog):
    """One question, accepted with the danger button."""

    def __init__(self, on_duty: OnDuty, parent: QWidget | None, title: str, words: str, deed: str, icon: str) -> None:
        super().__init__(on_duty, parent, title)
        self.body.addWidget(text_label(words, "body", wrap=True))
        self.back = self.add_button(self.tr("Terug"), key="Esc")
        self.back.clicked.connect(self.reject)
        self.go = self.add_button(deed, kind="danger", icon=icon)
        self.go.clicked.connect(self.accept)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)


class WhoDialog(_DutyDialog):
    """With two on duty: whose name goes with it."""

    chosen = Signal(str)  # person id

    def __init__(self, on_duty: OnDuty, parent: QWidget | None, people: Sequence[Person]) -> None:
        super().__init__(on_duty, parent, self.tr("Wie schrijft dit?"))
        self.body.addWidget(text_label(self.tr("Het gaat meteen weg, met deze naam erbij."), "body", wrap=True))
        self.back = self.add_button(self.tr("Terug"), kind="quiet", key="Esc", left=True)
        self.back.clicked.connect(self.reject)
        self.names: list[KeyButton] = []
        for person in people:
            button = self.add_button(person.name, icon="person", kind="primary" if not self.names else "secondary")
            button.clicked.connect(lambda _=False, key=person.id: self._choose(key))
            self.names.append(button)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.names[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, person: str) -> None:
        self.accept()
        self.chosen.emit(person)
