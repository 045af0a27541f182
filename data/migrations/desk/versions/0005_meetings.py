"""Meetings: when they are; everything else of them is sealed"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the store to this revision."""
    op.create_table(
        "meeting",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.CheckConstraint("state IN ('gepland', 'bezig', 'geweest')", name=op.f("ck_meeting_state")),
        sa.ForeignKeyConstraint(["id"], ["sealed_item.id"], name=op.f("fk_meeting_id_sealed_item"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting")),
    )
    op.create_index("ix_meeting_day", "meeting", ["day"], unique=False)


def downgrade() -> None:
    """Bring the store back to the revision before."""
    op.drop_index("ix_meeting_day", table_name="meeting")
    op.drop_table("meeting")
