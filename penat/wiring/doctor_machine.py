"""The machine a server runs on, looked at: its port, processors, memory, clock, and who can reach it."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from penat.adapters.machine_facts import memory_bytes, port_state
from penat.adapters.release_layout import ARRAYS, complete_releases, current_id, release_folder
from penat.adapters.usable_cores import usable_cores
from penat.domain.examination import Finding, odd, well, wrong

if TYPE_CHECKING:
    from penat.settings import Settings
    from penat.wiring.doctor import Examined

PROCESS_BYTES = 150 * 2**20
_BUILT = datetime(2025, 1, 1, tzinfo=UTC)


def port(examined: "Examined") -> Iterator[Finding]:
    """Look whether the server could listen where it is to, or does so already."""
    host, number = examined.settings.host, examined.settings.port
    state = port_state(host, number)
    told, cure = {
        "free": (f"{host}:{number} is free", ""),
        "penat": (f"Penat answers on {host}:{number}", ""),
        "taken": (f"another program listens on {host}:{number}", "stop it, or set PENAT_PORT"),
        "unknown address": (f"this machine has no address {host}", "set PENAT_HOST to 127.0.0.1, or 0.0.0.0 for all"),
        "not allowed": (f"this user may not listen on port {number}", "set PENAT_PORT above 1023, behind a proxy"),
    }[state]
    yield wrong("port", told, cure) if cure else well("port", told)


def processes(examined: "Examined") -> Iterator[Finding]:
    """Compare the processes with the processors."""
    settings, have = examined.settings, usable_cores()
    told = f"{settings.workers} workers of {settings.threads} threads and {settings.job_workers} job workers"
    told = f"{told} on {have:g} processors"
    if settings.workers > 2 * have + 1:
        yield odd("processes", told, f"set PENAT_WORKERS to {max(1, round(have))}; more of them wait for one another")
    elif settings.workers < have / 4:
        yield odd("processes", told, f"set PENAT_WORKERS to about {round(have)}, where more shoppers come")
    else:
        yield well("processes", told)


def memory(examined: "Examined") -> Iterator[Finding]:
    """Compare what the processes and the release will take with what there is."""
    settings, have = examined.settings, memory_bytes()
    need = int((settings.workers + settings.job_workers) * PROCESS_BYTES + 1.3 * _mapped(examined))
    told = f"about {need / 2**30:.1f} of {have / 2**30:.1f} GiB will be used"
    if need > have:
        yield wrong("memory", told, "fewer PENAT_WORKERS, or more memory")
    elif need > 0.8 * have:
        yield odd("memory", told, "fewer PENAT_WORKERS, or more memory")
    else:
        yield well("memory", told)


def outside(examined: "Examined") -> Iterator[Finding]:
    """Look whether what the settings say of proxies and guards fits together."""
    settings = examined.settings
    name = "reachable from outside"
    is_here = serves_here_alone(settings)
    if settings.base_url and not settings.trusted_proxies:
        told = "PENAT_BASE_URL names a public address, and no proxy is trusted: every shopper has the proxy's address"
        yield odd(name, told, "set PENAT_TRUSTED_PROXIES to the number of proxies before the server")
    if settings.trusted_proxies and not is_here:
        told = f"proxies are trusted and {settings.host} answers everybody, who can then say any address is theirs"
        yield odd(name, told, "set PENAT_HOST=127.0.0.1, or keep all but the proxy off by a firewall")
    if settings.metrics == "open" and not is_here:
        yield odd(
            name, "/metrics answers everybody", "set PENAT_METRICS=local, and give Prometheus a key that may read"
        )
    if settings.base_url and settings.base_url.startswith("http://"):
        yield odd(name, f"{settings.base_url} is not encrypted", "serve https, by the proxy before the server")
    if is_here and not settings.trusted_proxies:
        yield well(name, "only from this machine")


def clock(examined: "Examined") -> Iterator[Finding]:
    """Look whether the clock can be right: sessions, photos and keys end by it."""
    now = datetime.now(UTC)
    cache = examined.settings.cache
    made = [datetime.fromisoformat(manifest.created) for manifest in complete_releases(cache)]
    latest = max(made, default=_BUILT)
    if now < _BUILT or (latest - now).total_seconds() > 300:
        told = f"it is {now:%Y-%m-%d %H:%M} UTC here, before what was made at {latest:%Y-%m-%d %H:%M}"
        yield wrong("clock", told, "set the clock, and let it be kept right (chrony, systemd-timesyncd)")
    else:
        yield well("clock", f"{now:%Y-%m-%d %H:%M} UTC")


def serves_here_alone(settings: "Settings") -> bool:
    """Return whether a server would listen to this machine alone."""
    return settings.host in ("localhost", "::1") or settings.host.startswith("127.")


def _mapped(examined: "Examined") -> int:
    """Return the bytes of the arrays that a server maps."""
    wanted = current_id(examined.settings.cache)
    if wanted is None:
        return 0
    folder = release_folder(examined.settings.cache, wanted) / ARRAYS
    return sum(path.stat().st_size for path in folder.glob("*.npy"))
