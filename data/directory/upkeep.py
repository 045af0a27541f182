"""The upkeep of the kaart: what somebody doubts, and words that people turned out to use."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Engine, func, insert, select, update

from data.bsn import holds_bsn
from data.changes import Changes
from data.directory import schema
from data.directory.commands import journal, require, touch
from data.directory.identity import new_id, term_id
from data.directory.records import Report
from data.engine import reading, writing
from data.errors import Code, WorldError

WORD_MOST = 200


def add_word(engine: Engine, word: str, *, service: str = "", need: str = "", by: str, today: date) -> Changes:
    """From now on these words find a service, or a need ("geld.schulden"). Twice is once.

    `by` is who added them, by role. Raises WorldError(VALUE_MISSING | TEXT_TOO_LONG | TEXT_HOLDS_BSN, field="word"),
    SERVICE_UNKNOWN, and VALUE_UNREADABLE, field="need" for a need that is not in the tree.
    """
    said = " ".join(word.split())
    if not said:
        raise WorldError(Code.VALUE_MISSING, field="word")
    if len(said) > WORD_MOST:
        raise WorldError(Code.TEXT_TOO_LONG, field="word", most=str(WORD_MOST))
    if holds_bsn(said):
        raise WorldError(Code.TEXT_HOLDS_BSN, field="word")
    table, term = schema.EverydayWord, schema.TaxonomyTerm
    with writing(engine) as connection:
        if service:
            require(connection, service)
            owner, key = table.c.service_id, service
        else:
            owner, key = table.c.taxonomy_term_id, term_id(need)
            if connection.scalar(select(term.c.id).where(term.c.id == key)) is None:
                raise WorldError(Code.VALUE_UNREADABLE, field="need")
        there = select(table.c.id).where(owner == key, func.lower(table.c.word) == said.lower())
        if connection.scalar(there) is None:
            connection.execute(insert(table).values(id=new_id(), word=said, **{owner.name: key}))
            journal(connection, key, today, "update", "everyday_word", "", said, by)
            touch(connection)
    return Changes(services=frozenset({service})) if service else Changes(everything=True)


def open_reports(engine: Engine) -> tuple[Report, ...]:
    """Every "Klopt dit niet?" that nobody settled, the newest first."""
    table = schema.Report
    asked = (
        select(table, schema.Service.c.name)
        .join(schema.Service, schema.Service.c.id == table.c.service_id)
        .where(table.c.settled_on.is_(None))
        .order_by(table.c.reported_on.desc(), schema.Service.c.name, table.c.id)
    )
    with reading(engine) as connection:
        return tuple(
            Report(row.id, row.service_id, row.name, row.field, row.remark or "", row.reported_on)
            for row in connection.execute(asked)
        )


def settle_report(engine: Engine, report: str, *, today: date) -> Changes:
    """Somebody looked at it. Raises WorldError(RECORD_UNKNOWN)."""
    table = schema.Report
    with writing(engine) as connection:
        service = connection.scalar(select(table.c.service_id).where(table.c.id == report))
        if service is None:
            raise WorldError(Code.RECORD_UNKNOWN)
        connection.execute(update(table).where(table.c.id == report).values(settled_on=today))
    return Changes(services=frozenset({service}))
