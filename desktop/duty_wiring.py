"""The rooms of the dienst, and what the window shows of it: the rail, the cover, what was found at start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from shiboken6 import isValid

from data.errors import WorldError
from ui import messages
from ui.context import Context
from ui.inloop import Inloop
from ui.main_window import MainWindow
from ui.models.waiting import names_together
from ui.widgets.notices import NoticeBar

if TYPE_CHECKING:
    from ui.pages.base import Page

_SEARCH, _DUTY, _SETUP, _PEOPLE, _SETTINGS = "search", "duty", "setup", "people", "settings"
_UPKEEP = "upkeep"


class DutyWiring(QObject):
    """Makes the pages of the dienst when they are first opened, and keeps the rail right."""

    restart_wanted = Signal()

    def __init__(self, context: Context, window: MainWindow, inloop: Inloop) -> None:
        super().__init__(window)
        self._inloop = inloop
        self._context = context
        self._window = window
        self._told: list[NoticeBar] = []
        self._aside = ""  # the question that stood in the field when everything was covered
        self._invitation: NoticeBar | None = None
        on_duty = context.on_duty
        on_duty.changed.connect(self._changed)
        window.page_shown.connect(self._page_shown)
        on_duty.caught_up.connect(self._caught_up)
        on_duty.ended.connect(self.read_notices)
        self._changed()

    def look(self) -> None:
        """After the first paint: who can log in, and whether the set-up was done; and what the desk should know."""
        self._context.on_duty.look(self._first_look)

    def cover(self) -> None:
        """F12: everything personal away at once, the question in the field too. Without a dienst: to its start."""
        on_duty = self._context.on_duty
        if on_duty.open:
            on_duty.cover()
            self._aside = self._window.search_field.text() or self._aside
            self._window.search_field.setText("")
        self._window.show_page(_DUTY)  # last: emptying the field asks for the keyboard

    def make_duty(self) -> Page:
        """The page of the dienst."""
        from ui.pages.duty.page import DutyPage

        page = DutyPage(self._context, self._context.on_duty, self._inloop)
        page.search_wanted.connect(self._to_search)
        page.covered.shown_again.connect(self._question_back)
        page.setup_wanted.connect(lambda: self._window.show_page(_SETUP))
        page.keep_wanted.connect(self._to_keep)
        page.people_wanted.connect(lambda: self._window.show_page(_PEOPLE))
        return page

    def make_setup(self) -> Page:
        """The set-up."""
        from ui.pages.setup.page import SetupPage

        page = SetupPage(self._context, self._context.on_duty)
        page.search_wanted.connect(self._later)
        page.finished.connect(self._set_up)
        return page

    def make_people(self) -> Page:
        """The people; the rail shows it to a buurtwerker only."""
        from ui.pages.people.page import PeoplePage

        page = PeoplePage(self._context, self._context.on_duty)
        page.search_wanted.connect(self._to_search)
        page.closed.connect(self._to_search)
        page.told.connect(self._window.toast.show_message)
        page.house_stopped.connect(self.restart_wanted)
        return page

    # What the window shows

    def _changed(self) -> None:
        on_duty = self._context.on_duty
        for room in (_PEOPLE, _UPKEEP):
            self._window.show_in_rail(room, on_duty.open and on_duty.holds_reader)
        names = names_together(on_duty.names)
        if not on_duty.open:
            words, icon, tip = _tr("Wie heeft er dienst?"), "duty", _tr("Begin de dienst")
        elif on_duty.covered:
            words, icon = _tr("Bedekt: toon weer"), "lock"
            tip = _tr("Dienst van {names}. Wat bezoekers vertelden is bedekt.").format(names=names)
        else:
            words, icon, tip = names, "person", _tr("Dienst van {names}").format(names=names)
        self._window.show_duty(words, icon, tip, can_cover=on_duty.open and not on_duty.covered)
        if not on_duty.open:
            self._aside = ""

    def _first_look(self) -> None:
        from data.desk.records import StoreState

        context = self._context
        snapshot = context.on_duty.snapshot
        state = snapshot.state if snapshot is not None else None
        if state in (StoreState.ABSENT, StoreState.SETTING_UP):
            if not context.settings.current.setup_later and not context.demo:
                self._invitation = self._window.invite(
                    _tr("Welkom. Zoeken werkt al. Wil je de balie nu inrichten voor de diensten?"),
                    (_tr("Nu inrichten"), lambda: self._window.show_page(_SETUP)),
                    (_tr("Eerst alleen zoeken"), self._later),
                )
            return
        self._tell_trouble()
        self.read_notices()

    def read_notices(self, *_: object) -> None:
        """Say what the desk should know of backups and erasing; what is no longer true goes away."""
        self._context.tasks.in_background(self._read_notices, self._tell_notices)

    def _page_shown(self, name: str) -> None:
        if name == _SETUP and self._invitation is not None:
            if isValid(self._invitation):
                self._invitation.take_away()
            self._invitation = None

    def _tell_trouble(self) -> None:
        from data.desk.records import StoreState
        from data.errors import Code

        on_duty = self._context.on_duty
        trouble = on_duty.trouble
        if trouble is None and on_duty.snapshot is not None:
            damaged = on_duty.snapshot.state is StoreState.DAMAGED
            trouble = WorldError(Code.DESK_DAMAGED) if damaged else None
        if trouble is not None:
            self._window.invite(messages.sentence(trouble), (_tr("Een reservekopie terugzetten"), self._to_keep))

    def _read_notices(self) -> tuple[str, ...]:
        """That the last good backup is old, or that something should have been erased; known without a key."""
        from data import backup, retention

        folder, now = self._context.data_dir, self._context.now()
        found = (backup.old_backup(folder, now), retention.overdue(folder, now))
        return tuple(messages.notice(one) for one in found if one is not None)

    def _tell_notices(self, notices: tuple[str, ...]) -> None:
        for bar in self._told:
            if isValid(bar):
                bar.take_away()
        self._told = [self._window.invite(notice) for notice in notices]

    def _caught_up(self, troubles: object) -> None:
        assert isinstance(troubles, tuple)
        for trouble in troubles:
            self._window.tell(messages.sentence(trouble))
        self.read_notices()

    # Ways

    def _to_search(self) -> None:
        self._window.show_page(_SEARCH)

    def _question_back(self) -> None:
        """The one who covered it is back: the question stands in the field again."""
        question, self._aside = self._aside, ""
        if question and not self._window.search_field.text():
            self._window.ask(question)

    def _to_keep(self) -> None:
        from ui.pages.settings.page import KEEP, SettingsPage

        page = self._window.show_page(_SETTINGS)
        assert isinstance(page, SettingsPage)
        page.open_section(KEEP)

    def _later(self) -> None:
        store = self._context.settings
        self._to_search()
        if not store.current.setup_later:
            self._context.tasks.in_background(lambda: store.save(setup_later=True), failed=self._not_kept)

    def _not_kept(self, error: Exception) -> None:
        if not isinstance(error, WorldError):
            raise error
        self._window.toast.show_message(messages.sentence(error))

    def _set_up(self) -> None:
        self._window.show_settings(self._context.settings.current)
        self._window.show_page(_DUTY)
        self._window.toast.show_message(_tr("De balie is klaar. Kies je naam om een dienst te beginnen."))


def _tr(text: str) -> str:
    return QCoreApplication.translate("duty", text)
