"""The door of the desk store: secrets go in, an open session and capabilities come out.

Knows who is inside (`session`), whose slot must be made anew, and lets go of everything at the end.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from data.desk import cards, making, opening, people, readers, renewal, strengthening
from data.desk.duty import Duty, Reader
from data.desk.people import Making
from data.desk.records import Person, Role
from data.desk.session import Session
from data.desk.strengthening import Weak
from data.desk.trying import Trying
from data.engine import reading
from data.errors import Code, WorldError
from data.vault import card, slots
from data.vault.device import DeviceSecret
from data.vault.kdf import Cost, derive_card
from data.vault.memory import wipe
from data.vault.sealing import ReaderPrivate
from data.vault.slots import Slot, SlotFile

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


class Door:
    """Used by the store of one folder; `trying` counts wrong secrets."""

    def __init__(
        self,
        folder: Path,
        trying: Trying,
        *,
        now: Callable[[], datetime],
        device: DeviceSecret,
        cost: Cost,
        step: Callable[[str], None],
    ) -> None:
        self._folder = folder
        self._trying = trying
        self._now = now
        self._device = device
        self._cost = cost
        self._step = step
        self._weak: list[Weak] = []
        self.session: Session | None = None

    def enter_with_card(self, typed: str, new_passphrase: str) -> Unlocked:
        """Come in with a recovery card and set a new wachtzin, also on a PC that has only the files.

        Raises WorldError(CARD_WRONG, group= | CARD_UNKNOWN | SECRET_WEAK) and as `unlock` does.
        """
        secret = card.from_typed(typed)
        file = self.file()
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
                duty, person.id, Role.COMMUNITY_WORKER, own, new_passphrase, making_with=self.making_for(file.store)
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
        session, done = self.session, False
        try:
            for weak in self._weak:
                if session is None or session.closed or session.duty is None:
                    return False
                making_with = self.making_for(session.store_id)
                done = strengthening.strengthen(session.duty, weak, making_with=making_with) or done
            return done
        finally:
            self._forget_weak()

    def close(self) -> None:
        """Let go of everything; an open dienst ends here."""
        self._forget_weak()
        session = self.session
        if session is None or session.closed:
            return
        if session.duty is not None:
            session.duty.close()
        else:
            session.close()

    def file(self) -> SlotFile:
        """slots.json as it is now. Raises WorldError(DESK_ABSENT | SLOTS_DAMAGED)."""
        making.finish_making(self._folder)
        return slots.read(self._folder)

    def _verify(self, person_id: str, secret: str) -> None:
        """Whether a secret is somebody's, while the store is open."""
        session = self.session
        assert session is not None
        fits = self._trying.fits(self.file(), person_id, secret)
        with self._trying.blameless(person_id):
            self._trying.known(session, fits).wipe()
        self._trying.forgive(person_id)

    def _opened(self, file: SlotFile, slot: Slot, private: bytes) -> tuple[Session, bool]:
        """The session that is open, or a new one (True)."""
        keys = opening.keys_of(file, slot, private)
        try:
            session = self.session
            if session is not None and not session.closed:
                if bytes(session.key) not in {bytes(key) for key in keys}:
                    raise WorldError(Code.SLOT_TAMPERED)
                return session, False
            self.session = opening.open_session(self._folder, file, keys, self._now, self._verify)
            return self.session, True
        finally:
            used = self.session.key if self.session is not None else None
            wipe(private, *(key for key in keys if key is not used))

    def enter(
        self, file: SlotFile, person_id: str, secret: str, *, with_person: str | None = None, dienst: bool = True
    ) -> Unlocked:
        """Come in with a secret; `dienst`: False in the set-up. Raises as `DeskStore.unlock` does."""
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

    def making_for(self, store_id: str) -> Making:
        """What new slots of this PC are made with."""
        return Making(self._device.get_or_make(store_id), self._cost, self._step)
