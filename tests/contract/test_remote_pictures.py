"""A source of pictures by web address: fetched once, kept, and read in order."""

import pytest

from penat.adapters.downloads import Downloads
from penat.adapters.picture_fetching import FetchLimits
from penat.adapters.picture_files import PictureFiles
from penat.adapters.remote_pictures import CombinedPictures, Fetching, RemotePictures
from penat.domain.errors import InvalidInput
from penat.domain.ingestion import Problem
from tests.fakes.picture_server import Reply, serving
from tests.fakes.shop import draw_shop, encoded, picture

QUICK = FetchLimits(max_bytes=50_000, total_s=3.0, wait_s=0.4, redirects=3, attempts=3, backoff_s=0.01, per_host=2)
PNG = encoded(picture(1))


@pytest.fixture
def server():
    with serving() as running:
        yield running


@pytest.fixture
def source(server, tmp_path):
    def made(*addresses, **how):
        wanted = [one if isinstance(one, tuple) else (one, "chair") for one in addresses]
        fetching = Fetching(QUICK, allow_private=True, **how)
        return RemotePictures(lambda: wanted, Downloads(tmp_path / "downloads"), fetching)

    return made


def fit(image):
    return image.resize((8, 8))


def test_pictures_are_read_under_their_addresses_in_order(server, source):
    body = {name: encoded(picture(number)) for number, name in enumerate("cab")}
    addresses = [server.replies(f"/{name}.png", Reply(body=body[name])) for name in body]
    heard = []
    remote = source(*addresses, progress=lambda done, total: heard.append((done, total)))
    files, problems = remote.find()
    assert [file.path for file in files] == sorted(addresses)
    assert not problems
    assert heard == [(0, 3), (1, 3), (2, 3), (3, 3)]
    read = list(remote.read(files, fit, set()))
    assert [entry.file for entry in read] == list(files)
    assert all(entry.rendering is not None for entry in read)


def test_a_second_run_fetches_nothing_that_has_not_changed(server, source):
    plain = server.replies("/plain.png", Reply(body=PNG))
    tagged = server.root + "/tagged.png"
    server.routes["/tagged.png"] = lambda _, headers: (
        Reply(304) if headers.get("If-None-Match") == '"1"' else Reply(body=PNG, headers={"ETag": '"1"'})
    )
    assert source(plain, tagged).find() == source(plain, tagged).find()
    assert server.asked == {"/plain.png": 1, "/tagged.png": 2}
    source(plain, tagged, refetch=True).find()
    assert server.asked["/plain.png"] == 2


def test_a_changed_picture_replaces_the_old_one(server, source):
    newer = encoded(picture(5))
    address = server.replies(
        "/oak.png", Reply(body=PNG, headers={"ETag": '"1"'}), Reply(body=newer, headers={"ETag": '"2"'})
    )
    digests = []
    for _ in range(2):
        remote = source(address)
        digests += [entry.file_sha256 for entry in remote.read(remote.find()[0], fit, set())]
    assert len(set(digests)) == 2


def test_a_server_that_fails_later_leaves_the_picture_fetched_before(server, source):
    address = server.replies("/oak.png", Reply(body=PNG, headers={"ETag": '"1"'}), Reply(500))
    source(address).find()
    files, problems = source(address).find()
    assert [file.path for file in files] == [address]
    assert [problem.kind for problem in problems] == ["note"]
    assert "the picture fetched before is used" in problems[0].reason


def test_a_run_that_is_interrupted_goes_on_with_what_it_has(server, source):
    addresses = [server.replies(f"/{number}.png", Reply(body=PNG)) for number in range(3)]
    slow = server.replies("/slow.png", Reply(body=PNG, piece=10, pause_s=0.3))

    def interrupt(done, _):
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        source(*addresses, slow, progress=interrupt).find()
    assert server.asked["/slow.png"] == 1
    server.replies("/slow.png", Reply(body=PNG))
    files, problems = source(*addresses, slow).find()
    assert len(files) == 4
    assert not problems
    assert all(server.asked[f"/{number}.png"] == 1 for number in range(3))


def test_a_picture_that_is_gone_is_left_out(server, source):
    address = server.replies("/oak.png", Reply(body=PNG, headers={"ETag": '"1"'}), Reply(410))
    source(address).find()
    files, problems = source(address).find()
    assert not files
    assert [problem.reason for problem in problems] == ["the server answers 410: is gone"]


def test_a_torn_download_is_fetched_again(server, source, tmp_path):
    address = server.replies("/oak.png", Reply(body=PNG))
    source(address).find()
    [file] = (tmp_path / "downloads" / "pictures").iterdir()
    file.write_bytes(PNG[:10])
    source(address).find()
    assert server.asked["/oak.png"] == 2
    assert file.read_bytes() == PNG
    assert not list((tmp_path / "downloads").rglob(".partial-*"))


def test_each_address_that_fails_is_named_and_the_others_are_read(server, source):
    good = server.replies("/good.png", Reply(body=PNG))
    damaged = server.replies("/damaged.png", Reply(body=PNG[:60]))
    missing, unplaced = server.root + "/missing.png", server.root + "/unplaced.png"
    remote = source(good, damaged, missing, (unplaced, ""), "file:///etc/passwd")
    files, problems = remote.find()
    assert {problem.path for problem in problems} == {missing, unplaced, "file:///etc/passwd"}
    read = list(remote.read(files, fit, set()))
    assert [entry.path for entry in read if isinstance(entry, Problem)] == [damaged]


def test_an_address_twice_is_fetched_once(server, source):
    address = server.replies("/oak.png", Reply(body=PNG))
    files, _ = source((address, ""), (address, "chair"), (address, "couch")).find()
    assert [(file.path, file.category) for file in files] == [(address, "chair")]
    assert server.asked["/oak.png"] == 1


def test_folders_and_addresses_go_together(server, source, tmp_path):
    draw_shop(tmp_path / "data", {"chair": 2})
    both = CombinedPictures(PictureFiles(tmp_path / "data"), source(server.replies("/oak.png", Reply(body=PNG))))
    files, _ = both.find()
    assert len(files) == 3
    read = list(both.read(files, fit, set()))
    assert [entry.file for entry in read] == files


def test_no_picture_at_all_is_told_with_the_first_reasons(server, source):
    with pytest.raises(InvalidInput, match=r"none of 1 pictures can be used:\n  http.*answers 404"):
        CombinedPictures(source(server.root + "/missing.png")).find()
