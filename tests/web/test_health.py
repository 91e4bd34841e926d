from penat.web.answers import HealthAnswer, ReadyAnswer
from penat.web.services import Dependency
from tests.web.checks import answer_of


def test_healthz_answers_without_touching_the_catalogue(shop, client):
    shop.source.prune("release-1")
    before = shop.source.asked
    answer_of(client.get("/healthz"), HealthAnswer)
    assert shop.source.asked == before


def test_readyz_tells_each_dependency_in_words(client):
    answer = answer_of(client.get("/readyz"), ReadyAnswer)
    assert answer["ready"]
    assert answer["dependencies"][0] == {"name": "release", "ready": True, "detail": "release-1 with 62 items"}


def test_readyz_is_503_while_something_needed_is_missing(shop, client):
    shop.dependencies = [Dependency("release", False, "no release is published yet; run penat ingest")]
    response = client.get("/readyz")
    assert not answer_of(response, ReadyAnswer, 503)["ready"]
    assert response.headers["Retry-After"] == "5"


def test_readyz_stays_200_when_only_something_optional_is_missing(shop, client):
    shop.dependencies.append(Dependency("price file", False, "links.csv line 7 has no price", needed=False))
    assert answer_of(client.get("/readyz"), ReadyAnswer)["ready"]
