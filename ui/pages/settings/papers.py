"""Papieren: the DPIA, the verwerkingsregister and the geheimhoudingsverklaring, to print or to keep as PDF.

Needs no login: what the program can keep stands in them, and nothing that anybody told us.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from data.errors import WorldError
from data.settings import Settings
from printing.styles import Paper
from ui import messages
from ui.context import Context
from ui.files import ask_where_to_keep
from ui.pages.paper.outcome import ButtonRow
from ui.pages.settings.form import Saver, Section
from ui.printing import PrinterError, PrintJob, Trouble, find_printers, print_job
from ui.widgets.buttons import KeyButton
from ui.widgets.labels import set_ink, text_label


class _Row(QWidget):
    """One paper: what it is, two buttons, and how that went."""

    def __init__(self, context: Context, name: str, title: str, sentence: str) -> None:
        super().__init__()
        self._context = context
        self._name, self._title = name, title
        self.print_button = KeyButton(self.tr("Druk af"), icon="print")
        self.print_button.setAccessibleName(self.tr("Druk af: {title}").format(title=title))
        self.print_button.clicked.connect(self.print)
        self.save_button = KeyButton(self.tr("Bewaar als PDF"), icon="save")
        self.save_button.setAccessibleName(self.tr("Bewaar als PDF: {title}").format(title=title))
        self.save_button.clicked.connect(self.save)
        self.said = text_label("", "body", "ink-2", wrap=True)
        self.said.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, context.look.px(6))
        column.addWidget(text_label(title, "card-title", wrap=True))
        column.addWidget(text_label(sentence, "body", "ink-2", wrap=True))
        column.addWidget(ButtonRow(self.print_button, self.save_button))
        column.addWidget(self.said)

    def print(self) -> None:
        """Print it on A4 with the printer of this desk."""
        settings = self._context.settings.current
        printer = find_printers().choose(settings.printer)
        if not printer:
            self._failed(PrinterError(Trouble.NO_PRINTER))
            return
        self._work(
            lambda: print_job(PrintJob(_pdf(self._context, settings, self._name), printer, Paper.A4)),
            self.tr("Het papier gaat naar {printer}.").format(printer=printer),
        )

    def save(self) -> None:
        """Keep it as a PDF in a folder that is chosen."""
        name, kinds = f"{self._name}.pdf", self.tr("PDF (*.pdf)")
        ask_where_to_keep(self, self.tr("Bewaar het papier"), name, kinds, self.save_as)

    def save_as(self, chosen: Path) -> None:
        """Write it there; the name ends in .pdf."""
        target = chosen if chosen.suffix.lower() == ".pdf" else chosen.with_name(f"{chosen.name}.pdf")
        settings = self._context.settings.current
        self._work(
            lambda: _write(target, _pdf(self._context, settings, self._name)),
            self.tr("Bewaard als {name}. Je kunt het op het scherm invullen.").format(name=target.name),
        )

    def _work(self, work: Callable[[], None], done: str) -> None:
        self._busy(True)
        self._context.tasks.in_background(work, partial(self._done, done), failed=self._failed)

    def _done(self, sentence: str, _: object) -> None:
        if isValid(self):
            self._busy(False)
            self._say(sentence)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, (PrinterError, OSError, WorldError)):
            raise error
        if not isValid(self):
            return
        self._busy(False)
        if isinstance(error, PrinterError):
            said = (
                self.tr("Er is geen printer gevonden. Bewaar het papier als PDF.")
                if error.trouble is Trouble.NO_PRINTER
                else self.tr("De printer doet het niet. Staat hij aan? Ligt er papier?")
            )
        elif isinstance(error, WorldError):
            said = messages.sentence(error)
        else:
            said = self.tr("Bewaren lukt daar niet. Er is niets kwijt. Kies een andere map.")
        self._say(said, wrong=True)

    def _busy(self, busy: bool) -> None:
        for button in (self.print_button, self.save_button):
            button.setEnabled(not busy)
        if busy:
            self._say(self.tr("Even bezig …"))

    def _say(self, sentence: str, *, wrong: bool = False) -> None:
        self.said.setText(sentence)
        set_ink(self.said, "brick-ink" if wrong else "ink-2")
        self.said.setVisible(bool(sentence))


class Papers(Section):
    """The papers that belong to passing on worries; drafts, made from what the program really keeps."""

    def __init__(self, context: Context, saver: Saver) -> None:
        super().__init__(
            context,
            saver,
            self.tr("Papieren"),
            self.tr(
                "Deze papieren horen bij het doorgeven van zorgen. Het zijn concepten: vul ze aan en laat ze nakijken. "
                "Er staat niets in over bewoners."
            ),
        )
        self.rows: dict[str, _Row] = {}
        for name, title, sentence in self._list():
            self.rows[name] = _Row(context, name, title, sentence)
            self.columns.add(self.rows[name], whole=name in ("dpia", "verwerkingsregister"))

    def _list(self) -> tuple[tuple[str, str, str], ...]:
        promise = self.tr("Wat blijft tussen ons, om te tekenen.")
        return (
            (
                "dpia",
                self.tr("DPIA"),
                self.tr("Wat we doen, of het mag en wat er mis kan gaan. Voor het bestuur en wie op privacy let (FG)."),
            ),
            (
                "verwerkingsregister",
                self.tr("Verwerkingsregister"),
                self.tr("Welke gegevens, waarom, wie ze leest en hoe lang. Uit de instellingen van nu."),
            ),
            ("geheimhouding-vrijwilliger", self.tr("Geheimhouding: vrijwilliger"), promise),
            ("geheimhouding-buurtwerker", self.tr("Geheimhouding: buurtwerker"), promise),
            ("geheimhouding-deelnemer-overleg", self.tr("Geheimhouding: deelnemer aan een overleg"), promise),
            ("geheimhouding-beheerder", self.tr("Geheimhouding: beheerder"), promise),
        )


def _pdf(context: Context, settings: Settings, name: str) -> bytes:
    from data import rotation
    from data.retention import Terms
    from printing.documents.board_papers import BoardPaper, make_board_paper
    from printing.text_page import House

    house = House(
        settings.buurthuis_name,
        settings.address_line,
        settings.buurthuis_phone,
        settings.buurtwerker_name,
        settings.buurtwerker_phone,
    )
    return make_board_paper(BoardPaper(name), house, Terms.of(settings), context.now().date(), rotation.MOST_DAYS)


def _write(target: Path, content: bytes) -> None:
    target.write_bytes(content)
