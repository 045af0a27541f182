"""The end of an overleg: one screen of sentences that go back to the desk, approved for each author."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from data.desk.meetings.records import FeedbackLine
from ui import shortcuts
from ui.context import Context
from ui.pages.meeting import words
from ui.pages.meeting.agenda_list import AgendaList
from ui.pages.meeting.agenda_model import AgendaModel
from ui.widgets.buttons import KeyButton
from ui.widgets.check_line import CheckLine
from ui.widgets.fields import Choice, Field
from ui.widgets.labels import text_label
from ui.widgets.panel import Panel
from ui.widgets.scroll import Scroll

_TWO_PANES = 860


class FeedbackView(QWidget):
    """`approved` has the lines that go back; what is not approved stays to be done, and says so."""

    approved = Signal(object)  # tuple[FeedbackLine, ...]
    back_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = context.look
        self._lines: dict[str, FeedbackLine] = {}
        self._off: set[str] = set()  # not approved
        self.model = AgendaModel(self)
        self._build()
        self.list.stood_on.connect(self._show_line)
        self.list.opened.connect(self._turn)
        self.sentence.activated.connect(self._chose)
        self.box.toggled.connect(self._ticked)
        context.look.changed.connect(self._fit)

    @property
    def wanted(self) -> tuple[FeedbackLine, ...]:
        """What goes back when it is approved now."""
        return tuple(line for key, line in self._lines.items() if key not in self._off)

    def show_lines(self, lines: Sequence[FeedbackLine]) -> None:
        """Show what is proposed; what was approved before is left out."""
        waiting = [line for line in lines if line.approved is None]
        self._lines = {line.signal_id: replace(line, approved=line.proposed) for line in waiting}
        self._off = set()
        self._refresh()
        self._empty.setVisible(not waiting)
        self.list.setVisible(bool(waiting))
        self._right.setVisible(bool(waiting))
        self.list.select_first()
        self._fit()

    def forget(self) -> None:
        """Covered: nothing of it stays."""
        self._lines, self._off = {}, set()
        self.model.show_lines(())
        self.who.setText("")

    def focus_first(self) -> None:
        """The list, or the green button when there is nothing to send back."""
        wanted: QWidget = self.list if self._lines else self.go
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def approve(self) -> None:
        """Send them back."""
        self.go.setEnabled(False)
        self.approved.emit(self.wanted)

    def set_busy(self, busy: bool) -> None:
        """It is being kept."""
        self.go.setEnabled(not busy)

    def panes(self) -> list[QWidget]:
        """List, sentence, buttons."""
        return [part for part in (self.list, self._right, self._foot_box) if part.isVisible()]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _refresh(self) -> None:
        here = self.list.current
        self.model.show_lines(words.feedback_lines(tuple(self._lines.values()), self._off))
        if here:
            self.list.select(here)
        count = len(self.wanted)
        self._count.setText(words.feedback_count(count, len(self._lines)))

    def _show_line(self, key: str) -> None:
        line = self._lines.get(key)
        if line is None:
            return
        self.who.setText(words.feedback_about(line))
        self.sentence.clear()
        for one in line.choices:
            self.sentence.addItem(words.feedback(one.value), one.value)
        self.sentence.setCurrentIndex(self.sentence.findData((line.approved or line.proposed).value))
        self.box.blockSignals(True)
        self.box.setText(self.tr("Deze zin gaat terug naar {name}").format(name=line.author))
        self.box.setChecked(key not in self._off)
        self.box.blockSignals(False)

    def _chose(self) -> None:
        line = self._lines.get(self.list.current)
        code = self.sentence.currentData()
        if line is not None and code:
            self._lines[line.signal_id] = replace(line, approved=type(line.proposed)(code))
            self._refresh()

    def _ticked(self, on: bool) -> None:
        key = self.list.current
        if key in self._lines:
            self._off.discard(key) if on else self._off.add(key)
            self._refresh()

    def _turn(self, key: str) -> None:
        """Enter: approved or not, and the next."""
        if key in self._lines:
            self.box.setChecked(key in self._off)

    def _build(self) -> None:
        self.list = AgendaList(self.model, self._look)
        self.list.set_movable(False)
        self.list.setAccessibleName(self.tr("Wat er teruggaat naar de balie"))
        self.list.setAccessibleDescription(self.tr("Pijltjes: een andere. Enter: wel of niet terug."))
        self._empty = text_label(
            self.tr("Er is nu niemand aan wie je iets terug moet zeggen. Je kunt het overleg afsluiten."),
            "body",
            "ink-2",
            wrap=True,
        )
        self.who = text_label("", "section", wrap=True)
        self.sentence = Choice()
        self.field = Field(
            self.tr("Welke zin?"), self.sentence, note=self.tr("Alleen deze zin. Verder niets van wat is besproken.")
        )
        self.box = CheckLine("")
        self._right = Panel("panel", padding=16, gap=10)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self.who, self.field, self.box):
            column.addWidget(part)
        column.addStretch(1)
        self._right.body.addWidget(Scroll(content), 1)
        self._panes = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._panes.addWidget(self._empty, 1, Qt.AlignmentFlag.AlignTop)
        self._panes.addWidget(self.list, 1)
        self._panes.addWidget(self._right, 1)
        self.back = KeyButton(self.tr("Terug"), key="Esc", kind="quiet", look=self._look)
        self.back.clicked.connect(self.back_wanted)
        self._count = text_label("", "small", "ink-2", wrap=True)
        self.go = KeyButton(
            self.tr("Keur goed en sluit af"), icon="check", key=shortcuts.hint("meeting-go"), kind="primary"
        )
        self.go.clicked.connect(self.approve)
        self._foot_box = QWidget()
        self._foot = QHBoxLayout(self._foot_box)
        self._foot.addWidget(self.back)
        self._foot.addWidget(self._count, 1)
        self._foot.addWidget(self.go)
        self._outer = QVBoxLayout(self)
        self._title = text_label(self.tr("Terug naar de balie"), "page-title", wrap=True)
        self._under = text_label(
            self.tr("Wie iets doorgaf, hoort hoe het gaat. Lees de zinnen na en keur ze goed."),
            "body",
            "ink-2",
            wrap=True,
        )
        self._outer.addWidget(self._title)
        self._outer.addWidget(self._under)
        self._outer.addLayout(self._panes, 1)
        self._outer.addWidget(self._foot_box)

    def _fit(self) -> None:
        look, px = self._look, self._look.px
        two = look.logical_width(self) >= _TWO_PANES
        low = look.logical_height(self) < 430
        side = px(24 if two else 10)
        self._outer.setContentsMargins(side, px(8), side, px(10))
        self._outer.setSpacing(px(8))
        self._panes.setDirection(QBoxLayout.Direction.LeftToRight if two else QBoxLayout.Direction.TopToBottom)
        self._panes.setSpacing(px(12))
        self._under.setVisible(not low)
        self._foot.setContentsMargins(0, 0, 0, 0)
        self._foot.setSpacing(px(12))
