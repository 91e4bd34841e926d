"""What Alembic runs to bring a database to a revision, over the connection it is handed."""

from alembic import context

from penat.adapters.sql_tables import metadata

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    transactional_ddl=True,
)
context.run_migrations()
