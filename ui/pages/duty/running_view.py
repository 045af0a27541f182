"""The dienst is open: who has it, covering, ending, and what is yours to change."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import shortcuts
from ui.context import Context
from ui.models.waiting import clock, names_together
from ui.on_duty import OnDuty
from ui.pages.paper.outcome import ButtonRow
from ui.widgets.buttons import KeyButton
from ui.widgets.labels import text_label
from ui.widgets.panel import Panel
from ui.widgets.scroll import Scroll, rest_of

_WIDEST = 820


class RunningView(QWidget):
    """What can be done with a dienst that is open and not covered."""

    cover_wanted = Signal()
    end_wanted = Signal()
    worker_wanted = Signal()
    own_secret_wanted = Signal()
    people_wanted = Signal()
    lock_wanted = Signal()
    meeting_wanted = Signal(bool)  # an overleg begins, or is over

    def __init__(self, context: Context, on_duty: OnDuty, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._on_duty = on_duty
        self._title = text_label("", "page-title", wrap=True)
        self._since = text_label("", "body", "ink-2", wrap=True)
        self.cover = KeyButton(self.tr("Bedek alles"), icon="lock", key=shortcuts.hint("cover"), kind="primary")
        self.end = KeyButton(self.tr("Dienst afsluiten"), icon="end-duty")
        self.worker = KeyButton(self.tr("Ik ben de buurtwerker"), icon="worker")
        self.people = KeyButton(self.tr("Mensen van de balie"), icon="people")
        self.lock = KeyButton(self.tr("Klaar als buurtwerker"), icon="lock")
        self.own = KeyButton("", icon="key")
        self.meeting = KeyButton("", icon="table")
        self.meeting.clicked.connect(lambda: self.meeting_wanted.emit(not self._on_duty.meeting))
        for button, signal in (
            (self.cover, self.cover_wanted),
            (self.end, self.end_wanted),
            (self.worker, self.worker_wanted),
            (self.people, self.people_wanted),
            (self.lock, self.lock_wanted),
            (self.own, self.own_secret_wanted),
        ):
            button.clicked.connect(signal)
        self._rest = text_label("", "body", wrap=True)
        self._kept = text_label("", "body", "ink-2", wrap=True)
        cover = Panel("panel", padding=20, gap=10)
        cover.body.addWidget(text_label(self.tr("Even weg, of kijkt er iemand mee?"), "card-title", wrap=True))
        cover.body.addWidget(self._rest)
        cover.body.addWidget(ButtonRow(self.cover))
        end = Panel("panel", padding=20, gap=10)
        end.body.addWidget(text_label(self.tr("Klaar voor vandaag?"), "card-title", wrap=True))
        end.body.addWidget(
            text_label(
                self.tr("Sluit de dienst af. We wissen dan wat weg mag en maken een reservekopie."), "body", wrap=True
            )
        )
        end.body.addWidget(ButtonRow(self.end))
        end.body.addWidget(self._kept)
        self._own_card = Panel("panel", padding=20, gap=10)
        self._own_title = text_label("", "card-title", wrap=True)
        self._own_card.body.addWidget(self._own_title)
        self._own_card.body.addWidget(ButtonRow(self.people, self.meeting, self.lock, self.worker, self.own))
        content = QWidget()
        self._column = QVBoxLayout(content)
        for part in (self._title, self._since, cover, end, self._own_card):
            self._column.addWidget(part)
        self._column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scroll(content))
        context.look.changed.connect(self._fit)

    def refresh(self) -> None:
        """Show the dienst as it is now."""
        names = self._on_duty.names
        one = len(names) == 1
        words = self.tr("{names} heeft dienst") if one else self.tr("{names} hebben dienst")
        self._title.setText(words.format(names=names_together(names)))
        since = self._on_duty.since
        self._since.setText(self.tr("Begonnen om {time}.").format(time=clock(since)) if since else "")
        minutes = self._context.settings.current.cover_minutes
        if self._on_duty.meeting:
            after = self.tr("Tijdens het overleg blijft alles open. Na 2 uur rust bedekken we het toch.")
        elif minutes == 1:
            after = self.tr("Na 1 minuut rust gaat dat vanzelf.")
        else:
            after = self.tr("Na {count} minuten rust gaat dat vanzelf.").format(count=minutes)
        self._rest.setText(
            self.tr("Bedek dan wat bezoekers vertelden. Zoeken en afdrukken gaan gewoon door.") + " " + after
        )
        reader = self._on_duty.reader is not None
        self.people.setVisible(reader)
        self.lock.setVisible(reader and len(names) > 1)
        self.meeting.setVisible(reader)
        self.meeting.setText(
            self.tr("Overleg is klaar") if self._on_duty.meeting else self.tr("Blijf open voor het overleg")
        )
        snapshot = self._on_duty.snapshot
        workers = any(one.role.value == "buurtwerker" for one in snapshot.people) if snapshot is not None else False
        self.worker.setVisible(not reader and workers)
        self.own.setText(self.tr("Mijn wachtzin veranderen") if reader and one else self.tr("Mijn code veranderen"))
        self._own_title.setText(self.tr("Van de buurtwerker") if reader else self.tr("En verder"))

    def set_kept(self, sentence: str) -> None:
        """When the last good backup was made."""
        self._kept.setText(sentence)
        self._kept.setVisible(bool(sentence))

    def focus_first(self) -> None:
        """The button people come here for."""
        self.cover.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        look = self._context.look
        narrow = look.logical_width(self) < 760
        side = look.px(10 if narrow else 24)
        right = rest_of(self.width(), side, look.px(_WIDEST))
        self._column.setContentsMargins(side, look.px(8), right, look.px(16))
        self._column.setSpacing(look.px(10))
