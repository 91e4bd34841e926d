"""An installation as docs/deploy.md describes one, in a folder of the test's own: units, settings, nginx."""

import os
import re
import secrets
import shlex
import shutil
import signal
import site
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections import defaultdict
from contextlib import contextmanager, suppress
from pathlib import Path
from string import Template

import pytest

from tests.fakes.patience import until

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
AS_SYSTEMD = 'exec 3<&"$0"; export LISTEN_FDS=1 LISTEN_PID=$$; exec "$@"'  # for bash: the socket is descriptor 3
UNLIMITED = {f"PENAT_{name}_LIMIT": "1000000/second" for name in ("SESSION", "SEARCH", "READ", "GUARDED", "UPLOAD")}
"""Clients of a test come from one address, and much quicker than shoppers do."""


def unit(name):
    """Return a unit's lines as {"Section.Key": [values]}."""
    found, section = defaultdict(list), ""
    for line in (DEPLOY / "systemd" / name).read_text().splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif line and not line.startswith("#"):
            key, _, value = line.partition("=")
            found[f"{section}.{key}"].append(value)
    return found


def example_settings():
    """Return the settings of the shipped example file, those that are commented out left out."""
    lines = (DEPLOY / "systemd/penat.env.example").read_text().splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


class Machine:
    """A machine with Penat installed under its own /opt, /etc and /var, and what systemd would do for it."""

    def __init__(self, folder):
        self.folder = folder
        self.var = folder / "var/lib/penat"
        self.var.mkdir(parents=True)
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        self.notified = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.notified_at = f"@penat-{secrets.token_hex(8)}"  # of no folder, whose path could be too long for a socket
        self.notified.bind(self.notified_at.replace("@", "\0"))
        self.notified.setblocking(False)
        self.told = []
        self.log = folder / "log"

    def install(self, version):
        """Put a version of Penat beside those there are, and point `current` at it."""
        place = self.folder / "opt/penat" / version
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", place], check=True)
        packages = next(place.glob("lib/*/site-packages"))
        (packages / "a_penat.pth").write_text("\n".join([str(ROOT), *site.getsitepackages()]) + "\n")
        (packages / "b_version.pth").write_text(f"import penat; penat.__version__ = {version!r}\n")
        script = place / "bin/penat"
        script.write_text(f"#!{place}/bin/python\nfrom penat.cli.main import cli\ncli()\n")
        script.chmod(0o755)
        fresh = place.parent / "next"
        fresh.symlink_to(version)
        fresh.replace(place.parent / "current")

    def words(self, line, main=0):
        """Return a unit's command with this machine's places for the real ones."""
        placed = self._placed(line).replace("$MAINPID", str(main))
        return shlex.split(placed)

    def environment(self, **more):
        """Return the settings that /etc/penat/penat.env would hold here."""
        settings = {name: self._placed(value) for name, value in example_settings().items()}
        kept = {name: value for name, value in os.environ.items() if not name.startswith("PENAT_")}
        return {**kept, **settings, **UNLIMITED, "NOTIFY_SOCKET": self.notified_at, **more}

    def run(self, *words, **more):
        """Run a command as the service's user would; return what it said."""
        command = [self.folder / "opt/penat/current/bin/penat", *words]
        done = subprocess.run(
            command, cwd=self.var, env=self.environment(**more), capture_output=True, text=True, timeout=120
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    @contextmanager
    def served(self, within=(), **more):
        """Start the server as penat.socket and penat.service say, by way of the program *within*, if any."""
        command = [*within, *self.words(unit("penat.service")["Service.ExecStart"][0])]
        descriptor = self.socket.fileno()
        self.heard().clear()
        with self.log.open("ab") as log:
            process = subprocess.Popen(
                ["bash", "-c", AS_SYSTEMD, str(descriptor), *command], cwd=self.var, env=self.environment(**more),
                pass_fds=[descriptor], stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip
        try:
            until(lambda: process.poll() is not None or "READY=1" in self.heard(), "the server says that it is ready")
            assert process.poll() is None, self.log.read_text()
            yield process
        finally:
            self._end(process)

    def reload(self, main):
        """Do what `systemctl reload penat` does; return the number of the process that is the main one then."""
        before = len(self.heard())
        subprocess.run(self.words(unit("penat.service")["Service.ExecReload"][0], main), check=True)
        until(lambda: any(one.startswith("MAINPID=") for one in self.heard()[before:]), "a new main process")
        return int(next(one for one in self.heard()[before:] if one.startswith("MAINPID=")).removeprefix("MAINPID="))

    def heard(self):
        """Return what systemd was told, line by line."""
        try:
            while True:
                self.told += self.notified.recv(4096).decode().splitlines()
        except BlockingIOError:
            return self.told

    def close(self):
        self.socket.close()
        self.notified.close()

    def _placed(self, text):
        return re.sub(r"(?<![\w/])/(opt|etc|var)(?=/)", lambda found: f"{self.folder}/{found[1]}", text)

    def _end(self, process):
        """End the whole session of processes; servers of a reload are in it too."""
        if process.poll() is None:
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(30)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(120)


def alive(process):
    """Return whether a process lives and is no zombie."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def children(process):
    """Return the numbers of a process's children, those ended but not yet waited for too."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(stat.read_text(errors="replace").rpartition(")")[2].split()[1])
        except OSError:
            continue
        if parent == process:
            found.append(int(stat.parent.name))
    return found


NGINX = """
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/nginx.log info;
worker_processes 1;
{user}
events {{ worker_connections 512; }}
http {{
    include /etc/nginx/mime.types;
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/penat.conf;
}}
"""


@contextmanager
def running_nginx(folder, upstream, body="21m"):
    """Give the port of an nginx with the shipped site in front of *upstream*; skips without nginx, but not in CI."""
    program = shutil.which("nginx") or shutil.which("/usr/sbin/nginx")
    if program is None:
        if os.environ.get("CI"):
            pytest.fail("CI must have nginx: apt-get install nginx")
        pytest.skip("no nginx on this machine (apt-get install nginx)")
    folder.mkdir()
    with socket.create_server(("127.0.0.1", 0), backlog=512) as listening:
        port = listening.getsockname()[1]
        site_file(folder / "penat.conf", f"127.0.0.1:{port}", upstream, folder / "cache", body)
        user = "user root;" if os.getuid() == 0 else ""
        (folder / "nginx.conf").write_text(NGINX.format(folder=folder, user=user))
        process = subprocess.Popen(
            [program, "-p", folder, "-c", folder / "nginx.conf"], pass_fds=[listening.fileno()],
            env={**os.environ, "NGINX": f"{listening.fileno()};"},  # as its own upgrade hands over what it listens on
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
    try:
        until(lambda: process.poll() is not None or _answers(port), "nginx answers")
        assert process.poll() is None, (folder / "nginx.log").read_text()
        yield port
    finally:
        process.terminate()
        process.wait(30)


def site_file(path, listen, upstream, cache, body):
    """Fill in the shipped site as envsubst does."""
    text = (DEPLOY / "nginx/penat.conf.template").read_text()
    words = {
        "NGINX_LISTEN": listen, "NGINX_SERVER_NAME": "_", "NGINX_UPSTREAM": upstream, "NGINX_BODY": body,
        "NGINX_CACHE": str(cache),
    }  # fmt: skip
    named = set(re.findall(r"\$\{(\w+)\}", text.partition("\nproxy_cache_path")[2]))
    assert named == set(words), "the site's words and those told of"
    path.write_text(Template(text).safe_substitute(words))


def _answers(port):
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=5):  # nginx's own to answer
            return True
    except urllib.error.HTTPError as error:
        error.close()
        return True
    except OSError:
        return False
