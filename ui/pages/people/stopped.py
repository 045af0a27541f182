"""Who stopped: the name stays as long as the logs name them, and says until when."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from data.desk.records import Role, StoppedPerson
from data.settings import SettingsStore
from ui.models.erasure import erased_on
from ui.models.waiting import day as day_words
from ui.widgets.labels import text_label
from ui.widgets.panel import Panel
from ui.widgets.parting import take_away


class StoppedPanel(Panel):
    """A line for each; not there when nobody stopped."""

    def __init__(self, settings: SettingsStore, parent: QWidget | None = None) -> None:
        super().__init__("sunken", padding=14, gap=4, parent=parent)
        self._settings = settings
        self._lines: list[QWidget] = []
        self.body.addWidget(text_label(self.tr("Wie gestopt is"), "label", wrap=True))
        self.hide()

    def show_people(self, people: Sequence[StoppedPerson]) -> None:
        """Show these."""
        for line in self._lines:
            self.body.removeWidget(line)
        take_away(self._lines)
        self._lines = [text_label(self._words(one), "small", "ink-2", wrap=True) for one in people]
        for line in self._lines:
            self.body.addWidget(line)
        self.setVisible(bool(people))

    def _words(self, person: StoppedPerson) -> str:
        role = self.tr("buurtwerker") if person.role is Role.COMMUNITY_WORKER else self.tr("vrijwilliger")
        return self.tr("{name}, {role}, stopte op {day}. De naam wordt gewist op {end}.").format(
            name=person.name,
            role=role,
            day=day_words(person.stopped_on),
            end=erased_on(person, self._settings.current),
        )
