"""Afsluiten: how it ended, and the sentence that goes back; what the volunteer will see stands below it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from data.desk.records import Audience
from data.desk.signals.kinds import Feedback, Outcome, Wish
from data.desk.signals.records import OpenedSignal
from ui import signal_words
from ui.pages.week import words
from ui.pages.week.asking import StepDialog
from ui.pages.week.blocks import breakable, narrow
from ui.pages.week.told_row import NO, YES, ToldRow
from ui.pages.week.work import WeekWork
from ui.widgets.check_line import CheckLine
from ui.widgets.fields import Choice, Field
from ui.widgets.key_chips import Answer
from ui.widgets.labels import text_label
from ui.widgets.panel import Panel

if TYPE_CHECKING:
    from data.desk.duty import Reader
    from data.desk.signals.week import WeekDesk

_THANKS = "T"
_SPARE = (Feedback.THANKS, Feedback.TALK)  # of what is "niet veilig" nothing else may come back


class CloseDialog(StepDialog):
    """1 to 8 say how it ended and choose the sentence that fits; T only thanks; Enter closes."""

    def __init__(self, work: WeekWork, signal: OpenedSignal, today: date, parent: QWidget | None, me: str) -> None:
        super().__init__(work, signal, today, parent, _tr("Afsluiten"), _tr("Sluit af"), icon="closed")
        self._me = me
        self._chosen = False  # a sentence was chosen by hand: the outcome chooses none any more
        answers = [
            Answer(one.value, signal_words.outcome(one.value), str(key)) for key, one in enumerate(Outcome, start=1)
        ]
        self.outcome = self.add_chips(_tr("Hoe is het afgelopen?"), answers)
        self.outcome.changed.connect(self._ended)
        self.to = self.add_line("receiver", _tr("Aan wie?"))
        self.to.hide()
        self.rows: dict[str, ToldRow] = {}  # by the id of a signal
        self._add_row(_tr("Weet de bewoner ervan?"), signal.id)
        self._told, self.why = self.rows[signal.id].chips, self.rows[signal.id].why
        self.fields["reason"] = self.why
        if not self._ask_told:
            self.rows.pop(signal.id).hide()
        for other in signal.untold:
            who = f" ({other.who})" if other.who else ""
            said = _tr("{code}{who} ging hierin op. Weet die bewoner ervan?").format(code=other.code, who=who)
            self._add_row(breakable(said), other.id)
        self.sentence = narrow(Choice())
        private = signal.audience is Audience.ATTENTION
        for one in _SPARE if private else Feedback:
            self.sentence.addItem(signal_words.feedback(one.value, me), one.value)
        self.sentence.setCurrentIndex(-1)
        self.sentence.setPlaceholderText(_tr("Kies een zin"))
        self.sentence.activated.connect(self._chose)
        field = Field(_tr("Wat mag {who} weten?").format(who=signal.author), self.sentence)
        self.fields["feedback"] = field
        self.body.addWidget(field)
        if not signal.form.wants_news:
            self.body.addWidget(text_label(signal_words.wants_none(signal.author), "body", wrap=True))
        self.thanks = self.add_chips("", [Answer(Feedback.THANKS.value, _tr("Alleen bedanken"), _THANKS, "feedback")])
        self.thanks.changed.connect(self._thank)
        self.agrees = CheckLine(_tr("De bewoner vindt het goed dat {who} iets meer hoort").format(who=signal.author))
        self.agrees.toggled.connect(self._agreed)
        self.body.addWidget(self.agrees)
        hears_more = not private and signal.form.wants_news
        self.agrees.setVisible(hears_more and signal.wish not in (None, Wish.REFUSES))
        self.more = self.add_text("text", _tr("Nog een zin van jezelf"), rows=2)
        self.more.setVisible(self._free)
        self.more.edit.textChanged.connect(self._preview)  # type: ignore[attr-defined]
        self._card = Panel("pine-card", padding=12, gap=4)
        self._card.body.addWidget(text_label(_tr("Dit ziet {who}").format(who=signal.author), "small-strong"))
        self.preview = text_label("", "body", wrap=True)
        self._card.body.addWidget(self.preview)
        self.body.addWidget(self._card)
        ended = _tr("{code} is afgesloten. {who} hoort het bij de volgende dienst.")
        if not signal.form.wants_news:
            ended = _tr("{code} is afgesloten. {who} krijgt geen bericht.")
        self.done_sentence = ended.format(code=signal.code, who=signal.author)
        self.finish_body()
        self._preview()

    def deed(self) -> None:
        outcome, sentence, key = self.outcome.one, self.sentence.currentData(), self.signal.id
        if not outcome:
            self.say(_tr("Kies eerst hoe het is afgelopen: 1 tot en met 8."))
            return
        if not isinstance(sentence, str):
            self.missing(self.fields["feedback"], _tr("Kies wat {who} mag weten.").format(who=self.signal.author))
            return
        to = self.to.text if outcome == Outcome.HANDED_OVER.value else ""
        if outcome == Outcome.HANDED_OVER.value and not to:
            self.missing(self.to, _tr("Schrijf op aan wie."))
            return
        for row in self.rows.values():
            if not row.answer:
                self.say(_tr("Zeg nog of de bewoner ervan weet: J of N."))
                return
            if row.answer == NO and not row.why.text:
                self.missing(row.why, _tr("Schrijf op waarom de bewoner het niet hoort."))
                return
        today = self.today
        told = [(one, row.answer == YES, row.why.text) for one, row in self.rows.items()]
        agrees = self.agrees.isChecked()
        text = self.more.text if agrees or self._free else ""

        def close(desk: WeekDesk, reader: Reader) -> OpenedSignal:
            for one, knows, why in told:
                desk.inform(reader, one, today if knows else None, "" if knows else why)
            return desk.close(
                reader, key, Outcome(outcome), Feedback(sentence), to=to, text=text, resident_agrees=agrees
            )

        self.run(close)

    @property
    def _free(self) -> bool:
        """Whether a sentence of her own needs nobody's yes: no resident is concerned."""
        signal = self.signal
        return signal.wish is None and signal.audience is not Audience.ATTENTION and signal.form.wants_news

    @property
    def _ask_told(self) -> bool:
        """Whether somebody still has to say if the resident knows."""
        return self.signal.work.inform_by is not None and self.signal.work.informed is None

    def _add_row(self, question: str, signal: str) -> None:
        """Ask whether a resident knows; J and N answer the first that has no answer yet."""

        def later() -> bool:
            ids = list(self.rows)
            after = ids[ids.index(signal) + 1 :] if signal in ids else []
            return any(not self.rows[one].answer for one in after)

        row = ToldRow(question, _tr("Waarom hoort de bewoner het niet?"), later)
        row.changed.connect(self._turn)
        self.rows[signal] = row
        self._pressable.append(row.chips)
        self.body.addWidget(row)

    def _turn(self) -> None:
        self.say("")
        self.fit()

    def _ended(self) -> None:
        one = self.outcome.one
        self.to.setVisible(one == Outcome.HANDED_OVER.value)
        if one and not self._chosen:
            fits = words.SUGGESTED[Outcome(one)]
            self._show_sentence(fits if self.sentence.findData(fits.value) >= 0 else Feedback.THANKS)
        if self.told.text():
            self.say("")
        self.fit()
        if one == Outcome.HANDED_OVER.value:
            self.to.edit.setFocus()

    def _thank(self) -> None:
        self._chosen = True
        self._show_sentence(Feedback.THANKS)

    def _chose(self) -> None:
        self._chosen = True
        self.thanks.choose([Feedback.THANKS.value] if self.sentence.currentData() == Feedback.THANKS.value else [])
        self._preview()

    def _show_sentence(self, one: Feedback) -> None:
        self.sentence.setCurrentIndex(self.sentence.findData(one.value))
        self.thanks.choose([one.value] if one is Feedback.THANKS else [])
        self._preview()

    def _agreed(self, on: bool) -> None:
        self.more.setVisible(on)
        self._preview()
        if on:
            self.more.edit.setFocus()

    def _preview(self) -> None:
        chosen = self.sentence.currentData()
        themes = signal_words.themes_together([one.value for one in self.signal.themes])
        said = signal_words.feedback(chosen, self._me) if isinstance(chosen, str) else "…"
        more = self.more.text if self.agrees.isChecked() or self._free else ""
        ended = signal_words.status_sentence("afgesloten")
        head = " · ".join((self.signal.code, words.short_day(self.signal.day), themes, ended))
        self.preview.setText("\n".join((head, " ".join(part for part in (said, more) if part))))
        self.fields["feedback"].set_error("")
        if self.isVisible():
            self.fit()


def _tr(text: str) -> str:
    return QCoreApplication.translate("week", text)
