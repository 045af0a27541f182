"""Picture 10: the real page at the left, the few choices at the right, Enter prints."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from data.directory.records import ServiceDetail
from data.errors import WorldError
from printing.documents.slip import Sender, SlipRequest, make_slip
from ui import messages
from ui.context import Context
from ui.files import ask_where_to_keep
from ui.inloop import Inloop
from ui.models.slip import Slip
from ui.pages.base import Page
from ui.pages.paper.choice import ChoiceBlock
from ui.pages.paper.choices import Choices, ChoicesPanel
from ui.pages.paper.coding import Coding
from ui.pages.paper.draw import Drawn, draw
from ui.pages.paper.frame import PaperFrame
from ui.pages.paper.opening import Chosen, Opening
from ui.pages.paper.outcome import ReadyPanel, TroublePanel
from ui.printing import PrinterError, PrintJob, Trouble, find_printers, print_job


class PaperPage(Page):
    """From the tray (`open_slip`) or one place (`open_service`) to paper.

    `opened` comes when there is something to show, after "Veilig om mee te nemen?" was answered: bring the
    page up then. `closed` goes back to where people came from with the slip as it was; `next_visitor` comes
    after the slip was emptied.
    """

    name = "paper"
    opened = Signal()
    closed = Signal()
    next_visitor = Signal()
    call_requested = Signal(str)  # the id of a place: no paper, call it together
    failed = Signal(str)  # a sentence: the places could not be read

    def __init__(
        self, context: Context, slip: Slip, inloop: Inloop | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._coding = Coding(inloop)
        self._coding.failed.connect(self.failed)
        self._look = context.look
        self._slip = slip
        self._details: tuple[ServiceDetail, ...] = ()
        self._discreet = False
        self._drawn: Drawn | None = None
        self._generation = 0
        self._opening = Opening(context, self)
        self._opening.ready.connect(self._show)
        self._opening.call_requested.connect(self.call_requested)
        self._opening.failed.connect(self.failed)

        self.choices = ChoicesPanel(context)
        self.ready = ReadyPanel(context)
        self.trouble = TroublePanel(context)
        self._frame = PaperFrame(context.look, self.choices, (self.ready, self.trouble))
        self.pane, self._side = self._frame.pane, self._frame.side
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._frame)

        self.pane.sheet.area_changed.connect(self._draw_again)
        self.choices.changed.connect(self._chosen)
        self.choices.print_pressed.connect(self._print)
        self.choices.save_pressed.connect(self._save)
        self.choices.back_pressed.connect(self._back)
        self.choices.printers_wanted.connect(self._find_printers)
        self.ready.next_pressed.connect(self._next)
        self.ready.again_pressed.connect(self._print)
        self.ready.nothing_came.connect(self._nothing_came)
        self.trouble.retry_pressed.connect(self._retry)
        self.trouble.save_pressed.connect(self._save)
        self.trouble.back_pressed.connect(self._show_choices)

    @property
    def drawn(self) -> Drawn | None:
        """The slip as it is shown now; None while it is being made or cannot be made."""
        return self._drawn

    @property
    def discreet(self) -> bool:
        """Whether this is the slip without telling names."""
        return self._discreet

    def open_slip(self) -> None:
        """Show what is on the slip now; nothing happens when it is empty."""
        if self._slip.cards:
            self._opening.start(self._slip.ids)

    def open_service(self, service: str) -> None:
        """Show a slip with this one place; the slip in the tray stays as it is."""
        self._opening.start((service,))

    def focus_first(self) -> None:
        """The keyboard is on what Enter does."""
        current = self._side.currentWidget()
        button = {
            self.choices: self.choices.print_button,
            self.ready: self.ready.next_button,
            self.trouble: self.trouble.retry_button,
        }[current]  # type: ignore[index]
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    def escape(self) -> bool:
        """Back to the choices, or to where people came from."""
        if self._side.currentWidget() is self.trouble:
            self._show_choices()
        else:
            self._back()
        return True

    def panes(self) -> list[QWidget]:
        """Paper and choices."""
        return [self.pane.sheet, self._side]

    def hideEvent(self, event: QHideEvent) -> None:
        """Left for another page: nothing of this visitor stays here, not even out of sight."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._forget()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does the one thing of this moment, unless the keyboard is on another button."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        held = self.focusWidget()
        if isinstance(held, QAbstractButton) and not isinstance(held, ChoiceBlock) and held.isEnabled():
            held.click()
            return
        self.focus_first()
        held = self.focusWidget()
        if isinstance(held, QAbstractButton):
            held.click()

    # Opening

    def _show(self, chosen: Chosen) -> None:
        self._coding.start()
        self._details, self._discreet = chosen.details, chosen.discreet
        self._drawn = None
        self._frame.show_side()
        self.pane.sheet.start_again()
        self.choices.start_again()
        self.choices.set_discreet(chosen.discreet)
        self._find_printers()
        self._side.setCurrentWidget(self.choices)
        self.opened.emit()
        self._make()
        self.focus_first()
        QTimer.singleShot(0, self, self.focus_first)  # once the page is up

    # Making and drawing

    def _chosen(self) -> None:
        chosen = self.choices.choices
        self._remember(slip_letters=chosen.letters.value, paper=chosen.paper.name)
        self._make()

    def _remember(self, **changes: str) -> None:
        try:
            self._context.settings.save(**changes)
        except WorldError as error:
            self.choices.set_note(messages.sentence(error))

    def _make(self) -> None:
        self._generation += 1
        mine = self._generation
        request, area = self._request(), self.pane.sheet.area

        def work() -> Drawn:
            return draw(make_slip(request), request.paper, area)

        self._context.tasks.in_background(
            work, self._made, failed=self._not_made, wanted=lambda: mine == self._generation
        )

    def _request(self) -> SlipRequest:
        settings = self._context.settings.current
        chosen = self.choices.choices
        return SlipRequest(
            services=self._details,
            buurthuis=Sender(
                name=settings.buurthuis_name,
                address_line=settings.address_line,
                phone=settings.buurthuis_phone,
                inloop_text=settings.inloop_text,
            ),
            printed_on=self._context.now(),
            language=self._slip.language,
            paper=chosen.paper,
            letters=chosen.letters,
            code=self._coding.code or None,
            discreet=self._discreet,
        )

    def _made(self, drawn: Drawn) -> None:
        self._drawn = drawn
        self.choices.set_ready_to_print(True)
        sheet = self.pane.sheet
        fits = drawn.area == sheet.area
        if fits or sheet.count:
            sheet.show_pages(drawn.pages, drawn.paper)
        if not fits:  # the page got its size while this was being made
            self._draw_again()

    def _not_made(self, error: Exception) -> None:
        if not isinstance(error, WorldError):
            raise error
        self._drawn = None
        self.choices.set_ready_to_print(False)
        self.pane.sheet.show_message(messages.sentence(error))

    def _draw_again(self) -> None:
        """The same slip at another size."""
        drawn, area = self._drawn, self.pane.sheet.area
        if drawn is None or drawn.area == area:
            return
        mine = self._generation

        def fits() -> bool:
            # not when a slip with a code took its place meanwhile
            return mine == self._generation and area == self.pane.sheet.area and self._drawn is drawn

        self._context.tasks.in_background(partial(draw, drawn.pdf, drawn.paper, area), self._made, wanted=fits)

    # Printing and keeping

    def _find_printers(self) -> None:
        self.choices.set_printers(find_printers())

    def _print(self) -> None:
        drawn = self._drawn
        if drawn is None:
            return
        self._find_printers()
        chosen = self.choices.choices
        if not chosen.printer:
            self._show_trouble(Trouble.NO_PRINTER)
            return
        self._remember(printer=chosen.printer)

        def send(final: Drawn) -> None:
            self._send(PrintJob(final.pdf, chosen.printer, final.paper, chosen.copies), chosen)

        self._with_code(drawn, send)

    def _with_code(self, drawn: Drawn, then: Callable[[Drawn], None]) -> None:
        """The slip as it goes home: during a dienst with a code on it, which is only given out now."""
        mine = self._generation

        def given(fresh: bool) -> None:
            if mine != self._generation:  # left meanwhile
                return
            if not fresh:
                then(drawn)
                return
            request, area = self._request(), self.pane.sheet.area

            def work() -> Drawn:
                return draw(make_slip(request), request.paper, area)

            def made(final: Drawn) -> None:
                self._made(final)
                then(final)

            def failed(error: Exception) -> None:
                self.choices.set_busy(False)
                self._not_made(error)

            wanted = partial(self._still, mine)
            self._context.tasks.in_background(work, made, failed=failed, wanted=wanted)

        self.choices.set_busy(True)
        self._coding.ask(self._details, self._slip.language, discreet=self._discreet, then=given)

    def _still(self, generation: int) -> bool:
        """Whether the page is about the same slip as then."""
        return generation == self._generation

    def _send(self, job: PrintJob, chosen: Choices) -> None:
        self.choices.set_busy(True)
        self._side.setCurrentWidget(self.choices)
        self._context.tasks.in_background(
            partial(print_job, job), partial(self._printed, chosen), failed=self._not_printed
        )

    def _printed(self, chosen: Choices, _nothing: None) -> None:
        self.choices.set_busy(False)
        self._coding.handed_out = True
        self.ready.show_printed(chosen.printer)
        self._show_ready()

    def _not_printed(self, error: Exception) -> None:
        self.choices.set_busy(False)
        if not isinstance(error, PrinterError):
            raise error
        self._show_trouble(error.trouble)

    def _retry(self) -> None:
        self._side.setCurrentWidget(self.choices)
        self._print()

    def _save(self) -> None:
        if self._drawn is None:
            return
        name = f"adresbriefje-{self._context.now():%d-%m}.pdf"
        title, kinds = self.tr("Bewaar het briefje"), self.tr("PDF (*.pdf)")
        ask_where_to_keep(self, title, name, kinds, partial(self._save_as, self._drawn))

    def _save_as(self, drawn: Drawn, target: Path) -> None:
        if target.suffix.lower() != ".pdf":
            target = target.with_name(f"{target.name}.pdf")

        def write(final: Drawn) -> None:
            self._context.tasks.in_background(
                partial(target.write_bytes, final.pdf),
                lambda _: self._saved(target),
                failed=self._not_saved,
            )

        self._with_code(drawn, write)

    def _saved(self, target: Path) -> None:
        self.choices.set_busy(False)
        self._coding.handed_out = True
        self.ready.show_saved(target.name)
        self._show_ready()

    def _not_saved(self, error: Exception) -> None:
        if not isinstance(error, OSError):
            raise error
        self.choices.set_busy(False)
        self._show_choices()
        if error.errno == 28:  # ENOSPC
            self.choices.set_note(self.tr("De schijf is vol. Kies een andere plek om te bewaren."))
        else:
            self.choices.set_note(self.tr("Bewaren lukt hier niet. Kies een andere map."))

    # Going on

    def _show_choices(self) -> None:
        self._side.setCurrentWidget(self.choices)
        self.focus_first()

    def _show_ready(self) -> None:
        self._frame.show_side()
        self._side.setCurrentWidget(self.ready)
        self.focus_first()

    def _nothing_came(self) -> None:
        self._coding.handed_out = False
        self._show_trouble(Trouble.NOT_READY)

    def _show_trouble(self, trouble: Trouble) -> None:
        self._frame.show_side()
        self.trouble.show_trouble(trouble, self._details, discreet=self._discreet)
        self._side.setCurrentWidget(self.trouble)
        self.focus_first()

    def _back(self) -> None:
        self._forget()
        self.closed.emit()

    def _next(self) -> None:
        self._forget()
        self._slip.clear()
        self.next_visitor.emit()

    def _forget(self) -> None:
        """Nothing of this visitor stays in the page; a code that was on no paper goes too."""
        self._generation += 1
        self._coding.stop()
        self._details, self._drawn, self._discreet = (), None, False
        self.pane.sheet.start_again()
