"""The buurtwerker's week by keys: what each of the commonest endings costs, and that nothing of it stays behind.

Keys from standing on a signal in the list, its reading (Enter) among them: see KEYS.
"""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QWidget

from data.desk.signals.kinds import Status
from tests.hands import CTRL, Hands
from tests.houses import SECOND, SECOND_PHRASE
from tests.journeys.test_dienst import duty_of
from tests.journeys.weeks import balie, becomes, come_in, house, made, opened, read, stand_on
from ui.dialogs.help import HelpDialog
from ui.pages.week.asking import StepDialog
from ui.pages.week.care_steps import (
    NoteDialog,
    RenewDialog,
    ReopenDialog,
    TitleDialog,
)
from ui.pages.week.close_step import CloseDialog
from ui.pages.week.feedback_step import FeedbackDialog
from ui.pages.week.link_steps import LinkDialog, MergeDialog
from ui.pages.week.outside_steps import AttentionDialog
from ui.pages.week.page import WeekPage
from ui.pages.week.steps import AgendaDialog, AgreeDialog, AskBackDialog, FollowDialog, VisitDialog
from ui.pages.week.together import TogetherDialog

__all__ = ["balie", "house", "made"]  # fixtures

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
    balie.sees("Nog niemand zei: ik zie dit.", page.view)
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
    balie.sees("Wordt gewist op", page.view)
    balie.press(Qt.Key.Key_H)
    balie.dialog(ReopenDialog)
    balie.type("Het begon opnieuw")
    balie.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert becomes(balie, page, Status.TAKEN_UP).erased_on is None


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
    balie.sees("Eigen aantekening", page.view)
    balie.press(Qt.Key.Key_G)
    dialog = balie.dialog(RenewDialog)
    balie.press(Qt.Key.Key_Return, CTRL)
    balie.sees("Schrijf op waarom.", dialog)
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
    balie.sees("4 signalen in de Beukstraat in 12 weken", dialog)
    dialog.rows[0].setFocus()
    balie.enter()
    balie.no_dialog()
    balie.wait(lambda: page.signal_shown is not None)


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
