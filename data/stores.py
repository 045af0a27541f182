"""The kinds of store there are; knows no library, so that a start can ask."""

from __future__ import annotations

from dataclasses import dataclass

from data.errors import Code


@dataclass(frozen=True)
class Store:
    """One kind of store: its folder of revisions, newest revision and mark in the file's header.

    `application_id` (sqlite.org/pragma.html#pragma_application_id) tells our file from any other SQLite file;
    `newer` is what is told when the file is of a later version of the program.
    """

    folder: str
    head: str
    application_id: int
    newer: Code


DIRECTORY = Store("directory", "0002", 0x494E4C44, Code.DIRECTORY_NEWER)  # "INLD"
DESK = Store("desk", "0006", 0x494E4C4B, Code.DESK_NEWER)  # "INLK"
