"""Everything is covered: one sentence, the secret of somebody on duty, and the way on without it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from data.desk.records import Person, Role
from ui.context import Context
from ui.models.waiting import names_together
from ui.on_duty import OnDuty
from ui.pages.duty.phrase import PhrasePanel, mark
from ui.pages.duty.pinpad import PinPad
from ui.pages.duty.secret_panel import SecretPanel
from ui.pages.paper.outcome import ButtonRow
from ui.widgets.buttons import KeyButton
from ui.widgets.labels import text_label
from ui.widgets.scroll import Scroll

_TWO_PANES, _LOW, _CARD = 760, 610, 350


class CoveredView(QWidget):
    """Shown wherever something personal was; also a page of its own after F12."""

    shown_again = Signal()
    search_wanted = Signal()

    def __init__(
        self, context: Context, on_duty: OnDuty, *, worker: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._worker = worker  # covers what is the buurtwerker's alone
        self._context = context
        self._on_duty = on_duty
        self._who: Person | None = None
        self.title = text_label("", "page-title", wrap=True)
        self._words = text_label("", "body", wrap=True)
        self.search = KeyButton(self.tr("Verder met zoeken"), icon="search", key="Esc", kind="primary")
        self.search.clicked.connect(self.search_wanted)
        self.pin = PinPad(context)
        self.pin.set_deed(self.tr("Laat weer zien"))
        self.pin.entered.connect(self._give)
        self.pin.other.clicked.connect(self._other)
        self.phrase = PhrasePanel(context)
        self.phrase.card.hide()
        self.phrase.go.setText(self.tr("Laat weer zien"))
        self.phrase.entered.connect(self._give)
        self.swap = KeyButton("", kind="link")
        self.swap.clicked.connect(self._other)
        self.phrase.body.addWidget(self.swap)
        self._build()
        context.look.changed.connect(self._fit)

    @property
    def asking(self) -> SecretPanel:
        """The panel that asks the secret."""
        return self.phrase if self._who is not None and self._who.role is Role.COMMUNITY_WORKER else self.pin

    def refresh(self) -> None:
        """Show for the dienst as it is now."""
        people = self._people()
        if self._who not in people:
            self._who = people[0] if people else None
        if self._on_duty.busy:
            self.title.setText(self.tr("De dienst wordt afgesloten"))
            self._words.setText(self.tr("We wissen wat weg mag en maken een reservekopie. Dat duurt even."))
        else:
            self.title.setText(self.tr("Alles is bedekt"))
            words = self.tr(
                "De dienst van {names} loopt door. Er is niets kwijt. Zoeken en afdrukken kan zonder code. "
                "Wat bezoekers vertelden zie je weer na de code."
            )
            self._words.setText(words.format(names=names_together(self._on_duty.names)))
        worker = self.asking is self.phrase
        self.pin.setVisible(not worker and not self._on_duty.busy)
        self.phrase.setVisible(worker and not self._on_duty.busy)
        other = self._next()
        for link in (self.pin.other, self.swap):
            link.setVisible(other is not None)
            if other is not None:
                link.setText(self.tr("Ik ben {name}").format(name=other.name))
        if self._who is not None:
            self.pin.title.setText(self.tr("Pincode van {name}").format(name=self._who.name))
            self.phrase.title.setText(self.tr("Wachtzin van {name}").format(name=self._who.name))
        self.pin.who.hide()
        self.phrase.who.hide()
        self._fit()

    def focus_first(self) -> None:
        """The field of the secret."""
        self.asking.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.asking.take_key(event):
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _next(self) -> Person | None:
        """The next one on duty."""
        people = self._people()
        if len(people) < 2 or self._who is None:
            return None
        return people[(people.index(self._who) + 1) % len(people)]

    def _people(self) -> tuple[Person, ...]:
        """Whose secret uncovers this."""
        people = self._on_duty.people_on
        if not self._worker:
            return people
        return tuple(one for one in people if one.role is Role.COMMUNITY_WORKER)

    def _other(self) -> None:
        other = self._next()
        if other is not None:
            self.asking.clear()
            self._who = other
            self.refresh()
            self.focus_first()

    def _give(self, secret: str) -> None:
        panel = self.asking
        who = self._who
        if who is None:
            return

        def shown() -> None:
            panel.clear()
            self.shown_again.emit()

        self._on_duty.uncover(who, secret, shown, panel.refuse)

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        content = QWidget()
        outer.addWidget(Scroll(content))
        self._panes = QBoxLayout(QBoxLayout.Direction.LeftToRight, content)
        left = QWidget()
        self._left = QVBoxLayout(left)
        self._left.setContentsMargins(0, 0, 0, 0)
        self._mark = mark("lock", "pine", 40)
        self._left.addWidget(self._mark)
        for part in (self.title, self._words):
            self._left.addWidget(part)
        self._left.addWidget(ButtonRow(self.search))
        self._left.addStretch(1)
        self._right = QWidget()
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.addWidget(self.pin)
        right.addWidget(self.phrase)
        right.addStretch(1)
        self._panes.addWidget(left, 1)
        self._panes.addWidget(self._right)

    def _fit(self) -> None:
        look = self._context.look
        width, height = look.logical_width(self), look.logical_height(self)
        two = width >= _TWO_PANES
        self._panes.setDirection(QBoxLayout.Direction.LeftToRight if two else QBoxLayout.Direction.TopToBottom)
        side = look.px(24 if two else 10)
        self._panes.setContentsMargins(side, look.px(16 if height >= _LOW else 8), side, look.px(12))
        self._panes.setSpacing(look.px(32 if two else 12))
        self._left.setSpacing(look.px(10))
        self._mark.setVisible(two)
        if two:
            self._right.setFixedWidth(look.px(_CARD))
        else:
            self._right.setMinimumWidth(0)
            self._right.setMaximumWidth(16_777_215)
        self.pin.fit(low=height < _LOW)
