"""Kaart bijhouden: what the desk could not answer, what it doubts, and what came of slips. For the buurtwerker."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from data.desk.visits.records import KeptQuestion, ServiceResults
from data.errors import WorldError
from ui import messages
from ui.context import Context
from ui.inloop import Inloop
from ui.pages.base import Page
from ui.pages.duty.covered_view import CoveredView
from ui.pages.upkeep.doubts import Doubts
from ui.pages.upkeep.questions import Questions
from ui.pages.upkeep.results import Results
from ui.widgets.labels import text_label
from ui.widgets.scroll import Scroll, rest_of

_WIDEST = 820
_Read = tuple[tuple[KeptQuestion, ...], tuple[ServiceResults, ...]]


class UpkeepPage(Page):
    """`closed` comes when there is nothing to show any more: the buurtwerker is gone."""

    name = "upkeep"
    closed = Signal()
    search_wanted = Signal()
    edit_wanted = Signal(str)  # the id of a service
    said = Signal(str)

    def __init__(self, context: Context, inloop: Inloop, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._inloop = inloop
        self._on_duty = context.on_duty
        self.covered = CoveredView(context, context.on_duty, worker=True)
        self.covered.search_wanted.connect(self.search_wanted)
        self.covered.shown_again.connect(self.read)
        self.questions = Questions(context, inloop)
        self.doubts = Doubts()
        self.results = Results()
        self._build()
        self.questions.said.connect(self.said)
        self.questions.done.connect(self.read)
        self.doubts.edit_wanted.connect(self.edit_wanted)
        self.doubts.settled.connect(self._settle)
        self._on_duty.changed.connect(self._changed)
        context.look.changed.connect(self._fit)

    def shown(self) -> None:
        self.read()

    def focus_first(self) -> None:
        if self._stack.currentWidget() is self.covered:
            self.covered.focus_first()
        else:
            first = next((card.words for card in self.questions.cards), self._scroll)
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def panes(self) -> list[QWidget]:
        return [self._stack.currentWidget() or self]

    def help_sentences(self) -> tuple[str, ...]:
        return (
            self.tr("Koppel een vraag aan een plek of onderwerp. Wie daarna zo vraagt, vindt het."),
            self.tr("Bij de briefjes staan de echte aantallen. Aan de balie staat niets onder de 3."),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self._forget()

    def read(self) -> None:
        """Read everything again; nothing while it is covered."""
        if self._on_duty.reader_covered:
            self._forget()
            self.covered.refresh()
            self._stack.setCurrentWidget(self.covered)
            if self.isVisible():
                self.covered.focus_first()
            return
        reader = self._on_duty.reader
        if reader is None:
            self._forget()
            if self.isVisible():
                self.closed.emit()
            return
        self._stack.setCurrentWidget(self._open)
        self._inloop.ask(
            lambda day, duty: (day.questions(duty), day.all_results(reader)),
            self._show,
            failed=self._failed,
            wanted=lambda: self._on_duty.reader is reader and self.isVisible(),
        )
        directory = self._context.directory
        self._context.tasks.with_directory(directory.open_reports, self.doubts.show_reports)

    def _show(self, read: _Read) -> None:
        questions, results = read
        self.questions.show_questions(questions)
        self.results.show_results(results)

    def _changed(self) -> None:
        if self.isVisible():
            self.read()
        elif self._on_duty.reader is None:
            self._forget()

    def _forget(self) -> None:
        self.questions.forget()
        self.results.forget()

    def _settle(self, report: str) -> None:
        directory = self._context.directory

        def wrong(error: Exception) -> None:
            if not isinstance(error, WorldError):
                raise error
            self._failed(error)

        self._context.tasks.with_directory(lambda: directory.settle_report(report), lambda _: self.read(), failed=wrong)

    def _failed(self, error: WorldError) -> None:
        self.said.emit(messages.sentence(error))

    def _build(self) -> None:
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.addWidget(text_label(self.tr("Kaart bijhouden"), "page-title", wrap=True))
        for title, part in (
            (self.tr("Vragen zonder antwoord"), self.questions),
            (self.tr("Klopt dit niet?"), self.doubts),
            (self.tr("Wat kwam er van de briefjes? Het laatste jaar"), self.results),
        ):
            self._column.addWidget(text_label(title, "section", wrap=True))
            self._column.addWidget(part)
        self._column.addStretch(1)
        self._scroll = Scroll(content)
        self._scroll.setProperty("ring", False)  # it has the keyboard only where there is nothing to do but to read
        self._open = QWidget()
        inner = QVBoxLayout(self._open)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self._scroll)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._open)
        self._stack.addWidget(self.covered)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def _fit(self) -> None:
        look = self._context.look
        side = look.px(10 if look.logical_width(self) < 760 else 24)
        right = rest_of(self.width(), side, look.px(_WIDEST))
        self._column.setContentsMargins(side, look.px(8), right, look.px(16))
        self._column.setSpacing(look.px(12))
