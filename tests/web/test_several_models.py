"""A search asked of several models: another model here sees the arc from its other end."""

import numpy as np
import pytest

from penat.domain.errors import NotFound
from penat.ports.extra_spaces import ExtraSpace
from penat.use_cases.searcher import Searcher
from penat.web.answers import CatalogueAnswer, SearchAnswer
from tests.fakes.word_embedder import WordEmbedder
from tests.web.checks import answer_of, problem_of


class Spaces:
    def __init__(self, source, sha256="x"):
        self.source, self.sha256 = source, sha256

    def models(self, release):
        return ["mirror", "short"]

    def space(self, release, model):
        if model not in self.models(release):
            raise NotFound(f"no vectors of {model}", field="models")
        rng = np.random.default_rng(4)
        shelves = self.source.current().shelves.values()
        vectors = {shelf.category: np.eye(5, dtype=np.float32)[rng.integers(0, 5, len(shelf))] for shelf in shelves}
        if model == "short":
            vectors["chair"] = vectors["chair"][:3]
        else:
            vectors["chair"][[20, 33]] = np.eye(5, dtype=np.float32)[4]
        return ExtraSpace(model, self.sha256, vectors)


@pytest.fixture
def client(shop):
    other = WordEmbedder({}, name="mirror", dim=5)
    other.sha256 = "x"

    def searcher(embedder, read_photo, *_):
        return Searcher(embedder, read_photo, Spaces(shop.source), lambda name: other)

    app = shop.app(searcher=searcher)
    return app.test_client()


def ids(found):
    return [one["item"]["id"] for one in found["results"]]


def search(client, **body):
    body = {"like": ["chair-020"], "category": "chair", "limit": 39, **body}
    return answer_of(client.post("/api/v1/search", json=body), SearchAnswer)


def test_the_catalogue_names_the_models_that_can_be_asked(client):
    assert answer_of(client.get("/api/v1/catalogue"), CatalogueAnswer)["models"] == ["fake", "mirror", "short"]


def test_a_further_model_ranks_by_its_own_vectors(client):
    assert "chair-033" in ids(search(client, models=["mirror"]))[:15]


@pytest.mark.parametrize("fusion", ["concatenate", "rank"])
def test_several_models_are_heard_together(client, fusion):
    own, both = ids(search(client)), ids(search(client, models=["fake", "mirror"], fusion=fusion))
    assert set(own) == set(both)
    assert both.index("chair-033") < own.index("chair-033")


def test_words_are_read_by_each_model(client):
    assert search(client, text="first", models=["fake", "mirror"])["summary"]["total"] == 39


def test_a_model_that_is_not_there_or_does_not_fit_is_told(client):
    for models, kind in ((["nobody"], "not-found"), (["short"], "unavailable")):
        body = {"like": ["chair-020"], "models": models}
        problem_of(client.post("/api/v1/search", json=body), kind, "models")


def test_a_model_that_has_changed_is_not_mixed_in(shop):
    other = WordEmbedder({}, name="mirror", dim=5)
    other.sha256 = "newer"
    app = shop.app(searcher=lambda e, r, *_: Searcher(e, r, Spaces(shop.source), lambda name: other))
    body = {"text": "oak", "models": ["mirror"]}
    problem_of(app.test_client().post("/api/v1/search", json=body), "unavailable", "text")


def test_without_further_models_only_the_own_one_answers(shop):
    body = {"like": ["chair-020"], "models": ["mirror"]}
    problem_of(shop.client().post("/api/v1/search", json=body), "not-found", "models")
