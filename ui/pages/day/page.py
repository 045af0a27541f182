"""Picture 06: the day as it went. Shown to who is on duty; covered with everything else."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from data.desk.visits.records import Attention, DayPage, Professional, Regular, Shift, ShiftKind, Visit
from data.directory.records import Theme
from data.errors import Code, WorldError
from ui.context import Context
from ui.inloop import Inloop
from ui.models import inloop_words
from ui.models.day import DayModel
from ui.models.waiting import clock
from ui.pages.base import Page
from ui.pages.day.side import DaySide
from ui.pages.day.tallies import Tallies
from ui.pages.day.visit_list import VisitList
from ui.pages.duty.covered_view import CoveredView
from ui.widgets.buttons import IconButton, KeyButton
from ui.widgets.chart import Bar, most_first
from ui.widgets.labels import ElidedLabel, text_label

_DUTCH = QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands)
_TWO_PANES = 900  # logical px of the page
_SIDE, _WIDE_SIDE, _WIDE_FROM = 290, 330, 1500
_LOW = 470
_TALLIES_FROM, _FOOT_FROM = 320, 380

_Read = tuple[DayPage | None, tuple[Attention, ...], tuple[Regular, ...]]


class InloopPage(Page):
    """The room Inloop."""

    name = "day"
    edit_wanted = Signal(object)  # Visit
    remove_wanted = Signal(object)  # Visit
    regulars_wanted = Signal()
    slips_wanted = Signal()
    numbers_wanted = Signal()
    correct_wanted = Signal(object)  # Shift
    attention_wanted = Signal()
    search_wanted = Signal()

    def __init__(self, context: Context, inloop: Inloop, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._inloop = inloop
        self._look = context.look
        self._themes: dict[str, Theme] = {}
        self._shift = ""  # "": the one of now
        self._day: DayPage | None = None
        self.covered = CoveredView(context, context.on_duty)
        self.covered.search_wanted.connect(self.search_wanted)
        self.covered.shown_again.connect(self._uncovered)
        self.model = DayModel(self)
        self._build()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._content)
        self._stack.addWidget(self.covered)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        inloop.changed.connect(self._changed)
        context.look.changed.connect(self._fit)
        context.tasks.with_directory(context.directory.themes, self._know_themes)

    @property
    def day(self) -> DayPage | None:
        """What is shown; None while nothing is known or everything is covered."""
        return self._day

    def shown(self) -> None:
        self._shift = ""
        self.read()

    def focus_first(self) -> None:
        if self._stack.currentWidget() is self.covered:
            self.covered.focus_first()
        elif self.model.rowCount():
            self.timeline.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.side.regulars.setFocus(Qt.FocusReason.OtherFocusReason)

    def panes(self) -> list[QWidget]:
        if self._stack.currentWidget() is self.covered:
            return [self.covered]
        return [self._left, self._right]

    def escape(self) -> bool:
        if self._shift:
            self._shift = ""
            self.read()
            return True
        return False

    def help_sentences(self) -> tuple[str, ...]:
        return (
            self.tr("Hier zie je de bezoeken van vandaag, zonder namen. Fout gemaakt? Enter opent een regel."),
            self.tr("Als de dienst is afgesloten, verdwijnen tijd, taal en leeftijd. De aantallen blijven."),
            self.tr("Met Ctrl Z neem je terug wat je net deed, tot tien keer."),
        )

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.turn.setChecked(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # Reading

    def read(self) -> None:
        """Read the day again; nothing while it is covered."""
        on_duty = self._context.on_duty
        if on_duty.covered or not on_duty.open:
            self._forget()
            return
        self._stack.setCurrentWidget(self._content)
        shift = self._shift

        def known() -> bool:
            return shift == self._shift and not on_duty.covered

        self._inloop.ask(
            lambda day, duty: (day.day_page(duty, shift), day.attentions(duty), day.missed(duty)),
            self._show,
            failed=self._not_read,
            wanted=known,
        )

    def _not_read(self, error: WorldError) -> None:
        """A dienst that was just taken away: the one of now takes its place."""
        if error.code is Code.RECORD_UNKNOWN and self._shift:
            self._shift = ""
            self.read()
        else:
            self._inloop.tell(error)

    def _changed(self) -> None:
        on_duty = self._context.on_duty
        hidden = self._stack.currentWidget() is self.covered
        if not on_duty.open or on_duty.covered != hidden or self.isVisible():
            self.read()

    def _uncovered(self) -> None:
        self.read()
        self.focus_first()

    def _know_themes(self, themes: tuple[Theme, ...]) -> None:
        self._themes = {theme.code: theme for theme in themes}
        self.read()

    def _forget(self) -> None:
        """Covered: nothing of the day stays in the page."""
        if self._stack.currentWidget() is not self.covered:
            self.side.handover.forget()
        self._day = None
        self.model.show_visits((), {})
        self.side.attention.forget()
        self._missed.setText("")
        self._missed.hide()
        self.covered.refresh()
        held = self.isVisible() and self._content.isAncestorOf(self.focusWidget() or self)
        self._stack.setCurrentWidget(self.covered)
        if held:
            self.covered.focus_first()

    # Showing

    def _show(self, read: _Read) -> None:
        day, attentions, missed = read
        self._day = day
        writes = self._context.on_duty.reader is not None
        self.side.attention.show_words(attentions, self._context.now().date(), writes=writes)
        self._show_missed(missed)
        if day is None:
            return
        shift, live = day.shift, not day.shift.over
        self._title.setText(_day_words(shift))
        self._under.setText(_shift_words(shift))
        self.earlier.setEnabled(day.earlier is not None)
        self.later.setVisible(day.later is not None)
        tally = day.tally
        numbers = [
            (tally.visitors, self.tr("bezoeker") if tally.visitors == 1 else self.tr("bezoekers")),
            (tally.visits, self.tr("bezoek met vraag") if tally.visits == 1 else self.tr("bezoeken met vraag")),
            (tally.slips, self.tr("briefje") if tally.slips == 1 else self.tr("briefjes")),
        ]
        if tally.signals:
            numbers.append((tally.signals, self.tr("signaal") if tally.signals == 1 else self.tr("signalen")))
        self.tallies.show_numbers(numbers)
        here = self.timeline.current
        self.model.show_visits(day.visits, self._themes)
        if here is not None:
            self.timeline.select_row(max(0, self.model.row_of(here.id)))
        bars = [Bar(self._themes[code].name if code in self._themes else code, n) for code, n in day.themes]
        self.side.chart.set_bars(most_first(bars))
        self.side.chart_card.setVisible(bool(bars))
        self.side.who.show_who(day.people, shift.professionals, writable=live)
        self.side.who.show_shift(shift, writable=live)
        self.side.handover.show_notes(day.received, day.left, writable=live)
        self.side.show_kept(day)
        self.list.show_state(live=live, empty=not day.visits)
        self._stood_on()

    def _show_missed(self, missed: tuple[Regular, ...]) -> None:
        names = ", ".join(f"{one.name} ({one.street})" if one.street else one.name for one in missed)
        self._missed.setText(self.tr("Mis je iemand? {names}").format(names=names) if names else "")
        self._missed.setVisible(bool(names))

    def _stood_on(self) -> None:
        visit = self.timeline.current
        live = self._day is not None and not self._day.shift.over
        self.edit.setEnabled(live and visit is not None and not visit.anonymous)
        self.remove.setEnabled(live and visit is not None)

    # Deeds

    def _open(self, visit: Visit) -> None:
        if self._day is not None and not self._day.shift.over and not visit.anonymous:
            self.edit_wanted.emit(visit)

    def _remove(self, visit: Visit) -> None:
        if self._day is not None and not self._day.shift.over:
            self.remove_wanted.emit(visit)

    def _correct(self) -> None:
        if self._day is not None and self._day.shift.over:
            self.correct_wanted.emit(self._day.shift)

    def _describe(self, kind: str) -> None:
        """What sort of dienst it is; its end stays as it was planned."""
        shift = self._day.shift if self._day is not None else None
        if shift is not None and not shift.over:
            chosen, ends_at = ShiftKind(kind), shift.ends_at
            name = shift.name if chosen is shift.kind else ""
            self._inloop.do(lambda day, duty: day.describe(duty, kind=chosen, name=name, ends_at=ends_at))

    def _end_at(self, moment: datetime) -> None:
        shift = self._day.shift if self._day is not None else None
        if shift is not None and not shift.over:
            kind, name = shift.kind, shift.name
            self._inloop.do(lambda day, duty: day.describe(duty, kind=kind, name=name, ends_at=moment))

    def _go(self, shift: str | None) -> None:
        if shift is not None:
            self._shift = shift
            self.read()

    def _write(self, text: str) -> None:
        self._inloop.do(
            lambda day, duty: day.write_handover(duty, text),
            lambda _: self.side.handover.over(text),
            failed=self.side.handover.refuse,
        )

    def _professionals(self, professionals: tuple[Professional, ...]) -> None:
        self._inloop.do(lambda day, duty: day.set_professionals(duty, professionals))

    def _read_attention(self, key: str) -> None:
        self._inloop.do(lambda day, duty: day.mark_read(duty, key))

    def _end_attention(self, key: str) -> None:
        reader = self._context.on_duty.reader
        if reader is not None:
            self._inloop.do(lambda day, _duty: day.end_attention(reader, key))

    # Making

    def _build(self) -> None:
        self._content = QWidget()
        self._panes = QHBoxLayout(self._content)
        self._left = QWidget()
        self._column = QVBoxLayout(self._left)
        self._title = text_label("", "page-title", wrap=True)
        self._under = ElidedLabel("", "body", "ink-2")
        self.earlier = KeyButton(self.tr("Vorige keer"), icon="chevron-left", kind="quiet", look=self._look)
        self.earlier.clicked.connect(lambda: self._go(self._day.earlier if self._day is not None else None))
        self.later = IconButton("chevron-right", self.tr("Een dienst verder"))
        self.later.clicked.connect(lambda: self._go(self._day.later if self._day is not None else None))
        self.later.hide()
        self.turn = KeyButton(self.tr("Meer van vandaag"), icon="list", look=self._look)
        self.turn.setCheckable(True)
        self.turn.toggled.connect(self._fit)
        self._head = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._under)
        self._head.addLayout(words, 1)
        self._head.addWidget(self.turn, 0, Qt.AlignmentFlag.AlignTop)
        self._head.addWidget(self.earlier, 0, Qt.AlignmentFlag.AlignTop)
        self._head.addWidget(self.later, 0, Qt.AlignmentFlag.AlignTop)
        self.tallies = Tallies(self._look)
        self._column.addLayout(self._head)
        self._column.addWidget(self.tallies)
        self._missed = ElidedLabel("", "body-strong", "pine-hover")
        self._missed.hide()
        self._column.addWidget(self._missed)
        self.list = VisitList(self.model, self._look)
        self.timeline, self.edit, self.remove = self.list.timeline, self.list.edit, self.list.remove
        self.list.opened.connect(self._open)
        self.list.removed.connect(self._remove)
        self.list.correct.clicked.connect(self._correct)
        self.list.stood_on.connect(self._stood_on)
        self._column.addWidget(self.list, 1)
        self._panes.addWidget(self._left, 1)
        self.side = DaySide(self._look, self._context.settings)
        self.side.attention.read.connect(self._read_attention)
        self.side.attention.ended.connect(self._end_attention)
        self.side.attention.add_wanted.connect(self.attention_wanted)
        self.side.who.changed.connect(self._professionals)
        self.side.who.kind_chosen.connect(self._describe)
        self.side.who.ends.chosen.connect(self._end_at)
        self.side.handover.written.connect(self._write)
        self.side.slips.clicked.connect(self.slips_wanted)
        self.side.regulars.clicked.connect(self.regulars_wanted)
        self.side.numbers.clicked.connect(self.numbers_wanted)
        self._right = self.side
        self._panes.addWidget(self._right)

    def _fit(self) -> None:
        look, px = self._look, self._look.px
        width, height = look.logical_width(self), look.logical_height(self)
        two = width >= _TWO_PANES
        more = self.turn.isChecked()
        side = px(24 if two else 10)
        self._panes.setContentsMargins(side, px(12 if height >= _LOW else 6), side, px(12 if height >= _LOW else 6))
        self._panes.setSpacing(px(20))
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(10 if height >= _LOW else 6))
        self.list.fit(width, foot=height >= _FOOT_FROM)
        self.turn.setVisible(not two)
        self.turn.setText(self.tr("Terug naar de lijst") if more else self.tr("Meer van vandaag"))
        self.turn.set_icon_name("list" if width >= 600 else "")
        self.earlier.setText(self.tr("Vorige keer") if two else "")
        self.earlier.setAccessibleName(self.tr("Vorige keer"))
        self.earlier.setToolTip(self.tr("Vorige keer"))
        self._panes.setDirection(QHBoxLayout.Direction.LeftToRight if two else QHBoxLayout.Direction.TopToBottom)
        self.list.setVisible(two or not more)
        self.tallies.setVisible((two or not more) and height >= _TALLIES_FROM)  # the count stands on top too
        self._right.setVisible(two or more)
        self._under.setVisible(height >= _LOW)
        if two:
            self._right.setFixedWidth(px((_WIDE_SIDE if width >= _WIDE_FROM else _SIDE) + 10))
            self._panes.setStretch(0, 1)
            self._panes.setStretch(1, 0)
        else:
            self._right.setMinimumWidth(0)
            self._right.setMaximumWidth(16_777_215)
            self._panes.setStretch(0, 0 if more else 1)
            self._panes.setStretch(1, 1 if more else 0)
        self.tallies.fit()


def _day_words(shift: Shift) -> str:
    """ "Dinsdag 24 november"."""
    day = shift.day
    words = _DUTCH.toString(QDate(day.year, day.month, day.day), "dddd d MMMM")
    return words[:1].upper() + words[1:]


def _shift_words(shift: Shift) -> str:
    """ "Koffieochtend, 9.30 tot 12.00"."""
    name = shift.name or (inloop_words.kind(shift.kind.value) if shift.kind is not ShiftKind.OTHER else "Inloop")
    if shift.starts_at is not None and shift.ends_at is not None:
        return f"{name}, {clock(shift.starts_at)} tot {clock(shift.ends_at)}"
    return f"{name}, begonnen om {clock(shift.opened_at)}"
