"""The demo page for someone else's phone: the very same app on this machine, and an ngrok tunnel to it when asked for.

    NGROK_AUTHTOKEN=… .venv/bin/python not_for_server/app.py [--port 8080]

Without a token it serves this machine alone and says how to open the tunnel.
"""

import argparse
import os
import signal
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import FrameType
from typing import Any

HOST = "127.0.0.1"
PORT = 8080
TOKEN = "NGROK_AUTHTOKEN"  # nosec B105  # the name of a variable
HOW_TO = (
    f"No tunnel: {TOKEN} is not set. To show the page to someone else, take a free token from "
    f"https://dashboard.ngrok.com, then:\n  {TOKEN}=… .venv/bin/python not_for_server/app.py"
)
NO_PYNGROK = "The tunnel needs pyngrok; type:\n  .venv/bin/python -m pip install -r not_for_server/requirements-app.txt"
NO_PENAT = "Penat is not installed in this Python; type `make run` once, then use .venv/bin/python"


class CannotStart(Exception):
    """Something is missing; the message says what to type."""


@contextmanager
def tunnel(port: int, token: str) -> Iterator[str]:
    """Open an ngrok tunnel to *port* of this machine, yield its public address, and close it at the end.

    Raises CannotStart when pyngrok is missing or ngrok refuses.
    """
    try:
        from pyngrok import conf, exception, ngrok
    except ImportError as problem:
        raise CannotStart(NO_PYNGROK) from problem
    config = conf.PyngrokConfig(auth_token=token)
    try:
        opened = ngrok.connect(f"{HOST}:{port}", pyngrok_config=config)
    except exception.PyngrokError as problem:
        ngrok.kill(pyngrok_config=config)
        raise CannotStart(f"ngrok opened no tunnel: {problem}") from problem
    try:
        yield str(opened.public_url)
    finally:
        ngrok.disconnect(opened.public_url, pyngrok_config=config)
        ngrok.kill(pyngrok_config=config)


def build(*, behind_tunnel: bool) -> Any:
    """Return the Flask app as the server builds it; behind the tunnel it believes the one proxy in front of it."""
    try:
        from penat.settings import Settings
        from penat.wiring.server import served_app
    except ImportError as problem:
        raise CannotStart(NO_PENAT) from problem
    settings = Settings()
    if behind_tunnel:
        settings = settings.model_copy(update={"trusted_proxies": max(1, settings.trusted_proxies)})
    return served_app(settings)


def listen(app: Any, port: int) -> Any:
    """Return a server of *app* that holds the port already. Raises CannotStart when something else has it."""
    from werkzeug.serving import make_server

    try:
        return make_server(HOST, port, app, threaded=True)
    except (OSError, SystemExit) as problem:  # werkzeug leaves the process on a port in use
        raise CannotStart(f"Port {port} is taken; choose another: --port {port + 1}") from problem


def serve(port: int, environment: Mapping[str, str]) -> None:
    """Serve the page until interrupted, with a tunnel in front of it when *environment* holds a token."""
    token = environment.get(TOKEN, "").strip()
    server = listen(build(behind_tunnel=bool(token)), port)
    try:
        print(f"Penat is at http://{HOST}:{server.port}", flush=True)
        if not token:
            print(HOW_TO, flush=True)
            server.serve_forever()
            return
        with tunnel(server.port, token) as address:
            print(f"and, for everyone who has the link, at {address}", flush=True)
            server.serve_forever()
    finally:
        server.server_close()


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the page; return 0 after Ctrl-C or SIGTERM, 2 when it cannot start."""
    parser = argparse.ArgumentParser(
        description="Serve the demo page, with an ngrok tunnel when NGROK_AUTHTOKEN is set."
    )
    parser.add_argument("--port", type=int, default=PORT, help=f"the port on {HOST} (default {PORT})")
    chosen = parser.parse_args(arguments)
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        serve(chosen.port, os.environ)
    except CannotStart as problem:
        print(problem, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        pass  # before the server itself listens for it; afterwards it ends by itself
    print("\nStopped; the tunnel, if any, is closed.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
