"""One program a data folder: a second start brings the first window to the front and ends."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_log = logging.getLogger(__name__)
_WAIT_MS = 1_000
_RAISE = b"naar voren\n"


def _name(folder: Path) -> str:
    """A name of this user and this folder; the path itself is too long for a socket on some systems."""
    return "inloopbalie-" + hashlib.sha256(str(folder).encode()).hexdigest()[:16]


def raise_other(folder: Path) -> bool:
    """Ask the program that already works on this folder to show itself; False when there is none."""
    socket = QLocalSocket()
    socket.connectToServer(_name(folder))
    if not socket.waitForConnected(_WAIT_MS):
        return False
    socket.write(_RAISE)
    socket.waitForBytesWritten(_WAIT_MS)
    socket.disconnectFromServer()
    return True


class Listener(QObject):
    """Waits for second starts and calls `show` for each."""

    def __init__(self, folder: Path, show: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._show = show
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        name = _name(folder)
        if not self._server.listen(name):
            QLocalServer.removeServer(name)  # left by a program that was killed
            if not self._server.listen(name):
                _log.warning("A second start cannot be noticed: %s", self._server.serverError().name)
        self._server.newConnection.connect(self._greet)

    def _greet(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            socket.disconnectFromServer()
            self._show()

    def close(self) -> None:
        """Stop waiting."""
        self._server.close()
