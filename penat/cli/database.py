"""`penat database`: the SQL database of judgements, labels and photos, brought up to date and looked at."""

import click

from penat.cli.failures import told_plainly
from penat.settings import load_settings


@click.group()
def database() -> None:
    """Look after the SQL database of judgements, labels and photos (PENAT_DATABASE, by default VAR/penat.db)."""


@database.command()
def status() -> None:
    """Say where the database is and whether its tables are today's; changes nothing."""
    with told_plainly():
        from penat.wiring.annotation import build_database, newest_revision

        found = build_database(load_settings())
        revision, newest = found.revision(), newest_revision()
    state = "up to date" if revision == newest else f"to be brought to {newest}, which its first use does"
    click.echo(f"{found.place}: {'empty' if revision is None else f'at revision {revision}'}, {state}")


@database.command()
@click.option("--to", "revision", default="head", show_default=True, metavar="REVISION", help="base takes all away.")
@click.option("--yes", is_flag=True, help="Do not ask before going back, which takes tables away.")
def upgrade(revision: str, yes: bool) -> None:
    """Bring the tables to the newest revision, or back to an older one."""
    if revision != "head" and not yes:
        click.confirm("Going back takes tables away, with what is in them. Go on?", abort=True)
    with told_plainly():
        from penat.wiring.annotation import build_database

        found = build_database(load_settings())
        found.migrate(revision)
        click.echo(f"{found.place}: at revision {found.revision() or 'none, it is empty'}")
