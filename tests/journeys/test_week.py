"""The buurtwerker's week by keys: what each of the commonest endings costs, and that nothing of it stays behind.

Keys from standing on a signal in the list, its reading (Enter) among them: see KEYS.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from data.desk.signals.kinds import Described, MeldcodeStep, Status, Wish
from data.desk.signals.records import Informed, OpenedSignal
from desktop import startup
from desktop.startup import Session
from tests.conftest import NOW
from tests.desks import window_on
from tests.hands import CTRL, Hands, name_of
from tests.houses import PHRASE, SECOND, SECOND_PHRASE, House, at_house, open_store
from tests.journeys.test_dienst import duty_of, duty_page
from tests.picking import pick
from tests.weekhouses import CURTAINS, GARDEN, make_week_house, pass_on
from ui.dialogs.help import HelpDialog
from ui.pages.week.asking import StepDialog
from ui.pages.week.care_steps import (
    InformDialog,
    NoteDialog,
    RenewDialog,
    ReopenDialog,
    TitleDialog,
    WeighDialog,
    WishDialog,
)
from ui.pages.week.close_step import CloseDialog
from ui.pages.week.feedback_step import FeedbackDialog
from ui.pages.week.inzage_dialog import InzageDialog
from ui.pages.week.link_steps import LinkDialog, MergeDialog
from ui.pages.week.outside_steps import AttentionDialog, HandOverDialog, PasswordDialog, ReceiptDialog, SecondDialog
from ui.pages.week.page import WeekPage
from ui.pages.week.steps import AgendaDialog, AgreeDialog, AskBackDialog, FollowDialog, VisitDialog
from ui.pages.week.together import TogetherDialog
from ui.widgets.check_line import CheckLine

KEYS = {
    "ik ga langs": 3,  # Enter, L, Enter
    "oppakken": 2,  # Enter, O
    "op agenda": 3,  # Enter, A, Enter (a title is optional letters)
    "volgen": 3,  # Enter, F, Enter
    "afsluiten": 5,  # Enter, X, 1 to 8, J, Enter
}


class Clicking:
    """Counts the clicks of a mouse."""

    def __init__(self, desk: Hands) -> None:
        self.desk = desk
        self.clicks = 0

    def row(self, page: WeekPage) -> None:
        """On the row where the list stands; it opens."""
        here, view = page.list.here, page.list
        assert here is not None
        self._click(view.viewport(), view.visualRect(view.currentIndex()).center())
        opened(self.desk, page, here.signal)

    def on(self, button: QAbstractButton) -> None:
        """On a button that is in sight."""
        self.desk.wait(lambda: button.isVisible() and button.isEnabled())
        self._click(button, button.rect().center())

    def _click(self, widget: QWidget, at: QPoint) -> None:
        self.clicks += 1
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> House:
    return make_week_house(tmp_path_factory.mktemp("huis"))


@pytest.fixture
def house(tmp_path: Path, made: House) -> House:
    return made.copied(tmp_path)


@pytest.fixture
def balie(
    qapp: QApplication, qtbot: QtBot, vlierdam: Session, house: House, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Hands]:
    monkeypatch.setattr(startup, "open_desk", lambda _session: open_store(house.folder))
    with window_on(qapp, qtbot, at_house(vlierdam, house.folder)) as hands:
        hands.desk.dienst.look()
        hands.wait(lambda: duty_of(hands).snapshot is not None)
        yield hands


def come_in(desk: Hands, name: str = "Marjan", phrase: str = PHRASE) -> WeekPage:
    """As a buurtwerker, by the wachtzin, to the week."""
    desk.press(Qt.Key.Key_F12)
    desk.tab_to_button("Ik ben de buurtwerker")
    desk.enter()
    desk.tab_to(lambda one: name_of(one) == name)
    desk.press(Qt.Key.Key_Space)
    desk.tab_to(lambda one: one is duty_page(desk).start.phrase.field)
    desk.type(phrase)
    desk.enter()
    desk.wait(lambda: duty_of(desk).reader is not None)
    page = desk.desk.window.show_page("week")
    assert isinstance(page, WeekPage)
    desk.wait(lambda: page.model.rowCount() and page.patterns)
    desk.wait(page.list.hasFocus)
    return page


def stand_on(desk: Hands, page: WeekPage, code: str) -> str:
    """Walk with the arrows to the signal of this number in its own group; its id."""
    signal = next(line.id for line in page.model.lines if line.code == code)
    desk.press(Qt.Key.Key_Home)
    for _ in range(page.model.rowCount()):
        here = page.list.here
        if here is not None and here.signal == signal:
            return signal
        desk.press(Qt.Key.Key_Down)
    raise AssertionError(f"{code} is not in the list")


def read(desk: Hands, page: WeekPage, code: str) -> OpenedSignal:
    """Stand on it, and Enter."""
    signal = stand_on(desk, page, code)
    desk.enter()
    return opened(desk, page, signal)


def opened(desk: Hands, page: WeekPage, signal: str) -> OpenedSignal:
    desk.wait(lambda: page.signal_shown is not None and page.signal_shown.id == signal)
    found = page.signal_shown
    assert found is not None
    return found


def becomes(desk: Hands, page: WeekPage, status: Status) -> OpenedSignal:
    """Wait until the signal that is open stands there."""
    desk.no_dialog()
    desk.wait(lambda: page.signal_shown is not None and page.signal_shown.status is status)
    found = page.signal_shown
    assert found is not None
    return found


class Counted:
    """Counts the keys that are pressed."""

    def __init__(self, desk: Hands) -> None:
        self.desk = desk
        self.keys = 0

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            self.keys += 1
            self.desk.press(key)


def test_what_the_five_commonest_endings_cost(balie: Hands) -> None:
    page = come_in(balie)
    counts: dict[str, int] = {}

    def ending(name: str, code: str, deed: Qt.Key, kind: type | None, *answers: Qt.Key, status: Status) -> None:
        signal = stand_on(balie, page, code)
        hands = Counted(balie)
        hands.press(Qt.Key.Key_Return)
        opened(balie, page, signal)
        hands.press(deed)
        if kind is not None:
            balie.dialog(kind)
            hands.press(*answers, Qt.Key.Key_Return)
        becomes(balie, page, status)
        counts[name] = hands.keys

    ending("ik ga langs", "S-2", Qt.Key.Key_L, VisitDialog, status=Status.VISITING)
    ending("oppakken", "S-3", Qt.Key.Key_O, None, status=Status.TAKEN_UP)
    ending("op agenda", "S-4", Qt.Key.Key_A, AgendaDialog, status=Status.ON_AGENDA)
    ending("volgen", "S-1", Qt.Key.Key_F, FollowDialog, status=Status.FOLLOWING)
    ending("afsluiten", "S-6", Qt.Key.Key_X, CloseDialog, Qt.Key.Key_6, Qt.Key.Key_J, status=Status.CLOSED)
    assert counts == KEYS


def test_what_the_five_cost_by_mouse(balie: Hands) -> None:
    page = come_in(balie)
    counts: dict[str, int] = {}

    def ending(name: str, code: str, deed: str, kind: type[StepDialog] | None, status: Status) -> None:
        page.list.setFocus()
        stand_on(balie, page, code)  # so that it is in sight
        hands = Clicking(balie)
        hands.row(page)
        hands.on(page.foot.buttons[deed])
        if kind is not None:
            dialog = balie.dialog(kind)
            if isinstance(dialog, CloseDialog):
                hands.on(dialog.outcome.chips[5])
                hands.on(dialog._told.chips[0])
            hands.on(dialog.go)
        becomes(balie, page, status)
        counts[name] = hands.clicks

    ending("ik ga langs", "S-2", "visit", VisitDialog, Status.VISITING)
    ending("oppakken", "S-3", "take-up", None, Status.TAKEN_UP)
    ending("op agenda", "S-4", "agenda", AgendaDialog, Status.ON_AGENDA)
    ending("volgen", "S-1", "follow", FollowDialog, Status.FOLLOWING)
    ending("afsluiten", "S-6", "close", CloseDialog, Status.CLOSED)
    assert counts == KEYS  # a click for each key


def test_what_is_read_is_written_down_and_parts_stand_apart(balie: Hands) -> None:
    page = come_in(balie)
    signal = read(balie, page, "S-4")
    words = balie.words(page.view)
    assert "Gezien of gehoord" in words
    assert "Indruk van Fatma" in words
    assert "mening" in words
    assert "Hoe weet Fatma het?" in words
    assert "signalen in de Beukstraat in 12 weken" in words
    assert "Vertel het de bewoner voor" in words
    assert "Wie in de buurt kan iets betekenen?" in words
    assert "kunnen dit lezen." in words
    assert "Wordt gewist 90 dagen na het afsluiten." in words
    assert signal.read_by[0][0] == "Marjan"
    assert signal.form.facts not in "\n".join(page.model.row(row).spoken for row in range(page.model.rowCount()))


def test_spoed_is_acknowledged_by_name(balie: Hands) -> None:
    page = come_in(balie)
    read(balie, page, "S-7")
    assert "Nog niemand zei: ik zie dit." in balie.words(page.view)
    balie.press(Qt.Key.Key_Z)
    balie.wait(lambda: "Spoed gezien door Marjan" in balie.words(page.view))


def test_asking_back_agreeing_and_a_title(balie: Hands) -> None:
    page = come_in(balie)
    read(balie, page, "S-4")
    balie.press(Qt.Key.Key_T)
    balie.dialog(TitleDialog)
    balie.type("Post stapelt zich op")
    balie.enter()
    balie.no_dialog()
    balie.wait(lambda: "Post stapelt zich op" in balie.words(page.view))
    balie.press(Qt.Key.Key_V)
    balie.dialog(AskBackDialog)
    balie.type("Hoe laat was dat?")
    balie.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    becomes(balie, page, Status.ASKED_BACK)
    balie.press(Qt.Key.Key_S)
    dialog = balie.dialog(AgreeDialog)
    assert dialog.owner.text == "Marjan"
    balie.enter()
    signal = becomes(balie, page, Status.AGREED)
    assert signal.work.agreement is not None
    assert signal.work.agreement.owner == "Marjan"


def test_closing_needs_an_answer_and_can_be_reopened(balie: Hands) -> None:
    page = come_in(balie)
    read(balie, page, "S-2")
    balie.press(Qt.Key.Key_X)
    dialog = balie.dialog(CloseDialog)
    balie.enter()
    assert "Kies eerst hoe het is afgelopen" in dialog.told.text()
    balie.press(Qt.Key.Key_8)
    assert "Het is nog niet gelukt." in dialog.preview.text()
    balie.press(Qt.Key.Key_T)
    assert dialog.preview.text().endswith("Dank je wel dat je dit doorgaf.")
    balie.enter()
    assert "of de bewoner ervan weet" in dialog.told.text()
    balie.press(Qt.Key.Key_J)
    balie.enter()
    closed = becomes(balie, page, Status.CLOSED)
    assert closed.erased_on is not None
    assert "Wordt gewist op" in balie.words(page.view)
    balie.press(Qt.Key.Key_H)
    balie.dialog(ReopenDialog)
    balie.type("Het begon opnieuw")
    balie.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert becomes(balie, page, Status.TAKEN_UP).erased_on is None


def test_who_refuses_comes_on_no_agenda_until_two_weighed_it(balie: Hands, house: House) -> None:
    page = come_in(balie)
    read(balie, page, "S-5")
    assert "Komt op geen agenda." in balie.words(page.view)
    assert not page.foot.buttons["agenda"].isVisible()
    balie.press(Qt.Key.Key_A)
    assert "Dat kan nu niet" in balie.toast()
    balie.press(Qt.Key.Key_W)
    balie.dialog(WeighDialog)
    balie.tab_to(lambda one: one.accessibleName() == "Waarom is het nodig?")
    balie.type("Zij eet bijna niets")
    balie.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    balie.no_dialog()
    balie.wait(lambda: "wacht op een tweede buurtwerker" in balie.words(page.view))
    assert not page.foot.buttons["agenda"].isVisible()
    store = open_store(house.folder)
    second = store.unlock(house.people[SECOND].id, SECOND_PHRASE).reader
    assert second is not None
    from data.desk.signals.week import WeekDesk

    signal = page.signal_shown
    assert signal is not None
    WeekDesk().confirm_weighing(second, signal.id)
    second.close()
    store.close()
    balie.escape()
    read(balie, page, "S-5")
    balie.wait(lambda: page.foot.buttons["agenda"].isVisible())
    assert "Veiligheidsafweging door Marjan en Ingrid" in balie.words(page.view)
    balie.press(Qt.Key.Key_D)
    dialog = balie.dialog(HandOverDialog)
    assert "Het gaat op grond van de veiligheidsafweging van Marjan en Ingrid." in balie.words(dialog)
    assert not dialog.reason.isVisible()
    balie.type("Huisarts De Linde")
    balie.tab_to(lambda one: one is dialog.going.read)
    balie.press(Qt.Key.Key_Space)
    balie.enter()
    balie.dialog(PasswordDialog).reject()
    becomes(balie, page, Status.HANDED_OVER)


def test_niet_veilig_leaves_the_others(balie: Hands) -> None:
    page = come_in(balie)
    signal = read(balie, page, "S-2")
    balie.press(Qt.Key.Key_R)
    dialog = balie.dialog(WishDialog)
    balie.press(Qt.Key.Key_5)
    assert "Dit kan niet terug." in dialog.told.text()
    balie.enter()
    balie.no_dialog()
    balie.wait(lambda: "Het komt nooit op een agenda." in balie.words(page.view))
    assert page.signal_shown is not None
    assert page.signal_shown.id == signal.id
    assert not page.foot.buttons["agenda"].isVisible()
    tick_the_meldcode(balie, page)
    assert "Wie in de buurt kan iets betekenen?" not in balie.words(page.view)


def tick_the_meldcode(balie: Hands, page: WeekPage) -> None:
    """The second step by its box: it is kept with the name, stands in the timeline, and can be taken back."""
    assert "Stappen van de meldcode" in balie.words(page.view)

    def box() -> CheckLine:
        assert page.view.meldcode is not None
        return page.view.meldcode.boxes[MeldcodeStep.CONSULT]

    assert not box().isChecked()
    box().setFocus()
    balie.press(Qt.Key.Key_Space)
    balie.wait(lambda: "Gedaan: di 24 nov, 10.42, Marjan" in balie.words(page.view))
    assert box().isChecked()
    assert box().hasFocus()  # the next step is one Tab away
    assert "Meldcode, stap 2" in balie.words(page.view)
    balie.press(Qt.Key.Key_Space)
    balie.wait(lambda: not box().isChecked())
    assert "Meldcode, toch niet gedaan, stap 2" in balie.words(page.view)


def test_the_facts_are_copied_and_leave_the_clipboard_when_it_locks(balie: Hands) -> None:
    page = come_in(balie)
    signal = read(balie, page, "S-4")
    balie.press(Qt.Key.Key_C)
    clipboard = QGuiApplication.clipboard()
    balie.wait(lambda: clipboard.text() == signal.form.facts)
    balie.wait(lambda: "Gekopieerd voor eigen registratie" in balie.words(page.view))
    balie.press(Qt.Key.Key_F12)
    balie.wait(lambda: clipboard.text() == "")


def test_linking_telling_merging_and_an_attentie(balie: Hands) -> None:
    page = come_in(balie)
    read(balie, page, "S-4")
    balie.press(Qt.Key.Key_K)
    balie.dialog(LinkDialog)
    balie.press(Qt.Key.Key_2)
    balie.type("Riet bakt taart")
    balie.enter()
    balie.no_dialog()
    balie.wait(lambda: "Riet bakt taart" in balie.words(page.view))
    balie.press(Qt.Key.Key_K)
    dialog = balie.dialog(LinkDialog)
    balie.press(Qt.Key.Key_3)
    balie.wait(dialog.asked.edit.hasFocus)
    balie.type("voedselbank")
    balie.wait(lambda: dialog.place.count() > 0)
    place = dialog.place.currentText()
    balie.enter()
    balie.no_dialog()
    balie.wait(lambda: place in balie.words(page.view))
    balie.press(Qt.Key.Key_K)
    dialog = balie.dialog(LinkDialog)
    balie.tab_to_button("Maak los: Riet bakt taart")
    balie.press(Qt.Key.Key_Space)
    balie.no_dialog()
    balie.wait(lambda: "Losgemaakt, Riet bakt taart" in balie.words(page.view))
    balie.press(Qt.Key.Key_U)
    told = balie.dialog(FeedbackDialog)
    assert "We zijn ermee bezig." in told.preview.text()
    balie.press(Qt.Key.Key_2)
    assert "Marjan praat er graag even met je over." in told.preview.text()
    balie.enter()
    balie.no_dialog()
    balie.wait(lambda: "Dit hoort Fatma" in balie.words(page.view))
    balie.press(Qt.Key.Key_E)
    balie.dialog(AttentionDialog)
    balie.type("Let deze week extra op wie alleen zit")
    balie.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    balie.no_dialog()
    balie.wait(lambda: "Attentie voor de balie geschreven" in balie.words(page.view))
    balie.press(Qt.Key.Key_M)
    balie.dialog(MergeDialog)
    balie.enter()
    becomes(balie, page, Status.MERGED)


def test_a_note_a_longer_stay_and_the_menu_by_their_keys(balie: Hands) -> None:
    page = come_in(balie)
    read(balie, page, "S-4")
    balie.press(Qt.Key.Key_Q)
    balie.dialog(NoteDialog)
    balie.type("Belt liever na tienen")
    balie.press(Qt.Key.Key_Return, CTRL)
    balie.no_dialog()
    balie.wait(lambda: "Belt liever na tienen" in balie.words(page.view))
    assert "Eigen aantekening" in balie.words(page.view)
    balie.press(Qt.Key.Key_G)
    dialog = balie.dialog(RenewDialog)
    balie.press(Qt.Key.Key_Return, CTRL)
    assert "Schrijf op waarom." in balie.words(dialog)
    balie.type("Hij wacht op een andere woning")
    balie.press(Qt.Key.Key_Return, CTRL)
    balie.no_dialog()
    balie.wait(lambda: "Blijft langer open" in balie.words(page.view))
    signal = page.signal_shown
    assert signal is not None
    assert signal.work.renewed_why == "Hij wacht op een andere woning"
    assert signal.work.renewed_until is not None
    balie.press(Qt.Key.Key_Y)
    balie.wait(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    said = [one.text().split("\t")[0] for one in menu.actions()]
    assert {"Terugkoppelen", "Eigen aantekening", "Langer open houden", "Samenvoegen"} <= set(said)
    balie.press(Qt.Key.Key_Down, times=said.index("Eigen aantekening"))
    balie.enter()
    note = balie.dialog(NoteDialog)
    assert note.text.text == "Belt liever na tienen"


def test_together_opens_one_of_the_street(balie: Hands) -> None:
    page = come_in(balie)
    balie.press(Qt.Key.Key_B)
    dialog = balie.dialog(TogetherDialog)
    assert "4 signalen in de Beukstraat in 12 weken" in balie.words(dialog)
    dialog.rows[0].setFocus()
    balie.enter()
    balie.no_dialog()
    balie.wait(lambda: page.signal_shown is not None)


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
    assert "Om over te dragen aan Huisarts De Linde." in balie.words(page.view)
    balie.press(Qt.Key.Key_W)
    dialog = balie.dialog(SecondDialog)
    assert "Zij zegt dat ze elke dag één keer eet." in balie.words(dialog)
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
    assert "Veiligheidsafweging door Marjan en Ingrid" in balie.words(page.view)
    assert "Vertel het de bewoner voor donderdag 26 november" in balie.words(page.view)


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


def test_a_yes_that_comes_later_asks_when_and_how(balie: Hands) -> None:
    page = come_in(balie)
    read(balie, page, "S-5")
    balie.press(Qt.Key.Key_R)
    dialog = balie.dialog(WishDialog)
    assert not dialog.how.isVisible()
    balie.press(Qt.Key.Key_1)
    balie.wait(dialog.how.edit.hasFocus)
    balie.enter()
    assert dialog.how.error == "Schrijf op hoe je dat weet."
    balie.type("Zij belde mij")
    balie.enter()
    balie.no_dialog()
    balie.wait(lambda: "Vindt het goed: Zij belde mij" in balie.words(page.view))


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
    balie.wait(target.exists)
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


def test_the_resident_was_told(balie: Hands) -> None:
    page = come_in(balie)
    read(balie, page, "S-4")
    balie.press(Qt.Key.Key_I)
    balie.dialog(InformDialog)
    balie.enter()
    balie.no_dialog()
    balie.wait(lambda: "De bewoner weet het sinds" in balie.words(page.view))


def test_closing_asks_for_who_is_in_what_was_merged(balie: Hands) -> None:
    """J and N in turn: the resident of this one, then those of what went into it, by number."""
    page = come_in(balie)
    read(balie, page, "S-2")
    balie.press(Qt.Key.Key_M)
    merging = balie.dialog(MergeDialog)
    into = next(line.id for line in page.model.lines if line.code == "S-4")
    merging.other.setCurrentIndex(merging.other.findData(into))
    balie.enter()
    becomes(balie, page, Status.MERGED)
    balie.escape()
    balie.wait(page.list.hasFocus)
    read(balie, page, "S-4")
    assert "S-2 ging hierin op. Vertel het ook die bewoner voor" in balie.words(page.view)
    balie.press(Qt.Key.Key_X)
    dialog = balie.dialog(CloseDialog)
    assert "S-2 (Mevrouw op de hoek) ging hierin op. Weet die bewoner ervan?" in balie.words(dialog)
    balie.press(Qt.Key.Key_6)
    balie.press(Qt.Key.Key_J)
    balie.enter()
    assert "of de bewoner ervan weet" in dialog.told.text()
    balie.press(Qt.Key.Key_N)
    row = list(dialog.rows.values())[1]
    balie.wait(row.why.edit.hasFocus)
    assert not dialog.why.isVisible()
    dialog.go.click()
    assert row.why.error == "Schrijf op waarom de bewoner het niet hoort."
    balie.type("Is verhuisd")
    dialog.go.click()
    closed = becomes(balie, page, Status.CLOSED)
    assert closed.work.informed == Informed(NOW.date())
    page.open(closed.work.merged[0])
    balie.wait(lambda: "De bewoner weet het niet: Is verhuisd" in balie.words(page.view))


def test_what_is_open_half_a_year_asks_for_a_reason_first(balie: Hands, house: House) -> None:
    pass_on(house.folder, ((200, CURTAINS),), house)
    page = come_in(balie)
    read(balie, page, "S-10")
    balie.press(Qt.Key.Key_L)
    dialog = balie.dialog(RenewDialog)
    assert "Doe dit eerst, dan kun je verder." in balie.words(dialog)
    balie.press(Qt.Key.Key_Escape)
    balie.no_dialog()
    balie.press(Qt.Key.Key_O)
    dialog = balie.dialog(RenewDialog)
    balie.tab_to(lambda one: one is dialog.reason.edit)
    balie.type("Ik kom er elke maand")
    balie.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    balie.no_dialog()
    balie.wait(lambda: "Blijft langer open" in balie.words(page.view))
    balie.press(Qt.Key.Key_L)
    balie.dialog(VisitDialog)
    balie.enter()
    becomes(balie, page, Status.VISITING)


def test_telling_later_than_a_month_asks_why_where_it_can_be_seen(balie: Hands) -> None:
    page = come_in(balie)
    signal = read(balie, page, "S-4")
    balie.press(Qt.Key.Key_I)
    dialog = balie.dialog(InformDialog)
    balie.press(Qt.Key.Key_L)
    assert not dialog.why.isVisible()
    dialog.later.choose(NOW.date() + timedelta(days=45))
    balie.wait(dialog.why.isVisible)
    dialog.go.click()
    assert dialog.why.error == "Schrijf op waarom het zo lang duurt."
    balie.wait(dialog.why.edit.hasFocus)
    balie.type("Ligt in het ziekenhuis")
    dialog.go.click()
    balie.no_dialog()
    balie.wait(lambda: "Ligt in het ziekenhuis" in balie.words(page.view))
    assert page.signal_shown is not None
    assert page.signal_shown.id == signal.id
    assert page.signal_shown.work.inform_by == NOW.date() + timedelta(days=45)


def test_covered_nothing_of_it_stays_and_without_a_key_there_is_no_room(balie: Hands) -> None:
    page = come_in(balie)
    signal = read(balie, page, "S-4")
    assert "week" in balie.desk.window._rail.names()
    balie.press(Qt.Key.Key_F12)
    balie.wait(lambda: page.signal_shown is None)
    assert page.model.rowCount() == 0
    texts = [one.text() for one in balie.desk.window.findChildren(QLabel)]
    names = [one.accessibleName() + one.toolTip() for one in balie.desk.window.findChildren(QWidget)]
    for secret in (signal.form.facts, signal.form.impression, signal.form.who):
        assert not any(secret in text for text in (*texts, *names, balie.desk.window.windowTitle()))
    duty_of(balie).lock_reader()
    balie.wait(lambda: "week" not in balie.desk.window._rail.names())


def test_the_last_minute_is_told_and_can_be_stayed(balie: Hands) -> None:
    page = come_in(balie)
    assert page.lock.said == "Gaat op slot over 3 minuten"
    idle = duty_of(balie).idle
    idle._last -= 130
    page.lock.look()
    assert page.lock.said.endswith("seconden")
    assert page.lock.bar.isVisible()
    page.lock.stay.click()
    balie.wait(lambda: not page.lock.bar.isVisible())
    assert page.lock.said == "Gaat op slot over 3 minuten"


def test_the_last_minute_is_told_where_there_is_one_pane(balie: Hands) -> None:
    page = come_in(balie)
    read(balie, page, "S-4")
    look = balie.desk._context.look
    look.set_percent(150)
    balie.wait(lambda: not page.list.isVisible())
    duty_of(balie).idle._last -= 130
    page.lock.look()
    assert page.lock.bar.isVisible()
    balie.escape()
    balie.wait(page.list.hasFocus)
    look.set_percent(100)


def test_a_step_that_stands_open_goes_when_everything_is_covered(balie: Hands) -> None:
    page = come_in(balie)
    signal = read(balie, page, "S-4")
    balie.press(Qt.Key.Key_V)
    balie.dialog(AskBackDialog)
    balie.type("Hoe heet hij?")
    balie.press(Qt.Key.Key_F12)
    balie.no_dialog()
    assert page.signal_shown is None
    assert signal.status is Status.NEW
    assert page._stack.currentWidget() is page.covered


def test_help_has_the_keys_of_the_week(balie: Hands) -> None:
    come_in(balie)
    balie.press(Qt.Key.Key_F1)
    words = balie.words(balie.dialog(HelpDialog))
    for said in ("Ik ga langs, met een dag", "Afsluiten, met een zin terug", "Kopieer voor eigen registratie"):
        assert said in words


def test_next_goes_through_what_waits(balie: Hands) -> None:
    page = come_in(balie)
    seen: list[str] = []
    for _ in range(3):
        balie.press(Qt.Key.Key_N)
        before = seen[-1] if seen else ""
        balie.wait(lambda last=before: page.signal_shown is not None and page.signal_shown.id != last)
        assert page.signal_shown is not None
        seen.append(page.signal_shown.id)
    assert len(set(seen)) == 3


def test_another_buurtwerker_sees_what_is_hers(balie: Hands) -> None:
    """Marjan and Ingrid after each other at one desk: what the one read does not stay for the other."""
    page = come_in(balie)
    signal = read(balie, page, "S-4")
    duty_of(balie).lock_reader()
    balie.wait(lambda: balie.desk.window.current_page is not page)
    assert page.signal_shown is None
    balie.desk.window.show_page("duty")
    ingrid = next(one for one in duty_of(balie).snapshot.people if one.name == SECOND)  # type: ignore[union-attr]
    done: list[bool] = []
    duty_of(balie).uncover(ingrid, SECOND_PHRASE, lambda: done.append(True), lambda error: pytest.fail(str(error)))
    balie.wait(lambda: done)
    again = balie.desk.window.show_page("week")
    assert again is page
    balie.wait(lambda: page.model.rowCount())
    balie.wait(page.list.hasFocus)
    assert page.signal_shown is None
    assert [name for name, _ in read(balie, page, "S-4").read_by] == ["Marjan", "Ingrid"]
    assert signal.code == "S-4"
