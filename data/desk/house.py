"""The desk store of one data directory, as the window and the command line use it.

Used by one worker at a time (ui.tasks sees to that). Opening it hands out capabilities (`Duty`, `Reader`); everything
that changes who may come in asks for a `Reader`.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from uuid import uuid4

from data.desk import cards, erasing, making, naming, opening, outside, people, readers, renewal, strengthening
from data.desk.access import Progress
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
from data.desk.session import Session
from data.desk.strengthening import Weak
from data.desk.trying import Trying
from data.engine import reading
from data.errors import Code, WorldError
from data.vault import card, slots
from data.vault.device import DeviceSecret
from data.vault.kdf import STANDARD, Cost, derive_card
from data.vault.memory import wipe
from data.vault.sealing import ReaderPrivate
from data.vault.slots import Slot, SlotFile
from data.vault.tries import Tries

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Unlocked:
    """What opening gives. `reader`: the buurtwerker's own capability, None for a volunteer.

    `strangers`: names on the list of readers whom no reader put there; they get nothing passed on.
    `weak`: a try on their slot costs less than it should by now; `DeskStore.strengthen` mends that.
    """

    duty: Duty
    reader: Reader | None = None
    strangers: tuple[str, ...] = ()
    weak: bool = False


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
        self._step = step
        self._tries = Tries(folder, now)
        self._trying = Trying(self._tries, device)
        self._weak: list[Weak] = []
        self._session: Session | None = None

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
        return outside.state_of(self._folder, self._file)

    def people(self) -> tuple[Person, ...]:
        """Who can come in; nobody when there is no store or it cannot be read (`state` says which)."""
        try:
            file = self._file()
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
            file = self._file()
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
        file = self._file()
        unlocked = self._enter(file, file.people[0].id, passphrase, dienst=False)
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
        return self._enter(self._file(), person_id, secret, with_person=with_person)

    def unlock_with_card(self, typed: str, new_passphrase: str) -> Unlocked:
        """Come in with a recovery card and set a new wachtzin, also on a PC that has only the files.

        Raises WorldError(CARD_WRONG, group= | CARD_UNKNOWN | SECRET_WEAK) and as `unlock` does.
        """
        secret = card.from_typed(typed)
        file = self._file()
        slot = cards.slot_of_card(file, secret)
        people.check_secret(Role.COMMUNITY_WORKER, new_passphrase, {person.name for person in file.people})
        keys = derive_card(slot.kdf.salt, secret)
        private = slots.open_private(slot, keys)
        session, fresh = self._opened(file, slot, private)
        try:
            opening.must_be_known(session, slot)
            with reading(session.engine) as connection:
                (person,) = people.people_by_id(connection, [slot.person_id])
                own = people.reader_private(connection, person.id, slot.id, keys)
            if own is None:
                raise WorldError(Code.SLOT_TAMPERED)
            duty = self._dienst(session, (person,))
            people.replace_slot(
                duty, person.id, Role.COMMUNITY_WORKER, own, new_passphrase, making_with=self._making(file.store)
            )
            self._trying.forgive(person.id)
        except BaseException:
            self._back_out(session, fresh)
            raise
        keys.wipe()
        unlocked = self._with_reader(duty, person, own)
        self._carry_on_renewal(session)
        return unlocked

    def strengthen(self) -> bool:
        """Make the slots anew of those who came in with one on which a try costs less than it should: `Unlocked.weak`.

        Takes as long as a try; call it once what they came for is on the screen, and also when the dienst is over by
        then: it lets go of what it needs. True when it was done. Raises what writing can; the slot stays then.
        """
        session, done = self._session, False
        try:
            for weak in self._weak:
                if session is None or session.closed or session.duty is None:
                    return False
                making_with = self._making(session.store_id)
                done = strengthening.strengthen(session.duty, weak, making_with=making_with) or done
            return done
        finally:
            self._forget_weak()

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
        file = self._file()
        fits = self._trying.fits(file, asked, old)
        with self._trying.blameless(asked):
            fit = self._trying.known(session, fits)
            people.change_secret(duty, asked, fit.slot.id, fit.keys, new, making_with=self._making(file.store))
            fit.wipe()
        self._trying.forgive(asked)

    def away(self, reader: Duty, until: date | None) -> None:
        """Note until when this reader is away, None when they are back."""
        people.set_away(reader, until)

    def readers_ready(self) -> int:
        """How many readers typed back their card; 0 while the store is closed."""
        session = self._session
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
        self._forget_weak()
        session = self._session
        if session is None or session.closed:
            return
        if session.duty is not None:
            session.duty.close()
        else:
            session.close()

    # Inside

    def _file(self) -> SlotFile:
        making.finish_making(self._folder)
        return slots.read(self._folder)

    def _verify(self, person_id: str, secret: str) -> None:
        """Whether a secret is somebody's, while the store is open."""
        session = self._session
        assert session is not None
        fits = self._trying.fits(self._file(), person_id, secret)
        with self._trying.blameless(person_id):
            self._trying.known(session, fits).wipe()
        self._trying.forgive(person_id)

    def _opened(self, file: SlotFile, slot: Slot, private: bytes) -> tuple[Session, bool]:
        """The session that is open, or a new one (True)."""
        keys = opening.keys_of(file, slot, private)
        try:
            session = self._session
            if session is not None and not session.closed:
                if bytes(session.key) not in {bytes(key) for key in keys}:
                    raise WorldError(Code.SLOT_TAMPERED)
                return session, False
            self._session = opening.open_session(self._folder, file, keys, self._now, self._verify)
            return self._session, True
        finally:
            used = self._session.key if self._session is not None else None
            wipe(private, *(key for key in keys if key is not used))

    def _enter(
        self, file: SlotFile, person_id: str, secret: str, *, with_person: str | None = None, dienst: bool = True
    ) -> Unlocked:
        fits = self._trying.fits(file, person_id, secret)
        with self._trying.blameless(person_id):
            session, fresh = self._opened(file, fits[0].slot, fits[0].private)
            try:
                fit = self._trying.known(session, fits)
                self._trying.forgive(person_id)
                ids = [person_id] if with_person in (None, person_id) else [person_id, str(with_person)]
                with reading(session.engine) as connection:
                    found = people.people_by_id(connection, ids)
                    own = people.reader_private(connection, person_id, fit.slot.id, fit.keys)
                if not dienst:
                    assert own is not None
                    fit.wipe()
                    setting_up = Reader(session, "", found[0], self._now(), own)
                    return Unlocked(setting_up, setting_up)
                duty = self._dienst(session, found)
                unlocked = Unlocked(duty) if own is None else self._with_reader(duty, found[0], own)
            except BaseException:
                for one in fits:
                    one.wipe()
                self._back_out(session, fresh)
                raise
        weak = strengthening.costs_less(fit.slot.kdf, self._cost)
        if weak:
            self._weak.append(Weak(fit, secret))
        else:
            fit.wipe()
        self._carry_on_renewal(session)
        return replace(unlocked, weak=weak)

    def _dienst(self, session: Session, who: tuple[Person, ...]) -> Duty:
        """The dienst that is open, which these people join, or a new one."""
        if session.duty is not None:
            session.duty.join(who)
            session.duty.uncover_own()
            return session.duty
        opening.close_broken_shifts(session)
        shift_id = uuid4().hex
        opening.open_shift(session, shift_id, [person.id for person in who])
        session.duty = Duty(session, shift_id, who, self._now())
        return session.duty

    def _with_reader(self, duty: Duty, person: Person, own: ReaderPrivate) -> Unlocked:
        """A reader's capability; what waits to be passed on to other readers is passed on."""
        session = duty.session
        for older in tuple(session.readers):
            if older.person.id == person.id:
                older.forget()
                session.readers.remove(older)
        reader = Reader(session, duty.shift_id, person, self._now(), own)
        return Unlocked(duty, reader, readers.come_in(session, own, person.id))

    def _carry_on_renewal(self, session: Session) -> None:
        """Do what a stop could not finish. When it still cannot be done that keeps nobody out; the wish stands."""
        if not renewal.is_wanted(session):
            return
        try:
            renewal.renew(session, None, self._step)
        except WorldError as error:
            _log.warning("The key of the desk store could not be renewed yet: %s", error.code.value)

    def _forget_weak(self) -> None:
        for weak in self._weak:
            weak.fit.wipe()
        self._weak.clear()

    def _back_out(self, session: Session, fresh: bool) -> None:
        if fresh:
            session.close()

    def _making(self, store_id: str) -> Making:
        return Making(self._device.get_or_make(store_id), self._cost, self._step)

    def _making_of(self, duty: Duty) -> Making:
        return self._making(duty.session.store_id)

    def _person(self, person_id: str) -> Person:
        return next(person for person in self.people() if person.id == person_id)
