"""The form: two pages, who writes, and at the foot who reads it. It fills and is emptied by others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from data.desk.records import Person
from data.desk.signals.records import Draft, Often, Readers, SignalForm, Source, Way
from data.directory.records import CrisisNumber
from data.errors import Code, WorldError
from ui import messages, shortcuts
from ui.context import Context
from ui.pages.paper.outcome import ButtonRow
from ui.pages.signal.check import Check
from ui.pages.signal.clipboard import CopyGuard
from ui.pages.signal.extra import ExtraPage
from ui.pages.signal.first import FirstPage
from ui.pages.signal.foot import Foot
from ui.pages.signal.parts import Option, Pick, Question
from ui.pages.signal.read_back import who_reads
from ui.pages.signal.watched import Told
from ui.widgets.buttons import KeyButton
from ui.widgets.labels import text_label
from ui.widgets.scroll import Scroll, rest_of

T = TypeVar("T")
_WIDEST = 1320
_SIDE_FROM, _BESIDE_FROM = 760, 1080
_LOW = 430


class FormView(QWidget):
    """`changed` after any answer, `send_wanted` with a form that is whole, the others as they are called."""

    changed = Signal()
    send_wanted = Signal(object)  # SignalForm
    leave_wanted = Signal()
    passed_wanted = Signal()
    who_wanted = Signal(object)  # Way: it goes at once, but with whose name?

    def __init__(
        self,
        context: Context,
        draft: Draft,
        people: Sequence[Person],
        length: Callable[[str], int],
        judge: Callable[[str, str], Sequence[Told]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._look = context.look
        self.draft = draft
        self._people = tuple(people)
        self._readers = Readers((), (), ready=True, unsafe_ready=True)
        self._whom = ""
        self._way = Way.WRITTEN
        self.first = FirstPage(context.now, length, judge)
        self.extra = ExtraPage(context, length, judge)
        self.guard = CopyGuard(self)
        self._check = Check(self.first, self.extra, self._to_page, lambda said: self.foot.tell(said))
        self._build()
        self.first.fill(draft.form)
        self.extra.fill(draft.form)
        self.first.changed.connect(self._changed)
        self.first.urgency.card_shown.connect(self._bring_in_sight)
        self.extra.changed.connect(self._changed)
        self.writer.changed.connect(self._changed)
        self.go_to(draft.page)
        context.look.changed.connect(self._fit)

    # What is filled in

    @property
    def form(self) -> SignalForm:
        """Everything that is filled in now."""
        extra = self.extra
        return replace(
            self.first.values(),
            way=self._way,
            source=_first(Source(one) for one in extra.source.chosen),
            when=extra.when.text,
            often=_first(Often(one) for one in extra.often.chosen),
            done=extra.done.text,
            neighbour=extra.neighbour.text,
            services=extra.services,
            wants_news=extra.news.one != "nee",
        )

    @property
    def by(self) -> str:
        """The person id of who writes; "" while that is not said."""
        if len(self._people) == 1:
            return self._people[0].id
        return self.writer.one

    @property
    def page(self) -> int:
        """1 or 2."""
        return self._stack.currentIndex() + 1

    @property
    def empty(self) -> bool:
        """Whether nothing was filled in."""
        return self.form == SignalForm()

    def texts(self) -> tuple[str, ...]:
        """Every text in it."""
        plain = (one.toPlainText() for one in self.findChildren(QPlainTextEdit))
        return (*plain, *(one.text() for one in self.findChildren(QLineEdit)))

    def forget(self) -> None:
        """Nothing of it stays on the clipboard."""
        self.guard.forget(self.texts())

    # What it shows

    def show_readers(self, readers: Readers, whom: str) -> None:
        """Who reads it; `whom`: the name of the buurtwerker, "" when it is not known."""
        self._readers, self._whom = readers, whom
        self.first.show_readers(readers, whom)
        self._say_who()

    def show_numbers(self, numbers: Sequence[CrisisNumber]) -> None:
        """The numbers of danger."""
        self.first.urgency.show_numbers(numbers, self._context.settings.current, self._context.now())

    def go_to(self, page: int) -> None:
        """Page 1 or 2, from its top."""
        self._stack.setCurrentIndex(page - 1)
        for number in (0, 1):  # the hidden page takes no room
            part = self._stack.widget(number)
            if part is not None:
                part.setVisible(number == page - 1)
        second = page == 2
        self._title.setText(self.tr("Bijna klaar") if second else self.tr("Zorg of idee doorgeven"))
        self._lead.setText(
            self.tr("Dit mag, hoeft niet.")
            if second
            else self.tr("Eén minuut is genoeg. Geen woorden? Bel me liever is ook goed.")
        )
        self._quick.setVisible(not second)
        self._who_row.setVisible(not second and len(self._people) > 1)
        self.foot.more.setVisible(not second)
        self.foot.back.setText(self.tr("Terug naar blad 1") if second else self.tr("Terug"))
        if second:
            self.extra.read_back.show_form(self.form, self._whom)
        self.pane.verticalScrollBar().setValue(0)
        self._fit()

    def focus_first(self) -> None:
        """Where the writing begins."""
        if self.page == 2:
            self.extra.focus_first()
        else:
            self.first.facts.go()

    def panes(self) -> list[QWidget]:
        """What F6 goes through."""
        return [self._stack.currentWidget() or self, self.foot]

    def set_busy(self, busy: bool) -> None:
        """It is being sent."""
        for button in (self.foot.send, self.call_me, self.doubt):
            button.setEnabled(not busy)
        self.foot.tell(self.tr("Even bezig …") if busy else "", calm=True)

    def refuse(self, error: WorldError) -> None:
        """It was not sent; the text is still there."""
        self.set_busy(False)
        self._way = Way.WRITTEN
        field = error.values.get("field", "")
        if error.code in (Code.TEXT_HOLDS_BSN, Code.TEXT_TOO_LONG, Code.VALUE_MISSING) and self._check.at_field(
            field, messages.sentence(error)
        ):
            return
        kept = self.tr("Niet gelukt. Je tekst staat er nog.")
        self.foot.tell(f"{kept} {messages.sentence(error)}")
        self.foot.send.setFocus(Qt.FocusReason.OtherFocusReason)

    # Sending

    def ask_send(self, way: Way = Way.WRITTEN) -> None:
        """Send, or say what is still missing."""
        if not self.foot.send.isEnabled():
            return
        self.foot.tell("")
        self._way = way
        if not self._written_by(way) or not self._check.whole(way):
            self._way = Way.WRITTEN
            return
        self.send_wanted.emit(self.form)

    def _written_by(self, way: Way) -> bool:
        """Whether it is known who writes; else that is asked."""
        if self.by:
            return True
        if way is not Way.WRITTEN:
            self.who_wanted.emit(way)
            return False
        self._who_row.set_error(self.tr("Wie schrijft dit? Kies een naam."))
        self._to_page(1)
        self.writer.set_focus()
        return False

    def _bring_in_sight(self, card: QWidget) -> None:
        """The numbers come first: as much of the card as fits, from its top, once it has its place."""
        QTimer.singleShot(0, card, lambda: self._scroll_to(card))

    def _scroll_to(self, card: QWidget) -> None:
        margin = self._look.px(12)
        self.pane.ensureWidgetVisible(card, 0, margin)
        if card.height() > self.pane.viewport().height():
            content = self.pane.widget()
            if content is not None:
                top = card.mapTo(content, QPoint(0, 0)).y()
                self.pane.verticalScrollBar().setValue(top - margin)

    def _to_page(self, page: int) -> None:
        if self.page != page:
            self.go_to(page)

    def _next(self) -> None:
        self.go_to(2)
        self.extra.focus_first()
        self.changed.emit()  # the draft knows the page

    def step_back(self) -> None:
        """Esc or Terug."""
        if self.page == 2:
            self.go_to(1)
            self.first.facts.go()
            self.changed.emit()
        else:
            self.leave_wanted.emit()

    def _changed(self) -> None:
        if self.by:
            self._who_row.set_error("")
        self.foot.tell("")
        if self.page == 2:
            self.extra.read_back.show_form(self.form, self._whom)
        self._say_who()
        self.changed.emit()

    def _say_who(self) -> None:
        words = who_reads(self.form, self._readers)
        self.foot.who.setText(words)
        self._who_below.setText(words)

    # Making

    def _build(self) -> None:
        self.foot = Foot(self._look, more=True)
        self.foot.back_wanted.connect(self.step_back)
        self.foot.more_wanted.connect(self._next)
        self.foot.send_wanted.connect(self.ask_send)
        self._title = text_label("", "page-title", wrap=True)
        self._lead = text_label("", "body", "ink-2", wrap=True)
        look = self._look
        self.call_me = KeyButton(self.tr("Bel me liever"), icon="phone", key=shortcuts.hint("signal-call"), look=look)
        self.call_me.setToolTip(self.tr("Verstuur meteen: je wilt liever gebeld worden"))
        self.call_me.clicked.connect(lambda: self.ask_send(Way.CALL_ME))
        self.doubt = KeyButton(self.tr("Ik twijfel"), icon="help", key=shortcuts.hint("signal-doubt"), look=look)
        self.doubt.setToolTip(self.tr("Verstuur meteen: je twijfelt en wilt erover praten"))
        self.doubt.clicked.connect(lambda: self.ask_send(Way.IN_DOUBT))
        self.passed = KeyButton(self.tr("Doorgegeven"), icon="list", kind="quiet", look=look)
        self.passed.clicked.connect(self.passed_wanted)
        self._quick = ButtonRow(self.call_me, self.doubt, self.passed)
        self._who_row = Question(self.tr("Wie schrijft?"))
        self.writer = Pick(
            self.tr("Wie schrijft?"), [Option(one.id, one.name, "person") for one in self._people] or [Option("", "")]
        )
        self._who_row.put_beside(self.writer)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.first)
        self._stack.addWidget(self.extra)
        self._who_below = text_label("", "small", "ink-2", wrap=True)
        content = QWidget()
        self._column = QVBoxLayout(content)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._lead)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.addLayout(words, 1)
        self._head.addWidget(self._quick)
        self._column.addLayout(self._head)
        for part in (self._who_row, self._stack, self._who_below):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self.pane = Scroll(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.pane, 1)
        outer.addWidget(self.foot)

    def _quick_width(self) -> int:
        buttons = (self.call_me, self.doubt, self.passed)
        return sum(one.sizeHint().width() for one in buttons) + self._look.px(8) * len(buttons)

    def more_key(self) -> None:
        """Alt+M."""
        if self.page == 1:
            self._next()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        look, px = self._look, self._look.px
        width, height = look.logical_width(self), look.logical_height(self)
        side = px(24 if width >= _SIDE_FROM else 10)
        right = rest_of(self.width(), side, px(_WIDEST))
        self._column.setContentsMargins(side, px(12), right, px(12))
        self._column.setSpacing(px(12 if height >= _LOW else 8))
        room = min(width, _WIDEST) - 2 * (24 if width >= _SIDE_FROM else 10)
        self.first.fit(room, height)
        self.extra.fit(room)
        self._who_below.setVisible(not self.foot.fit(width, height))
        self._lead.setVisible(height >= _LOW)
        beside = width >= _BESIDE_FROM
        self._head.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._head.setSpacing(px(10))
        if beside:
            self._quick.setFixedWidth(self._quick_width())
        else:
            self._quick.setMinimumWidth(0)
            self._quick.setMaximumWidth(16_777_215)


def _first(found: Iterable[T]) -> T | None:
    return next(iter(found), None)
