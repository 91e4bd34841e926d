"""An address from a shop's table never reaches into the network of the machine that reads it, however it is written."""

from contextlib import closing
from urllib.parse import urlsplit

import httpcore
import pytest

from penat.adapters.checked_network import CheckedNetwork
from penat.adapters.picture_fetching import NotFetched, PictureFetcher
from tests.contract.test_fetching import PNG, QUICK
from tests.fakes.picture_server import Reply, serving

INSIDE = [
    "localhost", "LOCALHOST", "localhost.", "127.0.0.1", "127.1", "127.0.1", "0", "0.0.0.0", "2130706433",
    "017700000001", "0x7f000001", "0x7f.0.0.1", "0177.0.0.1", "127.000.000.001", "①②⑦.⓪.⓪.①", "127。0。0。1",
    "[::1]", "[::]",
    "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]", "[::ffff:0:127.0.0.1]",
    "[64:ff9b::127.0.0.1]", "[64:ff9b:1::7f00:1]", "[2002:7f00:1::]", "[fe80::1%25lo]", "[fd00:ec2::254]",
    "169.254.169.254", "2852039166", "0xa9fea9fe", "[::ffff:a9fe:a9fe]", "100.100.100.200", "168.63.129.16", "10.0.0.1",
    "172.31.255.255", "192.168.1.1", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255",
]  # fmt: skip


class Recorded(httpcore.NetworkBackend):
    """Connects nowhere, and remembers where it was to."""

    def __init__(self):
        self.asked = []

    def connect_tcp(self, host, port, *_, **__):
        self.asked.append(host)
        raise httpcore.ConnectError("nobody there")


def recorded(look_up=None):
    network = CheckedNetwork(look_up=look_up)
    network._network = Recorded()
    return network, network._network.asked


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize("host", INSIDE)
def test_no_spelling_of_an_inner_address_is_ever_connected_to(host, scheme):
    network, asked = recorded()
    with closing(PictureFetcher(network, QUICK, lambda _: None)) as fetcher, pytest.raises(NotFetched):
        fetcher.fetch(f"{scheme}://{host}/secret.png")
    assert asked == []


def test_what_was_checked_is_what_is_connected_to_though_the_name_changes_its_mind():
    """A name that says something else at every question finds no gap: it is asked once for a connection."""
    answers = iter([["93.184.215.14"], ["127.0.0.1"], ["93.184.215.15"]])
    network, asked = recorded(lambda *_: next(answers))
    with closing(PictureFetcher(network, QUICK, lambda _: None)) as fetcher, pytest.raises(NotFetched) as caught:
        fetcher.fetch("http://rebinding.example/a.png")
    assert asked == ["93.184.215.14"]
    assert "127.0.0.1, which is no public address" in str(caught.value)


@pytest.mark.parametrize(
    "mixed", [["93.184.215.14", "127.0.0.1"], ["127.0.0.1", "93.184.215.14"], ["2606::1", "fe80::1"]]
)
def test_one_inner_address_among_a_names_own_spoils_all(mixed):
    network, asked = recorded(lambda *_: mixed)
    with closing(PictureFetcher(network, QUICK, lambda _: None)) as fetcher, pytest.raises(NotFetched):
        fetcher.fetch("http://mixed.example/a.png")
    assert asked == []


class Elsewhere(CheckedNetwork):
    """Takes shop.example for a public host, though it is served here; all else is checked."""

    def _checked(self, host, port):
        return ["127.0.0.1"] if host == "shop.example" else super()._checked(host, port)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize(
    "aim",
    ["http://127.0.0.1:{port}/secret.png", "//localhost:{port}/secret.png", "http://[::ffff:127.0.0.1]:{port}/secret.png",
            "http://2130706433:{port}/secret.png", "file:///etc/passwd", "ftp://127.0.0.1/x", "gopher://127.0.0.1:{port}/_x",
            "http://user:word@127.0.0.1:{port}/secret.png"],
)  # fmt: skip
def test_a_redirect_is_checked_like_an_address(server, status, aim):
    port = urlsplit(server.root).port
    server.replies(f"/{status}.png", Reply(status, headers={"Location": aim.format(port=port)}))
    server.replies("/secret.png", Reply(body=PNG))
    with closing(PictureFetcher(Elsewhere(), QUICK, lambda _: None)) as fetcher, pytest.raises(NotFetched):
        fetcher.fetch(f"http://shop.example:{port}/{status}.png")
    assert server.asked["/secret.png"] == 0


@pytest.fixture(scope="module")
def server():
    with serving() as running:
        yield running


@pytest.mark.parametrize("name", ["HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "ALL_PROXY", "all_proxy"])
def test_a_proxy_of_the_environment_is_not_used(server, monkeypatch, name):
    """It would look names up for itself, and so undo the check."""
    monkeypatch.setenv(name, server.root)
    network, asked = recorded(lambda *_: ["93.184.215.14"])
    with closing(PictureFetcher(network, QUICK, lambda _: None)) as fetcher, pytest.raises(NotFetched):
        fetcher.fetch("http://shop.example/through-a-proxy.png")
    assert set(asked) == {"93.184.215.14"}


def test_nothing_is_fetched_over_a_socket_file():
    with pytest.raises(Exception, match="socket file"):
        CheckedNetwork().connect_unix_socket("/run/docker.sock")
