"""Reading what was learned at release: a file of numpy arrays."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from zipfile import BadZipFile


@contextmanager
def arrays(path: Path) -> Iterator[Any]:
    """The arrays of a file by their names. Raises OSError when it cannot be read, ValueError when it is damaged."""
    import numpy as np

    try:
        with path.open("rb") as file, np.load(file) as content:  # what is no such file stays open otherwise
            yield content
    except (BadZipFile, zlib.error, EOFError) as error:
        raise ValueError(f"{path.name} is damaged") from error
