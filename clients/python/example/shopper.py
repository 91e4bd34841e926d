"""A shopper at a terminal, `python shopper.py http://127.0.0.1:8080`: pick four chairs, see what goes with the last."""

import sys

from penat_client import Client
from penat_client.api.sessions import begin_session, find_matches, pick
from penat_client.models import MatchesAnswer, MatchesRequest, PickRequest, Problem, SessionRequest, Step


def main(address: str) -> None:
    """Go through one session with the server at *address*."""
    client = Client(base_url=address)
    step = good(begin_session.sync(client=client, body=SessionRequest(shown=6)))
    while not step.done:
        chosen = choose(step)
        step = good(pick.sync(client=client, body=PickRequest(session=step.session, item=chosen)))
    answer = find_matches.sync(client=client, body=MatchesRequest(session=step.session, limit=1))
    if not isinstance(answer, MatchesAnswer):
        raise SystemExit(told(answer))
    print(f"\nWith {answer.item.name}:")
    for category, (match, *_) in answer.matches.additional_properties.items():
        print(f"  {category}: {match.item.name}, {match.item.price_text or 'price on request'}")


def choose(step: Step) -> str | None:
    """Return the id of the item that is typed by its number, None for "none of these"."""
    print(f"\nWhich one? {step.step} of {step.steps} (0 for none of these)")
    for number, shown in enumerate(step.slate, 1):
        print(f"  {number}  {shown.item.name}, {shown.item.price_text or 'price on request'}")
    typed = input("> ").strip()
    number = int(typed) if typed.isdecimal() else 0
    return step.slate[number - 1].item.id if 0 < number <= len(step.slate) else None


def good(answer: Step | Problem | None) -> Step:
    """Return the step, or end with what the server says."""
    if isinstance(answer, Step):
        return answer
    raise SystemExit(told(answer))


def told(answer: object) -> str:
    """Return what a problem says, and its cure."""
    return answer.detail if isinstance(answer, Problem) else "the server does not answer as it should"


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8080")
