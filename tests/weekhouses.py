"""A house with a week behind it: signals that were passed on at the desk on different days, still to be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4

from data.desk.house import DeskStore
from data.desk.signals.desk import SignalDesk
from data.desk.signals.kinds import (
    Described,
    NotYet,
    Often,
    SignalTheme,
    Source,
    Subject,
    Urgency,
    Way,
    Where,
    Wish,
)
from data.desk.signals.records import SignalForm
from data.vault.device import DeviceSecret
from tests.conftest import NOW
from tests.houses import CHEAP, VOLUNTEERS, House
from tests.signalhouses import make_signal_house

CURTAINS = SignalForm(
    facts="De buurvrouw vertelt: de gordijnen zijn al twee weken dicht. De post steekt uit de bus. "
    "Vroeger kwam hij elke week koffie drinken.",
    impression="Ik denk dat hij somber is sinds zijn vrouw er niet meer is.",
    subject=Subject.PERSON,
    described=Described.LOOKS,
    who="Oudere man, groene deur",
    street="Beukstraat",
    urgency=Urgency.THIS_WEEK,
    wish=Wish.NOT_YET,
    not_yet=NotYet.NO_CHANCE,
    where=Where.HOME,
    themes=(SignalTheme.CONTACT, SignalTheme.HEALTH),
    source=Source.SOMEBODY,
    when="sinds twee weken",
    often=Often.OFTEN,
    done="Aangebeld, niemand deed open.",
    neighbour="Ko, Beukstraat: koffie en wandelen",
)
CHILD = replace(
    CURTAINS,
    facts="Een kind van een jaar of 6 speelt om half elf nog alleen op de speeltuin.",
    impression="",
    who="Jongen met rode jas",
    street="Lindehof",
    urgency=Urgency.TODAY,
    themes=(SignalTheme.FAMILY,),
    neighbour="",
)
GARDEN = replace(
    CURTAINS,
    facts="De tuin ligt vol spullen.",
    impression="",
    who="Meneer Jansen",
    described=Described.NAME,
    wish=Wish.FINE,
    urgency=Urgency.CAN_WAIT,
    themes=(SignalTheme.HOUSING,),
)
LAMP = SignalForm(
    facts="De lamp op het trapje doet het niet.",
    subject=Subject.PLACE,
    who="Trapje bij de flat",
    street="Brinkplein",
    urgency=Urgency.CAN_WAIT,
    where=Where.STREET,
    themes=(SignalTheme.SAFETY,),
)
REFUSES = replace(CURTAINS, facts="Zij zegt dat ze elke dag één keer eet.", impression="", wish=Wish.REFUSES)
UNSAFE = replace(CURTAINS, facts="Ze had een blauwe plek en keek naar de deur.", impression="", wish=Wish.UNSAFE)
LONG = replace(
    CURTAINS,
    facts="Hij zei steeds " + "nee" * 60 + " en لا أريد أن يعرف أحد 🙂 " + "ja " * 40,
    impression="É" * 200,
    who="Iemandmeteenheellangenaam" * 3,
    street="Burgemeestervanhetoudedorpsplein",
    themes=(SignalTheme.PAPERS, SignalTheme.WORK),
    neighbour="Degenediealtijdhelptmetalles" * 4,
)
CALL_ME = SignalForm(way=Way.CALL_ME)
WEEK: tuple[tuple[int, SignalForm], ...] = (
    (20, GARDEN),
    (12, replace(CURTAINS, who="Mevrouw op de hoek", facts="Zij vraagt drie keer dezelfde weg.")),
    (9, LAMP),
    (2, CURTAINS),
    (1, REFUSES),
    (1, CALL_ME),
    (0, CHILD),
    (0, LONG),
    (0, UNSAFE),
)
"""How many days ago, and what."""


def pass_on(
    folder: Path, forms: Sequence[tuple[int, SignalForm]], house: House, name: str = "Fatma"
) -> tuple[str, ...]:
    """Let somebody at the desk pass these on; gives their ids."""
    sent: list[str] = []
    for days, form in forms:
        moment = NOW - timedelta(days=days)

        def now(at: datetime = moment) -> datetime:
            return at

        store = DeskStore.at(folder, now=now, device=DeviceSecret.none(), cost=CHEAP)
        duty = store.unlock(house.people[name].id, VOLUNTEERS[name]).duty
        sent.append(SignalDesk().send(duty, uuid4().hex, form).id)
        duty.close()
        store.close()
    return tuple(sent)


def make_week_house(folder: Path) -> House:
    """Two buurtwerkers with their cards, and a week of signals."""
    house = make_signal_house(folder)
    pass_on(folder, WEEK, house)
    return house
