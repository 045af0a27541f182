"""Where the files that ship with the program are, also when it is frozen."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent


def path(*parts: str) -> Path:
    """The path of a shipped file: `path("fonts", "NotoSans-Regular.ttf")`."""
    return ROOT.joinpath(*parts)
