"""Finding what people wrote by its words, as inzage does: whole words, whatever their capitals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any


def holds(asked: str, texts: Iterable[str]) -> bool:
    """Whether every word that is asked for stands in one of the texts; "Jan" is in "Jans fiets", not in "januari"."""
    said = "\n".join(texts)
    words = asked.split()
    return bool(words) and all(
        re.search(rf"(?<!\w){re.escape(word)}(?:['’]?s)?(?!\w)", said, re.IGNORECASE) for word in words
    )


def texts_of(record: Any) -> Iterator[str]:
    """Every text in a record, however deep; values of an enum are no texts."""
    if isinstance(record, str):
        if not isinstance(record, Enum):
            yield record
    elif isinstance(record, (tuple, list)):
        for one in record:
            yield from texts_of(one)
    elif is_dataclass(record):
        for one in fields(record):
            yield from texts_of(getattr(record, one.name))
