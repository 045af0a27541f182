"""Page 2: bijna klaar, mag, hoeft niet. How you know it, what you did, who can mean something, and reading back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from data.desk.signals.records import MOST, Often, ServiceLink, SignalForm, Source
from data.directory.records import ServiceCard
from ui import signal_words, theme
from ui.context import Context
from ui.pages.signal.about import ShortField
from ui.pages.signal.parts import Option, Pick, Question
from ui.pages.signal.read_back import ReadBack
from ui.pages.signal.watched import Told, WatchedText
from ui.widgets.buttons import KeyButton
from ui.widgets.flow import FlowLayout
from ui.widgets.panel import Panel
from ui.widgets.parting import take_away

_WAIT_MS = 250
_SHOWN, _MOST = 3, 3
_TWO_PANES = 860  # logical px


class ExtraPage(QWidget):
    """Everything here may stay empty. `changed` after any answer."""

    changed = Signal()

    def __init__(
        self,
        context: Context,
        length: Callable[[str], int],
        judge: Callable[[str, str], Sequence[Told]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._services: tuple[ServiceLink, ...] = ()
        self._found: tuple[ServiceLink, ...] = ()
        self.source = Pick(
            self.tr("Hoe weet je het?"), [Option(one.value, signal_words.source(one.value)) for one in Source]
        )
        self.when = ShortField(self.tr("Wanneer was het?"), "when", note=self.tr("Bijvoorbeeld: vanmorgen."))
        self.often = Pick(self.tr("Hoe vaak?"), [Option(one.value, signal_words.often(one.value)) for one in Often])
        self.done = WatchedText(
            self.tr("Wat heb je al gedaan?"),
            rows=2,
            most=MOST["done"],
            length=length,
            judge=lambda text: judge("done", text),
        )
        self.neighbour = ShortField(
            self.tr("Een buur, een activiteit, een plek"), "neighbour", judge=lambda text: judge("neighbour", text)
        )
        self.news = Pick(
            self.tr("Wil je horen hoe het gaat?"),
            [Option("ja", self.tr("Ja, graag")), Option("nee", self.tr("Hoeft niet"))],
        )
        self.read_back = ReadBack()
        self._offers = QWidget()
        self._offer_flow = FlowLayout(self._offers, gap=8)
        self._offers.hide()
        self._chosen = QWidget()
        self._chosen_flow = FlowLayout(self._chosen, gap=8)
        self._chosen.hide()
        self._build()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look_up)
        for part in (self.source, self.when, self.often, self.done, self.neighbour, self.news):
            part.changed.connect(self.changed)
        self.neighbour.changed.connect(lambda: self._timer.start(_WAIT_MS))

    @property
    def services(self) -> tuple[ServiceLink, ...]:
        """The places of the list that were chosen."""
        return self._services

    def fill(self, form: SignalForm) -> None:
        """Put this here; nothing is told."""
        self.blockSignals(True)
        self.source.choose([form.source.value] if form.source is not None else [])
        self.when.set_text(form.when)
        self.often.choose([form.often.value] if form.often is not None else [])
        self.done.set_text(form.done)
        self.neighbour.set_text(form.neighbour)
        self.news.choose(["ja" if form.wants_news else "nee"])
        self._services = form.services
        self._timer.stop()
        self._show_chosen()
        self.blockSignals(False)

    def fields(self) -> dict[str, ShortField]:
        """The lines, by the name of their field."""
        return {"when": self.when, "neighbour": self.neighbour}

    def focus_first(self) -> None:
        """The first question."""
        self.source.set_focus()

    def fit(self, width: int) -> None:
        """One or two columns, by the logical width."""
        two = width >= _TWO_PANES
        self._panes.setDirection(QBoxLayout.Direction.LeftToRight if two else QBoxLayout.Direction.TopToBottom)
        self._panes.setSpacing(theme.current().px(16))
        self._panes.setStretch(0, 3 if two else 0)
        self._panes.setStretch(1, 2 if two else 0)

    def _build(self) -> None:
        self._panes = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._panes.setContentsMargins(0, 0, 0, 0)
        left = Panel("panel", padding=20, gap=14)
        how = Question(self.tr("Hoe weet je het?"))
        how.body.addWidget(self.source)
        when = Question(self.tr("Hoe vaak?"))
        when.body.addWidget(self.often)
        done = Question(self.tr("Wat heb je al gedaan?"))
        done.body.addWidget(self.done)
        who = Question(self.tr("Wie in de buurt kan iets betekenen?"), icon="neighbours")
        for part in (self._chosen, self.neighbour, self._offers):
            who.body.addWidget(part)
        news = Question(self.tr("Wil je horen hoe het gaat?"))
        news.body.addWidget(self.news)
        for question in (how, self.when, when, done, who, news):
            left.body.addWidget(question)
        left.body.addStretch(1)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.read_back)
        column.addStretch(1)
        self._panes.addWidget(left, 3)
        self._panes.addWidget(right, 2)

    # Who can mean something

    def _look_up(self) -> None:
        """Places that these words find; the words stay in here."""
        text, search = self.neighbour.text, self._context.search
        if len(text) < 2 or self.neighbour.holds_number:
            self._show_offers(())
            return

        def look() -> tuple[ServiceCard, ...]:
            if not search.open_index():
                return ()
            return tuple(hit.card for hit in search.words(text).hits if hit.card.printable)[:_SHOWN]

        def show(cards: tuple[ServiceCard, ...]) -> None:
            self._show_offers(tuple(ServiceLink(one.id, one.name, one.phone) for one in cards))

        self._context.tasks.with_directory(look, show, wanted=lambda: isValid(self) and self.neighbour.text == text)

    def _show_offers(self, found: tuple[ServiceLink, ...]) -> None:
        known = {one.id for one in self._services}
        self._found = tuple(one for one in found if one.id not in known)
        self._fill_flow(self._offers, self._offer_flow, self._found, "plus", self.tr("Zet erbij: {name}"), self._add)

    def _show_chosen(self) -> None:
        self._fill_flow(
            self._chosen, self._chosen_flow, self._services, "close", self.tr("Haal eraf: {name}"), self._drop
        )
        self._show_offers(self._found)

    def _fill_flow(
        self,
        holder: QWidget,
        flow: FlowLayout,
        links: Sequence[ServiceLink],
        icon: str,
        said: str,
        deed: Callable[[ServiceLink], None],
    ) -> None:
        old = []
        while (item := flow.takeAt(0)) is not None:
            if (part := item.widget()) is not None:
                old.append(part)
        take_away(old)
        look = theme.current()
        for link in links:
            name = link.name if look.advance("button", link.name) < look.px(330) else f"{link.name[:32]}…"
            button = KeyButton(name, icon=icon, kind="chip")
            button.setAccessibleName(said.format(name=link.name))
            button.setToolTip(link.name)
            button.clicked.connect(lambda _=False, one=link: deed(one))
            flow.addWidget(button)
        holder.setVisible(bool(links))
        holder.setMinimumHeight(flow.heightForWidth(max(1, self.neighbour.width())) if links else 0)

    def _add(self, link: ServiceLink) -> None:
        if len(self._services) < _MOST:
            self._services = (*self._services, link)
            self._show_chosen()
            self.neighbour.line.setFocus(Qt.FocusReason.OtherFocusReason)
            self.changed.emit()

    def _drop(self, link: ServiceLink) -> None:
        self._services = tuple(one for one in self._services if one.id != link.id)
        self._show_chosen()
        self.neighbour.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()
