"""The edit form, by keyboard, on a real directory."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from data.directory.drafts import ServiceDraft
from data.directory.edit import editable, neighbours_place
from data.directory.hours import Schedule
from data.directory.records import Audience, CostState, Listing, Origin, Phone, ServiceCard
from data.directory.store import Directory
from data.errors import Code, WorldError
from ui.context import Context
from ui.dialogs import edit_service
from ui.dialogs.base import Dialog
from ui.dialogs.edit_open import open_editor, open_new_place
from ui.dialogs.edit_service import EditServiceDialog
from ui.models.service_form import (
    FormValues,
    Problem,
    filled_in,
    hours_as_typed,
    odd_phone,
    postcode,
    problems,
    values_of,
)

Saved = list[ServiceCard]


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1280, 720)
    with qtbot.waitExposed(made):
        made.show()
    return made


def found(qtbot: QtBot, window: QWidget) -> EditServiceDialog:
    qtbot.waitUntil(lambda: window.findChild(EditServiceDialog) is not None)
    dialog = window.findChild(EditServiceDialog)
    assert dialog is not None
    return dialog


@pytest.fixture
def edit(qtbot: QtBot, context: Context, window: QWidget) -> Callable[[str], tuple[EditServiceDialog, Saved]]:
    """Opens the form of the place with this id in its source."""

    def open_form(source: str) -> tuple[EditServiceDialog, Saved]:
        saved: Saved = []
        key = context.directory.resolve(source)
        open_editor(context, key, window, saved.append, pytest.fail)
        return found(qtbot, window), saved

    return open_form


def save(qtbot: QtBot, dialog: EditServiceDialog, saved: Saved) -> ServiceCard:
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(saved))
    return saved[0]


Edit = Callable[[str], tuple[EditServiceDialog, Saved]]


def test_a_starter_record_gets_its_number_and_hours(qtbot: QtBot, directory: Directory, edit: Edit) -> None:
    before = editable(directory, directory.resolve("cjib"))
    dialog, saved = edit("cjib")
    qtbot.waitUntil(lambda: dialog.focusWidget() is dialog.phone.edit)  # what is missing first
    qtbot.keyClicks(dialog.phone.edit, "058 211 22 33")
    qtbot.keyClicks(dialog.hours.edit, "ma t/m do 9-12.30, vr 9-12")
    assert dialog.hours.message.splitlines() == [
        "Maandag tot en met donderdag, 9.00 tot 12.30 uur",
        "Vrijdag, 9.00 tot 12.00 uur",
    ]
    card = save(qtbot, dialog, saved)
    after = editable(directory, card.id)
    assert (card.phone, card.schedules[0].opening_hours) == (
        "058 211 22 33",
        "Mo-Th 09:00-12:30; Fr 09:00-12:00",
    )
    kept = replace(after, phones=before.phones, schedules=before.schedules, everyday_words=before.everyday_words)
    assert kept == before
    assert directory.detail(card.id).checks == ()


def test_an_empty_slot_becomes_a_real_place(qtbot: QtBot, directory: Directory, edit: Edit) -> None:
    dialog, saved = edit("schuldhulp-gemeente")
    assert dialog.windowTitle() == "Vul deze plek in"
    dialog.name.set_text("Geldplein")
    dialog.phone.set_text("0565 12 30 40")
    dialog.street.set_text("Marktstraat 8")
    dialog.postcode.set_text("0565ab")
    dialog.city.set_text("Vlierdam")
    dialog.cost.choose(CostState.FREE)
    dialog.documents.set_lines(["ID-kaart", "", "Brieven"])
    card = save(qtbot, dialog, saved)
    assert (card.source_id, card.origin, card.listing) == (
        "lokaal-schuldhulp-gemeente",
        Origin.INSTITUTION,
        Listing.LISTED,
    )
    detail = directory.detail(card.id)
    address = detail.places[0].address
    assert address is not None
    assert (address.line, address.postal_code) == ("Marktstraat 8, Vlierdam", "0565 AB")
    assert detail.required_documents == ("ID-kaart", "Brieven")
    assert (detail.by_appointment, card.home_visit, card.cost.state) == (None, None, CostState.FREE)
    assert "geld.schulden" in [need.code for need in detail.needs]


def test_a_new_place_of_neighbours(qtbot: QtBot, context: Context, directory: Directory, window: QWidget) -> None:
    saved: Saved = []
    open_new_place(context, window, saved.append)
    dialog = found(qtbot, window)
    assert dialog.via.isVisible()
    qtbot.keyClicks(dialog.name.edit, "Eettafel De Brink")
    qtbot.keyClicks(dialog.via.edit, "Marjan")
    dialog.needs.add("contact.samen-eten" if "contact.samen-eten" in dialog.needs._names else "geld.schulden")
    qtbot.keyClicks(dialog.hours.edit, "di 17-19")
    dialog.hours.fortnightly.click()
    assert dialog.hours.message == "Elke twee weken op dinsdag, 17.00 tot 19.00 uur. Volgende keer: 24 november"
    dialog.hours._weeks.choose(1)
    assert dialog.hours.message.endswith("Volgende keer: 1 december")
    card = save(qtbot, dialog, saved)
    assert (card.origin, card.via, card.name) == (Origin.NEIGHBOURHOOD, "Marjan", "Eettafel De Brink")
    assert (card.schedules[0].interval, card.schedules[0].dtstart) == (2, date(2026, 11, 30))


def test_without_a_name_it_says_so_and_goes_there(qtbot: QtBot, context: Context, window: QWidget) -> None:
    saved: Saved = []
    open_new_place(context, window, saved.append)
    dialog = found(qtbot, window)
    qtbot.keyClicks(dialog.summary.edit, "Samen eten")
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.name.message == "Schrijf op hoe de plek heet."
    assert dialog.focusWidget() is dialog.name.edit
    assert saved == []


def test_hours_that_are_not_understood(qtbot: QtBot, edit: Edit) -> None:
    dialog, saved = edit("cjib")
    qtbot.keyClicks(dialog.hours.edit, "als de haan kraait")
    assert dialog.hours.message == ""  # while typing nobody is told that they are wrong
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.hours.message.startswith("Dit begrijpen we nog niet.")
    assert dialog.focusWidget() is dialog.hours.edit
    assert saved == []
    dialog.hours.set_text("")
    save(qtbot, dialog, saved)


def test_enter_goes_on_and_does_not_save(qtbot: QtBot, edit: Edit) -> None:
    dialog, saved = edit("cjib")
    dialog.name.focus()
    qtbot.keyClick(dialog.name.edit, Qt.Key.Key_Return)
    assert dialog.focusWidget() is dialog.summary.edit
    assert saved == []
    assert dialog.isVisible()


def test_esc_asks_only_when_something_was_typed(qtbot: QtBot, edit: Edit) -> None:
    dialog, saved = edit("cjib")
    dialog.summary.set_text("Boetes")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    question = next(one for one in dialog.findChildren(Dialog) if one.isVisible())
    qtbot.keyClick(question, Qt.Key.Key_Escape)  # back into the form
    assert dialog.isVisible()
    assert dialog.summary.text == "Boetes"
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    question = next(one for one in dialog.findChildren(Dialog) if one.isVisible())
    question.accept()
    assert not dialog.isVisible()
    assert saved == []


def test_esc_on_an_untouched_form_closes_it(qtbot: QtBot, edit: Edit) -> None:
    dialog, _ = edit("cjib")
    assert not dialog.touched
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_opening_any_form_touches_nothing(qtbot: QtBot, context: Context, demo: Directory, window: QWidget) -> None:
    themes = demo.themes()
    cards = {card.id: card for one in themes for card in demo.services_of_theme(one.code)}
    for service in sorted(cards)[::6]:
        draft = editable(demo, service)
        dialog = EditServiceDialog(context, draft, themes, parent=window)
        assert filled_in(draft, dialog.values()) == draft, draft.source_id
        dialog.deleteLater()


def test_a_store_that_cannot_be_written_is_told_and_the_text_stays(
    qtbot: QtBot, edit: Edit, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> ServiceCard:
        raise WorldError(Code.DISK_FULL)

    dialog, saved = edit("cjib")
    monkeypatch.setattr(edit_service, "save_edit", full)
    qtbot.keyClicks(dialog.phone.edit, "058 211 22 33")
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(dialog.note))
    assert dialog.note.startswith("De schijf is vol.")
    assert dialog.phone.text == "058 211 22 33"
    assert dialog.save_button.isEnabled()
    assert saved == []


def test_a_strange_number_is_a_hint_and_never_a_block(qtbot: QtBot, edit: Edit) -> None:
    dialog, saved = edit("cjib")
    dialog.phone.focus()
    qtbot.keyClicks(dialog.phone.edit, "0123456789012345")
    qtbot.keyClick(dialog.phone.edit, Qt.Key.Key_Tab)
    assert dialog.phone.message == "Klopt dit nummer? Het lijkt te kort of te lang."
    assert save(qtbot, dialog, saved).phone == "0123456789012345"


@pytest.mark.parametrize(
    "number",
    [
        "112",
        "113",
        "0800-2000",
        "0900-8844",
        "088 123 45 67",
        "14 0565",
        "0565 12 30 40",
        "06-00 12 34 56",
        "+31 20 624 66 66",
        "",
    ],
)
def test_these_numbers_are_fine(number: str) -> None:
    assert not odd_phone(number)


@pytest.mark.parametrize("number", ["vraag Ko", "020 123 45 67 89 01 23"])
def test_these_numbers_are_looked_at_again(number: str) -> None:
    assert odd_phone(number)


def test_the_subject_is_at_most_three(qtbot: QtBot, context: Context, window: QWidget) -> None:
    open_new_place(context, window, lambda _: None)
    dialog = found(qtbot, window)
    codes = [need.code for theme in context.directory.themes() for need in theme.needs][:4]
    for code in codes:
        dialog.needs.add(code)
    assert dialog.needs.codes == tuple(codes[:3])
    assert not dialog.needs.add_button.isVisible()
    dialog.needs.remove(codes[0])
    assert dialog.needs.codes == tuple(codes[1:3])
    assert dialog.needs.add_button.isVisible()


# The form without widgets


def draft(**more: object) -> ServiceDraft:
    return replace(neighbours_place(), name="Plek", **more)  # type: ignore[arg-type]


def test_values_go_round() -> None:
    one = draft(
        phones=(Phone("112", "spoed", "sms"), Phone("113")),
        languages=("nl", "zgh"),
        audiences=(Audience.WOMEN, Audience.CHILDREN),
        home_visit=False,
    )
    assert filled_in(one, values_of(one)) == one
    other = filled_in(one, replace(values_of(one), phone="144"))
    assert other.phones == (Phone("144", "spoed", "sms"), Phone("113"))
    assert filled_in(one, replace(values_of(one), phone="")).phones == (Phone("113"),)


def test_hours_of_more_rows() -> None:
    days = (Schedule("Mo 09:00-12:00"), Schedule("Tu 10:00-12:00", description="di"))
    assert hours_as_typed(days) == "ma 9.00-12.00, di 10.00-12.00"
    odd = (Schedule("Mo 09:00-12:00"), Schedule("Tu 10:00-12:00", interval=2, dtstart=date(2026, 11, 24)))
    assert hours_as_typed(odd) is None
    one = draft(schedules=odd)
    assert filled_in(one, values_of(one)).schedules == odd  # not touched: not lost
    typed = filled_in(one, replace(values_of(one), hours="vr 9-10", fortnightly=False))
    assert [row.opening_hours for row in typed.schedules] == ["Fr 09:00-10:00"]
    summer = draft(schedules=(Schedule("Jul Mo 09:00-12:00"),))
    assert problems(values_of(summer), values_of(summer)) == {}


def test_emptied_hours_are_unknown_again() -> None:
    one = draft(schedules=(Schedule("Mo 09:00-12:00"),))
    assert filled_in(one, replace(values_of(one), hours="")).schedules == ()


def test_a_closure_stays_when_the_hours_change() -> None:
    one = draft(schedules=(Schedule("Mo 09:00-12:00", closed_from=date(2026, 12, 20), description="oud"),))
    row = filled_in(one, replace(values_of(one), hours="di 9-12")).schedules[0]
    assert (row.opening_hours, row.closed_from, row.description) == ("Tu 09:00-12:00", date(2026, 12, 20), "")


def test_problems() -> None:
    empty = FormValues()
    assert problems(empty, empty) == {"name": Problem.NAME_MISSING}
    assert problems(FormValues(name="x", hours="xx"), empty) == {"hours": Problem.HOURS_UNCLEAR}
    assert problems(FormValues(name="x", hours="24/7"), empty) == {}


def test_small_tidying() -> None:
    assert [postcode(text) for text in ("1234ab", " 1234  AB ", "1234 ab", "bij de kerk")] == [
        "1234 AB",
        "1234 AB",
        "1234 AB",
        "bij de kerk",
    ]
    one = draft()
    assert filled_in(one, replace(values_of(one), url="debrink.nl")).url == "https://debrink.nl"
    kept = replace(one, url="debrink.nl")
    assert filled_in(kept, values_of(kept)).url == "debrink.nl"
