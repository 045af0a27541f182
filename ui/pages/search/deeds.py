"""What can be done with a place besides reading it: ring together, report, note a check, Spoed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from data.directory.records import Check, CheckedField, CheckHow, CrisisNumber, ServiceCard, ServiceDetail
from data.errors import WorldError
from data.search.crisis import CrisisLine
from ui import messages
from ui.context import Context
from ui.dialogs.base import Dialog
from ui.pages.search.detail_words import DetailWords

if TYPE_CHECKING:
    from ui.dialogs.calling import CallDialog

BY_DESK = "balie"


class Deeds(QObject):
    """One method for each thing a person does; says afterwards what happened through `said`."""

    said = Signal(str)
    settings_wanted = Signal()
    called = Signal(object)  # ServiceCard that was rung together; None for a line of the crisis card

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._over = window

    def call(self, detail: ServiceDetail, *, topic: str, language: str) -> None:
        """Samen bellen: the number at 34 px."""
        from ui.dialogs.calling import CallDialog, CallWords

        place = self._context.settings.current.buurthuis_name.strip()
        words = CallWords(self)
        call = words.of_service(detail, self._context.now(), topic=topic, language=language, place=place)
        words.deleteLater()
        self._ring(CallDialog(self._over.window(), call, asks=self._context.on_duty.open), detail.card)

    def call_line(self, number: CrisisNumber) -> None:
        """The same for a line of the crisis card."""
        from ui.dialogs.calling import CallDialog, CallWords

        words = CallWords(self)
        call = words.of_line(number)
        words.deleteLater()
        self._ring(CallDialog(self._over.window(), call, asks=self._context.on_duty.open), None)

    def spoed(self, top: CrisisLine = CrisisLine.EMERGENCY) -> None:
        """Every number for acute danger, read again each time: the table can be edited."""
        directory = self._context.directory
        self._context.tasks.with_directory(directory.crisis_numbers, lambda numbers: self._show_spoed(numbers, top))

    def _show_spoed(self, numbers: tuple[CrisisNumber, ...], top: CrisisLine) -> None:
        from ui.dialogs.crisis import CrisisDialog

        dialog = CrisisDialog(self._over.window(), numbers, self._context.settings.current, top)
        dialog.settings_wanted.connect(self.settings_wanted)
        self._open(dialog)

    def report(self, card: ServiceCard) -> None:
        """Klopt dit niet?"""
        from ui.dialogs.report import Report, ReportDialog

        dialog = ReportDialog(self._over.window(), card.name)
        directory = self._context.directory

        def send(report: Report) -> None:
            self._context.tasks.with_directory(
                lambda: directory.report(card.id, report.field, report.remark),
                lambda _: self.said.emit(self.tr("Doorgegeven aan de buurtwerker. Dank je wel.")),
                failed=self._failed,
            )

        dialog.sent.connect(send)
        self._open(dialog)

    def check(self, service: str, field: CheckedField) -> None:
        """Gebeld, klopt."""
        check = Check(field, BY_DESK, CheckHow.PHONE, self._context.now().date())
        directory = self._context.directory
        words = DetailWords(self)
        name = words.field(field)
        words.deleteLater()
        self._context.tasks.with_directory(
            lambda: directory.add_check(service, check),
            lambda _: self.said.emit(self.tr("{fact}: vandaag nagekeken.").format(fact=name)),
            failed=self._failed,
        )

    def _ring(self, dialog: CallDialog, card: ServiceCard | None) -> None:
        dialog.called.connect(lambda: self.called.emit(card))
        self._open(dialog)

    def _open(self, dialog: Dialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, WorldError):
            raise error
        self.said.emit(messages.sentence(error))
