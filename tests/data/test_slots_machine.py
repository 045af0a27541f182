"""Add, stop, reset, re-key, recover, restart, die, in any order: who should come in does, and nobody else.

Real files and real keys; Argon2id at its cheapest through the parameter for it. A shadow model says for each person
what opens for them: their secret, their card, and each sealed item. It is compared with the store after every step.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from data.desk import items
from data.desk.duty import Reader
from data.desk.house import DeskStore, Unlocked
from data.desk.records import Audience, RecoveryCard, Role, Task
from data.errors import Code, WorldError
from data.vault import slots
from data.vault.device import DeviceSecret
from data.vault.strength import check_pin
from tests.data.deskhouse import CHEAP, Clock, Safe, confirmed_card

_WORDS = "appel bezem cavia dadel egel fluit giraf hamer iglo jojo kikker ladder molen noot olifant pinda".split()
_MOST_PEOPLE = 6
_RENEWING = ["in the store", "old slot gone", "both keys", "copied", "swapped"]
_CHANGING = st.sampled_from(["both slots", "in the store"])


class _DiedError(BaseException):
    """The program ended here; nothing in it may tidy up after that."""


def _tried(call: Callable[[], object]) -> Code | None:
    """The code that a call is refused with, None when it is not."""
    try:
        call()
    except WorldError as error:
        return error.code
    return None


# Secrets that pass the rules; each is used once, so that a secret names its owner and its time.
_PINS = [
    pin
    for pin in (f"{number % 1_000_000:06d}" for number in range(402_917, 402_917 + 7919 * 400, 7919))
    if _tried(lambda pin=pin: check_pin(pin)) is None
]


@dataclass
class Somebody:
    """What should be true of a person."""

    id: str
    role: Role
    secret: str
    tasks: frozenset[Task] = frozenset()
    card: RecoveryCard | None = None
    confirmed: bool = False
    active: bool = True
    old_secrets: list[str] = field(default_factory=list)
    old_cards: list[str] = field(default_factory=list)


class SlotsMachine(RuleBasedStateMachine):
    """One buurthuis and everybody who was ever in it."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="inloopbalie-slots-"))
        self.clock = Clock()
        self.safe = Safe()
        self.die_at = ""
        self.made = 0
        self.people: dict[str, Somebody] = {}
        self.items: dict[str, tuple[Audience, set[str]]] = {}  # who must be able to open it
        self.old_slots: list[bytes] = []
        self.store = self._start()

    def teardown(self) -> None:
        """Leave nothing behind."""
        self.store.close()
        shutil.rmtree(self.folder)

    # Helpers

    def _start(self) -> DeskStore:
        return DeskStore.at(self.folder, now=self.clock, device=DeviceSecret(self.safe), cost=CHEAP, step=self._step)

    def _step(self, done: str) -> None:
        if done == self.die_at:
            raise _DiedError

    def _secret(self, role: Role) -> str:
        self.made += 1
        if role is Role.VOLUNTEER:
            return _PINS[self.made % len(_PINS)]
        words = [_WORDS[(self.made + 3 * place) % len(_WORDS)] for place in range(5)]
        return " ".join((*words, str(1000 + self.made * 37)))

    def _unlock(self, who: Somebody) -> Unlocked:
        self.clock.forward(hours=2)  # past every delay
        return self.store.unlock(who.id, who.secret)

    def _reader(self, who: Somebody) -> Reader:
        reader = self._unlock(who).reader
        assert reader is not None
        return reader

    def _refused(self, who: str, secret: str) -> None:
        self.clock.forward(hours=2)
        code = _tried(lambda: self.store.unlock(who, secret))
        assert code in (Code.SECRET_WRONG, Code.PERSON_UNKNOWN, Code.SLOT_TAMPERED)

    def _active(self, role: Role | None = None) -> list[Somebody]:
        return [one for one in self.people.values() if one.active and role in (None, one.role)]

    def _workers(self) -> list[Somebody]:
        return self._active(Role.COMMUNITY_WORKER)

    def _holders(self) -> list[Somebody]:
        return [one for one in self._workers() if one.tasks]

    def _keep_old_slots(self) -> None:
        self.old_slots = [*self.old_slots[-2:], (self.folder / slots.FILE_NAME).read_bytes()]

    def _restart(self) -> None:
        self.store.close()
        self.die_at = ""
        self.store = self._start()

    def _pass_on(self, actor: Somebody) -> None:
        """A reader who comes in passes on what they can open."""
        for audience, who in self.items.values():
            if actor.id in who:
                who |= {one.id for one in self._workers() if audience is Audience.READERS or one.tasks}

    def _would_be_lost(self, actor: Somebody, other: Somebody) -> bool:
        """Whether `actor` hears that something is lost with `other`.

        Who cannot open what the last one with a task can does not know what of it was lost before either.
        """
        if any(who == {other.id} for _, who in self.items.values()):
            return True
        blind = bool(other.tasks) and not actor.tasks and self._holders() == [other]
        return blind and any(actor.id not in who for _, who in self.items.values())

    # Rules

    @initialize(tasks=st.booleans())
    def begin(self, tasks: bool) -> None:
        """Two buurtwerkers with their cards, a volunteer, and something sealed; with tasks or without."""
        secrets = [self._secret(Role.COMMUNITY_WORKER) for _ in range(2)]
        reader = self.store.begin("p0", secrets[0])
        first = Somebody(reader.person.id, Role.COMMUNITY_WORKER, secrets[0])
        first.card, first.confirmed = confirmed_card(self.store, reader), True
        person = self.store.add_person(reader, "p1", Role.COMMUNITY_WORKER, secrets[1])
        second = Somebody(person.id, Role.COMMUNITY_WORKER, secrets[1])
        pin = self._secret(Role.VOLUNTEER)
        third = Somebody(self.store.add_person(reader, "p2", Role.VOLUNTEER, pin).id, Role.VOLUNTEER, pin)
        self.people = {one.id: one for one in (first, second, third)}
        if tasks:
            for one, task in ((first, Task.ATTENTION), (second, Task.DEPUTY)):
                one.tasks = frozenset({task})
                self.store.set_tasks(reader, one.id, one.tasks)
        reader.close()
        theirs = self._reader(second)
        second.card, second.confirmed = confirmed_card(self.store, theirs), True
        for audience in (Audience.READERS, Audience.ATTENTION)[: 1 + tasks]:
            item = items.seal_item(theirs, "signal", b"inhoud", audience=audience)
            self.items[item] = (audience, {first.id, second.id})

    @precondition(lambda self: len(self._active()) < _MOST_PEOPLE)
    @rule(data=st.data(), worker=st.booleans())
    def add(self, data: st.DataObject, worker: bool) -> None:
        """A buurtwerker adds somebody."""
        actor = data.draw(st.sampled_from(self._workers()))
        role = Role.COMMUNITY_WORKER if worker else Role.VOLUNTEER
        secret = self._secret(role)
        self._pass_on(actor)
        person = self.store.add_person(self._reader(actor), f"p{self.made}", role, secret)
        self.people[person.id] = Somebody(person.id, role, secret)
        self._pass_on(actor)

    @rule(data=st.data(), accept=st.booleans())
    def stop(self, data: st.DataObject, accept: bool) -> None:
        """A buurtwerker stops somebody, or themselves."""
        actor = data.draw(st.sampled_from(self._workers()))
        other = data.draw(st.sampled_from(self._active()))
        self._keep_old_slots()
        reader = self._reader(actor)
        self._pass_on(actor)
        last = other.role is Role.COMMUNITY_WORKER and len(self._workers()) == 1
        alone = self._would_be_lost(actor, other)
        code = _tried(lambda: self.store.stop_person(reader, other.id, accept_loss=accept))
        if last or (alone and not accept):
            assert code is (Code.LAST_WORKER if last else Code.LAST_READER)
            return
        assert code is None
        self._has_stopped(other)

    def _has_stopped(self, other: Somebody) -> None:
        other.active, other.tasks = False, frozenset()
        if other.card is not None:
            other.old_cards.append(other.card.text)
        other.card, other.confirmed = None, False
        for _, who in self.items.values():
            who.discard(other.id)

    @precondition(lambda self: len(self._active()) > 1)
    @rule(data=st.data(), accept=st.booleans())
    def reset(self, data: st.DataObject, accept: bool) -> None:
        """A buurtwerker gives somebody else another secret."""
        actor = data.draw(st.sampled_from(self._workers()))
        other = data.draw(st.sampled_from([one for one in self._active() if one is not actor]))
        fresh = self._secret(other.role)
        self._keep_old_slots()
        reader = self._reader(actor)
        self._pass_on(actor)
        alone = self._would_be_lost(actor, other)
        code = _tried(lambda: self.store.reset_secret(reader, other.id, fresh, accept_loss=accept))
        if alone and not accept:
            assert code is Code.LAST_READER
            return
        assert code is None
        self._was_reset(actor, other, fresh)

    def _was_reset(self, actor: Somebody, other: Somebody, fresh: str) -> None:
        other.old_secrets.append(other.secret)
        other.secret = fresh
        if other.role is Role.COMMUNITY_WORKER:
            if other.card is not None:
                other.old_cards.append(other.card.text)
            other.card, other.confirmed = None, False
            if not actor.tasks:
                other.tasks = frozenset()
            for _, who in self.items.values():
                who.discard(other.id)
            self._pass_on(actor)

    @rule(data=st.data())
    def change_own(self, data: st.DataObject) -> None:
        """Somebody re-keys their own slot."""
        who = data.draw(st.sampled_from(self._active()))
        fresh = self._secret(who.role)
        self._keep_old_slots()
        duty = self._unlock(who).duty
        self._pass_on(who)
        self.store.change_own_secret(duty, who.secret, fresh, person_id=who.id)
        who.old_secrets.append(who.secret)
        who.secret = fresh

    @rule(data=st.data(), confirm=st.booleans())
    def make_card(self, data: st.DataObject, confirm: bool) -> None:
        """A buurtwerker makes a card, and types it back or not."""
        who = data.draw(st.sampled_from(self._workers()))
        reader = self._reader(who)
        self._pass_on(who)
        card = self.store.make_card(reader)
        if who.confirmed and not confirm:
            return  # the card of before still counts
        if who.card is not None:
            who.old_cards.append(who.card.text)
        if confirm:
            self.store.confirm_card(reader, card.text)
        who.card, who.confirmed = card, confirm

    @precondition(lambda self: any(one.card for one in self._workers()))
    @rule(data=st.data(), new_pc=st.booleans())
    def recover(self, data: st.DataObject, new_pc: bool) -> None:
        """Somebody comes in with their card, perhaps on a PC that has only the files."""
        who = data.draw(st.sampled_from([one for one in self._workers() if one.card]))
        assert who.card is not None
        if new_pc:
            self.store.close()
            self.safe = Safe()
            self.store = self._start()
        fresh = self._secret(who.role)
        reader = self.store.unlock_with_card(who.card.text, fresh).reader
        assert reader is not None
        who.old_secrets.append(who.secret)
        who.secret = fresh
        self._pass_on(who)
        if new_pc:  # the others get another secret from who came in
            for other in self._active():
                if other is not who:
                    again = self._secret(other.role)
                    self.store.reset_secret(reader, other.id, again, accept_loss=True)
                    self._was_reset(who, other, again)

    @rule(data=st.data(), attention=st.booleans())
    def give_task(self, data: st.DataObject, attention: bool) -> None:
        """A buurtwerker gives or takes a task; only who has one does, once there is one."""
        actor = data.draw(st.sampled_from(self._workers()))
        other = data.draw(st.sampled_from(self._workers()))
        wanted = frozenset({Task.ATTENTION}) if attention else frozenset()
        reader = self._reader(actor)
        self._pass_on(actor)
        allowed = wanted == other.tasks or not self._holders() or bool(actor.tasks)
        closed = {key: who for key, (audience, who) in self.items.items() if audience is Audience.ATTENTION}
        alone = not wanted and any(who == {other.id} for who in closed.values())
        code = _tried(lambda: self.store.set_tasks(reader, other.id, wanted))
        if not allowed or alone:
            assert code is (Code.LAST_READER if allowed else Code.ROLE_REFUSED)
            return
        assert code is None
        other.tasks = wanted
        self._pass_on(actor)
        if not wanted:
            for who in closed.values():
                who.discard(other.id)

    @rule(data=st.data(), audience=st.sampled_from(Audience))
    def seal(self, data: st.DataObject, audience: Audience) -> None:
        """Anybody on duty seals something."""
        duty = self._unlock(writer := data.draw(st.sampled_from(self._active()))).duty
        self._pass_on(writer)
        group = self._workers() if audience is Audience.READERS else self._holders()
        ready = sum(one.confirmed for one in group)
        if ready < 2:
            code = _tried(lambda: items.seal_item(duty, "signal", b"inhoud", audience=audience))
            assert code is Code.READERS_TOO_FEW
            return
        item = items.seal_item(duty, "signal", b"inhoud", audience=audience)
        self.items[item] = (audience, {one.id for one in group})

    @rule()
    def restart(self) -> None:
        """The dienst ends and the program starts again."""
        self._restart()

    @precondition(lambda self: len(self._active()) > 1)
    @rule(data=st.data(), moment=st.sampled_from(_RENEWING))
    def die_while_stopping(self, data: st.DataObject, moment: str) -> None:
        """The program ends halfway; from the first step on the person is out."""
        actor = data.draw(st.sampled_from(self._workers()))
        other = data.draw(st.sampled_from([one for one in self._active() if one is not actor]))
        reader = self._reader(actor)
        self._pass_on(actor)
        self.die_at = moment
        self._dies(lambda: self.store.stop_person(reader, other.id, accept_loss=True))
        self._has_stopped(other)

    @rule(data=st.data(), moment=_CHANGING, same=st.booleans(), first=st.booleans())
    def die_while_changing_own(self, data: st.DataObject, moment: str, same: bool, first: bool) -> None:
        """The program ends while somebody changes their secret: one of the two works, at the first try."""
        who = data.draw(st.sampled_from(self._active()))
        fresh = who.secret if same else self._secret(who.role)
        duty = self._unlock(who).duty
        self._pass_on(who)
        self.die_at = moment
        self._dies(lambda: self.store.change_own_secret(duty, who.secret, fresh, person_id=who.id))
        self._one_of_two(who, fresh, moment, first=first)

    @precondition(lambda self: any(one.card for one in self._workers()))
    @rule(data=st.data(), moment=_CHANGING, first=st.booleans())
    def die_while_recovering(self, data: st.DataObject, moment: str, first: bool) -> None:
        """The program ends while the card gives another wachtzin: the card and one of the two work."""
        who = data.draw(st.sampled_from([one for one in self._workers() if one.card]))
        card = who.card
        assert card is not None
        fresh = self._secret(who.role)
        self.die_at = moment
        self._dies(lambda: self.store.unlock_with_card(card.text, fresh))
        self._one_of_two(who, fresh, moment, first=first)

    @precondition(lambda self: len(self._active()) > 1)
    @rule(data=st.data(), moment=st.sampled_from(["both slots", *_RENEWING]), first=st.booleans())
    def die_while_resetting(self, data: st.DataObject, moment: str, first: bool) -> None:
        """The program ends while somebody else gets another secret: one of the two works, at the first try."""
        actor = data.draw(st.sampled_from(self._workers()))
        other = data.draw(st.sampled_from([one for one in self._active() if one is not actor]))
        fresh = self._secret(other.role)
        reader = self._reader(actor)
        self._pass_on(actor)
        self.die_at = moment
        self._dies(lambda: self.store.reset_secret(reader, other.id, fresh, accept_loss=True))
        if moment == "both slots":
            self._one_of_two(other, fresh, moment, first=first)
            return
        self._was_reset(actor, other, fresh)
        if first:
            self._refused(other.id, other.old_secrets[-1])
        self._unlock(other)

    def _one_of_two(self, who: Somebody, fresh: str, moment: str, *, first: bool) -> None:
        """After dying at `moment`. `first`: the one that does not count is tried before the other."""
        old = who.secret
        counts, other = (old, fresh) if moment == "both slots" else (fresh, old)
        if first and counts != other:
            self._refused(who.id, other)
        who.secret = counts
        self._unlock(who)
        if counts == fresh != old:
            who.old_secrets.append(old)
        if counts != other:
            self._refused(who.id, other)

    @precondition(lambda self: len(self._active()) < _MOST_PEOPLE)
    @rule(data=st.data(), worker=st.booleans())
    def die_before_adding(self, data: st.DataObject, worker: bool) -> None:
        """The program ends when slots.json knows the new person and the store does not: nobody was added."""
        actor = data.draw(st.sampled_from(self._workers()))
        role = Role.COMMUNITY_WORKER if worker else Role.VOLUNTEER
        secret, name = self._secret(role), f"p{self.made}"
        reader = self._reader(actor)
        self._pass_on(actor)
        self.die_at = "in slots.json"
        self._dies(lambda: self.store.add_person(reader, name, role, secret))
        (ghost,) = (person for person in self.store.people() if person.name == name)
        self._refused(ghost.id, secret)  # and the try puts slots.json right

    @precondition(lambda self: len(self._active()) < _MOST_PEOPLE)
    @rule(data=st.data(), worker=st.booleans())
    def die_while_adding(self, data: st.DataObject, worker: bool) -> None:
        """The program ends as soon as the store knows the new person: they come in at once."""
        actor = data.draw(st.sampled_from(self._workers()))
        role = Role.COMMUNITY_WORKER if worker else Role.VOLUNTEER
        secret, name = self._secret(role), f"p{self.made}"
        reader = self._reader(actor)
        self._pass_on(actor)
        self.die_at = "in the store"
        self._dies(lambda: self.store.add_person(reader, name, role, secret))
        person = next(person for person in self.store.people() if person.name == name)
        self.people[person.id] = Somebody(person.id, role, secret)
        self._pass_on(actor)

    def _dies(self, call: Callable[[], object]) -> None:
        try:
            call()
        except _DiedError:
            self._restart()
        else:
            raise AssertionError("it should have died")

    @precondition(lambda self: self.old_slots)
    @rule(data=st.data())
    def put_back_old_slots(self, data: st.DataObject) -> None:
        """Somebody puts slots.json of before in place: nobody comes in with it who should not."""
        present = (self.folder / slots.FILE_NAME).read_bytes()
        self._restart()
        (self.folder / slots.FILE_NAME).write_bytes(data.draw(st.sampled_from(self.old_slots)))
        for who in self.people.values():
            secrets = who.old_secrets if who.active else [*who.old_secrets, who.secret]
            for secret in secrets[-2:]:
                self.clock.forward(hours=2)
                code = _tried(lambda who=who, secret=secret: self.store.unlock(who.id, secret))
                assert code in (
                    Code.SECRET_WRONG,
                    Code.PERSON_UNKNOWN,
                    Code.SLOT_TAMPERED,
                    Code.DESK_DAMAGED,
                    Code.DEVICE_SECRET_GONE,
                )
        (self.folder / slots.FILE_NAME).write_bytes(present)
        self._restart()

    # What must always be so

    @invariant()
    def those_who_should_come_in_do(self) -> None:
        """With their secret; and each reader opens exactly what is theirs."""
        if not self.people:
            return
        for who in self._active():
            unlocked = self._unlock(who)
            assert (unlocked.reader is not None) == (who.role is Role.COMMUNITY_WORKER)
            if unlocked.reader is None:
                continue
            self._pass_on(who)
            opened = items.open_items(unlocked.reader)
            assert set(opened) == {key for key, (_, mine) in self.items.items() if who.id in mine}
            assert set(opened.values()) <= {b"inhoud"}

    @invariant()
    def nobody_else_comes_in(self) -> None:
        """Not with an old secret or card, not after they were stopped."""
        for who in self.people.values():
            for secret in who.old_secrets[-2:] if who.active else [who.secret]:
                self._refused(who.id, secret)
            for text in who.old_cards[-2:]:
                fresh = self._secret(Role.COMMUNITY_WORKER)
                assert (
                    _tried(lambda text=text, fresh=fresh: self.store.unlock_with_card(text, fresh)) is Code.CARD_UNKNOWN
                )

    @invariant()
    def the_tiles_say_who(self) -> None:
        """Everybody who may come in and nobody else."""
        assert {person.id for person in self.store.people()} == {one.id for one in self._active()}


TestSlots = SlotsMachine.TestCase
TestSlots.settings = settings(
    max_examples=12,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # a failing run says enough; making it shorter takes minutes
    stateful_step_count=14,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)
