"""The tables of the inloop day, in the same METADATA as the rest of desk.db.

Import METADATA from here wherever all tables are needed. Nothing of a visit stands in a log: a log has times, and a
visit loses its time when the dienst is closed.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
)

from data.desk.schema import METADATA

__all__ = ["METADATA"]


def _flag(name: str) -> Column[Any]:
    return Column(name, Boolean, nullable=False, default=False)


def _text(name: str, *, key: bool = False) -> Column[Any]:
    return Column(name, String, nullable=False, primary_key=key)


def _link(name: str, table: str, *, gone: str = "CASCADE", key: bool = False, needed: bool = True) -> Column[Any]:
    return Column(
        name,
        ForeignKey(f"{table}.id", ondelete=gone),
        nullable=not needed,
        primary_key=key,
        index=not key,
    )


Inloop = Table(
    "inloop",
    METADATA,
    Column("id", String, primary_key=True),
    _text("kind"),
    _text("name"),
    Column("day", Date, nullable=False),
    Column("opened_at", DateTime, nullable=False),
    Column("starts_at", DateTime),
    Column("ends_at", DateTime),
    Column("closed_at", DateTime),
    _flag("on_paper"),
    _link("handover_id", "note", gone="SET NULL", needed=False),
    CheckConstraint("kind IN ('koffieochtend', 'open-inloop', 'anders')", name="kind"),
    Index("ix_inloop_day", "day"),
    Index("ix_inloop_closed_at", "closed_at"),
)
"""A dienst as it is counted; closed_at when it was made up."""

InloopSession = Table(
    "inloop_session",
    METADATA,
    _link("inloop_id", "inloop", key=True),
    Column("shift_id", ForeignKey("shift_session.id", ondelete="CASCADE"), primary_key=True, index=True),
)
"""The logins that belong to it: more than one when the program was started again."""

InloopProfessional = Table(
    "inloop_professional",
    METADATA,
    _link("inloop_id", "inloop", key=True),
    Column("position", Integer, primary_key=True),
    _text("partner"),
    _text("name"),
    _flag("present"),
    _text("since"),
)
"""Professionals who are or should be in the house."""

Visit = Table(
    "visit",
    METADATA,
    Column("id", Integer, primary_key=True),
    _link("inloop_id", "inloop"),
    Column("day", Date, nullable=False),
    Column("number", Integer),
    _text("state"),
    Column("opened_at", DateTime),
    _text("themes"),
    Column("outcome", String),
    Column("partner", String),
    Column("first_time", String),
    Column("age", String),
    Column("language", String),
    _flag("called"),
    _flag("worker_called"),
    _flag("returns"),
    _flag("question"),
    _flag("signal"),
    _flag("offer"),
    CheckConstraint("state IN ('open', 'aside', 'closed')", name="state"),
    Index("ix_visit_day", "day"),
)
"""A visitor (number NULL) or a visit; `themes` are codes with commas between them. opened_at, age and language go
when the dienst is closed, and so does everything else but number, themes, outcome, partner and first_time."""

VisitService = Table(
    "visit_service",
    METADATA,
    Column("id", Integer, primary_key=True),
    _link("visit_id", "visit"),
    _text("service_id"),
    _text("name"),
    _text("theme"),
    _text("how"),
    UniqueConstraint("visit_id", "service_id", "how"),
    CheckConstraint("how IN ('gekozen', 'afgedrukt', 'gebeld')", name="how"),
)
"""What a visit collected; goes when the dienst is closed."""

Slip = Table(
    "slip",
    METADATA,
    Column("id", String, primary_key=True),
    Column("created", DateTime, nullable=False),
    Column("position", Integer, nullable=False),
    _link("inloop_id", "inloop", gone="SET NULL", needed=False),
    _link("visit_id", "visit", gone="SET NULL", needed=False),
    Column("language", String),
    _flag("discreet"),
    Index("ix_slip_created", "created"),
)
"""A printed slip by its code. `created` is a day, at 0:00; visit_id and language go when the dienst is closed."""

SlipLine = Table(
    "slip_line",
    METADATA,
    _link("slip_id", "slip", key=True),
    Column("position", Integer, primary_key=True),
    _text("service_id"),
    _text("name"),
    _text("theme"),
    Column("result", String),
    Column("refusal", String),
    Column("told_on", Date),
    _link("told_in", "inloop", gone="SET NULL", needed=False),
)
"""One service on a slip, and what was heard of it."""

InloopCount = Table(
    "inloop_count",
    METADATA,
    _link("inloop_id", "inloop", key=True),
    _text("measure", key=True),
    _text("key", key=True),
    Column("amount", Integer, nullable=False),
)
"""The numbers of a dienst."""

ServiceCount = Table(
    "service_count",
    METADATA,
    Column("id", Integer, primary_key=True),
    _text("service_id"),
    Column("month", Date, nullable=False),
    _text("measure"),
    _text("key"),
    _text("name"),
    Column("amount", Integer, nullable=False),
    UniqueConstraint("service_id", "month", "measure", "key"),
    Index("ix_service_count_month", "month"),
)
"""The numbers of a service, by month: times on a slip, results, refusals. They outlive the slips."""

UndoStep = Table(
    "undo_step",
    METADATA,
    Column("id", Integer, primary_key=True),
    _link("inloop_id", "inloop"),
    _text("step"),
    Column("visit_number", Integer),
    _text("inverse"),
)
"""How to take back the last ten things; emptied when the dienst is closed."""

Regular = Table(
    "regular",
    METADATA,
    Column("id", String, primary_key=True),
    Column("created", DateTime, nullable=False),
    _text("name"),
    _text("street"),
    Column("letters", String, nullable=False, unique=True),
    Column("wished_on", Date, nullable=False),
    _flag("may_be_missed"),
    Column("last_visit", Date, nullable=False),
    _link("last_inloop_id", "inloop", gone="SET NULL", needed=False),
    Index("ix_regular_last_visit", "last_visit"),
)
"""Somebody who wants to be known here. No link to a visit."""

Attention = Table(
    "attention",
    METADATA,
    Column("id", String, primary_key=True),
    Column("created", DateTime, nullable=False),
    _text("text"),
    Column("until", Date, nullable=False),
    _link("by_person_id", "person"),
    Index("ix_attention_until", "until"),
)
"""A word from the buurtwerker to the desk."""

AttentionRead = Table(
    "attention_read",
    METADATA,
    _link("attention_id", "attention", key=True),
    _link("inloop_id", "inloop", key=True),
)
"""Which diensten read it."""

KeptQuestion = Table(
    "kept_question",
    METADATA,
    Column("id", String, primary_key=True),
    Column("asked_on", Date, nullable=False),
    _text("text"),
    _text("language"),
    _text("answer"),
    Index("ix_kept_question_asked_on", "asked_on"),
)
"""A question that could not be answered; of nobody."""
