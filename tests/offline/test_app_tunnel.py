"""The page for someone else's phone: what it says without a token, and that the tunnel is closed whatever happens."""

import socket
import sys
from types import SimpleNamespace

import pytest

from not_for_server import app as demo


class StandIn:
    """A pyngrok that opens nothing and remembers what it was asked."""

    class Refused(Exception):
        pass

    def __init__(self, *, refuse=False):
        self.refuse, self.calls = refuse, []

    def connect(self, address, pyngrok_config):
        if self.refuse:
            raise self.Refused("the token is not valid")
        self.calls.append(("connect", address, pyngrok_config.auth_token))
        return SimpleNamespace(public_url="https://example.ngrok.app")

    def disconnect(self, address, pyngrok_config):
        self.calls.append(("disconnect", address))

    def kill(self, pyngrok_config):
        self.calls.append(("kill",))

    def module(self):
        return SimpleNamespace(
            ngrok=self,
            conf=SimpleNamespace(PyngrokConfig=lambda auth_token: SimpleNamespace(auth_token=auth_token)),
            exception=SimpleNamespace(PyngrokError=self.Refused),
        )


class StoppedServer:
    """A server that was stopped as soon as it began."""

    port = 8123
    closed = False

    def serve_forever(self):
        raise KeyboardInterrupt

    def server_close(self):
        self.closed = True


@pytest.fixture
def pyngrok(monkeypatch):
    stand_in = StandIn()
    monkeypatch.setitem(sys.modules, "pyngrok", stand_in.module())
    return stand_in


@pytest.fixture
def server(monkeypatch):
    stopped = StoppedServer()
    built = []
    monkeypatch.setattr(demo, "build", lambda *, behind_tunnel: built.append(behind_tunnel))
    monkeypatch.setattr(demo, "listen", lambda app, port: stopped)
    stopped.built = built
    return stopped


def test_without_a_token_it_serves_this_machine_and_says_how_to_open_a_tunnel(server, pyngrok, monkeypatch, capsys):
    monkeypatch.delenv("NGROK_AUTHTOKEN", raising=False)
    assert demo.main([]) == 0
    said = capsys.readouterr().out
    assert "http://127.0.0.1:8123" in said
    assert "NGROK_AUTHTOKEN=" in said
    assert server.closed
    assert server.built == [False]
    assert pyngrok.calls == []


def test_with_a_token_it_opens_a_tunnel_to_the_served_port_and_closes_it_on_ctrl_c(
    server, pyngrok, monkeypatch, capsys
):
    monkeypatch.setenv("NGROK_AUTHTOKEN", "a-token")
    assert demo.main([]) == 0
    assert "https://example.ngrok.app" in capsys.readouterr().out
    assert pyngrok.calls == [
        ("connect", "127.0.0.1:8123", "a-token"), ("disconnect", "https://example.ngrok.app"), ("kill",),
    ]  # fmt: skip
    assert server.closed
    assert server.built == [True]


def test_a_missing_pyngrok_is_an_error_that_says_what_to_type(server, monkeypatch, capsys):
    monkeypatch.setenv("NGROK_AUTHTOKEN", "a-token")
    monkeypatch.setitem(sys.modules, "pyngrok", None)
    assert demo.main([]) == 2
    assert "pip install -r not_for_server/requirements-app.txt" in capsys.readouterr().err
    assert server.closed


def test_a_refused_token_is_told_in_ngroks_words(server, monkeypatch, capsys):
    stand_in = StandIn(refuse=True)
    monkeypatch.setitem(sys.modules, "pyngrok", stand_in.module())
    monkeypatch.setenv("NGROK_AUTHTOKEN", "a-token")
    assert demo.main([]) == 2
    assert "the token is not valid" in capsys.readouterr().err
    assert ("kill",) in stand_in.calls


def test_a_taken_port_is_named_with_a_cure(capsys):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(demo.CannotStart, match=f"Port {port} is taken; choose another: --port {port + 1}"):
            demo.listen(lambda environ, start: [], port)


def test_importing_it_loads_neither_the_server_nor_pyngrok():
    import subprocess

    code = "import sys, not_for_server.app; sys.exit(any(m in sys.modules for m in ('pyngrok', 'flask', 'penat')))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
