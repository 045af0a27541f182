"""What leaves the desk: a hand-over with its password, and a word to the desk without anything of the signal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from data.desk.signals.kinds import HandOver
from data.desk.signals.records import OpenedSignal
from ui import shortcuts
from ui.dialogs.base import Dialog
from ui.on_duty import OnDuty
from ui.pages.week import words
from ui.pages.week.asking import StepDialog
from ui.pages.week.day_choice import soon
from ui.pages.week.work import WeekWork
from ui.widgets.fields import Field
from ui.widgets.key_chips import Answer
from ui.widgets.labels import set_ink, text_label
from ui.widgets.moments import day_edit, day_of

if TYPE_CHECKING:
    from data.desk.signals.inzage_records import HandOverPaper

_YES, _NO, _WEIGHED = "yes", "no", "weighed"


class HandOverDialog(StepDialog):
    """Overdragen: to whom, and with the resident's yes or after a weighing. `ready` carries what goes on the paper."""

    ready = Signal(object)  # HandOverPaper

    def __init__(self, work: WeekWork, signal: OpenedSignal, today: date, parent: QWidget | None) -> None:
        super().__init__(work, signal, today, parent, _tr("Overdragen"), _tr("Draag over"), icon="handed-over")
        rule = signal.routing.hand_over
        weighing = signal.work.weighing
        weighed = weighing is not None and weighing.confirmed
        self._blocked = rule is HandOver.WEIGHED_ONLY and not weighed
        self.words(words.hand_over_rule(signal.routing), _tr("Alleen de feiten gaan mee. De indruk nooit."))
        self.to = self.add_line("receiver", _tr("Aan wie? (organisatie, en wie daar)"))
        answers = [Answer(_YES, _tr("De bewoner zei ja tegen deze overdracht"), "1")]
        if rule is HandOver.WEIGHED_ONLY:
            answers = []
        if weighed:
            answers.append(Answer(_WEIGHED, _tr("Na de veiligheidsafweging, zonder ja"), "2"))
        self.how = self.add_chips(_tr("Op grond waarvan?"), answers)
        self.how.setVisible(bool(answers))
        self.yes = Field(
            _tr("Wanneer zei de bewoner ja?"), day_edit(today, least=today - timedelta(days=180), most=today)
        )
        self.yes.hide()
        self.body.addWidget(self.yes)
        self.told_day = self.add_day(_tr("Wanneer hoort de bewoner het?"), soon(today))
        self.told_day.hide()
        self.how.changed.connect(self._turn)
        self.go.setEnabled(not self._blocked)
        self.finish_body()
        if self._blocked:
            self.say(_tr("Maak eerst een veiligheidsafweging (W). Daarna kan het."), calm=True)

    def deed(self) -> None:
        to, how, key = self.to.text, self.how.one, self.signal.id
        if not to:
            self.missing(self.to, _tr("Schrijf op aan wie je het overdraagt."))
            return
        if not how:
            self.say(_tr("Kies op grond waarvan. Zonder ja of afweging kan het niet."))
            return
        edit = self.yes.edit
        yes_on = day_of(edit) if how == _YES else None  # type: ignore[arg-type]
        told_on = self.told_day.day if how == _WEIGHED else None
        reader, work, ready = self.on_duty.reader, self.work, self.ready
        if reader is None:
            self.reject()
            return

        def over(result: tuple[OpenedSignal, HandOverPaper]) -> None:
            signal, paper = result
            work.over(signal)
            ready.emit(paper)

        self.ask(
            lambda _: work.hand_over(reader, key, to, yes_on=yes_on, told_on=told_on),
            over,
        )

    def _turn(self) -> None:
        self.yes.setVisible(self.how.one == _YES)
        self.told_day.setVisible(self.how.one == _WEIGHED)
        self.say("")
        self.fit()

    def _starts_elsewhere(self) -> bool:
        self.to.edit.setFocus()
        return True


class ReceiptDialog(StepDialog):
    """Handed over already: did they get it? And the paper again, with a new password."""

    again = Signal()

    def __init__(self, work: WeekWork, signal: OpenedSignal, today: date, parent: QWidget | None) -> None:
        title = _tr("Overgedragen aan {who}").format(who=signal.work.handed_to)
        super().__init__(work, signal, today, parent, title, _tr("Bewaar"), icon="handed-over")
        self.got = self.add_chips(
            _tr("Heeft {who} het ontvangen?").format(who=signal.work.handed_to or _tr("de ander")),
            [Answer(_YES, _tr("Ja, ontvangen"), "J"), Answer(_NO, _tr("Nee, niet ontvangen"), "N")],
        )
        self.paper = self.add_button(_tr("Papier opnieuw"), icon="save")
        self.paper.clicked.connect(self._again)
        self.finish_body()

    def deed(self) -> None:
        got, key, work = self.got.one, self.signal.id, self.work
        if not got:
            self.say(_tr("Kies ja of nee."))
            return
        self.run(lambda desk, reader: work.receipt(desk, reader, key, got == _YES))

    def _again(self) -> None:
        self.again.emit()
        self.reject()


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


def _tr(text: str) -> str:
    return QCoreApplication.translate("week", text)
