"""One program a data folder: a second start brings the first window to the front and ends.

A lock file tells whether there is another one; only then, or after the first paint, is Qt's network library needed
(its import takes a tenth of the start). QLockFile sees by the process id that a killed program left its lock behind.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QLockFile, QObject, QThread

_log = logging.getLogger(__name__)
_WAIT_MS, _TRY_MS = 3_000, 150
_RAISE = b"naar voren\n"
LOCK_NAME = "inloopbalie.lock"


def _name(folder: Path) -> str:
    """A name of this user and this folder; the path itself is too long for a socket on some systems."""
    return "inloopbalie-" + hashlib.sha256(str(folder).encode()).hexdigest()[:16]


def claim(folder: Path) -> QLockFile | None:
    """Be the one program of this folder: keep what is returned. None when another one is.

    A folder that cannot be written is nobody's: then there is nothing two programs could spoil.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return QLockFile("")
    lock = QLockFile(str(folder / LOCK_NAME))
    lock.setStaleLockTime(0)  # never by age: a program may stay open for weeks
    if lock.tryLock(0) or lock.error() is not QLockFile.LockError.LockFailedError:
        return lock
    return None


def in_use(folder: Path) -> bool:
    """True when a program works on this folder."""
    lock = claim(folder)
    if lock is None:
        return True
    lock.unlock()
    return False


def raise_other(folder: Path) -> bool:
    """Ask the program that already works on this folder to show itself; False when it does not answer."""
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    until = QDeadlineTimer(_WAIT_MS)
    while True:
        socket.connectToServer(_name(folder))
        if socket.waitForConnected(_TRY_MS):
            break
        if until.hasExpired():
            return False
        QThread.msleep(_TRY_MS)  # it has the folder, but is still starting: nobody to talk to yet
    socket.write(_RAISE)
    socket.waitForBytesWritten(_WAIT_MS)
    socket.disconnectFromServer()
    return True


class Listener(QObject):
    """Waits for second starts and calls `show` for each."""

    def __init__(self, folder: Path, show: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        from PySide6.QtNetwork import QLocalServer

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
