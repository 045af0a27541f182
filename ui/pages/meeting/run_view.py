"""At the table: one point large at a time, the name covered, and what was decided in one pass of the keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QDate, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QCompleter, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from data.desk.meetings.records import MOST, Item, ItemKind, Meeting
from data.errors import Code, WorldError
from ui import messages, shortcuts
from ui.context import Context
from ui.pages.meeting import words
from ui.pages.meeting.hold import HoldButton
from ui.pages.paper.outcome import ButtonRow
from ui.widgets.badge import Badge
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import Field, Lines
from ui.widgets.labels import text_label
from ui.widgets.moments import day_edit, day_of
from ui.widgets.panel import Panel
from ui.widgets.parting import take_away
from ui.widgets.scroll import Scroll, rest_of

_WIDEST, _ROOMY, _NARROW, _LOW = 1080, 760, 620, 470
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WEEK, _FURTHEST = timedelta(days=7), timedelta(days=366)


@dataclass(frozen=True)
class Decided:
    """What the table decided about a point."""

    item: str
    decision: str
    owner: str = ""
    due: date | None = None


class _Decision(Lines):
    """Enter goes on to who does it; Shift and Enter begin a new line."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() in _ENTER and plain:
            self.entered.emit()
            return
        super().keyPressEvent(event)


class RunView(QWidget):
    """`decided` has a Decided; `stood_on` the item that is large now; `over` when the last one is done."""

    decided = Signal(object)  # Decided
    stood_on = Signal(str)
    name_wanted = Signal(str)  # item id: it is held
    over = Signal()
    back_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = context.look
        self._now = context.now
        self._meeting: Meeting | None = None
        self._at = 0
        self._waiting: Decided | None = None  # being kept
        self._steps = 0
        self._top = QHBoxLayout()
        self._badges = ButtonRow()
        self._build()
        self._bind("meeting-next", lambda: self.go(1))
        self._bind("meeting-previous", lambda: self.go(-1))
        context.look.changed.connect(self._fit)

    @property
    def item(self) -> Item | None:
        """The point that is large now."""
        items = self._meeting.items if self._meeting is not None else ()
        return items[self._at] if 0 <= self._at < len(items) else None

    @property
    def unkept(self) -> Decided | None:
        """What was typed and is not kept yet."""
        item = self.item
        if item is None:
            return None
        owner = " ".join(self.owner.text.split())
        now = Decided(item.id, self.decision.text, owner, day_of(self._due) if owner else None)
        before = item.decision
        if before is None or before.kept_back:  # what is kept back stays, unless something else is typed
            return now if now.decision or now.owner else None
        return None if (now.decision, now.owner, now.due) == (before.text, before.owner, before.due) else now

    @property
    def texts(self) -> tuple[str, ...]:
        """What can be copied from here."""
        return (self.decision.text, self.owner.text, self._title.text(), self._text.text())

    def show_meeting(self, meeting: Meeting, stand_on: str = "") -> None:
        """Show it, at the first point nobody decided about, or at `stand_on`."""
        self._meeting = meeting
        places = {one.id: place for place, one in enumerate(meeting.items)}
        open_ = next((place for place, one in enumerate(meeting.items) if one.decision is None), 0)
        self._at = places.get(stand_on, open_)
        self._suggest(meeting)
        self._show()

    def take(self, meeting: Meeting) -> None:
        """It changed behind the screen; the same point stays large, with what is being typed."""
        self._meeting = meeting

    def forget(self) -> None:
        """Covered: nothing of it stays, not even behind Ctrl+Z."""
        self._meeting = None
        self._waiting = None
        self.hold.release()
        self.hide_name()
        for label in (self._count, self._part, self._title, self._text, self._earlier_words):
            label.setText("")
        self._show_badges(())
        self.decision.set_note("")
        self.owner.set_error("")
        self._decision.setPlainText("")
        self._owner.setText("")
        self._owner.setCompleter(None)  # type: ignore[arg-type]

    def focus_first(self) -> None:
        """What was decided."""
        self._decision.setFocus(Qt.FocusReason.OtherFocusReason)

    def go(self, steps: int) -> None:
        """To another point; what was typed is kept first, when it is whole."""
        if self._meeting is None or self._waiting is not None:
            return
        if self.unkept is not None:
            self.keep(steps)
            return
        self._move(steps)

    def keep_and_go(self) -> None:
        """The green button: keep what was decided, and the next."""
        self.go(1)

    def keep(self, steps: int = 0) -> None:
        """Hand over what was decided; then go so many points on."""
        now = self.unkept
        if now is None or self._waiting is not None:
            return
        self._steps = steps
        missing = bool(now.owner) and not now.decision
        self.decision.set_error(self.tr("Schrijf op wat jullie besluiten.") if missing else "")
        if missing:
            self._decision.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._waiting = now
        self.go_button.setEnabled(False)
        self.decided.emit(now)

    def kept(self, meeting: Meeting) -> None:
        """It was kept; on to where it was going."""
        self._meeting, self._waiting = meeting, None
        self.go_button.setEnabled(True)
        if self._steps:
            self._move(self._steps)

    def refuse(self, error: WorldError) -> None:
        """It was not kept; it still stands there."""
        waiting, self._waiting = self._waiting, None
        self.go_button.setEnabled(True)
        field = {"owner": self.owner, "due": self.due}.get(error.values.get("field", ""), self.decision)
        early = error.code is Code.VALUE_UNREADABLE and field is self.due
        typed = "" if waiting is None else waiting.owner if field is self.owner else waiting.decision
        said = self.tr("Kies de dag van het overleg, of een dag erna.") if early else messages.sentence(error, typed)
        field.set_error(said)
        field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_name(self, item: str, name: str) -> None:
        """Show who it is about, as long as it is held."""
        now = self.item
        if self.hold.holding and now is not None and now.id == item:
            self._name.setText(name)

    def _held(self) -> None:
        if self.item is not None:
            self.name_wanted.emit(self.item.id)

    def hide_name(self) -> None:
        """Covered again."""
        self._name.setText(words.COVERED_NAME)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # One point

    def _move(self, steps: int) -> None:
        meeting = self._meeting
        if meeting is None:
            return
        to = self._at + steps
        if to >= len(meeting.items):
            self.over.emit()
            return
        self._at = max(0, to)
        self._show()
        self.focus_first()

    def _show(self) -> None:
        meeting, item = self._meeting, self.item
        if meeting is None or item is None:
            return
        self.hold.release()
        self.hide_name()
        self._count.setText(words.place_of(self._at + 1, len(meeting.items)))
        self._part.setText(words.part(item.part))
        self._title.setText(words.title(item))
        self._text.setText(item.text)
        self._text.setVisible(bool(item.text))
        self._show_badges(words.badges(item))
        signals = item.kind is ItemKind.SIGNAL
        self._name_row.setVisible(signals and item.name_allowed)
        self._no_name.setVisible(signals and not item.name_allowed)
        earlier = item.earlier
        self._earlier.setVisible(earlier is not None)
        if earlier is not None:
            self._earlier_words.setText(words.agreed(earlier))
        decided = item.decision
        back = decided is not None and decided.kept_back
        self.decision.set_note(words.agreed(decided) if back else "")
        self._decision.setPlainText(decided.text if decided is not None else "")
        self._owner.setText(decided.owner if decided is not None else "")
        due = (decided.due if decided is not None else None) or max(meeting.day, self._now().date()) + _WEEK
        self._due.setDate(QDate(due.year, due.month, due.day))
        for field in (self.decision, self.owner, self.due):
            field.set_error("")
        self.previous.setEnabled(self._at > 0)
        self._say_foot()
        self._scroll.verticalScrollBar().setValue(0)
        self.stood_on.emit(item.id)

    def _say_foot(self) -> None:
        """What the buttons do from here; the last point rounds off."""
        last = self._meeting is not None and self._at == len(self._meeting.items) - 1
        long = self.tr("Geen besluit, afronden") if last else self.tr("Geen besluit, volgende")
        narrow = self._look.logical_width(self) < _NARROW
        self.skip.setText(self.tr("Geen besluit") if narrow else long)
        self.skip.setAccessibleName(long)
        self.go_button.setText(self.tr("Bewaar en rond af") if last else self.tr("Bewaar en volgende"))

    def _suggest(self, meeting: Meeting) -> None:
        """Who sits here, offered while typing: a few letters are enough."""
        completer = QCompleter(list(words.owners(meeting)), self)
        completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._owner.setCompleter(completer)

    def _show_badges(self, badges: Sequence[tuple[str, str, str]]) -> None:
        old = self._badges
        self._badges = ButtonRow(*(Badge(*one) for one in badges))
        self._top.replaceWidget(old, self._badges)
        take_away((old,))

    # Making

    def _build(self) -> None:
        self._count = text_label("", "body-strong")
        self._part = text_label("", "body", "ink-2")
        self.back = KeyButton(self.tr("Naar de agenda"), icon="list", key="Esc", kind="quiet", look=self._look)
        self.back.clicked.connect(self.back_wanted)
        self._title = text_label("", "page-title", wrap=True)
        self._text = text_label("", "lead", wrap=True)
        self._top.addWidget(self._badges, 1)
        self._name = text_label(words.COVERED_NAME, "section")
        self.hold = HoldButton(self.tr("Houd vast: over wie"), "meeting-name", self, icon="eye")
        self.hold.held.connect(self._held)
        self.hold.let_go.connect(self.hide_name)
        self._name_row = QWidget()
        name = QHBoxLayout(self._name_row)
        name.setContentsMargins(0, 0, 0, 0)
        name.setSpacing(self._look.px(12))
        name.addWidget(self.hold)
        name.addWidget(self._name, 1)
        self._no_name = text_label(self.tr("Zonder naam aan deze tafel."), "small", "ink-2", wrap=True)
        self._earlier = Panel("sunken", padding=12, gap=2)
        self._earlier.body.addWidget(text_label(self.tr("De vorige keer afgesproken"), "small-strong", wrap=True))
        self._earlier_words = text_label("", "body", wrap=True)
        self._earlier.body.addWidget(self._earlier_words)
        large = Panel("panel", padding=20, gap=10)
        large.body.addLayout(self._top)
        for part in (self._title, self._text, self._name_row, self._no_name, self._earlier):
            large.body.addWidget(part)
        self._decision = _Decision(2)
        self.decision = Field(self.tr("Wat besluiten jullie?"), self._decision)
        self._owner = QLineEdit()
        self._owner.setMaxLength(MOST["owner"])
        self.owner = Field(self.tr("Wie doet het? Mag leeg blijven"), self._owner)
        today = self._now().date()
        self._due = day_edit(today, most=today + _FURTHEST)
        self.due = Field(self.tr("Wanneer is het klaar?"), self._due)
        self._decision.entered.connect(self._owner.setFocus)
        self._owner.returnPressed.connect(self._due.setFocus)
        self._due.installEventFilter(self)
        answers = Panel("card", padding=16, gap=8)
        answers.body.addWidget(self.decision)
        self._who_when = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._who_when.addWidget(self.owner, 3, Qt.AlignmentFlag.AlignTop)
        self._who_when.addWidget(self.due, 2, Qt.AlignmentFlag.AlignTop)
        answers.body.addLayout(self._who_when)
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.addWidget(large)
        self._column.addWidget(answers)
        self._column.addStretch(1)
        self._scroll = Scroll(content)
        self.previous = KeyButton(self.tr("Vorige"), icon="chevron-left", key=shortcuts.hint("meeting-previous"))
        self.previous.clicked.connect(lambda: self.go(-1))
        self.skip = KeyButton("", key=shortcuts.hint("meeting-next"))
        self.skip.clicked.connect(lambda: self.go(1))
        self.go_button = KeyButton("", icon="check", key=shortcuts.hint("meeting-go"), kind="primary")
        self.go_button.clicked.connect(self.keep_and_go)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self.previous)
        self._foot.addStretch(1)
        self._foot.addWidget(self.skip)
        self._foot.addWidget(self.go_button)
        self._head = QHBoxLayout()
        self._head.addWidget(self._count)
        self._head.addWidget(self._part, 1)
        self._stays = text_label(self.tr("Blijft open tijdens het overleg"), "small", "ink-2")
        self._head.addWidget(self._stays)
        self._head.addWidget(self.back)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(self._head)
        outer.addWidget(self._scroll, 1)
        outer.addLayout(self._foot)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter at the day is the last of the pass: keep it, and the next."""
        if watched is self._due and event.type() is QEvent.Type.KeyPress and _is_enter(event):
            self._due.interpretText()
            self.keep_and_go()
            return True
        return super().eventFilter(watched, event)

    def _bind(self, name: str, deed: object) -> None:
        for keys in shortcuts.keys(name):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(deed)

    def _fit(self) -> None:
        look, px = self._look, self._look.px
        roomy = look.logical_width(self) >= _ROOMY
        low = look.logical_height(self) < _LOW
        side = px(24 if roomy else 10)
        right = rest_of(self.width(), side, px(_WIDEST))
        self._head.setContentsMargins(side, px(2 if low else 6), right, px(2 if low else 6))
        self._head.setSpacing(px(12))
        self._column.setContentsMargins(side, px(2), right, px(8))
        self._column.setSpacing(px(8 if low else 12))
        self._foot.setContentsMargins(side, px(4), right, px(6 if low else 10))
        self._foot.setSpacing(px(10))
        across = QBoxLayout.Direction.LeftToRight if roomy else QBoxLayout.Direction.TopToBottom
        self._who_when.setDirection(across)
        self._who_when.setSpacing(px(12))
        self._stays.setVisible(roomy)
        narrow = look.logical_width(self) < _NARROW
        for button, name in ((self.previous, "previous"), (self.skip, "next"), (self.go_button, "go")):
            button.set_key("" if narrow else shortcuts.hint(f"meeting-{name}"))
        self._say_foot()
        self.previous.setText(self.tr("Vorige") if roomy else "")
        self.previous.setAccessibleName(self.tr("Vorige punt"))


def _is_enter(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() in _ENTER and not event.modifiers()
