"""A new store, made from the tables at once, is what the revisions make."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from nacl import utils
from sqlalchemy import Engine, MetaData

from data import migrate, stores
from data.desk import tables as desk_schema
from data.directory import schema as directory_schema
from data.engine import open_desk_engine, open_engine
from data.stores import Store

KEY = utils.random(32)


def _desk(path: Path) -> Engine:
    return open_desk_engine(path, bytearray(KEY))


STORES = [
    pytest.param(stores.DIRECTORY, directory_schema.METADATA, open_engine, id="directory"),
    pytest.param(stores.DESK, desk_schema.METADATA, _desk, id="desk"),
]


def _shape(engine: Engine) -> dict[str, frozenset[str]]:
    """Each table and index, with the set of its lines; the order of constraints means nothing."""
    with engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    shape = {}
    for name, sql in rows:
        plain = re.sub(r"\s+", " ", sql.replace('"', "").replace("\n", " ")).strip()
        inside = plain.partition("(")[2].rpartition(")")[0] if plain.startswith("CREATE TABLE") else plain
        shape[name] = frozenset(part.strip() for part in re.split(r",(?![^()]*\))", inside))
    return shape


@pytest.mark.parametrize(("store", "tables", "engine_of"), STORES)
def test_both_ways_make_the_same(
    tmp_path: Path, store: Store, tables: MetaData, engine_of: Callable[[Path], Engine]
) -> None:
    """Columns, defaults, checks, links and indexes, under the same names; the same mark and the same revision."""
    at_once, step_by_step = engine_of(tmp_path / "at-once.db"), engine_of(tmp_path / "steps.db")
    assert migrate.upgrade(at_once, store, tables=tables)
    assert migrate.upgrade(step_by_step, store)
    assert _shape(at_once) == _shape(step_by_step)
    for engine in (at_once, step_by_step):
        with engine.connect() as connection:
            assert migrate.revision_of(connection) == store.head
            assert connection.exec_driver_sql("PRAGMA application_id").scalar() == store.application_id
            context = MigrationContext.configure(connection, opts={"compare_type": True})
            assert compare_metadata(context, tables) == []
        assert not migrate.upgrade(engine, store, tables=tables)
        engine.dispose()
