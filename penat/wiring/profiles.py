"""Where the profile comes from that a shop's table is read with."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from penat.adapters.profile_toml import PROFILE, read_profile, write_profile
from penat.domain.errors import InvalidInput
from penat.domain.shop_profile import Profile

__all__ = ["chosen_profile", "profile_file", "write_profile"]


def profile_file(data: Path, file: Path | None = None) -> Path | None:
    """Return the profile that is read: *file*, else DATA/profile.toml where there is one, else None."""
    beside = (data.parent if data.is_file() else data) / PROFILE
    return file or (beside if beside.is_file() else None)


def chosen_profile(data: Path, file: Path | None = None, mapping: Sequence[str] = ()) -> Profile:
    """Return the profile in *file*, else in DATA/profile.toml where there is one, with *mapping* over its columns.

    *mapping* holds texts such as "image=image_url,price=list_price". Raises InvalidInput.
    """
    path = profile_file(data, file)
    found = read_profile(path) if path else Profile()
    columns = dict(_pair(pair) for text in mapping for pair in text.split(",") if pair.strip())
    return replace(found, columns={**found.columns, **columns}) if columns else found


def _pair(text: str) -> tuple[str, str]:
    name, sign, column = (part.strip() for part in text.partition("="))
    if not name or not sign or not column:
        raise InvalidInput(f"{text.strip()!r} is no mapping; write --map image=image_url,price=list_price", field="map")
    return name, column
