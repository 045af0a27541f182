"""Passing a signal on, in the window: its room, its key, the button on the bar of the visit, and what comes back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from shiboken6 import isValid

from data.settings import SettingsStore
from ui import shortcuts, signal_words
from ui.context import Context
from ui.inloop import Inloop
from ui.main_window import MainWindow
from ui.pages.visit.strip import VisitStrip
from ui.signal_work import News, SignalWork, called

if TYPE_CHECKING:
    from data.desk.signals.desk import SignalDesk
    from ui.pages.base import Page
    from ui.pages.signal.page import SignalPage
    from ui.widgets.notices import NoticeBar

ROOM = "signal"
_SEARCH, _DUTY = "search", "duty"


class SignalWiring(QObject):
    """Makes the page when it is first opened, and keeps the rail right."""

    def __init__(self, context: Context, window: MainWindow, strip: VisitStrip, inloop: Inloop) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._strip = strip
        self._inloop = inloop
        self._page: SignalPage | None = None
        self._told: NoticeBar | None = None
        self.work = SignalWork(context.on_duty, inloop, partial(_make_desk, context.settings), window)
        self.work.changed.connect(self._changed)
        self.work.news.connect(self._tell_news)
        context.on_duty.changed.connect(self._changed)
        context.on_duty.ended.connect(self._ended)
        strip.signal_wanted.connect(self.open)
        shortcuts.bind(window, "signal", self.open, repeat=False)
        self._changed()

    def make_page(self) -> Page:
        """The room."""
        from ui.pages.signal.page import SignalPage

        page = SignalPage(self._context, self._inloop, self.work)
        page.search_wanted.connect(lambda: self._window.show_page(_SEARCH))
        page.said.connect(self._window.toast.show_message)
        self._page = page
        return page

    def open(self) -> None:
        """F4: to the form, or why that cannot be now."""
        toast = self._window.toast
        if not self._context.on_duty.open:
            toast.show_message(
                _tr("Begin eerst een dienst. Dan kun je iets doorgeven."),
                _tr("Begin een dienst"),
                lambda: self._window.show_page(_DUTY),
            )
            return
        if not self.work.possible:
            self.work.read_again()
            toast.show_message(
                _tr(
                    "Iets doorgeven kan nog niet: daarvoor zijn 2 buurtwerkers met een herstelkaart nodig. "
                    "Bel de buurtwerker."
                )
            )
            return
        if self._page is not None and self._window.current_page is self._page:
            self._page.start()
        self._window.show_page(ROOM)

    def close(self) -> None:
        """The program ends: the last second of typing is kept."""
        if self._page is not None and isValid(self._page):
            self._page.keeper.save()

    def _changed(self) -> None:
        possible = self.work.possible
        self._window.show_in_rail(ROOM, possible)
        self._strip.allow_signal(possible and not self._context.on_duty.covered)

    def _ended(self) -> None:
        if self._told is not None and isValid(self._told):
            self._told.take_away()
        self._told = None
        if self._page is not None and self._window.current_page is self._page:
            self._window.show_page(_SEARCH)

    def _tell_news(self, news: News) -> None:
        """That there is something to read; what it is about stands on the page, where a visitor does not look."""
        count, words = news.count - len(news.questions), ""
        if count == 1:
            words = _tr("Er kwam bericht terug over iets dat je doorgaf.")
        elif count > 1:
            words = _tr("Er kwam {n} keer bericht terug over wat je doorgaf.").format(n=count)
        if news.questions:
            who = called(self._context.settings.current.buurtwerker_name, self.work.readers)
            words = f"{words} {signal_words.question_news(news.questions, who)}".strip()
        self._told = self._window.invite(words, (_tr("Lees"), self._read_news))

    def _read_news(self) -> None:
        page = self._window.page(ROOM)
        from ui.pages.signal.page import SignalPage

        assert isinstance(page, SignalPage)
        page.open_passed()
        self._window.show_page(ROOM)


def _make_desk(settings: SettingsStore) -> SignalDesk:
    """Made on the worker of the desk store, with the desk; how long things are kept is asked each time."""
    from data.desk.signals.desk import SignalDesk
    from data.retention import Terms

    return SignalDesk(lambda: Terms.of(settings.current))


def _tr(text: str) -> str:
    return QCoreApplication.translate("signal", text)
