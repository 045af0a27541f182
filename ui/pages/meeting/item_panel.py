"""One point of the agenda beside the list: a neutral title and a text in her own words, never the facts copied."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QVBoxLayout, QWidget

from data.desk.meetings.records import MOST, Item
from data.errors import WorldError
from ui import messages
from ui.pages.meeting import words
from ui.pages.paper.outcome import ButtonRow
from ui.theme import Look
from ui.widgets.badge import Badge
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import Field, Lines
from ui.widgets.labels import text_label
from ui.widgets.moments import number_edit
from ui.widgets.panel import Panel
from ui.widgets.parting import take_away
from ui.widgets.scroll import Scroll

_BESIDE = 500  # logical px
_KEEP_MS = 800  # after the last key
_MINUTES_LEAST, _MINUTES_MOST = 1, 60


@dataclass(frozen=True)
class Written:
    """What stands in the fields of a point now."""

    item: str
    title: str
    text: str
    minutes: int


class _Line(QLineEdit):
    """Tells that it was left, also when the window goes to the back."""

    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class ItemPanel(Panel):
    """`written` a moment after the last key, and when a field is left; `off_wanted` for taking it off the agenda."""

    written = Signal(object)  # Written
    off_wanted = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        self._look = look
        self._column = QVBoxLayout()
        super().__init__("panel", padding=16, gap=8, parent=parent)
        self._item: Item | None = None
        self._kept: Written | None = None
        self._sent: list[Written] = []  # on the way to the store, not answered yet
        self._refused: dict[str, tuple[Written, WorldError]] = {}  # by point: what could not be kept
        content = QWidget()
        content.setLayout(self._column)
        self._badges = ButtonRow()
        self._heading = text_label("", "detail-title", wrap=True)
        self._about = text_label("", "small", "ink-2", wrap=True)
        self._back = text_label(words.kept_back(), "small-strong", "brick-ink", wrap=True)
        self._earlier = Panel("sunken", padding=12, gap=2)
        self._earlier.body.addWidget(text_label(self.tr("De vorige keer afgesproken"), "small-strong", wrap=True))
        self._earlier_words = text_label("", "body", wrap=True)
        self._earlier.body.addWidget(self._earlier_words)
        self._title = _Line()
        self._title.setMaxLength(MOST["title"])
        self.title = Field(
            self.tr("Titel, zonder naam"), self._title, note=self.tr("Bijvoorbeeld: bewoner vaak alleen")
        )
        self._text = Lines(3)
        self.text = Field(
            self.tr("Tekst voor de agenda, in je eigen woorden"),
            self._text,
            note=self.tr("Wat vraag je de tafel? Schrijf niet over wat de vrijwilliger schreef."),
        )
        self._minutes = number_edit(_MINUTES_MOST)
        self._minutes.setMinimum(_MINUTES_LEAST)
        self._minutes.setSuffix(self.tr(" minuten"))
        self._minutes.setSingleStep(5)
        self.minutes = Field(self.tr("Hoe lang?"), self._minutes)
        self._outcome = Panel("sunken", padding=12, gap=2)
        self._outcome.body.addWidget(text_label(self.tr("Besluit"), "small-strong", wrap=True))
        self._outcome_words = text_label("", "body", wrap=True)
        self._outcome.body.addWidget(self._outcome_words)
        self.off = KeyButton(self.tr("Haal van de agenda"), icon="delete", key="Delete", look=look)
        self.off.clicked.connect(self._take_off)
        self._off = QWidget()
        self._last = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._off)
        self._last.setContentsMargins(0, 0, 0, 0)
        self._last.addWidget(self.minutes, 1)
        self._last.addWidget(self.off, 0, Qt.AlignmentFlag.AlignBottom)
        parts = (self._badges, self._heading, self._about, self._back, self._earlier, self.title, self.text)
        for part in (*parts, self._outcome, self._off):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self.body.addWidget(Scroll(content), 1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_KEEP_MS)
        self._timer.timeout.connect(self.keep)
        self._title.textEdited.connect(self._typed)
        self._text.textChanged.connect(self._typed)
        self._minutes.valueChanged.connect(self._typed)
        self._title.left.connect(self.keep)
        self._text.left.connect(self.keep)
        self._minutes.editingFinished.connect(self.keep)
        self.show_item(None, writable=True)

    @property
    def unkept(self) -> Written | None:
        """What was typed and is not kept yet."""
        now = self._now()
        return now if now is not None and now != self._kept else None

    @property
    def texts(self) -> tuple[str, ...]:
        """What can be copied from here."""
        return (self.title.text, self.text.text)

    def show_item(self, item: Item | None, *, writable: bool) -> None:
        """Show a point; what is being typed in the same one stays."""
        same = item is not None and self._item is not None and item.id == self._item.id
        sent = item is not None and any(one.item == item.id for one in self._sent)
        typing = same and (sent or self.unkept is not None)
        self._item = item
        self._timer.stop()
        for part in (self._heading, self._about, self._earlier, self._outcome):
            part.setVisible(item is not None)
        self._back.hide()
        for field in (self.title, self.text, self._off):
            field.setVisible(item is not None and writable)
        if item is None:
            self._fill(None)
            return
        self._heading.setText(words.title(item))
        self._heading.setVisible(not writable)
        self._back.setVisible(item.kept_back and writable)
        self._about.setText(words.about_item(item))
        self._show_badges(item)
        self._earlier.setVisible(item.earlier is not None)
        if item.earlier is not None:
            self._earlier_words.setText(words.agreed(item.earlier))
        self._outcome.setVisible(item.decision is not None)
        self._outcome_words.setText(words.agreed(item.decision))
        if not typing:
            self._fill(item)
            if item.id in self._refused:
                self._fill_refused(*self._refused[item.id])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        across = self._look.logical_width(self) >= _BESIDE
        self._last.setDirection(QBoxLayout.Direction.LeftToRight if across else QBoxLayout.Direction.TopToBottom)

    def keep(self) -> None:
        """Hand over what was typed, when there is something; what was refused word for word would be refused again."""
        self._timer.stop()
        now = self.unkept
        if now is not None and not self._was_refused(now):
            self._kept = now
            self._sent.append(now)
            self.written.emit(now)

    def over(self, written: Written) -> None:
        """It was kept."""
        self._answered(written)
        self._refused.pop(written.item, None)
        if self._item is not None and self._item.id == written.item:
            self.title.set_error("")
            self.text.set_error("")

    def refuse(self, written: Written, error: WorldError) -> None:
        """It was not kept; it still stands there, with what is wrong below it, also when she comes back to it."""
        self._answered(written)
        self._refused[written.item] = (written, error)
        if self._item is None or self._item.id != written.item:
            return
        self._kept = Written(self._item.id, self._item.title, self._item.text, self._item.minutes)
        self._say(written, error)

    def forget(self) -> None:
        """Nothing of it stays, not even behind Ctrl+Z."""
        self._kept = None
        self._refused.clear()
        self._sent.clear()
        self.show_item(None, writable=True)

    def focus_first(self) -> None:
        """The title when it is still empty or was refused, else the text."""
        wanted: QWidget = self._title if not self._title.text() or self.title.error else self._text
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_off(self) -> None:
        if self._item is not None:
            self.off_wanted.emit(self._item.id)

    def _fill(self, item: Item | None) -> None:
        self._kept = None
        for edit in (self._title, self._text, self._minutes):
            edit.blockSignals(True)
        self._title.setText(item.title if item is not None else "")
        self._text.setPlainText(item.text if item is not None else "")
        self._minutes.setValue(item.minutes if item is not None else 0)
        for edit in (self._title, self._text, self._minutes):
            edit.blockSignals(False)
        self.title.set_error("")
        self.text.set_error("")
        if item is not None:
            self._kept = self._now()
        else:
            for label in (self._heading, self._about, self._earlier_words, self._outcome_words):
                label.setText("")
            self._show_badges(None)

    def _was_refused(self, written: Written) -> bool:
        """Whether just this was refused for its words, not because the store was busy."""
        refused, error = self._refused.get(written.item, (None, None))
        return refused == written and error is not None and "field" in error.values

    def _answered(self, written: Written) -> None:
        if written in self._sent:
            self._sent.remove(written)

    def _fill_refused(self, written: Written, error: WorldError) -> None:
        for edit in (self._title, self._text):
            edit.blockSignals(True)
        self._title.setText(written.title)
        self._text.setPlainText(written.text)
        for edit in (self._title, self._text):
            edit.blockSignals(False)
        self._say(written, error)

    def _say(self, written: Written, error: WorldError) -> None:
        title = error.values.get("field") == "title"
        said = messages.sentence(error, written.title if title else written.text)
        (self.title if title else self.text).set_error(said)

    def _now(self) -> Written | None:
        if self._item is None:
            return None
        title = " ".join(self._title.text().split())
        return Written(self._item.id, title, self._text.toPlainText().strip(), self._minutes.value())

    def _typed(self) -> None:
        if self._item is not None:
            self._timer.start()

    def _show_badges(self, item: Item | None) -> None:
        old = self._badges
        self._badges = ButtonRow(*(Badge(*one) for one in words.badges(item))) if item is not None else ButtonRow()
        self._column.replaceWidget(old, self._badges)
        take_away((old,))

    def _space(self) -> None:
        super()._space()
        self._column.setSpacing(self._look.px(10))
        ring = self._look.px(4)
        self._column.setContentsMargins(ring, ring, ring, ring)
