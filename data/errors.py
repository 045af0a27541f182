"""Errors as codes with values. The words for them are Dutch and live in ui and desktop.cli.

Two kinds: `WorldError` is the world's fault (a full disk, a damaged file, a newer version) and is told to the
person at the desk with what to do next; anything else is ours and ends in the crash report.
"""

from __future__ import annotations

from enum import StrEnum


class Code(StrEnum):
    """What can be wrong with the world, one code for each sentence on the screen."""

    DIRECTORY_DAMAGED = "directory-damaged"
    DIRECTORY_FOREIGN = "directory-foreign"
    DIRECTORY_NEWER = "directory-newer"
    DATA_DIR_NOT_WRITABLE = "data-dir-not-writable"
    FILE_NOT_WRITABLE = "file-not-writable"
    DISK_FULL = "disk-full"
    STORE_LOCKED = "store-locked"
    SERVICE_UNKNOWN = "service-unknown"
    SERVICE_NOT_PRINTABLE = "service-not-printable"
    VALUE_MISSING = "value-missing"
    VALUE_UNREADABLE = "value-unreadable"
    GLYPH_MISSING = "glyph-missing"


class WorldError(Exception):
    """Something outside the program is wrong. `values` fill the sentence; they never hold personal data."""

    def __init__(self, code: Code, **values: str) -> None:
        super().__init__(f"{code.value} {values}" if values else code.value)
        self.code = code
        self.values = values
