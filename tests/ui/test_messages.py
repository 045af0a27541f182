"""Every code has words: plain Dutch, nothing left open, no promise of secrecy that the screen should not make."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import pytest

from data.errors import Code, WorldError
from data.restore import BackupContents
from data.vault.strength import Why
from ui import messages
from ui.desk_messages import wait_words

NEVER = re.compile(
    r"versleutel|encrypt|backup|slot\b.*json|desk\.db|store|wachtwoord|!|\bu\b|\buw\b|\{|\}|None", re.IGNORECASE
)
VALUES = {
    "wait": "60", "seconds": "300", "group": "3", "have": "1", "need": "2", "items": "2", "file": "a.backup",
    "folder": "stick", "days": "4", "since": "2026-11-18", "why": "pin-row", "revision": "0009",
}  # fmt: skip


@pytest.mark.parametrize("code", list(Code))
@pytest.mark.parametrize("values", [VALUES, {}], ids=["with values", "without"])
def test_every_code_has_words(code: Code, values: dict[str, str]) -> None:
    said = messages.sentence(WorldError(code, **values))
    assert len(said) > 10
    assert said.endswith((".", ": dit veld.")), said
    assert not NEVER.search(said.replace("a.backup", "")), said


@pytest.mark.parametrize("why", list(Why))
def test_every_rule_of_a_secret_is_told(why: Why) -> None:
    said = messages.sentence(WorldError(Code.SECRET_WEAK, why=why.value))
    assert said != messages.sentence(WorldError(Code.SECRET_WEAK, why="?"))


def test_how_long_to_wait() -> None:
    told = [wait_words(str(seconds)) for seconds in (1, 30, 60, 61, 900, 3_600)]
    assert told == ["1 seconde", "30 seconden", "1 minuut", "2 minuten", "15 minuten", "1 uur"]


def test_the_day_is_a_day_of_the_calendar() -> None:
    assert "18 november 2026" in messages.sentence(WorldError(Code.RETENTION_OVERDUE, since="2026-11-18"))


def test_what_a_backup_brings_names_who_can_come_in_again() -> None:
    contents = BackupContents(
        file=Path("a.backup"),
        made_on=datetime(2026, 11, 18, 12, 5),
        program="0.1.0",
        desk=True,
        desk_from=datetime(2026, 11, 17, 12, 0),
        people=("Marjan", "Ingrid", "Fatma"),
        returning=("Fatma",),
        missing=(),
        services=150,
        settings=True,
    )
    said = " ".join(messages.backup_contents(contents))
    assert "18 november 2026, 12.05 uur" in said
    assert "17 november 2026" in said
    assert "Marjan, Ingrid en Fatma" in said
    assert "Nu niet meer in de lijst, daarna wel: Fatma." in said
    assert "150 plekken" in said
