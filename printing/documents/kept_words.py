"""Dutch words for everything that the desk has a place for: which processing it belongs to, and what it is.

A new column or field without a line here makes the register impossible (`MissingWordsError`); a test fails before that.
"""

from __future__ import annotations

from printing.documents.register_words import MissingWordsError, Words, Work
from printing.documents.sealed_words import SEALED
from printing.documents.table_words import TABLES

__all__ = ["SEALED", "TABLES", "MissingWordsError", "Words", "Work", "words_of"]


def words_of(name: str, fields: tuple[str, ...], *, sealed: bool) -> Words:
    """The words of a table or record. Raises MissingWordsError when it, or one of its fields, has none."""
    found = (SEALED if sealed else TABLES).get(name)
    missing = fields if found is None else tuple(field for field in fields if field not in found.fields)
    if found is None or missing:
        raise MissingWordsError(f"{name}: {', '.join(missing)}")
    return found
