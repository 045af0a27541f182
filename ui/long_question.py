"""Under the search field, when what stands in it is longer than what is read: how much of it is."""

from __future__ import annotations

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from data.search.crisis import LONGEST
from data.search.text import MAX_LENGTH, clean
from ui.widgets.labels import text_label

_DUTCH = QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands)


class LongQuestion(QWidget):
    """A line of words that is there for a long text alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: QLabel | None = None  # hardly ever needed: made when it is
        self.hide()

    @property
    def text(self) -> str:
        """What is said now; empty while nothing is."""
        return self._words.text() if self._words is not None and not self.isHidden() else ""

    def show_for(self, text: str) -> None:
        """Say how much of this text is read, when that is not all."""
        long = len(text) > MAX_LENGTH and len(clean(text)) >= MAX_LENGTH
        if not long:
            self.hide()
            return
        if self._words is None:
            column = QVBoxLayout(self)
            column.setContentsMargins(0, 2, 0, 0)
            self._words = text_label("", "small", "ink-2", wrap=True)
            column.addWidget(self._words)
        most = _DUTCH.toString(LONGEST)
        words = self.tr("Lange tekst: we zoeken met de eerste {count} tekens.").format(count=MAX_LENGTH) + " "
        if len(text) < LONGEST:
            words += self.tr("Op gevaar letten we in de hele tekst.")
        else:
            words += self.tr("Op gevaar letten we in de eerste {most}. Meer past hier niet.").format(most=most)
        self._words.setText(words)
        self.show()
