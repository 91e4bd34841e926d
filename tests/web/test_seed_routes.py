import pytest

from penat.web.seed_answers import SimilarSamples
from tests.web.checks import answer_of, problem_of


def search(client, dataset="chair", **query):
    return client.get(f"/datasets/{dataset}/similarity/search", query_string=query)


def test_similar_samples_are_listed_as_older_front_ends_read_them(client):
    found = answer_of(search(client, sample_id="chair-020", limit=2), SimilarSamples)
    assert found["query_sample_id"] == "chair-020"
    assert {one["sample_id"] for one in found["results"]} == {"chair-019", "chair-021"}
    assert {one["file_name"] for one in found["results"]} == {"Chair 19.PNG", "Chair 21.PNG"}
    assert found["results"][0]["thumbnail_path"].startswith("/thumbnails/")
    assert 0.9 < found["results"][0]["score"] <= 1


def test_a_file_name_nobody_knows_is_null(client):
    found = answer_of(search(client, "table", sample_id="table-002", limit=1), SimilarSamples)
    assert found["results"][0]["file_name"] is None


def test_twenty_are_listed_by_default_and_never_the_one_asked_about(client):
    results = answer_of(search(client, sample_id="chair-020"), SimilarSamples)["results"]
    assert len(results) == 20
    assert "chair-020" not in {one["sample_id"] for one in results}


@pytest.mark.parametrize("sample", ["nobody", "bed-001"])
def test_a_sample_without_a_vector_here_has_nothing_similar(client, sample):
    assert answer_of(search(client, sample_id=sample), SimilarSamples)["results"] == []


def test_an_unknown_dataset_is_a_404(client):
    problem_of(search(client, "sofa", sample_id="chair-020"), "not-found", "category")


@pytest.mark.parametrize("limit", ["0", "101", "x"])
def test_the_limit_is_1_to_100(client, limit):
    problem_of(search(client, sample_id="chair-020", limit=limit), "invalid-input", "limit")


def test_a_sample_must_be_named(client):
    problem_of(search(client), "invalid-input", "sample_id")
