"""Koppelen: a neighbour who offered something, somebody by name, a place of the list, a visit. And samenvoegen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import uuid4

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from data.desk.signals.kinds import LinkKind
from data.desk.signals.records import Line, Link, Offer, OpenedSignal, VisitChoice
from data.directory.records import ServiceCard
from ui.context import Context
from ui.pages.week import words
from ui.pages.week.asking import StepDialog
from ui.pages.week.blocks import LineButton, narrow
from ui.pages.week.work import WeekWork
from ui.widgets.fields import Choice, Field
from ui.widgets.key_chips import Answer

_FOUND = 6


class LinkDialog(StepDialog):
    """Keys 1 to 4 say what kind; below it what to choose from, or a line to type."""

    def __init__(
        self,
        context: Context,
        work: WeekWork,
        signal: OpenedSignal,
        today: date,
        parent: QWidget | None,
        offers: Sequence[Offer],
        visits: Sequence[VisitChoice],
    ) -> None:
        super().__init__(work, signal, today, parent, _tr("Koppelen"), _tr("Koppel"), icon="link")
        self._context = context
        self._cards: dict[str, ServiceCard] = {}
        answers = [
            Answer(LinkKind.OFFER.value, _tr("Aanbod van een buur"), "1", "neighbours"),
            Answer(LinkKind.PERSON.value, _tr("Iemand in de buurt"), "2", "person"),
            Answer(LinkKind.SERVICE.value, _tr("Plek uit de kaart"), "3", "place"),
            Answer(LinkKind.VISIT.value, _tr("Bezoek"), "4", "table"),
        ]
        self.kind = self.add_chips(_tr("Waarmee?"), answers)
        self.kind.changed.connect(self._turn)
        self.words(_tr("Vraag iemand pas om te helpen als de bewoner ja heeft gezegd."))
        self.offer = narrow(Choice())
        for offer in offers:
            self.offer.addItem(f"{offer.line} ({words.short_day(offer.day)})", offer.id)
        self.offer_field = Field(_tr("Welk aanbod?"), self.offer)
        self.person = self.add_line("label", _tr("Wie, en wat kan die betekenen?"))
        self.asked = self.add_line("find", _tr("Zoek in de kaart"), note=_tr("Typ een naam of een woord."))
        self.asked.edit.textChanged.connect(self._search)  # type: ignore[attr-defined]
        self.place = narrow(Choice())
        self.place_field = Field(_tr("Welke plek?"), self.place)
        self.visit = narrow(Choice())
        for one in visits:
            self.visit.addItem(_tr("Bezoek {n}").format(n=one.number), str(one.id))
        self.visit_field = Field(_tr("Welk bezoek?"), self.visit)
        for field in (self.offer_field, self.place_field, self.visit_field):
            self.body.addWidget(field)
        for link in signal.work.links:
            loose = LineButton(_tr("Maak los: {label}").format(label=link.label), icon="close")
            loose.clicked.connect(lambda _=False, one=link: self._unlink(one))
            self.body.addWidget(loose)
        self.kind.choose([(LinkKind.OFFER if offers else LinkKind.PERSON).value])
        self.finish_body()
        self._turn()

    def deed(self) -> None:
        link = self._link()
        if link is None:
            return
        key = self.signal.id
        self.run(lambda desk, reader: desk.link(reader, key, link))

    def _unlink(self, link: Link) -> None:
        key = self.signal.id
        self.run(lambda desk, reader: desk.unlink(reader, key, link))

    def _link(self) -> Link | None:
        kind = LinkKind(self.kind.one) if self.kind.one else None
        if kind is LinkKind.OFFER:
            return self._of_choice(kind, self.offer, _tr("Er is nu geen aanbod van een buur."))
        if kind is LinkKind.SERVICE:
            return self._of_choice(kind, self.place, _tr("Zoek eerst een plek."))
        if kind is LinkKind.VISIT:
            return self._of_choice(kind, self.visit, _tr("Van die dag zijn geen bezoeken meer bekend."))
        if kind is LinkKind.PERSON:
            if self.person.text:
                return Link(kind, uuid4().hex, self.person.text)
            self.missing(self.person, _tr("Schrijf op wie."))
            return None
        self.say(_tr("Kies waarmee je koppelt."))
        return None

    def _of_choice(self, kind: LinkKind, choice: Choice, nothing: str) -> Link | None:
        found = choice.currentData()
        if not isinstance(found, str):
            self.say(nothing)
            return None
        return Link(kind, found, choice.currentText()[:120])

    def _turn(self) -> None:
        shown = {
            LinkKind.OFFER.value: (self.offer_field,),
            LinkKind.PERSON.value: (self.person,),
            LinkKind.SERVICE.value: (self.asked, self.place_field),
            LinkKind.VISIT.value: (self.visit_field,),
        }.get(self.kind.one, ())
        for field in (self.offer_field, self.person, self.asked, self.place_field, self.visit_field):
            field.setVisible(field in shown)
        self.say("")
        self.fit()
        if shown and self.isVisible():
            shown[0].edit.setFocus()

    def _search(self, text: str) -> None:
        asked = text.strip()
        if len(asked) < 2:
            self.place.clear()
            return
        search = self._context.search

        def still() -> bool:
            return isValid(self) and self.asked.text == asked

        self._context.tasks.with_directory(
            lambda: [hit.card for hit in search.words(asked).hits[:_FOUND]], self._show_places, wanted=still
        )

    def _show_places(self, cards: list[ServiceCard]) -> None:
        self.place.clear()
        for card in cards:
            self.place.addItem(card.name, card.id)


class MergeDialog(StepDialog):
    """Samenvoegen: this one goes into another that stays open."""

    def __init__(
        self, work: WeekWork, signal: OpenedSignal, today: date, parent: QWidget | None, others: Sequence[Line]
    ) -> None:
        super().__init__(work, signal, today, parent, _tr("Samenvoegen"), _tr("Voeg samen"), icon="merged")
        self.words(
            _tr("Gaat dit over hetzelfde als een ander signaal? {code} gaat dan daarin op.").format(code=signal.code)
        )
        self.other = narrow(Choice())
        near = sorted(others, key=lambda one: (one.street != signal.form.street or not one.street, -one.number))
        for line in near[:200]:
            self.other.addItem(f"{line.code} · {words.line_title(line)} · {line.street}".strip(" ·"), line.id)
        self.fields["other-signal"] = Field(_tr("Met welke?"), self.other)
        self.body.addWidget(self.fields["other-signal"])
        self.go.setEnabled(bool(near))
        self.done_sentence = _tr("{code} is samengevoegd.").format(code=signal.code)
        self.finish_body()

    def deed(self) -> None:
        into, key = self.other.currentData(), self.signal.id
        if isinstance(into, str):
            self.run(lambda desk, reader: desk.merge(reader, key, into))


def _tr(text: str) -> str:
    return QCoreApplication.translate("week", text)
