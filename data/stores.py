"""The kinds of store there are; knows no library, so that a start can ask."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Store:
    """One kind of store: its folder of revisions, newest revision and mark in the file's header.

    `application_id` (sqlite.org/pragma.html#pragma_application_id) tells our file from any other SQLite file.
    """

    folder: str
    head: str
    application_id: int


DIRECTORY = Store("directory", "0001", 0x494E4C44)  # "INLD"
