"""Readers vouch for each other"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the store to this revision.

    Who is a reader already gets a signing key at their next login; the others have to vouch for them anew.
    """
    with op.batch_alter_table("reader") as batch:
        batch.add_column(sa.Column("verify_key", sa.LargeBinary(), nullable=False, server_default=sa.text("x''")))
    op.create_table(
        "reader_vouch",
        sa.Column("by_id", sa.String(), nullable=False),
        sa.Column("about_id", sa.String(), nullable=False),
        sa.Column("attention", sa.Boolean(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"], ["reader.id"], name=op.f("fk_reader_vouch_by_id_reader"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["about_id"], ["reader.id"], name=op.f("fk_reader_vouch_about_id_reader"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("by_id", "about_id", name=op.f("pk_reader_vouch")),
    )
    op.create_index("ix_reader_vouch_about_id", "reader_vouch", ["about_id"], unique=False)
