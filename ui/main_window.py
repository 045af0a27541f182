"""The shell: rail, top bar, notices, the stack of pages and the tray. It knows no page by its class.

Pages are made when they are first opened, by the function of their room; whoever hands the rooms over
connects what pages want from each other (print this, edit that).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from data.errors import WorldError
from data.settings import Settings
from ui import icons, messages, panes, shortcuts
from ui.context import Context
from ui.pages.base import Page
from ui.rail import DutyButton, Rail
from ui.topbar import SearchField, TopBar
from ui.widgets.focus_ring import FocusRing
from ui.widgets.notices import NoticeBar, Notices
from ui.widgets.toast import Toast

SEARCH = "search"
_ICONS_AFTER_MS = 150
LEAST = QSize(640, 360)  # logical px: 1280x720 with letters at 200%


@dataclass(frozen=True)
class Room:
    """A page and where it stands.

    `rail`: "top", "bottom", "duty" (at the bottom, with who is on duty) or "" for a page that is opened from another.
    """

    name: str
    title: str
    icon: str
    make: Callable[[], Page]
    rail: str = "top"
    tray: bool = False
    shown: bool = True  # in the rail from the beginning
    under: str = SEARCH  # what the rail marks for a page that does not stand in it


class MainWindow(QMainWindow):
    """The window. `rooms` in the order of the rail; the one named "search" is where it starts."""

    spoed_requested = Signal()
    stuck_requested = Signal()
    help_requested = Signal()
    cover_requested = Signal()
    visit_requested = Signal()
    count_requested = Signal()
    undo_requested = Signal()
    page_shown = Signal(str)

    def __init__(
        self, context: Context, rooms: Sequence[Room], tray: QWidget | None = None, strip: QWidget | None = None
    ) -> None:
        super().__init__()
        self._context = context
        self._look = context.look
        self._rooms = {room.name: room for room in rooms}
        self._pages: dict[str, Page] = {}
        self._current = ""
        self._painted = False
        title = self.tr("Inloopbalie (voorbeeld)") if context.demo else self.tr("Inloopbalie")
        self.setWindowTitle(title)
        self._rail = Rail(self._look, demo=context.demo)
        self.duty_button = DutyButton(self._look, self._rail)
        self.duty_button.hide()  # until there is a room for it
        self._top = TopBar(self._look, context.now)
        self._notices = Notices()
        self._stack = QStackedWidget()
        self._tray = tray
        self._strip = strip
        self._build()
        self.ring = FocusRing(self)
        self.toast = Toast(self._stack)
        self._connect()
        self.show_settings(context.settings.current)
        self.show_page(SEARCH)

    @property
    def search_field(self) -> SearchField:
        """The field on top."""
        return self._top.field

    @property
    def current_page(self) -> Page:
        """The page on the screen."""
        return self._pages[self._current]

    def page(self, name: str) -> Page:
        """The page of this name, made now if need be. Raises KeyError for a room that is not there."""
        if name not in self._pages:
            made = self._rooms[name].make()
            self._pages[name] = made
            self._stack.addWidget(made)
        return self._pages[name]

    def show_page(self, name: str) -> Page:
        """Bring a page on the screen, with the keyboard where its work begins."""
        page = self.page(name)
        changed = name != self._current
        self._current = name
        self._stack.setCurrentWidget(page)
        self.toast.raise_()  # what was just said stays above the next page
        self._rail.set_current(name if self._rooms[name].rail else self._rooms[name].under)
        if self._tray is not None:
            self._tray_slot.setVisible(self._rooms[name].tray)
        if changed:
            page.shown()
            self.page_shown.emit(name)
        if name == SEARCH:
            self.search_field.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            page.focus_first()
        return page

    def show_settings(self, settings: Settings) -> None:
        """Show what the settings say: the name of the buurthuis, when the inloop is."""
        self._rail.set_place(settings.buurthuis_name)
        self._top.set_inloop(settings.inloop_text)
        self._fit()

    def tell(self, text: str) -> None:
        """Show a notice under the top bar, until it is closed."""
        self._notices.tell(text)

    def show_in_rail(self, name: str, shown: bool) -> None:
        """Whether a room stands in the rail; who may not enter it does not see it."""
        self._rail.set_shown(name, shown)
        self._fit()

    def show_duty(self, words: str, icon: str, tooltip: str, *, can_cover: bool) -> None:
        """Who is on duty, in the rail, and whether there is something to cover."""
        self.duty_button.say(words, icon, tooltip)
        self._rail.set_cover(can_cover)

    def show_count(self, *, open: bool, count: int, visit: bool) -> None:
        """While a dienst is open: how many came, and whether a visit is under way."""
        self._top.show_duty(open=open, count=count, visit=visit)

    def invite(self, text: str, *deeds: tuple[str, Callable[[], object]]) -> NoticeBar:
        """A notice with something to do about it."""
        return self._notices.tell(text, *deeds)

    def ask(self, question: str) -> None:
        """Put a question in the field and search for it."""
        self.show_page(SEARCH)
        self.search_field.setText(question)

    def set_letters(self, percent: int) -> None:
        """Make the letters of the window this large, and keep it."""
        self._look.set_percent(percent)
        chosen = self._look.percent
        settings = self._context.settings
        self.toast.show_message(self.tr("Letters: {percent}%").format(percent=chosen))
        self._context.tasks.in_background(lambda: settings.save(letter_percent=chosen), failed=self._not_kept)

    def _not_kept(self, error: Exception) -> None:
        if not isinstance(error, WorldError):
            raise error
        self.toast.show_message(messages.sentence(error))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            # Well after the first paint and a first answer: importing the icons takes 115 ms.
            QTimer.singleShot(_ICONS_AFTER_MS, self, icons.load)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keyboard, as people expect; Qt only lets the space bar do that."""
        held = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(held, QAbstractButton):
            held.click()
            return
        super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return panes.tab(self, self._parts(), forward=forward)

    def _build(self) -> None:
        holder = QWidget()
        across = QHBoxLayout(holder)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._top)
        if self._strip is not None:
            column.addWidget(self._strip)
        column.addWidget(self._notices)
        column.addWidget(self._stack, 1)
        self._tray_slot = QWidget()
        slot = QVBoxLayout(self._tray_slot)
        slot.setContentsMargins(0, 0, 0, 0)
        if self._tray is not None:
            slot.addWidget(self._tray)
        column.addWidget(self._tray_slot)
        across.addWidget(self._rail)
        across.addLayout(column, 1)
        self._tray_slot.setVisible(self._tray is not None)  # now that it has its place: before, it is a window
        self.setCentralWidget(holder)
        for room in self._rooms.values():
            if room.rail == "duty":
                self._rail.add(room.name, room.title, room.icon, below=True, button=self.duty_button)
                self.duty_button.show()
            elif room.rail:
                self._rail.add(room.name, room.title, room.icon, below=room.rail == "bottom")
            if room.rail and not room.shown:
                self._rail.set_shown(room.name, False)
        self._rail.number()
        for number in range(1, 10):
            shortcut = QShortcut(QKeySequence(f"Alt+{number}"), self)
            shortcut.activated.connect(partial(self._to_room, number))

    def _connect(self) -> None:
        self._rail.chosen.connect(self.show_page)
        self._rail.cover_wanted.connect(self.cover_requested)
        self._top.question_changed.connect(self._question_changed)
        self._top.field.returnPressed.connect(self._search_entered)
        self._top.field.down.connect(self._search_down)
        self._top.spoed_requested.connect(self.spoed_requested)
        self._top.visit_requested.connect(self.visit_requested)
        self._top.count_requested.connect(self.count_requested)
        self._look.changed.connect(self._fit)
        shortcuts.bind(self, "search", self._to_search)
        shortcuts.bind(self, "spoed", self.spoed_requested.emit)
        shortcuts.bind(self, "stuck", self.stuck_requested.emit)
        shortcuts.bind(self, "cover", self.cover_requested.emit)
        shortcuts.bind(self, "help", self.help_requested.emit)
        shortcuts.bind(self, "visit", self.visit_requested.emit, repeat=False)
        shortcuts.bind(self, "count", self.count_requested.emit, repeat=False)
        shortcuts.bind(self, "undo", self.undo_requested.emit, repeat=False)
        plus = QShortcut(QKeySequence(Qt.Key.Key_Plus | Qt.KeyboardModifier.KeypadModifier), self)
        plus.setAutoRepeat(False)  # where text is typed it never comes here; the search field sends its own
        plus.activated.connect(self.count_requested)
        shortcuts.bind(self, "next-pane", lambda: self._step_pane(1))
        shortcuts.bind(self, "previous-pane", lambda: self._step_pane(-1))
        shortcuts.bind(self, "larger", lambda: self.set_letters(self._look.step(1)))
        shortcuts.bind(self, "smaller", lambda: self.set_letters(self._look.step(-1)))
        shortcuts.bind(self, "usual", lambda: self.set_letters(100))
        shortcuts.bind(self, "back", self._escape)

    def _fit(self) -> None:
        width, height = self._look.logical_width(self), self._look.logical_height(self)
        self.setMinimumSize(LEAST)
        self._rail.fit(width, height)
        self._top.fit(width, height)

    def _question_changed(self, text: str) -> None:
        if self._current != SEARCH:
            if not text:  # emptied from another page: the answer goes, the page stays
                self.page(SEARCH).question_changed(text)
                return
            field_has_focus = self.search_field.hasFocus()
            self.show_page(SEARCH)
            if field_has_focus:
                self.search_field.setFocus()
        self.current_page.question_changed(text)

    def _search_entered(self) -> None:
        self.current_page.search_entered()

    def _search_down(self) -> None:
        self.current_page.search_down()

    def _to_room(self, number: int) -> None:
        names = self._rail.names()
        if number <= len(names):
            self.show_page(names[number - 1])

    def _to_search(self) -> None:
        self.search_field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search_field.selectAll()

    def _escape(self) -> None:
        """One step back: in the page, then the text of the search field, then to the start."""
        if self.current_page.escape():
            return
        if self._current != SEARCH:
            self.show_page(SEARCH)
            return
        self.search_field.clear()
        self.search_field.setFocus()

    def _parts(self) -> list[QWidget]:
        """The top bar, the page, the tray and the rail: reading order, with the rail last."""
        parts: list[QWidget] = [self._top, *self._bar(), self._notices, self.current_page]
        if self._tray is not None:
            parts.append(self._tray)
        return [*parts, self._rail]

    def _step_pane(self, direction: int) -> None:
        inner = self.current_page.panes() or [self.current_page]
        tray = [self._tray] if self._tray is not None else []
        panes.step([self.search_field, *self._bar(), *inner, *tray, self._rail], direction)

    def _bar(self) -> list[QWidget]:
        """The bar of the open visit, when there is one."""
        return [self._strip] if self._strip is not None else []
