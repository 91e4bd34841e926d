"""`penat evaluate picks`: figures of simulated shoppers on a file of vectors and on the served release."""

import json
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from penat.cli.main import cli
from penat.domain.geometry import squared_distances
from penat.lab.picks import Shoppers, picks, wilson
from penat.lab.picks_policies import StylingWalk
from penat.lab.picks_vectors import shelf_of
from tests.fakes import circle

REAL = Path(__file__).parents[3] / "shared/real/ikea/mobilenet_v2.npz"


def told(*words: str, status: int = 0):
    result = CliRunner().invoke(cli, ["evaluate", "picks", *words])
    assert result.exit_code == status, result.output
    return result


@pytest.fixture
def chairs(tmp_path):
    cloud = np.random.default_rng(0).normal(size=(150, 6)).astype(np.float16)
    ids = np.array([f"chair/{row}.jpg" if row < 100 else f"bed/{row}.jpg" for row in range(150)])
    np.savez(tmp_path / "all.npz", ids=ids, vectors=cloud)
    return str(tmp_path / "all.npz")


def test_json_alone_is_on_standard_output_with_the_figures_asked_for(chairs):
    found = told("--vectors", chairs, "--shoppers", "8", "--shown", "4", "--noise", "10", "--json")
    rows = json.loads(found.stdout)
    assert [row["policy"] for row in rows] == ["kernel", "taste", "rank_gamma"]
    for row in rows:
        assert list(row) == [
            "policy", "shown", "noise", "n_items", "top10", "top50", "median_rank", "mean_distance", "interval",
        ]  # fmt: skip
        assert (row["shown"], row["noise"], row["n_items"]) == (4, 10.0, 150)
        low, high = row["interval"]["top10"]
        assert 0 <= low <= row["top10"] <= high <= 1
        assert row["top10"] <= row["top50"]


def test_the_part_of_the_id_before_the_slash_is_the_category(chairs):
    (row,) = json.loads(
        told("--vectors", chairs, "--category", "bed", "--shoppers", "3", "--policies", "taste", "--json").stdout
    )
    assert (row["n_items"], row["noise"]) == (50, "none")


def test_named_categories_count_before_the_ids(chairs, tmp_path):
    stored = dict(np.load(chairs))
    np.savez(tmp_path / "named.npz", **stored, categories=np.array(["sofa"] * 40 + ["rug"] * 110))
    words = ("--vectors", str(tmp_path / "named.npz"), "--shoppers", "2", "--policies", "kernel", "--json")
    assert json.loads(told(*words, "--category", "sofa").stdout)[0]["n_items"] == 40
    assert "it has: rug, sofa" in told(*words, "--category", "chair", status=2).output


def test_the_same_seed_gives_the_same_figures_and_the_table_holds_them(chairs):
    words = ("--vectors", chairs, "--shoppers", "6", "--policies", "taste", "--drift", "--epsilon", "0.2")
    one, other = (told(*words, "--json").stdout for _ in range(2))
    assert one == other
    table = told(*words).stdout.splitlines()
    assert table[0].startswith("150 designs of all; 6 shoppers, 9 shown")
    assert table[-1].split()[:2] == ["taste", f"{json.loads(one)[0]['top10']:.3f}"]


def test_taste_ends_nearer_than_the_kernel(chairs):
    kernel, taste = json.loads(
        told("--vectors", chairs, "--shoppers", "30", "--shown", "4", "--policies", "kernel,taste", "--json").stdout
    )
    assert taste["top10"] > kernel["top10"]
    assert taste["mean_distance"] < kernel["mean_distance"]


def test_the_served_release_is_measured_where_no_file_is_named(serve):
    serve(circle.catalogue(circle.shelf("chair", 40)))
    rows = json.loads(told("--shoppers", "4", "--shown", "3", "--json").stdout)
    assert [row["n_items"] for row in rows] == [40, 40, 40]
    assert "couch" in told("--category", "couch", status=2).output


def test_a_category_smaller_than_its_slates_is_walked_to_the_end(tmp_path):
    np.savez(tmp_path / "few.npz", ids=np.array(["a", "b", "c"]), vectors=np.eye(3))
    rows = json.loads(told("--vectors", str(tmp_path / "few.npz"), "--shoppers", "5", "--json").stdout)
    assert [row["top10"] for row in rows] == [1.0, 1.0, 1.0]
    np.savez(tmp_path / "one.npz", ids=np.array(["a"]), vectors=np.ones((1, 2)))
    assert json.loads(told("--vectors", str(tmp_path / "one.npz"), "--shoppers", "2", "--drift", "--json").stdout)


@pytest.mark.parametrize(
    ("arrays", "said"),
    [
        ({"ids": np.array(["a"])}, "no 'vectors'"),
        ({"vectors": np.eye(2)}, "no 'ids'"),
        ({"ids": np.array(["a"]), "vectors": np.eye(2)}, "2 vectors for 1 ids"),
        ({"ids": np.array(["a", "b"]), "vectors": np.ones(2)}, "must be (n,)"),
        ({"ids": np.array(["a", "b"]), "vectors": np.array([["x"], ["y"]])}, "must be (n,)"),
        ({"ids": np.array([], dtype=str), "vectors": np.ones((0, 3))}, "no items"),
        ({"ids": np.array(["a", "b"]), "vectors": np.array([[1.0, 0.0], [0.0, 0.0]])}, "row 1 is zero or not finite"),
        ({"ids": np.array(["a", "b"]), "vectors": np.array([[np.nan, 0.0], [1.0, 0.0]])}, "row 0 is zero"),
        ({"ids": np.array(["a", "b"], dtype=object), "vectors": np.eye(2)}, "npz of plain arrays"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_plainly(tmp_path, arrays, said):
    np.savez(tmp_path / "odd.npz", **arrays)
    result = told("--vectors", str(tmp_path / "odd.npz"), "--shoppers", "1", status=2)
    assert said in result.output.replace("\n", " ")
    assert "Traceback" not in result.output


def test_a_missing_file_and_one_that_is_no_npz_are_told_plainly(tmp_path):
    assert "No such file" in told("--vectors", str(tmp_path / "gone.npz"), status=2).output
    (tmp_path / "text.npz").write_text("ids,vectors")
    assert "cannot be read" in told("--vectors", str(tmp_path / "text.npz"), status=2).output
    np.save(tmp_path / "bare.npy", np.eye(2))
    assert "one array" in told("--vectors", str(tmp_path / "bare.npy"), status=2).output


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--noise", "much"), "none or a number"),
        (("--noise", "-1"), "noise is -1.0"),
        (("--noise", "nan"), "noise is nan"),
        (("--policies", "best"), "choose of kernel"),
        (("--policies", " , "), "no policy"),
        (("--shown", "1"), "2<=x<=24"),
        (("--epsilon", "2"), "0.0<=x<=1.0"),
    ],
)
def test_what_cannot_be_measured_is_refused(chairs, words, said):
    assert said in told("--vectors", chairs, "--shoppers", "1", *words, status=2).output


def test_the_score_is_the_rank_among_all_designs_the_target_itself_the_first(monkeypatch):
    shelf = shelf_of(circle.arc(40), "chair")
    picked: list[int] = []
    real = StylingWalk.pick
    monkeypatch.setattr(StylingWalk, "pick", lambda walk, row: (picked.append(row), real(walk, row))[1])
    (found,) = picks(shelf, ["kernel"], Shoppers(count=1, shown=2, seed=1))
    rng = np.random.default_rng([1, 0])
    target = int(rng.choice(np.arange(40)))
    apart = squared_distances(shelf.vectors[target], shelf.vectors)
    assert len(picked) == 4
    assert found.median_rank == 1 + np.sum(apart < apart[picked[-1]] - 1e-6)
    assert found.mean_distance == pytest.approx(apart[picked[-1]], abs=1e-6)


def test_wilsons_interval_is_the_textbooks():
    assert wilson(8, 10) == pytest.approx((0.4902, 0.9433), abs=1e-4)
    assert wilson(0, 10)[0] == 0.0


@pytest.mark.skipif(
    not REAL.exists(), reason=f"{REAL} is missing: the real furniture vectors are not part of the project"
)
def test_on_real_furniture_taste_ends_nearer_than_the_kernel():
    words = ("--vectors", str(REAL), "--shoppers", "40", "--noise", "10", "--policies", "kernel,taste", "--json")
    kernel, taste = json.loads(told(*words).stdout)
    assert kernel["n_items"] == 347
    assert taste["interval"]["top10"][0] > kernel["top10"]
