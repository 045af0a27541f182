"""Terugkoppelen in between: a fixed sentence for the volunteer, while the signal stays where it is."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from data.desk.records import Audience
from data.desk.signals.kinds import Feedback
from data.desk.signals.records import OpenedSignal
from ui import signal_words
from ui.pages.week.asking import StepDialog
from ui.pages.week.work import WeekWork
from ui.widgets.key_chips import Answer
from ui.widgets.labels import text_label
from ui.widgets.panel import Panel

_OFFERED = (Feedback.BUSY, Feedback.TALK, Feedback.SPOKEN, Feedback.THANKS)
_PRIVATE = (Feedback.THANKS, Feedback.TALK)  # of what is "niet veilig" nothing else may come back


class FeedbackDialog(StepDialog):
    """1 to 4 choose the sentence; what the volunteer will see stands below it."""

    def __init__(self, work: WeekWork, signal: OpenedSignal, today: date, parent: QWidget | None, me: str) -> None:
        title = _tr("Terugkoppelen aan {who}").format(who=signal.author)
        super().__init__(work, signal, today, parent, title, _tr("Laat het weten"), icon="feedback")
        self._me = me
        offered = _PRIVATE if signal.audience is Audience.ATTENTION else _OFFERED
        names = {
            Feedback.BUSY: _tr("We zijn ermee bezig"),
            Feedback.TALK: _tr("Kom even praten"),
            Feedback.SPOKEN: _tr("We hebben erover gepraat"),
            Feedback.THANKS: _tr("Alleen bedanken"),
        }
        answers = [Answer(one.value, names[one], str(key)) for key, one in enumerate(offered, start=1)]
        self.sentence = self.add_chips(_tr("Wat mag {who} weten?").format(who=signal.author), answers)
        self.sentence.choose([offered[0].value])
        self.sentence.changed.connect(self._preview)
        if not signal.form.wants_news:
            self.body.addWidget(text_label(signal_words.wants_none(signal.author), "body", wrap=True))
        card = Panel("pine-card", padding=12, gap=4)
        card.body.addWidget(text_label(_tr("Dit ziet {who}").format(who=signal.author), "small-strong"))
        self.preview = text_label("", "body", wrap=True)
        card.body.addWidget(self.preview)
        self.body.addWidget(card)
        told = _tr("{who} hoort het bij de volgende dienst.")
        if not signal.form.wants_news:
            told = _tr("Het staat bij Doorgegeven. {who} krijgt geen bericht.")
        self.done_sentence = told.format(who=signal.author)
        self.finish_body()
        self._preview()

    def deed(self) -> None:
        key, sentence = self.signal.id, Feedback(self.sentence.one)
        self.run(lambda desk, reader: desk.give_feedback(reader, key, sentence))

    def _preview(self) -> None:
        self.preview.setText(f"{self.signal.code} · {signal_words.feedback(self.sentence.one, self._me)}")


def _tr(text: str) -> str:
    return QCoreApplication.translate("week", text)
