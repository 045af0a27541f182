"""A later revision of desk.db on a store with people, a signal and a handover in it: backup first, whole or not at all.

The revision is made here, beside the real ones, so that what holds for every later one is shown before there are many.
"""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from data import migrate, stores
from data.desk import items, notes
from data.desk.access import bare, bare_connection
from data.desk.house import DeskStore
from data.desk.records import StoreState
from data.errors import Code, WorldError
from data.vault import slots
from tests.data.deskhouse import FATMA, INGRID, MARJAN, Peopled, peopled, reader_of
from tests.faults.raw_pages import holding

NEXT = "9000"
HEAD = f'''
import sqlalchemy as sa
from alembic import op

revision, down_revision = "{NEXT}", "{stores.DESK.head}"
branch_labels = depends_on = None


def upgrade():
    with op.batch_alter_table("person") as table:
        table.add_column(sa.Column("pronoun", sa.String()))
    op.execute("UPDATE person SET pronoun = 'die'")
'''
FAILS = HEAD + '    op.execute("DELETE FROM note")\n    raise RuntimeError("halfway")\n'
BREAKS_LINKS = HEAD + """    op.execute("DELETE FROM person WHERE name = 'Fatma'")\n"""


@pytest.fixture
def full(tmp_path: Path) -> Peopled:
    """With a signal and a handover."""
    made = peopled(tmp_path / "data")
    store = made.store()
    duty = store.unlock(made.fatma.id, FATMA).duty
    notes.add_note(duty, notes.HANDOVER, "blijft")
    notes.add_note(duty, notes.DRAFT, "kanarie")
    items.seal_item(duty, "signal", b"blijft dicht")
    store.close()
    return made


def next_version(monkeypatch: pytest.MonkeyPatch, folder: Path, revision: str) -> None:
    """The program as it will be one revision later."""
    shutil.copytree(migrate._MIGRATIONS / "desk", folder / "desk")
    (folder / "desk" / "versions" / f"{NEXT}_next.py").write_text(revision, encoding="utf-8")
    monkeypatch.setattr(migrate, "_MIGRATIONS", folder)
    monkeypatch.setattr(stores, "DESK", replace(stores.DESK, head=NEXT))


def all_is_there(store: DeskStore, full: Peopled, name: str = "Marjan", secret: str = MARJAN) -> None:
    """Everybody, the handover and the signal."""
    person = next(one for one in store.people() if one.name == name)
    unlocked = store.unlock(person.id, secret)
    assert [note.text for note in notes.notes(unlocked.duty, notes.HANDOVER)] == ["blijft"]
    assert list(items.open_items(reader_of(unlocked)).values()) == [b"blijft dicht"]
    assert {one.name for one in store.people()} == {"Marjan", "Ingrid", "Fatma"}
    store.close()


def test_a_later_revision_makes_a_backup_and_keeps_everything(
    full: Peopled, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old_head = stores.DESK.head
    with monkeypatch.context() as later:
        next_version(later, tmp_path / "later", HEAD)
        store = full.store()
        unlocked = store.unlock(full.fatma.id, FATMA)
        connection = bare_connection(unlocked.duty)
        assert {row[0] for row in connection.execute("SELECT pronoun FROM person")} == {"die"}
        # The children of the table that was made anew are still there: links were off while it was.
        counts = [connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in ("slot", "reader_key")]
        assert counts == [5, 4]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        connection.close()
        (before,) = full.house.folder.glob("desk-voor-bijwerken-*.db")
        kept = bare(before, unlocked.duty.session.key)
        assert kept.execute("SELECT version_num FROM alembic_version").fetchone() == (old_head,)
        assert kept.execute("SELECT text FROM note").fetchall() == [("blijft",)]
        kept.close()
        assert not holding(before, bytes(unlocked.duty.session.key), b"kanarie")  # a draft is in no copy
        assert [one.text for one in notes.notes(unlocked.duty, notes.DRAFT)] == ["kanarie"]
        store.close()
        assert slots.read(full.house.folder).revision == NEXT
        all_is_there(full.store(), full)
        all_is_there(full.store(), full, "Ingrid", INGRID)
    # The program of before refuses it, and leaves it as it is.
    written = (full.house.folder / "desk.db").read_bytes()
    store = full.store()
    assert store.state is StoreState.NEWER
    with pytest.raises(WorldError) as refused:
        store.unlock(full.fatma.id, FATMA)
    assert refused.value.code is Code.DESK_NEWER
    assert store.wait_seconds(full.fatma.id) == 0
    store.close()
    assert (full.house.folder / "desk.db").read_bytes() == written


@pytest.mark.parametrize("revision", [FAILS, BREAKS_LINKS], ids=["fails halfway", "leaves broken links"])
def test_a_revision_that_goes_wrong_leaves_the_store_as_it_was(
    full: Peopled, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, revision: str
) -> None:
    with monkeypatch.context() as later:
        next_version(later, tmp_path / "later", revision)
        store = full.store()
        for _ in range(4):  # and nobody made a wrong try
            with pytest.raises(RuntimeError):
                store.unlock(full.fatma.id, FATMA)
            full.house.clock.forward(seconds=1)
        assert list(full.house.folder.glob("desk-voor-bijwerken-*.db"))
        store.close()
    all_is_there(full.store(), full)
    store = full.store()
    duty = store.unlock(full.fatma.id, FATMA).duty
    connection = bare_connection(duty)
    columns = {row[1] for row in connection.execute("PRAGMA table_info(person)")}
    assert "pronoun" not in columns
    assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == (stores.DESK.head,)
    connection.close()
    store.close()
