"""The story of a slate and of matches, in words; and the trait words of a release, read once and never waited for."""

import threading
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from penat.domain import styling, taste_flow
from penat.domain.catalogue import PriceRange
from penat.domain.errors import Unavailable
from penat.domain.matching import Match, MatchList
from penat.domain.reason_words import sentence
from penat.domain.session import Schedule, SessionState
from penat.domain.styling import Shown, Turn
from penat.use_cases import trait_book
from penat.use_cases.reasoning import Reasoner
from penat.use_cases.trait_book import TraitBook
from tests.fakes import circle
from tests.fakes.memory_traits import MemoryTraits
from tests.fakes.worded import AxisEmbedder, worded_catalogue

PATIENT = 60.0


def book(embedder=None, store=None, patience_s=PATIENT):
    return TraitBook(embedder or AxisEmbedder(), store, patience_s)


def reasoner():
    return Reasoner(book())


def state(policy="kernel", **changes):
    return SessionState("release-1", "chair", policy, 3, Schedule((0.25, 0.25, 0.1)), 1, **changes)


def test_near_is_the_nearest_pick_and_the_last_one_is_named_too():
    catalogue = circle.catalogue(circle.shelf("chair", 40))
    picked = state(picked=(10, 30), step=3, seen=(10, 30, 12, 29))
    near_first, near_last = Reasoner().of_step(catalogue, Turn(picked, (Shown(12), Shown(29))), None)
    assert (near_first.near.id, near_first.around.id) == ("chair-010", "chair-030")
    assert "an earlier pick" in sentence(near_first)
    assert "drawn around your last pick, Chair 30" in sentence(near_first)
    assert near_last.near == near_last.around
    assert sentence(near_last).startswith("Near Chair 30, your last pick: ")


def test_a_spread_out_opening_is_near_to_nothing():
    catalogue = circle.catalogue(circle.shelf("chair", 40))
    shelf = catalogue.shelf("chair")
    turn = styling.begin(shelf, state())
    for why in Reasoner().of_step(catalogue, turn, None):
        assert (why.basis, why.near, why.nearness) == ("spread", None, None)
        assert sentence(why).startswith("Spread out")


@pytest.mark.parametrize(
    ("given", "basis", "words"),
    [
        ({"text": "oak"}, "text", "your words “oak”"), ({"item": "bed-003"}, "item", "Bed 3, where you began"),
        ({"near": b"\x00" * 16, "item": "chair-005"}, "picture", "your picture"),
    ],
)  # fmt: skip
def test_an_opening_says_what_it_began_from(given, basis, words):
    catalogue = circle.catalogue(circle.shelf("chair", 40), circle.shelf("bed", 40))
    towards = circle.arc(40)[3]
    opened = state(seen=(3, 4, 5), **given)
    nearest, *_ = Reasoner().of_step(catalogue, Turn(opened, (Shown(3), Shown(4), Shown(5))), towards)
    assert nearest.basis == basis
    assert nearest.near == (catalogue.item("bed-003") if basis == "item" else None)
    assert sentence(nearest) == f"Near {words}: the nearest of the whole category."


def test_the_item_a_session_began_from_is_not_said_to_be_near_to_itself():
    catalogue = worded_catalogue()
    opened = state(seen=(0, 9), item="chair-000")
    own, other = reasoner().of_step(catalogue, Turn(opened, (Shown(0), Shown(9))), catalogue.shelf("chair").vectors[0])
    assert sentence(own) == "This is where you began."
    assert own.traits == ()
    assert {trait.word for trait in other.traits} == {"boho", "black"}


def test_what_is_far_away_is_not_called_near():
    catalogue = circle.catalogue(circle.shelf("chair", 40))
    (far,) = Reasoner().of_step(catalogue, Turn(state(picked=(0,), step=2, seen=(0, 35)), (Shown(35),)), None)
    assert sentence(far).startswith("Away from Chair 0, your last pick: nearer than 10 %")


def test_an_item_beyond_the_candidates_was_drawn_to_learn_by_a_session_that_explores():
    catalogue = circle.catalogue(circle.shelf("chair", 200))
    picked = state(picked=(0,), step=2, seen=(0, 5, 180), explore=0.2)
    near, far = Reasoner().of_step(catalogue, Turn(picked, (Shown(5), Shown(180))), None)
    assert near.around.id == "chair-000"
    assert (far.around, far.learning) == (None, True)
    assert "to learn what you like" in sentence(far)


def test_the_candidates_of_a_session_with_limits_are_counted_among_what_they_allow():
    catalogue = circle.catalogue(circle.shelf("chair", 400))
    dear = PriceRange(min_cents=35_000)  # from row 250 on
    picked = state(picked=(0,), step=2, seen=(0, 260, 399), explore=0.2, price=dear)
    candidate, drawn = Reasoner().of_step(catalogue, Turn(picked, (Shown(260), Shown(399))), None)
    assert (candidate.around.id, candidate.learning) == ("chair-000", False)
    assert (drawn.around, drawn.learning) == (None, True)


def test_under_taste_the_picks_that_speak_for_an_item_are_named():
    catalogue = circle.catalogue(circle.shelf("chair", 60))
    shelf = catalogue.shelf("chair")
    turn = taste_flow.begin(shelf, state("taste"))
    first = turn.slate[0].row
    turn = taste_flow.pick(shelf, turn.state, first)
    for why in Reasoner().of_step(catalogue, turn, None):
        assert why.around is None
        assert {item.id for item in why.carried_by} <= {shelf.items[first].id}
        assert why.learning == (not why.carried_by)
        assert ("to learn what you like" in sentence(why)) == why.learning


def test_under_taste_what_was_only_liked_counts_before_the_first_pick():
    catalogue = circle.catalogue(circle.shelf("chair", 60))
    shelf = catalogue.shelf("chair")
    turn = taste_flow.begin(shelf, state("taste"))
    liked = [shown.row for shown in turn.slate[:2]]
    turn = taste_flow.more_like(shelf, turn.state, liked)
    for why in Reasoner().of_step(catalogue, turn, None):
        assert why.basis == "liked"
        assert why.near.id in {shelf.items[row].id for row in liked}
        assert "which you liked" in sentence(why)


def test_a_finished_session_has_nothing_to_explain():
    catalogue = circle.catalogue(circle.shelf("chair", 40))
    assert Reasoner().of_step(catalogue, Turn(state(picked=(1, 2, 3, 4), step=5, seen=(1, 2, 3, 4)), ()), None) == []
    taste = state("taste", picked=(1, 2, 3, 4), step=5, seen=(1, 2, 3, 4), answers=((4, 1),))
    assert Reasoner().of_step(catalogue, Turn(taste, ()), None) == []


def test_matches_say_what_they_share_across_categories_and_what_is_left_under_the_limit():
    catalogue = worded_catalogue()
    found = {"bed": MatchList((Match(0, 0.1), Match(4, 0.2))), "table": MatchList((), "nothing")}
    limits = {"bed": PriceRange(max_cents=20_000)}
    told = reasoner().of_matches(catalogue, "chair-000", found, limits)
    alike, other = told["bed"]
    assert told["table"] == []
    assert {trait.word for trait in alike.traits} == {"boho", "black"}
    assert other.traits == ()
    assert (alike.basis, alike.near.id, alike.cost.left_cents) == ("match", "chair-000", 10_000)
    assert "Their pictures share: black, boho style." in sentence(alike)
    assert sentence(alike).endswith("€100.00 is €100.00 under your limit.")


def test_what_rooms_taught_is_said_where_it_counted():
    catalogue = worded_catalogue()
    found = {"bed": MatchList((Match(4, 0.2),))}
    (why,) = reasoner().of_matches(catalogue, "chair-000", found, {}, learned=True)["bed"]
    assert "furnished rooms counted too" in sentence(why)


def test_without_a_trait_book_all_but_the_traits_is_told():
    (why,) = Reasoner().of_rows(worded_catalogue(), "chair-000", "bed", [0], None)
    assert why.traits is None
    assert why.nearness.others == 35


@pytest.mark.parametrize(
    "embedder",
    [AxisEmbedder(name="another"), AxisEmbedder(sha256="aa" * 32)],
    ids=["another model", "another state of it"],
)
def test_words_are_never_read_by_a_model_that_did_not_make_the_release(embedder):
    assert book(embedder).of(worded_catalogue(), "chair") is None
    assert embedder.read == []


def test_words_are_read_once_for_all_categories_and_releases_share_what_is_kept():
    embedder, store = AxisEmbedder(), MemoryTraits()
    one = book(embedder, store)
    assert one.of(worded_catalogue(), "chair") is not None
    read = len(embedder.read)
    assert one.of(worded_catalogue(), "bed") is not None
    assert book(embedder, store).of(worded_catalogue("release-2"), "chair") is not None
    assert len(embedder.read) == read > 0


def test_kept_vectors_that_do_not_fit_the_words_are_read_anew():
    embedder, store = AxisEmbedder(), MemoryTraits()
    book(embedder, store).of(worded_catalogue(), "chair")
    read = len(embedder.read)
    (key,) = store._kept
    store._kept[key]["style"] = np.ones((1, embedder.dim), np.float32)
    assert book(embedder, store).of(worded_catalogue(), "chair") is not None
    assert len(embedder.read) == 2 * read


def test_words_that_are_asked_otherwise_are_read_anew(monkeypatch):
    embedder, store = AxisEmbedder(), MemoryTraits()
    book(embedder, store).of(worded_catalogue(), "chair")
    read = len(embedder.read)
    monkeypatch.setattr(trait_book, "phrase", lambda word: f"{word} thing")
    assert book(embedder, store).of(worded_catalogue(), "chair") is not None
    assert len(embedder.read) == 2 * read


def test_while_another_process_reads_the_words_they_are_not_read_twice():
    embedder, store = AxisEmbedder(), MemoryTraits()
    one = book(embedder, store)
    one.of(worded_catalogue(), "chair")
    (key,), read = store._kept, len(embedder.read)
    second = book(embedder, MemoryTraits())
    with second._store.claim(key):
        assert second.of(worded_catalogue(), "chair") is None
        second._store.write(key, store.read(key))
    assert second.of(worded_catalogue(), "chair") is not None
    assert len(embedder.read) == read


class SlowEmbedder(AxisEmbedder):
    """Reads only once it is let."""

    def __init__(self):
        super().__init__()
        self.let = threading.Event()

    def embed_texts(self, texts):
        assert self.let.wait(60)
        return super().embed_texts(texts)


def test_nobody_waits_for_a_slow_text_tower_and_its_words_come_later():
    embedder = SlowEmbedder()
    slow = book(embedder, patience_s=0.0)
    try:
        (why,) = Reasoner(slow).of_rows(worded_catalogue(), "chair-000", "bed", [0], None)
        assert why.traits is None
    finally:
        embedder.let.set()
    slow._worker.shutdown(wait=True)
    assert slow.of(worded_catalogue(), "chair") is not None


class BrokenEmbedder(AxisEmbedder):
    """Its tower is missing until it is mended."""

    broken = True

    def embed_texts(self, texts):
        if self.broken:
            raise Unavailable("its text tower is not here")
        return super().embed_texts(texts)


def test_a_text_tower_that_comes_back_is_asked_again():
    embedder = BrokenEmbedder()
    mended = book(embedder)
    assert mended.of(worded_catalogue(), "chair") is None
    embedder.broken = False
    assert mended.of(worded_catalogue(), "chair") is not None


def test_many_who_ask_at_once_have_the_words_read_once():
    embedder, catalogue = AxisEmbedder(), worded_catalogue()
    one = book(embedder)
    with ThreadPoolExecutor(8) as askers:
        found = list(askers.map(lambda _: one.of(catalogue, "chair"), range(24)))
    assert found[0] is not None
    assert len(embedder.read) == len(set(embedder.read))


def test_old_releases_are_forgotten():
    kept = book()
    for number in range(9):
        assert kept.of(worded_catalogue(f"release-{number}"), "chair") is not None
    assert len(kept._families) <= 4
    assert len(kept._usual) <= 12
