"""`penat …`: one file a verb, loaded when that verb is used, so that help is quick."""

import importlib
from typing import Any

import click

import penat

VERBS = {
    "annotate": "Judge look-alikes, and take the judgements out and in.",
    "backup": "Keep everything a deployment needs, while it serves.",
    "database": "Look after the SQL database of judgements and labels.",
    "classify": "Make a classifier of a label set and lay it over the catalogue.",
    "doctor": "Say what is wrong with an installation, and the cure.",
    "evaluate": "Measure the release being served.",
    "events": "Count, export and forget what shoppers were shown and did.",
    "import-cache": "Make a release of the old backend's vector store.",
    "ingest": "Read a folder of pictures and publish it as a release.",
    "keys": "Say who may see and change things.",
    "labels": "Name classes and collect what belongs to them.",
    "openapi": "Write the description of the API, for generators of clients.",
    "photos": "Look after uploaded photos.",
    "query": "Save, run and check questions.",
    "releases": "List and verify releases.",
    "restore": "Bring a backup back.",
    "rooms": "Confirm what stands in photographed rooms, and learn from it what goes together.",
    "serve": "Serve the API, its documentation and the page.",
    "trouble": "Find what is wrong in the release being served.",
    "tune": "Fit small heads to labels, measure them, and put them on the release.",
    "work": "Do long work that servers hand over.",
}
CHANGES: dict[str, tuple[str, ...]] = {
    "annotate": ("load", "import", "delete", "restore"),
    "classify": ("fit", "apply", "remove"),
    "database": ("upgrade",),
    "events": ("forget",),
    "import-cache": (),
    "ingest": (),
    "labels": ("make", "mark", "undo", "rename", "import", "delete", "restore"),
    "photos": ("delete", "expire", "sweep"),
    "query": ("save", "rename", "delete", "restore"),
    "releases": ("push", "pull", "embed", "publish", "rollback", "prune"),
    "rooms": ("confirm", "learn", "import", "delete", "undo"),
    "tune": ("apply", "remove"),
}
"""What is written into the audit log besides changes over HTTP: verbs, and which of their commands; none is all.

`penat restore` does so itself, and only when all is back: a line written before would be in its way.
"""


class LazyGroup(click.Group):
    """Finds the verb NAME as the object NAME in penat.cli.NAME, a dash read as an underscore."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the verbs."""
        return sorted({*super().list_commands(ctx), *VERBS})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a verb, imported now."""
        if cmd_name not in VERBS:
            return super().get_command(ctx, cmd_name)
        name = cmd_name.replace("-", "_")
        command = getattr(importlib.import_module(f"penat.cli.{name}"), name)
        assert isinstance(command, click.Command)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run a verb; one that changes something is written into the audit log, without what it was given."""
        verb, *rest = [*ctx._protected_args, *ctx.args]
        command = rest[0] if rest else ""
        if verb not in CHANGES or (CHANGES[verb] and command not in CHANGES[verb]) or {"-h", "--help"} & set(rest):
            return super().invoke(ctx)
        from penat.cli.audited import audited

        with audited(f"penat {verb} {command}" if CHANGES[verb] else f"penat {verb}"):
            return super().invoke(ctx)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  # click's own
        """Write the verbs with their lines, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(sorted(VERBS.items()))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(penat.__version__, package_name="penat")
def cli() -> None:
    """Penat: a furniture stylist's backend."""


if __name__ == "__main__":
    cli()
