"""From slip to paper: the real PDF, drawn and sent along the path of a real printer, into a file."""

from __future__ import annotations

import errno
from dataclasses import replace
from functools import partial
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

import ui.pages.paper.page as page_module
from data.directory.records import Listing, ServiceCard
from data.directory.store import Directory
from printing.styles import Letters, Paper
from tests.picking import pick
from ui.context import Context
from ui.dialogs.safe import SafeChoice, SafeDialog
from ui.models.slip import Slip
from ui.pages.paper.page import PaperPage
from ui.printing import PrinterError, Printers, PrintJob, Trouble, find_printers, page_images, print_job

BALIE = Printers(("Balie (Brother)", "Kantoor"), "Kantoor")


def text_of(pdf: bytes | Path) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


@pytest.fixture
def cards(directory: Directory) -> list[ServiceCard]:
    return [card for card in directory.services_of_theme("geld") if card.printable and card.phone][:4]


@pytest.fixture
def slip(cards: list[ServiceCard]) -> Slip:
    made = Slip()
    for card in cards[:2]:
        made.add(card)
    return made


@pytest.fixture
def page(qtbot: QtBot, context: Context, slip: Slip) -> PaperPage:
    made = PaperPage(context, slip)
    qtbot.addWidget(made)
    made.resize(1174, 650)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


@pytest.fixture
def printer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A printer that puts its paper in a file, along the path of every printer."""
    paper = tmp_path / "papier.pdf"
    monkeypatch.setattr(page_module, "find_printers", lambda: BALIE)
    monkeypatch.setattr(page_module, "print_job", lambda job: print_job(replace(job, to_file=str(paper))))
    return paper


def drawn(qtbot: QtBot, page: PaperPage) -> None:
    qtbot.waitUntil(lambda: page.drawn is not None and page.pane.sheet.count > 0)


def opened(qtbot: QtBot, page: PaperPage) -> None:
    with qtbot.waitSignal(page.opened):
        page.open_slip()
    drawn(qtbot, page)


def enter(qtbot: QtBot, page: PaperPage) -> None:
    held = page.focusWidget()
    assert held is not None
    qtbot.keyClick(held, Qt.Key.Key_Return)


def test_a_job_has_its_size_its_pages_and_its_copies(qtbot: QtBot, page: PaperPage, tmp_path: Path) -> None:
    opened(qtbot, page)
    assert page.drawn is not None
    for paper in Paper:
        target = tmp_path / f"{paper.value}.pdf"
        print_job(PrintJob(page.drawn.pdf, "", paper, copies=3, to_file=str(target)))
        document = pypdfium2.PdfDocument(target)
        sizes = [sheet.get_size() for sheet in document]
        document.close()
        assert len(sizes) == 3 * len(page.drawn.pages)
        assert all(size == pytest.approx(paper.size, abs=1) for size in sizes)


def test_what_is_printed_is_what_was_shown(qtbot: QtBot, page: PaperPage, tmp_path: Path) -> None:
    opened(qtbot, page)
    assert page.drawn is not None
    target = tmp_path / "papier.pdf"
    print_job(PrintJob(page.drawn.pdf, "", Paper.A5, to_file=str(target)))
    wanted = page_images(page.drawn.pdf, 1)[0]
    got = page_images(target.read_bytes(), 1)[0].scaled(wanted.size())
    points = [(x, y) for x in range(5, wanted.width() - 5, 7) for y in range(5, wanted.height() - 5, 7)]
    off = [abs(wanted.pixelColor(x, y).value() - got.pixelColor(x, y).value()) for x, y in points]
    assert sum(off) / len(off) < 12  # of 255: two ways to smooth the same letters
    assert min(wanted.pixelColor(x, y).value() for x, y in points) < 100


def test_without_that_printer_nothing_is_written_anywhere(tmp_path: Path, qapp: object) -> None:
    assert find_printers().choose("") in ("", *find_printers().names)
    with pytest.raises(PrinterError) as caught:
        print_job(PrintJob(b"", "Een printer die er niet is", Paper.A5))
    assert caught.value.trouble is Trouble.NO_PRINTER
    assert list(tmp_path.iterdir()) == []


def test_the_printer_used_last_is_chosen() -> None:
    assert BALIE.choose("Balie (Brother)") == "Balie (Brother)"
    assert BALIE.choose("Weg") == "Kantoor"
    assert Printers(("A", "B"), "").choose("") == "A"
    assert Printers().choose("A") == ""


def test_enter_prints_and_enter_again_is_ready_for_the_next(
    qtbot: QtBot, context: Context, page: PaperPage, slip: Slip, cards: list[ServiceCard], printer: Path
) -> None:
    opened(qtbot, page)
    assert page.focusWidget() is page.choices.print_button
    enter(qtbot, page)
    qtbot.waitUntil(lambda: page.ready.isVisible())
    assert printer.exists()
    assert page.ready.title == "Het briefje wordt afgedrukt"
    assert context.settings.current.printer == "Kantoor"
    with qtbot.waitSignal(page.next_visitor):
        enter(qtbot, page)
    assert slip.cards == ()
    assert page.drawn is None
    assert page.pane.sheet.count == 0


def test_a_printed_slip_can_be_printed_again(qtbot: QtBot, page: PaperPage, slip: Slip, printer: Path) -> None:
    opened(qtbot, page)
    enter(qtbot, page)
    qtbot.waitUntil(lambda: page.ready.isVisible())
    printer.unlink()
    page.ready.again_button.setFocus()
    enter(qtbot, page)
    qtbot.waitUntil(lambda: printer.exists() and page.ready.isVisible())
    assert len(slip.cards) == 2


def test_a_printer_that_stays_silent(qtbot: QtBot, page: PaperPage, cards: list[ServiceCard], printer: Path) -> None:
    opened(qtbot, page)
    enter(qtbot, page)
    qtbot.waitUntil(lambda: page.ready.isVisible())
    page.ready.nothing_button.setFocus()
    enter(qtbot, page)
    assert page.trouble.isVisible()
    assert page.trouble.sentence == "De printer doet het niet. Staat hij aan? Ligt er papier?"
    assert page.trouble.numbers == tuple(card.phone for card in cards[:2])
    printer.unlink()
    enter(qtbot, page)  # Probeer opnieuw
    qtbot.waitUntil(lambda: printer.exists() and page.ready.isVisible())


def test_a_printer_that_refuses(qtbot: QtBot, page: PaperPage, printer: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = partial(print_job, PrintJob(b"", "Weg", Paper.A5))
    monkeypatch.setattr(page_module, "print_job", lambda job: gone())
    opened(qtbot, page)
    enter(qtbot, page)
    qtbot.waitUntil(lambda: page.trouble.isVisible())
    assert page.trouble.sentence == "Er is geen printer gevonden."
    assert page.escape()
    assert page.choices.isVisible()
    assert page.choices.print_button.isEnabled()


def test_without_any_printer_the_numbers_are_shown(
    qtbot: QtBot, page: PaperPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_module, "find_printers", Printers)
    opened(qtbot, page)
    enter(qtbot, page)
    assert page.trouble.isVisible()
    assert page.trouble.sentence == "Er is geen printer gevonden."
    assert len(page.trouble.numbers) == 2


def test_another_size_of_letters_is_drawn_at_once_and_kept(qtbot: QtBot, context: Context, page: PaperPage) -> None:
    opened(qtbot, page)
    before = page.drawn
    page.choices.letters.button(1).click()
    qtbot.waitUntil(lambda: page.drawn is not before)
    assert context.settings.current.slip_letters == Letters.LARGE.value
    page.choices.letters.button(2).click()
    qtbot.waitUntil(lambda: page.pane.sheet.count == 3)  # one place on a page, and the closing words
    page.choices.paper.button(1).click()
    qtbot.waitUntil(lambda: page.drawn is not None and page.drawn.paper is Paper.A4)
    assert context.settings.current.paper == "A4"


def test_the_page_is_sharp_also_when_it_was_made_before_there_was_room(
    qtbot: QtBot, context: Context, slip: Slip
) -> None:
    page = PaperPage(context, slip)  # as in the window: made, filled, and only then shown
    qtbot.addWidget(page)
    page.opened.connect(page.show)
    page.open_slip()
    qtbot.waitUntil(page.isVisible)
    page.resize(1174, 650)

    def sharp() -> bool:
        if page.drawn is None or page.drawn.area != page.pane.sheet.area or not page.pane.sheet.count:
            return False
        return page.drawn.pages[0].height() > 500

    qtbot.waitUntil(sharp)


def test_pages_are_turned_with_keys(qtbot: QtBot, context: Context, page: PaperPage) -> None:
    context.settings.save(slip_letters="very-large")
    opened(qtbot, page)
    sheet = page.pane.sheet
    assert (sheet.at, sheet.count > 1) == (0, True)
    qtbot.keyClick(sheet, Qt.Key.Key_PageDown)
    assert sheet.at == 1
    assert sheet.accessibleName() == f"Voorbeeld van het briefje, bladzijde 2 van {sheet.count}"
    qtbot.keyClick(sheet, Qt.Key.Key_PageUp)
    qtbot.keyClick(sheet, Qt.Key.Key_PageUp)
    assert sheet.at == 0


def test_it_is_kept_as_a_file_with_a_name_that_tells_nothing(qtbot: QtBot, page: PaperPage, tmp_path: Path) -> None:
    opened(qtbot, page)
    page.choices.save_button.click()
    assert pick(qtbot, tmp_path / "mijn.briefje") == "adresbriefje-24-11.pdf"
    qtbot.waitUntil(lambda: page.ready.isVisible())
    assert "Hier kun je terecht" in text_of(tmp_path / "mijn.briefje.pdf")
    assert page.ready.title == "Het briefje is bewaard"


@pytest.mark.parametrize(
    ("number", "says"),
    [
        (errno.ENOSPC, "De schijf is vol. Kies een andere plek om te bewaren."),
        (errno.EACCES, "Bewaren lukt hier niet. Kies een andere map."),
    ],
)
def test_a_file_that_cannot_be_written_is_told(
    qtbot: QtBot, page: PaperPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, says: str
) -> None:
    def full(self: Path, data: bytes) -> int:
        raise OSError(number, "")

    opened(qtbot, page)
    monkeypatch.setattr(Path, "write_bytes", full)
    page.choices.save_button.click()
    pick(qtbot, tmp_path / "x.pdf")
    qtbot.waitUntil(lambda: bool(page.choices.note))
    assert page.choices.note == says


def safety_place(directory: Directory) -> ServiceCard:
    return next(card for card in directory.services_of_theme("veilig") if card.printable)


@pytest.mark.parametrize("choice", [SafeChoice.DISCREET, SafeChoice.PLAIN])
def test_safe_to_take_home_is_asked_first(
    qtbot: QtBot, page: PaperPage, directory: Directory, choice: SafeChoice
) -> None:
    card = safety_place(directory)
    page.open_service(card.id)
    qtbot.waitUntil(lambda: page.findChild(SafeDialog) is not None)
    dialog = page.findChild(SafeDialog)
    assert dialog is not None
    assert page.drawn is None
    with qtbot.waitSignal(page.opened):
        dialog.buttons[choice].click()
    drawn(qtbot, page)
    assert page.drawn is not None
    assert page.discreet is (choice is SafeChoice.DISCREET)
    assert (card.name in text_of(page.drawn.pdf)) is (choice is SafeChoice.PLAIN)


def test_enter_on_the_question_is_the_safest(qtbot: QtBot, page: PaperPage, directory: Directory) -> None:
    card = safety_place(directory)
    page.open_service(card.id)
    qtbot.waitUntil(lambda: page.findChild(SafeDialog) is not None)
    dialog = page.findChild(SafeDialog)
    assert dialog is not None
    assert dialog.focusWidget() is dialog.buttons[SafeChoice.NO_PAPER]
    with qtbot.waitSignal(page.call_requested) as called, qtbot.assertNotEmitted(page.opened):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert called.args == [card.id]
    assert page.drawn is None


def test_esc_on_the_question_prints_nothing(qtbot: QtBot, page: PaperPage, directory: Directory) -> None:
    page.open_service(safety_place(directory).id)
    qtbot.waitUntil(lambda: page.findChild(SafeDialog) is not None)
    dialog = page.findChild(SafeDialog)
    with qtbot.assertNotEmitted(page.opened), qtbot.assertNotEmitted(page.call_requested):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_a_hidden_address_is_asked_about_too(directory: Directory, cards: list[ServiceCard]) -> None:
    detail = directory.detail(cards[0].id)
    assert not detail.is_safety
    assert replace(detail, card=replace(detail.card, listing=Listing.HIDDEN_ADDRESS)).is_safety


def test_esc_goes_back_and_leaves_the_slip(qtbot: QtBot, page: PaperPage, slip: Slip) -> None:
    opened(qtbot, page)
    with qtbot.waitSignal(page.closed):
        assert page.escape()
    assert len(slip.cards) == 2
    assert page.drawn is None


def test_nothing_stays_when_the_page_is_left(qtbot: QtBot, page: PaperPage) -> None:
    opened(qtbot, page)
    page.hide()
    assert page.drawn is None
    assert page.pane.sheet.count == 0


def test_without_a_name_of_the_buurthuis_it_still_prints(qtbot: QtBot, context: Context, page: PaperPage) -> None:
    context.settings.save(buurthuis_name="")
    opened(qtbot, page)
    assert page.choices.nameless
    assert page.choices.print_button.isEnabled()


def test_a_place_that_is_gone_is_told(qtbot: QtBot, page: PaperPage) -> None:
    with qtbot.waitSignal(page.failed) as told:
        page.open_service("weg")
    assert told.args == ["Deze plek staat niet meer in de lijst. Zoek opnieuw."]


def test_an_empty_slip_opens_nothing(qtbot: QtBot, page: PaperPage, slip: Slip) -> None:
    slip.clear()
    with qtbot.assertNotEmitted(page.opened):
        page.open_slip()


@pytest.mark.parametrize(("percent", "width", "height"), [(100, 1104, 600), (150, 1072, 560), (200, 1072, 520)])
def test_nothing_is_cut_at_any_size(
    qtbot: QtBot, context: Context, page: PaperPage, percent: int, width: int, height: int
) -> None:
    context.look.set_percent(percent)
    page.resize(width, height)
    opened(qtbot, page)
    assert page.width() == width  # nothing pushes the page wider
    for button in (page.choices.print_button, page.choices.back_button):
        assert button.width() >= button.sizeHint().width()
        assert page.rect().contains(button.mapTo(page, button.rect().bottomRight()))
    page.resize(width, height)
    narrow = context.look.logical_width(page) < 680
    assert page.pane.isHidden() is narrow
