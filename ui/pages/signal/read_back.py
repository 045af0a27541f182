"""What was written, read back before it is sent."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from data.desk.signals.records import Readers, SignalForm, Urgency, Way, Wish
from ui import signal_words
from ui.widgets.labels import text_label
from ui.widgets.panel import Panel
from ui.widgets.parting import take_away


def read_back(form: SignalForm, worker: str = "") -> tuple[tuple[str, str], ...]:
    """Each answer that was given, as (title, words), in the order of the form."""
    lines: list[tuple[str, str]] = []
    if form.way is not Way.WRITTEN:
        lines.append(("", signal_words.way(form.way.value)))
    lines += [
        (_tr("Wat je zag of hoorde"), form.facts),
        (_tr("Wat je zelf denkt"), form.impression),
        (_tr("Over wie of waar"), signal_words.about(form)),
        (_tr("Hoe dringend"), signal_words.urgency(form.urgency.value) if form.urgency is not None else ""),
        (_tr("Gebeld"), " ".join(signal_words.call_sentence(call, worker) for call in form.calls)),
        (_tr("Wat de bewoner wil"), _wish(form)),
        (_tr("Waar het om gaat"), _what(form)),
        (_tr("Hoe je het weet"), signal_words.source(form.source.value) if form.source is not None else ""),
        (_tr("Wanneer"), form.when),
        (_tr("Hoe vaak"), signal_words.often(form.often.value) if form.often is not None else ""),
        (_tr("Wat je al deed"), form.done),
        (_tr("Wie in de buurt iets kan doen"), _neighbours(form)),
        (_tr("Horen hoe het gaat"), _tr("Ja") if form.wants_news else _tr("Hoeft niet")),
    ]
    return tuple((title, words) for title, words in lines if words)


def who_reads(form: SignalForm, readers: Readers) -> str:
    """ "Alleen Marjan en Ingrid lezen dit. Jij daarna niet meer.", by the wish."""
    return signal_words.readers(readers.attention if form.wish is Wish.UNSAFE else readers.names)


def asks_wish(form: SignalForm) -> bool:
    """Whether a resident can be asked: not for a place, help that is missing, or a chance."""
    return form.about_person


def is_danger(form: SignalForm) -> bool:
    """Whether the numbers come first."""
    return form.urgency is Urgency.DANGER


class ReadBack(Panel):
    """The answers under each other."""

    def __init__(self) -> None:
        super().__init__("sunken", padding=16, gap=8)
        self._title = text_label(_tr("Lees het nog eens terug"), "label", wrap=True)
        self.body.addWidget(self._title)
        self._parts: list[_Answer] = []

    @property
    def words(self) -> str:
        """Everything that is read back."""
        return "\n".join(label.text() for part in self._parts for label in part.labels)

    def show_form(self, form: SignalForm, worker: str = "") -> None:
        """Read this back."""
        take_away(self._parts)
        self._parts = [_Answer(title, words) for title, words in read_back(form, worker)]
        for part in self._parts:
            self.body.addWidget(part)


class _Answer(QWidget):
    """A title in small, and what was said."""

    def __init__(self, title: str, words: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.labels: list[QLabel] = []
        if title:
            self.labels.append(text_label(title, "small", "ink-2", wrap=True))
        self.labels.append(text_label(_breakable(words), "body", wrap=True))
        for label in self.labels:
            column.addWidget(label)


def _breakable(words: str) -> str:
    """A word that is longer than any line may break."""
    return " ".join("\u200b".join(one[at : at + 24] for at in range(0, len(one), 24)) for one in words.split(" "))


def _wish(form: SignalForm) -> str:
    if form.wish is None:
        return ""
    words = signal_words.wish_sentence(form.wish.value)
    if form.not_yet is not None:
        words = f"{words} {signal_words.not_yet(form.not_yet.value)}."
    return words


def _what(form: SignalForm) -> str:
    where = [signal_words.where(form.where.value)] if form.where is not None else []
    return ", ".join([*where, *(signal_words.theme(one.value) for one in form.themes)])


def _neighbours(form: SignalForm) -> str:
    return ", ".join([*([form.neighbour] if form.neighbour else []), *(one.name for one in form.services)])


def _tr(text: str) -> str:
    return QCoreApplication.translate("signal", text)
