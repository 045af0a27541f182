"""Edits for a day, a time of day and a number: typed, or with the arrows up and down; their border is their ring."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtWidgets import QAbstractSpinBox, QDateEdit, QDoubleSpinBox, QLineEdit, QSpinBox, QTimeEdit

from ui import theme


def day_edit(day: date, *, least: date | None = None, most: date | None = None) -> QDateEdit:
    """A day, within bounds."""
    edit = QDateEdit(_qdate(day))
    edit.setDisplayFormat("d MMMM yyyy")
    if least is not None:
        edit.setMinimumDate(_qdate(least))
    if most is not None:
        edit.setMaximumDate(_qdate(most))
    _dress(edit)
    return edit


def day_of(edit: QDateEdit) -> date:
    """The day that stands in it."""
    day = edit.date()
    return date(day.year(), day.month(), day.day())


def time_edit(hour: int, minute: int) -> QTimeEdit:
    """A time of day: "9.30"."""
    edit = QTimeEdit(QTime(hour, minute))
    edit.setDisplayFormat("H.mm")
    _dress(edit)
    return edit


def number_edit(most: int) -> QSpinBox:
    """A whole number from 0."""
    box = QSpinBox()
    box.setRange(0, most)
    _dress(box)
    return box


def hours_edit() -> QDoubleSpinBox:
    """Hours, in halves with the arrows."""
    box = QDoubleSpinBox()
    box.setRange(0, 24)
    box.setDecimals(1)
    box.setSingleStep(0.5)
    _dress(box)
    return box


def _dress(edit: QAbstractSpinBox) -> None:
    edit.setProperty("ring", False)  # its border says where the keyboard is
    inner = edit.findChild(QLineEdit)
    if inner is not None:
        inner.setTextMargins(theme.current().px(10), 0, 0, 0)
    edit.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the wheel scrolls the page, not the number


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
