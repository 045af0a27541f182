"""Closing a visit (picture 05): what happened is filled in, every question may be skipped, every answer is one key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from data.desk.visits.records import (
    AgeGroup,
    FirstTime,
    OpenVisit,
    Outcome,
    Partner,
    Professional,
    VisitFields,
)
from data.directory.records import Theme
from data.errors import WorldError
from ui import messages, shortcuts
from ui.dialogs.base import Dialog
from ui.models import inloop_words
from ui.on_duty import OnDuty
from ui.pages.visit.offer import OfferFields
from ui.pages.visit.summary import Summary
from ui.widgets.key_chips import Answer, KeyChips
from ui.widgets.labels import text_label
from ui.widgets.panel import line

MORE = "+"  # a chip that shows the other themes, or languages
_WIDE = 960
_MOST_THEMES = 3
_THEME_KEYS = {
    "geld": "G",
    "werk": "W",
    "wonen": "H",  # het huis
    "zorg": "Z",
    "gezin": "K",  # kind
    "contact": "C",
    "papieren": "P",
    "taal": "T",
}
_SPARE = "BDFIQRSUY"
_PARTNER_KEYS = "BDFIQR"
_FIRST_KEYS = {"eerste-keer": "E", "vaker": "V"}
_AGE_KEYS = {"tot-27": "J", "27-tot-65": "M", "65-en-ouder": "O"}


@dataclass(frozen=True)
class Closing:
    """What was said of the visit. `fields` is None when nothing was: then what happened speaks for itself."""

    fields: VisitFields | None
    offer: tuple[str, str] | None = None
    again: bool = False  # and begin the next one at once


class ClosingDialog(Dialog):
    """For the open visit, or (`edit`) for one of today's list. Enter saves, wherever the keyboard is.

    `visit` is None while everything is covered: then nothing of before is shown, and what is not said stays.
    `hint`: the theme that is on the screen, for when no place was chosen. `note`: a line below the title.
    """

    saved = Signal(object)  # Closing; call `over` or `failed` after it

    def __init__(
        self,
        on_duty: OnDuty,
        parent: QWidget | None,
        *,
        title: str,
        themes: Sequence[Theme],
        visit: OpenVisit | None = None,
        edit: VisitFields | None = None,
        professionals: Sequence[Professional] = (),
        hint: str = "",
        note: str = "",
    ) -> None:
        super().__init__(parent, title, subtitle=note, width=_WIDE)
        self._on_duty = on_duty
        self._was_covered = on_duty.covered
        self._themes = tuple(themes)
        self._tiles = frozenset(theme.code for theme in themes if theme.tile)
        self._professionals = tuple(professionals)
        self._editing = edit is not None
        self._touched = False
        self._hint = hint
        self._unfolded: KeyChips | None = None
        self.summary = Summary()
        self.summary.show_visit(visit)
        self.body.addWidget(self.summary)
        self._build()
        self._fill(visit, edit)
        self._add_foot()
        on_duty.changed.connect(self._covered)
        shortcuts.bind(self, "cover", on_duty.cover)  # the keys of the window do not reach a dialog

    @property
    def rows(self) -> tuple[KeyChips, ...]:
        """Every question, in reading order."""
        return self.theme, self.outcome, self.partner, self.first_time, self.age, self.language

    def take(self, visit: OpenVisit) -> None:
        """The visit changed while the panel stood open; what somebody chose stays."""
        if self._touched or self._editing or not self.save.isEnabled():
            return
        self.summary.show_visit(visit)
        self._fill(visit, None)

    def over(self) -> None:
        """It was kept."""
        self.accept()

    def failed(self, error: WorldError) -> None:
        """It was not; what was typed and chosen is still there."""
        self.save.setEnabled(True)
        if not self.offer.refuse(error):
            self.told.setText(messages.sentence(error))
            self.told.show()
        self.fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.save.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = QApplication.focusWidget()
        typing = isinstance(held, QLineEdit | QPlainTextEdit)
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and held not in (self.back, self.next, self._close):
            self._save()
            return
        if not typing and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier and self._answer(event):
            return
        super().keyPressEvent(event)

    def _build(self) -> None:
        self.theme = KeyChips(self.tr("Waar ging het over?"), several=_MOST_THEMES, look=self._look)
        self.outcome = KeyChips(
            self.tr("Wat hebben we gedaan?"),
            [Answer(one.value, inloop_words.outcome(one.value), str(key)) for key, one in enumerate(Outcome, start=1)],
            look=self._look,
        )
        self.partner = KeyChips(self.tr("Met wie?"), self._partners(), beside=True, look=self._look)
        self.offer = OfferFields(self._reader_names())
        self.first_time = KeyChips(
            self.tr("Eerder hier geweest?"),
            [Answer(one.value, inloop_words.first_time(one.value), _FIRST_KEYS[one.value]) for one in FirstTime],
            beside=True,
            look=self._look,
        )
        self.age = KeyChips(
            self.tr("Leeftijd"),
            [Answer(one.value, inloop_words.age(one.value), _AGE_KEYS[one.value]) for one in AgeGroup],
            beside=True,
            look=self._look,
        )
        self.language = KeyChips(self.tr("Taal"), beside=True, look=self._look)
        self.told = text_label("", "body-strong", "brick-ink", wrap=True)
        self.told.hide()
        skip = text_label(self.tr("Mag, hoeft niet. Sla gerust over."), "small", "ink-2", wrap=True)
        above: tuple[QWidget, ...] = (self.theme, self.outcome, self.partner, self.offer, line(), skip)
        for part in (*above, self.first_time, self.age, self.language, self.told):
            self.body.addWidget(part)
        for row in self.rows:
            row.changed.connect(self._changed)

    def _add_foot(self) -> None:
        self.back = self.add_button(self.tr("Terug"), kind="quiet", key="Esc", left=True)
        self.back.clicked.connect(self.reject)
        self.next = self.add_button(self.tr("Opslaan en nieuw bezoek"))
        self.next.clicked.connect(lambda: self._save(again=True))
        self.next.setVisible(not self._editing)
        self.save = self.add_button(self.tr("Opslaan"), kind="primary", icon="check", key="Enter")
        self.save.clicked.connect(lambda: self._save())

    def _fill(self, visit: OpenVisit | None, edit: VisitFields | None) -> None:
        """What was said before, and for the rest what happened."""
        said = edit if edit is not None else visit.fields if visit is not None else VisitFields()
        proposed = visit.proposal if visit is not None and edit is None else None
        themes = said.themes or (proposed.themes if proposed is not None else ())
        if not themes and visit is not None and edit is None and self._hint:
            themes = (self._hint,)
        outcome = said.outcome or (proposed.outcome if proposed is not None else None)
        language = said.language or (proposed.language if proposed is not None else None)
        self._show_themes([theme for theme in self._themes if theme.code in self._tiles or theme.code in themes])
        self.theme.choose(themes)
        self.outcome.choose([outcome.value] if outcome is not None else [])
        self.partner.choose([said.partner.value] if said.partner is not None else [])
        self.first_time.choose([said.first_time.value] if said.first_time is not None else [])
        self.age.choose([said.age.value] if said.age is not None else [])
        self._show_languages(("nl", *([language] if language not in (None, "nl") else [])))
        self.language.choose([language] if language else [])
        self._show_more_of_outcome()

    def _show_themes(self, themes: Sequence[Theme]) -> None:
        spare = iter(_SPARE)
        answers = [
            Answer(theme.code, theme.name, _THEME_KEYS.get(theme.code) or next(spare, ""), theme.icon)
            for theme in themes
        ]
        if len(themes) < len(self._themes):
            answers.append(Answer(MORE, self.tr("Meer onderwerpen"), "X", "plus"))
        self.theme.set_answers(answers)

    def _show_languages(self, codes: Iterable[str], *, more: bool = True) -> None:
        """Dutch and what is likely, with a way to the others; or all of them, each under a letter of its name."""
        words = {code: inloop_words.language(code) for code in codes}
        keys = {code: "N" if code == "nl" else "L" for code in words} if more else _letters(words)
        answers = [Answer(code, said, keys.get(code, "")) for code, said in words.items()]
        if more:
            answers.append(Answer(MORE, self.tr("Andere taal"), "A", "plus"))
        self.language.set_answers(answers)

    def _partners(self) -> list[Answer]:
        """Who is in the house first."""
        present = [one.partner for one in self._professionals if one.present]
        order = dict.fromkeys([*present, *Partner])
        names = {one.partner: one.name for one in self._professionals if one.name}
        return [
            Answer(
                one.value,
                f"{names[one]}, {inloop_words.partner(one.value)}" if one in names else inloop_words.partner(one.value),
                key,
            )
            for one, key in zip(order, _PARTNER_KEYS, strict=False)
        ]

    def _reader_names(self) -> tuple[str, ...]:
        snapshot = self._on_duty.snapshot
        if snapshot is None:
            return ()
        return tuple(one.name for one in snapshot.people if one.role.value == "buurtwerker" and one.card_confirmed)

    def _answer(self, event: QKeyEvent) -> bool:
        """A letter or digit: the first question that has it. Held down it counts once."""
        key = event.text().upper()
        if not key.strip():
            return False
        if event.isAutoRepeat():
            return True
        order = [self.outcome, self.partner, self.theme, self.first_time, self.age, self.language]
        if self._unfolded is not None:  # its letters are the ones that somebody looks at now
            order.insert(0, self._unfolded)
        return any(row.press(key) for row in order if row.isVisibleTo(self))

    def _changed(self) -> None:
        self._touched = True
        self._unfolded = None
        if MORE in self.theme.chosen:
            before = [code for code in self.theme.chosen if code != MORE]
            self._show_themes(self._themes)
            self.theme.choose(before)
            self._keyboard_to(self.theme)
        if MORE in self.language.chosen:
            self._show_languages(inloop_words.LANGUAGES, more=False)
            self.language.choose([])
            self._keyboard_to(self.language)
        self._show_more_of_outcome()
        self.fit()
        if self.sender() is self.outcome and self.offer.isVisibleTo(self) and self.offer.possible:
            self.offer.line.edit.setFocus(Qt.FocusReason.TabFocusReason)

    def _keyboard_to(self, row: KeyChips) -> None:
        """The row was unfolded: the chip that had the keyboard is gone, and its letters come first now."""
        self._unfolded = row
        row.chips[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _show_more_of_outcome(self) -> None:
        chosen = self.outcome.one
        self.partner.setVisible(chosen == Outcome.SPOKE_WITH.value)
        self.offer.setVisible(chosen == Outcome.TAKES_PART.value and not self._editing)

    def _fields(self) -> VisitFields:
        outcome = Outcome(self.outcome.one) if self.outcome.one else None
        with_partner = outcome is Outcome.SPOKE_WITH and self.partner.one
        return VisitFields(
            themes=tuple(self.theme.chosen),
            outcome=outcome,
            partner=Partner(self.partner.one) if with_partner else None,
            first_time=FirstTime(self.first_time.one) if self.first_time.one else None,
            age=AgeGroup(self.age.one) if self.age.one else None,
            language=self.language.one or None,
        )

    def _save(self, *, again: bool = False) -> None:
        if not self.save.isEnabled():
            return
        offer = self.offer.value if self.offer.isVisibleTo(self) else None
        if offer is not None and not self.offer.complete():
            return
        self.told.hide()
        self.save.setEnabled(False)
        blind = self._was_covered and not self._touched
        self.saved.emit(Closing(None if blind else self._fields(), offer, again))

    def _covered(self) -> None:
        if not self._on_duty.open or (self._on_duty.covered and not self._was_covered):
            self.reject()


def _letters(words: Mapping[str, str]) -> dict[str, str]:
    """A letter for each: the first of its name that nobody before it has."""
    taken: dict[str, str] = {}
    for code, said in words.items():
        free = (one for one in said.upper() if "A" <= one <= "Z" and one not in taken.values())
        taken[code] = next(free, "")
    return taken
