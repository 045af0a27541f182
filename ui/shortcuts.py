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
WEEK, MEETING = "week", "meeting"
SIGNAL = "signal"


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
    _key("signal", ("F4", "Ctrl+G"), QT_TRANSLATE_NOOP("shortcuts", "Geef een zorg of idee door")),
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
    _key("week-open", ("Enter",), QT_TRANSLATE_NOOP("shortcuts", "Lees dit signaal"), WEEK, bound=False),
    _key("week-next", ("N",), QT_TRANSLATE_NOOP("shortcuts", "Naar de volgende die wacht"), WEEK, bound=False),
    _key("week-visit", ("L",), QT_TRANSLATE_NOOP("shortcuts", "Ik ga langs, met een dag"), WEEK, bound=False),
    _key("week-take-up", ("O",), QT_TRANSLATE_NOOP("shortcuts", "Oppakken"), WEEK, bound=False),
    _key("week-ask-back", ("V",), QT_TRANSLATE_NOOP("shortcuts", "Vraag terug aan wie het schreef"), WEEK, bound=False),
    _key("week-agenda", ("A",), QT_TRANSLATE_NOOP("shortcuts", "Op de agenda van een overleg"), WEEK, bound=False),
    _key("week-agree", ("S",), QT_TRANSLATE_NOOP("shortcuts", "Afspraak: wie doet wat, wanneer"), WEEK, bound=False),
    _key("week-follow", ("F",), QT_TRANSLATE_NOOP("shortcuts", "Volgen: later weer kijken"), WEEK, bound=False),
    _key("week-hand-over", ("D",), QT_TRANSLATE_NOOP("shortcuts", "Overdragen aan iemand anders"), WEEK, bound=False),
    _key("week-close", ("X",), QT_TRANSLATE_NOOP("shortcuts", "Afsluiten, met een zin terug"), WEEK, bound=False),
    _key("week-feedback", ("U",), QT_TRANSLATE_NOOP("shortcuts", "Tussendoor iets terugkoppelen"), WEEK, bound=False),
    _key("week-reopen", ("H",), QT_TRANSLATE_NOOP("shortcuts", "Heropenen"), WEEK, bound=False),
    _key("week-title", ("T",), QT_TRANSLATE_NOOP("shortcuts", "Een neutrale titel geven"), WEEK, bound=False),
    _key("week-note", ("Q",), QT_TRANSLATE_NOOP("shortcuts", "Eigen aantekening"), WEEK, bound=False),
    _key("week-urgent", ("Z",), QT_TRANSLATE_NOOP("shortcuts", "Spoed zien of aangeven"), WEEK, bound=False),
    _key("week-inform", ("I",), QT_TRANSLATE_NOOP("shortcuts", "De bewoner weet ervan"), WEEK, bound=False),
    _key("week-copy", ("C",), QT_TRANSLATE_NOOP("shortcuts", "Kopieer voor eigen registratie"), WEEK, bound=False),
    _key("week-link", ("K",), QT_TRANSLATE_NOOP("shortcuts", "Koppelen: bezoek, plek of buur"), WEEK, bound=False),
    _key(
        "week-together", ("B",), QT_TRANSLATE_NOOP("shortcuts", "Bekijk samen: straat en onderwerp"), WEEK, bound=False
    ),
    _key("week-merge", ("M",), QT_TRANSLATE_NOOP("shortcuts", "Samenvoegen met een ander signaal"), WEEK, bound=False),
    _key(
        "week-attention", ("E",), QT_TRANSLATE_NOOP("shortcuts", "Attentie voor de balie schrijven"), WEEK, bound=False
    ),
    _key("week-weigh", ("W",), QT_TRANSLATE_NOOP("shortcuts", "Veiligheidsafweging"), WEEK, bound=False),
    _key("week-wish", ("R",), QT_TRANSLATE_NOOP("shortcuts", "Wat de bewoner wil is veranderd"), WEEK, bound=False),
    _key("week-renew", ("G",), QT_TRANSLATE_NOOP("shortcuts", "Langer open houden"), WEEK, bound=False),
    _key("week-inzage", ("J",), QT_TRANSLATE_NOOP("shortcuts", "Inzage voor de bewoner"), WEEK, bound=False),
    _key("week-erase", ("Delete",), QT_TRANSLATE_NOOP("shortcuts", "Wissen op verzoek"), WEEK, bound=False),
    _key("week-more", ("Y",), QT_TRANSLATE_NOOP("shortcuts", "Meer doen met dit signaal"), WEEK, bound=False),
    _key("signal-send", ("Ctrl+Return", "Ctrl+Enter"), QT_TRANSLATE_NOOP("shortcuts", "Verstuur"), SIGNAL, bound=False),
    _key(
        "signal-call", ("Alt+B",), QT_TRANSLATE_NOOP("shortcuts", "Bel me liever: verstuur meteen"), SIGNAL, bound=False
    ),
    _key(
        "signal-doubt", ("Alt+T",), QT_TRANSLATE_NOOP("shortcuts", "Ik twijfel: verstuur meteen"), SIGNAL, bound=False
    ),
    _key("signal-more", ("Alt+M",), QT_TRANSLATE_NOOP("shortcuts", "Meer vertellen, op blad 2"), SIGNAL, bound=False),
    _key("signal-on", ("Enter",), QT_TRANSLATE_NOOP("shortcuts", "Verder, na het versturen"), SIGNAL, bound=False),
    _key(
        "meeting-go",
        ("Ctrl+Return", "Ctrl+Enter"),
        QT_TRANSLATE_NOOP("shortcuts", "Verder: de groene knop"),
        MEETING,
        bound=False,
    ),
    _key("meeting-up", ("Alt+Up",), QT_TRANSLATE_NOOP("shortcuts", "Dit punt naar boven"), MEETING, bound=False),
    _key("meeting-down", ("Alt+Down",), QT_TRANSLATE_NOOP("shortcuts", "Dit punt naar beneden"), MEETING, bound=False),
    _key(
        "meeting-off", ("Delete",), QT_TRANSLATE_NOOP("shortcuts", "Haal dit punt van de agenda"), MEETING, bound=False
    ),
    _key("meeting-add", ("Ctrl+I",), QT_TRANSLATE_NOOP("shortcuts", "Voeg een punt toe"), MEETING, bound=False),
    _key("meeting-print", ("Ctrl+P",), QT_TRANSLATE_NOOP("shortcuts", "Druk de agenda af"), MEETING, bound=False),
    _key(
        "meeting-next",
        ("PgDown", "Ctrl+PgDown"),
        QT_TRANSLATE_NOOP("shortcuts", "Het volgende punt"),
        MEETING,
        bound=False,
    ),
    _key(
        "meeting-previous",
        ("PgUp", "Ctrl+PgUp"),
        QT_TRANSLATE_NOOP("shortcuts", "Het vorige punt"),
        MEETING,
        bound=False,
    ),
    _key(
        "meeting-name",
        ("F5", "Ctrl+E"),
        QT_TRANSLATE_NOOP("shortcuts", "Houd vast: de naam zien, waar dat mag"),
        MEETING,
        bound=False,
    ),
)
_BY_NAME = {key.name: key for key in TABLE}
_DUTCH = {
    "Ctrl+Return": "Ctrl Enter",
    "Alt+Up": "Alt ↑",
    "Alt+Down": "Alt ↓",
    "PgDown": "PgDn",
    "Esc": "Esc",
    "Ctrl++": "Ctrl +",
    "Ctrl+-": "Ctrl –",
    "+ (cijferblok)": "+ (cijferblok)",
}


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
