"""The window with its rooms, and who hears what: the only place that knows all pages."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal
from shiboken6 import isValid

from data.directory.records import ServiceCard
from data.errors import Code, WorldError
from data.settings import Settings, SettingsStore
from desktop.day_wiring import DayWiring
from desktop.duty_wiring import DutyWiring
from desktop.meeting_wiring import MeetingWiring
from desktop.signal_wiring import ROOM as SIGNAL
from desktop.signal_wiring import SignalWiring
from desktop.week_wiring import ROOM as WEEK
from desktop.week_wiring import WeekWiring
from ui import messages
from ui.context import Context
from ui.inloop import Inloop
from ui.main_window import MainWindow, Room
from ui.models.slip import Slip
from ui.pages.base import Page
from ui.pages.search.page import SearchPage
from ui.pages.search.tray import Tray
from ui.pages.visit.strip import VisitStrip
from ui.widgets.notices import NoticeBar

if TYPE_CHECKING:
    from data.desk.visits.day import InloopDay
    from desktop.single_instance import Listener

SEARCH, PAPER, SETTINGS = "search", "paper", "settings"
DUTY, SETUP, PEOPLE, DAY, NUMBERS, UPKEEP = "duty", "setup", "people", "day", "numbers", "upkeep"
MEETING = "meeting"


class Desk(QObject):
    """The window of one desk, built and connected. `restart_wanted`: close everything and open it again."""

    restart_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._listener: Listener | None = None
        self._trouble: dict[Code, NoticeBar] = {}  # what was told
        self.slip = Slip(self)
        tray = Tray(context, self.slip)
        strip = VisitStrip(context)
        self.window = MainWindow(context, self._rooms(), tray, strip)
        inloop = Inloop(context.on_duty, partial(make_day, context.settings), context.now, self.window)
        self.dienst = DutyWiring(context, self.window, inloop)
        self.day = DayWiring(context, self.window, self.slip, strip, inloop, self._empty_screen)
        self.week = WeekWiring(context, self.window)
        self.meeting = MeetingWiring(context, self.window)
        self.signals = SignalWiring(context, self.window, strip, inloop)
        self.dienst.restart_wanted.connect(self.restart_wanted)
        self._connect_search(self.search)
        self.day.listen_to(self.search)
        self.day.rooms.print_wanted.connect(self._print_slip)
        self.day.rooms.edit_wanted.connect(self._edit)
        self.window.spoed_requested.connect(self.search.show_spoed)
        self.window.stuck_requested.connect(self._stuck)
        self.window.help_requested.connect(self._help)
        self.window.cover_requested.connect(self.dienst.cover)
        tray.print_requested.connect(self._print_slip)

    @property
    def search(self) -> SearchPage:
        """The page the program starts with."""
        page = self.window.page(SEARCH)
        assert isinstance(page, SearchPage)
        return page

    def show(self) -> None:
        """Bring the window on the screen, as large as the screen is."""
        self.window.resize(1366, 768)
        self.window.showMaximized()
        self.window.search_field.setFocus()

    def bring_to_front(self) -> None:
        """A second start was asked for: this window is the one."""
        window = self.window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()

    def meaning_ready(self) -> None:
        """The search understands meaning from now on."""
        self.search.meaning_ready()

    def show_crash(self, report: str, *, earlier: bool = False) -> None:
        """Say calmly that the program was wrong, now or the last time."""
        from ui.dialogs.crash import CrashDialog

        if self.window.findChild(CrashDialog) is not None:
            return  # a fault that comes back with every key press: one dialog, the log has them all
        dialog = CrashDialog(report, self.window, earlier=earlier)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def tell_trouble(self, error: WorldError) -> None:
        """Say what is wrong with the world, in a bar that stays. A damaged list is noted for the next start."""
        if error.code is Code.DIRECTORY_DAMAGED:
            self._context.directory.found_damaged()
        told = self._trouble.get(error.code)
        if told is None or not (isValid(told) or error.code is Code.DIRECTORY_DAMAGED):
            # Once as long as it stands there: it comes back with every key press. Damage is told once.
            self._trouble[error.code] = self.window.invite(messages.sentence(error))

    def listen_for_others(self, folder: Path) -> None:
        """From now on a second start on this folder brings this window to the front."""
        from desktop.single_instance import Listener

        self._listener = Listener(folder, self.bring_to_front, self)

    def close(self) -> None:
        """Put away what waits for the outside; an open dienst is ended."""
        self.signals.close()
        self._context.on_duty.close()
        if self._listener is not None:
            self._listener.close()

    def answered_once(self, then: Callable[[], None]) -> None:
        """Call `then` once, when the first answer stands in the list and has been painted."""
        model = self.search.model

        def answered() -> None:
            if model.rowCount():
                model.modelReset.disconnect(answered)
                self.window.repaint()
                QTimer.singleShot(0, self, then)

        model.modelReset.connect(answered)

    def _rooms(self) -> tuple[Room, ...]:
        tr = QCoreApplication.translate
        return (
            Room(
                SEARCH,
                tr("rooms", "Zoeken"),
                "search",
                lambda: SearchPage(self._context, self.slip),
                tray=True,
            ),
            Room(DAY, tr("rooms", "Inloop"), "inloop", self._make_day, shown=False),
            Room(SIGNAL, tr("rooms", "Zorg of idee"), "signal", self._make_signal, shown=False),
            Room(WEEK, tr("rooms", "Week"), "week", lambda: self.week.make_page(), shown=False),
            Room(MEETING, tr("rooms", "Overleg"), "meeting", self._make_meeting, shown=False),
            Room(NUMBERS, tr("rooms", "Cijfers"), "numbers", self._make_numbers, rail="", under=DAY),
            Room(UPKEEP, tr("rooms", "De kaart"), "upkeep", self._make_upkeep, shown=False),
            Room(PAPER, tr("rooms", "Adresbriefje"), "print", self._make_paper, rail=""),
            Room(PEOPLE, tr("rooms", "Mensen"), "people", self._make_people, rail="bottom", shown=False),
            Room(SETTINGS, tr("rooms", "Instellingen"), "settings", self._make_settings, rail="bottom"),
            Room(DUTY, tr("rooms", "Dienst"), "duty", self._make_duty, rail="duty"),
            Room(SETUP, tr("rooms", "Inrichten"), "duty", self._make_setup, rail="", under=DUTY),
        )

    def _make_paper(self) -> Page:
        from ui.pages.paper.page import PaperPage

        page = PaperPage(self._context, self.slip, self.day.inloop)
        page.opened.connect(lambda: self.window.show_page(PAPER))
        page.closed.connect(lambda: self.window.show_page(SEARCH))
        page.next_visitor.connect(self.day.next_visitor)
        page.call_requested.connect(self._call)
        page.failed.connect(self.window.toast.show_message)
        return page

    def _make_settings(self) -> Page:
        from ui.pages.settings.page import SettingsPage

        page = SettingsPage(self._context)
        page.settings_changed.connect(self._settings_changed)
        page.restore_ready.connect(self.restart_wanted)
        page.backup_made.connect(self.dienst.read_notices)
        return page

    def _make_day(self) -> Page:
        return self.day.rooms.make_page()

    def _make_signal(self) -> Page:
        return self.signals.make_page()

    def _make_numbers(self) -> Page:
        return self.day.rooms.make_numbers()

    def _make_upkeep(self) -> Page:
        return self.day.rooms.make_upkeep()

    def _make_duty(self) -> Page:
        return self.dienst.make_duty()

    def _make_setup(self) -> Page:
        return self.dienst.make_setup()

    def _make_people(self) -> Page:
        return self.dienst.make_people()

    def _make_meeting(self) -> Page:
        return self.meeting.make_page()

    def _connect_search(self, page: SearchPage) -> None:
        page.print_requested.connect(self._print_one)
        page.edit_requested.connect(self._edit)
        page.question_wanted.connect(self.window.ask)
        page.settings_requested.connect(lambda: self.window.show_page(SETTINGS))
        page.field_wanted.connect(self.window.search_field.setFocus)
        page.chosen.trouble.connect(self.tell_trouble)

    def _print_slip(self) -> None:
        from ui.pages.paper.page import PaperPage

        page = self.window.page(PAPER)
        assert isinstance(page, PaperPage)
        page.open_slip()

    def _print_one(self, service: str) -> None:
        from ui.pages.paper.page import PaperPage

        page = self.window.page(PAPER)
        assert isinstance(page, PaperPage)
        page.open_service(service)

    def _empty_screen(self) -> None:
        """Nothing of this visitor is left for the next, not even behind Ctrl+Z."""
        self.window.show_page(SEARCH)
        while self.search.escape():  # out of a theme or "ik kom er niet uit", which are not in the field
            pass
        self.window.search_field.setText("")  # unlike clear() this forgets what can be undone

    def _call(self, service: str) -> None:
        """No paper: the place on the screen, with its number large."""
        self.window.show_page(SEARCH)
        self.search.show_service(service)
        directory, deeds = self._context.directory, self.search.deeds
        self._context.tasks.with_directory(
            lambda: directory.detail(service), lambda detail: deeds.call(detail, topic="", language="nl")
        )

    def _edit(self, service: str) -> None:
        from ui.dialogs.edit_open import open_editor

        open_editor(self._context, service, self.window, self._saved, self.window.toast.show_message)

    def _saved(self, card: ServiceCard) -> None:
        text = QCoreApplication.translate("rooms", "{name}: bewaard.")
        self.slip.refresh(card)
        self.window.toast.show_message(text.format(name=card.name))

    def _settings_changed(self, settings: Settings) -> None:
        self.window.show_settings(settings)

    def _stuck(self) -> None:
        self.window.show_page(SEARCH)
        self.search.show_stuck()

    def _help(self) -> None:
        from ui.dialogs.help import HelpDialog

        page = self.window.current_page
        dialog = HelpDialog(self._context, page.help_sentences(), page.name, self.window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def make_day(settings: SettingsStore) -> InloopDay:
    """The inloop of this desk, with the week plan as it is set; made on the worker of the desk store."""
    from data.desk.visits.day import InloopDay
    from data.desk.weekplan import plan_of

    return InloopDay(lambda: plan_of(settings.current.week_plan, settings.current.school_holidays))
