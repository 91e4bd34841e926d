"""Shoppers who walk through sessions over HTTP, so that the shoppers' page has something to tell."""

import json
import random
import urllib.request
from typing import Any


def go_shopping(address: str, shoppers: int) -> None:
    """Let that many shoppers, the same each time, choose a chair, and some of them like or buy what they end with."""
    chance = random.Random(7)  # nosec B311  # nothing is kept safe by it
    for number in range(shoppers):
        step = _ask(f"{address}/api/v1/sessions", {"category": "chair", "seed": number})
        while not step["done"]:
            if chance.random() < 0.08:
                break
            place = min(int(chance.expovariate(0.4)), len(step["slate"]) - 1)
            item = None if chance.random() < 0.12 else step["slate"][place]["item"]["id"]
            step = _ask(f"{address}/api/v1/sessions/pick", {"session": step["session"], "item": item})
        if step["done"] and (kind := chance.choice((None, "like", "buy"))):
            _tell(address, {"session": step["session"], "item": step["item"]["id"], "kind": kind})


def _ask(url: str, body: dict[str, Any]) -> dict[str, Any]:
    answer = _send(url, body)
    return json.loads(answer)


def _tell(address: str, body: dict[str, Any]) -> None:
    _send(f"{address}/api/v1/events", body)


def _send(url: str, body: dict[str, Any]) -> bytes:
    request = urllib.request.Request(url, json.dumps(body).encode(), {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=60) as answer:  # nosec B310  # a server of our own
        return answer.read()
