"""Outfits that go with one another too: against trying everything, what is proven, swaps in company."""

from itertools import combinations, product

import numpy as np
import pytest

from penat.domain.errors import InvalidInput
from penat.domain.outfit import Choices, alternatives, solve
from penat.domain.outfit_harmony import Effort, harmonise, in_company, mean_between

SMALL = Effort(compared=9, near=7, shortlist=6, nodes=3)
SIFTED = Effort(near=2)


class Shop:
    """A few categories of unit vectors on a coarse grid of directions, so that many are equal."""

    def __init__(self, seed, sizes=None, *, grid=None):
        rng = np.random.default_rng(seed)
        sizes = sizes or rng.integers(1, 6, rng.integers(2, 5)).tolist()
        grid = grid or int(rng.choice([2, 3, 1000]))
        self.vectors = []
        for size in (1, *sizes):
            drawn = rng.integers(0, grid, (size, 3)) + 0.5
            self.vectors.append(drawn / np.linalg.norm(drawn, axis=1, keepdims=True))
        self.chosen = self.vectors.pop(0)[0]
        prices = [rng.integers(0, 60, size).astype(np.int64) * int(rng.choice([1, 10])) for size in sizes]
        self.choices = [
            Choices(f"c{number}", np.arange(size), cents, np.clip(2 - 2 * vectors @ self.chosen, 0, 4))
            for number, (size, cents, vectors) in enumerate(zip(sizes, prices, self.vectors, strict=True))
        ]
        self.budget = int(rng.integers(0, sum(int(cents.max()) for cents in prices) + 2))
        self.harmony = float(rng.choice([0.25, 1, 4]))

    def vectors_of(self, number, places):
        return self.vectors[number][places]

    def value(self, rows):
        """Return what the module says it minimises, written out: n times the two means."""
        vectors = [self.vectors[number][row] for number, row in enumerate(rows)]
        near = [2 - 2 * float(vector @ self.chosen) for vector in vectors]
        between = [2 - 2 * float(one @ other) for one, other in combinations(vectors, 2)]
        return len(rows) * (np.mean(near) + self.harmony * np.mean(between))

    def every(self):
        """Return every outfit within the budget as (value, cents, rows), the best first, equals cheapest first."""
        found = []
        for rows in product(*(range(len(one.rows)) for one in self.choices)):
            cents = sum(int(one.cents[row]) for one, row in zip(self.choices, rows, strict=True))
            if cents <= self.budget:
                found.append((round(self.value(rows), 7), cents, rows))
        return sorted(found)

    def solved(self, count=1, effort=None):
        return harmonise(self.choices, self.vectors_of, self.budget, self.harmony, count, effort)


@pytest.mark.parametrize("start", range(0, 400, 50))
def test_what_is_found_is_the_best_that_trying_everything_finds_and_proven(start):
    for seed in range(start, start + 50):
        shop, count = Shop(seed), 1 + seed % 4
        found, every = shop.solved(count), shop.every()
        expected = every[:count]
        assert found.optimal, seed
        assert found.values == pytest.approx([value for value, _, _ in expected], abs=1e-6), seed
        assert len({one.rows for one in found.outfits}) == len(found.outfits), seed
        for one, value in zip(found.outfits, found.values, strict=True):
            assert shop.value(one.rows) == pytest.approx(value, abs=1e-6), seed
            cents = sum(int(c.cents[row]) for c, row in zip(shop.choices, one.rows, strict=True))
            assert one.total_cents == cents <= shop.budget, seed
        if expected:
            assert found.outfits[0].total_cents == expected[0][1], (seed, "of equals the cheapest")
            assert found.at_least == pytest.approx(max(0.0, expected[0][0]), abs=1e-6), seed


@pytest.mark.parametrize("effort", [SMALL, SIFTED, Effort(compared=6), Effort(nodes=1), Effort(shortlist=2)])
@pytest.mark.parametrize("start", range(0, 200, 50))
def test_where_the_search_is_cut_short_what_is_called_proven_is_and_the_bound_holds(start, effort):
    proven = 0
    for seed in range(start, start + 50):
        shop, count = Shop(seed), 1 + seed % 3
        found, every = shop.solved(count, effort), shop.every()
        assert bool(found.outfits) == bool(every), (seed, "an outfit that exists is never lost")
        if not every:
            continue
        assert found.at_least <= every[0][0] + 1e-6, seed
        assert found.over_shortlist or not found.optimal, seed
        if found.optimal:
            assert found.values == pytest.approx([value for value, _, _ in every[:count]], abs=1e-6), seed
        proven += found.optimal
    assert proven


def test_few_branchings_and_few_items_leave_answers_unproven_and_say_so():
    shops = [Shop(seed, (5, 5, 5), grid=1000) for seed in range(60)]
    cut = [shop.solved(3, SMALL) for shop in shops]
    assert any(found.outfits and not found.optimal for found in cut)
    assert any(found.over_shortlist and not found.optimal for found in cut)
    assert any(found.outfits and not found.over_shortlist for found in cut)


def test_a_catalogue_larger_than_what_is_weighed_pair_by_pair_is_proven_whole():
    """Bounds rule out what is not weighed; trying everything agrees."""
    proven = 0
    for seed in range(12):
        shop = Shop(seed, (30, 30, 30), grid=1000)
        found, every = shop.solved(2, Effort(near=24)), shop.every()
        assert bool(found.outfits) == bool(every), seed
        if found.optimal and every:
            assert found.values == pytest.approx([value for value, _, _ in every[:2]], abs=1e-6), seed
            proven += 1
    assert proven >= 6


def test_what_is_kept_is_company_for_the_others():
    """The kept bed leans one way; the table nearest the chair leans the other, and harmony picks the one beside it."""
    shop = Shop(0, (1, 2))
    angles = np.deg2rad([0, 40, -20, 30])
    shop.chosen, *others = np.stack([np.cos(angles), np.sin(angles)], axis=1)
    shop.vectors = [np.array(others[:1]), np.array(others[1:])]
    shop.choices = [
        Choices(name, np.arange(len(vectors)) + 7, np.full(len(vectors), 10, np.int64), 2 - 2 * vectors @ shop.chosen)
        for name, vectors in zip(("bed", "table"), shop.vectors, strict=True)
    ]
    assert solve(shop.choices, 20).outfits[0].rows == (7, 7)
    assert harmonise(shop.choices, shop.vectors_of, 20, 1.0).outfits[0].rows == (7, 8)
    assert harmonise(shop.choices, shop.vectors_of, 20, 0.0).outfits == solve(shop.choices, 20).outfits
    assert harmonise(shop.choices, shop.vectors_of, 19, 1.0).outfits == ()


def test_a_tight_budget_leaves_the_one_outfit_that_fits():
    for seed in range(40):
        shop = Shop(seed, (5, 5, 5))
        shop.budget = sum(int(one.cents.min()) for one in shop.choices)
        found = shop.solved(effort=SMALL)
        assert found.outfits[0].total_cents == shop.budget, seed


def test_one_category_alone_has_no_pairs_and_is_exact():
    shop = Shop(3, (5,))
    shop.budget = 1000
    assert shop.solved().outfits == solve(shop.choices, 1000).outfits
    assert shop.solved().optimal


def test_a_category_without_items_has_no_outfit():
    shop = Shop(3, (5, 1))
    empty = Choices("none", np.zeros(0, np.intp), np.zeros(0, np.int64), np.zeros(0))
    found = harmonise([*shop.choices, empty], shop.vectors_of, 1000, 1.0)
    assert (found.outfits, found.optimal) == ((), True)


def test_swaps_in_company_come_in_the_order_of_the_outfits_they_lead_to():
    shop = Shop(5, (5, 5, 5), grid=1000)
    shop.budget = 10_000
    best = shop.solved().outfits[0]
    company = in_company(shop.choices, shop.vectors_of, best, shop.harmony)
    rows, _ = alternatives(company, best, shop.budget, 9)["c1"]
    values = [shop.value((best.rows[0], int(row), best.rows[2])) for row in rows]
    assert len(values) == 4
    assert values == sorted(values)


def test_a_large_catalogue_stays_within_its_effort_and_repeats():
    shop = Shop(11, (400,) * 8, grid=1000)
    shop.budget = 8 * 100
    effort = Effort(compared=400, near=200, shortlist=80, nodes=50)
    found = shop.solved(3, effort)
    assert found == shop.solved(3, effort)
    assert max(found.shortlisted) <= 10 + 1 + 3
    assert 0 <= found.at_least <= found.values[0]
    assert found.values[0] <= shop.value(solve(shop.choices, shop.budget).outfits[0].rows) + 1e-9


@pytest.mark.parametrize("harmony", [-0.1, 4.1, float("nan"), float("inf")])
def test_a_harmony_that_cannot_be_is_refused(harmony):
    shop = Shop(1)
    with pytest.raises(InvalidInput, match="0 to 4"):
        harmonise(shop.choices, shop.vectors_of, 100, harmony)


def test_the_mean_between_is_over_the_pairs():
    assert mean_between(np.eye(3)) == pytest.approx(2.0)
    assert mean_between(np.array([[1.0, 0], [1, 0], [0, 1]])) == pytest.approx(4 / 3)
    assert mean_between(np.eye(3)[:1]) == 0.0
