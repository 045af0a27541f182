"""From PDF to picture to the system printer.

PDFium is not safe to use from two threads: everything here that opens a PDF runs through Tasks.in_background.
QPainter may paint on a QPrinter outside the GUI thread (doc.qt.io, "Thread-Support in Qt Modules"), so a slow
printer never holds up the window.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, cast

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from printing.styles import Paper

_POINTS = 72.0
_FINEST = 600  # dots an inch: text gets no sharper on paper, only slower
_PAGES = {Paper.A5: QPageSize.PageSizeId.A5, Paper.A4: QPageSize.PageSizeId.A4}


class Trouble(StrEnum):
    """Why nothing came out of the printer."""

    NO_PRINTER = "no-printer"
    NOT_READY = "not-ready"


class PrinterError(Exception):
    """The printer's fault: told at the desk with what to do."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble


@dataclass(frozen=True)
class PrintJob:
    """One document for one printer. `to_file` prints into a PDF file instead, along the same path."""

    pdf: bytes
    printer: str
    paper: Paper
    copies: int = 1
    to_file: str = ""


@dataclass(frozen=True)
class Printers:
    """The printers of this PC by name, and the one that the system would take."""

    names: tuple[str, ...] = ()
    usual: str = ""

    def choose(self, wanted: str) -> str:
        """The wanted printer when it is there, else the usual one, else the first; empty without printers."""
        if wanted in self.names:
            return wanted
        if self.usual in self.names:
            return self.usual
        return self.names[0] if self.names else ""


def find_printers() -> Printers:
    """The printers that the system knows now. On the GUI thread: it also loads Qt's printer plugin there."""
    names = tuple(QPrinterInfo.availablePrinterNames())
    return Printers(names, QPrinterInfo.defaultPrinterName())


def page_images(pdf: bytes, scale: float) -> tuple[QImage, ...]:
    """Every page in greys, `scale` pixels to a point."""
    import pypdfium2  # 40 ms, and only when there is something to see

    document: Any = cast("Any", pypdfium2).PdfDocument(pdf)
    try:
        return tuple(_image(document[number], scale) for number in range(len(document)))
    finally:
        document.close()


def print_job(job: PrintJob) -> None:
    """Print every page at its true size, as often as asked. Raises PrinterError."""
    printer = _printer(job)
    pages = page_images(job.pdf, printer.resolution() / _POINTS)
    painter = QPainter()
    if not painter.begin(printer):
        raise PrinterError(Trouble.NOT_READY)
    try:
        # Not every printer makes its own copies; a PDF file never does.
        rounds = 1 if printer.supportsMultipleCopies() else job.copies
        first = True
        for _ in range(rounds):
            for image in pages:
                if not first and not printer.newPage():
                    raise PrinterError(Trouble.NOT_READY)
                first = False
                # True size, not stretched: a printer without A5 prints it in the corner of an A4.
                painter.drawImage(0, 0, image)
    finally:
        ended = painter.end()
    if not ended or printer.printerState() in (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted):
        raise PrinterError(Trouble.NOT_READY)


def _printer(job: PrintJob) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if job.to_file:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(job.to_file)
    else:
        # Without a printer Qt quietly writes a file called print.pdf somewhere: never let it.
        if job.printer not in QPrinterInfo.availablePrinterNames():
            raise PrinterError(Trouble.NO_PRINTER)
        printer.setPrinterName(job.printer)
        printer.setOutputFormat(QPrinter.OutputFormat.NativeFormat)
        if not printer.isValid() or printer.outputFormat() is not QPrinter.OutputFormat.NativeFormat:
            raise PrinterError(Trouble.NOT_READY)
        if printer.supportsMultipleCopies():
            printer.setCopyCount(job.copies)
    printer.setDocName("Adresbriefje")  # the queue of the printer shows nothing of a visitor
    printer.setCreator("Inloopbalie")
    printer.setColorMode(QPrinter.ColorMode.GrayScale)
    printer.setFullPage(True)
    printer.setPageSize(QPageSize(_PAGES[job.paper]))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    printer.setResolution(min(printer.resolution(), _FINEST))
    return printer


def _image(page: Any, scale: float) -> QImage:
    bitmap = page.render(scale=scale, grayscale=True)
    image = QImage(
        bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_Grayscale8
    ).copy()  # the buffer goes with the bitmap
    bitmap.close()
    return image
