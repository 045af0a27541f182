"""Before the paper is shown: reading the places, and "Veilig om mee te nemen?" where that must be asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from data.directory.records import ServiceDetail
from data.errors import WorldError
from ui import messages
from ui.context import Context
from ui.dialogs.safe import SafeChoice, SafeDialog


@dataclass(frozen=True)
class Chosen:
    """What goes on paper. `discreet` is the slip without telling names."""

    details: tuple[ServiceDetail, ...]
    discreet: bool


class Opening(QObject):
    """Asks what has to be asked over the window of `over`."""

    ready = Signal(object)  # Chosen
    call_requested = Signal(str)
    failed = Signal(str)

    def __init__(self, context: Context, over: QWidget) -> None:
        super().__init__(over)
        self._context = context
        self._over = over

    def start(self, ids: Sequence[str]) -> None:
        """Read these places, and go on as soon as it is known what may go on paper."""
        directory = self._context.directory

        def read() -> tuple[ServiceDetail, ...]:
            return tuple(directory.detail(key) for key in ids)

        self._context.tasks.with_directory(read, self._read, failed=self._not_read)

    def _read(self, details: tuple[ServiceDetail, ...]) -> None:
        unsafe = next((detail for detail in details if detail.is_safety), None)
        if unsafe is None:
            self.ready.emit(Chosen(details, discreet=False))
            return
        dialog = SafeDialog(self._over.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(partial(self._answered, details, unsafe.card.id))
        dialog.open()

    def _answered(self, details: tuple[ServiceDetail, ...], unsafe: str, choice: str) -> None:
        if choice == SafeChoice.NO_PAPER:
            self.call_requested.emit(unsafe)
        else:
            self.ready.emit(Chosen(details, discreet=choice == SafeChoice.DISCREET))

    def _not_read(self, error: Exception) -> None:
        if not isinstance(error, WorldError):
            raise error
        self.failed.emit(messages.sentence(error))
