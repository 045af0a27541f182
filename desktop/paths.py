"""Where things are kept on this PC."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

APP = "Inloopbalie"


@dataclass(frozen=True)
class Paths:
    """The folders of one run. The demo lives beside the real data and never touches it."""

    data: Path
    cache: Path
    logs: Path


def paths(data_dir: Path | None, *, demo: bool) -> Paths:
    """The folders for this run: those of the platform, or all of them in `data_dir`."""
    if data_dir is not None:
        base = data_dir.expanduser().absolute()
        data, cache, logs = base, base / "cache", base / "logs"
    else:
        import platformdirs

        data = Path(platformdirs.user_data_dir(APP, appauthor=False))
        cache = Path(platformdirs.user_cache_dir(APP, appauthor=False))
        logs = Path(platformdirs.user_log_dir(APP, appauthor=False))
    if demo:
        data, cache = data / "voorbeeld", cache / "voorbeeld"
    return Paths(data, cache, logs)
