"""The steps that a signal takes most: ik ga langs, vraag terug, agenderen, afspraak, volgen."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from data.desk.signals.kinds import Status
from data.desk.signals.records import OpenedSignal
from ui.pages.week import words
from ui.pages.week.asking import StepDialog
from ui.pages.week.day_choice import in_weeks, soon
from ui.pages.week.work import WeekWork

if TYPE_CHECKING:
    from data.desk.duty import Reader
    from data.desk.signals.week import WeekDesk


class VisitDialog(StepDialog):
    """Ik ga langs: coffee before a meeting. Enter takes the first day."""

    def __init__(self, work: WeekWork, signal: OpenedSignal, today: date, parent: QWidget | None) -> None:
        super().__init__(work, signal, today, parent, _tr("Ik ga langs"), _tr("Ik ga langs"), icon="visiting")
        if signal.routing.talk_first:
            self.words(_tr("Praat eerst met {who}. De bewoner wil het niet.").format(who=signal.author))
        self.day = self.add_day(_tr("Wanneer?"), soon(today))
        self.words(_tr("Eerst een kop koffie, dan pas een overleg."))
        self.done_sentence = _tr("Staat klaar: je gaat langs.")
        self.finish_body()

    def deed(self) -> None:
        day, key = self.day.day, self.signal.id
        if day is None:
            self.say(_tr("Kies een dag."))
            return
        self.run(lambda desk, reader: desk.visit(reader, key, day))


class AskBackDialog(StepDialog):
    """Vraag terug: the author gets to hear that there is a question, and comes to talk."""

    def __init__(self, work: WeekWork, signal: OpenedSignal, today: date, parent: QWidget | None) -> None:
        title = _tr("Vraag terug aan {who}").format(who=signal.author)
        super().__init__(work, signal, today, parent, title, _tr("Bewaar de vraag"), icon="asked-back")
        self.question = self.add_text(
            "question",
            _tr("Wat wil je weten?"),
            rows=2,
            note=_tr("{who} ziet alleen dat er een vraag is, niet de vraag zelf. Stel hem als je elkaar ziet.").format(
                who=signal.author
            ),
            value=signal.work.question,
        )
        self.fields["text"] = self.question
        self.done_sentence = _tr("{who} ziet bij de volgende dienst dat je een vraag hebt.").format(who=signal.author)
        self.finish_body()

    def deed(self) -> None:
        text, key = self.question.text, self.signal.id
        if not text:
            self.missing(self.question, _tr("Schrijf op wat je wilt vragen."))
            return
        self.run(lambda desk, reader: desk.ask_back(reader, key, text))


class AgendaDialog(StepDialog):
    """Op de agenda: of the tables where the wish of the resident allows it; the overleg itself picks it up."""

    def __init__(self, work: WeekWork, signal: OpenedSignal, today: date, parent: QWidget | None) -> None:
        super().__init__(work, signal, today, parent, _tr("Op de agenda"), _tr("Zet op de agenda"), icon="on-agenda")
        self.words(words.routing(signal.routing))
        self.title_field = self.add_line(
            "title",
            _tr("Neutrale titel"),
            note=_tr("Zo staat het op de agenda. Geen naam, geen straat, niet de feiten."),
            value=signal.work.title,
        )
        self.done_sentence = _tr("Staat klaar. Bij Overleg komt het op de agenda.")
        self.finish_body()

    def deed(self) -> None:
        title, key = self.title_field.text, self.signal.id
        changed = title != self.signal.work.title

        def put(desk: WeekDesk, reader: Reader) -> OpenedSignal:
            if changed:
                desk.set_title(reader, key, title)
            return desk.put_on_agenda(reader, key)

        self.run(put)


class AgreeDialog(StepDialog):
    """Afspraak: who does what, before when."""

    def __init__(self, work: WeekWork, signal: OpenedSignal, today: date, parent: QWidget | None, me: str) -> None:
        super().__init__(work, signal, today, parent, _tr("Afspraak"), _tr("Bewaar de afspraak"), icon="agreement")
        had = signal.work.agreement
        self.owner = self.add_line("owner", _tr("Wie doet het?"), value=had.owner if had is not None else me)
        self.text = self.add_line("agreement", _tr("Wat? (mag leeg)"), value=had.text if had is not None else "")
        self.day = self.add_day(_tr("Voor wanneer?"), in_weeks(today, (1, 2, 4)))
        if had is not None and had.on >= today:
            self.day.choose(had.on)
        self.done_sentence = _tr("De afspraak staat. Op de dag zelf staat hij bovenaan.")
        self.finish_body()

    def deed(self) -> None:
        owner, text, day, key = self.owner.text, self.text.text, self.day.day, self.signal.id
        if not owner:
            self.missing(self.owner, _tr("Schrijf op wie het doet."))
            return
        if day is None:
            self.say(_tr("Kies een dag."))
            return
        self.run(lambda desk, reader: desk.agree(reader, key, owner, day, text))


class FollowDialog(StepDialog):
    """Volgen: nothing now, look again on a day."""

    def __init__(self, work: WeekWork, signal: OpenedSignal, today: date, parent: QWidget | None) -> None:
        super().__init__(work, signal, today, parent, _tr("Volgen"), _tr("Volg het"), icon="following")
        self.words(_tr("Je hoeft nu niets te doen. Op de dag die je kiest staat het weer bovenaan."))
        self.day = self.add_day(_tr("Wanneer kijk je weer?"), in_weeks(today, (2, 4, 8)))
        had = signal.work.look_again
        if signal.status is Status.FOLLOWING and had is not None and had >= today:
            self.day.choose(had)
        self.done_sentence = _tr("Je volgt het. Op de dag zelf staat het bovenaan.")
        self.finish_body()

    def deed(self) -> None:
        day, key = self.day.day, self.signal.id
        if day is None:
            self.say(_tr("Kies een dag."))
            return
        self.run(lambda desk, reader: desk.follow(reader, key, day))


def _tr(text: str) -> str:
    return QCoreApplication.translate("week", text)
