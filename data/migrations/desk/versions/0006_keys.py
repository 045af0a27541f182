"""A sealed key for every reader, so that the store does not show to whom an item is sealed

Nothing is opened here: what is in an older store keeps its form until a reader comes in (data.desk.older).
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the store to this revision."""
    with op.batch_alter_table("sealed_item") as batch:  # data.migrate switched the links off: no key goes with it
        batch.alter_column("audience", existing_type=sa.String(), nullable=True)
        batch.add_column(sa.Column("public", sa.LargeBinary(), nullable=True))
        batch.create_index("ix_sealed_item_audience", ["audience"], unique=False)
    with op.batch_alter_table("reader") as batch:
        batch.add_column(sa.Column("waiting", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.drop_index("ix_sealed_key_reader_id", table_name="sealed_key")
    op.rename_table("sealed_key", "sealed_key_before")
    op.create_table(
        "sealed_key",
        sa.Column("item_id", sa.String(), nullable=False),
        sa.Column("reader_id", sa.String(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"], ["sealed_item.id"], name=op.f("fk_sealed_key_item_id_sealed_item"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["reader_id"], ["reader.id"], name=op.f("fk_sealed_key_reader_id_reader"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("item_id", "reader_id", name=op.f("pk_sealed_key")),
        sqlite_with_rowid=False,
    )
    op.execute("INSERT INTO sealed_key SELECT item_id, reader_id, sealed FROM sealed_key_before")
    op.drop_table("sealed_key_before")
    op.create_index(op.f("ix_sealed_key_reader_id"), "sealed_key", ["reader_id"], unique=False)
    op.create_table(
        "signal_added",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("signal_id", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["signal_id"], ["sealed_item.id"], name=op.f("fk_signal_added_signal_id_sealed_item"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signal_added")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_signal_added_signal_id"), "signal_added", ["signal_id"], unique=False)
