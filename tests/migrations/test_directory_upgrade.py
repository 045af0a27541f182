"""A directory of before is brought up to date: what each revision does to what is in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from data import migrate, stores
from data.engine import open_engine
from data.exchange.national import SOURCE_NAME
from desktop.startup import national_draft


@pytest.fixture
def first(tmp_path: Path) -> Iterator[Engine]:
    """A store at revision 0001 with three places and two crisis numbers, as an earlier version filled it."""
    engine = open_engine(tmp_path / "directory.db")
    assert migrate.upgrade(engine, replace(stores.DIRECTORY, head="0001"))
    with engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO organization (id, name, description) VALUES ('o', 'O', 'O')")
        for key, source_id, source in (
            ("s1", "veilig-thuis", SOURCE_NAME),
            ("s2", "jim", SOURCE_NAME),
            ("s3", "uwv", "Eigen lijst"),
        ):
            connection.exec_driver_sql(
                "INSERT INTO service (id, organization_id, name, status) VALUES (?, 'o', ?, 'active')", (key, key)
            )
            connection.exec_driver_sql(
                "INSERT INTO listing (service_id, source_id, origin, state, summary, audiences, source_name) "
                "VALUES (?, ?, 'national', 'listed', 'x', '', ?)",
                (key, source_id, source),
            )
        for code, number in (("112", "112"), ("zorgwekkend-gedrag", "0800 99")):
            connection.exec_driver_sql(
                'INSERT INTO crisis_number (code, position, name, number, "usage") VALUES (?, 0, ?, ?, ?)',
                (code, code, number, code),
            )
        connection.exec_driver_sql("INSERT INTO store_state VALUES (1, 'winkel', 7, 'landelijk')")
    yield engine
    engine.dispose()


def _rows(engine: Engine, statement: str) -> list[tuple[Any, ...]]:
    with engine.connect() as connection:
        return [tuple(row) for row in connection.exec_driver_sql(statement)]


def test_0002_fills_in_how_the_starter_list_knows(first: Engine) -> None:
    before = _rows(first, "SELECT service_id, source_id, source_name FROM listing ORDER BY service_id")
    assert migrate.upgrade(first, stores.DIRECTORY)
    assert _rows(first, "SELECT service_id, source_id, source_name FROM listing ORDER BY service_id") == before
    assert _rows(first, "SELECT service_id, source_kind FROM listing ORDER BY service_id") == [
        ("s1", "official_page"),
        ("s2", "not_seen"),
        ("s3", None),  # of the buurthuis itself
    ]


def test_0002_dates_a_crisis_number_only_where_it_was_not_changed(first: Engine) -> None:
    migrate.upgrade(first, stores.DIRECTORY)
    assert _rows(first, "SELECT code, number, checked_on FROM crisis_number ORDER BY code") == [
        ("112", "112", "2026-09-08"),
        ("zorgwekkend-gedrag", "0800 99", None),
    ]
    assert _rows(first, "SELECT writes FROM store_state") == [(8,)]  # the index is made anew


def test_0002_says_what_the_starter_list_says(first: Engine) -> None:
    """What an upgrade fills in is what a new store is filled with."""
    from importlib import import_module

    revision = import_module("data.migrations.directory.versions.0002_source_kind")
    upgraded = {key: kind for kind, ids in revision._KINDS.items() for key in ids.split()}
    draft = national_draft()
    assert upgraded == {one.source_id: one.source_kind for one in draft.services}
    dated = {one.code: (one.number, one.checked_on) for one in draft.crisis_numbers if one.checked_on is not None}
    assert dated == revision._CHECKED
