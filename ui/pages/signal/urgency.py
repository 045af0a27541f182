"""Hoe dringend? With "nu gevaar" the numbers come first; with "vandaag" it is said that nobody gets a message."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from data.desk.signals.kinds import Called, Urgency
from data.desk.signals.records import Call
from data.directory.records import CrisisNumber
from data.settings import Settings
from printing.phones import grouped
from ui import icons, signal_words, theme
from ui.models.waiting import clock
from ui.pages.search.call_card import Helpers, HelperWords
from ui.pages.search.crisis_card import with_local_number
from ui.pages.signal.parts import Option, Pick, Question
from ui.widgets.buttons import KeyButton
from ui.widgets.choice import ChoiceRow
from ui.widgets.labels import text_label
from ui.widgets.panel import Panel, line
from ui.widgets.parting import take_away

_LINES = ("veilig-thuis", "113")
_TWO_COLUMNS = 350  # logical px


class UrgencyQuestion(Question):
    """Four rows; `changed` after any answer. `calls` keeps who was rung, and when."""

    changed = Signal()
    card_shown = Signal(object)  # QWidget: it has to be in sight at once

    def __init__(self, number: int, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Hoe dringend?"), number=number, parent=parent)
        self._grid_holder = QWidget()
        self._grid = QGridLayout(self._grid_holder)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.rows: dict[str, ChoiceRow] = {}
        for one in Urgency:
            danger = one is Urgency.DANGER
            row = ChoiceRow(signal_words.urgency(one.value), icon="danger" if danger else "", danger=danger)
            row.setAccessibleName(f"{self.tr('Hoe dringend?')} {row.text()}")
            row.clicked.connect(self._clicked)
            self.rows[one.value] = row
        self.danger = DangerCard(now)
        self.today = TodayCard(now)
        for part in (self.danger, self.today):
            part.hide()
            part.changed.connect(self.changed)
        self.body.addWidget(self._grid_holder)
        self.body.addWidget(self.danger)
        self.body.addWidget(self.today)
        self._columns = 0
        self._place(2)

    @property
    def urgency(self) -> Urgency | None:
        """What was chosen."""
        return next((Urgency(value) for value, row in self.rows.items() if row.isChecked()), None)

    @property
    def calls(self) -> tuple[Call, ...]:
        """Who was rung, as far as it was asked with what is chosen now."""
        chosen = self.urgency
        if chosen is Urgency.DANGER:
            return self.danger.calls
        return self.today.calls if chosen is Urgency.TODAY else ()

    def fill(self, urgency: Urgency | None, calls: Sequence[Call]) -> None:
        """Put this here; nothing is told."""
        if urgency is not None:
            self.rows[urgency.value].setChecked(True)
        self.danger.fill(calls)
        self.today.fill(calls)
        self._show()

    def show_numbers(self, numbers: Sequence[CrisisNumber], settings: Settings, now: datetime) -> None:
        """The numbers of the directory and of the settings."""
        helpers = HelperWords(self).of(settings, now)
        self.danger.show_numbers(with_local_number(numbers, settings), helpers)
        self.today.show_helpers(helpers)

    def set_focus(self) -> None:
        """The keyboard to the answer."""
        chosen = self.urgency
        row = self.rows[chosen.value] if chosen is not None else next(iter(self.rows.values()))
        row.setFocus(Qt.FocusReason.TabFocusReason)

    def fit(self, width: int) -> None:
        """One or two columns, by the logical width."""
        self._place(2 if width >= _TWO_COLUMNS else 1)

    def _place(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        self._grid.setSpacing(theme.current().px(8))
        for place, row in enumerate(self.rows.values()):
            self._grid.addWidget(row, place // columns, place % columns)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _clicked(self) -> None:
        self._show()
        self.set_error("")
        self.changed.emit()
        for card in (self.danger, self.today):
            if not card.isHidden():
                self.card_shown.emit(card)

    def _show(self) -> None:
        self.danger.setVisible(self.urgency is Urgency.DANGER)
        self.today.setVisible(self.urgency is Urgency.TODAY)


class DangerCard(QWidget):
    """Bel eerst. Schrijf daarna. Then: wat heb je gedaan?"""

    changed = Signal()

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._at: dict[str, datetime] = {}
        self._worker = ""
        self.setAccessibleName(self.tr("Nu gevaar: bel eerst"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._column = column
        self._card = Panel("brick-card", padding=12, gap=3)
        head = QHBoxLayout()
        mark = QLabel()
        icons.set_icon(mark, "danger", "brick", size=24)
        head.addWidget(mark)
        head.addWidget(text_label(self.tr("Bel eerst. Schrijf daarna."), "section", "brick-ink", wrap=True), 1)
        self._card.body.addLayout(head)
        self._lines: list[QWidget] = []
        column.addWidget(self._card)
        column.addWidget(text_label(self.tr("Ga niet zelf kijken. Haal je collega erbij."), "body-strong", wrap=True))
        column.addWidget(text_label(self.tr("Wat heb je gedaan? Wie heb je gebeld?"), "body-strong", wrap=True))
        options = [Option(one.value, signal_words.called(one.value), "phone") for one in Called]
        self.who = Pick(self.tr("Gebeld:"), options, most=len(options))
        self.who.changed.connect(self._ticked)
        column.addWidget(self.who)
        theme.current().changed.connect(self._space)
        self._space()
        self.show_numbers((), Helpers(None, None))

    @property
    def calls(self) -> tuple[Call, ...]:
        """Who was rung, in the order of the times."""
        return tuple(Call(Called(who), at) for who, at in sorted(self._at.items(), key=lambda one: one[1]))

    def fill(self, calls: Sequence[Call]) -> None:
        """Who was rung before."""
        self._at = {call.who.value: call.at for call in calls}
        self.who.choose(self._at)
        self._say()

    def show_numbers(self, numbers: Sequence[CrisisNumber], helpers: Helpers) -> None:
        """112 huge, the others below it; the buurtwerker last."""
        take_away(self._lines)
        self._lines = []
        by_code = {one.code: one for one in numbers}
        self._add("112", self.tr("Leven in gevaar"), self.tr("politie, ambulance, brandweer"), "crisis-112")
        for code in _LINES:
            one = by_code.get(code)
            if one is not None and one.number:
                self._add(grouped(one.number), one.name, _first_sentence(one.when))
        helper = helpers.first
        if helper is not None:
            self._worker = helper.name.split()[0]
            self._add(helper.phone, helper.name, self.tr("Bel altijd, ook na 112."))
        self._say()

    def _add(self, number: str, name: str, when: str, role: str = "phone-card") -> None:
        between, row = line(), QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(theme.current().px(14))
        digits = text_label(number, role, "brick-ink" if role == "crisis-112" else "ink")
        digits.setMinimumWidth(theme.current().px(132))
        across.addWidget(digits)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(text_label(name, "body-strong", wrap=True))
        words.addWidget(text_label(when, "small", wrap=True))
        across.addLayout(words, 1)
        for part in (between, row):
            self._lines.append(part)
            self._card.body.addWidget(part)

    def _ticked(self) -> None:
        now = self._now().replace(second=0, microsecond=0)
        self._at = {who: self._at.get(who, now) for who in self.who.chosen}
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        """Each chip with the time behind it."""
        for one in Called:
            words = signal_words.called(one.value, self._worker)
            at = self._at.get(one.value)
            self.who.say(one.value, self.tr("{who}, {time} uur").format(who=words, time=clock(at)) if at else words)

    def _space(self) -> None:
        self._column.setSpacing(theme.current().px(8))


class TodayCard(Panel):
    """Nobody gets a message from this computer: the number, and "Ik heb gebeld" with its time."""

    changed = Signal()

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__("pine-card", padding=14, gap=4, parent=parent)
        self._now = now
        self._at: datetime | None = None
        self._known = False
        self._words = text_label("", "body-strong", wrap=True)
        self._number = text_label("", "phone-detail")
        self._reach = text_label("", "small", wrap=True)
        self._second = text_label("", "body", wrap=True)
        self.rung = KeyButton(self.tr("Ik heb gebeld"), icon="phone-check")
        self.rung.clicked.connect(self._rung)
        self._done = text_label("", "body-strong", "pine-hover", wrap=True)
        for part in (self._words, self._number, self._reach, self._second, self._done):
            self.body.addWidget(part)
        self.body.addWidget(self.rung, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_helpers(Helpers(None, None))

    @property
    def calls(self) -> tuple[Call, ...]:
        """The one call, when it was made."""
        return (Call(Called.WORKER, self._at),) if self._at is not None else ()

    def fill(self, calls: Sequence[Call]) -> None:
        """The time of before."""
        self._at = next((call.at for call in calls if call.who is Called.WORKER), None)
        self._show()

    def show_helpers(self, helpers: Helpers) -> None:
        """Whom to ring."""
        first, second = helpers.first, helpers.second
        self._known = first is not None
        if first is None:
            self._words.setText(
                self.tr(
                    "Van deze computer krijgt niemand bericht. Bel de buurtwerker. "
                    "Het nummer staat nog niet bij Instellingen: vraag je collega."
                )
            )
        else:
            said = self.tr("{name} krijgt geen bericht van deze computer. Bel nu zelf:")
            self._words.setText(said.format(name=first.name.split()[0]))
            self._number.setText(first.phone)
            self._reach.setText(first.reach)
        self._number.setVisible(self._known)
        self._reach.setVisible(bool(first and first.reach))
        self._second.setVisible(second is not None)
        if second is not None:
            said = self.tr("Niet bereikbaar? Bel {name}: {number}")
            self._second.setText(said.format(name=second.name, number=second.phone))
        self._show()

    def _rung(self) -> None:
        self._at = None if self._at is not None else self._now().replace(second=0, microsecond=0)
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        rung = self._at is not None
        self._done.setVisible(rung)
        if self._at is not None:
            self._done.setText(self.tr("Gebeld om {time} uur.").format(time=clock(self._at)))
        self.rung.setText(self.tr("Toch niet gebeld") if rung else self.tr("Ik heb gebeld"))
        self.rung.set_icon_name("undo" if rung else "phone-check")


def _first_sentence(text: str) -> str:
    """Only what it is for: the whole list stands under Spoed."""
    end = next((place for place, sign in enumerate(text) if sign in ".?!"), len(text) - 1)
    return text[: end + 1]
