"""What an engine's address says: which engine, and where it is."""

from dataclasses import dataclass
from typing import Literal
from urllib.parse import unquote, urlsplit

from penat.domain.errors import InvalidInput

FORMS = (
    "chroma:///folder, chroma+http://host:8000, qdrant+http://host:6333, qdrant:///folder or qdrant::memory: "
    "(https as well as http)"
)
_PORTS = {"chroma": 8000, "qdrant": 6333}
_DRIVES = {"http": False, "https": True}


@dataclass(frozen=True, slots=True)
class EngineAddress:
    """One engine. `folder` is set for an embedded one, `host` for a server; neither for one in memory.

    `key` is the server's API key, the password of the URL; it is never shown.
    """

    kind: Literal["chroma", "qdrant"]
    folder: str | None = None
    host: str | None = None
    port: int = 0
    secure: bool = False
    key: str | None = None

    def __str__(self) -> str:
        if self.host is not None:
            return f"{self.kind}+{'https' if self.secure else 'http'}://{self.host}:{self.port}"
        return f"{self.kind}::memory:" if self.folder is None else f"{self.kind}://{self.folder}"


def engine_address(url: str) -> EngineAddress:
    """Return what *url* says. Raises InvalidInput that names the forms there are."""
    if url == "qdrant::memory:":
        return EngineAddress("qdrant")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise _refused(url, str(error)) from None
    kind, _, drive = parts.scheme.partition("+")
    if kind not in _PORTS or (drive and drive not in _DRIVES):
        raise _refused(url, f"there is no engine {parts.scheme!r}" if parts.scheme else "it names no engine")
    known: Literal["chroma", "qdrant"] = "chroma" if kind == "chroma" else "qdrant"
    if parts.query or parts.fragment:
        raise _refused(url, "it has a ? or #, which mean nothing here")
    if not drive:
        return _embedded(url, known, parts.netloc, parts.path)
    if not parts.hostname or parts.path.strip("/"):
        raise _refused(url, "a server's address is a host and a port, without a path")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    key = unquote(parts.password) if parts.password else None
    return EngineAddress(known, None, host, port or _PORTS[known], _DRIVES[drive], key)


def _embedded(url: str, kind: Literal["chroma", "qdrant"], netloc: str, path: str) -> EngineAddress:
    if netloc or path.strip("/") == "":
        raise _refused(url, f"a folder is written with three slashes: {kind}:///srv/engine")
    return EngineAddress(kind, unquote(path))


def _refused(url: str, reason: str) -> InvalidInput:
    scheme, _, rest = url.partition("://")
    shown = f"{scheme}://…@{rest.rpartition('@')[2]}" if "@" in rest else url
    return InvalidInput(f"the engine {shown[:200]!r} cannot be used: {reason}; write {FORMS}", field="engine")
