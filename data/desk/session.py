"""The open desk store: its file, its key, and who may use it now. Never leaves `data`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Engine

from data.engine import open_desk_engine
from data.vault.memory import wipe

if TYPE_CHECKING:
    from data.desk.duty import Duty, Reader

FILE_NAME = "desk.db"


class Session:
    """One open store. It ends when the dienst ends, or with the last reader when there was no dienst (set-up)."""

    def __init__(
        self,
        folder: Path,
        store_id: str,
        key: bytearray,
        now: Callable[[], datetime],
        verify: Callable[[str, str], None],
    ) -> None:
        self.folder = folder
        self.store_id = store_id
        self.now = now
        self.verify = verify
        self.key = key
        self.engine: Engine = open_desk_engine(folder / FILE_NAME, key)
        self.duty: Duty | None = None
        self.readers: list[Reader] = []
        self.closed = False

    @property
    def path(self) -> Path:
        """The file of the store."""
        return self.folder / FILE_NAME

    def use_key(self, key: bytearray) -> None:
        """Go on with the file as it is now, under another key; the old one is wiped."""
        old = self.key
        self.engine.dispose()
        self.key = key
        self.engine = open_desk_engine(self.path, key)
        if old is not key:
            wipe(old)

    def close(self) -> None:
        """Let go of the file and wipe every key."""
        if self.closed:
            return
        self.closed = True
        for reader in tuple(self.readers):
            reader.forget()
        self.readers.clear()
        self.engine.dispose()
        wipe(self.key)
