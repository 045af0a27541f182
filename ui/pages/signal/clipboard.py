"""What was copied out of the form does not stay on the clipboard after it was sent or covered."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

_MODES = (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)
_LEAST = 3  # a shorter text on the clipboard tells nothing


class CopyGuard(QObject):
    """Watches what is copied while the keyboard is inside `form`."""

    def __init__(self, form: QWidget) -> None:
        super().__init__(form)
        self._form = form
        self._ours: set[QClipboard.Mode] = set()
        QGuiApplication.clipboard().changed.connect(self._changed)

    def forget(self, texts: Iterable[str]) -> None:
        """Empty the clipboard of what came from the form, or stands in one of these texts of it."""
        clipboard = QGuiApplication.clipboard()
        said = [text for text in texts if text]
        for mode in _MODES:
            if mode is QClipboard.Mode.Selection and not clipboard.supportsSelection():
                continue
            there = clipboard.text(mode).strip()
            pasted = len(there) >= _LEAST and any(there in text for text in said)
            if mode in self._ours or pasted:
                clipboard.clear(mode)
        self._ours.clear()

    def _changed(self, mode: QClipboard.Mode) -> None:
        held = QApplication.focusWidget()
        owns = QGuiApplication.clipboard().ownsClipboard()
        if mode is QClipboard.Mode.Selection:
            owns = QGuiApplication.clipboard().ownsSelection()
        if owns and held is not None and self._form.isAncestorOf(held):
            self._ours.add(mode)
        else:
            self._ours.discard(mode)
