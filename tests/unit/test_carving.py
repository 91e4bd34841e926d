from dataclasses import replace

import numpy as np
import pytest

from penat.domain.doubt import ORDERS
from penat.domain.errors import InvalidInput
from penat.domain.fusion import FUSIONS
from penat.lab.carve import carve, classes, ways
from penat.ports.extra_spaces import ExtraSpace, ExtraSpaces
from penat.use_cases.searcher import Query, Searcher
from tests.fakes import circle
from tests.fakes.word_embedder import WordEmbedder

BOHO = range(10, 20)


class Spaces(ExtraSpaces):
    """One further model, "other", in whose space of five axes boho is apart, and all else scattered on one side."""

    def __init__(self):
        vectors = circle.scattered(30, 5, lean=8.0)
        vectors[BOHO] = circle.scattered(10, 5, lean=8.0)[:, ::-1]
        self.vectors = {"chair": vectors}

    def models(self, release):
        return ["other"]

    def space(self, release, model):
        return ExtraSpace(model, "", self.vectors)


class Reader(WordEmbedder):
    """Notes what it reads."""

    read: tuple[str, ...] = ()

    def embed_texts(self, texts):
        self.read += tuple(texts)
        return super().embed_texts(texts)


def catalogue():
    """Return 30 chairs on an arc; the ten in the middle are boho, which no end of the arc is near."""
    shelf = circle.shelf("chair", 30)
    items = [
        replace(item, extra={"style": "boho" if row in BOHO else "", "rare": "x" if row < 2 else ""})
        for row, item in enumerate(shelf.items)
    ]
    return circle.catalogue(replace(shelf, items=items))


def searcher():
    own = WordEmbedder({"boho": circle.arc(30)[14]})
    other = WordEmbedder({"boho": circle.scattered(30, 5)[4]}, name="other", dim=5)
    return Searcher(own, lambda content: content, Spaces(), lambda name: other)


def run(judgements=12, models=("fake",), **more):
    told = {"starts": 3, "seed": 1, **more}
    shop, search = catalogue(), searcher()
    views = [search.view(shop, name) for name in models]
    return carve(classes(shop, ["style"], 5), views, judgements=judgements, progress=lambda *_: None, **told)


def test_every_way_of_asking_is_scored_by_column():
    scores, each = run()
    assert [score.way for score in scores] == [way for way, _, _ in ways()]
    assert {(row.category, row.label, row.size, row.of) for row in each} == {("chair", "boho", 10, 30)}


def test_judging_carves_out_a_class_that_one_picture_does_not():
    after = {score.way: score for score in run()[0]}
    before = {score.way: score for score in run(judgements=0)[0]}
    assert after["mean"].share > before["mean"].share
    assert after["best"].share == pytest.approx(1.0)


def test_the_same_seed_gives_the_same_scores():
    assert run() == run()


def test_a_column_without_classes_is_refused_by_name():
    with pytest.raises(InvalidInput, match="'rare' has 5 items"):
        classes(catalogue(), ["style", "rare"], 5)


def test_words_are_the_label_as_a_person_types_it():
    shelf = catalogue().shelf("chair")
    items = [replace(item, extra={"style": "art_deco" if row < 9 else ""}) for row, item in enumerate(shelf.items)]
    assert [one.words for one in classes(circle.catalogue(replace(shelf, items=items)), ["style"], 2)] == ["art deco"]
    assert np.all(shelf.in_stock)


@pytest.mark.parametrize("fusion", FUSIONS)
def test_two_models_together_carve_out_what_one_alone_does_not(fusion):
    """The own model sees boho in the midst of all else, the other one sees it apart."""
    alone = {score.way: score for score in run(judgements=2)[0]}
    both = {score.way: score for score in run(judgements=2, models=("fake", "other"), fusion=fusion)[0]}
    assert both["mean"].share > alone["mean"].share


def test_a_further_model_alone_sees_its_own_vectors():
    (score, *_), _ = run(judgements=0, models=("other",))
    assert score.share == pytest.approx(1.0)


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("fusion", FUSIONS)
@pytest.mark.parametrize("way", ["mean", "best", "rocchio", "mean + words", "best + words"])
@pytest.mark.parametrize("models", [("fake",), ("other",), ("fake", "other")])
def test_a_curator_is_shown_what_the_search_answers(models, way, fusion, order):
    told = {"models": models, "fusion": fusion}
    _, each = run(judgements=6, starts=10, judge=order, **told)
    ends = [searched(row, 6, way, order, **told) for row in BOHO]
    assert next(row.share for row in each if row.way == way) == pytest.approx(np.mean(ends))


def searched(begin, judgements, way, order, **told):
    """Return the precision of a session in which every order is the search's own answer."""
    strategy, _, words = way.partition(" + ")
    shop, search, liked, disliked = catalogue(), searcher(), [begin], []

    def found(order):
        examples = {"like": names(liked), "unlike": names(disliked), "text": "boho" if words else None}
        query = Query(category="chair", strategy=strategy, order=order, **examples, **told)
        return [result.row for result in search.search(shop, query, 30).results]

    for _ in range(judgements):
        first = found(order)[0]
        (liked if first in BOHO else disliked).append(first)
    return np.mean([row in BOHO for row in [*liked, *found("best")][:10]])


def names(rows):
    return tuple(f"chair-{row:03d}" for row in rows)


def test_words_of_a_class_are_read_once_by_each_model_in_however_many_categories_it_is():
    shop = circle.styled("chair", "bed", style=("boho", "classic"))
    own, other = Reader({}), Reader({}, name="other", dim=5)
    spaces = Spaces()
    spaces.vectors = {name: circle.scattered(10, 5) for name in ("chair", "bed")}
    search = Searcher(own, lambda content: content, spaces, lambda name: other)
    views = [search.view(shop, name) for name in ("fake", "other")]
    carve(classes(shop, ["style"], 5), views, judgements=1, starts=2, seed=0, progress=lambda *_: None)
    assert own.read == other.read == ("boho", "classic")
