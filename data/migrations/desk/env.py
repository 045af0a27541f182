"""Alembic environment of desk.db; `data.migrate` hands in the open connection."""

from alembic import context

from data.desk.tables import METADATA

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=METADATA,
    render_as_batch=True,
    transaction_per_migration=False,
    transactional_ddl=False,  # data.migrate holds the one transaction around everything
)
context.run_migrations()
