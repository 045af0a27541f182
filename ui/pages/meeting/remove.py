"""An overleg taken away before it was held: asked once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from data.desk.meetings.records import Meeting
from ui.dialogs.base import Dialog
from ui.on_duty import OnDuty
from ui.pages.meeting import words
from ui.widgets.labels import text_label


class RemoveMeetingDialog(Dialog):
    """Accepted when it may go. Closes by itself when everything is covered."""

    def __init__(self, on_duty: OnDuty, meeting: Meeting, parent: QWidget | None) -> None:
        super().__init__(parent, self.tr("Dit overleg weghalen?"), width=480)
        self._on_duty = on_duty
        what = self.tr("{table}, {day}.").format(table=words.table(meeting.table), day=words.inside(meeting.day))
        rest = self.tr("De meldingen blijven. De teksten die je voor deze agenda schreef gaan weg.")
        self.body.addWidget(text_label(f"{what} {rest}", "body", wrap=True))
        back = self.add_button(self.tr("Terug"), key="Esc")
        back.clicked.connect(self.reject)
        self.go = self.add_button(self.tr("Haal weg"), kind="primary", icon="delete")
        self.go.setDefault(True)
        self.go.clicked.connect(self.accept)
        on_duty.changed.connect(self._covered)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    def _covered(self) -> None:
        if self._on_duty.reader is None:
            self.reject()
