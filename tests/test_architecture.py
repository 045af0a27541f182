"""The house rules as checks: who may import whom, where Qt is, what no file may hold."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("desktop", "ui", "data", "printing", "resources")
TOP = {
    *ROOMS, "tests", "installer", "pyproject.toml", "README.md", "CHANGELOG.md", "LICENSE", ".ci", ".gitignore",
}  # fmt: skip


def _tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return [ROOT / name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


def _modules() -> list[Path]:
    return [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]


def test_import_contracts() -> None:
    """The contracts in pyproject.toml hold."""
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()",
         "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def test_top_level_is_the_agreed_one() -> None:
    """No folder or file at the top beside those the customer fixed and the tools need."""
    assert {path.relative_to(ROOT).parts[0] for path in _tracked()} <= TOP


def test_one_module_imports_qtawesome() -> None:
    """Its fonts can be blocked on managed PCs: it must be replaceable in one place."""
    users = [
        path.relative_to(ROOT).as_posix()
        for path in _modules()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if (isinstance(node, ast.Import) and any(alias.name.startswith("qtawesome") for alias in node.names))
        or (isinstance(node, ast.ImportFrom) and (node.module or "").startswith("qtawesome"))
    ]
    assert set(users) == {"ui/icons.py"}


@pytest.mark.parametrize("path", _modules(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_from_feature(path: Path) -> None:
    """snake_case for Qt would make two dialects of one framework (house.md)."""
    assert "__feature__" not in path.read_text(encoding="utf-8")


def test_no_index_addresses_nor_machine_paths() -> None:
    """The lock holds names and hashes; nothing names where packages come from or the machine it was made on."""
    bad = re.compile(r"(^|[^a-z])/(work|farm)/|https?://[^\s\"]*(/simple/|/packages/[0-9a-f]{2}/)|--(extra-)?index-url")
    for path in _tracked():
        if path.suffix in {".py", ".txt", ".toml", ".md", ".sh", ".tsv", ".csv", ""} and path != Path(__file__):
            text = path.read_text(encoding="utf-8", errors="ignore")
            assert not bad.search(text), path


def test_public_functions_have_docstrings() -> None:
    """What goes in and what comes out is said where it is defined."""
    missing = []
    for path in _modules():
        if "migrations" in path.parts:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in tree.body:
            if (
                isinstance(node, (ast.FunctionDef, ast.ClassDef))
                and not node.name.startswith("_")
                and ast.get_docstring(node) is None
            ):
                missing.append(f"{path.relative_to(ROOT)}:{node.lineno} {node.name}")
    assert not missing
