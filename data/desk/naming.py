"""Another roepnaam for somebody: a marriage, a typing error, a second Ria. A buurtwerker's work."""

from __future__ import annotations

from sqlalchemy import update

from data.desk import publish, schema
from data.desk.access import as_reader, note_change
from data.desk.duty import Duty
from data.desk.keeping import copied_first
from data.desk.people import KIND
from data.errors import Code, WorldError


def rename_person(reader: Duty, person_id: str, name: str) -> None:
    """Give somebody another name; their secret, card and everything they wrote stay theirs.

    Raises WorldError(ROLE_REFUSED | VALUE_MISSING | NAME_TAKEN | PERSON_UNKNOWN | DUTY_OVER | DUTY_COVERED) and what
    writing can; nothing has changed then.
    """
    mine = as_reader(reader)
    name = " ".join(name.split())
    if not name:
        raise WorldError(Code.VALUE_MISSING, field="name")
    table = schema.Person
    with copied_first(mine) as connection:
        others = {person.id: person.name for person in publish.active_people(connection)}
        if others.pop(person_id, None) is None:
            raise WorldError(Code.PERSON_UNKNOWN)
        if name.casefold() in {other.casefold() for other in others.values()}:
            raise WorldError(Code.NAME_TAKEN)
        connection.execute(update(table).where(table.c.id == person_id).values(name=name))
        note_change(connection, mine, "rename", KIND, person_id)
    session = mine.session
    for on_duty in (session.duty, *session.readers):
        if on_duty is not None:
            on_duty.rename(person_id, name)
