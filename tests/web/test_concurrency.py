"""Many shoppers at once get what each would get alone, also while a new release is published."""

from concurrent.futures import ThreadPoolExecutor

from tests.web.checks import ids, walk
from tests.web.conftest import small_catalogue


def test_sessions_do_not_mix(shop):
    app = shop.app()
    alone = {seed: [ids(step) for step in walk(app.test_client(), seed=seed)] for seed in range(12)}
    with ThreadPoolExecutor(8) as pool:
        together = list(
            pool.map(lambda seed: [ids(step) for step in walk(app.test_client(), seed=seed % 12)], range(48))
        )
    assert together == [alone[number % 12] for number in range(48)]


def test_publishing_between_requests_disturbs_no_session(shop):
    app = shop.app()

    def shopper(number: int) -> set[str]:
        if number % 5 == 0:
            shop.source.publish(small_catalogue(f"release-{number + 2}"))
        return {step["release"] for step in walk(app.test_client(), seed=number)}

    with ThreadPoolExecutor(8) as pool:
        assert all(len(releases) == 1 for releases in pool.map(shopper, range(40)))


def test_one_width_asked_for_by_many_is_made_whole(shop):
    app, path = shop.app(), f"/images/{0:064x}.jpg?width=240"
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: app.test_client().get(path, buffered=True).data, range(24)))
    assert len(set(answers)) == 1
    assert answers[0][:2] == b"\xff\xd8"
