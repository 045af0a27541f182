"""Going through the window with the keyboard: F6 from part to part, Tab in reading order.

Pages are made late and fill themselves later still, so the order in which Qt made the widgets says little.
The parts are the order; inside a part it is the order in which its widgets were made.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def step(parts: Sequence[QWidget], direction: int) -> bool:
    """Go to the next (1) or previous (-1) part that can have the keyboard."""
    now = QApplication.focusWidget()
    at = next((place for place, part in enumerate(parts) if now is not None and _holds(part, now)), 0)
    for distance in range(1, len(parts) + 1):
        part = parts[(at + direction * distance) % len(parts)]
        first = next(_stops(part), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)
            return True
    return False


def tab(window: QWidget, parts: Sequence[QWidget], *, forward: bool) -> bool:
    """Go to the next or previous widget, through the parts in their order and round again."""
    stops = [stop for part in parts for stop in _stops(part)]
    if not stops:
        return False
    now = QApplication.focusWidget()
    if now is None or now.window() is not window:
        target = stops[0 if forward else -1]
    elif now in stops:
        target = stops[(stops.index(now) + (1 if forward else -1)) % len(stops)]
    else:  # a part of something larger (a chip in a row): go on from where that stands
        place = next((n for n, part in enumerate(parts) if _holds(part, now)), 0)
        before = sum(1 for part in parts[:place] for _ in _stops(part))
        target = stops[(before if forward else before - 1) % len(stops)]
    target.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    return True


def _holds(part: QWidget, widget: QWidget) -> bool:
    return part is widget or part.isAncestorOf(widget)


def _stops(part: QWidget) -> Iterator[QWidget]:
    """What Tab can reach in a part."""
    if _reachable(part):
        yield part
    chain = part.nextInFocusChain()
    while chain is not None and chain is not part:
        if part.isAncestorOf(chain) and _reachable(chain):
            yield chain
        chain = chain.nextInFocusChain()


def _reachable(widget: QWidget) -> bool:
    by_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
    return by_tab and widget.focusProxy() is None and widget.isVisible() and widget.isEnabled()
