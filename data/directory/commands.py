"""Writes to the directory: one transaction each, told as `Changes`, kept in the journal."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, Engine, delete, insert, select, update

from data.changes import Changes
from data.directory import queries, schema
from data.directory.drafts import DirectoryDraft, ServiceDraft
from data.directory.identity import new_id, service_id, term_id
from data.directory.records import Check, CrisisNumber
from data.directory.rows import Rows, crisis_row, load_terms
from data.engine import writing
from data.errors import Code, WorldError

REPORT_FIELDS = ("phone", "schedule", "address", "gone")


def load(engine: Engine, draft: DirectoryDraft) -> Changes:
    """Fill an empty directory with a whole draft, in one transaction; one that is filled by now stays as it is."""
    with writing(engine) as connection:
        if queries.filled_with(connection):
            return Changes()
        load_terms(connection, draft)
        rows = Rows()
        for service in draft.services:
            rows.add_service(service)
        for need, word in draft.need_words:
            rows.add(schema.EverydayWord, service_id=None, taxonomy_term_id=term_id(need), word=word)
        for position, number in enumerate(draft.crisis_numbers):
            rows.add_plain(schema.CrisisNumber, **crisis_row(number, position))
        rows.write(connection)
        connection.execute(
            insert(schema.StoreState).values(id=1, store_id=new_id(), writes=1, filled_with=draft.filled_with)
        )
    return Changes(everything=True)


def save_service(engine: Engine, draft: ServiceDraft, *, by: str, today: date) -> Changes:
    """Add a service or replace what is known of it; checks stay, an edit is never a check.

    `by` is who edited, by role ("balie", "buurtwerker"). Raises WorldError(VALUE_MISSING, field="name").
    """
    if not draft.name.strip():
        raise WorldError(Code.VALUE_MISSING, field="name")
    key = service_id(draft.source_id)
    with writing(engine) as connection:
        before = connection.execute(
            select(schema.Service.c.name, schema.Listing.c.state, schema.Service.c.alert)
            .join(schema.Listing, schema.Listing.c.service_id == schema.Service.c.id)
            .where(schema.Service.c.id == key)
        ).one_or_none()
        kept = connection.execute(select(schema.FieldCheck).where(schema.FieldCheck.c.service_id == key)).mappings()
        checks = [dict(row) for row in kept]
        _remove(connection, key)
        rows = Rows()
        rows.add_service(draft)
        rows.write(connection)
        if checks:
            connection.execute(insert(schema.FieldCheck), checks)
        journal(
            connection,
            key,
            today,
            "update" if before else "create",
            "service",
            "" if before is None else f"{before.name} ({before.state})",
            f"{draft.name} ({draft.listing.value})",
            by,
        )
        touch(connection)
    return Changes(services=frozenset({key}))


def _remove(connection: Connection, key: str) -> None:
    """Take a service and what hangs on it away; locations are not shared between services here."""
    places = select(schema.ServiceAtLocation.c.location_id).where(schema.ServiceAtLocation.c.service_id == key)
    ids = list(connection.scalars(places))
    connection.execute(
        delete(schema.Attribute).where(schema.Attribute.c.link_id == key, schema.Attribute.c.link_entity == "service")
    )
    connection.execute(delete(schema.Service).where(schema.Service.c.id == key))
    if ids:
        connection.execute(delete(schema.Location).where(schema.Location.c.id.in_(ids)))


def add_check(engine: Engine, service: str, check: Check) -> Changes:
    """Note that one fact was looked up again ("gebeld, klopt")."""
    with writing(engine) as connection:
        require(connection, service)
        connection.execute(
            insert(schema.FieldCheck).values(
                id=new_id(),
                service_id=service,
                field=check.field.value,
                checked_by=check.by,
                how=check.how.value,
                checked_on=check.on,
            )
        )
        touch(connection)
    return Changes(services=frozenset({service}))


def report(engine: Engine, service: str, field: str, remark: str, *, today: date) -> Changes:
    """Keep a "Klopt dit niet?" for the buurtwerker. `field` is one of REPORT_FIELDS.

    Raises WorldError(SERVICE_UNKNOWN | VALUE_UNREADABLE).
    """
    if field not in REPORT_FIELDS:
        raise WorldError(Code.VALUE_UNREADABLE, field="field")
    with writing(engine) as connection:
        require(connection, service)
        connection.execute(
            insert(schema.Report).values(
                id=new_id(),
                service_id=service,
                field=field,
                remark=remark.strip()[:200] or None,
                reported_on=today,
                settled_on=None,
            )
        )
    return Changes(services=frozenset({service}))


def save_crisis_number(engine: Engine, number: CrisisNumber, *, today: date, by: str) -> Changes:
    """Change one line of the crisis card; the table is dated."""
    with writing(engine) as connection:
        table = schema.CrisisNumber
        before = connection.scalar(select(table.c.number).where(table.c.code == number.code))
        if before is None:
            raise WorldError(Code.VALUE_UNREADABLE, field="code")
        connection.execute(
            update(schema.CrisisNumber)
            .where(schema.CrisisNumber.c.code == number.code)
            .values(
                name=number.name,
                number=number.number,
                usage=number.when,
                note=number.note or None,
                checked_on=number.checked_on,
                source=number.source or None,
            )
        )
        journal(connection, number.code, today, "update", "crisis_number", before, number.number, by)
        touch(connection)
    return Changes(crisis_numbers=True)


def require(connection: Connection, service: str) -> None:
    """Raises WorldError(SERVICE_UNKNOWN) for a service that is not there."""
    if connection.scalar(select(schema.Service.c.id).where(schema.Service.c.id == service)) is None:
        raise WorldError(Code.SERVICE_UNKNOWN, service=service)


def journal(
    connection: Connection,
    resource: str,
    day: date,
    action: str,
    field: str,
    before: str,
    after: str,
    by: str,
) -> None:
    """Write down what was changed, in the journal of HSDS."""
    connection.execute(
        insert(schema.Journal).values(
            id=new_id(),
            resource_id=resource,
            resource_type=field,
            last_action_date=day,
            last_action_type=action,
            field_name=field,
            previous_value=before,
            replacement_value=after,
            updated_by=by,
        )
    )


def touch(connection: Connection) -> None:
    """Count the write: the search index is stamped with this number."""
    connection.execute(update(schema.StoreState).values(writes=schema.StoreState.c.writes + 1))
