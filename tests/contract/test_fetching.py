"""Pictures by web address, fetched from a server that behaves as servers do."""

import re
import shutil
import ssl
import subprocess
import threading
import time
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import httpcore
import pytest
from hypothesis import given
from hypothesis.strategies import text

from penat.adapters.checked_network import AddressRefused, CheckedNetwork, is_public
from penat.adapters.picture_fetching import FetchLimits, NotFetched, PictureFetcher, Seen, request_address
from tests.fakes.picture_server import Reply, serving
from tests.fakes.raw_server import raw_server
from tests.fakes.shop import encoded, picture

QUICK = FetchLimits(max_bytes=50_000, total_s=60.0, wait_s=20.0, redirects=3, attempts=3, backoff_s=0.01, per_host=2)
"""Quick to try again, but patient: a busy machine is no fault of the server."""
PNG = encoded(picture(1))


@pytest.fixture
def server():
    with serving() as running:
        yield running


class Fetcher(PictureFetcher):
    """Remembers how long it was told to wait, and waits a tenth of it."""

    def __init__(self, limits=QUICK, allow_private=True, look_up=None):
        self.waits = []
        super().__init__(CheckedNetwork(allow_private=allow_private, look_up=look_up), limits, self._wait)

    def _wait(self, seconds):
        self.waits.append(seconds)
        time.sleep(seconds / 10)


class OneNameAllowed(CheckedNetwork):
    """Takes shop.example for a public host, though it is served here."""

    def _checked(self, host, port):
        if host == "shop.example":
            return ["127.0.0.1"]
        self._look_up = lambda *_: ["127.0.0.1"]
        return super()._checked(host, port)


@pytest.fixture
def fetcher():
    with closing(Fetcher()) as made:
        yield made


def refusal(fetcher, address):
    with pytest.raises(NotFetched) as caught:
        fetcher.fetch(address)
    return str(caught.value)


def test_a_picture_comes_with_what_to_ask_with_next_time_and_the_agent_says_who_asks(server, fetcher):
    address = server.replies("/oak.png", Reply(body=PNG, headers={"ETag": '"1"', "Content-Type": "image/png"}))
    found = fetcher.fetch(address)
    assert found.content == PNG
    assert found.seen == Seen(etag='"1"')
    assert all(agent.startswith("penat/") for agent in server.agents)


def test_what_has_not_changed_is_not_sent_again(server, fetcher):
    def answer(_, headers):
        unchanged = headers.get("If-None-Match") == '"1"' and headers.get("If-Modified-Since") == "yesterday"
        return Reply(304) if unchanged else Reply(body=PNG)

    server.routes["/oak.png"] = answer
    seen = Seen('"1"', "yesterday")
    found = fetcher.fetch(server.root + "/oak.png", seen)
    assert found.content is None
    assert found.seen == seen


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_passing_failure_is_tried_again(server, fetcher, status):
    address = server.replies("/oak.png", Reply(status), Reply(status), Reply(body=PNG))
    assert fetcher.fetch(address).content == PNG
    assert fetcher.waits == [0.01, 0.02]


def test_attempts_end(server, fetcher):
    assert "answers 500; tried 3 times" in refusal(fetcher, server.replies("/oak.png", Reply(500)))
    assert server.asked["/oak.png"] == 3


def test_a_server_that_asks_to_wait_is_waited_for(server, fetcher):
    address = server.replies("/oak.png", Reply(429, headers={"Retry-After": "1"}), Reply(body=PNG))
    assert fetcher.fetch(address).content == PNG
    assert fetcher.waits[0] == 1.0


def test_a_moment_to_wait_for_is_understood(server, fetcher):
    then = format_datetime(datetime.now(UTC) + timedelta(seconds=8), usegmt=True)
    address = server.replies("/oak.png", Reply(503, headers={"Retry-After": then}), Reply(body=PNG))
    assert fetcher.fetch(address).content == PNG
    assert 0.5 < fetcher.waits[0] <= 8.0


def test_a_server_that_asks_to_wait_too_long_is_left_alone(server, fetcher):
    address = server.replies("/oak.png", Reply(429, headers={"Retry-After": "86400"}))
    assert "answers 429; tried 1 times" in refusal(fetcher, address)
    assert fetcher.waits == []


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (Reply(404), "answers 404: there is nothing there"),
        (Reply(403), "answers 403: forbids it"),
        (Reply(418), "answers 418: no picture"),
        (Reply(body=b"<html>no such chair</html>", headers={"Content-Type": "text/html; charset=utf-8"}), "text/html"),
        (Reply(body=b""), "not a picture"),
        (Reply(204), "answers 204"),
        (Reply(body=PNG + bytes(60_000)), "too large: 60,"),
        (Reply(body=PNG, headers={"Content-Encoding": "gzip"}), "sent as 'gzip'"),
        (Reply(304), "answers 304"),
        (Reply(302), "answers 302"),
        (Reply(301, headers={"Location": "file:///etc/passwd"}), "only http and https"),
        (Reply(301, headers={"Location": "http://user:word@127.0.0.1/"}), "no host name"),
    ],
)
def test_what_gives_no_picture_is_told_and_not_tried_again(server, fetcher, reply, words):
    assert words in refusal(fetcher, server.replies("/oak.png", reply))
    assert server.asked["/oak.png"] == 1


def test_a_picture_is_known_by_its_content_not_by_what_the_server_calls_it(server, fetcher):
    address = server.replies("/oak.png", Reply(body=PNG, headers={"Content-Type": "text/plain"}))
    assert fetcher.fetch(address).content == PNG


def test_a_body_without_a_length_is_cut_off_at_the_limit(server, fetcher):
    endless = Reply(body=PNG + bytes(200_000), declared=49_000, headers={"X": "y"})
    server.replies("/honest.png", endless)
    assert len(fetcher.fetch(server.root + "/honest.png").content or b"") == 49_000
    with raw_server(b"HTTP/1.1 200 OK\r\n\r\n" + PNG + bytes(2_000_000)) as address:
        assert "too large: more than 50,000 bytes" in refusal(fetcher, address)


def test_a_body_that_breaks_off_is_tried_again(server, fetcher):
    torn = Reply(body=PNG[:-20], declared=len(PNG))
    torn.headers = {"Connection": "close"}
    assert "breaks off" in refusal(fetcher, server.replies("/torn.png", torn))
    assert server.asked["/torn.png"] == 3
    assert fetcher.fetch(server.replies("/mended.png", torn, Reply(body=PNG))).content == PNG


def test_nonsense_instead_of_an_answer_is_told(fetcher):
    with raw_server(b"\x00\x01nonsense\r\n\r\n") as address:
        assert "tried 3 times" in refusal(fetcher, address)


def test_redirects_are_followed_so_far_and_no_further(server, fetcher):
    server.replies("/oak.png", Reply(body=PNG))
    address = server.replies("/old.png", Reply(302, headers={"Location": "/oak.png#top"}))
    assert fetcher.fetch(address).content == PNG
    loop = server.replies("/loop.png", Reply(307, headers={"Location": "loop.png"}))
    assert "redirected more than 3 times" in refusal(fetcher, loop)
    assert server.asked["/loop.png"] == 4


def test_a_slow_drip_ends_at_the_time_limit_in_head_and_body(server):
    hasty = Fetcher(FetchLimits(total_s=0.5, wait_s=0.4, attempts=3, backoff_s=0.01))
    try:
        drip = server.replies("/drip.png", Reply(body=PNG, piece=1, pause_s=0.1))
        with raw_server(b"HTTP/1.1 200 OK\r\nX: " + b"y" * 1000, pause_s=0.05) as slow_head:
            for address in (drip, slow_head):
                started = time.monotonic()
                assert "takes too long" in refusal(hasty, address)
                assert time.monotonic() - started < 15  # each would go on for half a minute
    finally:
        hasty.close()


def test_a_server_that_says_nothing_is_not_waited_for_long():
    limits = FetchLimits(total_s=3.0, wait_s=0.4, attempts=3, backoff_s=0.01)
    with raw_server(b"") as address, closing(Fetcher(limits)) as hasty:
        assert "takes too long" in refusal(hasty, address)


def test_a_server_that_is_not_there_is_told(fetcher):
    assert "cannot be reached" in refusal(fetcher, "http://127.0.0.1:9/oak.png")


@pytest.mark.skipif(shutil.which("openssl") is None, reason="needs openssl to make a certificate")
def test_a_certificate_that_nobody_vouches_for_is_refused_at_once(tmp_path, fetcher):
    certificate, key = tmp_path / "certificate.pem", tmp_path / "key.pem"
    words = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"]
    made = ["openssl", *words, "-keyout", key, "-out", certificate]
    subprocess.run(made, check=True, capture_output=True, timeout=120)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)
    with raw_server(b"", wrap=lambda accepted: context.wrap_socket(accepted, server_side=True)) as address:
        reason = refusal(fetcher, address.replace("http:", "https:"))
    assert "its certificate is not valid: self-signed certificate" in reason
    assert fetcher.waits == []


def test_one_host_is_asked_by_a_few_at_once(server, fetcher):
    address = server.replies("/oak.png", Reply(body=PNG, pause_s=0.05))
    threads = [threading.Thread(target=fetcher.fetch, args=(address,)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert server.asked["/oak.png"] == 8
    assert server.most_at_once <= QUICK.per_host


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.0.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1",
        "255.255.255.255", "::1", "::", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
        "2002:7f00:1::", "64:ff9b::a00:1", "::127.0.0.1", "::ffff:0:127.0.0.1", "64:ff9b:1::1", "fec0::1",
        "fd00:ec2::254", "3fff::1", "5f00::1", "2001:db8::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2",
        "2002:a9fe:a9fe::", "64:ff9b::169.254.169.254", "::ffff:169.254.169.254", "192.0.0.8", "192.88.99.1",
        "198.18.0.1", "240.0.0.1", "100.100.100.200", "168.63.129.16",
    ],
)  # fmt: skip
def test_addresses_of_private_networks_are_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "64:ff9b::808:808"])
def test_addresses_of_the_internet_are_public(address):
    assert is_public(address)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]"])
def test_private_networks_are_refused_however_they_are_written(server, host):
    server.replies("/oak.png", Reply(body=PNG))
    with closing(Fetcher(allow_private=False)) as careful:
        reason = refusal(careful, server.root.replace("127.0.0.1", host) + "/oak.png")
    assert "no public address" in reason or "cannot be found" in reason
    assert server.asked["/oak.png"] == 0


def test_a_redirect_into_a_private_network_is_refused(server):
    """The first hop is let through by a name whose look-up is told to be public; the second is not."""
    port = server.server.server_address[1]
    server.replies("/oak.png", Reply(302, headers={"Location": f"http://inside.example:{port}/secret.png"}))
    server.replies("/secret.png", Reply(body=PNG))
    with closing(PictureFetcher(OneNameAllowed(), QUICK)) as careful:
        reason = refusal(careful, f"http://shop.example:{port}/oak.png")
    assert "inside.example is 127.0.0.1, which is no public address; --allow-private-addresses" in reason
    assert server.asked == {"/oak.png": 1}


def test_a_name_with_one_private_address_is_refused_and_looked_up_once():
    asked = []

    def look_up(host, port):
        asked.append(host)
        return ["93.184.215.14", "10.0.0.7"]

    with pytest.raises(AddressRefused, match=r"10\.0\.0\.7"):
        CheckedNetwork(look_up=look_up).connect_tcp("mixed.example", 80, timeout=0.1)
    assert asked == ["mixed.example"]
    with pytest.raises(httpcore.ConnectError):
        CheckedNetwork(look_up=lambda *_: []).connect_tcp("nowhere.example", 80, timeout=0.1)


@pytest.mark.parametrize(
    "address",
    [
        "data:image/png;base64,AAAA", "file:///etc/passwd", "ftp://shop/x.png", "//shop/x.png", "x.png", "",
        "http://", "http://user:secret@shop.example/x.png", "http://shop.example:port/x.png", "http://[::1/x.png",
        "https://" + "a" * 70 + ".example/x.png", "gopher://127.0.0.1:25/x", "javascript:alert(1)",
    ],
)  # fmt: skip
def test_only_plain_web_addresses_are_asked(fetcher, address):
    refusal(fetcher, address)


def test_addresses_are_asked_for_as_the_web_wants_them():
    assert request_address("HTTPS://Bücher.example/Ångström chair.jpg?w=300&q=a b#top") == (
        "https://xn--bcher-kva.example/%C3%85ngstr%C3%B6m%20chair.jpg?w=300&q=a%20b"
    )
    assert request_address("http://[2606::1]:8080/a%20b.png") == "http://[2606::1]:8080/a%20b.png"
    assert "\r" not in request_address("http://shop.example/a\r\nHost: evil")


@given(text(), text())
def test_whatever_is_typed_is_one_plain_address_or_refused(host, path):
    for typed in (path, f"http://{host}/{path}", f"http://shop.example/{path}?{host}"):
        with suppress(NotFetched):
            assert re.fullmatch(r"https?://[!-~]+", request_address(typed))
