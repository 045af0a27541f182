"""What can be known of the desk store without a key: how it is, who can come in, where the set-up stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from data import migrate, stores
from data.desk import publish
from data.desk.records import Person, Role, SetupState, SetupStep, StoreState
from data.desk.session import FILE_NAME
from data.errors import Code, WorldError
from data.vault.device import DeviceSecret, mark
from data.vault.slots import SlotFile
from data.vault.tries import Tries


def state_of(folder: Path, read: Callable[[], SlotFile]) -> StoreState:
    """How the store in `folder` is; `read` gives its slots, or says why not."""
    path = folder / FILE_NAME
    try:
        file = read()
    except WorldError as error:
        if error.code is Code.DESK_ABSENT:
            return StoreState.DAMAGED if path.exists() else StoreState.ABSENT
        return StoreState.NEWER if error.code is Code.DESK_NEWER else StoreState.DAMAGED
    if not path.is_file() or path.stat().st_size == 0 or not file.people:
        return StoreState.DAMAGED
    if file.revision not in migrate.known_revisions(stores.DESK):
        return StoreState.NEWER
    confirmed = any(person.card_confirmed for person in file.people)
    return StoreState.READY if confirmed else StoreState.SETTING_UP


def people_of(file: SlotFile, tries: Tries, device: DeviceSecret) -> tuple[Person, ...]:
    """Who can come in, as the tiles show them."""
    here = mark(device.get(file.store))
    return tuple(
        Person(
            id=known.id,
            name=known.name,
            role=publish.role_of(known),
            tasks=publish.tasks_of(known),
            may_log_in=any(slot.kdf.device in ("", here) for slot in file.of_person(known.id)),
            waits_until=tries.waits_until(known.id),
            card_confirmed=known.card_confirmed,
        )
        for known in file.people
    )


def setup_of(state: StoreState, everybody: Sequence[Person]) -> SetupState:
    """Which of the four steps of the set-up is next."""
    if state in (StoreState.DAMAGED, StoreState.NEWER):
        return SetupState(SetupStep.DONE)
    if state is StoreState.ABSENT:
        return SetupState(SetupStep.HOUSE)
    first = next((person for person in everybody if person.role is Role.COMMUNITY_WORKER), None)
    if state is StoreState.SETTING_UP:
        return SetupState(SetupStep.CARD, first)
    if len(everybody) == 1:
        return SetupState(SetupStep.VOLUNTEERS, first)
    return SetupState(SetupStep.DONE)
