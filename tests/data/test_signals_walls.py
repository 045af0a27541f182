"""Who may unseal: one file for signals, and the few that the sealing itself needs (house.md).

And what is seen of a signal without unsealing it: not whether it is "niet veilig".
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from data.desk.access import bare_connection, copy_store
from data.desk.records import Audience, Task
from data.desk.signals import inzage, pattern_index
from data.desk.signals.records import Feedback, Wish
from data.desk.tables import METADATA
from data.errors import Code
from tests.confidential import SECRETS
from tests.data.deskhouse import code
from tests.data.inloop import rows
from tests.data.signalhouse import FULL, Signals, make_signals
from tests.test_architecture import ROOT

KEES = "groene giraffe eet vandaag soep"
Dump = dict[str, list[str]]

MAY = {
    "data/vault/sealing.py",
    "data/desk/itemkeys.py",  # opens keys, for passing them on; never a content
    "data/desk/items.py",  # offers, and what the tests of sealing use
    "data/desk/meetings/reaching.py",  # the overleg's own items, not signals
    "data/desk/opening.py",  # the key of the store, from a slot
    "data/desk/older.py",  # gives what an older store sealed its present form
    "data/desk/signals/content.py",
}
UNSEALS = {"open_item", "open_key", "unseal", "ItemKey"}


def test_only_content_unseals_signals() -> None:
    """No other file of `data` names what opens a sealed item; the window has no way to."""
    found = set()
    for room in ("data", "ui", "desktop", "printing"):
        for path in sorted((ROOT / room).rglob("*.py")):
            names = {
                getattr(node, "id", "") or getattr(node, "attr", "") or getattr(node, "name", "")
                for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
                if isinstance(node, (ast.Name, ast.Attribute, ast.alias))
            }
            if names & UNSEALS:
                found.add(path.relative_to(ROOT).as_posix())
    assert found <= MAY


def test_the_window_reaches_signals_through_their_doors() -> None:
    """Never the files that work inside a transaction."""
    inside = {"content", "steps", "care", "sending", "drafts", "passed", "inbox", "view", "links", "coding"}
    wrong = []
    for room in ("ui", "desktop", "printing"):
        for path in sorted((ROOT / room).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("data.desk.signals"):
                    last = (node.module or "").rpartition(".")[2]
                    names = {last} | ({one.name for one in node.names} if last == "signals" else set())
                    wrong += [f"{path.relative_to(ROOT)}: {name}" for name in sorted(names & inside)]
    assert wrong == []


@pytest.fixture
def houses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Signals, Signals]:
    """Two that are the same: Marjan and Ingrid have the tasks, Kees is a buurtwerker without one."""
    monkeypatch.setitem(SECRETS, "Kees", KEES)
    made = make_signals(tmp_path / "one"), make_signals(tmp_path / "other")
    for house in made:
        house.give_tasks()
        house.add_worker("Kees", KEES)
    return made


def _dump(house: Signals, copy: Path) -> Dump:
    """Every cell of every table of a copy, opened with a volunteer's PIN; what is random by its kind and length."""
    with house.fatma() as duty:
        house.signals.sweep(duty)
        copy_store(duty, copy)
        with closing(bare_connection(duty, copy)) as connection:
            asked = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
            names = [name for (name,) in connection.execute(asked)]
            assert set(names) == {*METADATA.tables, "alembic_version"}
            return {
                name: sorted(
                    repr([_plain(cell) for cell in row]) for row in connection.execute(f"SELECT * FROM {name}")
                )
                for name in names
            }


def _plain(cell: object) -> object:
    if isinstance(cell, bytes):
        return f"{len(cell)} bytes"
    if isinstance(cell, str) and cell.startswith("{"):
        return f"{len(cell)} characters"  # a slot
    return re.sub(r"\b[0-9a-f]{32}\b", "id", cell) if isinstance(cell, str) else cell


def _desk(house: Signals, wish: Wish) -> str:
    """Everything that the desk does with a signal."""
    with house.fatma() as duty:
        house.signals.save_draft(duty, "d" * 32, replace(FULL, wish=wish))
        sent = house.signals.send(duty, "d" * 32, replace(FULL, wish=wish))
        house.signals.save_draft(duty, "a" * 32, replace(FULL, facts="Nog iets."), adds_to=sent.id)
        house.signals.add_later(duty, "a" * 32, sent.id, "Nog iets.")
        second = house.signals.send(duty, "e" * 32, replace(FULL, wish=wish))
        house.signals.withdraw(duty, second.id)
    return sent.id


def _reader(house: Signals, signal_id: str) -> None:
    """Everything that a reader does to every signal."""
    with house.reader() as marjan:
        house.week.open(marjan, signal_id)
        house.week.set_title(marjan, signal_id, "Even langs")
        house.week.give_feedback(marjan, signal_id, Feedback.THANKS)
    with house.fatma() as duty:
        house.signals.mark_seen(duty, [signal_id])


def test_a_copy_does_not_show_what_is_not_safe(houses: tuple[Signals, Signals], tmp_path: Path) -> None:
    """Two houses that differ in the resident's wish alone: the same rows of the same kinds and lengths, everywhere."""
    one, other = houses
    for house, wish in ((one, Wish.UNSAFE), (other, Wish.FINE)):
        _reader(house, _desk(house, wish))
    unsafe, fine = _dump(one, tmp_path / "one.db"), _dump(other, tmp_path / "other.db")
    assert unsafe == fine
    assert len(unsafe["signal"]) == len(unsafe["sealed_item"]) == 2
    assert len(unsafe["sealed_key"]) == 2 * 3
    assert {line.split(", ")[2] for line in unsafe["sealed_key"]} == {"'81 bytes']"}
    assert len(unsafe["signal_added"]) == 1


def test_nor_where_that_was_learned_later(houses: tuple[Signals, Signals], tmp_path: Path) -> None:
    """A buurtwerker learns the wish: it is sealed anew for two, and no row, number of lines or order says so."""
    one, other = houses
    for house, wish in ((one, Wish.UNSAFE), (other, Wish.NO_NAME)):
        signal_id = _desk(house, Wish.FINE)
        _reader(house, signal_id)
        order = _order(house)
        with house.reader("Kees") as kees:
            house.week.set_wish(kees, signal_id, wish)
        assert _order(house) == order
    assert _dump(one, tmp_path / "one.db") == _dump(other, tmp_path / "other.db")


def test_nor_by_half_of_what_came_back(houses: tuple[Signals, Signals], tmp_path: Path) -> None:
    """The sentence that may not come back from it goes with its day, as if nothing had come back yet."""
    house, _ = houses
    signal_id = _desk(house, Wish.FINE)
    with house.reader() as marjan:
        house.week.give_feedback(marjan, signal_id, Feedback.BUSY)
    with house.fatma() as duty:
        house.signals.mark_seen(duty, [signal_id])
    with house.reader() as marjan:
        house.week.make_unsafe(marjan, signal_id)
        asked = f"SELECT feedback, feedback_text, feedback_on, seen FROM signal WHERE id = '{signal_id}'"
        assert rows(marjan, asked) == [(None, "", None, 0)]


def test_the_columns_that_are_plain(houses: tuple[Signals, Signals]) -> None:
    """A new one is thought about here first. Two tables stand in the order of their keys, not in that of writing."""
    columns = {name: set(METADATA.tables[name].columns.keys()) for name in METADATA.tables}
    assert columns["sealed_item"] == {
        "id", "kind", "audience", "created", "closed_on", "content", "part_of", "public",
    }  # fmt: skip
    assert columns["sealed_key"] == {"item_id", "reader_id", "sealed"}
    assert columns["sealed_part"] == {"item_id", "name", "content"}
    assert columns["signal_added"] == {"id", "signal_id", "content"}
    assert (
        columns["change_log"] == columns["read_log"] == {"id", "at", "person_id", "action", "record_kind", "record_id"}
    )
    assert columns["reader"] == {"id", "person_id", "public_key", "verify_key", "made_at", "waiting"}
    house, _ = houses
    _desk(house, Wish.UNSAFE)
    with house.fatma() as duty:
        assert rows(duty, "SELECT DISTINCT audience, part_of, kind FROM sealed_item") == [(None, None, "signal")]
        asked = "SELECT name FROM sqlite_master WHERE sql LIKE '%WITHOUT ROWID%' ORDER BY name"
        assert rows(duty, asked) == [("sealed_key",), ("signal_added",)]


def test_who_opens_which(houses: tuple[Signals, Signals]) -> None:
    """From the side of the readers: those with a task everything, the third what is not "niet veilig"."""
    house, _ = houses
    unsafe, fine = house.send(replace(FULL, wish=Wish.UNSAFE)), house.send()
    assert set(unsafe.readers) == {"Marjan", "Ingrid"}
    assert set(fine.readers) == {"Marjan", "Ingrid", "Kees"}
    for name in ("Marjan", "Ingrid"):
        with house.reader(name) as reader:
            audiences = {one.id: house.week.open(reader, one.id).audience for one in (unsafe, fine)}
            assert audiences == {unsafe.id: Audience.ATTENTION, fine.id: Audience.READERS}
            assert set(house.week.open(reader, unsafe.id).readers) == {"Marjan", "Ingrid"}
    with house.reader("Kees") as kees:
        inbox = house.week.inbox(kees)
        assert ([line.id for line in inbox.lines], inbox.unreadable, inbox.damaged) == ([fine.id], 1, 0)
        for call in (house.week.open, house.week.copy_facts, house.week.take_up):
            assert code(lambda call=call: call(kees, unsafe.id)) is Code.SEALED_NOT_YOURS  # type: ignore[misc]


def _order(house: Signals) -> list[Any]:
    """The order in which rows were written, where a table keeps one."""
    with house.fatma() as duty:
        return [
            rows(duty, f"SELECT rowid, {key} FROM {table} ORDER BY rowid")
            for table, key in (("sealed_item", "id"), ("sealed_part", "item_id || name"), ("signal", "id"))
        ]


def test_opened_in_vain_once(houses: tuple[Signals, Signals], monkeypatch: pytest.MonkeyPatch) -> None:
    """That a signal is not theirs is remembered with the login, and forgotten when they get another key."""
    house, _ = houses
    unsafe = house.send(replace(FULL, wish=Wish.UNSAFE))
    from data.vault import sealing

    real, asked = sealing.open_key, []

    def counted(mine: sealing.ReaderPrivate, item_id: str, sealed: bytes) -> sealing.ItemKey:
        asked.append(item_id)
        return real(mine, item_id, sealed)

    with house.reader("Kees") as kees:
        monkeypatch.setattr(sealing, "open_key", counted)
        looks: list[Callable[[], object]] = [
            lambda: house.week.inbox(kees),
            lambda: pattern_index.patterns(kees),
            lambda: inzage.hidden(kees),
        ]
        for look in looks:
            for _ in range(3):
                look()
        assert len(asked) == 2  # the inbox and the patterns share what they know; inzage asks for every status
        assert inzage.hidden(kees) == 1
        store = house.desk.house.store()
        people = house.desk.house.people
        opened = store.unlock(people["Marjan"], SECRETS["Marjan"])
        assert opened.reader is not None
        store.set_tasks(opened.reader, people["Kees"], frozenset({Task.DEPUTY}))
        store.close()
        assert [line.id for line in house.week.inbox(kees).lines] == [unsafe.id]
        assert inzage.hidden(kees) == 0
