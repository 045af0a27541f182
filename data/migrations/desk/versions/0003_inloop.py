"""The inloop day: diensten as they are counted, visits, slips, numbers, regulars, attentie, questions"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the store to this revision."""
    op.create_table(
        "kept_question",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kept_question")),
    )
    op.create_index("ix_kept_question_asked_on", "kept_question", ["asked_on"], unique=False)
    op.create_table(
        "service_count",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("service_id", sa.String(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("measure", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_count")),
        sa.UniqueConstraint(
            "service_id", "month", "measure", "key", name=op.f("uq_service_count_service_id_month_measure_key")
        ),
    )
    op.create_index("ix_service_count_month", "service_count", ["month"], unique=False)
    op.create_table(
        "attention",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("created", sa.DateTime(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("by_person_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_person_id"], ["person.id"], name=op.f("fk_attention_by_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attention")),
    )
    op.create_index(op.f("ix_attention_by_person_id"), "attention", ["by_person_id"], unique=False)
    op.create_index("ix_attention_until", "attention", ["until"], unique=False)
    op.create_table(
        "inloop",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("opened_at", sa.DateTime(), nullable=False),
        sa.Column("starts_at", sa.DateTime(), nullable=True),
        sa.Column("ends_at", sa.DateTime(), nullable=True),
        sa.Column("closed_at", sa.DateTime(), nullable=True),
        sa.Column("on_paper", sa.Boolean(), nullable=False),
        sa.Column("handover_id", sa.String(), nullable=True),
        sa.CheckConstraint("kind IN ('koffieochtend', 'open-inloop', 'anders')", name=op.f("ck_inloop_kind")),
        sa.ForeignKeyConstraint(
            ["handover_id"], ["note.id"], name=op.f("fk_inloop_handover_id_note"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inloop")),
    )
    op.create_index("ix_inloop_closed_at", "inloop", ["closed_at"], unique=False)
    op.create_index("ix_inloop_day", "inloop", ["day"], unique=False)
    op.create_index(op.f("ix_inloop_handover_id"), "inloop", ["handover_id"], unique=False)
    op.create_table(
        "attention_read",
        sa.Column("attention_id", sa.String(), nullable=False),
        sa.Column("inloop_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["attention_id"],
            ["attention.id"],
            name=op.f("fk_attention_read_attention_id_attention"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["inloop_id"], ["inloop.id"], name=op.f("fk_attention_read_inloop_id_inloop"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("attention_id", "inloop_id", name=op.f("pk_attention_read")),
    )
    op.create_table(
        "inloop_count",
        sa.Column("inloop_id", sa.String(), nullable=False),
        sa.Column("measure", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["inloop_id"], ["inloop.id"], name=op.f("fk_inloop_count_inloop_id_inloop"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("inloop_id", "measure", "key", name=op.f("pk_inloop_count")),
    )
    op.create_table(
        "inloop_professional",
        sa.Column("inloop_id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("partner", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("present", sa.Boolean(), nullable=False),
        sa.Column("since", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["inloop_id"], ["inloop.id"], name=op.f("fk_inloop_professional_inloop_id_inloop"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("inloop_id", "position", name=op.f("pk_inloop_professional")),
    )
    op.create_table(
        "inloop_session",
        sa.Column("inloop_id", sa.String(), nullable=False),
        sa.Column("shift_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["inloop_id"], ["inloop.id"], name=op.f("fk_inloop_session_inloop_id_inloop"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["shift_id"],
            ["shift_session.id"],
            name=op.f("fk_inloop_session_shift_id_shift_session"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("inloop_id", "shift_id", name=op.f("pk_inloop_session")),
    )
    op.create_index(op.f("ix_inloop_session_shift_id"), "inloop_session", ["shift_id"], unique=False)
    op.create_table(
        "regular",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("created", sa.DateTime(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("street", sa.String(), nullable=False),
        sa.Column("letters", sa.String(), nullable=False),
        sa.Column("wished_on", sa.Date(), nullable=False),
        sa.Column("may_be_missed", sa.Boolean(), nullable=False),
        sa.Column("last_visit", sa.Date(), nullable=False),
        sa.Column("last_inloop_id", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["last_inloop_id"], ["inloop.id"], name=op.f("fk_regular_last_inloop_id_inloop"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_regular")),
        sa.UniqueConstraint("letters", name=op.f("uq_regular_letters")),
    )
    op.create_index(op.f("ix_regular_last_inloop_id"), "regular", ["last_inloop_id"], unique=False)
    op.create_index("ix_regular_last_visit", "regular", ["last_visit"], unique=False)
    op.create_table(
        "undo_step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("inloop_id", sa.String(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("visit_number", sa.Integer(), nullable=True),
        sa.Column("inverse", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["inloop_id"], ["inloop.id"], name=op.f("fk_undo_step_inloop_id_inloop"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_undo_step")),
    )
    op.create_index(op.f("ix_undo_step_inloop_id"), "undo_step", ["inloop_id"], unique=False)
    op.create_table(
        "visit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("inloop_id", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("opened_at", sa.DateTime(), nullable=True),
        sa.Column("themes", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("partner", sa.String(), nullable=True),
        sa.Column("first_time", sa.String(), nullable=True),
        sa.Column("age", sa.String(), nullable=True),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("called", sa.Boolean(), nullable=False),
        sa.Column("worker_called", sa.Boolean(), nullable=False),
        sa.Column("returns", sa.Boolean(), nullable=False),
        sa.Column("question", sa.Boolean(), nullable=False),
        sa.Column("signal", sa.Boolean(), nullable=False),
        sa.Column("offer", sa.Boolean(), nullable=False),
        sa.CheckConstraint("state IN ('open', 'aside', 'closed')", name=op.f("ck_visit_state")),
        sa.ForeignKeyConstraint(
            ["inloop_id"], ["inloop.id"], name=op.f("fk_visit_inloop_id_inloop"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit")),
    )
    op.create_index("ix_visit_day", "visit", ["day"], unique=False)
    op.create_index(op.f("ix_visit_inloop_id"), "visit", ["inloop_id"], unique=False)
    op.create_table(
        "slip",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("created", sa.DateTime(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("inloop_id", sa.String(), nullable=True),
        sa.Column("visit_id", sa.Integer(), nullable=True),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("discreet", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["inloop_id"], ["inloop.id"], name=op.f("fk_slip_inloop_id_inloop"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_slip_visit_id_visit"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_slip")),
    )
    op.create_index("ix_slip_created", "slip", ["created"], unique=False)
    op.create_index(op.f("ix_slip_inloop_id"), "slip", ["inloop_id"], unique=False)
    op.create_index(op.f("ix_slip_visit_id"), "slip", ["visit_id"], unique=False)
    op.create_table(
        "visit_service",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("service_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("theme", sa.String(), nullable=False),
        sa.Column("how", sa.String(), nullable=False),
        sa.CheckConstraint("how IN ('gekozen', 'afgedrukt', 'gebeld')", name=op.f("ck_visit_service_how")),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name=op.f("fk_visit_service_visit_id_visit"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit_service")),
        sa.UniqueConstraint("visit_id", "service_id", "how", name=op.f("uq_visit_service_visit_id_service_id_how")),
    )
    op.create_index(op.f("ix_visit_service_visit_id"), "visit_service", ["visit_id"], unique=False)
    op.create_table(
        "slip_line",
        sa.Column("slip_id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("service_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("theme", sa.String(), nullable=False),
        sa.Column("result", sa.String(), nullable=True),
        sa.Column("refusal", sa.String(), nullable=True),
        sa.Column("told_on", sa.Date(), nullable=True),
        sa.Column("told_in", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["slip_id"], ["slip.id"], name=op.f("fk_slip_line_slip_id_slip"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["told_in"], ["inloop.id"], name=op.f("fk_slip_line_told_in_inloop"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("slip_id", "position", name=op.f("pk_slip_line")),
    )
    op.create_index(op.f("ix_slip_line_told_in"), "slip_line", ["told_in"], unique=False)
