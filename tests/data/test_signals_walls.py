"""Who may unseal: one file for signals, and the few that the sealing itself needs (house.md)."""

from __future__ import annotations

import ast

from tests.test_architecture import ROOT

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
