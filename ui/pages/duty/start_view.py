"""Wie heeft er dienst? Names at the left, the PIN at the right; the PIN below where there is little room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from data.desk.records import Person, Role
from data.errors import WorldError
from ui.context import Context
from ui.models.waiting import names_together
from ui.on_duty import OnDuty
from ui.pages.duty.phrase import CardPanel, PhrasePanel, mark
from ui.pages.duty.pinpad import PinPad
from ui.pages.duty.secret_panel import SecretPanel
from ui.pages.duty.tiles import NameGrid
from ui.pages.paper.outcome import ButtonRow
from ui.widgets.buttons import KeyButton
from ui.widgets.labels import text_label
from ui.widgets.panel import Panel
from ui.widgets.scroll import Scroll

if TYPE_CHECKING:
    from data.desk.house import Unlocked

_TWO_PANES = 760  # logical px of the page
_LOW = 610
_CARD = 350


class StartView(QWidget):
    """Opens a dienst; for a buurtwerker who comes in while one is open it opens what is hers."""

    opened = Signal()
    search_wanted = Signal()

    def __init__(self, context: Context, on_duty: OnDuty, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._on_duty = on_duty
        self._worker = False
        self._said = Panel("pine-card", padding=14, gap=2)
        self._said_words = text_label("", "body", "pine-hover", wrap=True)
        self._said.body.addWidget(self._said_words)
        self._said.hide()
        self._title = text_label("", "page-title", wrap=True)
        self._lead = text_label("", "body", "ink-2", wrap=True)
        self.names = NameGrid()
        self.names.picked.connect(self._picked)
        self.worker_button = KeyButton("", icon="worker")
        self.worker_button.clicked.connect(lambda: self.as_worker(not self._worker))
        self.search_button = KeyButton(self.tr("Eerst alleen zoeken"), icon="search", kind="quiet")
        self.search_button.clicked.connect(self.search_wanted)
        self._nobody = text_label(
            self.tr("Staat je naam er niet bij? De buurtwerker zet je erbij. Zoeken kan nu al."), "small", "ink-2", True
        )
        self.pin = PinPad(context)
        self.pin.entered.connect(self._open)
        self.pin.other.clicked.connect(self._swap)
        self.phrase = PhrasePanel(context)
        self.phrase.entered.connect(self._open)
        self.phrase.card_wanted.connect(self._to_card)
        self.card = CardPanel(context)
        self.card.entered.connect(self._open_with_card)
        self.card.closed.connect(lambda: self.as_worker(True))
        self._build()
        self.as_worker(False)
        context.look.changed.connect(self._fit)

    @property
    def asking(self) -> SecretPanel | None:
        """The panel that asks a secret now; None while the card is being typed."""
        if not self.card.isHidden():
            return None
        return self.phrase if self._worker else self.pin

    @property
    def lead(self) -> Person | None:
        """Whose secret is asked: the first who was ticked; for a wachtzin the first buurtwerker."""
        chosen = self.names.chosen
        if self._worker:
            return next((one for one in chosen if one.role is Role.COMMUNITY_WORKER), None)
        return chosen[0] if chosen else None

    def say(self, sentence: str) -> None:
        """A sentence above the names: how the last dienst ended."""
        self._said_words.setText(sentence)
        self._said.setVisible(bool(sentence))

    def show_people(self) -> None:
        """Fill the tiles with who is on the list now."""
        snapshot = self._on_duty.snapshot
        people = [one for one in snapshot.people if one.may_log_in] if snapshot is not None else []
        volunteers = [one for one in people if one.role is Role.VOLUNTEER]
        workers = [one for one in people if one.role is Role.COMMUNITY_WORKER]
        shown: Sequence[Person] = [*workers, *volunteers] if self._worker else volunteers
        if self._on_duty.open:
            shown = workers
        self.names.show_people(shown)
        if self._worker and len(workers) == 1 and not self.names.chosen and self.names.tiles:
            self.names.tiles[0].setChecked(True)
        self._nobody.setVisible(not self._worker)
        self.worker_button.setVisible(bool(workers) and not (self._on_duty.open and self._worker))
        self._fit()
        self._picked(self.names.chosen)

    def as_worker(self, worker: bool) -> None:
        """Ask a wachtzin instead of a PIN, or the other way round."""
        if worker != self._worker:
            self.names.clear()
        self._worker = worker
        self._title.setText(self.tr("Welke buurtwerker ben je?") if worker else self.tr("Wie heeft er dienst?"))
        self._lead.setText(
            self.tr("Kies je naam. Doet er een vrijwilliger mee? Kies die dan ook.")
            if worker and not self._on_duty.open
            else self.tr("Kies je naam.")
            if worker
            else self.tr("Kies je naam. Zijn jullie met z’n tweeën? Kies er dan twee.")
        )
        self.worker_button.setText(self.tr("Ik ben vrijwilliger") if worker else self.tr("Ik ben de buurtwerker"))
        self.worker_button.set_icon_name("person" if worker else "worker")
        self.card.hide()
        self.card.clear()
        self.names.show()
        self.pin.setVisible(not worker)
        self.phrase.setVisible(worker)
        for panel in (self.pin, self.phrase):
            panel.clear()
        self.show_people()

    def focus_first(self) -> None:
        """The first name, or the wachtzin when there is nothing to choose."""
        tiles = self.names.tiles
        if self._worker and self.lead is not None:
            self.phrase.field.setFocus(Qt.FocusReason.OtherFocusReason)
        elif tiles:
            tiles[0].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.worker_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def escape(self) -> bool:
        """From the card to the wachtzin, from the wachtzin to the names."""
        if not self.card.isHidden():
            self.as_worker(True)
            return True
        if self._worker and not self._on_duty.open:
            self.as_worker(False)
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits go to the PIN, letters to the wachtzin, wherever the keyboard is."""
        asked = self.pin if not self._worker else self.phrase if self.lead is not None else None
        if asked is not None and self.card.isHidden() and asked.take_key(event):
            self._scroll.ensureWidgetVisible(asked.field)
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # Opening

    def _picked(self, chosen: Sequence[Person]) -> None:
        lead = self.lead
        others = [one for one in chosen if one is not lead]
        who = names_together([one.name for one in ([lead] if lead else []) + others])
        self.phrase.who.setText(who or self.tr("Kies eerst je naam."))
        self.phrase.who.setVisible(True)
        if lead is None:
            self.pin.title.setText(self.tr("Je pincode"))
            self.pin.who.setText(self.tr("Kies eerst je naam."))
        else:
            self.pin.title.setText(self.tr("Pincode van {name}").format(name=lead.name))
            with_words = self.tr("{name} doet mee. Eén pincode is genoeg.")
            self.pin.who.setText(with_words.format(name=others[0].name) if others else self.tr("Fijn dat je er bent."))
        swap = bool(others) and not self._worker
        self.pin.other.setVisible(swap)
        if swap:
            self.pin.other.setText(self.tr("Liever de pincode van {name}").format(name=others[0].name))
        self._ask_wait(lead)

    def _ask_wait(self, lead: Person | None) -> None:
        """Whether this person has to wait after wrong tries; that outlives a restart."""
        panel = self.asking
        if panel is None:
            return
        if lead is None:
            panel.wait(0)
            return
        key = lead.id
        self._on_duty.ask(
            lambda store: store.wait_seconds(key),
            panel.wait,
            failed=panel.refuse,
            wanted=lambda: self.lead is not None and self.lead.id == key,
        )

    def _swap(self) -> None:
        chosen = self.names.chosen
        if len(chosen) > 1:
            self.pin.field.clear()
            self.names.put_first(chosen[1])

    def _open(self, secret: str) -> None:
        panel, lead = self.asking, self.lead
        if panel is None:
            return
        if lead is None:
            panel.set_busy(False)
            panel.say(self.tr("Kies eerst je naam."))
            return
        people = (lead, *(one for one in self.names.chosen if one is not lead))
        other = people[1].id if len(people) > 1 else None

        def opened(unlocked: Unlocked) -> None:
            panel.clear()
            self.names.clear()
            self.say("")
            self._on_duty.took_over(unlocked, people)
            self.opened.emit()

        self._on_duty.ask(lambda store: store.unlock(lead.id, secret, with_person=other), opened, failed=panel.refuse)

    def _to_card(self) -> None:
        for part in (self.pin, self.phrase, self.names):
            part.hide()
        self._title.setText(self.tr("Welkom terug"))
        self._lead.setText(
            self.tr("Typ over wat op je kaart staat, en kies een nieuwe wachtzin. Er gaat niets verloren.")
        )
        self.card.clear()
        self.card.show()
        self.card.card.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_with_card(self, card: str, phrase: str) -> None:
        def opened(unlocked: Unlocked) -> None:
            self.as_worker(False)
            self.say("")
            self._on_duty.took_over(unlocked, unlocked.duty.people)
            self._on_duty.look()
            self.opened.emit()

        def refused(error: WorldError) -> None:
            self.card.refuse(error)

        self._on_duty.ask(lambda store: store.unlock_with_card(card, phrase), opened, failed=refused)

    # Place

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        content = QWidget()
        self._scroll = Scroll(content)
        outer.addWidget(self._scroll)
        self._panes = QBoxLayout(QBoxLayout.Direction.LeftToRight, content)
        left = QWidget()
        self._left = QVBoxLayout(left)
        self._left.setContentsMargins(0, 0, 0, 0)
        for part in (self._said, self._title, self._lead, self.names):
            self._left.addWidget(part)
        self._left.addWidget(ButtonRow(self.worker_button, self.search_button))
        self._left.addWidget(self._nobody)
        self._left.addStretch(1)
        promise = QWidget()
        row = QHBoxLayout(promise)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(mark("no-name", "ink-2", 24), 0, Qt.AlignmentFlag.AlignTop)
        words = self.tr("We schrijven geen namen van bezoekers op. Alleen wat er is gebeurd.")
        row.addWidget(text_label(words, "small", "ink-2", wrap=True), 1)
        self._left.addWidget(promise)
        self._right = QWidget()
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        for panel in (self.pin, self.phrase, self.card):
            right.addWidget(panel)
        right.addStretch(1)
        self.card.hide()
        self._panes.addWidget(left, 1)
        self._panes.addWidget(self._right)

    def _fit(self) -> None:
        look = self._context.look
        width, height = look.logical_width(self), look.logical_height(self)
        two = width >= _TWO_PANES
        self._panes.setDirection(QBoxLayout.Direction.LeftToRight if two else QBoxLayout.Direction.TopToBottom)
        side = look.px(24 if two else 10)
        self._panes.setContentsMargins(side, look.px(16 if height >= _LOW else 8), side, look.px(12))
        self._panes.setSpacing(look.px(32 if width >= 1000 else 20))
        self._left.setSpacing(look.px(12 if height >= _LOW else 8))
        if two:
            self._right.setFixedWidth(look.px(_CARD))
        else:
            self._right.setMinimumWidth(0)
            self._right.setMaximumWidth(16_777_215)
        many = len(self.names.tiles) > 8
        room = self.width() - 2 * side
        if two:
            room -= look.px(_CARD) + self._panes.spacing()
        self.names.arrange(room, low=many or height < _LOW)
        self.pin.fit(low=height < _LOW)
