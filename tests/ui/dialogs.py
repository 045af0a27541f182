"""What every dialog of the desk is looked at for: names, a ring at each stop, whole words, and room in the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from tests.hands import Hands
from tests.ui.seen import cut, nameless, without_ring
from tests.ui.test_accessible import SIZES, every_size, settle
from ui.dialogs.base import Dialog


def check_dialog(desk: Hands, kind: type[Dialog], opened: Callable[[Hands], None]) -> None:
    """`opened` opens it; it is closed again, and opened anew at every size."""
    opened(desk)
    dialog = desk.dialog(kind)
    settle()
    assert nameless(dialog) == []
    assert without_ring(dialog, dialog._ring) == []
    dialog.close()
    desk.no_dialog()

    def faults() -> list[str]:
        opened(desk)
        again = desk.dialog(kind)
        settle()
        wrong = cut(again)
        below: QWidget = desk.desk.window
        if again.width() > below.width() or again.height() > below.height():
            wrong.append(f"{again.width()}x{again.height()} in {below.width()}x{below.height()}")
        again.close()
        desk.no_dialog()
        return wrong

    assert every_size(desk, faults, SIZES[:1]) == {}
