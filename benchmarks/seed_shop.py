"""The stylist as one would write it in an afternoon: Flask, one Chroma collection, `where` on the type.

It exists to be measured beside the product (`python -m benchmarks.load`): the same vectors, the same steps, prices
looked at after the query. No signed sessions, no checks, no exact propensities: the client sends what was shown, and
what it sends is believed. `python -m benchmarks.seed_shop CACHE FOLDER` fills its collection from a served release.
"""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from chromadb import Collection, PersistentClient
from flask import Flask, request

from penat.adapters.release_layout import current_id, release_folder
from penat.adapters.release_reader import read_release

BATCH = 5_000
NEAREST, SHOWN, MATCHES = 100, 9, 5
WIDTHS = (0.25, 0.25, 0.1)
NAME = "items"


def fill_collection(cache: Path, folder: Path) -> None:
    """Put every item of the served release of *cache* into one new collection under *folder*."""
    served = current_id(cache)
    if served is None:
        raise RuntimeError(f"nothing is published in {cache}")
    _, catalogue = read_release(release_folder(cache, served))
    collection = PersistentClient(str(folder)).create_collection(NAME, metadata={"hnsw:space": "l2"})
    for category, shelf in catalogue.shelves.items():
        for first in range(0, len(shelf), BATCH):
            items = list(shelf.items[first : first + BATCH])
            facts = [{"type": category, "name": item.name, "cents": item.price_cents or 0} for item in items]
            collection.add(
                ids=[item.id for item in items],
                embeddings=np.asarray(shelf.vectors[first : first + BATCH]),
                metadatas=facts,
            )


def make_app(folder: str) -> Flask:
    """Return the app over the collection under *folder*."""
    app = Flask(__name__)
    collection = PersistentClient(folder).get_collection(NAME)
    rows = collection.get(include=["metadatas"])
    facts = dict(zip(rows["ids"], rows["metadatas"] or [], strict=True))
    categories = sorted({str(fact["type"]) for fact in facts.values()})
    chairs = [one for one, fact in facts.items() if fact["type"] == "chair"]
    rng = np.random.default_rng()

    def told(ids: Sequence[str]) -> list[dict[str, Any]]:
        return [{"id": one, **facts[one], "image": f"/pictures/{one}.jpg"} for one in ids]

    @app.get("/healthz")
    def healthz() -> str:
        return "ok"

    @app.post("/session")
    def session() -> dict[str, Any]:
        return {"step": 1, "slate": told([str(one) for one in rng.choice(chairs, SHOWN, replace=False)])}

    @app.post("/pick")
    def pick() -> dict[str, Any]:
        body = request.get_json()
        step, item, shown = int(body["step"]), str(body["item"]), set(body["shown"])
        if step > len(WIDTHS):
            return {"done": True, "item": told([item])[0]}
        near = _near(collection, item, "chair", NEAREST + len(shown))
        left = {one: far for one, far in near.items() if one not in shown and one != item}
        weights = np.exp(-((np.array(list(left.values())[:NEAREST]) / WIDTHS[step - 1]) ** 2)) + 1e-300
        drawn = rng.choice(list(left)[:NEAREST], SHOWN, replace=False, p=weights / weights.sum())
        return {"step": step + 1, "slate": told([str(one) for one in drawn])}

    @app.post("/matches")
    def matches() -> dict[str, Any]:
        body = request.get_json()
        found = {}
        for category in (name for name in categories if name != "chair"):
            near = _near(collection, str(body["item"]), category, NEAREST)
            most = body["price"].get(category, {}).get("max_cents", np.inf)
            found[category] = told([one for one in near if int(facts[one]["cents"] or 0) <= most][:MATCHES])
        return {"matches": found}

    return app


def _near(collection: Collection, item: str, category: str, limit: int) -> Mapping[str, float]:
    """Return the items of a category nearest to *item* and their distances, the nearest first."""
    vectors = collection.get(ids=[item], include=["embeddings"])["embeddings"]
    answer = collection.query(
        query_embeddings=vectors, n_results=limit, where={"type": category}, include=["distances"]
    )
    return dict(zip(answer["ids"][0], (answer["distances"] or [[]])[0], strict=True))


if __name__ == "__main__":
    fill_collection(Path(sys.argv[1]), Path(sys.argv[2]))
