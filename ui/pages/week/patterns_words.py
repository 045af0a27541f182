"""What is said of a pattern: "3 signalen in de Beukstraat in 12 weken"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from data.desk.signals.kinds import Where
from data.desk.signals.patterns import Common, Pattern
from ui import signal_words

_TWELVE = 12


@dataclass(frozen=True)
class PatternHint:
    """What stands on the card of a signal that is not alone."""

    title: str
    under: str
    pattern: Pattern


def title(pattern: Pattern) -> str:
    """The one sentence of a pattern."""
    if pattern.common is Common.STREET:
        said = _tr("{n} signalen in de {street} in {weeks} weken")
        return said.format(n=pattern.count, street=pattern.street, weeks=_TWELVE)
    assert pattern.theme is not None
    theme = signal_words.theme(pattern.theme.value)
    return _tr("{n} signalen over {theme} in {weeks} weken").format(
        n=pattern.count, theme=theme[:1].lower() + theme[1:], weeks=_TWELVE
    )


def under(pattern: Pattern) -> str:
    """Persons or lamp posts, and which numbers."""
    where = signal_words.where(pattern.where.value)
    what = _tr("over mensen") if pattern.where is Where.HOME else _tr("over plekken")
    codes = ", ".join(f"S-{number}" for number in pattern.numbers[:8])
    more = "" if pattern.count <= 8 else " …"
    return f"{where}, {what} · {codes}{more}"


def hint_for(signal: str, patterns: Sequence[Pattern]) -> PatternHint | None:
    """The pattern that this signal is part of: a street before a theme, the largest first."""
    mine = [one for one in patterns if signal in one.signal_ids]
    mine.sort(key=lambda one: (one.common is not Common.STREET, -one.count))
    if not mine:
        return None
    return PatternHint(title(mine[0]), under(mine[0]), mine[0])


def _tr(text: str) -> str:
    return QCoreApplication.translate("week", text)
