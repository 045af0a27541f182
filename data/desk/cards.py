"""Recovery cards: making one, typing it back, and coming in with it."""

from __future__ import annotations

import json

from sqlalchemy import Connection, delete, select, update

from data.desk import making, people, publish, schema
from data.desk.access import as_reader, note_change
from data.desk.duty import Duty
from data.desk.keeping import copied_first
from data.desk.records import RecoveryCard, Role
from data.errors import Code, WorldError
from data.vault import card, slots
from data.vault.kdf import card_kdf, derive_card
from data.vault.slots import Slot, SlotFile, SlotKind

KIND = "card"


def make_card(reader: Duty) -> RecoveryCard:
    """A new card for this reader; their older one counts until the new one is typed back.

    What is on it is nowhere else. Raises WorldError(ROLE_REFUSED | DUTY_OVER | DUTY_COVERED).
    """
    mine = as_reader(reader)
    secret = card.new_secret()
    now, table = mine.session.now(), schema.Slot
    with copied_first(mine) as connection:
        connection.execute(
            delete(table).where(
                table.c.person_id == mine.person.id,
                table.c.kind == SlotKind.CARD.value,
                table.c.confirmed_at.is_(None),
            )
        )
        blank = Slot(
            id=card.card_id(secret),
            kind=SlotKind.CARD,
            person_id=mine.person.id,
            role=Role.COMMUNITY_WORKER.value,
            kdf=card_kdf(),
            public=b"",
            vouch=bytes(publish.signing_key(connection).verify_key),
        )
        slot, keys = slots.make(blank, secret.hex(), b"")
        making.add_slot_row(connection, slot, now)
        making.add_reader_key(connection, mine.private, slot.id, keys)
        note_change(connection, mine, "make", KIND, slot.id)
    keys.wipe()
    groups = card.to_groups(secret)
    return RecoveryCard(groups=groups, qr=card.to_qr(groups), name=mine.person.name, made_on=now.date())


def confirm_card(reader: Duty, typed: str) -> None:
    """The card was typed back: it is really tried, then it counts, and older cards do not any more.

    Raises WorldError(CARD_WRONG, group= | CARD_UNKNOWN | ROLE_REFUSED | DUTY_OVER | DUTY_COVERED).
    """
    mine = as_reader(reader)
    secret = card.from_typed(typed)
    slot_id, table = card.card_id(secret), schema.Slot
    with copied_first(mine) as connection:
        slot = _slot(connection, slot_id, mine.person.id)
        if slot is None:
            raise WorldError(Code.CARD_UNKNOWN)
        keys = derive_card(slot.kdf.salt, secret)
        slots.open_private(slot, keys)
        private = people.reader_private(connection, mine.person.id, slot_id, keys)
        if private is None or private.public != mine.private.public:
            raise WorldError(Code.SLOT_TAMPERED)
        private.wipe()
        connection.execute(update(table).where(table.c.id == slot_id).values(confirmed_at=mine.session.now()))
        connection.execute(
            delete(table).where(
                table.c.person_id == mine.person.id, table.c.kind == SlotKind.CARD.value, table.c.id != slot_id
            )
        )
        note_change(connection, mine, "confirm", KIND, slot_id)
    keys.wipe()


def slot_of_card(file: SlotFile, secret: bytes) -> Slot:
    """The slot that a card opens. Raises WorldError(CARD_UNKNOWN)."""
    slot = file.by_id(card.card_id(secret))
    if slot is None or slot.kind is not SlotKind.CARD:
        raise WorldError(Code.CARD_UNKNOWN)
    return slot


def _slot(connection: Connection, slot_id: str, person_id: str) -> Slot | None:
    table = schema.Slot
    body = connection.execute(
        select(table.c.body).where(
            table.c.id == slot_id, table.c.person_id == person_id, table.c.kind == SlotKind.CARD.value
        )
    ).scalar()
    return None if body is None else Slot.from_json(json.loads(body))
