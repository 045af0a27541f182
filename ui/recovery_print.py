"""The herstelkaart on paper: to the printer, or as a PDF in a folder that the buurtwerker chooses."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from printing.styles import Paper
from ui.context import Context
from ui.files import ask_where_to_keep
from ui.pages.paper.outcome import ButtonRow
from ui.printing import PrinterError, PrintJob, Trouble, find_printers, print_job
from ui.widgets.buttons import KeyButton
from ui.widgets.labels import set_ink, text_label

if TYPE_CHECKING:
    from data.desk.records import RecoveryCard


class CardPaper(QWidget):
    """Two buttons and one sentence. The PDF is made when it is asked for and is kept nowhere."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._card: RecoveryCard | None = None
        self.print_button = KeyButton(self.tr("Druk de kaart af"), icon="print", kind="primary")
        self.print_button.clicked.connect(self.print)
        self.save_button = KeyButton(self.tr("Bewaar als PDF op een stick"), icon="save")
        self.save_button.clicked.connect(self.save)
        self._said = text_label("", "body", "ink-2", wrap=True)
        self._said.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(ButtonRow(self.print_button, self.save_button))
        column.addWidget(self._said)
        self.set_card(None)

    def set_card(self, card: RecoveryCard | None) -> None:
        """The card to print; None when there is none any more."""
        self._card = card
        for button in (self.print_button, self.save_button):
            button.setEnabled(card is not None)
        self._say("")

    def print(self) -> None:
        """Print it on A4 with the printer of this desk."""
        card = self._card
        if card is None:
            return
        printer = find_printers().choose(self._context.settings.current.printer)
        if not printer:
            self._trouble(PrinterError(Trouble.NO_PRINTER))
            return
        house = self._context.settings.current.buurthuis_name
        self._context.tasks.in_background(
            lambda: print_job(PrintJob(_pdf(card, house), printer, Paper.A4)),
            lambda _: self._say(self.tr("De kaart gaat naar {printer}.").format(printer=printer)),
            failed=self._trouble,
        )

    def save(self) -> None:
        """Keep it as a PDF in a folder that is chosen."""
        if self._card is None:
            return
        name, kinds = self.tr("herstelkaart.pdf"), self.tr("PDF (*.pdf)")
        ask_where_to_keep(self, self.tr("Bewaar de herstelkaart"), name, kinds, partial(self._save_as, self._card))

    def _save_as(self, card: RecoveryCard, chosen: Path) -> None:
        target = chosen.with_suffix(".pdf")
        house = self._context.settings.current.buurthuis_name

        def failed(error: Exception) -> None:
            if not isinstance(error, OSError):
                raise error
            self._say(self.tr("Bewaren lukt daar niet. Er is niets kwijt. Kies een andere map."), wrong=True)

        self._context.tasks.in_background(
            lambda: target.write_bytes(_pdf(card, house)),
            lambda _: self._say(
                self.tr("Bewaard als {name}. Druk hem af en wis het bestand.").format(name=target.name)
            ),
            failed=failed,
        )

    def _trouble(self, error: Exception) -> None:
        if not isinstance(error, PrinterError):
            raise error
        said = (
            self.tr("Er is geen printer gevonden.")
            if error.trouble is Trouble.NO_PRINTER
            else self.tr("De printer doet het niet. Staat hij aan? Ligt er papier?")
        )
        self._say(said + " " + self.tr("Je kunt de groepen ook overschrijven."), wrong=True)

    def _say(self, sentence: str, *, wrong: bool = False) -> None:
        self._said.setText(sentence)
        set_ink(self._said, "brick-ink" if wrong else "ink-2")
        self._said.setVisible(bool(sentence))


def _pdf(card: RecoveryCard, house: str) -> bytes:
    from printing.documents.recovery_card import make_recovery_card

    return make_recovery_card(card, house)
