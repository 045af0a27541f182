"""The paper for somebody outside: made in memory, locked with a password that is told by phone, kept where she says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget
from shiboken6 import isValid

from data.desk.signals.handed import Handed, Outgoing
from data.desk.signals.inzage_records import HandOverPaper
from data.desk.signals.kinds import Status
from data.desk.signals.records import OpenedSignal
from data.errors import WorldError
from printing.documents.hand_over import make_hand_over
from printing.documents.passwords import phone_password
from printing.text_page import House
from ui import messages
from ui.context import Context
from ui.files import ask_where_to_keep
from ui.pages.week.outside_steps import HandOverDialog, PasswordDialog, ReceiptDialog, SecondDialog
from ui.pages.week.work import WeekWork


class Handing(QObject):
    """One hand-over: its paper, its password on the screen, and the file."""

    def __init__(self, context: Context, work: WeekWork, over: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._work = work
        self._over = over

    def dialog(
        self,
        signal: OpenedSignal,
        before: Sequence[Handed],
        going: tuple[Outgoing, Outgoing],
        today: date,
        me: str,
    ) -> QDialog:
        """What to ask first: whether a proposal is right, whether it arrived, or to whom it goes.

        `going`: the words that would go, with the resident's yes and without.
        """
        waiting = next((one for one in before if one.waiting), None)
        gone = [one for one in before if one.done]
        if waiting is not None:
            second = SecondDialog(self._work, signal, today, self._over, waiting, me)
            second.ready.connect(self.show)
            return second
        if gone and signal.status is Status.HANDED_OVER:
            receipt = ReceiptDialog(self._work, signal, today, self._over, gone[-1])
            receipt.again.connect(lambda: self._again(signal.id, gone[-1].id))
            receipt.another.connect(lambda: self._another(signal, going, today))
            return receipt
        return self._first(signal, going, today)

    def _first(self, signal: OpenedSignal, going: tuple[Outgoing, Outgoing], today: date) -> HandOverDialog:
        dialog = HandOverDialog(self._work, signal, today, self._over, going)
        dialog.ready.connect(self.show)
        return dialog

    def _another(self, signal: OpenedSignal, going: tuple[Outgoing, Outgoing], today: date) -> None:
        dialog = self._first(signal, going, today)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _again(self, signal: str, handed: str) -> None:
        self._work.ask(lambda _desk, reader: self._work.paper(reader, signal, handed), self.show)

    def show(self, paper: object) -> None:
        """Show the password of this paper."""
        assert isinstance(paper, HandOverPaper)
        if self._context.on_duty.reader is None:
            return  # it was covered meanwhile; the paper can be made again
        password = phone_password()
        dialog = PasswordDialog(self._context.on_duty, password.shown, password.spoken, paper.to, self._over)
        house = house_of(self._context)

        def save() -> None:
            name = f"overdracht-S-{paper.number}.pdf"
            ask_where_to_keep(dialog, dialog.title.text(), name, "PDF (*.pdf)", keep)

        def keep(chosen: Path) -> None:
            target = chosen.with_suffix(".pdf")
            self._context.tasks.in_background(
                lambda: target.write_bytes(make_hand_over(paper, house, password)),
                lambda _: kept(target.name),
                failed=failed,
            )

        def kept(name: str) -> None:
            if isValid(dialog):
                dialog.show_saved(self.tr("Bewaard als {name}. Zeg het wachtwoord door de telefoon.").format(name=name))

        def failed(error: Exception) -> None:
            if isinstance(error, OSError):
                said = self.tr("Bewaren lukt daar niet. Er is niets kwijt. Kies een andere map.")
            elif isinstance(error, WorldError):
                said = messages.sentence(error)
            else:
                raise error
            if isValid(dialog):
                dialog.show_wrong(said)

        dialog.save_wanted.connect(save)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def house_of(context: Context) -> House:
    """Whose paper it is, by the settings."""
    settings = context.settings.current
    return House(
        name=settings.buurthuis_name,
        address=", ".join(part for part in (settings.buurthuis_address, settings.buurthuis_city) if part),
        phone=settings.buurthuis_phone,
        worker=settings.buurtwerker_name,
        worker_phone=settings.buurtwerker_phone,
    )
