"""A paper of the overleg: to the printer of this desk, or as a PDF in a folder that is chosen. Kept nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from data.errors import WorldError
from printing.styles import Paper
from ui import messages
from ui.context import Context
from ui.files import ask_where_to_keep
from ui.pages.paper.outcome import ButtonRow
from ui.printing import PrinterError, PrintJob, Trouble, find_printers, print_job
from ui.widgets.buttons import KeyButton
from ui.widgets.labels import set_ink, text_label

Make = Callable[[], bytes]
Source = Callable[[Callable[[Make], None]], None]
"""Asked for a paper when somebody wants it: calls back, on the GUI thread, with what makes the PDF."""


class PaperRow(QWidget):
    """Two buttons and one sentence. Without a printer the sentence says so, and saving is the way on."""

    def __init__(
        self, context: Context, source: Source, words: str, file_name: str, *, key: str = "", kind: str = "secondary"
    ) -> None:
        super().__init__()
        self._context = context
        self._source = source
        self._file_name = file_name
        self._words = words
        self._key = key
        self.print_button = KeyButton(words, icon="print", key=key, kind=kind)
        self.print_button.setAccessibleName(words)
        self.print_button.clicked.connect(self.print)
        self.save_button = KeyButton(self.tr("Bewaar als PDF"), icon="save")
        self.save_button.setAccessibleName(self.tr("{what}: bewaar als PDF").format(what=words))
        self.save_button.clicked.connect(self.save)
        self._said = text_label("", "small", "ink-2", wrap=True)
        self._said.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(context.look.px(4))
        column.addWidget(ButtonRow(self.print_button, self.save_button))
        column.addWidget(self._said)

    def set_narrow(self, narrow: bool) -> None:
        """Short words where there is little room; what a screen reader says stays whole."""
        self.print_button.setText(self.tr("Druk af") if narrow else self._words)
        self.print_button.set_key("" if narrow else self._key)
        self.save_button.setText(self.tr("PDF") if narrow else self.tr("Bewaar als PDF"))

    @property
    def said(self) -> str:
        """What became of it."""
        return "" if self._said.isHidden() else self._said.text()

    def forget(self) -> None:
        """What was said is about a paper that is not here any more."""
        self._say("")

    def print(self) -> None:
        """Print it on A4 with the printer of this desk."""
        printer = find_printers().choose(self._context.settings.current.printer)
        if not printer:
            self._trouble(PrinterError(Trouble.NO_PRINTER))
            return
        self._say(self.tr("Even bezig …"))
        self._source(lambda make: self._print(make, printer))

    def save(self) -> None:
        """Keep it as a PDF in a folder that is chosen."""
        self._source(lambda make: ask_where_to_keep(self, self._words, self._file_name, "PDF (*.pdf)", self._at(make)))

    def _print(self, make: Make, printer: str) -> None:
        self._context.tasks.in_background(
            lambda: print_job(PrintJob(make(), printer, Paper.A4)),
            lambda _: self._say(self.tr("Het papier gaat naar {printer}.").format(printer=printer)),
            failed=self._trouble,
        )

    def _at(self, make: Make) -> Callable[[Path], None]:
        return partial(self._save_as, make)

    def _save_as(self, make: Make, chosen: Path) -> None:
        target = chosen.with_suffix(".pdf")
        self._context.tasks.in_background(
            lambda: target.write_bytes(make()),
            lambda _: self._say(
                self.tr("Bewaard als {name}. Wis het bestand na het overleg.").format(name=target.name)
            ),
            failed=self._trouble,
        )

    def _trouble(self, error: Exception) -> None:
        if isinstance(error, WorldError):
            self._say(messages.sentence(error), wrong=True)
        elif isinstance(error, OSError):
            self._say(self.tr("Bewaren lukt daar niet. Er is niets kwijt. Kies een andere map."), wrong=True)
        elif isinstance(error, PrinterError):
            said = (
                self.tr("Er is geen printer gevonden.")
                if error.trouble is Trouble.NO_PRINTER
                else self.tr("De printer doet het niet. Staat hij aan? Ligt er papier?")
            )
            self._say(said + " " + self.tr("Er is niets kwijt. Je kunt het papier ook bewaren als PDF."), wrong=True)
        else:
            raise error

    def _say(self, sentence: str, *, wrong: bool = False) -> None:
        if not isValid(self):
            return
        self._said.setText(sentence)
        set_ink(self._said, "brick-ink" if wrong else "ink-2")
        self._said.setVisible(bool(sentence))
