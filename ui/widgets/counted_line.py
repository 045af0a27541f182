"""A line with a most, counted as people count: an emoji of four people is one, where Qt would count eleven."""

from __future__ import annotations

from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from data.desk.signals.counting import cut, length


class CountedLine(QLineEdit):
    """Takes at most `most` characters: what is too much of what was typed or pasted does not come in."""

    def __init__(self, most: int, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setValidator(_Most(most, self))
        self.setText(text)


class _Most(QValidator):
    """Cuts what was put in, never what stood behind it, and never in the middle of a character."""

    def __init__(self, most: int, parent: CountedLine) -> None:
        super().__init__(parent)
        self._most = most

    def validate(self, text: str, at: int) -> object:
        """The text as it may stand, and the place of the cursor in it, in Qt's units."""
        if length(text) <= self._most:
            return QValidator.State.Acceptable, text, at
        before, behind = _parted(text, at)
        room = self._most - length(behind)
        kept = cut(before, room) if room > 0 else ""
        if room <= 0 or length(kept + behind) > self._most:
            return QValidator.State.Invalid, text, at
        return QValidator.State.Acceptable, kept + behind, _units(kept)


def _parted(text: str, at: int) -> tuple[str, str]:
    """Before and behind a place in Qt's units."""
    units = text.encode("utf-16-le", "surrogatepass")
    return tuple(part.decode("utf-16-le", "replace") for part in (units[: 2 * at], units[2 * at :]))  # type: ignore[return-value]


def _units(text: str) -> int:
    """How many units a text is to Qt."""
    return len(text.encode("utf-16-le")) // 2
