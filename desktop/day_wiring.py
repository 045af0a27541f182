"""The inloop in the window: the count, the bar of the visit, what a visit collects, closing it; and the room Inloop."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from shiboken6 import isValid

from data.directory.records import ServiceCard, Theme
from ui.context import Context
from ui.inloop import Inloop, Said
from ui.main_window import MainWindow
from ui.models import inloop_words
from ui.models.slip import Slip
from ui.models.waiting import clock
from ui.pages.visit.strip import StripFacts, VisitStrip

if TYPE_CHECKING:
    from data.desk.visits.records import ServiceResults
    from ui.dialogs.base import Dialog
    from ui.pages.base import Page
    from ui.pages.search.nothing_found import NothingFound
    from ui.pages.search.page import SearchPage
    from ui.pages.visit.closing import Closing, ClosingDialog

_DAY, _DUTY, _SEARCH, _NUMBERS = "day", "duty", "search", "numbers"


class DayWiring(QObject):
    """Lets the parts of the inloop hear each other. `empty_screen`: nothing of this visitor stays in sight."""

    print_wanted = Signal()  # what is on the slip now

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
        self._themes: tuple[Theme, ...] = ()
        self._in_tray: dict[str, ServiceCard] = {}
        self._put_away: tuple[tuple[ServiceCard, ...], str] | None = None
        self._dialog: ClosingDialog | None = None
        self._search: SearchPage | None = None
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
        self._show()

    def listen_to(self, search: SearchPage) -> None:
        """What is done with places belongs to the visit."""
        search.deeds.called.connect(self._called)
        search.slip_code_entered.connect(self.slip_back)
        search.chosen.detail_shown.connect(self._ask_heard)
        search.parts.made.connect(self._part_made)
        self._search = search

    def make_page(self) -> Page:
        """The room Inloop."""
        from ui.pages.day.page import InloopPage

        page = InloopPage(self._context, self.inloop)
        page.edit_wanted.connect(self._edit)
        page.remove_wanted.connect(self._ask_remove)
        page.search_wanted.connect(lambda: self._window.show_page(_SEARCH))
        page.slips_wanted.connect(self.slip_back)
        page.numbers_wanted.connect(lambda: self._window.show_page(_NUMBERS))
        page.regulars_wanted.connect(self._regulars)
        page.attention_wanted.connect(self._write_attention)
        return page

    def make_numbers(self) -> Page:
        """The numbers of a day, a month, a year."""
        from ui.pages.day.numbers import NumbersPage

        page = NumbersPage(self._context, self.inloop)
        page.closed.connect(lambda: self._window.show_page(_DAY))
        page.search_wanted.connect(lambda: self._window.show_page(_SEARCH))
        page.said.connect(self._window.toast.show_message)
        page.paper_wanted.connect(self._type_in)
        return page

    def _regulars(self) -> None:
        from ui.pages.day.regulars import RegularsDialog

        self._open(RegularsDialog(self._context, self.inloop, self._window))

    def _write_attention(self) -> None:
        from ui.pages.day.write_attention import AttentionDialog

        self._open(AttentionDialog(self._context, self.inloop, self._window))

    def _type_in(self) -> None:
        from ui.pages.day.type_in import TypeInDialog

        dialog = TypeInDialog(self._context, self.inloop, self._window)
        dialog.accepted.connect(lambda: self._say(Said(_tr("De dienst op papier telt nu mee."))))
        self._open(dialog)

    def _open(self, dialog: Dialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def slip_back(self, code: str = "") -> None:
        """A slip comes back: by the code in the search field, or chosen from the recent ones."""
        from ui.pages.day.slip_back import SlipBackDialog

        if not self.inloop.open:
            return
        dialog = SlipBackDialog(self._context, self.inloop, self._window, code)
        dialog.print_again.connect(self._print_again)
        dialog.finished.connect(dialog.deleteLater)
        if code:
            dialog.finished.connect(self._empty_screen)
        dialog.open()

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
            return
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

    def _print_again(self, record: object) -> None:
        """The places of a slip on the slip of now, in its language: from there it is printed as always."""
        from data.desk.visits.records import SlipRecord

        assert isinstance(record, SlipRecord)
        directory, ids = self._context.directory, [line.service.id for line in record.lines]

        def put(cards: list[ServiceCard]) -> None:
            if not cards:
                self._window.toast.show_message(_tr("Deze plekken staan niet meer in de lijst."))
                return
            self._slip.put_back(tuple(card for card in cards if card.printable), record.language or "nl")
            self.print_wanted.emit()

        self._context.tasks.with_directory(lambda: directory.cards(ids), put)

    # Ik kom er niet uit

    def _part_made(self, part: object) -> None:
        from ui.pages.search.nothing_found import NothingFound

        if isinstance(part, NothingFound):
            part.worker_called.connect(lambda: self.inloop.called(worker=True))
            part.question_kept.connect(lambda text: self._keep_question(part, text))
            part.come_back_wanted.connect(self._come_back)

    def _keep_question(self, part: NothingFound, text: str) -> None:
        panel = part.keep
        if panel is not None:
            self.inloop.keep_question(text, panel.over, panel.refuse)

    def _come_back(self) -> None:
        from ui.come_back import print_come_back

        print_come_back(self._context, self.inloop, self._window.toast.show_message)

    # What came of slips

    def _ask_heard(self, service: str) -> None:
        """What visitors told of this place, for the detail page."""
        search = self._search
        if search is None or not self.inloop.open:
            return

        def show(found: dict[str, ServiceResults]) -> None:
            if service in found:
                search.chosen.show_heard(service, inloop_words.heard(found[service]))

        self.inloop.ask(lambda day, duty: day.service_results(duty, [service]), show)

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
            themes=self._themes,
            visit=self.inloop.visit,
            professionals=glance.shift.professionals if glance.shift is not None else (),
        )
        dialog.saved.connect(lambda closing: self._close(dialog, closing))
        dialog.finished.connect(self._dialog_gone)
        dialog.finished.connect(dialog.deleteLater)
        self._dialog = dialog
        dialog.open()

    def _edit(self, visit: object) -> None:
        """A visit of today, put right."""
        from data.desk.visits.records import Visit
        from ui.pages.visit.closing import ClosingDialog

        assert isinstance(visit, Visit)
        if visit.state.value != "closed":
            self.inloop.visit_key() if visit.state.value == "open" else self.inloop.swap()
            return
        glance = self.inloop.glance
        dialog = ClosingDialog(
            self._context.on_duty,
            self._window,
            title=_tr("Bezoek {number} verbeteren").format(number=visit.number),
            themes=self._themes,
            edit=visit.fields,
            professionals=glance.shift.professionals if glance is not None and glance.shift is not None else (),
        )

        def save(closing: Closing) -> None:
            fields = closing.fields
            assert fields is not None  # only a covered panel leaves them out
            self.inloop.do(
                lambda day, duty: day.edit_visit(duty, visit.id, fields),
                lambda _: over(),
                failed=dialog.failed,
            )

        def over() -> None:
            if isValid(dialog):
                dialog.over()
            self._say(Said(_tr("Bezoek {number} is verbeterd.").format(number=visit.number), undo=True))

        dialog.saved.connect(save)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _ask_remove(self, visit: object) -> None:
        """Asked once; Ctrl+Z brings it back."""
        from data.desk.visits.records import Visit
        from ui.dialogs.remove_visit import RemoveVisitDialog

        assert isinstance(visit, Visit)
        dialog = RemoveVisitDialog(visit, self._window)
        dialog.accepted.connect(lambda: self._remove(visit.id))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _remove(self, visit: int) -> None:
        self.inloop.do(
            lambda day, duty: day.delete_visit(duty, visit),
            lambda _: self._say(Said(_tr("Weggehaald."), undo=True)),
        )

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
        self._context.tasks.with_directory(self._context.directory.themes, self._know_themes)

    def _know_themes(self, themes: tuple[Theme, ...]) -> None:
        self._themes = tuple(themes)


def _tr(text: str) -> str:
    return QCoreApplication.translate("day", text)
