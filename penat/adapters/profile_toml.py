"""A shop's profile as a TOML file that people edit."""

import json
import re
import tomllib
from pathlib import Path

from penat.domain.errors import InvalidInput
from penat.domain.shop_profile import Profile

PROFILE = "profile.toml"
_HEAD = """# How this shop's table is read; as DATA/profile.toml it is used by itself, elsewhere with --profile FILE.
# currency = "EUR"   what prices without a currency are in, and what "$" or "kr" means
# decimal = ","      the sign before the cents, where the column does not tell
"""
_BARE = re.compile(r"[A-Za-z0-9_-]+")


def read_profile(path: Path) -> Profile:
    """Return the profile in a TOML file. Raises InvalidInput naming the file and what cannot be used."""
    try:
        return Profile.from_payload(tomllib.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        raise InvalidInput(f"there is no profile at {path}; check --profile", field="profile") from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InvalidInput(f"{path} cannot be read: {error}", field="profile") from None
    except InvalidInput as error:
        raise InvalidInput(f"{path}: {error.detail}", field="profile") from None


def write_profile(path: Path, profile: Profile) -> None:
    """Write a profile so that `read_profile` gives it back. Raises InvalidInput where it cannot be written."""
    facts = profile.to_payload()
    lines = [_HEAD]
    lines += [f"{name} = {_quoted(facts[name])}" for name in ("currency", "decimal") if name in facts]
    for table in ("columns", "categories"):
        if facts.get(table):
            lines += ["", f"[{table}]", *(f"{_key(name)} = {_quoted(value)}" for name, value in facts[table].items())]
    try:
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    except OSError as error:
        raise InvalidInput(f"{path} cannot be written: {error.strerror}", field="save-profile") from None


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else _quoted(name)


def _quoted(value: object) -> str:
    """Return a text or a list of texts as TOML; its basic strings take JSON's escapes."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
