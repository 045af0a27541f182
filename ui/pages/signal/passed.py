"""Doorgegeven: number, day, theme, one sentence, and what came back. Never what was written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from data.desk.signals.kinds import Status
from data.desk.signals.records import Passed
from ui import messages, signal_words
from ui.context import Context
from ui.pages.paper.outcome import ButtonRow
from ui.pages.signal.withdraw import ask_withdraw
from ui.signal_work import SignalWork
from ui.widgets.badge import Badge
from ui.widgets.buttons import KeyButton
from ui.widgets.labels import text_label
from ui.widgets.panel import Panel
from ui.widgets.parting import take_away
from ui.widgets.scroll import Scroll, rest_of

if TYPE_CHECKING:
    from data.desk.duty import Duty
    from data.desk.signals.desk import SignalDesk

_WIDEST = 820
_AT_ONCE = 20


class PassedView(QWidget):
    """The list, newest first; what has news stands on top. `names`: person id to roepnaam."""

    add_wanted = Signal(object)  # Passed
    new_wanted = Signal()
    said = Signal(str)

    def __init__(
        self,
        context: Context,
        work: SignalWork,
        lines: Sequence[Passed],
        names: Mapping[str, str],
        whom: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._work = work
        self._look = context.look
        self._lines: tuple[Passed, ...] = ()
        self._names, self._whom = names, whom
        self._shown = _AT_ONCE
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.addWidget(text_label(self.tr("Doorgegeven"), "page-title", wrap=True))
        self._lead = text_label(
            self.tr("Hier zie je hoe het ermee staat. Wat je schreef, zie je hier niet."), "body", "ink-2", wrap=True
        )
        self._column.addWidget(self._lead)
        self.new = KeyButton(self.tr("Iets nieuws doorgeven"), icon="signal", kind="primary", look=self._look)
        self.new.clicked.connect(self.new_wanted)
        self._column.addWidget(ButtonRow(self.new))
        self._holder = QWidget()
        self._rows = QVBoxLayout(self._holder)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._holder)
        self.more = KeyButton(self.tr("Toon meer"), icon="chevron-down", look=self._look)
        self.more.clicked.connect(self._more)
        self._column.addWidget(ButtonRow(self.more))
        self._column.addStretch(1)
        self.rows: list[PassedRow] = []
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scroll(content))
        self._look.changed.connect(self._fit)
        self.more.hide()
        self.show_lines(lines)

    def show_lines(self, lines: Sequence[Passed]) -> None:
        """Show these."""
        self._lines = tuple(sorted(lines, key=lambda one: not _is_news(one)))
        self._show()

    def focus_first(self) -> None:
        """The first thing to do: news, else something new."""
        row = next((one for one in self.rows if one.seen_button is not None), None)
        target = row.seen_button if row is not None and row.seen_button is not None else self.new
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _seen(self, line: Passed) -> None:
        def work(desk: SignalDesk, duty: Duty) -> tuple[Passed, ...]:
            desk.mark_seen(duty, (line.id,))
            return desk.passed(duty)

        self._work.ask(work, self._again, wanted=self._there)

    def _withdraw(self, line: Passed) -> None:
        def done(sentence: str) -> None:
            self.said.emit(sentence)
            self._work.ask(lambda desk, duty: desk.passed(duty), self._again, wanted=self._there)

        ask_withdraw(
            self._context.on_duty,
            self._work,
            self.window(),
            line,
            done,
            lambda error: self.said.emit(messages.sentence(error)),
        )

    def _again(self, lines: Sequence[Passed]) -> None:
        self.show_lines(lines)
        self.focus_first()

    def _there(self) -> bool:
        return isValid(self) and not self._context.on_duty.covered

    def _more(self) -> None:
        self._shown += _AT_ONCE
        self._show()

    def _show(self) -> None:
        take_away(self.rows)
        self.rows = []
        several = len({one.by for one in self._lines}) > 1
        for one in self._lines[: self._shown]:
            row = PassedRow(one, self._names.get(one.by, "") if several else "", self._whom)
            row.add.clicked.connect(lambda _=False, line=one: self.add_wanted.emit(line))
            row.withdraw.clicked.connect(lambda _=False, line=one: self._withdraw(line))
            if row.seen_button is not None:
                row.seen_button.clicked.connect(lambda _=False, line=one: self._seen(line))
            self.rows.append(row)
            self._rows.addWidget(row)
        self.more.setVisible(len(self._lines) > self._shown)
        self._lead.setText(
            self.tr("Hier zie je hoe het ermee staat. Wat je schreef, zie je hier niet.")
            if self._lines
            else self.tr("Er is nog niets doorgegeven.")
        )
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        look = self._look
        side = look.px(24 if look.logical_width(self) >= 760 else 10)
        self._column.setContentsMargins(side, look.px(12), rest_of(self.width(), side, look.px(_WIDEST)), look.px(12))
        self._column.setSpacing(look.px(10))
        self._rows.setSpacing(look.px(10))


class PassedRow(Panel):
    """One of them. `name`: who wrote it, when there are more of them on duty."""

    def __init__(self, line: Passed, name: str, whom: str, parent: QWidget | None = None) -> None:
        news = _is_news(line)
        super().__init__("pine-card" if news else "card", padding=16, gap=4, parent=parent)
        self.line = line
        head = QHBoxLayout()
        head.setSpacing(10)
        code = text_label(line.code, "card-title")
        when = signal_words.day_words(line.day)
        about = signal_words.themes_together([one.value for one in line.themes])
        words = " · ".join(part for part in (when, about, name) if part)
        head.addWidget(code)
        head.addWidget(text_label(words, "small", "ink-2", wrap=True), 1)
        if news:
            what = self.tr("Vraag aan jou") if line.status is Status.ASKED_BACK else self.tr("Nieuw bericht")
            head.addWidget(Badge(what, "open", "handover"))
        self.body.addLayout(head)
        asked = line.status is Status.ASKED_BACK
        said = signal_words.status_sentence(line.status.value, whom, read=line.read)
        self.status = text_label(said, "body-strong" if asked and news else "body", wrap=True)
        self.body.addWidget(self.status)
        self.feedback = text_label(_feedback(line, whom), "body-strong", "pine-hover", wrap=True)
        self.body.addWidget(self.feedback)
        self.feedback.setVisible(bool(self.feedback.text()))
        if line.erased_on is not None:
            gone = self.tr("Wordt gewist op {day}.").format(day=signal_words.day_words(line.erased_on))
            self.body.addWidget(text_label(gone, "small", "ink-2", wrap=True))
        buttons: list[QWidget] = []
        self.seen_button: KeyButton | None = None
        if news:
            self.seen_button = KeyButton(self.tr("Gelezen"), icon="check", kind="primary")
            self.seen_button.setAccessibleName(self.tr("Bericht over {code} gelezen").format(code=line.code))
            buttons.append(self.seen_button)
        self.add = KeyButton(self.tr("Nog iets toevoegen"), icon="add-to")
        self.add.setAccessibleName(self.tr("Nog iets toevoegen aan {code}").format(code=line.code))
        self.withdraw = KeyButton(self.tr("Trek in"), icon="take-in", kind="quiet")
        self.withdraw.setAccessibleName(self.tr("Trek {code} in").format(code=line.code))
        for button, possible in ((self.add, line.may_add), (self.withdraw, line.may_withdraw)):
            if possible:
                buttons.append(button)
            else:
                button.setParent(self)
                button.hide()
        if buttons:
            self.body.addWidget(ButtonRow(*buttons))


def _is_news(line: Passed) -> bool:
    return (line.feedback is not None or line.status is Status.ASKED_BACK) and not line.seen


def _feedback(line: Passed, whom: str) -> str:
    if line.feedback is None:
        return ""
    said = signal_words.feedback(line.feedback.value, whom)
    return f"{said} “{line.feedback_text}”" if line.feedback_text else said
