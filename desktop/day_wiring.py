"""The inloop in the window: the count, the bar of the visit, what a visit collects, and closing it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from shiboken6 import isValid

from data.directory.records import ServiceCard
from desktop.day_rooms import DayRooms
from ui.context import Context
from ui.inloop import Inloop, Said
from ui.main_window import MainWindow
from ui.models.slip import Slip
from ui.models.waiting import clock
from ui.pages.visit.strip import StripFacts, VisitStrip
from ui.widgets.minute import Minute

if TYPE_CHECKING:
    from data.desk.visits.records import Attention, Handover
    from ui.pages.search.page import SearchPage
    from ui.pages.visit.closing import Closing, ClosingDialog
    from ui.widgets.notices import NoticeBar

_DAY, _DUTY = "day", "duty"


class DayWiring(QObject):
    """Lets the parts of the inloop hear each other. `empty_screen`: nothing of this visitor stays in sight."""

    def __init__(
        self,
        context: Context,
        window: MainWindow,
        slip: Slip,
        strip: VisitStrip,
        inloop: Inloop,
        empty_screen: Callable[[], None],
    ) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._slip = slip
        self._strip = strip
        self.inloop = inloop
        self._empty_screen = empty_screen
        self._in_tray: dict[str, ServiceCard] = {}
        self._put_away: tuple[tuple[ServiceCard, ...], str] | None = None
        self._dialog: ClosingDialog | None = None
        self.rooms = DayRooms(context, window, slip, inloop, empty_screen)
        self._told: list[NoticeBar] = []
        self._told_end = False
        window.visit_requested.connect(self._visit_key)
        window.count_requested.connect(self._count)
        window.undo_requested.connect(inloop.undo)
        strip.close_wanted.connect(inloop.visit_key)
        strip.aside_wanted.connect(inloop.swap)
        strip.take_up_wanted.connect(inloop.swap)
        inloop.changed.connect(self._show)
        inloop.said.connect(self._say)
        inloop.closing_ready.connect(self.ask_closing)
        inloop.put_away.connect(self._away)
        inloop.taken_up.connect(self._back)
        slip.cleared.connect(self._in_tray.clear)
        slip.changed.connect(self._slip_changed)
        context.on_duty.started.connect(self._started)
        context.on_duty.ended.connect(self._ended)
        self._minute = Minute(context.now, self)
        self._minute.passed.connect(self._minute_passed)
        self._show()

    def listen_to(self, search: SearchPage) -> None:
        """What is done with places belongs to the visit."""
        search.deeds.called.connect(self._called)
        search.watch.led_to_nothing.connect(self.inloop.led_to_nothing)
        self.rooms.listen_to(search)

    def next_visitor(self) -> None:
        """ "Klaar, volgende": the visit is closed with what happened, and nothing of it is left."""
        self._empty_screen()
        self.inloop.close()

    # What the window shows

    def _show(self) -> None:
        inloop = self.inloop
        glance = inloop.glance
        self._window.show_in_rail(_DAY, inloop.open)
        self._window.show_count(open=inloop.open, count=inloop.count, visit=inloop.has_visit)
        if glance is None:
            self._put_away = None
            self._strip.show_facts(StripFacts())
            self._take_notices_away()
            return
        self._tell_end()
        visit = inloop.visit
        facts: tuple[tuple[str, str], ...] = ()
        if visit is not None:
            from ui.pages.visit.summary import badges

            facts = badges(visit)
        self._strip.show_facts(
            StripFacts(
                number=glance.visit,
                since=clock(glance.since) if glance.since is not None else "",
                aside=glance.aside,
                facts=facts,
            )
        )
        if self._dialog is not None and isValid(self._dialog) and visit is not None:
            self._dialog.take(visit)

    def _take_notices_away(self) -> None:
        """They were about a dienst that is over."""
        for bar in self._told:
            if isValid(bar):
                bar.take_away()
        self._told = []

    def _say(self, said: object) -> None:
        assert isinstance(said, Said)
        if said.undo:
            self._window.toast.show_message(said.sentence, _tr("Ongedaan maken"), self.inloop.undo)
        else:
            self._window.toast.show_message(said.sentence)

    # Keys

    def _count(self) -> None:
        if not self._needs_duty():
            self.inloop.count_visitor()

    def _visit_key(self) -> None:
        if not self._needs_duty():
            self.inloop.visit_key()

    def _needs_duty(self) -> bool:
        """Without a dienst nothing is counted: say so, with the way to one."""
        if self._context.on_duty.open:
            return False
        self._window.toast.show_message(
            _tr("Tellen kan als er een dienst open is. Zoeken en afdrukken gaan gewoon door."),
            _tr("Begin de dienst"),
            lambda: self._window.show_page(_DUTY),
        )
        return True

    # What a visit collects

    def _slip_changed(self) -> None:
        """What came into the tray goes into the visit, what was taken off goes out again."""
        if not self.inloop.open:
            self._in_tray.clear()
            return
        now = {card.id: card for card in self._slip.cards}
        before, self._in_tray = self._in_tray, now
        for service in before:
            if service not in now:
                self.inloop.detach(service)
        for service, card in now.items():
            if service not in before:
                self._attach(card, "gekozen")

    def _attach(self, card: ServiceCard, how: str) -> None:
        from data.desk.visits.records import ServiceRef

        self.inloop.attach(ServiceRef(card.id, card.name, next(iter(card.themes), "")), how)

    def _called(self, card: object) -> None:
        if isinstance(card, ServiceCard):
            self._attach(card, "gebeld")
        else:
            self.inloop.called()

    # Set aside

    def _away(self) -> None:
        """The next visitor sees nothing of this one."""
        kept = (self._slip.cards, self._slip.language)
        self._slip.clear()
        self._empty_screen()
        self._put_away, back = kept, self._put_away
        if back is not None and self.inloop.has_visit:
            self._fill_tray(back)

    def _back(self) -> None:
        back = self._put_away
        if back is not None and self.inloop.glance is not None and self.inloop.glance.aside is None:
            self._put_away = None
            self._fill_tray(back)

    def _fill_tray(self, kept: tuple[tuple[ServiceCard, ...], str]) -> None:
        cards, language = kept
        self._in_tray = {card.id: card for card in cards}  # they are in the visit already
        self._slip.put_back(cards, language)

    # Closing

    def ask_closing(self) -> None:
        """F2 with a visit open: the panel, with what happened filled in."""
        from ui.pages.visit.closing import ClosingDialog

        glance = self.inloop.glance
        if glance is None or glance.visit is None or (self._dialog is not None and isValid(self._dialog)):
            return
        dialog = ClosingDialog(
            self._context.on_duty,
            self._window,
            title=_tr("Bezoek {number} afsluiten").format(number=glance.visit),
            themes=self.rooms.themes,
            visit=self.inloop.visit,
            professionals=glance.shift.professionals if glance.shift is not None else (),
            hint=self.rooms.theme_hint,
        )
        dialog.saved.connect(lambda closing: self._close(dialog, closing))
        dialog.finished.connect(self._dialog_gone)
        dialog.finished.connect(dialog.deleteLater)
        self._dialog = dialog
        dialog.open()

    def _dialog_gone(self) -> None:
        self._dialog = None

    def _close(self, dialog: ClosingDialog, closing: Closing) -> None:
        def over() -> None:
            if isValid(dialog):
                dialog.over()
            self._slip.clear()
            self._empty_screen()
            if closing.again:
                self.inloop.visit_key()

        def failed(error: Exception) -> None:
            if isValid(dialog):
                dialog.failed(error)  # type: ignore[arg-type]

        self.inloop.close(closing.fields, offer=closing.offer, then=over, failed=failed)

    def _started(self) -> None:
        self.rooms.read_themes()
        self._told_end = False
        # While the window goes over to the dienst anyway: made when it is asked for, it takes a quarter of a second.
        QTimer.singleShot(0, self._window, lambda: self._window.page(_DAY).ensurePolished())
        self.inloop.ask(lambda day, duty: (day.handover(duty), day.attentions(duty)), self._tell_news)

    def _ended(self) -> None:
        """The last visitor of a dienst leaves nothing either."""
        self._slip.clear()
        self._window.search_field.setText("")

    def _tell_news(self, news: tuple[Handover | None, tuple[Attention, ...]]) -> None:
        """That there is something to read; what it says stands on the day page, where a visitor does not look."""
        received, attentions = news
        unread = sum(not one.read for one in attentions)
        said = []
        if unread:
            said.append(
                _tr("1 attentie van de buurtwerker.") if unread == 1 else _tr("{n} attenties van de buurtwerker.")
            )
        if received is not None:
            said.append(_tr("De vorige dienst schreef iets voor je op."))
        if said:
            words = " ".join(said).format(n=unread)
            self._tell(words, (_tr("Lees"), lambda: self._window.show_page(_DAY)))

    def _tell(self, words: str, deed: tuple[str, Callable[[], object]]) -> None:
        self._told = [bar for bar in self._told if isValid(bar)]
        self._told.append(self._window.invite(words, deed))

    def _minute_passed(self) -> None:
        if self.inloop.open:
            self.inloop.refresh()

    def _tell_end(self) -> None:
        """The planned end is over: a dienst that is forgotten counts as closed at its end, but better is to end it."""
        glance = self.inloop.glance
        if glance is None or not glance.past_end or self._told_end:
            return
        self._told_end = True
        self._tell(
            _tr("De tijd van deze dienst is om. Klaar voor vandaag?"),
            (_tr("Dienst afsluiten"), lambda: self._window.show_page(_DUTY)),
        )


def _tr(text: str) -> str:
    return QCoreApplication.translate("day", text)
