"""What the web is told about its deployment; it never reads the environment itself."""

from dataclasses import dataclass, field

from penat.domain.access import Key

DEFAULT_BODY_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class WebConfig:
    """One deployment's web settings.

    secret_key signs session tokens; session_hours is how long one stays good; cors_origins are the origins of other
    front ends ("*" for any); base_url is the public URL where it differs from what the request says; trusted_proxies
    is the number of X-Forwarded-* hops to believe; max_body_bytes bounds what is read of a request. keys are who may
    use the workbench, nobody but this machine when there are none; guarded_limit and sign_in_limit bound their calls,
    and attempts to sign in, by address; upload_limit bounds photos, by key or address; session_limit, search_limit and
    read_limit bound what shoppers ask, by address. older_secret_keys are still accepted, and sign nothing any more.
    metrics says who may read /metrics: "local" (this machine, and keys that may read), "open" or "off"; server_timing
    tells each answer's time to the client.
    """

    secret_key: str = field(repr=False)
    session_hours: float = 72.0
    cors_origins: tuple[str, ...] = ()
    base_url: str | None = None
    trusted_proxies: int = 0
    max_body_bytes: int = DEFAULT_BODY_BYTES
    keys: tuple[Key, ...] = ()
    guarded_limit: str = "600/minute"
    sign_in_limit: str = "10/minute"
    upload_limit: str = "60/minute"
    session_limit: str = "1200/minute"
    search_limit: str = "600/minute"
    read_limit: str = "12000/minute"
    older_secret_keys: tuple[str, ...] = field(default=(), repr=False)
    metrics: str = "local"
    server_timing: bool = False

    def __post_init__(self) -> None:
        for secret in (self.secret_key, *self.older_secret_keys):
            if len(secret) < 16:
                raise ValueError(f"a secret key has {len(secret)} characters; give at least 16")
        if self.session_hours <= 0:
            raise ValueError(f"session_hours is {self.session_hours}; it must be above 0")
