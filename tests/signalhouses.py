"""A house where signals can be passed on: two buurtwerkers who typed back their card and have the two tasks."""

from __future__ import annotations

from pathlib import Path

from data.desk.records import Role, Task
from tests.houses import PHRASE, SECOND, SECOND_PHRASE, WORKER, House, make_house, open_store


def make_signal_house(folder: Path) -> House:
    """As make_house, with Ingrid too, and everything ready for "niet veilig"."""
    made = make_house(folder)
    store = open_store(folder)
    first = store.unlock(made.people[WORKER].id, PHRASE).reader
    assert first is not None
    ingrid = store.add_person(first, SECOND, Role.COMMUNITY_WORKER, SECOND_PHRASE)
    store.set_tasks(first, made.people[WORKER].id, frozenset({Task.ATTENTION}))
    store.set_tasks(first, ingrid.id, frozenset({Task.DEPUTY}))
    second = store.unlock(ingrid.id, SECOND_PHRASE).reader
    assert second is not None
    store.confirm_card(second, store.make_card(second).text)
    people = {person.name: person for person in store.people()}
    store.close()
    return House(folder, people, made.card)
