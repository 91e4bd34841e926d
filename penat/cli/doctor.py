"""`penat doctor`: what is wrong with an installation, and the cure."""

import json
from dataclasses import asdict

import click

from penat.domain.examination import Finding, is_sound

_MARKS = {"well": ("ok   ", "green"), "odd": ("odd  ", "yellow"), "wrong": ("WRONG", "red")}


@click.command()
@click.option("--full", is_flag=True, help="Read every file of the release, and run the model once.")
@click.option("--json", "as_json", is_flag=True, help="JSON instead of words.")
def doctor(full: bool, as_json: bool) -> None:
    """Examine this installation as the environment sets it, and say what is wrong and the cure; changes nothing.

    Ends with status 1 where something is wrong. What is odd serves, and is worth a look.
    """
    from penat.wiring.doctor import examine

    found: list[Finding] = []
    for finding in examine(full=full):
        found.append(finding)
        if not as_json:
            _tell(finding)
    sound = is_sound(found)
    if as_json:
        click.echo(json.dumps({"sound": sound, "findings": [asdict(one) for one in found]}, ensure_ascii=False))
    else:
        click.echo(_sum(found))
    if not sound:
        raise SystemExit(1)


def _tell(finding: Finding) -> None:
    mark, colour = _MARKS[finding.state]
    click.echo(f"{click.style(mark, fg=colour)} {finding.name}: {finding.detail}")
    if finding.cure:
        click.echo(f"      → {finding.cure}")


def _sum(found: list[Finding]) -> str:
    counts = {state: sum(one.state == state for one in found) for state in _MARKS}
    if not counts["wrong"] and not counts["odd"]:
        return f"All {len(found)} are well."
    return f"{counts['well']} well, {counts['odd']} odd, {counts['wrong']} wrong."
