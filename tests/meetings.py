"""A house with signals of every wish, for tests of the overleg; and a buurtwerker who came in."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest

from data.desk.signals.desk import SignalDesk
from data.desk.signals.kinds import Described, SignalTheme, Subject, Urgency, Where, Wish
from data.desk.signals.records import SignalForm
from tests.hands import Hands
from tests.houses import PHRASE, VOLUNTEERS, WORKER, House, open_store
from tests.signalhouses import make_signal_house
from ui.pages.meeting.page import MeetingPage

NAME, STREET = "Kanariejan", "Beukstraat"
FACTS = "De gordijnen zijn al twee weken dicht en de post steekt uit de bus"
FORMS = (
    SignalForm(
        facts=FACTS,
        subject=Subject.PERSON,
        described=Described.NAME,
        who=NAME,
        street=STREET,
        urgency=Urgency.TODAY,
        wish=Wish.FINE,
        where=Where.HOME,
        themes=(SignalTheme.CONTACT,),
    ),
    SignalForm(
        facts="Zij liet een stapel brieven zien die nog dicht zijn",
        subject=Subject.PERSON,
        described=Described.LOOKS,
        who="mevrouw met de blauwe jas",
        urgency=Urgency.THIS_WEEK,
        wish=Wish.NO_NAME,
        where=Where.HOME,
        themes=(SignalTheme.MONEY, SignalTheme.PAPERS),
    ),
    SignalForm(
        facts="Hij vertelde dat hij niet meer slaapt",
        subject=Subject.PERSON,
        described=Described.NAME,
        who="Piet",
        street="Lindestraat",
        urgency=Urgency.CAN_WAIT,
        wish=Wish.REFUSES,
        where=Where.HOME,
        themes=(SignalTheme.HEALTH,),
    ),
    SignalForm(
        facts="Zij kwam binnen en wilde niet zeggen waarom",
        subject=Subject.PERSON,
        urgency=Urgency.THIS_WEEK,
        wish=Wish.UNSAFE,
        where=Where.HOME,
        themes=(SignalTheme.SAFETY,),
    ),
    SignalForm(
        facts="De lamp in de trap is al drie weken stuk",
        subject=Subject.PLACE,
        who="trap van de flat",
        street=STREET,
        urgency=Urgency.CAN_WAIT,
        where=Where.STREET,
        themes=(SignalTheme.HOUSING,),
    ),
    SignalForm(
        facts="Zij wil graag iets doen overdag en kent nog niemand",
        subject=Subject.PERSON,
        described=Described.NAME,
        who="Sanne",
        street=STREET,
        urgency=Urgency.CAN_WAIT,
        wish=Wish.FINE,
        where=Where.HOME,
        themes=(SignalTheme.WORK,),
    ),
)
"""By number, from 1: good, without a name, refuses, not safe, a place in the street, good."""


def send(folder: Path, house: House, forms: tuple[SignalForm, ...] = FORMS) -> None:
    """Fatma passes these on."""
    store = open_store(folder)
    duty = store.unlock(house.people["Fatma"].id, VOLUNTEERS["Fatma"]).duty
    desk = SignalDesk()
    for form in forms:
        desk.send(duty, uuid4().hex, form)
    duty.close()
    store.close()


def make_meeting_house(folder: Path) -> House:
    """Two readers, three volunteers, and FORMS passed on."""
    house = make_signal_house(folder)
    send(folder, house)
    return house


def come_in(desk: Hands, house: House, phrase: str = PHRASE, who: str = WORKER) -> None:
    """The buurtwerker opens the dienst with their own key."""
    desk.desk.dienst.look()
    on_duty = desk.desk._context.on_duty
    desk.wait(lambda: on_duty.snapshot is not None)
    person = house.people[who]
    on_duty.ask(
        lambda store: store.unlock(person.id, phrase),
        lambda unlocked: on_duty.took_over(unlocked, (person,)),
        failed=lambda error: pytest.fail(str(error)),
    )
    desk.wait(lambda: on_duty.reader is not None and desk.desk.day.inloop.open)


def to_meetings(desk: Hands) -> MeetingPage:
    """The room."""
    page = desk.desk.window.show_page("meeting")
    assert isinstance(page, MeetingPage)
    return page
