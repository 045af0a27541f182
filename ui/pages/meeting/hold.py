"""What is only seen while a key or the mouse is held: names at the table."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from ui import shortcuts
from ui.widgets.buttons import KeyButton

_LETS_GO = (QEvent.Type.WindowDeactivate, QEvent.Type.ApplicationDeactivate)


class HoldButton(KeyButton):
    """`held` when it is pressed by the mouse, the space bar or its own key; `let_go` the moment that ends.

    Its key works wherever the keyboard is within `place`. Another window in front lets go too: the release of the key
    would never come here.
    """

    held = Signal()
    let_go = Signal()

    def __init__(self, text: str, name: str, place: QWidget, *, icon: str = "") -> None:
        super().__init__(text, icon=icon, key=shortcuts.hint(name), parent=place)
        self._holding = False
        self._keys: list[QKeySequence] = [QKeySequence(Qt.Key.Key_Control)]
        self.pressed.connect(self._hold)
        self.released.connect(self.release)
        for sequence in shortcuts.keys(name):
            self._keys.append(QKeySequence(sequence.rsplit("+", 1)[-1]))
            shortcut = QShortcut(QKeySequence(sequence), place)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(self._hold)

    @property
    def holding(self) -> bool:
        """Whether it is held now."""
        return self._holding

    def release(self) -> None:
        """It is not held any more; nothing happens when it was not."""
        if self._holding:
            self._holding = False
            app = QApplication.instance()
            if app is not None:
                app.removeEventFilter(self)
            self.let_go.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _LETS_GO:
            self.release()
        elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyRelease:
            self._key_up(event)
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.release()

    def _key_up(self, event: QKeyEvent) -> None:
        if QKeySequence(event.key()) in self._keys and not event.isAutoRepeat():
            self.release()

    def _hold(self) -> None:
        if self.isEnabled() and self.isVisible() and not self._holding:
            self._holding = True
            app = QApplication.instance()
            if app is not None:
                app.installEventFilter(self)
            self.held.emit()
