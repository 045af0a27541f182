"""The rooms of the inloop and the dialogs that are opened from them: the day, the numbers, a slip that comes back."""

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

if TYPE_CHECKING:
    from data.desk.visits.records import ServiceResults
    from ui.dialogs.base import Dialog
    from ui.pages.base import Page
    from ui.pages.search.nothing_found import NothingFound
    from ui.pages.search.page import SearchPage
    from ui.pages.visit.closing import Closing

_DAY, _SEARCH, _NUMBERS = "day", "search", "numbers"


class DayRooms(QObject):
    """Makes the pages when they are first opened. `empty_screen`: nothing of this visitor stays in sight."""

    print_wanted = Signal()  # what is on the slip now
    edit_wanted = Signal(str)  # the id of a service

    def __init__(
        self,
        context: Context,
        window: MainWindow,
        slip: Slip,
        inloop: Inloop,
        empty_screen: Callable[[], None],
    ) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._slip = slip
        self.inloop = inloop
        self._empty_screen = empty_screen
        self._search: SearchPage | None = None
        self.themes: tuple[Theme, ...] = ()

    def listen_to(self, search: SearchPage) -> None:
        """A code in the search field, what was heard of a place, and being stuck are for here."""
        search.watch.slip_code_entered.connect(self.slip_back)
        search.chosen.detail_shown.connect(self._ask_heard)
        search.parts.made.connect(self._part_made)
        self._search = search

    @property
    def theme_hint(self) -> str:
        """What the search page is about now."""
        return self._search.theme_hint if self._search is not None else ""

    def read_themes(self) -> None:
        """The theme tree, for the closing panel: it opens at once, and does not wait for the directory."""
        self._context.tasks.with_directory(self._context.directory.themes, self._know_themes)

    def _know_themes(self, themes: tuple[Theme, ...]) -> None:
        self.themes = tuple(themes)

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
        page.correct_wanted.connect(self._correct)
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

    def make_upkeep(self) -> Page:
        """Kaart bijhouden; the rail shows it to a buurtwerker only."""
        from ui.pages.upkeep.page import UpkeepPage

        page = UpkeepPage(self._context, self.inloop)
        page.closed.connect(lambda: self._window.show_page(_SEARCH))
        page.search_wanted.connect(lambda: self._window.show_page(_SEARCH))
        page.said.connect(self._window.toast.show_message)
        page.edit_wanted.connect(self.edit_wanted)
        return page

    def _regulars(self) -> None:
        from ui.pages.day.regulars import RegularsDialog

        self._open(RegularsDialog(self._context, self.inloop, self._window))

    def _write_attention(self) -> None:
        from ui.pages.day.write_attention import AttentionDialog

        self._open(AttentionDialog(self._context, self.inloop, self._window))

    def _correct(self, shift: object) -> None:
        from data.desk.visits.records import Shift
        from ui.pages.day.correct import CorrectDialog

        assert isinstance(shift, Shift)
        themes = {theme.code: theme for theme in self.themes}
        dialog = CorrectDialog(self._context, self.inloop, self._window, shift, themes)
        dialog.accepted.connect(
            lambda: self.inloop.said.emit(
                Said(_tr("De telling is weggehaald.") if dialog.removed else _tr("De aantallen zijn verbeterd."))
            )
        )
        self._open(dialog)

    def _type_in(self) -> None:
        from ui.pages.day.type_in import TypeInDialog

        dialog = TypeInDialog(self._context, self.inloop, self._window)
        dialog.accepted.connect(lambda: self.inloop.said.emit(Said(_tr("De dienst op papier telt nu mee."))))
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

    # Visits of today

    def _edit(self, visit: object) -> None:
        """A visit of today, put right."""
        from data.desk.visits.records import Visit
        from ui.models.erasure import erasure_words
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
            themes=self.themes,
            edit=visit.fields,
            professionals=glance.shift.professionals if glance is not None and glance.shift is not None else (),
            note=erasure_words(visit, self._context.settings.current),
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
            self.inloop.said.emit(Said(_tr("Bezoek {number} is verbeterd.").format(number=visit.number), undo=True))

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
            lambda _: self.inloop.said.emit(Said(_tr("Weggehaald."), undo=True)),
        )

    # Slips

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


def _tr(text: str) -> str:
    return QCoreApplication.translate("day", text)
