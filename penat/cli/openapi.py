"""`penat openapi`: the description of the API, for generators of clients."""

from pathlib import Path

import click

from penat.cli.failures import told_plainly


@click.command()
@click.option(
    "--output", "-o", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
    help="Write it here. [default: standard output]",
)  # fmt: skip
def openapi(output: Path | None) -> None:
    """Write the API's OpenAPI 3.1 document as JSON, the same each time; no server need run."""
    with told_plainly():
        import json

        from penat.wiring.openapi import api_document

        text = json.dumps(api_document(), indent=1, ensure_ascii=False) + "\n"
        if output is None:
            click.echo(text, nl=False)
        else:
            output.write_text(text, encoding="utf-8")
