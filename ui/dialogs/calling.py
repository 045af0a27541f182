"""Samen bellen: the number so large that two people can read it, and what to say. It never dials."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from data.directory.hours import status
from data.directory.records import CrisisNumber, ServiceDetail
from printing import hours_text
from printing.phones import grouped
from ui import icons
from ui.dialogs.base import Dialog
from ui.models.card_text import inside
from ui.pages.search.detail_words import language_name
from ui.widgets.labels import text_label
from ui.widgets.panel import Panel


@dataclass(frozen=True)
class Call:
    """Who is rung, and what helps to know before the telephone rings."""

    name: str
    number: str
    line: str = ""  # which line it is: "vraag naar team huur"
    say: str = ""
    hours: str = ""
    tips: tuple[str, ...] = ()
    others: tuple[tuple[str, str], ...] = ()  # (number, which line)


class CallWords(QObject):
    """Makes a Call out of a service or a line of the crisis card."""

    def of_service(self, detail: ServiceDetail, now: datetime, *, topic: str, language: str, place: str) -> Call:
        """`topic`: what the question is about; `language`: of the visitor; `place`: name of the buurthuis."""
        card = detail.card
        number = grouped(card.phone)
        line = next((phone.description for phone in detail.phones if grouped(phone.number) == number), "")
        others = tuple(
            (grouped(phone.number), phone.description) for phone in detail.phones if grouped(phone.number) != number
        )
        tips = []
        if language != "nl":
            name = language_name(language)
            if language in card.languages:
                tips.append(self.tr("Ze spreken hier {language}.").format(language=name))
            elif detail.interpreter:
                tips.append(detail.interpreter)
            else:
                tips.append(self.tr("Vraag of er iemand is die {language} spreekt.").format(language=name))
        if detail.required_documents:
            first, *rest = detail.required_documents
            documents = ", ".join((first, *(inside(one) for one in rest)))
            tips.append(self.tr("Leg klaar: {documents}.").format(documents=documents))
        hours = hours_text.sentence(status(card.schedules, now), now)
        return Call(card.name, number, line, self._say(topic, place), hours, tuple(tips), others)

    def of_line(self, number: CrisisNumber) -> Call:
        """A line of the crisis card."""
        return Call(number.name, grouped(number.number), "", number.when, number.note)

    def _say(self, topic: str, place: str) -> str:
        where = self.tr("“Ik bel vanuit {place}.").format(place=place) if place else self.tr("“Goedendag.")
        if topic:
            what = self.tr("Hier zit iemand met een vraag over {topic}.").format(topic=inside(topic))
        else:
            what = self.tr("Hier zit iemand met een vraag.")
        return f"{where} {what} " + self.tr("Kunnen jullie meedenken? Ik zet je op de luidspreker.”")


class CallDialog(Dialog):
    """The number at 34 px; Enter or Esc closes it. During a dienst it `asks` whether it was rung; Enter says yes."""

    called = Signal()

    def __init__(self, parent: QWidget | None, call: Call, *, asks: bool = False) -> None:
        super().__init__(parent, call.name, subtitle=self.tr("Samen bellen. Jij toetst het nummer zelf in."), width=600)
        self.setAccessibleName(self.tr("Samen bellen met {name}").format(name=call.name))
        row = QHBoxLayout()
        icon = QLabel()
        icons.set_icon(icon, "calling", "pine", size=34)
        self.number = text_label(call.number, "phone-call")
        self.number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.number.setAccessibleName(self.tr("Telefoonnummer {number}").format(number=call.number))
        row.addWidget(icon)
        row.addWidget(self.number, 1)
        row.setSpacing(self._look.px(14))
        self.body.addLayout(row)
        for text in (call.line, call.hours):
            if text:
                self.body.addWidget(text_label(text, "body", "ink-2", wrap=True))
        if call.say:
            box = Panel("pine-card", padding=16, gap=2)
            if call.say.startswith("“"):
                box.body.addWidget(text_label(self.tr("Zeg bijvoorbeeld"), "body-strong"))
            box.body.addWidget(text_label(call.say, "body", wrap=True))
            self.body.addWidget(box)
        for tip in call.tips:
            self.body.addWidget(text_label(tip, "body", wrap=True))
        self._add_others(call.others)
        self.body.addStretch(1)
        if asks:
            self.add_button(self.tr("Niet gebeld"), key="Esc").clicked.connect(self.reject)
        said = self.tr("We hebben gebeld") if asks else self.tr("Klaar")
        self.done_button = self.add_button(said, kind="primary", key=self.tr("Enter"))
        if asks:
            self.accepted.connect(self.called)
        self.done_button.clicked.connect(self.accept)
        self.done_button.setDefault(True)
        self.done_button.setFocus()

    def _add_others(self, others: Sequence[tuple[str, str]]) -> None:
        if not others:
            return
        self.body.addWidget(text_label(self.tr("Andere nummers"), "body-strong"))
        for number, which in others:
            row = QHBoxLayout()
            row.addWidget(text_label(number, "phone-card"))
            row.addWidget(text_label(which, "body", "ink-2", wrap=True), 1)
            row.setSpacing(self._look.px(12))
            self.body.addLayout(row)
