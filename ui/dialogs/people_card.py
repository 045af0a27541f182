"""A herstelkaart of one's own, and being away for a while: what a buurtwerker arranges for themselves."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDateEdit, QWidget

from data.errors import WorldError
from ui import messages
from ui.context import Context
from ui.dialogs.desk_base import DeskDialog
from ui.on_duty import OnDuty
from ui.pages.setup.card_step import CardMaker
from ui.widgets.fields import Field

_MOST_DAYS = 366


class CardDialog(DeskDialog):
    """Makes a card for who is logged in as buurtwerker; the one before works no more."""

    def __init__(self, context: Context, on_duty: OnDuty, parent: QWidget | None) -> None:
        super().__init__(on_duty, parent, self.tr("Je herstelkaart"), self.tr("Deze kaart klopt"), icon="card")
        self.words(
            self.tr("Wachtzin vergeten, of een nieuwe computer? Met deze kaart kom je er weer in. Bewaar hem thuis of "
                    "in een kluis, niet bij de computer. Een oude kaart van jou werkt daarna niet meer."),
        )  # fmt: skip
        self.maker = CardMaker(context, on_duty)
        self.maker.confirmed.connect(self.accept)
        self.maker.refused.connect(self._wrong)
        self.maker.appeared.connect(self._appeared)
        self.body.addWidget(self.maker)
        self.finish_body()
        self.finished.connect(self.maker.forget)
        reader = on_duty.reader
        if reader is not None:
            self.maker.begin(reader)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.maker.paper.print_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def deed(self) -> None:
        self.maker.confirm()

    def _appeared(self) -> None:
        if self.isVisible():
            self.fit()
            self.maker.paper.print_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _wrong(self, error: object) -> None:
        assert isinstance(error, WorldError)
        self.say(messages.sentence(error))


class AwayDialog(DeskDialog):
    """Until when somebody is away: the deputy's number then takes their place."""

    def __init__(self, context: Context, on_duty: OnDuty, parent: QWidget | None) -> None:
        super().__init__(on_duty, parent, self.tr("Even weg"), self.tr("Bewaar"), icon="calendar")
        self.words(
            self.tr(
                "Ben je met vakantie of ziek? Zolang je weg bent, staat het nummer van de vervanger vooraan. "
                "Dat nummer vul je in bij Instellingen, Hulp bij de hand."
            )
        )
        self._context = context
        today = context.now().date()
        self.until = QDateEdit()
        self.until.setProperty("ring", False)  # its border says where the keyboard is
        self.until.setDisplayFormat("d MMMM yyyy")
        self.until.setDateRange(_qdate(today), _qdate(today).addDays(_MOST_DAYS))
        self.until.setDate(_qdate(today).addDays(7))
        note = self.tr("Typ de dag, of kies met de pijltjes omhoog en omlaag.")
        self.body.addWidget(Field(self.tr("Weg tot en met"), self.until, note=note))
        self.here = self.add_button(self.tr("Ik ben er weer"), kind="quiet", left=True)
        self.here.clicked.connect(self._back_again)
        self.finish_body()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.until.setFocus(Qt.FocusReason.OtherFocusReason)

    def deed(self) -> None:
        chosen = self.until.date()
        self._away(date(chosen.year(), chosen.month(), chosen.day()))

    def _back_again(self) -> None:
        self._away(None)

    def _away(self, until: date | None) -> None:
        reader = self.on_duty.reader
        if reader is None:
            return
        name = reader.person.name
        self.ask(lambda store: store.away(reader, until), lambda _: self._tell_desk(name, until))

    def _tell_desk(self, name: str, until: date | None) -> None:
        """The number on the screen is not in the desk store, for it is there before anybody logs in."""
        store = self._context.settings
        on_screen = store.current.buurtwerker_name.split(" ")[0].casefold()
        if on_screen == name.split(" ")[0].casefold():
            day = until.isoformat() if until is not None else ""
            self._context.tasks.in_background(lambda: store.save(buurtwerker_away=day), failed=self._not_told)

    def _not_told(self, error: Exception) -> None:
        if not isinstance(error, WorldError):
            raise error


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
