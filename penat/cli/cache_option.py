"""`--cache`, an option of many commands: where releases are kept, and the settings with what it says."""

from pathlib import Path

import click

from penat.settings import Settings, load_settings

cache_option = click.option(
    "--cache", type=click.Path(path_type=Path), help="Where releases are kept. [default: chroma_cache]"
)


def settings_with(cache: Path | None, var: Path | None = None) -> Settings:
    """Return the settings, with the folders *cache* and *var* in the place of theirs where they are given."""
    given = {name: value for name, value in (("cache", cache), ("var", var)) if value is not None}
    return load_settings(**given)
