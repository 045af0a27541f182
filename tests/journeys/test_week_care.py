"""What asks for care in the week: weighing by two, "niet veilig", telling the resident, half a year open."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt

from data.desk.signals.kinds import MeldcodeStep, Status
from data.desk.signals.records import Informed
from tests.conftest import NOW
from tests.hands import Hands
from tests.houses import SECOND, SECOND_PHRASE, House, open_store
from tests.journeys.weeks import balie, becomes, come_in, house, made, read
from tests.weekhouses import CURTAINS, pass_on
from ui.pages.week.care_steps import (
    InformDialog,
    RenewDialog,
    WeighDialog,
    WishDialog,
)
from ui.pages.week.close_step import CloseDialog
from ui.pages.week.link_steps import MergeDialog
from ui.pages.week.outside_steps import HandOverDialog, PasswordDialog
from ui.pages.week.page import WeekPage
from ui.pages.week.steps import VisitDialog
from ui.widgets.check_line import CheckLine

__all__ = ["balie", "house", "made"]  # fixtures


def test_who_refuses_comes_on_no_agenda_until_two_weighed_it(balie: Hands, house: House) -> None:
    page = come_in(balie)
    read(balie, page, "S-5")
    balie.sees("Komt op geen agenda.", page.view)
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
    balie.sees("Veiligheidsafweging door Marjan en Ingrid", page.view)
    balie.press(Qt.Key.Key_D)
    dialog = balie.dialog(HandOverDialog)
    balie.sees("Het gaat op grond van de veiligheidsafweging van Marjan en Ingrid.", dialog)
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
    balie.sees("Stappen van de meldcode", page.view)

    def box() -> CheckLine:
        assert page.view.meldcode is not None
        return page.view.meldcode.boxes[MeldcodeStep.CONSULT]

    assert not box().isChecked()
    box().setFocus()
    balie.press(Qt.Key.Key_Space)
    balie.wait(lambda: "Gedaan: di 24 nov, 10.42, Marjan" in balie.words(page.view))
    assert box().isChecked()
    assert box().hasFocus()  # the next step is one Tab away
    balie.sees("Meldcode, stap 2", page.view)
    balie.press(Qt.Key.Key_Space)
    balie.wait(lambda: not box().isChecked())
    balie.sees("Meldcode, toch niet gedaan, stap 2", page.view)


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
    balie.sees("S-2 ging hierin op. Vertel het ook die bewoner voor", page.view)
    balie.press(Qt.Key.Key_X)
    dialog = balie.dialog(CloseDialog)
    balie.sees("S-2 (Mevrouw op de hoek) ging hierin op. Weet die bewoner ervan?", dialog)
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
    balie.sees("Doe dit eerst, dan kun je verder.", dialog)
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
