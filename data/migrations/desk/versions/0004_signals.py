"""Signals: their number, date, themes and status; what readers add under an item's key; items that are part of one"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the store to this revision."""
    with op.batch_alter_table("sealed_item") as batch:  # data.migrate switched the links off: no key goes with it
        batch.add_column(sa.Column("part_of", sa.String(), nullable=True))
        batch.create_foreign_key(
            "fk_sealed_item_part_of_sealed_item", "sealed_item", ["part_of"], ["id"], ondelete="CASCADE"
        )
        batch.create_index("ix_sealed_item_part_of", ["part_of"], unique=False)
    op.create_table(
        "sealed_part",
        sa.Column("item_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"], ["sealed_item.id"], name=op.f("fk_sealed_part_item_id_sealed_item"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("item_id", "name", name=op.f("pk_sealed_part")),
    )
    op.create_table(
        "signal",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("themes", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("by_person_id", sa.String(), nullable=True),
        sa.Column("feedback", sa.String(), nullable=True),
        sa.Column("feedback_text", sa.String(), server_default=sa.text("''"), nullable=False),
        sa.Column("feedback_on", sa.Date(), nullable=True),
        sa.Column("seen", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_person_id"], ["person.id"], name=op.f("fk_signal_by_person_id_person"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["id"], ["sealed_item.id"], name=op.f("fk_signal_id_sealed_item"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_signal")),
        sa.UniqueConstraint("id", name=op.f("uq_signal_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_signal_by_person_id"), "signal", ["by_person_id"], unique=False)
