"""Klopt dit niet? What the desk doubts of places, until somebody looked at it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from data.directory.records import Report
from ui.models.waiting import day as day_words
from ui.pages.paper.outcome import ButtonRow
from ui.widgets.buttons import KeyButton
from ui.widgets.labels import text_label
from ui.widgets.panel import Panel
from ui.widgets.parting import take_away


class Doubts(QWidget):
    """`edit_wanted`: the id of a service; `settled`: the id of a report."""

    edit_wanted = Signal(str)
    settled = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reports: tuple[Report, ...] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._rows: list[QWidget] = []

    def show_reports(self, reports: Sequence[Report]) -> None:
        """Show these."""
        if tuple(reports) == self._reports:
            return
        self._reports = tuple(reports)
        take_away(self._rows)
        self._rows = [self._row(one) for one in reports]
        if not reports:
            self._rows = [text_label(self.tr("Niemand twijfelt nu aan een plek."), "body", "ink-2", wrap=True)]
        for row in self._rows:
            self._column.addWidget(row)

    def _row(self, report: Report) -> QWidget:
        card = Panel("card", padding=14, gap=6)
        card.body.addWidget(text_label(report.name, "card-title", wrap=True))
        doubt = field_words(report.field)
        if report.remark:
            doubt = self.tr("{doubt} Er staat bij: {remark}").format(doubt=doubt, remark=report.remark)
        card.body.addWidget(text_label(doubt, "body", wrap=True))
        card.body.addWidget(text_label(day_words(report.on), "small", "ink-2"))
        edit = KeyButton(self.tr("Bekijk en verbeter"), icon="edit")
        edit.setAccessibleName(self.tr("Bekijk en verbeter: {name}").format(name=report.name))
        edit.clicked.connect(lambda: self.edit_wanted.emit(report.service))
        done = KeyButton(self.tr("Geregeld"), icon="check")
        done.setAccessibleName(self.tr("Geregeld: {name}").format(name=report.name))
        done.clicked.connect(lambda: self.settled.emit(report.id))
        card.body.addWidget(ButtonRow(edit, done))
        return card


def field_words(field: str) -> str:
    """What somebody doubts, as a sentence."""
    return {
        "phone": _tr("De telefoon klopt niet."),
        "schedule": _tr("De tijden kloppen niet."),
        "address": _tr("Het adres klopt niet."),
        "gone": _tr("Deze plek bestaat niet meer."),
    }[field]


def _tr(text: str) -> str:
    return QCoreApplication.translate("upkeep", text)
