"""Cijfers: a day, a month or a year, exact on the screen; what leaves the desk hides small numbers."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from data.desk.visits.records import Counts, Measure, Period, Span
from data.directory.records import Theme
from ui import counts_file
from ui.context import Context
from ui.inloop import Inloop
from ui.models import inloop_words
from ui.pages.base import Page
from ui.pages.day.tallies import Tallies
from ui.pages.duty.covered_view import CoveredView
from ui.pages.paper.outcome import ButtonRow
from ui.widgets.buttons import Chip, IconButton, KeyButton
from ui.widgets.chart import Bar, BarChart
from ui.widgets.labels import text_label
from ui.widgets.panel import Panel
from ui.widgets.scroll import Scroll

_DUTCH = QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands)
_MOST_BARS = 12
_CARD = 330  # logical px: a chart is not narrower
_SHOWN = (
    Measure.THEME,
    Measure.OUTCOME,
    Measure.FIRST_TIME,
    Measure.LANGUAGE,
    Measure.AGE,
    Measure.RESULT,
    Measure.REFUSAL,
    Measure.PARTNER,
    Measure.SEARCHES,
)


class NumbersPage(Page):
    """Opened from the day page. `said`: a sentence for the toast."""

    name = "numbers"
    closed = Signal()
    search_wanted = Signal()
    paper_wanted = Signal()
    said = Signal(str)

    def __init__(self, context: Context, inloop: Inloop, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._inloop = inloop
        self._look = context.look
        self._themes: dict[str, Theme] = {}
        self.period = Period(Span.MONTH, context.now().date())
        self.counts: Counts | None = None
        self.charts: dict[Measure, BarChart] = {}
        self._cards: list[Panel] = []
        self._columns = 0
        self.covered = CoveredView(context, context.on_duty)
        self.covered.search_wanted.connect(self.search_wanted)
        self.covered.shown_again.connect(self.read)
        self._stack = QStackedWidget()
        self._content = self._build()
        self._stack.addWidget(self._content)
        self._stack.addWidget(self.covered)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        inloop.changed.connect(self._changed)
        context.look.changed.connect(self._fit)
        context.tasks.with_directory(context.directory.themes, self._know_themes)

    def shown(self) -> None:
        self.read()

    def focus_first(self) -> None:
        if self._stack.currentWidget() is self.covered:
            self.covered.focus_first()
        else:
            next(chip for chip in self._spans.values() if chip.isChecked()).setFocus(Qt.FocusReason.OtherFocusReason)

    def escape(self) -> bool:
        self.closed.emit()
        return True

    def panes(self) -> list[QWidget]:
        return [self._stack.currentWidget() or self]

    def help_sentences(self) -> tuple[str, ...]:
        return (
            self.tr("Kies een dag, een maand of een jaar. Hier zie je de echte aantallen."),
            self.tr("In het bestand dat je bewaart staat bij minder dan 5 alleen <5. Zo is niemand te herkennen."),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self._show(None)

    def read(self) -> None:
        """Read the numbers of the period that is chosen."""
        on_duty = self._context.on_duty
        if on_duty.covered or not on_duty.open:
            self._show(None)
            self.covered.refresh()
            self._stack.setCurrentWidget(self.covered)
            return
        self._stack.setCurrentWidget(self._content)
        period = self.period
        self._title.setText(_period_words(period))
        self.next.setEnabled(period.after <= self._context.now().date())
        self._inloop.ask(
            lambda day, duty: day.numbers(duty, period),
            self._show,
            wanted=lambda: period == self.period and not on_duty.covered,
        )

    def _changed(self) -> None:
        if self.isVisible():
            self.read()

    def _know_themes(self, themes: tuple[Theme, ...]) -> None:
        self._themes = {theme.code: theme for theme in themes}
        if self.isVisible():
            self.read()

    # Choosing

    def _choose(self, span: Span) -> None:
        for each, chip in self._spans.items():
            chip.setChecked(each is span)
        self.period = Period(span, self.period.day)
        self.read()

    def _step(self, direction: int) -> None:
        period = self.period
        day = period.after if direction > 0 else period.first - timedelta(days=1)
        self.period = Period(period.span, min(day, self._context.now().date()))
        self.read()

    # Showing

    def _show(self, counts: Counts | None) -> None:
        self.counts = counts
        for card in self._cards:
            self._grid.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards, self.charts, self._columns = [], {}, 0
        if counts is None:
            self.tallies.show_numbers(())
            return
        hours = counts.volunteer_hours
        rows = [
            (counts.of(Measure.VISITORS), self.tr("bezoekers")),
            (counts.of(Measure.VISITS), self.tr("met een vraag")),
            (counts.of(Measure.SLIPS), self.tr("briefjes")),
            (round(hours), self.tr("uren van vrijwilligers")),
        ]
        if counts.of(Measure.QUESTIONS):
            rows.append((counts.of(Measure.QUESTIONS), self.tr("bewaarde vragen")))
        self.tallies.show_numbers(rows)
        for measure in _SHOWN:
            bars = [Bar(self._word(measure, key), number) for key, number in counts.all_of(measure) if number]
            if bars:
                self._add_card(measure, bars[:_MOST_BARS])
        self._none.setVisible(not self._cards)
        self._fit()

    def _add_card(self, measure: Measure, bars: list[Bar]) -> None:
        name = inloop_words.measure(measure.value)
        card = Panel("card", padding=16, gap=8)
        chart = BarChart(name)
        chart.set_bars(bars)
        card.body.addWidget(text_label(name, "label", wrap=True))
        card.body.addWidget(chart)
        card.body.addStretch(1)
        self._cards.append(card)
        self.charts[measure] = chart

    def _word(self, measure: Measure, key: str) -> str:
        if measure is Measure.THEME:
            return self._themes[key].name if key in self._themes else key
        return inloop_words.cell(measure.value, key)

    # Keeping

    def save(self) -> None:
        """Keep the numbers as a file for a spreadsheet, small ones hidden."""
        period, label = self.period, counts_file.labels(tuple(self._themes.values()))

        def chosen(target: Path) -> None:
            self._inloop.ask(
                lambda day, duty: day.export(duty, period, label=label),
                lambda text: counts_file.write(self._context, text, target, self.said.emit),
            )

        counts_file.ask_for_table(self, f"inloop-{_file_words(period)}.csv", chosen)

    # Making

    def _build(self) -> QWidget:
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._title = text_label("", "page-title", wrap=True)
        self.previous = IconButton("chevron-left", self.tr("Eerder"))
        self.previous.clicked.connect(lambda: self._step(-1))
        self.next = IconButton("chevron-right", self.tr("Later"))
        self.next.clicked.connect(lambda: self._step(1))
        head = QHBoxLayout()
        head.addWidget(self.previous)
        head.addWidget(self._title, 1)
        head.addWidget(self.next)
        self._spans: dict[Span, Chip] = {}
        for span, words in (
            (Span.DAY, self.tr("Dag")),
            (Span.MONTH, self.tr("Maand")),
            (Span.YEAR, self.tr("Jaar")),
        ):
            chip = Chip(words, look=self._look)
            chip.setChecked(span is self.period.span)
            chip.clicked.connect(lambda _=False, one=span: self._choose(one))
            self._spans[span] = chip
        self.save_button = KeyButton(self.tr("Bewaar als CSV"), icon="export", look=self._look)
        self.save_button.setToolTip(self.tr("Aantallen onder de 5 staan er als <5 in."))
        self.save_button.clicked.connect(self.save)
        self.paper = KeyButton(self.tr("Dienst op papier invoeren"), icon="edit", look=self._look)
        self.paper.clicked.connect(self.paper_wanted)
        self.back = KeyButton(self.tr("Terug"), icon="back", key="Esc", kind="quiet", look=self._look)
        self.back.clicked.connect(self.closed)
        self.tallies = Tallies(self._look)
        self._none = text_label(self.tr("Over deze tijd is nog niets uitgesplitst."), "body", "ink-2", wrap=True)
        self._holder = QWidget()
        self._grid = QGridLayout(self._holder)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(head)
        self._column.addWidget(ButtonRow(*self._spans.values(), self.save_button, self.paper, self.back))
        self._column.addWidget(self.tallies)
        self._column.addWidget(self._none)
        self._column.addWidget(self._holder)
        self._column.addStretch(1)
        return Scroll(content)

    def _fit(self) -> None:
        look = self._look
        width = look.logical_width(self)
        side = look.px(24 if width >= 700 else 10)
        self._column.setContentsMargins(side, look.px(12), side, look.px(12))
        self._column.setSpacing(look.px(10))
        self._grid.setSpacing(look.px(12))
        self.tallies.fit()
        columns = max(1, min(3, (width - 48) // _CARD))
        if columns == self._columns:
            return
        self._columns = columns
        for place, card in enumerate(self._cards):
            self._grid.removeWidget(card)
            self._grid.addWidget(card, place // columns, place % columns)
        for column in range(3):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)


def _period_words(period: Period) -> str:
    """ "24 november 2026", "November 2026", "2026"."""
    day = period.day
    form = {Span.DAY: "dddd d MMMM yyyy", Span.MONTH: "MMMM yyyy", Span.YEAR: "yyyy"}[period.span]
    words = _DUTCH.toString(QDate(day.year, day.month, day.day), form)
    return words[:1].upper() + words[1:]


def _file_words(period: Period) -> str:
    day: date = period.day
    return {Span.DAY: f"{day:%Y-%m-%d}", Span.MONTH: f"{day:%Y-%m}", Span.YEAR: f"{day:%Y}"}[period.span]
