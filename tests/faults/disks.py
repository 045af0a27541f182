"""Disks of a few megabytes, to fill up or to make read-only: a tmpfs of its own, where the system lets us mount one."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


class Disk:
    """A mounted tmpfs. `folder` is where it is."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def resize(self, kilobytes: int) -> None:
        """Give it another size."""
        self._again(f"size={kilobytes}k")

    def used(self) -> int:
        """Kilobytes in use."""
        return shutil.disk_usage(self.folder).used // 1024

    def read_only(self, on: bool) -> None:
        """Turn writing off or on."""
        self._again("ro" if on else "rw")

    def _again(self, options: str) -> None:
        subprocess.run(["mount", "-o", f"remount,{options}", str(self.folder)], check=True, capture_output=True)


@contextmanager
def small_disk(folder: Path, kilobytes: int = 65_536) -> Iterator[Disk]:
    """Mount one at `folder`; the test is skipped where that is not allowed."""
    if not sys.platform.startswith("linux"):
        pytest.skip("needs a tmpfs")
    folder.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if done.returncode != 0:
        pytest.skip("may not mount a disk here")
    try:
        yield Disk(folder)
    finally:
        subprocess.run(["umount", str(folder)], check=True, capture_output=True)
