"""Opening a directory.db that is not simply there and good: new, of an older version, damaged, foreign, out of reach.

A usual start has no need of this (store.open_directory).
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from data import migrate, stores
from data.alone import alone
from data.directory import commands, file, queries, schema
from data.directory.drafts import DirectoryDraft
from data.directory.freshness import Terms
from data.directory.store import FILE_NAME, Directory, Notice, Rescue
from data.engine import reading, wording_faults
from data.errors import Code, WorldError

_FRESH, _LOCK, _FOR_NOW = "directory-nieuw.db", ".directory-openen", "inloopbalie-"
_PATIENCE = 30.0  # seconds that another process may take to make the store
Opened = tuple[Directory, tuple[Notice, ...]]


@dataclass(frozen=True)
class Opening:
    """One store to open, as store.open_directory was asked."""

    path: Path
    draft: Callable[[], DirectoryDraft]
    now: Callable[[], datetime]
    terms: Terms
    rescue: Rescue | None
    in_use: Callable[[], bool]

    def alone(self) -> Opened:
        """Look at the file itself, one process at a time, and put another in its place when it must.

        Raises as store.open_directory does.
        """
        with alone(self.path.with_name(_LOCK), _PATIENCE):
            return self._closely()

    def for_this_run(self, *told: Notice, fresh: bool = False) -> Opened:
        """A store in a folder that is gone with the program: a copy of what is there, or `fresh`."""
        directory = self._at(Path(tempfile.mkdtemp(prefix=_FOR_NOW)) / FILE_NAME, temporary=True)
        code = None if fresh else self._copied(directory.path)
        if code is None and (self._ready(directory) or fresh):
            return directory, told
        directory.close()
        found = Notice.of(code or Code.DIRECTORY_DAMAGED, self.path, kept=self.path.name)
        known = {one.code for one in told}
        return self.for_this_run(*told, *([found] if found.code not in known else []), fresh=True)

    def _at(self, path: Path, *, temporary: bool = False) -> Directory:
        return Directory(path, today=lambda: self.now().date(), terms=self.terms, temporary=temporary)

    def _closely(self) -> Opened:
        path = self.path
        code = file.fault(path)
        if code is Code.DIRECTORY_UNREADABLE:
            return self.for_this_run(Notice.of(code, path))
        if code is None and path.exists():
            if not file.marked_damaged(path.parent) or file.whole(path):
                file.take_mark_away(path.parent)
                present = self._at(path)
                if self._ready(present):
                    return present, ()
            code = Code.DIRECTORY_DAMAGED
        if code is None:
            return self._made(), ()
        if self.in_use():  # it would be taken away under the window that still reads it
            raise WorldError(Code.DIRECTORY_DAMAGED, file=path.name)
        kept = file.keep_aside(path, self.now()).name
        since = self.rescue(path) if self.rescue is not None else None
        if since is not None:
            back = self._at(path)
            if self._ready(back):
                return back, (Notice.of(code, path, kept=kept, since=since.date().isoformat()),)
            file.keep_aside(path, self.now())
        return self._made(), (Notice.of(code, path, kept=kept),)

    def _copied(self, target: Path) -> Code | None:
        """What is wrong with the store of which `target` is a copy now; None when it is good, or not there."""
        try:
            if not self.path.exists():
                return None
            file.copy(self.path, target)
        except IsADirectoryError:
            return Code.DIRECTORY_FOREIGN
        except OSError:
            return Code.DIRECTORY_UNREADABLE
        return file.fault(target)

    def _ready(self, directory: Directory) -> bool:
        """Bring it to our revision and fill it when it is empty; False when it turns out to be damaged, closed then."""
        if file.quick_look(directory.path) is not None:
            return True
        try:
            self._prepare(directory)
        except BaseException as error:
            directory.close()
            if isinstance(error, WorldError) and error.code is Code.DIRECTORY_DAMAGED:
                return False
            raise
        return True

    def _made(self) -> Directory:
        """Make a store beside its place and put it there when it is whole: a half one never stands there."""
        making = self._at(self.path.with_name(_FRESH))
        file.remove(making.path)
        try:
            self._prepare(making)
        finally:
            making.close()
        making.path.replace(self.path)
        return self._at(self.path)

    def _prepare(self, directory: Directory) -> None:
        engine, path = directory.engine, directory.path
        backup_to = path.with_name(f"directory-voor-bijwerken-{self.now():%Y%m%d-%H%M%S}.db")
        with wording_faults():
            migrate.upgrade(engine, stores.DIRECTORY, tables=schema.METADATA, backup_to=backup_to)
            with reading(engine) as connection:
                empty = not queries.filled_with(connection)
                connection.exec_driver_sql("SELECT count(*) FROM listing")
            if empty:
                commands.load(engine, self.draft())


def check_file(folder: Path) -> int:
    """Open the store as it is and verify it, changing nothing; returns how many services are shown.

    A store in a folder that cannot be written is verified as a copy.
    Raises WorldError(DIRECTORY_DAMAGED | DIRECTORY_FOREIGN | DIRECTORY_UNREADABLE | DIRECTORY_NEWER).
    """
    path = folder / FILE_NAME
    if file.writable(folder):
        return _verified(path)
    with tempfile.TemporaryDirectory(prefix=_FOR_NOW, ignore_cleanup_errors=True) as name:
        target = Path(name) / FILE_NAME
        try:
            file.copy(path, target)
        except OSError as error:
            raise WorldError(Code.DIRECTORY_UNREADABLE, file=path.name, folder=str(folder)) from error
        return _verified(target)


def _verified(path: Path) -> int:
    code = file.fault(path)
    if code is not None:
        raise WorldError(code, file=path.name, folder=str(path.parent))
    opened = Directory(path, today=date.today, terms=Terms())
    try:
        with wording_faults(), opened.engine.connect() as connection:
            revision = migrate.revision_of(connection)
        if revision is None:
            raise WorldError(Code.DIRECTORY_DAMAGED, file=path.name)
        if revision not in migrate.known_revisions(stores.DIRECTORY):
            raise WorldError(Code.DIRECTORY_NEWER, revision=revision)
        opened.verify()
        return opened.summary()[0]
    finally:
        opened.close()
