"""The keys, in one table: what help shows and what the window binds come from here.

Every F-key also has a Ctrl key, for laptops. Keys that only mean something inside a list (Enter, Delete,
arrows) are handled there and stand here to be shown.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

ALWAYS, SEARCH, PAPER, DUTY, DAY = "always", "search", "paper", "duty", "day"


@dataclass(frozen=True)
class Key:
    """One thing that keys do. `keys` are Qt's names, the first is the one that is shown on a button."""

    name: str
    keys: tuple[str, ...]
    does: str
    where: str = ALWAYS
    bound: bool = True


def _key(name: str, keys: tuple[str, ...], does: object, where: str = ALWAYS, *, bound: bool = True) -> Key:
    return Key(name, keys, str(does), where, bound)


TABLE: tuple[Key, ...] = (
    _key("search", ("Ctrl+K",), QT_TRANSLATE_NOOP("shortcuts", "Naar het zoekveld, vanaf elk scherm")),
    _key("visit", ("F2", "Ctrl+N"), QT_TRANSLATE_NOOP("shortcuts", "Begin een bezoek. Loopt er een? Sluit het af")),
    _key("count", ("F3", "Ctrl+T"), QT_TRANSLATE_NOOP("shortcuts", "Een bezoeker zonder vraag erbij")),
    _key(
        "count-pad",
        ("+ (cijferblok)",),
        QT_TRANSLATE_NOOP("shortcuts", "Hetzelfde, als je niet aan het typen bent"),
        bound=False,
    ),
    _key("undo", ("Ctrl+Z",), QT_TRANSLATE_NOOP("shortcuts", "Neem terug wat je net deed, tot tien keer")),
    _key("spoed", ("F9", "Ctrl+Shift+S"), QT_TRANSLATE_NOOP("shortcuts", "Spoed: de nummers voor nood")),
    _key("stuck", ("F8", "Ctrl+M"), QT_TRANSLATE_NOOP("shortcuts", "Ik kom er niet uit: bel de buurtwerker")),
    _key("help", ("F1", "Ctrl+H"), QT_TRANSLATE_NOOP("shortcuts", "Hulp, met de toetsen van dit scherm")),
    _key("cover", ("F12", "Ctrl+L"), QT_TRANSLATE_NOOP("shortcuts", "Bedek alles van bezoekers, meteen")),
    _key("next-pane", ("F6",), QT_TRANSLATE_NOOP("shortcuts", "Naar het volgende deel van het scherm")),
    _key("previous-pane", ("Shift+F6",), QT_TRANSLATE_NOOP("shortcuts", "Naar het vorige deel")),
    _key("larger", ("Ctrl++", "Ctrl+="), QT_TRANSLATE_NOOP("shortcuts", "Letters groter")),
    _key("smaller", ("Ctrl+-",), QT_TRANSLATE_NOOP("shortcuts", "Letters kleiner")),
    _key("usual", ("Ctrl+0",), QT_TRANSLATE_NOOP("shortcuts", "Letters gewoon")),
    _key("back", ("Esc",), QT_TRANSLATE_NOOP("shortcuts", "Een stap terug")),
    _key("to-list", ("Enter", "↓"), QT_TRANSLATE_NOOP("shortcuts", "Naar de lijst"), SEARCH, bound=False),
    _key("in-list", ("↑", "↓"), QT_TRANSLATE_NOOP("shortcuts", "Door de lijst"), SEARCH, bound=False),
    _key("add", ("Enter",), QT_TRANSLATE_NOOP("shortcuts", "Zet op het briefje"), SEARCH, bound=False),
    _key("remove", ("Delete",), QT_TRANSLATE_NOOP("shortcuts", "Haal eraf"), SEARCH, bound=False),
    _key("call", ("Ctrl+B",), QT_TRANSLATE_NOOP("shortcuts", "Samen bellen"), SEARCH, bound=False),
    _key(
        "print-one",
        ("F7", "Ctrl+D"),
        QT_TRANSLATE_NOOP("shortcuts", "Druk alleen deze plek af"),
        SEARCH,
        bound=False,
    ),
    _key(
        "keep-question",
        ("Ctrl+S",),
        QT_TRANSLATE_NOOP("shortcuts", "Bewaar de vraag, bij Ik kom er niet uit"),
        SEARCH,
        bound=False,
    ),
    _key("print", ("Ctrl+P",), QT_TRANSLATE_NOOP("shortcuts", "Bekijk het briefje en druk af"), bound=False),
    _key("digits", ("0 … 9",), QT_TRANSLATE_NOOP("shortcuts", "Typ je pincode, waar je ook staat"), DUTY, bound=False),
    _key("choose", ("Spatie",), QT_TRANSLATE_NOOP("shortcuts", "Kies een naam, of laat hem los"), DUTY, bound=False),
    _key("open", ("Enter",), QT_TRANSLATE_NOOP("shortcuts", "Begin de dienst"), DUTY, bound=False),
    _key("do-print", ("Enter",), QT_TRANSLATE_NOOP("shortcuts", "Druk af"), PAPER, bound=False),
    _key("edit-visit", ("Enter",), QT_TRANSLATE_NOOP("shortcuts", "Verbeter dit bezoek"), DAY, bound=False),
    _key("remove-visit", ("Delete",), QT_TRANSLATE_NOOP("shortcuts", "Haal dit bezoek weg"), DAY, bound=False),
)
_BY_NAME = {key.name: key for key in TABLE}
_DUTCH = {"Esc": "Esc", "Ctrl++": "Ctrl +", "Ctrl+-": "Ctrl –", "+ (cijferblok)": "+ (cijferblok)"}


def hint(name: str) -> str:
    """How the first key is written on a button or in help: "Ctrl K"."""
    return written(_BY_NAME[name].keys[0])


def written(key: str) -> str:
    """A key as people read it: "Ctrl Shift S"."""
    return _DUTCH.get(key, key.replace("+", " "))


def does(key: Key) -> str:
    """What the key does, in the language of the window."""
    return QCoreApplication.translate("shortcuts", key.does)


def bind(window: QWidget, name: str, slot: Callable[[], object], *, repeat: bool = True) -> None:
    """Let every key of this name do something, anywhere in the window; without `repeat` once per press."""
    for sequence in _BY_NAME[name].keys:
        shortcut = QShortcut(QKeySequence(sequence), window)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.setAutoRepeat(repeat)
        shortcut.activated.connect(slot)


def keys(name: str) -> tuple[str, ...]:
    """Every key of this name, for what a page binds itself."""
    return _BY_NAME[name].keys
