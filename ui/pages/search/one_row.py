"""One row of buttons that never wraps and never cuts: what does not fit goes into a menu at the end."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QSizePolicy, QWidget

from ui import theme
from ui.widgets.buttons import Chip
from ui.widgets.labels import text_label
from ui.widgets.parting import take_away

_GAP = 8


class OneRow(QWidget):
    """A label and buttons; `more_text` names the button that holds the rest ("Meer")."""

    def __init__(self, label: str, more_text: str, parent: QWidget | None = None, *, role: str = "body-strong") -> None:
        super().__init__(parent)
        self._label: QLabel | None = None
        if label:
            self._label = text_label(label, role)
            self._label.setParent(self)
        self._buttons: list[QPushButton] = []
        self._rest: list[QPushButton] = []
        self._more = Chip(more_text, "chevron-down", checkable=False, parent=self)
        self._more.clicked.connect(self._open_menu)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.current().changed.connect(self._again)

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """All buttons, also those in the menu."""
        return tuple(self._buttons)

    @property
    def folded(self) -> tuple[QPushButton, ...]:
        """The buttons that are in the menu now."""
        return tuple(self._rest)

    def set_label(self, text: str) -> None:
        """Say something else in front; only for a row that has a label."""
        if self._label is not None:
            self._label.setText(text)
            self._again()

    def set_buttons(self, buttons: Sequence[QPushButton]) -> None:
        """Show these instead; the old ones are deleted."""
        take_away(old for old in self._buttons if old not in buttons)
        self._buttons = list(buttons)
        for button in self._buttons:
            button.setParent(self)
        before: QWidget = self
        for button in self._buttons:
            if before is not self:
                QWidget.setTabOrder(before, button)
            before = button
        if before is not self:
            QWidget.setTabOrder(before, self._more)
        self._again()

    def _again(self) -> None:
        self.updateGeometry()
        self._place()

    def _place(self) -> None:
        look = theme.current()
        gap = look.px(_GAP)
        x = 0
        height = self.height()
        if self._label is not None:
            size = self._label.sizeHint()
            self._label.setGeometry(0, (height - size.height()) // 2, size.width(), size.height())
            x = size.width() + look.px(12)
        widths = [button.sizeHint().width() for button in self._buttons]
        fitting = len(widths)
        if x + sum(widths) + gap * max(0, len(widths) - 1) > self.width():
            room = self.width() - x - self._more.sizeHint().width()
            fitting = 0
            for width in widths:
                room -= width + gap
                if room < 0:
                    break
                fitting += 1
        self._rest = self._buttons[fitting:]
        for number, button in enumerate(self._buttons):
            if number < fitting:
                hint = button.sizeHint()
                button.setGeometry(x, (height - hint.height()) // 2, widths[number], hint.height())
                x += widths[number] + gap
            button.setVisible(number < fitting)
        hint = self._more.sizeHint()
        self._more.setGeometry(x, (height - hint.height()) // 2, hint.width(), hint.height())
        self._more.setVisible(bool(self._rest))

    def _open_menu(self) -> None:
        menu = QMenu(self)
        for button in self._rest:
            action = menu.addAction(button.icon(), button.text().replace("&", "&&"))
            action.setCheckable(button.isCheckable())
            action.setChecked(button.isChecked())
            action.triggered.connect(button.click)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._place()
        return super().event(event)

    def sizeHint(self) -> QSize:
        sizes = [button.sizeHint() for button in (*self._buttons, self._more)]
        height = max((size.height() for size in sizes), default=0)
        return QSize(sum(size.width() for size in sizes), height)

    def minimumSizeHint(self) -> QSize:
        label = self._label.sizeHint().width() if self._label is not None else 0
        more = self._more.sizeHint()
        return QSize(label + more.width() + theme.current().px(12), self.sizeHint().height())
