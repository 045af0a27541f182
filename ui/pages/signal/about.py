"""Over wie of waar?, with as little as possible, and: waar gaat het om?"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from data.bsn import holds_bsn
from data.desk.signals.kinds import Described, SignalTheme, Subject, Where
from data.desk.signals.records import MOST, THEMES_MOST
from ui import signal_words, theme
from ui.pages.signal.parts import Option, Pick, Question
from ui.pages.signal.watched import Told
from ui.widgets.counted_line import CountedLine
from ui.widgets.fields import Field
from ui.widgets.labels import text_label

_ICONS = {
    Subject.PERSON: "person",
    Subject.PLACE: "place",
    Subject.MISSING_HELP: "help",
    Subject.CHANCE: "neighbours",
}
_BESIDE = 420  # logical px


class ShortField(Field):
    """One line; a BSN in it is told at once, and can be taken away."""

    changed = Signal()

    def __init__(
        self, label: str, field: str, *, note: str = "", judge: Callable[[str], Sequence[Told]] | None = None
    ) -> None:
        self.line = CountedLine(MOST[field])
        super().__init__(label, self.line, note=note)
        self._plain = note
        self._judge = judge
        self.line.textChanged.connect(self._typed)

    @property
    def holds_number(self) -> bool:
        """Whether a BSN stands in it."""
        return holds_bsn(self.line.text())

    def set_text(self, text: str) -> None:
        """Put a text here, with nothing to take back."""
        self.line.setText(text)

    def _typed(self) -> None:
        wrong = self.tr("Dit lijkt een BSN. Dat mag hier niet staan. Haal het weg om te versturen.")
        told = self._judge(self.text) if self._judge is not None else ()
        self.set_note(told[0][1] if told else self._plain)
        self.set_error(wrong if self.holds_number else "")
        self.changed.emit()


class AboutQuestion(Question):
    """Iemand, een plek, hulp die ontbreekt, iets moois of een kans; then a word or two."""

    changed = Signal()

    def __init__(
        self,
        number: int,
        judge: Callable[[str], Sequence[Told]] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            self.tr("Over wie of waar?"), number=number, note=self.tr("Schrijf zo weinig mogelijk"), parent=parent
        )
        name = self.tr("Over wie of waar?")
        self.subject = Pick(name, [Option(one.value, signal_words.subject(one.value), _ICONS[one]) for one in Subject])
        self.described = Pick(
            self.tr("Hoe noem je diegene?"), [Option(one.value, signal_words.described(one.value)) for one in Described]
        )
        self.who = ShortField(self.tr("Voornaam"), "who", judge=judge)
        self.street = ShortField(self.tr("Straat"), "street")
        self._both = QWidget()
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._both)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.addWidget(self.who, 1)
        self._across.addWidget(self.street, 1)
        self._words = text_label("", "small", "ink-2", wrap=True)
        self._how = text_label(self.tr("Hoe noem je diegene?"), "small", "ink-2", wrap=True)
        for part in (self.subject, self._how, self.described, self._both, self._words):
            self.body.addWidget(part)
        self.subject.changed.connect(self._chosen)
        self.described.changed.connect(self._changed)
        self.who.changed.connect(self.changed)
        self.street.changed.connect(self.changed)
        self._show()

    @property
    def about_person(self) -> bool:
        """Whether it is (or may be) about a resident."""
        return self.subject.one in ("", Subject.PERSON.value)

    @property
    def values(self) -> tuple[Subject | None, Described | None, str, str]:
        """Subject, how somebody is named, the words, the street; only what is asked now."""
        subject = Subject(self.subject.one) if self.subject.one else None
        described = Described(self.described.one) if subject is Subject.PERSON and self.described.one else None
        who = self.who.text if self.who.isVisibleTo(self) else ""
        street = self.street.text if self.street.isVisibleTo(self) else ""
        return subject, described, who, street

    def fill(self, subject: Subject | None, described: Described | None, who: str, street: str) -> None:
        """Put this here; nothing is told."""
        self.subject.choose([subject.value] if subject is not None else [])
        self.described.choose([described.value] if described is not None else [])
        for field, text in ((self.who, who), (self.street, street)):
            field.blockSignals(True)
            field.set_text(text)
            field.blockSignals(False)
        self._show()

    def fields(self) -> dict[str, ShortField]:
        """The lines, by the name of their field."""
        return {"who": self.who, "street": self.street}

    def fit(self, width: int) -> None:
        """Name and street beside or below each other."""
        beside = width >= _BESIDE
        self._across.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._across.setSpacing(theme.current().px(10))

    def _chosen(self) -> None:
        if self.subject.one == Subject.PERSON.value and not self.described.one:
            self.described.choose([Described.NAME.value])
        self._changed()

    def _changed(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        subject, described = self.subject.one, self.described.one
        person = subject == Subject.PERSON.value
        named = person and described in (Described.NAME.value, Described.LOOKS.value)
        self.described.setVisible(person)
        self._how.setVisible(person)
        self.who.setVisible(named or (bool(subject) and not person))
        self.street.setVisible(named or subject == Subject.PLACE.value)
        self._both.setVisible(bool(subject) and (named or not person))
        self.who.set_label(
            {
                Subject.PLACE.value: self.tr("Welke plek?"),
                Subject.MISSING_HELP.value: self.tr("Welke hulp is er niet?"),
                Subject.CHANCE.value: self.tr("Wat is er mooi, of wat kan er?"),
            }.get(subject, self.tr("Omschrijving") if described == Described.LOOKS.value else self.tr("Voornaam"))
        )
        if person and described == Described.TELL_MYSELF.value:
            said = self.tr("Dat mag. De buurtwerker vraagt het aan jou.")
        elif not subject or person:
            said = self.tr("Een straat is vaak genoeg. Geen achternaam, geen geboortedatum, geen BSN.")
        else:
            said = ""
        self._words.setText(said)
        self._words.setVisible(bool(said))


class WhatQuestion(Question):
    """Thuis of in de straat, and at most two themes."""

    changed = Signal()

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Waar gaat het om?"), number=number, note=self.tr("Kies er twee, of minder"), parent=parent
        )
        name = self.tr("Waar gaat het om?")
        self.where = Pick(
            name,
            [
                Option(Where.HOME.value, signal_words.where(Where.HOME.value), "home"),
                Option(Where.STREET.value, signal_words.where(Where.STREET.value), "map-search"),
            ],
        )
        self.themes = Pick(
            name, [Option(one.value, signal_words.theme(one.value)) for one in SignalTheme], most=THEMES_MOST
        )
        for part in (self.where, self.themes):
            part.changed.connect(self.changed)
            self.body.addWidget(part)

    @property
    def values(self) -> tuple[Where | None, tuple[SignalTheme, ...]]:
        """What was chosen."""
        where = Where(self.where.one) if self.where.one else None
        return where, tuple(SignalTheme(one) for one in self.themes.chosen)

    def fill(self, where: Where | None, themes: tuple[SignalTheme, ...]) -> None:
        """Put this here; nothing is told."""
        self.where.choose([where.value] if where is not None else [])
        self.themes.choose([one.value for one in themes])
