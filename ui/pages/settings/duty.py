"""When everything personal is covered by itself. Of this PC: no login is asked."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QWidget

from ui.context import Context
from ui.pages.settings.form import Saver, Section
from ui.widgets.buttons import KeyButton
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import text_label

MINUTES = (1, 2, 3, 5, 10)


class DutySettings(Section):
    """After how many minutes of rest."""

    def __init__(self, context: Context, saver: Saver) -> None:
        super().__init__(
            context,
            saver,
            self.tr("Dienst"),
            self.tr(
                "Raakt niemand de computer aan? Dan bedekken we wat bezoekers vertelden. "
                "Zoeken en afdrukken gaan gewoon door."
            ),
        )
        holder = QWidget()
        row = FlowLayout(holder, gap=8)
        group = QButtonGroup(self)
        self.buttons: dict[int, KeyButton] = {}
        for minutes in MINUTES:
            words = self.tr("1 minuut") if minutes == 1 else self.tr("{count} minuten").format(count=minutes)
            button = KeyButton(words, kind="choice")
            button.setCheckable(True)
            button.setChecked(minutes == saver.now.cover_minutes)
            button.setAccessibleName(self.tr("Bedek na {time}").format(time=words))
            button.clicked.connect(lambda _=False, chosen=minutes: self._choose(chosen))
            group.addButton(button)
            row.addWidget(button)
            self.buttons[minutes] = button
        self.columns.add(text_label(self.tr("Bedek na"), "body-strong", wrap=True), whole=True)
        self.columns.add(holder, whole=True)
        self.columns.add(
            text_label(
                self.tr("Meteen bedekken kan altijd met F12. Wat van de buurtwerker is, gaat na 5 minuten op slot."),
                "small",
                "ink-2",
                wrap=True,
            ),
            whole=True,
        )

    def _choose(self, minutes: int) -> None:
        self.saver.save(cover_minutes=minutes)
        on_duty = self.context.on_duty
        self.saver.saved.connect(lambda _: on_duty.watch(), Qt.ConnectionType.SingleShotConnection)
