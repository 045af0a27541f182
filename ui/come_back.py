"""The kom-terug-briefje: made and printed at once, with the next inloop of the week plan on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from printing.styles import Letters, Paper
from ui.context import Context
from ui.inloop import Inloop
from ui.printing import PrinterError, PrintJob, Trouble, find_printers, print_job

if TYPE_CHECKING:
    from data.desk.visits.records import PlannedShift


def print_come_back(context: Context, inloop: Inloop, say: Callable[[str], None]) -> None:
    """Print it with the printer of this desk; it is noted with the visit once it went to the printer."""
    now = context.now()

    def planned(found: PlannedShift | None) -> None:
        _print(context, inloop, found, say)

    inloop.ask(lambda day, _duty: day.next_planned(now), planned)


def _print(context: Context, inloop: Inloop, planned: PlannedShift | None, say: Callable[[str], None]) -> None:
    settings = context.settings.current
    printer = find_printers().choose(settings.printer)
    if not printer:
        say(_trouble(Trouble.NO_PRINTER))
        return
    now = context.now()

    def work() -> None:
        from printing.documents.come_back import ComeBack, make_come_back

        paper = ComeBack(
            buurthuis=settings.buurthuis_name,
            address_line=settings.address_line,
            phone=settings.buurthuis_phone,
            inloop_text=settings.inloop_text,
            printed_on=now,
            starts_at=planned.starts_at if planned is not None else None,
            ends_at=planned.ends_at if planned is not None else None,
            letters=Letters.LARGE if settings.slip_letters == "normal" else Letters(settings.slip_letters),
        )
        print_job(PrintJob(make_come_back(paper), printer, Paper.A5))

    def done(_: None) -> None:
        inloop.returns()
        say(_tr("Het kom-terug-briefje gaat naar {printer}.").format(printer=printer))

    def failed(error: Exception) -> None:
        if not isinstance(error, PrinterError):
            raise error
        say(_trouble(error.trouble))

    context.tasks.in_background(work, done, failed=failed)


def _trouble(trouble: Trouble) -> str:
    if trouble is Trouble.NO_PRINTER:
        return _tr("Er is geen printer gevonden. Schrijf de dag en de tijd op een papiertje.")
    return _tr("De printer doet het niet. Staat hij aan? Ligt er papier? Of schrijf de dag en de tijd op.")


def _tr(text: str) -> str:
    return QCoreApplication.translate("come-back", text)
