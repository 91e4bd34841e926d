"""What Alembic runs to bring a database to a revision, over the connection it is handed."""

from alembic import context

from penat.adapters import sql_room_tables  # its tables are among those of sql_tables then
from penat.adapters.sql_tables import metadata

assert sql_room_tables.rooms.metadata is metadata
connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    transactional_ddl=True,
)
context.run_migrations()
