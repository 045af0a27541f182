"""Parts that are made and replaced before Qt came to show them are never shown by themselves, as a window."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.hands import Strays
from ui.context import Context
from ui.pages.search.spoed import SpoedStrip
from ui.pages.search.tiles import TileGrid


@pytest.mark.parametrize("kind", [SpoedStrip, TileGrid])
def test_what_is_replaced_at_once_does_not_flash_by(
    kind: type[SpoedStrip] | type[TileGrid], context: Context, qapp: QApplication, qtbot: QtBot
) -> None:
    part = kind(context.look)
    qtbot.addWidget(part)
    part.resize(1_000, 300)
    part.show()
    qtbot.waitExposed(part)
    strays = Strays(qapp)
    for _ in range(2):
        if isinstance(part, SpoedStrip):
            part.set_numbers(context.directory.crisis_numbers())
        else:
            part.set_themes(context.directory.themes())
    qapp.processEvents()
    qapp.removeEventFilter(strays)
    assert strays.seen == []
