"""The desk store of one data directory, as the window and the command line use it.

Used by one worker at a time (ui.tasks sees to that). Opening it hands out capabilities (`Duty`, `Reader`); everything
that changes who may come in asks for a `Reader`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from uuid import uuid4

from data.desk import cards, erasing, making, naming, outside, people, readers
from data.desk.access import Progress
from data.desk.door import Door, Unlocked
from data.desk.duty import Duty, Reader
from data.desk.people import Making
from data.desk.records import (
    Person,
    RecoveryCard,
    Role,
    SetupState,
    StoreState,
    Task,
)
from data.desk.trying import Trying
from data.engine import reading
from data.errors import Code, WorldError
from data.vault.device import DeviceSecret
from data.vault.kdf import STANDARD, Cost
from data.vault.memory import wipe
from data.vault.tries import Tries

__all__ = ["DeskStore", "Unlocked"]


class DeskStore:
    """desk.db and slots.json in one folder."""

    def __init__(
        self,
        folder: Path,
        *,
        now: Callable[[], datetime],
        device: DeviceSecret,
        cost: Cost,
        step: Callable[[str], None],
    ) -> None:
        self._folder = folder
        self._now = now
        self._device = device
        self._cost = cost
        self._tries = Tries(folder, now)
        self._trying = Trying(self._tries, device)
        self._door = Door(folder, self._trying, now=now, device=device, cost=cost, step=step)

    @classmethod
    def at(
        cls,
        folder: Path,
        *,
        now: Callable[[], datetime],
        device: DeviceSecret | None = None,
        cost: Cost = STANDARD,
        step: Callable[[str], None] = lambda _done: None,
    ) -> DeskStore:
        """The store in `folder`; nothing is opened yet.

        `device`: None for the safe of this system. `cost`: of one try, for new slots. `step` hears what is on disk
        by now while people are changed.
        """
        return cls(folder, now=now, device=device or DeviceSecret(), cost=cost, step=step)

    # Without a key

    @property
    def state(self) -> StoreState:
        """How the store is, as far as can be seen without a key."""
        return outside.state_of(self._folder, self._door.file)

    def people(self) -> tuple[Person, ...]:
        """Who can come in; nobody when there is no store or it cannot be read (`state` says which)."""
        try:
            file = self._door.file()
        except WorldError:
            return ()
        return outside.people_of(file, self._tries, self._device)

    def wait_seconds(self, person_id: str) -> int:
        """How long this person still has to wait after wrong tries."""
        return self._tries.wait_seconds(person_id)

    def device_secret_kept(self) -> bool:
        """Whether this PC keeps a secret of its own for the store; False: a copy of the folder can be guessed at."""
        if not self._device.kept():
            return False
        try:
            file = self._door.file()
        except WorldError:
            return True
        return bool(self._device.get(file.store))

    def setup(self) -> SetupState:
        """Which of the four steps of the set-up is next; each is on disk when its call returned."""
        return outside.setup_of(self.state, self.people())

    # Set-up

    def begin(self, name: str, passphrase: str) -> Reader:
        """Make the store for its first buurtwerker, who is a reader at once.

        Raises WorldError(DESK_EXISTS | VALUE_MISSING | SECRET_WEAK) and what writing can; nothing is there then.
        """
        name = " ".join(name.split())
        if not name:
            raise WorldError(Code.VALUE_MISSING, field="name")
        people.check_secret(Role.COMMUNITY_WORKER, passphrase, {name})
        making.finish_making(self._folder)
        making.refuse_existing(self._folder)
        store_id = uuid4().hex
        key = making.make_store(
            self._folder,
            name,
            passphrase,
            store_id=store_id,
            device_secret=self._device.get_or_make(store_id),
            cost=self._cost,
            now=self._now,
        )
        wipe(key)
        file = self._door.file()
        unlocked = self._door.enter(file, file.people[0].id, passphrase, dienst=False)
        assert unlocked.reader is not None
        return unlocked.reader

    def make_card(self, reader: Reader) -> RecoveryCard:
        """A recovery card for this reader; it can be shown this once. Raises as data.desk.cards.make_card."""
        return cards.make_card(reader)

    def confirm_card(self, reader: Reader, typed: str) -> None:
        """The card was typed back. Raises WorldError(CARD_WRONG, group="3" | CARD_UNKNOWN)."""
        cards.confirm_card(reader, typed)

    # Opening

    def unlock(self, person_id: str, secret: str, *, with_person: str | None = None) -> Unlocked:
        """Come on duty, alone or with one more person; joins a dienst that is open already.

        Raises WorldError(PERSON_UNKNOWN | SECRET_WRONG, wait= | SECRET_WAIT, seconds= | SLOT_TAMPERED | DESK_DAMAGED |
        DESK_NEWER | DESK_ABSENT | SLOTS_DAMAGED | DEVICE_SECRET_GONE) and what writing can.
        """
        return self._door.enter(self._door.file(), person_id, secret, with_person=with_person)

    def unlock_with_card(self, typed: str, new_passphrase: str) -> Unlocked:
        """Come in with a recovery card and set a new wachtzin, also on a PC that has only the files.

        Raises WorldError(CARD_WRONG, group= | CARD_UNKNOWN | SECRET_WEAK) and as `unlock` does.
        """
        return self._door.enter_with_card(typed, new_passphrase)

    def strengthen(self) -> bool:
        """Make the slots anew of those who came in with one on which a try costs less than it should: `Unlocked.weak`.

        Takes as long as a try; call it once what they came for is on the screen, and also when the dienst is over by
        then: it lets go of what it needs. True when it was done. Raises what writing can; the slot stays then.
        """
        return self._door.strengthen()

    # People

    def add_person(
        self, reader: Duty, name: str, role: Role, secret: str, tasks: frozenset[Task] = frozenset()
    ) -> Person:
        """Add somebody with their first PIN or wachtzin. Raises as data.desk.people.add_person."""
        person_id = people.add_person(reader, name, role, secret, tasks, making_with=self._making_of(reader))
        return self._person(person_id)

    def rename_person(self, reader: Duty, person_id: str, name: str) -> None:
        """Give somebody another name. Raises as data.desk.naming.rename_person."""
        naming.rename_person(reader, person_id, name)

    def reset_secret(
        self,
        reader: Duty,
        person_id: str,
        new_secret: str,
        *,
        accept_loss: bool = False,
        progress: Progress | None = None,
    ) -> None:
        """Give somebody another PIN or wachtzin. Raises as data.desk.people.reset_secret.

        `accept_loss`: also when nobody could open some items after it; they stay closed until they are erased.
        """
        making_with = self._making_of(reader)
        with self._trying.forgiving(person_id):
            people.reset_secret(
                reader, person_id, new_secret, accept_loss=accept_loss, making_with=making_with, progress=progress
            )

    def stop_person(
        self, reader: Duty, person_id: str, progress: Progress | None = None, *, accept_loss: bool = False
    ) -> None:
        """Stop somebody and renew the key of the store. Raises as data.desk.people.stop_person."""
        making_with = self._making_of(reader)
        session = reader.session
        try:
            people.stop_person(reader, person_id, accept_loss=accept_loss, making_with=making_with, progress=progress)
        finally:
            if session.duty is None and not session.readers:  # the last reader of a set-up stopped themselves
                session.close()
        self._trying.forgive(person_id)

    def set_tasks(self, reader: Duty, person_id: str, tasks: frozenset[Task], *, accept_loss: bool = False) -> None:
        """Say who is aandachtsfunctionaris or deputy. Raises as data.desk.people.set_tasks."""
        people.set_tasks(reader, person_id, tasks, accept_loss=accept_loss)

    def change_own_secret(self, duty: Duty, old: str, new: str, *, person_id: str = "") -> None:
        """Somebody on duty (the first one when no id is given) changes their own PIN or wachtzin.

        Raises WorldError(DUTY_OVER | ROLE_REFUSED | SECRET_WRONG | SECRET_WAIT | SECRET_WEAK).
        """
        session = duty.session
        asked = person_id or duty.actor
        if asked not in {person.id for person in duty.people}:
            raise WorldError(Code.ROLE_REFUSED)
        file = self._door.file()
        fits = self._trying.fits(file, asked, old)
        with self._trying.blameless(asked):
            fit = self._trying.known(session, fits)
            people.change_secret(duty, asked, fit.slot.id, fit.keys, new, making_with=self._door.making_for(file.store))
            fit.wipe()
        self._trying.forgive(asked)

    def away(self, reader: Duty, until: date | None) -> None:
        """Note until when this reader is away, None when they are back."""
        people.set_away(reader, until)

    def readers_ready(self) -> int:
        """How many readers typed back their card; 0 while the store is closed."""
        session = self._door.session
        if session is None or session.closed:
            return 0
        with reading(session.engine) as connection:
            return readers.confirmed(connection)

    def stop_everything(self, reader: Duty, second: Path | None = None) -> tuple[WorldError, ...]:
        """ "Dit buurthuis stopt": erase both stores, slots, settings and backups of this folder, and this PC's secret.

        `second`: the second folder for backups of the settings, which is emptied of those of this house too.
        Returns what could not be erased (BACKUPS_LEFT | ERASING_LEFT); the rest is gone, beginning with what opens
        the store. Raises WorldError(ROLE_REFUSED | DUTY_OVER | DUTY_COVERED).
        """
        return erasing.erase_everything(reader, self._folder, self._device, second)

    def close(self) -> None:
        """Let go of everything; an open dienst ends here."""
        self._door.close()

    # Inside

    def _making_of(self, duty: Duty) -> Making:
        return self._door.making_for(duty.session.store_id)

    def _person(self, person_id: str) -> Person:
        return next(person for person in self.people() if person.id == person_id)
