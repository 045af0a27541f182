"""What leaves the desk from the week: a hand-over, inzage, and erasing on request."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from data.desk.signals.kinds import Described, Status, Wish
from tests.conftest import NOW
from tests.hands import Hands
from tests.houses import PHRASE, SECOND, SECOND_PHRASE, House, open_store
from tests.journeys.weeks import balie, becomes, come_in, house, made, read
from tests.picking import pick
from tests.weekhouses import GARDEN, pass_on
from ui.pages.week.inzage_dialog import InzageDialog
from ui.pages.week.outside_steps import HandOverDialog, PasswordDialog, ReceiptDialog, SecondDialog

__all__ = ["balie", "house", "made"]  # fixtures


def test_a_hand_over_has_a_password_and_a_receipt(balie: Hands, qtbot: QtBot, tmp_path: Path) -> None:
    page = come_in(balie)
    signal = read(balie, page, "S-1")
    balie.press(Qt.Key.Key_D)
    balie.dialog(HandOverDialog)
    balie.type("Corporatie, afdeling leefbaarheid")
    balie.press(Qt.Key.Key_Tab)
    balie.press(Qt.Key.Key_1)
    balie.enter()
    shown = balie.dialog(PasswordDialog)
    password = shown.password.text()
    target = tmp_path / "overdracht.pdf"
    shown.save.click()
    assert pick(qtbot, target) == f"overdracht-{signal.code}.pdf"
    balie.wait(target.exists)
    balie.wait(lambda: "Bewaard als overdracht.pdf" in shown.told.text())
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(target)
    document = pypdfium2.PdfDocument(target, password=password)
    text = "\n".join(one.get_textpage().get_text_range() for one in document)
    document.close()
    assert "De tuin ligt vol spullen." in text
    shown.reject()
    becomes(balie, page, Status.HANDED_OVER)
    assert password not in balie.words()
    balie.press(Qt.Key.Key_D)
    balie.dialog(ReceiptDialog)
    balie.press(Qt.Key.Key_J)
    balie.enter()
    balie.no_dialog()
    balie.wait(lambda: "Ontvangst, ja" in balie.words(page.view))


def test_without_a_name_it_is_read_before_it_goes(balie: Hands, house: House, qtbot: QtBot, tmp_path: Path) -> None:
    """What stands on the screen is what stands on the paper: no address, no name, and nothing that was covered."""
    facts = "Truus Vermeer woont Beukstraat 12. Haar zoon Jan belde de huisarts op nummer 14."
    form = replace(
        GARDEN, wish=Wish.NO_NAME, described=Described.TELL_MYSELF, who="", street="Beukstraat 12", facts=facts
    )
    pass_on(house.folder, ((1, form),), house)
    page = come_in(balie)
    read(balie, page, "S-10")
    balie.press(Qt.Key.Key_D)
    dialog = balie.dialog(HandOverDialog)
    balie.type("Wijkteam")
    balie.press(Qt.Key.Key_Tab)
    balie.press(Qt.Key.Key_1)
    assert dialog.going.cover.text == "Truus Vermeer Jan"
    balie.wait(dialog.going.read.hasFocus)
    balie.enter()
    assert "Lees eerst wat er meegaat." in dialog.told.text()
    balie.tab_to(lambda one: one is dialog.going.cover.edit)
    balie.press(Qt.Key.Key_End)
    balie.type(" huisarts")
    shown = dialog.going.text.text().replace("\u200b", "")
    goes = "… … woont (adres). Haar zoon … belde de … op (adres)."
    assert shown == f"Er staat geen naam bij.\n{goes}\nWanneer: sinds twee weken"
    balie.tab_to(lambda one: one is dialog.going.read)
    balie.press(Qt.Key.Key_Space)
    balie.enter()
    text = kept_paper(balie, qtbot, tmp_path)
    assert goes.replace("…", "...") in text  # as the reader of the PDF spells it
    for word in ("Truus", "Vermeer", "Jan ", "Beukstraat", "huisarts"):
        assert word not in text
    becomes(balie, page, Status.HANDED_OVER)


def kept_paper(desk: Hands, qtbot: QtBot, folder: Path) -> str:
    """Keep the paper that was just made, close the password, and read it back with it."""
    shown = desk.dialog(PasswordDialog)
    password = shown.password.text()
    target = folder / "overdracht.pdf"
    shown.save.click()
    pick(qtbot, target)
    desk.wait(target.exists)
    desk.wait(lambda: "Bewaard als overdracht.pdf" in shown.told.text())
    document = pypdfium2.PdfDocument(target, password=password)
    text = " ".join(" ".join(one.get_textpage().get_text_range() for one in document).split())
    document.close()
    shown.reject()
    return text


def test_who_refuses_is_handed_over_by_two_who_weigh_it(
    balie: Hands, house: House, qtbot: QtBot, tmp_path: Path
) -> None:
    """Proposed at the desk by the one, read and confirmed by the other; the resident is to be told on that day."""
    store = open_store(house.folder)
    first = store.unlock(next(one.id for one in house.people.values() if one.name == "Marjan"), PHRASE).reader
    assert first is not None
    from data.desk.signals import handing_over
    from data.desk.signals.week import WeekDesk

    signal = next(line.id for line in WeekDesk().inbox(first).lines if line.code == "S-5")
    told = NOW.date() + timedelta(days=2)
    handing_over.propose(first, signal, "Huisarts De Linde", "Zij eet bijna niets", told, cover=())
    first.close()
    store.close()
    page = come_in(balie, SECOND, SECOND_PHRASE)
    read(balie, page, "S-5")
    balie.sees("Om over te dragen aan Huisarts De Linde.", page.view)
    balie.press(Qt.Key.Key_W)
    dialog = balie.dialog(SecondDialog)
    balie.sees("Zij zegt dat ze elke dag één keer eet.", dialog)
    dialog.go.click()
    assert "Lees eerst wat er meegaat." in dialog.told.text()
    dialog.going.read.setFocus()
    balie.press(Qt.Key.Key_Space)
    dialog.go.click()
    text = kept_paper(balie, qtbot, tmp_path)
    assert "Marjan en Ingrid hebben dit samen afgewogen." in text
    assert "De bewoner hoort dit op 26 november 2026." in text
    opened = becomes(balie, page, Status.HANDED_OVER)
    assert (opened.work.inform_by, opened.work.informed) == (told, None)
    balie.sees("Veiligheidsafweging door Marjan en Ingrid", page.view)
    balie.sees("Vertel het de bewoner voor donderdag 26 november", page.view)


def test_without_a_yes_she_proposes_and_can_take_it_back(balie: Hands) -> None:
    page = come_in(balie)
    read(balie, page, "S-5")
    balie.press(Qt.Key.Key_D)
    dialog = balie.dialog(HandOverDialog)
    assert dialog.how.one == "without"  # the only way: nothing to choose
    balie.type("Huisarts De Linde")
    balie.tab_to(lambda one: one is dialog.reason.edit)
    balie.type("Zij eet niets")
    balie.tab_to(lambda one: one is dialog.going.read)
    balie.press(Qt.Key.Key_Space)
    balie.enter()
    balie.no_dialog()
    balie.wait(lambda: "wacht op een tweede buurtwerker" in balie.words(page.view))
    assert page.signal_shown is not None
    assert page.signal_shown.work.weighing is not None
    balie.press(Qt.Key.Key_D)
    second = balie.dialog(SecondDialog)
    assert not second.go.isEnabled()
    second.no.click()
    balie.no_dialog()
    balie.wait(lambda: page.signal_shown is not None and page.signal_shown.work.weighing is None)


def test_inzage_makes_a_paper_and_erasing_erases(balie: Hands, qtbot: QtBot, tmp_path: Path) -> None:
    page = come_in(balie)
    read(balie, page, "S-1")
    balie.press(Qt.Key.Key_J)
    dialog = balie.dialog(InzageDialog)
    balie.wait(lambda: len(dialog.boxes) == 1)
    dialog.who.edit.setText("Beukstraat")
    balie.wait(lambda: len(dialog.boxes) > 2)
    assert [box.isChecked() for box in dialog.boxes.values()].count(True) == 1  # others who live there are not ticked
    dialog.go.click()
    balie.wait(dialog.paper.isVisible)
    target = tmp_path / "inzage.pdf"
    dialog.paper.save_button.click()
    pick(qtbot, target)
    balie.wait(lambda: "Bewaard als" in dialog.paper.said)
    document = pypdfium2.PdfDocument(target)
    text = "\n".join(one.get_textpage().get_text_range() for one in document)
    document.close()
    assert "De tuin ligt vol spullen." in text
    assert "Fatma" not in text
    dialog.reject()
    balie.no_dialog()
    balie.press(Qt.Key.Key_Delete)
    erase = balie.dialog(InzageDialog)
    erase.go.click()
    assert "Zet een vinkje" in erase.told.text()
    erase.sure.setChecked(True)
    erase.go.click()
    balie.no_dialog()
    balie.wait(lambda: all(line.code != "S-1" for line in page.model.lines))
    assert page.signal_shown is None
