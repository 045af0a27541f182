"""Each deed of the table: a dialog that asks, or something that is done at once."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from data.desk.signals.handed import Handed, Outgoing
from data.desk.signals.kinds import MeldcodeStep
from data.desk.signals.records import Offer, OpenedSignal, VisitChoice
from ui.context import Context
from ui.pages.base import Page
from ui.pages.week import words
from ui.pages.week.copied import Copied
from ui.pages.week.deeds import UNRENEWED, is_open
from ui.pages.week.work import WeekWork


class Doing(QObject):
    """Opens what a deed asks; `page` is what the dialogs stand over."""

    open_wanted = Signal(str)  # signal id

    def __init__(self, context: Context, work: WeekWork, page: Page) -> None:
        super().__init__(page)
        self._context = context
        self._work = work
        self._page = page
        self.copied = Copied(context.on_duty, self)

    def do(self, name: str, signal: OpenedSignal | None) -> None:
        """Begin a deed; one that cannot be done with this signal does nothing."""
        from ui.pages.week.deeds import BY_NAME

        if name == "together":
            self._together(signal)
        elif name == "inzage":
            self._inzage(signal, erase=False)
        elif signal is None:
            return
        elif not BY_NAME[name].possible(signal):
            self._work.said.emit(self.tr("Dat kan nu niet met dit signaal."))
        else:
            self._do(name, signal)

    def _do(self, name: str, signal: OpenedSignal) -> None:
        weighing = signal.work.weighing
        if name == "weigh" and weighing is not None and weighing.handed and not weighing.confirmed:
            name = "hand-over"  # what is weighed is a hand-over: who is second reads what goes
        if self._renews_first(name, signal):
            self._renew_first(signal)
            return
        at_once = {
            "take-up": self._take_up,
            "urgent": self._urgent,
            "copy": self._copy,
            "link": self._link,
            "merge": self._merge,
            "erase": lambda one: self._inzage(one, erase=True),
            "hand-over": self._hand_over,
        }
        if name in at_once:
            at_once[name](signal)
        else:
            self._open(self._dialog(name, signal))

    def _dialog(self, name: str, signal: OpenedSignal) -> QDialog:
        from ui.pages.week import care_steps, outside_steps, steps
        from ui.pages.week.close_step import CloseDialog
        from ui.pages.week.feedback_step import FeedbackDialog

        work, today, over = self._work, self._today, self._over
        if name == "agree":
            return steps.AgreeDialog(work, signal, today, over, self._me)
        if name == "close":
            return CloseDialog(work, signal, today, over, self._me)
        if name == "feedback":
            return FeedbackDialog(work, signal, today, over, self._me)
        if name == "weigh":
            return care_steps.WeighDialog(work, signal, today, over, self._me)
        if name == "wish":
            return care_steps.WishDialog(work, signal, today, over, self._attention_names())
        kinds = {
            "visit": steps.VisitDialog,
            "ask-back": steps.AskBackDialog,
            "agenda": steps.AgendaDialog,
            "follow": steps.FollowDialog,
            "title": care_steps.TitleDialog,
            "note": care_steps.NoteDialog,
            "inform": care_steps.InformDialog,
            "reopen": care_steps.ReopenDialog,
            "renew": care_steps.RenewDialog,
            "attention": outside_steps.AttentionDialog,
        }
        return kinds[name](work, signal, today, over)

    def _renews_first(self, name: str, signal: OpenedSignal) -> bool:
        """Whether it is open so long that this asks for a reason first; `data` refuses it as well."""
        if not is_open(signal) or signal.open_until is None or self._today <= signal.open_until:
            return False
        return name not in UNRENEWED and not (name == "urgent" and words.spoed_waits(signal))

    def _renew_first(self, signal: OpenedSignal) -> None:
        from ui.pages.week.care_steps import RenewDialog

        self._open(RenewDialog(self._work, signal, self._today, self._over, first=True))

    # At once

    def _take_up(self, signal: OpenedSignal) -> None:
        self._work.do(lambda desk, reader: desk.take_up(reader, signal.id), self.tr("Opgepakt."))

    def _urgent(self, signal: OpenedSignal) -> None:
        if words.spoed_waits(signal):
            said = self.tr("Op jouw naam: spoed gezien.")
            self._work.do(lambda desk, reader: desk.acknowledge(reader, signal.id), said)
        else:
            said = self.tr("Spoed staat erbij, tot iemand zegt: ik zie dit.")
            self._work.do(lambda desk, reader: desk.raise_spoed(reader, signal.id), said)

    def code_step(self, signal: OpenedSignal | None, step: MeldcodeStep, *, done: bool) -> None:
        """A step of the meldcode was ticked, or not any more."""
        if signal is not None and self._renews_first("meldcode", signal):
            self.open_wanted.emit(signal.id)  # the box shows again what is kept
            self._renew_first(signal)
        elif signal is not None:
            said = self.tr("De stap staat erbij.") if done else self.tr("De stap staat er niet meer bij.")
            self._work.do(lambda desk, reader: desk.tick_meldcode(reader, signal.id, step, done=done), said)

    def _copy(self, signal: OpenedSignal) -> None:
        def copied(text: str) -> None:
            self.copied.put(text)
            self._work.said.emit(
                self.tr("De feiten zijn gekopieerd, zonder indruk. Over 2 minuten is het klembord weer leeg.")
            )
            self.open_wanted.emit(signal.id)

        self._work.ask(lambda desk, reader: desk.copy_facts(reader, signal.id), copied)

    # With something read first

    def _link(self, signal: OpenedSignal) -> None:
        from ui.pages.week.link_steps import LinkDialog

        def show(found: tuple[tuple[Offer, ...], tuple[VisitChoice, ...]]) -> None:
            offers, visits = found
            dialog = LinkDialog(self._context, self._work, signal, self._today, self._over, offers, visits)
            self._open(dialog)

        self._work.ask(lambda desk, reader: (desk.offers(reader), desk.visits_of(reader, signal.id)), show)

    def _merge(self, signal: OpenedSignal) -> None:
        from ui.pages.week.link_steps import MergeDialog
        from ui.pages.week.page import WeekPage

        page = self._page
        assert isinstance(page, WeekPage)
        others = [line for line in page.model.lines if line.id != signal.id and line.audience is signal.audience]
        self._open(MergeDialog(self._work, signal, self._today, self._over, others))

    def _together(self, signal: OpenedSignal | None) -> None:
        from ui.pages.week.page import WeekPage
        from ui.pages.week.together import TogetherDialog

        page = self._page
        assert isinstance(page, WeekPage)
        lines = {line.id: line for line in page.model.lines}
        shown = signal.id if signal is not None else ""
        known = page.looking.known
        dialog = TogetherDialog(self._context.on_duty, page.patterns, lines, shown, self._over, known=known)
        dialog.chosen.connect(self.open_wanted)
        self._open(dialog)

    def _hand_over(self, signal: OpenedSignal) -> None:
        from ui.pages.week.handing import Handing

        handing = Handing(self._context, self._work, self._over, self)

        def show(found: tuple[tuple[Handed, ...], tuple[Outgoing, Outgoing]]) -> None:
            before, going = found
            self._open(handing.dialog(signal, before, going, self._today, self._me))

        work, key = self._work, signal.id
        work.ask(lambda _desk, reader: (work.handed(reader, key), work.going(reader, key)), show)

    def _inzage(self, signal: OpenedSignal | None, *, erase: bool) -> None:
        from ui.pages.week.inzage_dialog import InzageDialog

        self._open(InzageDialog(self._context, self._work, signal, self._over, erase=erase))

    # What the dialogs are handed

    def _open(self, dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @property
    def _today(self) -> date:
        return self._context.now().date()

    @property
    def _over(self) -> QWidget:
        return self._page.window()

    @property
    def _me(self) -> str:
        reader = self._context.on_duty.reader
        return reader.person.name if reader is not None else ""

    def _attention_names(self) -> str:
        from ui.models.waiting import names_together

        snapshot = self._context.on_duty.snapshot
        people = snapshot.people if snapshot is not None else ()
        return names_together([one.name for one in people if one.tasks])
