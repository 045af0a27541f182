"""The shelf of cards is made from the directory: damage in it costs nobody anything."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from data.directory.store import open_directory
from data.search.engine import Search
from desktop.startup import national_draft
from resources import files
from tests.desks import now

SHELF = Path("woorden", "plank.db")


def noise_in_the_cards(path: Path) -> None:
    """Every page but those with the facts, so that it opens as if nothing were wrong."""
    with closing(sqlite3.connect(path)) as connection:
        size = connection.execute("PRAGMA page_size").fetchone()[0]
        query = "SELECT DISTINCT pageno FROM dbstat WHERE name IN ('card', 'name')"
        try:
            pages = [row[0] for row in connection.execute(query)]
        except sqlite3.OperationalError:  # built without dbstat: the roots are what is read first
            query = "SELECT rootpage FROM sqlite_master WHERE name IN ('card', 'name')"
            pages = [row[0] for row in connection.execute(query)]
    content = bytearray(path.read_bytes())
    for page in pages:
        content[(page - 1) * size : page * size] = bytes(7 for _ in range(size))
    path.write_bytes(bytes(content))


def texts_that_are_no_cards(path: Path) -> None:
    """Each card is text that means nothing."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute('UPDATE card SET content = \'{"days": {"x\'')
        connection.commit()


@pytest.mark.parametrize("damage", [noise_in_the_cards, texts_that_are_no_cards])
def test_what_it_cannot_say_the_store_says(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    directory, _ = open_directory(tmp_path / "data", national_draft, now=now)
    first = Search(directory, cache=tmp_path / "cache", phrases=files.path("phrases"))
    asked = [hit.card.name for hit in first.words("voedselbank").hits]
    named = [hit.card.name for hit in first.words("UWV").hits]
    directory.close()
    damage(tmp_path / "cache" / SHELF)

    directory, _ = open_directory(tmp_path / "data", national_draft, now=now)
    again = Search(directory, cache=tmp_path / "cache", phrases=files.path("phrases"))
    assert [hit.card.name for hit in again.words("voedselbank").hits] == asked
    assert set(named) >= {hit.card.name for hit in again.words("UWV").hits} != set()
    assert not (tmp_path / "cache" / SHELF).exists()
    directory.close()

    directory, _ = open_directory(tmp_path / "data", national_draft, now=now)
    mended = Search(directory, cache=tmp_path / "cache", phrases=files.path("phrases"))
    assert [hit.card.name for hit in mended.words("UWV").hits] == named
    assert (tmp_path / "cache" / SHELF).exists()
    directory.close()
