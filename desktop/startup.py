"""Start-up as a list of named steps without widgets; the window and the command line share them.

(Dangerzone's startup.py is where this is done well.)
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from data.directory.file import writable
from data.directory.store import Directory, Notice, open_directory
from data.search.engine import Search, borrow_index
from data.settings import Settings, SettingsStore
from desktop.paths import Paths, paths
from resources import files

if TYPE_CHECKING:
    from data.desk.house import DeskStore
    from data.directory.drafts import DirectoryDraft


@dataclass
class Session:
    """What is there once the program has started, filled step by step."""

    paths: Paths
    demo: bool
    now: Callable[[], datetime]
    window: bool = True  # somebody sees what is told: settings that cannot be read may be kept aside
    notices: tuple[Notice, ...] = ()
    settings: SettingsStore | None = None
    directory: Directory | None = None
    search: Search | None = None
    done: list[str] = field(default_factory=list)
    temporary: list[Path] = field(default_factory=list)  # folders that go with the program

    def close(self) -> None:
        """Let go of the files, and leave no folder behind that was for this run only."""
        if self.directory is not None:
            self.directory.close()
        if self.temporary:
            import shutil

            for folder in self.temporary:
                shutil.rmtree(folder, ignore_errors=True)

    def the_settings(self) -> SettingsStore:
        """The settings; only before its step they are not there."""
        assert self.settings is not None
        return self.settings

    def the_directory(self) -> Directory:
        """The directory; only before its step it is not there."""
        assert self.directory is not None
        return self.directory

    def the_search(self) -> Search:
        """The search; only before its step it is not there."""
        assert self.search is not None
        return self.search


@dataclass(frozen=True)
class Step:
    """One named step; `should_skip` says when there is nothing to do."""

    name: str
    run: Callable[[Session], None]
    should_skip: Callable[[Session], bool] = lambda _session: False


def _settings(session: Session) -> None:
    defaults = demo_settings() if session.demo else Settings()
    session.settings = SettingsStore(session.paths.data, defaults=defaults, keep_aside=session.window)


def _nothing_to_restore(session: Session) -> bool:
    """Seen by the names of the files, so that a usual start does not import what restoring needs."""
    return not any(session.paths.data.glob("terugzetten.*"))


def _restore(session: Session) -> None:
    """A backup that was chosen in the window comes back now, before anything is opened."""
    from data.restore import finish

    finish(session.paths.data)


def _directory(session: Session) -> None:
    draft = demo_draft if session.demo else national_draft
    session.directory, notices = open_directory(
        session.paths.data,
        draft,
        now=session.now,
        terms=session.the_settings().current.terms,
        rescue=lambda target: _rescue(session.paths.data, target),
        in_use=lambda: not session.window and _window_is_open(session.paths.data),
    )
    session.notices += notices


def _window_is_open(folder: Path) -> bool:
    from desktop import single_instance

    return single_instance.in_use(folder)


def _rescue(folder: Path, target: Path) -> datetime | None:
    from data.rescue import bring_directory_back

    return bring_directory_back(folder, target)


def _search(session: Session) -> None:
    cache = session.paths.cache
    # What is changed in a store of this run only counts its writes on from the real one: two stores, one stamp.
    if session.the_directory().temporary or not writable(cache):
        import tempfile

        own = Path(tempfile.mkdtemp(prefix="inloopbalie-"))
        session.temporary.append(own)
        borrow_index(cache, own)
        cache = own
    session.search = Search(session.the_directory(), cache=cache, phrases=files.path("phrases"))


def _index(session: Session) -> None:
    session.the_search().make_index()


OPEN = (
    Step("terugzetten", _restore, _nothing_to_restore),
    Step("instellingen", _settings),
    Step("sociale kaart", _directory),
    Step("zoeken", _search),
)
WORD_INDEX = Step("woorden", _index, lambda session: session.the_search().open_index())
MEANING = Step(
    "betekenis",
    lambda session: session.the_search().load_meaning(),
    lambda session: session.the_search().ready,
)


def start(
    data_dir: Path | None,
    *,
    demo: bool,
    steps: tuple[Step, ...] = OPEN,
    now: Callable[[], datetime] = datetime.now,
    window: bool = True,
) -> Session:
    """Run the steps in order; `window`: somebody looks. Raises WorldError as they do."""
    session = Session(paths(data_dir, demo=demo), demo, now, window)
    try:
        for step in steps:
            run(step, session)
    except BaseException:
        session.close()
        raise
    return session


def run(step: Step, session: Session) -> None:
    """Run one step unless there is nothing to do."""
    if not step.should_skip(session):
        step.run(session)
        session.done.append(step.name)


def open_desk(session: Session) -> DeskStore:
    """The desk store of this run, closed as it is; on its own worker, and only when it is first asked for.

    Raises WorldError as DeskStore.at does.
    """
    from data.desk.house import DeskStore

    return DeskStore.at(session.paths.data, now=session.now)


def national_draft() -> DirectoryDraft:
    """What a new directory is filled with: the national starter list."""
    from data.exchange.national import national_directory
    from data.exchange.themes import read_themes

    return national_directory(files.ROOT, read_themes(files.path("directory", "themes.toml")))


def demo_draft() -> DirectoryDraft:
    """The made-up gemeente on top of the national starter list."""
    from data.exchange.demo import read_demo

    national = national_draft()
    local = read_demo(files.path("directory", "demo.json"))
    return replace(national, filled_with="voorbeeld", services=(*local, *national.services))


def demo_settings() -> Settings:
    """The made-up buurthuis of the demo."""
    from data.exchange.demo import read_demo_settings

    return read_demo_settings(files.path("directory", "demo.json"))
