"""The search page: from the visitor's own words to a place, and from a place to the slip.

This module decides what is shown; how it looks is in the other modules of this folder. Everything that is read
from the directory goes through ui.tasks, and what arrives too late is dropped.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import Enum, auto
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from data.directory.records import ServiceCard
from data.search.crisis import CrisisLine
from data.search.results import Answer
from ui import shortcuts
from ui.context import Context
from ui.models.results import ResultsModel
from ui.models.slip import Slip
from ui.pages.base import Page
from ui.pages.search import order
from ui.pages.search.asking import Asking
from ui.pages.search.chosen import Chosen
from ui.pages.search.crisis_card import CrisisCard, ordered, with_local_number
from ui.pages.search.deeds import Deeds
from ui.pages.search.facts import Facts, Near, StartFacts
from ui.pages.search.listing import Listing
from ui.pages.search.nothing_found import NothingFound
from ui.pages.search.parts import Parts
from ui.pages.search.question_watch import QuestionWatch
from ui.pages.search.renewing import Renewing
from ui.pages.search.workplace import Workplace
from ui.widgets.toast import Toast

T = TypeVar("T")


class Mode(Enum):
    """What the page is about now."""

    START = auto()
    QUESTION = auto()
    THEME = auto()


class SearchPage(Page):
    """Zoeken. `slip` is the adresbriefje that the tray shows too."""

    name = "search"
    print_requested = Signal(str)  # service id: only this one
    edit_requested = Signal(str)  # service id
    slip_language_suggested = Signal(str)  # ISO 639-1
    question_wanted = Signal(str)  # put this in the search field
    settings_requested = Signal()
    field_wanted = Signal()  # the keyboard goes back to the search field

    def __init__(self, context: Context, slip: Slip, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._slip = slip
        self._mode = Mode.START
        self._stuck = False
        self._enter_waits = False
        self._answer: Answer | None = None
        self._theme = self._need = ""
        self._reading = 0
        self._suggested = ""
        self.watch = QuestionWatch(context, self)
        self._nothing: NothingFound | None = None  # once it was made
        self.model = ResultsModel(context.now, context.settings, slip.contains, self)
        self.parts = Parts(context, self.model)
        self.deeds = Deeds(context, self)
        self.chosen = Chosen(context, slip, self.model, self.deeds, self)
        self._asking = Asking(context, self)
        self._toast: Toast | None = None
        self._facts = Facts(context, self)
        self.listing = Listing(context, self.parts, self.model)
        self._renewing = Renewing(context, self.parts, self.model, self.listing, self.chosen, self._facts, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.parts)
        self._connect()
        self._facts.read()

    # Page

    def focus_first(self) -> None:
        self.search_down()

    def question_changed(self, text: str) -> None:
        self._stuck = self._enter_waits = self.listing.touched = False
        self.chosen.wait()
        self.watch.see(text)
        if not text.strip():
            if self._mode is Mode.QUESTION:
                self.watch.over(self._answer, found=bool(self.listing.hits))
                self._show_start()
            return
        if self._mode is not Mode.QUESTION:
            self.watch.began()
            self._mode = Mode.QUESTION
            self._answer = None
            self.listing.hits = []
        self.listing.first_few()
        self._asking.ask(text)

    def search_entered(self) -> None:
        """Enter in the field: to the first result, as soon as it is there."""
        if self.watch.entered():
            return
        self._enter_waits = self._mode is Mode.QUESTION and self._asking.waiting
        self.search_down()

    def search_down(self) -> None:
        """↓ in the field: to the list, or to the tiles."""
        parts, reason = self.parts, Qt.FocusReason.TabFocusReason
        if parts.shows_results() and self.model.rowCount():
            parts.workplace.close_detail()
            self.listing.touched = True
            parts.workplace.list.setFocus(reason)
        elif parts.shows_nothing():
            parts.nothing.focus_first()
        elif parts.shown is parts.start and parts.start.tiles.tiles:
            parts.start.tiles.tiles[0].setFocus(reason)

    def escape(self) -> bool:
        if self._stuck:
            self._stuck = False
            if self._mode is Mode.START:
                self._show_start()
            else:
                self._show_hits(merge=False)
            return True
        if self.parts.shows_results():
            place = self.parts.workplace
            if place.detail.checks_open():
                place.detail.close_checks()
                return True
            if place.close_detail():
                return True
        if self._mode is Mode.THEME:
            self._show_start()
            return True
        return False

    def shown(self) -> None:
        self.parts.start.show_settings()
        self.model.recount()

    def panes(self) -> list[QWidget]:
        return list(self.parts.workplace.panes()) if self.parts.shows_results() else [self.parts.shown]

    def help_sentences(self) -> tuple[str, ...]:
        return (
            self.tr("Typ de vraag zoals de bezoeker het zegt. Dat mag in een andere taal."),
            self.tr("Enter zet een plek op het briefje. Delete haalt hem eraf."),
            self.tr("Weten we iets niet, dan staat het er als onbekend. Bel dan eerst."),
        )

    @property
    def answer(self) -> Answer | None:
        """What the search said of the question that is in the field."""
        return self._answer

    @property
    def theme_hint(self) -> str:
        """The theme that is open, or that of the place somebody went to; "" when neither says what it is about."""
        if self._mode is Mode.THEME and self._theme:
            return self._theme
        hit = (
            self.chosen.hit
            if self._mode is Mode.QUESTION and self.listing.touched and self.parts.shows_results()
            else None
        )
        return next(iter(hit.card.themes), "") if hit is not None else ""

    # What others ask of the page

    def show_theme(self, code: str) -> None:
        """The places of a theme, with its needs as chips."""
        self._leave_question(Mode.THEME)
        self._theme = code
        self._read_theme("")

    def show_service(self, service: str) -> None:
        """One place by itself, such as a neighbour from the start page."""
        self._leave_question(Mode.THEME)
        self._theme = self._need = ""
        directory = self._context.directory
        self._read(lambda: directory.cards([service]), self._cards_arrived)

    def show_stuck(self) -> None:
        """Ik kom er niet uit: how to go on together. Esc goes back to what was there. Once more: we rang her."""
        if self._stuck and self.parts.shows_nothing() and self.parts.nothing.call.rung_button.isVisible():
            self.parts.nothing.call.rung_button.click()
            return
        self._stuck = True
        self._show_nothing(found=self._mode is not Mode.QUESTION or bool(self.listing.hits))
        self.parts.nothing.focus_first()

    def show_spoed(self) -> None:
        """The Spoed button of the window: the line that fits the question on top."""
        danger = self._answer.crisis if self._answer is not None and self._mode is Mode.QUESTION else None
        self.deeds.spoed(danger.line if danger is not None else CrisisLine.EMERGENCY)

    def meaning_ready(self) -> None:
        """The meaning was loaded while a question was on the screen."""
        if self._mode is Mode.QUESTION:
            self._asking.again()

    def prepare(self) -> None:
        """Make the list before the first key press needs it; for when the window has nothing else to do."""
        self.parts.workplace.ensurePolished()

    # Making

    def _connect(self) -> None:
        start = self.parts.start
        start.theme_chosen.connect(self.show_theme)
        start.question_chosen.connect(self.question_wanted)
        start.service_chosen.connect(self.show_service)
        start.number_chosen.connect(self.deeds.call_line)
        start.stuck.connect(self.show_stuck)
        start.settings_wanted.connect(self.settings_requested)
        self.parts.made.connect(self._part_made)
        self.deeds.settings_wanted.connect(self.settings_requested)
        self.deeds.said.connect(self._say)
        self.watch.said.connect(self._say)
        self.deeds.called.connect(self.watch.use)
        self._slip.changed.connect(self.watch.use)
        self.print_requested.connect(self.watch.use)
        self._asking.found_words.connect(self._words_arrived)
        self._asking.found_all.connect(self._all_arrived)
        self._asking.failed.connect(self._search_failed)
        self.chosen.print_requested.connect(self.print_requested)
        self.chosen.edit_requested.connect(self.edit_requested)
        self.chosen.moved.connect(self._row_moved)
        self._renewing.all_changed.connect(self.meaning_ready)
        self._facts.arrived.connect(self._facts_arrived)
        self._facts.near_arrived.connect(self._near_arrived)
        for name, deed in (("call", self._call), ("print-one", self._print_one)):
            for keys in shortcuts.keys(name):
                QShortcut(QKeySequence(keys), self).activated.connect(deed)

    def _part_made(self, part: object) -> None:
        if isinstance(part, NothingFound):
            self._nothing = part
            part.question_chosen.connect(self.question_wanted)
            part.theme_chosen.connect(self.show_theme)
            part.settings_wanted.connect(self.settings_requested)
            part.question_kept.connect(self.watch.use)
            part.worker_called.connect(self.watch.use)
        elif isinstance(part, CrisisCard):
            part.number_chosen.connect(self.deeds.call_line)
            part.fill_in.connect(self.settings_requested)
            part.more.connect(self.show_spoed)
        elif isinstance(part, Workplace):
            self._workplace_made(part)

    def _workplace_made(self, place: Workplace) -> None:
        self.chosen.watch(place)
        place.list.left_at_top.connect(self.field_wanted)
        place.filters.changed.connect(self._filters_changed)
        place.show_more.connect(self._show_more)
        place.show_all.connect(place.filters.clear)
        place.stuck.connect(self.show_stuck)
        place.need_chosen.connect(self._read_theme)
        place.left_theme.connect(self._show_start)
        place.language.language_chosen.connect(self._asking.again)
        place.visitor.need_chosen.connect(self._meaning_chosen)
        place.visitor.stuck.connect(self.show_stuck)

    # Reading

    def _read(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """Read what takes the place of the list; an older reading is dropped."""
        self._reading += 1
        number = self._reading
        self._context.tasks.with_directory(work, done, wanted=lambda: number == self._reading)

    def _facts_arrived(self, facts: StartFacts) -> None:
        self.parts.start.show_facts(facts)
        self.parts.set_choices(facts.themes, ())

    def _near_arrived(self, near: Near) -> None:
        self.parts.start.show_neighbours(near.neighbours)
        self.parts.set_choices(tuple(self._facts.themes.values()), near.areas)

    def _read_theme(self, need: str) -> None:
        """The places of the theme; pressing the need that is on takes it off again."""
        self._need = "" if need == self._need else need
        code = self._need or self._theme
        directory = self._context.directory
        self.listing.first_few()
        self._read(lambda: directory.services_of_theme(code), self._cards_arrived)

    def _cards_arrived(self, cards: list[ServiceCard]) -> None:
        if self._mode is Mode.THEME:
            self.listing.hits = order.theme_hits(cards, self._context.now())
            self._show_hits(merge=False)
            self.parts.workplace.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _words_arrived(self, answer: Answer) -> None:
        self._take(answer, merge=False)

    def _all_arrived(self, answer: Answer) -> None:
        self._take(answer, merge=True)

    def _take(self, answer: Answer, *, merge: bool) -> None:
        if self._mode is not Mode.QUESTION:
            return
        self._answer = answer
        self.chosen.language = answer.language
        self.listing.hits = list(answer.hits)
        if answer.complete or answer.crisis is not None:  # else the meaning decides within 100 ms; what stands stays
            lines = with_local_number(self._facts.numbers, self._context.settings.current)
            self.parts.show_crisis(ordered(lines, answer.crisis.line) if answer.crisis is not None else ())
        if not self._stuck:
            self._show_hits(merge=merge)
        if answer.understood is not None and self._suggested != answer.language:
            self._suggested = answer.language
            self.slip_language_suggested.emit(answer.language)

    def _search_failed(self) -> None:
        if self._mode is Mode.QUESTION and not self._stuck:
            self._answer = None
            self.listing.hits = []
            self.parts.show_crisis(())
            self._show_nothing(found=False)

    def _meaning_chosen(self, need: str) -> None:
        """The visitor chose another meaning: search on that."""
        directory, language = self._context.directory, self.chosen.language
        self.parts.workplace.confirm_meaning(self._facts.needs[need].meaning, language)
        if self._answer is not None:  # what we thought first is neither said above the list nor on the phone
            self._answer = replace(self._answer, also=(self._facts.needs[need].name,))
        self._read(lambda: directory.services_of_theme(need), self._meaning_arrived)

    def _meaning_arrived(self, cards: list[ServiceCard]) -> None:
        self.listing.hits = order.theme_hits(cards, self._context.now())
        self._show_list(merge=False)

    # Showing

    def _leave_question(self, mode: Mode) -> None:
        self._asking.stop()
        self._reading += 1
        self._mode = mode
        self._stuck = self._enter_waits = self.listing.touched = False
        self._answer = None
        self.chosen.language = "nl"
        self._suggested = ""
        self.parts.show_crisis(())

    def _show_start(self) -> None:
        """Empty: nothing of this question is left, filters included."""
        self._leave_question(Mode.START)
        self.listing.hits = []
        if self._nothing is not None:
            self._nothing.forget()
        self.model.set_hits(())
        if self.parts.shows_results() or self.parts.shows_nothing():
            self.parts.workplace.filters.clear(silent=True)
            self.parts.workplace.forget_place()
        self.parts.show_part(self.parts.start)
        self.field_wanted.emit()

    def _show_nothing(self, *, found: bool) -> None:
        answer = self._answer if self._mode is Mode.QUESTION else None
        self.parts.nothing.show_answer(
            words=answer.words if answer is not None and not found else (),
            about=self._topic(),
            language=self.chosen.language,
            found=found,
            question=answer.question if answer is not None else "",
        )
        self.parts.show_part(self.parts.nothing)

    def _show_hits(self, *, merge: bool) -> None:
        answer = self._answer if self._mode is Mode.QUESTION else None
        if not self.listing.hits and answer is not None:
            if answer.complete:
                self._show_nothing(found=False)
            return  # only the words found nothing: the meaning comes within 100 ms
        place = self.parts.workplace
        place.show_theme(self._facts.themes.get(self._theme) if self._mode is Mode.THEME else None, self._need)
        if answer is None or answer.complete or answer.language != "nl":
            place.show_language(self.chosen.language, answer.understood if answer else None, self._facts.needs)
        self._show_list(merge=merge)

    def _show_list(self, *, merge: bool) -> None:
        answer = self._answer if self._mode is Mode.QUESTION else None
        shown = self.listing.show(merge=merge, also=answer.also if answer is not None else ())
        self.chosen.topic = self._topic()
        self.parts.show_part(self.parts.workplace)
        if self._enter_waits and shown:
            self._enter_waits = False
            self.search_down()

    def _topic(self) -> str:
        """What it is about, to say on the phone; empty when we do not know."""
        if self._mode is Mode.THEME:
            need, theme = self._facts.needs.get(self._need), self._facts.themes.get(self._theme)
            return need.name if need is not None else theme.name if theme is not None else ""
        return self._answer.also[0] if self._answer is not None and self._answer.also else ""

    def _row_moved(self) -> None:
        self.listing.touched = True

    def _call(self) -> None:
        if self.parts.shows_results():
            self.chosen.call()

    def _print_one(self) -> None:
        if self.parts.shows_results():
            self.chosen.print_one()

    # Changes

    def _filters_changed(self) -> None:
        self.listing.touched = False
        self.listing.first_few()
        self._show_list(merge=False)

    def _show_more(self) -> None:
        self.listing.more()
        self._show_list(merge=True)

    def _say(self, text: str) -> None:
        if self._toast is None:
            self._toast = Toast(self)
        self._toast.show_message(text)
