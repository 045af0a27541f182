"""The screen, the paper, how long a check counts, and the short list of questions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from data.settings import Settings
from ui.context import Context
from ui.pages.settings.form import Saver, Section
from ui.theme import STEPS
from ui.widgets.badge import Badge
from ui.widgets.buttons import KeyButton
from ui.widgets.choice import ChoiceRow
from ui.widgets.fields import Lines
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import text_label
from ui.widgets.panel import Panel

_MOST_QUESTIONS = 8
_LONGEST_QUESTION = 60


class Screen(Section):
    """Letters and colours, seen at once."""

    def __init__(self, context: Context, saver: Saver) -> None:
        super().__init__(context, saver, self.tr("Scherm"), self.tr("Wat je kiest zie je meteen. Het blijft zo staan."))
        self._sizes: dict[int, KeyButton] = {}
        holder = QWidget()
        row = FlowLayout(holder, gap=8)
        group = QButtonGroup(self)
        for percent in STEPS:
            button = KeyButton(f"{percent}%", kind="choice")
            button.setCheckable(True)
            button.setAccessibleName(self.tr("Letters {percent}%").format(percent=percent))
            button.clicked.connect(lambda _=False, size=percent: self._letters(size))
            group.addButton(button)
            row.addWidget(button)
            self._sizes[percent] = button
        self.columns.add(_titled(self.tr("Grootte van de letters"), holder), whole=True)
        self.columns.add(self._sample(), whole=True)
        modes = (
            ("system", self.tr("Zoals de computer")),
            ("light", self.tr("Licht")),
            ("dark", self.tr("Donker")),
        )
        self.columns.add(_choices(self.tr("Kleuren"), modes, saver.now.dark, self._colours), whole=True)
        context.look.changed.connect(self._mark)
        self._mark()

    def _sample(self) -> Panel:
        """A card as it stands in the list."""
        card = Panel("card", padding=16, gap=2)
        card.body.addWidget(text_label(self.tr("Zo leest het"), "small", "ink-2"))
        card.body.addWidget(text_label(self.tr("Loket in de buurt"), "card-title", wrap=True))
        card.body.addWidget(text_label(self.tr("Hulp bij brieven, geld en formulieren"), "body", wrap=True))
        card.body.addWidget(text_label("0565 12 30 40", "phone-card"))
        badge = Badge(self.tr("Open tot 17.00"), "open")
        card.body.addWidget(badge)
        return card

    def _letters(self, percent: int) -> None:
        self.context.look.set_percent(percent)
        self.saver.save(letter_percent=percent)

    def _colours(self, mode: str) -> None:
        self.context.look.set_mode(mode)
        self.saver.save(dark=mode)

    def _mark(self) -> None:
        for percent, button in self._sizes.items():
            button.setChecked(percent == self.context.look.percent)


class Paper(Section):
    """The paper that the slips are printed on."""

    def __init__(self, context: Context, saver: Saver) -> None:
        super().__init__(
            context,
            saver,
            self.tr("Papier"),
            self.tr("Dit staat klaar bij het afdrukken. Je kunt het daar altijd veranderen."),
        )
        sizes = (
            ("A5", self.tr("A5"), self.tr("Half zo groot als gewoon papier")),
            ("A4", self.tr("A4"), self.tr("Gewoon papier")),
        )
        letters = (
            ("normal", self.tr("Gewoon"), self.tr("11 punten")),
            ("large", self.tr("Groot"), self.tr("16 punten")),
            ("very-large", self.tr("Heel groot"), self.tr("22 punten")),
        )
        now = saver.now
        self.columns.add(_choices(self.tr("Formaat"), sizes, now.paper, lambda value: saver.save(paper=value)))
        self.columns.add(
            _choices(self.tr("Letters"), letters, now.slip_letters, lambda value: saver.save(slip_letters=value))
        )


class Terms(Section):
    """How many days a check counts."""

    def __init__(self, context: Context, saver: Saver) -> None:
        super().__init__(
            context,
            saver,
            self.tr("Hoe lang telt een controle?"),
            self.tr("Daarna vraagt een plek om weer eens na te bellen. De plek blijft gewoon staan."),
        )
        self.number_field("days_schedule", self.tr("Openingstijden, in dagen"), 7, 730)
        self.number_field("days_phone", self.tr("Telefoonnummer, in dagen"), 7, 1095)
        self.number_field("days_name", self.tr("Naam en adres, in dagen"), 30, 3650)
        saver.saved.connect(self._use)

    def _use(self, settings: Settings) -> None:
        directory = self.context.directory
        self.context.tasks.with_directory(lambda: directory.set_terms(settings.terms))


class Questions(Section):
    """What is often asked: the chips on the start page."""

    def __init__(self, context: Context, saver: Saver) -> None:
        super().__init__(
            context,
            saver,
            self.tr("Vaak gevraagd"),
            self.tr("Deze vragen staan als knoppen op het eerste scherm."),
        )
        self._lines = Lines(_MOST_QUESTIONS)
        self._lines.setPlainText("\n".join(saver.now.frequent_questions))
        self._field = self.lines_field(self.tr("Eén vraag op elke regel"), self._lines, self._keep, note=self._note())

    def _note(self) -> str:
        return self.tr("Hoogstens {count} vragen. Schrijf geen namen van bezoekers op.").format(count=_MOST_QUESTIONS)

    def _keep(self) -> None:
        typed = [" ".join(line.split()) for line in self._field.text.splitlines()]
        questions = tuple(dict.fromkeys(line for line in typed if line))
        if len(questions) > _MOST_QUESTIONS:
            self._field.set_error(self.tr("Dit zijn er {count}. Haal er een paar weg.").format(count=len(questions)))
            return
        long = [line for line in questions if len(line) > _LONGEST_QUESTION]
        if long:
            self._field.set_error(self.tr("Deze vraag is te lang voor een knop: {question}").format(question=long[0]))
            return
        self._field.set_error("")
        self.saver.save(self._field, frequent_questions=questions)


def _titled(title: str, content: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(text_label(title, "body-strong", wrap=True))
    column.addWidget(content)
    column.addStretch(1)
    content.setAccessibleName(title)
    return holder


def _choices(title: str, rows: Sequence[tuple[str, ...]], chosen: str, choose: Callable[[str], object]) -> QWidget:
    """Rows of which one is chosen; each is (value, words) or (value, words, note)."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    for value, words, *note in rows:
        row = ChoiceRow(words, note[0] if note else "")
        row.setChecked(value == chosen)
        row.toggled.connect(partial(_if_on, choose, value))
        column.addWidget(row)
    return _titled(title, holder)


def _if_on(choose: Callable[[str], object], value: str, on: bool) -> None:
    if on:
        choose(value)
