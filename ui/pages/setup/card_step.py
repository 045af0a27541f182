"""The herstelkaart: printed, or written over, and then typed back so that it is sure to be right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from data.errors import Code, WorldError
from ui import messages
from ui.context import Context
from ui.on_duty import OnDuty
from ui.pages.setup.step import Step, line_field, set_text
from ui.recovery_print import CardPaper
from ui.widgets.buttons import KeyButton
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import text_label
from ui.widgets.panel import Panel

if TYPE_CHECKING:
    from data.desk.duty import Reader
    from data.desk.records import RecoveryCard


class CardMaker(QWidget):
    """Makes the card of a reader, shows and prints it, and takes it typed back. `confirmed` when it was right."""

    confirmed = Signal()
    refused = Signal(object)  # WorldError
    appeared = Signal()  # the card is on the screen

    def __init__(self, context: Context, on_duty: OnDuty, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._on_duty = on_duty
        self._reader: Reader | None = None
        self._card: RecoveryCard | None = None
        self._busy = False
        self.paper = CardPaper(context)
        self.shown = Panel("card", padding=16, gap=8)
        self.shown.body.addWidget(text_label(self.tr("Dit staat op je kaart"), "body-strong", wrap=True))
        self._groups = QWidget()
        self._flow = FlowLayout(self._groups, gap=16, line_gap=4)
        self.shown.body.addWidget(self._groups)
        self.shown.body.addWidget(
            text_label(
                self.tr("Geen printer? Schrijf de groepen over op papier. We laten ze maar één keer zien."),
                "small",
                "ink-2",
                wrap=True,
            )
        )
        self.typed = line_field(
            self.tr("Typ de kaart over van het papier"),
            note=self.tr("Zo weet je zeker dat hij klopt. Streepjes, spaties en hoofdletters maken niet uit."),
        )
        self.again = KeyButton(self.tr("Maak een nieuwe kaart"), icon="undo", kind="quiet")
        self.again.clicked.connect(self.make)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(context.look.px(10))
        for part in (self.shown, self.paper, self.typed):
            column.addWidget(part)
        column.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)

    def begin(self, reader: Reader) -> None:
        """Make the card of this reader, once; coming back to the screen shows the same one."""
        if self._reader is not reader or self._card is None:
            self._reader = reader
            self.make()

    def make(self) -> None:
        """Make a card; one that was made before and not confirmed is worth nothing any more."""
        reader = self._reader
        if reader is None or self._busy:
            return
        self._busy = True

        def made(card: RecoveryCard) -> None:
            if isValid(self):  # else it was closed before the card was there: nobody saw it
                self._busy = False
                self._show(card)

        self._on_duty.ask(lambda store: store.make_card(reader), made, failed=self._wrong)

    def confirm(self) -> None:
        """Look whether what was typed is the card."""
        typed, reader = self.typed.text, self._reader
        self.typed.set_error("" if typed else self.tr("Typ eerst je kaart over."))
        if not typed:
            self.typed.edit.setFocus()
            return
        if reader is None or self._busy:
            return
        self._busy = True

        def right(_: object) -> None:
            if isValid(self):
                self.forget()
                self.confirmed.emit()

        self._on_duty.ask(lambda store: store.confirm_card(reader, typed), right, failed=self._wrong)

    def forget(self) -> None:
        """The card is gone from the screen and from here."""
        self._busy = False
        self._card = None
        self.paper.set_card(None)
        set_text(self.typed, "")
        self._clear_groups()

    def _wrong(self, error: WorldError) -> None:
        if not isValid(self):
            return
        self._busy = False
        if error.code in (Code.CARD_WRONG, Code.CARD_UNKNOWN):
            self.typed.set_error(messages.sentence(error))
            self.typed.edit.setFocus()
            return
        self.refused.emit(error)

    def _show(self, card: RecoveryCard) -> None:
        self._card = card
        self._clear_groups()
        for group in card.groups:
            label = text_label(group, "phone-card")
            self._flow.addWidget(label)
            label.show()  # now, and not in the next round: the dialog asks at once how high it has to be
        self.paper.set_card(card)
        self._groups.setAccessibleName(" ".join(card.groups))
        self._groups.updateGeometry()
        self.appeared.emit()

    def _clear_groups(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._groups.setAccessibleName("")


class CardStep(Step):
    """The card of the first buurtwerker."""

    def __init__(self, context: Context, on_duty: OnDuty) -> None:
        super().__init__(
            context,
            on_duty,
            self.tr("Je herstelkaart"),
            self.tr("Wachtzin vergeten, of een nieuwe computer? Met deze kaart kom je er weer in. Bewaar hem thuis of "
                    "in een kluis, niet bij de computer."),
        )  # fmt: skip
        self.go_words = self.tr("Deze kaart klopt")
        self.reader: Reader | None = None
        self.maker = CardMaker(context, on_duty)
        self.maker.confirmed.connect(self.done)
        self.maker.refused.connect(self.refused)
        self.add(self.maker)
        self.finish()

    def shown(self) -> None:
        if self.reader is not None:
            self.maker.begin(self.reader)

    def focus_first(self) -> None:
        button = self.maker.paper.print_button
        (button if button.isEnabled() else self.maker.typed.edit).setFocus(Qt.FocusReason.OtherFocusReason)

    def go(self) -> None:
        self.say("")
        self.maker.confirm()

    def leave(self) -> None:
        self.maker.forget()
