"""Taking a part off the screen for good."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget


def take_away(parts: Iterable[QWidget]) -> None:
    """Let these go; they are gone at once for who looks, and deleted when Qt comes to it.

    Hidden first, in so many words: a layout that a part was just added to shows it a moment later, and a part without
    a parent would then be a window of its own that flashes and takes the keyboard.
    """
    for part in parts:
        part.hide()
        part.setParent(None)
        part.deleteLater()
