"""What a write changed, told inside `data`: views and the search index listen in the same way."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Changes:
    """What one transaction touched. `everything` after a load or a restore: read all again."""

    services: frozenset[str] = frozenset()
    crisis_numbers: bool = False
    everything: bool = False

    def concern(self, service_id: str) -> bool:
        """True when a view that shows this service should read it again."""
        return self.everything or service_id in self.services


class Publisher:
    """Hands Changes to who asked for them, on the thread that wrote.

    A listener that needs the GUI thread crosses over by itself (ui.tasks).
    """

    def __init__(self) -> None:
        self._listeners: list[Callable[[Changes], None]] = []

    def subscribe(self, listener: Callable[[Changes], None]) -> Callable[[], None]:
        """Call `listener` for every change from now on; returns what ends it."""
        self._listeners.append(listener)

        def unsubscribe() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return unsubscribe

    def publish(self, changes: Changes) -> None:
        """Tell every listener; one that fails never undoes the write nor stops the others."""
        for listener in tuple(self._listeners):
            try:
                listener(changes)
            except Exception:
                _log.exception("A listener to changes failed")
