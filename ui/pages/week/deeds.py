"""What can be done with a signal: one table for the buttons, the menu and the keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QPoint, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QMenu, QVBoxLayout, QWidget

from data.desk.signals.kinds import Status, Wish
from data.desk.signals.records import OpenedSignal
from ui import shortcuts
from ui.pages.paper.outcome import ButtonRow
from ui.theme import Look
from ui.widgets.buttons import KeyButton

_ALWAYS = ("visit", "reopen", "close")  # on a button however little room there is
Possible = Callable[[OpenedSignal], bool]
_ENDED = (Status.CLOSED, Status.MERGED, Status.WITHDRAWN)


def is_open(signal: OpenedSignal) -> bool:
    """Whether somebody still has to do something with it."""
    return signal.status not in _ENDED


def _to(status: Status) -> Possible:
    return lambda signal: any(end is status for end, _ in signal.moves)


def _reopens(signal: OpenedSignal) -> bool:
    return not is_open(signal) and _to(Status.TAKEN_UP)(signal)


def _takes_up(signal: OpenedSignal) -> bool:
    return is_open(signal) and _to(Status.TAKEN_UP)(signal)


def _on_agenda(signal: OpenedSignal) -> bool:
    return _to(Status.ON_AGENDA)(signal) and bool(signal.routing.tables)


def _weighs(signal: OpenedSignal) -> bool:
    weighing = signal.work.weighing
    waits = weighing is not None and not weighing.confirmed
    return is_open(signal) and (waits or signal.wish not in (None, Wish.FINE))


def _informs(signal: OpenedSignal) -> bool:
    return signal.work.inform_by is not None or signal.work.informed is not None


def _concerns(signal: OpenedSignal) -> bool:
    return is_open(signal) and signal.form.about_person and signal.wish is not Wish.UNSAFE


def _always(_signal: OpenedSignal) -> bool:
    return True


@dataclass(frozen=True)
class Deed:
    """One of them. `place`: 1 always on a button, 2 on one where there is room, 3 in the menu."""

    name: str  # the key's name in ui.shortcuts, without "week-"
    words: str
    icon: str
    place: int
    possible: Possible = _always

    @property
    def key(self) -> str:
        """As it is written on a button."""
        return shortcuts.hint(f"week-{self.name}")

    @property
    def said(self) -> str:
        """Its words in the language of the window."""
        return QCoreApplication.translate("week", self.words)


def _deed(name: str, said: object, icon: str, place: int, possible: Possible = _always) -> Deed:
    return Deed(name, str(said), icon, place, possible)


DEEDS: tuple[Deed, ...] = (
    _deed("visit", QT_TRANSLATE_NOOP("week", "Ik ga langs"), "visiting", 1, _to(Status.VISITING)),
    _deed("take-up", QT_TRANSLATE_NOOP("week", "Oppakken"), "picked-up", 1, _takes_up),
    _deed("ask-back", QT_TRANSLATE_NOOP("week", "Vraag terug"), "asked-back", 2, _to(Status.ASKED_BACK)),
    _deed("agenda", QT_TRANSLATE_NOOP("week", "Op agenda"), "on-agenda", 2, _on_agenda),
    _deed("agree", QT_TRANSLATE_NOOP("week", "Afspraak"), "agreement", 2, _to(Status.AGREED)),
    _deed("follow", QT_TRANSLATE_NOOP("week", "Volgen"), "following", 2, _to(Status.FOLLOWING)),
    _deed("reopen", QT_TRANSLATE_NOOP("week", "Heropenen"), "reopen", 1, _reopens),
    _deed("close", QT_TRANSLATE_NOOP("week", "Afsluiten"), "closed", 1, _to(Status.CLOSED)),
    _deed("feedback", QT_TRANSLATE_NOOP("week", "Terugkoppelen"), "feedback", 3, is_open),
    _deed("hand-over", QT_TRANSLATE_NOOP("week", "Overdragen"), "handed-over", 3, _to(Status.HANDED_OVER)),
    _deed("title", QT_TRANSLATE_NOOP("week", "Neutrale titel geven"), "edit", 3),
    _deed("note", QT_TRANSLATE_NOOP("week", "Eigen aantekening"), "edit", 3),
    _deed("urgent", QT_TRANSLATE_NOOP("week", "Spoed zien of aangeven"), "alert", 3, is_open),
    _deed("inform", QT_TRANSLATE_NOOP("week", "De bewoner weet ervan"), "checked", 3, _informs),
    _deed("copy", QT_TRANSLATE_NOOP("week", "Kopieer voor eigen registratie"), "copy", 3),
    _deed("link", QT_TRANSLATE_NOOP("week", "Koppelen"), "link", 3),
    _deed("together", QT_TRANSLATE_NOOP("week", "Bekijk samen"), "outdoors", 3),
    _deed("merge", QT_TRANSLATE_NOOP("week", "Samenvoegen"), "merged", 3, _to(Status.MERGED)),
    _deed("attention", QT_TRANSLATE_NOOP("week", "Attentie voor de balie"), "attention", 3),
    _deed("weigh", QT_TRANSLATE_NOOP("week", "Veiligheidsafweging"), "weighing", 3, _weighs),
    _deed("wish", QT_TRANSLATE_NOOP("week", "Wat de bewoner wil is veranderd"), "wish", 3, _concerns),
    _deed("renew", QT_TRANSLATE_NOOP("week", "Langer open houden"), "calendar", 3, is_open),
    _deed("inzage", QT_TRANSLATE_NOOP("week", "Inzage voor de bewoner"), "readers", 3),
    _deed("erase", QT_TRANSLATE_NOOP("week", "Wissen op verzoek"), "delete", 3),
)
UNRENEWED = frozenset(
    {"close", "hand-over", "renew", "inform", "wish", "copy", "together", "inzage", "erase", "reopen"}
)
"""What can be done with a signal that is open longer than half a year before there is a reason for that: ending it,
handing it over, reading. "Wish" too, for "niet veilig" must not wait; `data` asks for the reason when more is allowed.
"""
BY_NAME = {deed.name: deed for deed in DEEDS}


class DeedsFoot(QFrame):
    """The buttons below a signal; what has no room is in the menu, with its key."""

    wanted = Signal(str)  # name of a deed

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._signal: OpenedSignal | None = None
        self._low = self._lowest = self._narrow = False
        self.buttons: dict[str, KeyButton] = {}
        for deed in DEEDS:
            if deed.place < 3:
                kind = "primary" if deed.name == "visit" else "secondary"
                button = KeyButton(deed.said, icon=deed.icon, key=deed.key, kind=kind, look=look)
                button.clicked.connect(lambda _=False, name=deed.name: self.wanted.emit(name))
                self.buttons[deed.name] = button
        self.more = KeyButton(self.tr("Meer"), icon="more", key=shortcuts.hint("week-more"), look=look)
        self.more.clicked.connect(self.open_menu)
        self._row = ButtonRow(*self.buttons.values(), self.more)
        self._box = QVBoxLayout(self)
        self._box.addWidget(self._row)
        look.changed.connect(self._space)
        self._space()

    def show_for(self, signal: OpenedSignal | None) -> None:
        """What can be done with this one."""
        self._signal = signal
        for name, button in self.buttons.items():
            deed = BY_NAME[name]
            fits = (deed.place == 1 or not self._low) and (name in _ALWAYS or not self._lowest)
            button.set_icon_name("" if self._narrow else deed.icon)
            button.setVisible(signal is not None and fits and deed.possible(signal))
        self.setVisible(signal is not None)
        self._row.resizeEvent(QResizeEvent(self._row.size(), self._row.size()))

    def fit(self, *, narrow: bool, low: bool, lowest: bool) -> None:
        """Whether there is little width (no icons), little height (the rest in the menu), or next to none."""
        if (narrow, low, lowest) != (self._narrow, self._low, self._lowest):
            self._narrow, self._low, self._lowest = narrow, low, lowest
            self.more.set_icon_name("" if narrow else "more")
            self.show_for(self._signal)

    def open_menu(self) -> None:
        """Everything else that can be done, with the keys."""
        signal = self._signal
        if signal is None:
            return
        menu = self.make_menu(signal)
        place = self.more.mapToGlobal(QPoint(0, 0))
        menu.popup(QPoint(place.x(), place.y() - menu.sizeHint().height()))
        menu.setActiveAction(menu.actions()[0])

    def make_menu(self, signal: OpenedSignal) -> QMenu:
        """The menu for this signal; it goes when it was closed."""
        menu = QMenu(self)
        menu.setAccessibleName(self.tr("Meer doen met dit signaal"))
        for deed in DEEDS:
            button = self.buttons.get(deed.name)
            if deed.possible(signal) and (button is None or button.isHidden()):
                action = menu.addAction(f"{deed.said}\t{deed.key}")
                action.triggered.connect(lambda _=False, name=deed.name: self.wanted.emit(name))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _space(self) -> None:
        px = self._look.px
        self._box.setContentsMargins(px(16), px(8), px(16), px(10))
