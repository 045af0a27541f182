"""Inzage and erasing for a resident: one screen. Find what is about them, make the paper, or erase what they ask."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from data.desk.signals.records import OpenedSignal
from ui.context import Context
from ui.dialogs.desk_base import DeskDialog
from ui.pages.meeting.paper import Make, PaperRow
from ui.pages.week import words
from ui.pages.week.handing import house_of
from ui.pages.week.work import Found, Ticked, WeekWork
from ui.widgets.check_line import CheckLine
from ui.widgets.fields import Field
from ui.widgets.labels import text_label
from ui.widgets.parting import take_away

if TYPE_CHECKING:
    from data.desk.signals.inzage_records import Erased, InzagePackage

_WAIT_MS = 700  # each search is written down: not one for every letter
_LEAST = 2  # letters


class InzageDialog(DeskDialog):
    """`erase`: begins with erasing; both are on the same screen."""

    def __init__(
        self,
        context: Context,
        work: WeekWork,
        signal: OpenedSignal | None,
        parent: QWidget | None,
        *,
        erase: bool,
    ) -> None:
        super().__init__(
            context.on_duty,
            parent,
            self.tr("Wissen op verzoek") if erase else self.tr("Inzage voor een bewoner"),
            self.tr("Wis wat is aangevinkt") if erase else self.tr("Maak het overzicht"),
            icon="delete" if erase else "readers",
            kind="danger" if erase else "primary",
        )
        self._context = context
        self._work = work
        self._erase = erase
        self.boxes: dict[str, CheckLine] = {}
        self._offers: set[str] = set()
        self._texts: set[str] = set()
        self.words(
            self.tr("Een bewoner mag zien wat hier over hem of haar staat, en vragen om het te wissen.")
            if not erase
            else self.tr(
                "Wissen kan niet terug. Alleen het nummer blijft over. In een reservekopie kan het nog hoogstens "
                "30 dagen staan."
            )
        )
        self.who = Field(
            self.tr("Naam, omschrijving of straat"),
            note=self.tr("Zoals het in de signalen staat. Je zoekt hele woorden, in alles wat jij kunt openen."),
        )
        self.body.addWidget(self.who)
        holder = QWidget()
        self._list = QVBoxLayout(holder)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(context.look.px(2))
        self._found = text_label("", "small", "ink-2", wrap=True)
        self._list.addWidget(self._found)
        self._hidden = text_label("", "small-strong", wrap=True)
        self._list.addWidget(self._hidden)
        self._hidden.hide()
        self.body.addWidget(holder)
        self.about = Field(self.tr("Hoe noem je de bewoner op het papier?"))
        self.letters = Field(
            self.tr("Letters van de tegel (mag leeg)"),
            note=self.tr("Alleen voor een vaste bezoeker met een eigen tegel."),
        )
        self.sure = CheckLine(self.tr("De bewoner heeft hier zelf om gevraagd"))
        for part in (self.about, self.letters, self.sure):
            self.body.addWidget(part)
        self.about.setVisible(not erase)
        self.sure.setVisible(erase)
        self._package: InzagePackage | None = None
        self.paper = PaperRow(context, self._source, self.tr("Druk het overzicht af"), "inzage.pdf")
        self.paper.hide()
        self.body.addWidget(self.paper)
        self.finish_body()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._search)
        edit = self.who.edit
        edit.textChanged.connect(lambda _: self._timer.start(_WAIT_MS))  # type: ignore[attr-defined]
        if signal is not None:
            form = signal.form
            self.who.edit.setText(form.who or form.street)  # type: ignore[attr-defined]
            self.about.edit.setText(form.who)  # type: ignore[attr-defined]
            self._add(signal.id, signal.code, ticked=True)
        self.who.edit.setFocus()

    @property
    def chosen(self) -> Ticked:
        """What is ticked, and the letters of the tile."""
        keys = [key for key, box in self.boxes.items() if box.isChecked()]
        return Ticked(
            tuple(key for key in keys if key not in self._offers | self._texts),
            tuple(key for key in keys if key in self._offers),
            tuple(key for key in keys if key in self._texts),
            self.letters.text,
        )

    def deed(self) -> None:
        if not self.chosen:
            self.say(self.tr("Kies eerst wat over deze bewoner gaat."))
            return
        if self._erase:
            self._erase_now()
        else:
            self._make()

    # Finding

    def _search(self) -> None:
        asked = self.who.text
        if len(asked) < _LEAST:
            return

        def still() -> bool:
            return isValid(self) and self.who.text == asked

        self._work.ask(
            lambda desk, reader: self._work.found(reader, asked), self._show, failed=self._failed, wanted=still
        )

    def _show(self, found: Found) -> None:
        kept = {key: box for key, box in self.boxes.items() if box.isChecked()}
        take_away(box for key, box in self.boxes.items() if key not in kept)
        self.boxes = kept
        for line in found.signals:
            parts = (f"S-{line.number}", words.short_day(line.day), line.who, line.street, line.title)
            self._add(line.id, " · ".join(part for part in parts if part))
        for offer in found.offers:
            self._offers.add(offer.id)
            self._add(offer.id, self.tr("Aanbod van een buur: {line}").format(line=offer.line))
        for text in found.texts:
            self._texts.add(text.id)
            self._add(text.id, words.desk_text(text))
        self._hidden.setText(self._hidden_words(found.hidden))
        self._hidden.setVisible(found.hidden > 0)
        count = len(self.boxes)
        self._found.setText(
            self.tr("Niets gevonden.") if not count else self.tr("Zet een vinkje bij wat over deze bewoner gaat.")
        )
        self.fit()

    def _hidden_words(self, count: int) -> str:
        """That somebody else has to look too: what she cannot open may be about this resident as well."""
        if count == 1:
            return self.tr("1 signaal kun jij niet openen. Vraag de aandachtsfunctionaris om daar ook te kijken.")
        said = self.tr("{n} signalen kun jij niet openen. Vraag de aandachtsfunctionaris om daar ook te kijken.")
        return said.format(n=count)

    def _add(self, key: str, said: str, *, ticked: bool = False) -> None:
        if key not in self.boxes:
            box = CheckLine(said)
            box.setChecked(ticked)
            self.boxes[key] = box
            self._list.addWidget(box)

    # The paper

    def _make(self) -> None:
        about, chosen = self.about.text, self.chosen
        if not about:
            self.about.set_error(self.tr("Schrijf op hoe je de bewoner noemt."))
            self.about.edit.setFocus()
            return
        today = self._context.now().date()
        self.set_busy(True)
        self._work.ask(
            lambda desk, reader: self._work.inzage(reader, chosen, about, today),
            self._made,
            failed=self._failed,
            wanted=lambda: isValid(self),
        )

    def _made(self, package: InzagePackage) -> None:
        self.set_busy(False)
        self._package = package
        self.paper.show()
        self.say(self.tr("Het overzicht is klaar. Lees het samen met de bewoner."), calm=True)
        self.paper.print_button.setFocus()
        self.fit()

    def _source(self, give: Callable[[Make], None]) -> None:
        from printing.documents.inzage import make_inzage

        package, house = self._package, house_of(self._context)
        if package is not None:
            give(lambda: make_inzage(package, house))

    # Erasing

    def _erase_now(self) -> None:
        chosen, work = self.chosen, self._work
        if not self.sure.isChecked():
            self.say(self.tr("Zet een vinkje als de bewoner hier zelf om vroeg."))
            self.sure.setFocus()
            return
        reader = self.on_duty.reader
        if reader is None:
            self.reject()
            return

        def over(erased: Erased) -> None:
            codes = ", ".join(f"S-{number}" for number in erased.signals)
            what = codes or self.tr("wat er stond")
            work.over(None, self.tr("Gewist: {what}.").format(what=what))

        self.ask(lambda _: work.erase(reader, chosen), over)
