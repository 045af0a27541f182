"""What leaves the desk: a hand-over with its password, and a word to the desk without anything of the signal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from data.desk.signals.checking import SAID_BEFORE
from data.desk.signals.handed import Handed, Outgoing
from data.desk.signals.kinds import HandOver, Wish
from data.desk.signals.records import OpenedSignal
from ui import shortcuts
from ui.dialogs.base import Dialog
from ui.on_duty import OnDuty
from ui.pages.paper.outcome import ButtonRow
from ui.pages.week import words
from ui.pages.week.asking import StepDialog
from ui.pages.week.going_part import GoingPart, ToldDay
from ui.pages.week.work import WeekWork
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import Field
from ui.widgets.key_chips import Answer
from ui.widgets.labels import set_ink, text_label
from ui.widgets.moments import day_edit, day_of

if TYPE_CHECKING:
    from data.desk.signals.inzage_records import HandOverPaper

_YES, _NO, _WITHOUT, _WEIGHED = "yes", "no", "without", "weighed"


class HandOverDialog(StepDialog):
    """Overdragen: to whom, on what ground, and the words that go. Without a yes a second buurtwerker has to agree.

    `ready` carries what goes on the paper.
    """

    ready = Signal(object)  # HandOverPaper

    def __init__(
        self,
        work: WeekWork,
        signal: OpenedSignal,
        today: date,
        parent: QWidget | None,
        going: tuple[Outgoing, Outgoing] = (Outgoing(), Outgoing()),
    ) -> None:
        super().__init__(work, signal, today, parent, _tr("Overdragen"), _tr("Draag over"), icon="handed-over")
        self._going = going
        may_yes = signal.routing.hand_over is not HandOver.WEIGHED_ONLY
        self.words(_tr("Alleen de feiten gaan mee. De indruk nooit."))
        if not may_yes:
            self.words(self._ground())
        if not may_yes and signal.wish is not Wish.UNSAFE:
            self.words(_tr("Zegt de bewoner nu wel ja? Verander dat eerst met R. Dan kan het met ja."))
        self.to = self.add_line("receiver", _tr("Aan wie? (organisatie, en wie daar)"))
        answers = self._answers(may_yes)
        self.how = self.add_chips(_tr("Op grond waarvan?"), answers)
        if len(answers) == 1:  # nothing to choose
            self.how.choose([answers[0].value])
            self.how.hide()
        self._yes_day = day_edit(today, least=_first_yes(signal), most=today)
        self.yes = Field(_tr("Wanneer zei de bewoner ja?"), self._yes_day)
        self.fields["yes"] = self.yes
        self.body.addWidget(self.yes)
        self.reason = self.add_text("reason", _tr("Waarom moet het zonder ja?"), rows=2)
        self.told_day = ToldDay(today, signal.sent_at.date(), keyed=len(answers) == 1)
        self.told_day.changed.connect(self.fit)
        self._pressable += [self.told_day.later, self.told_day.before]
        self.body.addWidget(self.told_day)
        self.going = GoingPart()
        self.going.changed.connect(self.fit)
        self.body.addWidget(self.going)
        self.how.changed.connect(self._turn)
        if self._nobody:
            self.words(_tr("Dit gaat niet over een bewoner. Een ja is niet nodig."))
            self.how.hide()
        self.finish_body()
        self._turn()

    @property
    def _nobody(self) -> bool:
        """Whether no resident is concerned: a lamp post, help that is missing."""
        return self.signal.wish is None

    def _ground(self) -> str:
        """Why it may go without a yes, where that is the only way."""
        weighing = self.signal.work.weighing
        if self.signal.routing.weighed and weighing is not None and not weighing.to:
            said = _tr("Het gaat op grond van de veiligheidsafweging van {one} en {two}.")
            return said.format(one=weighing.proposed_by, two=weighing.confirmed_by)
        return _tr("Zonder ja is dit een veiligheidsafweging: een tweede buurtwerker kijkt mee en bevestigt.")

    def _answers(self, may_yes: bool) -> list[Answer]:
        weighing = self.signal.work.weighing
        found = [(_YES, _tr("De bewoner zei ja tegen deze overdracht"))] if may_yes else []
        if self.signal.routing.weighed and weighing is not None and not weighing.to:
            found.append((_WEIGHED, _tr("Na de veiligheidsafweging")))
        else:
            found.append((_WITHOUT, _tr("Zonder ja, samen met een tweede buurtwerker")))
        return [Answer(value, said, str(number)) for number, (value, said) in enumerate(found, start=1)]

    def deed(self) -> None:
        to, how, key, work, ready = self.to.text, self.how.one, self.signal.id, self.work, self.ready
        reader = self.on_duty.reader
        if reader is None:
            self.reject()
            return
        if not to:
            self.missing(self.to, _tr("Schrijf op aan wie je het overdraagt."))
            return
        if not how and not self._nobody:
            self.say(_tr("Kies op grond waarvan: 1 of 2."))
            return
        reason, told_on, told = self.reason.text, self.told_day.day, self.told_day.told
        if how == _WITHOUT and not reason:
            self.missing(self.reason, _tr("Schrijf op waarom."))
            return
        cover = self.going.words
        if cover is None:
            self.say(_not_read())
            self.going.read.setFocus()
            return
        if how == _WITHOUT:
            if told_on is None:
                self.say(_tr("Kies een dag."))
                return
            day = told_on
            self.done_sentence = _tr("Voorgesteld. Een tweede buurtwerker kijkt mee, met de eigen wachtzin.")
            self.run(
                lambda _desk, mine: work.propose_hand_over(mine, key, to, reason, day, told=told, cover=cover),
            )
            return
        yes_on = day_of(self._yes_day) if how == _YES and not self._nobody else None

        def over(result: tuple[OpenedSignal, HandOverPaper]) -> None:
            work.over(result[0])
            ready.emit(result[1])

        self.ask(lambda _: work.hand_over(reader, key, to, yes_on, cover), over)

    def _turn(self) -> None:
        how = self.how.one
        without = how == _WITHOUT and not self._nobody
        self.yes.setVisible(how == _YES and not self._nobody)
        self.reason.setVisible(without)
        self.told_day.setVisible(without)
        self.going.setVisible(bool(how) or self._nobody)
        self.going.show_going(self._going[0 if how == _YES or self._nobody else 1])
        self.go.setText(_tr("Stel voor") if without else _tr("Draag over"))
        self.say("")
        if self.isVisible():
            self.fit()
            if without:
                self.reason.edit.setFocus()
            elif self.going.read.isVisible():
                self.going.read.setFocus()

    def _starts_elsewhere(self) -> bool:
        self.to.edit.setFocus()
        return True


class SecondDialog(StepDialog):
    """A hand-over without a yes waits: another buurtwerker reads what goes and agrees, or does not."""

    ready = Signal(object)  # HandOverPaper

    def __init__(
        self, work: WeekWork, signal: OpenedSignal, today: date, parent: QWidget | None, handed: Handed, me: str
    ) -> None:
        title = _tr("Overdragen aan {who}, zonder ja").format(who=handed.to)
        super().__init__(work, signal, today, parent, title, _tr("Ik ben het ermee eens"), icon="handed-over")
        self._handed = handed
        self.words(_tr("{who} stelt dit voor:").format(who=handed.by), handed.reason)
        if handed.told_on is not None:
            day = words.full_day(handed.told_on)
            said = _tr("De bewoner weet het sinds {day}.") if handed.told else _tr("De bewoner hoort het op {day}.")
            self.words(said.format(day=day))
        self.going = GoingPart()
        self.going.show_going(handed.text or Outgoing())
        self.going.changed.connect(self.fit)
        self.body.addWidget(self.going)
        mine = handed.by == me
        self._mine = mine
        if mine:
            self.words(_tr("Het wacht op een tweede buurtwerker, met de eigen wachtzin."))
            self.go.setEnabled(False)
            self.going.cover.hide()
            self.going.read.hide()
        else:
            self.go.set_key("")
        self.no = self.add_button(_tr("Neem het terug") if mine else _tr("Niet mee eens"))
        self.no.clicked.connect(self._refuse)
        self.finish_body()

    def deed(self) -> None:
        reader, work, ready = self.on_duty.reader, self.work, self.ready
        key, handed, cover = self.signal.id, self._handed.id, self.going.words
        if reader is None:
            self.reject()
            return
        if cover is None:
            self.say(_not_read())
            self.going.read.setFocus()
            return

        def over(result: tuple[OpenedSignal, HandOverPaper]) -> None:
            work.over(result[0])
            ready.emit(result[1])

        self.ask(lambda _: work.confirm_hand_over(reader, key, handed, cover), over)

    def _starts_elsewhere(self) -> bool:
        if self._mine:
            self.back.setFocus()
        elif self.going.read.isVisibleTo(self):
            self.going.read.setFocus()
        return self._mine or self.going.read.isVisibleTo(self)

    def _refuse(self) -> None:
        key, handed, work = self.signal.id, self._handed.id, self.work
        self.run(lambda _desk, reader: work.refuse_hand_over(reader, key, handed))


class ReceiptDialog(StepDialog):
    """Handed over already: did they get it? The paper again with a new password, or to somebody else."""

    again = Signal()
    another = Signal()

    def __init__(
        self, work: WeekWork, signal: OpenedSignal, today: date, parent: QWidget | None, handed: Handed
    ) -> None:
        title = _tr("Overgedragen aan {who}").format(who=handed.to)
        super().__init__(work, signal, today, parent, title, _tr("Bewaar"), icon="handed-over")
        self._handed = handed
        self.got = self.add_chips(
            _tr("Is het ontvangen?"), [Answer(_YES, _tr("Ja, ontvangen"), "J"), Answer(_NO, _tr("Nee"), "N")]
        )
        if handed.receipt is not None:
            self.got.choose([_YES if handed.receipt else _NO])
        self.paper = KeyButton(_tr("Papier opnieuw"), icon="save")
        self.paper.clicked.connect(lambda: self._leave(self.again))
        self.other = KeyButton(_tr("Aan nog iemand"), icon="handed-over")
        self.other.clicked.connect(lambda: self._leave(self.another))
        self.body.addWidget(ButtonRow(self.paper, self.other))
        self.finish_body()

    def deed(self) -> None:
        got, key, handed, work = self.got.one, self.signal.id, self._handed.id, self.work
        if not got:
            self.say(_tr("Kies ja of nee."))
            return
        self.run(lambda _desk, reader: work.receipt(reader, key, handed, arrived=got == _YES))

    def _leave(self, way: SignalInstance) -> None:
        self.reject()
        way.emit()


class PasswordDialog(Dialog):
    """The password of the paper: to tell by phone, never in the same mail. It is nowhere kept."""

    save_wanted = Signal()

    def __init__(self, on_duty: OnDuty, password: str, spoken: Sequence[str], to: str, parent: QWidget | None) -> None:
        super().__init__(parent, _tr("Het papier voor {who}").format(who=to), width=560)
        self._on_duty = on_duty
        steps = (
            _tr("1. Bewaar het papier en stuur of geef het."),
            _tr("2. Bel, en zeg het wachtwoord door de telefoon. Zet het nooit in dezelfde mail."),
        )
        for step in steps:
            self.body.addWidget(text_label(step, "body", wrap=True))
        self.password = text_label(password, "phone-detail", wrap=True)
        self.password.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.password.setAccessibleName(_tr("Wachtwoord: {text}").format(text="; ".join(spoken)))
        self.body.addWidget(self.password)
        for group in spoken:
            said = text_label(group, "small", "ink-2", wrap=True)
            said.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self.body.addWidget(said)
        self.body.addWidget(
            text_label(_tr("Het wachtwoord staat alleen hier. Sluit je dit, dan is het weg."), "body-strong", wrap=True)
        )
        self.told = text_label("", "body-strong", "pine", wrap=True)
        self.told.hide()
        self.body.addWidget(self.told)
        self.close_button = self.add_button(_tr("Klaar"), key="Esc")
        self.close_button.clicked.connect(self.reject)
        self.save = self.add_button(_tr("Bewaar het papier"), kind="primary", icon="save", key="Enter")
        self.save.clicked.connect(self.save_wanted)
        self.save.setDefault(True)
        self.save.setFocus()
        on_duty.changed.connect(self._covered)
        shortcuts.bind(self, "cover", on_duty.cover)

    def show_saved(self, sentence: str) -> None:
        """It is kept; the password stays to be told."""
        self._say(sentence, "pine")

    def show_wrong(self, sentence: str) -> None:
        """It could not be kept there."""
        self._say(sentence, "brick-ink")

    def _say(self, sentence: str, token: str) -> None:
        set_ink(self.told, token)
        self.told.setText(sentence)
        self.told.show()
        self.fit()

    def _covered(self) -> None:
        if self._on_duty.covered or self._on_duty.reader is None:
            self.reject()


class AttentionDialog(StepDialog):
    """Attentie for the desk, from a signal, without anything of it."""

    def __init__(
        self,
        work: WeekWork,
        signal: OpenedSignal,
        today: date,
        parent: QWidget | None,
    ) -> None:
        super().__init__(work, signal, today, parent, _tr("Attentie voor de balie"), _tr("Zet neer"), icon="attention")
        self.text = self.add_text(
            "text",
            _tr("Wat moet de balie weten?"),
            rows=3,
            note=_tr("Bezoekers kunnen meelezen. Geen namen, en niets uit dit signaal."),
        )
        self.fields["attention"] = self.text
        self.day = self.add_day(_tr("Tot en met"), tuple(today + timedelta(days=n) for n in (7, 14, 28)))
        self.done_sentence = _tr("De attentie staat klaar voor de balie.")
        self.finish_body()

    def deed(self) -> None:
        text, day, key = self.text.text, self.day.day, self.signal.id
        if not text:
            self.missing(self.text, _tr("Schrijf op wat de balie moet weten."))
            return
        if day is None:
            self.say(_tr("Kies een dag."))
            return
        self.run(lambda desk, reader: desk.attention(reader, key, text, day))

    def _starts_elsewhere(self) -> bool:
        self.text.edit.setFocus()
        return True


def _not_read() -> str:
    return _tr("Lees eerst wat er meegaat. Zet dan het vinkje eronder.")


def _first_yes(signal: OpenedSignal) -> date:
    """The first day on which a yes can have been said: at most a month before the signal."""
    return signal.sent_at.date() - SAID_BEFORE


def _tr(text: str) -> str:
    return QCoreApplication.translate("week", text)
