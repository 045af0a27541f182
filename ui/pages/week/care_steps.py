"""What belongs to looking after a signal well: its title, a note, the resident, the weighing, reopening, keeping on."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from data.desk.signals.checking import SAID_BEFORE
from data.desk.signals.kinds import Wish
from data.desk.signals.records import WEEK, OpenedSignal
from data.desk.signals.wish import wider
from ui import signal_words
from ui.pages.week import words
from ui.pages.week.asking import StepDialog
from ui.pages.week.day_choice import DayChoice, in_weeks, soon
from ui.pages.week.going_part import ToldDay
from ui.pages.week.work import WeekWork
from ui.widgets.key_chips import Answer

_TOLD, _LATER, _NOT_TOLD = "told", "later", "not-told"


class TitleDialog(StepDialog):
    """A neutral title: sealed too, and it goes on the agenda."""

    def __init__(self, work: WeekWork, signal: OpenedSignal, today: date, parent: QWidget | None) -> None:
        super().__init__(work, signal, today, parent, _tr("Neutrale titel"), _tr("Bewaar"), icon="edit")
        self.text = self.add_line(
            "title",
            _tr("Hoe noem je dit?"),
            note=_tr("Geen naam, geen straat. Bijvoorbeeld: post stapelt zich op."),
            value=signal.work.title,
        )
        self.finish_body()

    def deed(self) -> None:
        text, key = self.text.text, self.signal.id
        if not text:
            self.missing(self.text, _tr("Schrijf een korte titel op."))
            return
        self.run(lambda desk, reader: desk.set_title(reader, key, text))


class NoteDialog(StepDialog):
    """A note of her own, read by the buurtwerkers alone."""

    def __init__(self, work: WeekWork, signal: OpenedSignal, today: date, parent: QWidget | None) -> None:
        super().__init__(work, signal, today, parent, _tr("Eigen aantekening"), _tr("Bewaar"), icon="edit")
        self.text = self.add_text(
            "note",
            _tr("Wat wil je onthouden?"),
            rows=5,
            note=_tr("De bewoner mag dit lezen bij inzage. Enter is een nieuwe regel, Ctrl Enter bewaart."),
            value=signal.work.note,
        )
        self.go.set_key("Ctrl Enter")
        self.finish_body()

    def deed(self) -> None:
        text, key = self.text.text, self.signal.id
        self.run(lambda desk, reader: desk.set_note(reader, key, text))


class InformDialog(StepDialog):
    """The resident was told, or why not."""

    def __init__(self, work: WeekWork, signal: OpenedSignal, today: date, parent: QWidget | None) -> None:
        super().__init__(work, signal, today, parent, _tr("Weet de bewoner ervan?"), _tr("Bewaar"), icon="checked")
        self.words(_tr("Wie bij ons in een signaal staat, hoort dat binnen een maand. Of we schrijven op waarom niet."))
        self.told_chips = self.add_chips(
            _tr("Hoe staat het?"),
            [
                Answer(_TOLD, _tr("Ja, verteld"), "J"),
                Answer(_LATER, _tr("Ik vertel het later"), "L"),
                Answer(_NOT_TOLD, _tr("Nee, en dit is waarom"), "N"),
            ],
        )
        self.told_chips.choose([_TOLD])
        self.told_chips.changed.connect(self._turn)
        self.day = self.add_day(_tr("Wanneer?"), (today, today - timedelta(days=1)), least=today - timedelta(days=365))
        self.day.edit.setMaximumDate(self.day.edit.date().fromString(today.isoformat(), "yyyy-MM-dd"))
        self.later = self.add_day(_tr("Welke dag?"), soon(today))
        self.later.hide()
        self.later.changed.connect(self._show_why)
        self.later.edit.dateChanged.connect(self._show_why)
        self.why = self.add_text("reason", _tr("Waarom niet?"), rows=2)
        self.why.hide()
        self.finish_body()

    def deed(self) -> None:
        key = self.signal.id
        if self.told_chips.one == _NOT_TOLD:
            why = self.why.text
            if not why:
                self.missing(self.why, _tr("Schrijf op waarom de bewoner het niet hoort."))
                return
            self.run(lambda desk, reader: desk.inform(reader, key, None, why))
            return
        day, why = self.day.day, ""
        if self.told_chips.one == _LATER:
            day, why = self.later.day, self.why.text if self._late else ""
            if self._late and not why:
                self.missing(self.why, _tr("Schrijf op waarom het zo lang duurt."))
                return
        self.run(lambda desk, reader: desk.inform(reader, key, day, why))

    @property
    def _late(self) -> bool:
        """Whether the day is more than a month after the signal: that takes a reason."""
        day = self.later.day
        last = self.signal.sent_at.date() + timedelta(days=WEEK.inform)
        return self.told_chips.one == _LATER and day is not None and day > last

    def _show_why(self) -> None:
        self.why.set_label(
            _tr("Waarom niet?") if self.told_chips.one == _NOT_TOLD else _tr("Dat is na een maand. Waarom zo laat?")
        )
        self.why.set_error("")
        self.why.setVisible(self.told_chips.one == _NOT_TOLD or self._late)
        self.fit()

    def _turn(self) -> None:
        self.day.setVisible(self.told_chips.one == _TOLD)
        self.later.setVisible(self.told_chips.one == _LATER)
        self._show_why()
        if self.told_chips.one == _NOT_TOLD:
            self.why.edit.setFocus()


class WishDialog(StepDialog):
    """What the resident wants turned out to be different; "niet veilig" takes it from everyone else."""

    def __init__(
        self, work: WeekWork, signal: OpenedSignal, today: date, parent: QWidget | None, attention: str
    ) -> None:
        super().__init__(work, signal, today, parent, _tr("Wat wil de bewoner?"), _tr("Bewaar"), icon="wish")
        answers = [Answer(one.value, signal_words.wish(one.value), str(key)) for key, one in enumerate(Wish, start=1)]
        self.wish = self.add_chips(_tr("Wat weet je nu?"), answers)
        if signal.wish is not None:
            self.wish.choose([signal.wish.value])
        self.wish.changed.connect(self._turn)
        self._attention = attention
        first = signal.sent_at.date() - SAID_BEFORE
        self.day = DayChoice(
            _tr("Wanneer zei de bewoner dat?"),
            (today, today - timedelta(days=1)),
            least=first,
            most=today,
            keyed=False,
        )
        self.day.changed.connect(self.fit)
        self.body.addWidget(self.day)
        self.how = self.add_line("how", _tr("Hoe weet je dat?"), note=_tr("Bijvoorbeeld: zij belde mij."))
        self.finish_body()
        self._turn()

    @property
    def _wider(self) -> bool:
        """Whether more would be allowed than now: then it takes a day, and how it is known."""
        chosen = self.wish.one
        return bool(chosen) and wider(Wish(chosen), self.signal.wish)

    def deed(self) -> None:
        key, chosen = self.signal.id, self.wish.one
        if not chosen:
            self.say(_tr("Kies wat de bewoner wil."))
            return
        if not self._wider:
            self.run(lambda desk, reader: desk.set_wish(reader, key, Wish(chosen)))
            return
        day, how = self.day.day, self.how.text
        if not how:
            self.missing(self.how, _tr("Schrijf op hoe je dat weet."))
            return
        self.run(lambda desk, reader: desk.set_wish(reader, key, Wish(chosen), on=day, how=how))

    def _turn(self) -> None:
        unsafe = self.wish.one == Wish.UNSAFE.value
        self.day.setVisible(self._wider)
        self.how.setVisible(self._wider)
        if self._wider and self.isVisible():
            self.how.edit.setFocus()
        self.go.set_kind("danger" if unsafe else "primary")
        self.go.setText(_tr("Naar niet veilig") if unsafe else _tr("Bewaar"))
        who = self._attention or _tr("de aandachtsfunctionaris en de plaatsvervanger")
        said = _tr("Daarna lezen alleen {who} dit. Het komt nooit op een agenda. Dit kan niet terug.").format(who=who)
        self.say(said if unsafe else "", calm=not unsafe)


class WeighDialog(StepDialog):
    """Veiligheidsafweging: one buurtwerker proposes, another confirms or does not."""

    def __init__(self, work: WeekWork, signal: OpenedSignal, today: date, parent: QWidget | None, me: str) -> None:
        waiting = signal.work.weighing is not None and not signal.work.weighing.confirmed
        mine = waiting and signal.work.weighing is not None and signal.work.weighing.proposed_by == me
        self.second = waiting and not mine
        deed = _tr("Ik ben het ermee eens") if self.second else _tr("Stel voor")
        super().__init__(work, signal, today, parent, _tr("Veiligheidsafweging"), deed, icon="weighing")
        weighing = signal.work.weighing
        self.day: ToldDay | None = None
        if self.second and weighing is not None:
            self.words(
                _tr("{who} stelt voor om het toch te bespreken of over te dragen:").format(who=weighing.proposed_by),
                weighing.reason,
                (
                    _tr("De bewoner weet dit sinds {day}.") if weighing.told else _tr("De bewoner hoort dit op {day}.")
                ).format(day=words.full_day(weighing.inform_on)),
            )
            self.go.set_key("")
            self.no = self.add_button(_tr("Niet mee eens"))
            self.no.clicked.connect(self._refuse)
        else:
            self.words(
                _tr(
                    "Alleen als iemand gevaar loopt. Een tweede buurtwerker kijkt mee en bevestigt met de eigen "
                    "wachtzin. Pas dan telt het."
                )
            )
            if mine:
                self.words(_tr("Jij stelde dit voor. Het wacht op een tweede buurtwerker."))
            self.reason = self.add_text(
                "reason",
                _tr("Waarom is het nodig?"),
                rows=3,
                value=weighing.reason if weighing is not None else "",
            )
            self.day = ToldDay(today, signal.sent_at.date())
            self.day.changed.connect(self.fit)
            self._pressable += [self.day.later, self.day.before]
            self.body.addWidget(self.day)
        self.finish_body()

    def deed(self) -> None:
        key = self.signal.id
        if self.second:
            self.run(lambda desk, reader: desk.confirm_weighing(reader, key))
            return
        reason, day, told = self.reason.text, None, False
        if self.day is not None:
            day, told = self.day.day, self.day.told
        if not reason:
            self.missing(self.reason, _tr("Schrijf op waarom het nodig is."))
            return
        if day is None:
            self.say(_tr("Kies een dag."))
            return
        on = day
        self.run(lambda desk, reader: desk.propose_weighing(reader, key, reason, on, told=told))

    def _refuse(self) -> None:
        key = self.signal.id
        self.run(lambda desk, reader: desk.refuse_weighing(reader, key))


class ReopenDialog(StepDialog):
    """Heropenen, with a reason; the wis-klok stops."""

    def __init__(self, work: WeekWork, signal: OpenedSignal, today: date, parent: QWidget | None) -> None:
        super().__init__(work, signal, today, parent, _tr("Heropenen"), _tr("Heropen"), icon="reopen")
        self.words(_tr("Zolang het open is, wordt het niet gewist."))
        self.reason = self.add_text("reason", _tr("Waarom?"), rows=2)
        self.done_sentence = _tr("{code} is weer open.").format(code=signal.code)
        self.finish_body()

    def deed(self) -> None:
        reason, key = self.reason.text, self.signal.id
        if not reason:
            self.missing(self.reason, _tr("Schrijf op waarom."))
            return
        self.run(lambda desk, reader: desk.reopen(reader, key, reason))


class RenewDialog(StepDialog):
    """Longer open than half a year: a reason, until a day. `first`: another step was asked for, and waits for this."""

    def __init__(
        self, work: WeekWork, signal: OpenedSignal, today: date, parent: QWidget | None, *, first: bool = False
    ) -> None:
        super().__init__(work, signal, today, parent, _tr("Langer open houden"), _tr("Houd het open"), icon="reopen")
        self.words(_tr("Iets dat een half jaar open is, sluiten we af. Of we schrijven op waarom het open blijft."))
        if first:
            self.words(_tr("Dat is nu zo ver. Doe dit eerst, dan kun je verder. Of ga terug en sluit het af met X."))
        self.reason = self.add_text("reason", _tr("Waarom blijft het open?"), rows=2, value=signal.work.renewed_why)
        self.day = self.add_day(_tr("Tot wanneer?"), in_weeks(today, (4, 13, 25)))
        self.finish_body()

    def deed(self) -> None:
        reason, day, key = self.reason.text, self.day.day, self.signal.id
        if not reason:
            self.missing(self.reason, _tr("Schrijf op waarom."))
            return
        if day is None:
            self.say(_tr("Kies een dag."))
            return
        self.run(lambda desk, reader: desk.renew(reader, key, day, reason))


def _tr(text: str) -> str:
    return QCoreApplication.translate("week", text)
