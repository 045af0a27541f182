"""Taking back what nobody read yet: asked once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from data.desk.signals.records import Passed
from data.errors import WorldError
from ui.on_duty import OnDuty
from ui.pages.signal.questions import SureDialog
from ui.pages.signal.sent import Over
from ui.signal_work import SignalWork


def ask_withdraw(
    on_duty: OnDuty,
    work: SignalWork,
    parent: QWidget,
    line: Passed | Over,
    done: Callable[[str], None],
    failed: Callable[[WorldError], None],
) -> None:
    """Ask, and take back in the name of who wrote it; `done` gets the sentence about it."""
    signal, code, by = line.id, line.code, line.by
    over = _tr("{code} is ingetrokken en gewist.").format(code=code)
    dialog = SureDialog(
        on_duty,
        parent,
        _tr("{code} intrekken?").format(code=code),
        _tr("Wat je schreef wordt dan gewist. Niemand heeft het nog gelezen."),
        _tr("Trek in"),
        "take-in",
    )

    def taken_back(_: object) -> None:
        done(over)
        work.sweep()

    dialog.accepted.connect(lambda: work.do(lambda desk, duty: desk.withdraw(duty, signal, by=by), taken_back, failed))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def _tr(text: str) -> str:
    return QCoreApplication.translate("signal", text)
