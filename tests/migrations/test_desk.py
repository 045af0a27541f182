"""desk.db: what the revisions make is what the tables say; later revisions keep what is in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from nacl import utils
from sqlalchemy import Engine, PrimaryKeyConstraint
from sqlalchemy.exc import IntegrityError

from data import migrate, stores
from data.desk.tables import METADATA
from data.engine import open_desk_engine


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """A desk store at the newest revision."""
    made = open_desk_engine(tmp_path / "desk.db", bytearray(utils.random(32)))
    assert migrate.upgrade(made, stores.DESK)
    yield made
    made.dispose()


def test_the_revisions_make_what_the_tables_say(engine: Engine) -> None:
    """Tables, columns, indexes, links; nothing more and nothing less."""
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, METADATA) == []


def test_every_constraint_is_named_as_the_tables_say(engine: Engine) -> None:
    """Checks too, which Alembic does not compare; each name is in the store's own words."""
    with engine.connect() as connection:
        said = "\n".join(
            connection.exec_driver_sql(
                "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND type = 'table'"
            ).scalars()
        )
    for table in METADATA.tables.values():
        for constraint in table.constraints:
            assert constraint.name is not None
            if table.dialect_options["sqlite"]["autoincrement"] and isinstance(constraint, PrimaryKeyConstraint):
                continue  # SQLite takes the word AUTOINCREMENT at the column only, where a key has no name
            assert str(constraint.name) in said, constraint.name


def test_a_reader_of_the_first_revision_stays_one(tmp_path: Path) -> None:
    """Their signing key comes at their next login (data.desk.circle)."""
    made = open_desk_engine(tmp_path / "desk.db", bytearray(utils.random(32)))
    assert migrate.upgrade(made, replace(stores.DESK, head="0001"))
    with made.begin() as connection:
        connection.exec_driver_sql("INSERT INTO person VALUES ('p', 'Marjan', 'buurtwerker', '', NULL, NULL)")
        connection.exec_driver_sql("INSERT INTO reader VALUES ('r', 'p', x'01', '')")
    assert migrate.upgrade(made, stores.DESK)
    with made.connect() as connection:
        rows = connection.exec_driver_sql("SELECT id, person_id, public_key, verify_key FROM reader").fetchall()
        assert rows == [("r", "p", b"\x01", b"")]
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall() == []
    made.dispose()


def test_a_desk_of_the_second_revision_keeps_its_people_texts_and_sealed_items(tmp_path: Path) -> None:
    """The third one brings the tables of the inloop day, and they can be written."""
    made = open_desk_engine(tmp_path / "desk.db", bytearray(utils.random(32)))
    assert migrate.upgrade(made, replace(stores.DESK, head="0002"))
    rows = {
        "person": "('p', 'Marjan', 'buurtwerker', '2026-11-24 09:00:00.000000', NULL, NULL)",
        "reader": "('r', 'p', x'01', '2026-11-24 09:00:00.000000', x'02')",
        "reader_vouch": "('r', 'r', 0, x'03')",
        "shift_session": "('s', '2026-11-24 09:25:00.000000', NULL)",
        "shift_person": "('s', 'p')",
        "note": "('n', 'handover', 'De toner is op.', '2026-11-24 11:00:00.000000', 'p')",
        "sealed_item": "('i', 'signal', 'readers', '2026-11-24 11:00:00.000000', NULL, x'04')",
        "sealed_key": "('i', 'r', x'05')",
    }
    with made.begin() as connection:
        for table, values in rows.items():
            connection.exec_driver_sql(f"INSERT INTO {table} VALUES {values}")
        before = {table: connection.exec_driver_sql(f"SELECT * FROM {table}").fetchall() for table in rows}
    assert migrate.upgrade(made, stores.DESK)
    before["sealed_item"] = [(*row, None, None) for row in before["sealed_item"]]  # `part_of` and `public`
    before["reader"] = [(*row, 0) for row in before["reader"]]  # `waiting`, of the sixth
    with made.begin() as connection:
        assert {table: connection.exec_driver_sql(f"SELECT * FROM {table}").fetchall() for table in rows} == before
        connection.exec_driver_sql("PRAGMA foreign_keys = ON")
        connection.exec_driver_sql(
            "INSERT INTO inloop (id, kind, name, day, opened_at, on_paper, handover_id) "
            "VALUES ('d', 'koffieochtend', '', '2026-11-24', '2026-11-24 09:25:00.000000', 0, 'n')"
        )
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall() == []
    made.dispose()


def test_a_desk_of_the_third_revision_keeps_its_items_and_their_keys(tmp_path: Path) -> None:
    """The fourth one makes `sealed_item` anew, with keys that hang on it; parts and signals can be written, and go."""
    made = open_desk_engine(tmp_path / "desk.db", bytearray(utils.random(32)))
    assert migrate.upgrade(made, replace(stores.DESK, head="0003"))
    with made.begin() as connection:
        for line in (
            "person VALUES ('p', 'Marjan', 'buurtwerker', '2026-11-24 09:00:00.000000', NULL, NULL)",
            "reader VALUES ('r', 'p', x'01', '2026-11-24 09:00:00.000000', x'02')",
            "sealed_item VALUES ('i', 'offer', 'readers', '2026-11-24 11:00:00.000000', '2026-11-25', x'04')",
            "sealed_key VALUES ('i', 'r', x'05')",
        ):
            connection.exec_driver_sql(f"INSERT INTO {line}")
    assert migrate.upgrade(made, replace(stores.DESK, head="0004"))
    with made.begin() as connection:
        connection.exec_driver_sql("PRAGMA foreign_keys = ON")
        asked = "SELECT id, kind, audience, created, closed_on, content, part_of FROM sealed_item"
        assert connection.exec_driver_sql(asked).fetchall() == [
            ("i", "offer", "readers", "2026-11-24 11:00:00.000000", "2026-11-25", b"\x04", None)
        ]
        assert connection.exec_driver_sql("SELECT * FROM sealed_key").fetchall() == [("i", "r", b"\x05")]
        for line in (
            "sealed_item VALUES ('a', 'signal-added', 'readers', '2026-11-24 11:00:00.000000', NULL, x'06', 'i')",
            "sealed_part VALUES ('i', 'work', x'07')",
            "signal (id, day, themes, status, by_person_id) VALUES ('i', '2026-11-24', 'geld', 'nieuw', 'p')",
        ):
            connection.exec_driver_sql(f"INSERT INTO {line}")
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall() == []
        connection.exec_driver_sql("DELETE FROM sealed_item WHERE id = 'i'")
        for table in ("sealed_item", "sealed_key", "sealed_part", "signal"):
            assert connection.exec_driver_sql(f"SELECT * FROM {table}").fetchall() == [], table
    made.dispose()


def test_a_desk_of_the_fourth_revision_gets_meetings(tmp_path: Path) -> None:
    """Everything stays; a meeting hangs on its sealed item and goes with it."""
    made = open_desk_engine(tmp_path / "desk.db", bytearray(utils.random(32)))
    assert migrate.upgrade(made, replace(stores.DESK, head="0004"))
    with made.begin() as connection:
        for line in (
            "person VALUES ('p', 'Marjan', 'buurtwerker', '2026-11-24 09:00:00.000000', NULL, NULL)",
            "sealed_item VALUES ('i', 'signal', 'readers', '2026-11-24 00:00:00.000000', NULL, x'04', NULL)",
            "sealed_part VALUES ('i', 'work', x'07')",
            "signal (id, day, themes, status, by_person_id) VALUES ('i', '2026-11-24', 'geld', 'nieuw', 'p')",
        ):
            connection.exec_driver_sql(f"INSERT INTO {line}")
    assert migrate.upgrade(made, replace(stores.DESK, head="0005"))
    with made.begin() as connection:
        connection.exec_driver_sql("PRAGMA foreign_keys = ON")
        asked = "SELECT signal.number, signal.status, sealed_part.content FROM signal JOIN sealed_part ON item_id = id"
        assert connection.exec_driver_sql(asked).fetchall() == [(1, "nieuw", b"\x07")]
        for line in (
            "sealed_item VALUES ('m', 'meeting', 'readers', '2026-11-24 00:00:00.000000', '2026-11-26', x'06', NULL)",
            "meeting VALUES ('m', '2026-11-26', 'gepland')",
        ):
            connection.exec_driver_sql(f"INSERT INTO {line}")
        with pytest.raises(IntegrityError):
            connection.exec_driver_sql("UPDATE meeting SET state = 'anders'")
        connection.exec_driver_sql("DELETE FROM sealed_item WHERE id = 'm'")
        assert connection.exec_driver_sql("SELECT * FROM meeting").fetchall() == []
    made.dispose()


def test_the_newest_revision_is_the_head(engine: Engine) -> None:
    """And doing it again does nothing."""
    assert stores.DESK.head == max(migrate.known_revisions(stores.DESK))
    assert not migrate.upgrade(engine, stores.DESK)
    with engine.connect() as connection:
        assert migrate.revision_of(connection) == stores.DESK.head
        assert connection.exec_driver_sql("PRAGMA application_id").scalar() == stores.DESK.application_id
