"""TCP connections to the outside only: a name is looked up once, all its addresses are checked, and one is used.

Checking a name and letting the HTTP library look it up again would leave a gap in which the answer changes; so the
check stands where the connection is made, and holds after redirects too.
"""

import ipaddress
import socket
import threading
import time
from collections.abc import Callable, Iterable
from typing import Any

import httpcore

IpAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
LookUp = Callable[[str, int], list[str]]
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_UNICAST = ipaddress.ip_network("2000::/3")
"""All of IPv6 that is given out to the open Internet: what lies outside is this host's, a site's, or nobody's."""
_NOT_OPEN: tuple[ipaddress.IPv4Network | ipaddress.IPv6Network, ...] = (
    ipaddress.ip_network("192.0.0.0/24"),  # protocol assignments
    ipaddress.ip_network("192.88.99.0/24"),  # 6to4 relays, given up
    ipaddress.ip_network("168.63.129.16/32"),  # a cloud's own, inside each of its machines
    ipaddress.ip_network("3fff::/20"),  # documentation
)
"""What this Python's own table of special networks lets through."""


class AddressRefused(Exception):
    """A host that lies in a private network; the message says which address, and what to do when that is wanted."""


class CheckedNetwork(httpcore.NetworkBackend):
    """Connects to public addresses only unless *allow_private*; *look_up* gives a name's addresses.

    All waiting of a thread ends at the moment it named with `until`; once `stopped` is set, none begins.
    """

    def __init__(self, *, allow_private: bool = False, look_up: LookUp | None = None) -> None:
        self.allow_private = allow_private
        self._look_up = look_up or _looked_up
        self._network = httpcore.SyncBackend()
        self._thread = threading.local()
        self.stopped = threading.Event()

    def until(self, deadline: float) -> None:
        """From now on this thread's connections wait until *deadline* (of `time.monotonic`) at most."""
        self._thread.deadline = deadline

    def remaining(self, timeout: float | None) -> float | None:
        """Return *timeout*, cut to what is left before this thread's deadline. Raises httpcore.ReadTimeout after it."""
        if self.stopped.is_set():
            raise httpcore.ReadTimeout("stopped")
        deadline = getattr(self._thread, "deadline", None)
        if deadline is None:
            return timeout
        left = float(deadline) - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("took too long in all")
        return left if timeout is None else min(left, timeout)

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first address of *host* that answers. Raises AddressRefused, or httpcore.ConnectError."""
        failed: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in self._checked(host, port):
            try:
                stream = self._network.connect_tcp(
                    address, port, self.remaining(timeout), local_address, socket_options
                )
                return _TimedStream(stream, self)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
        raise failed

    def connect_unix_socket(self, path: str, *_: Any, **__: Any) -> Any:
        """Refuse: nothing is fetched over a socket file."""
        raise AddressRefused(f"{path} is a socket file, which is not read")

    def sleep(self, seconds: float) -> None:
        """Wait between two attempts to connect, which httpcore is not asked to make."""
        time.sleep(seconds)

    def _checked(self, host: str, port: int) -> list[str]:
        addresses = self._look_up(host, port)
        if not self.allow_private:
            for address in addresses:
                if not is_public(address):
                    raise AddressRefused(
                        f"{host} is {address}, which is no public address; --allow-private-addresses reads such ones"
                    )
        return addresses


class _TimedStream(httpcore.NetworkStream):
    """A connection whose every wait ends at its thread's deadline."""

    def __init__(self, stream: httpcore.NetworkStream, network: CheckedNetwork) -> None:
        self._stream = stream
        self._network = network

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._network.remaining(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._network.remaining(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        inner = self._stream.start_tls(ssl_context, server_hostname, self._network.remaining(timeout))
        return _TimedStream(inner, self._network)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def is_public(text: str) -> bool:
    """Return whether an IP address is one of the open Internet, an IPv4 address inside an IPv6 one looked at too."""
    address: IpAddress = ipaddress.ip_address(text.partition("%")[0])
    inner = _inner(address) if isinstance(address, ipaddress.IPv6Address) else None
    if inner is not None:
        return is_public(str(inner))
    if address.version == 6 and address not in _UNICAST:
        return False
    return address.is_global and not address.is_multicast and not any(address in network for network in _NOT_OPEN)


def _inner(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """Return the IPv4 address an IPv6 one stands for: mapped, 6to4, or NAT64."""
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour


def _looked_up(host: str, port: int) -> list[str]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (socket.gaierror, UnicodeError) as error:
        raise httpcore.ConnectError(f"the name {host} cannot be found ({error})") from error
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))
