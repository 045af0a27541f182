"""Frames that hold things together: white panels, cards, lines between."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui import theme


class Panel(QFrame):
    """A card. `kind`: panel, card, pine-card, honey-card, brick-card, sunken. Use `body` to fill it."""

    def __init__(self, kind: str = "panel", *, padding: int = 20, gap: int = 8, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", kind)
        self._padding = padding
        self._gap = gap
        self.body = QVBoxLayout(self)
        self._space()
        theme.current().changed.connect(self._space)

    def set_kind(self, kind: str) -> None:
        """Become another kind of card."""
        if self.property("kind") != kind:
            self.setProperty("kind", kind)
            self.style().unpolish(self)
            self.style().polish(self)

    def _space(self) -> None:
        look = theme.current()
        side = look.px(self._padding)
        self.body.setContentsMargins(side, side, side, side)
        self.body.setSpacing(look.px(self._gap))


def line() -> QFrame:
    """A thin line across."""
    frame = QFrame()
    frame.setProperty("kind", "line")
    frame.setFixedHeight(1)
    return frame
