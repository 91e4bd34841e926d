"""What a file of weights holds: the state dict a training nested in it, and why one does not fit its model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import torch
from torch import Tensor, nn

_PREFIXES = ("module.", "_orig_mod.")  # what wrappers (parallel, averaged, compiled) put before every name
_COUNTERS = ("n_averaged",)  # what torch's AveragedModel keeps beside the weights
_TOLD = 4


class UnfitWeights(Exception):
    """The file does not hold what was asked for; the message says what it holds."""


@contextmanager
def plain_file(file: Path, key: str | None) -> Iterator[Path]:
    """Give a file with the state dict under *key* alone, which OpenCLIP reads; *file* itself without a key.

    Raises UnfitWeights where there is none under that key.
    """
    if key is None:
        yield file
        return
    with TemporaryDirectory() as folder:
        path = Path(folder) / "weights.pt"
        torch.save({"state_dict": state_of(read(file), key, file.name)}, path)
        yield path


def read(file: Path) -> Any:
    """Read a file of weights on the CPU, without running any code in it. Raises UnfitWeights."""
    try:
        if file.suffix == ".safetensors":
            from safetensors.torch import load_file

            return load_file(file)
        return torch.load(file, map_location="cpu", weights_only=True)
    except Exception as error:  # pickle's, zip's, safetensors' and the disk's errors
        reason = " ".join(str(error).split())[:200]
        raise UnfitWeights(f"{file.name} cannot be read as a file of weights: {reason}") from error


def state_of(content: Any, key: str, name: str) -> dict[str, Tensor]:
    """Return the state dict under *key* ("average", or "model.ema" for one deeper). Raises UnfitWeights."""
    found = content
    for part in key.split("."):
        found = found.get(part) if isinstance(found, Mapping) else None
    if not _is_state(found):
        raise UnfitWeights(f"{name} holds no weights under {key!r}; {_held(content)}")
    return _unwrapped(found)


def difference(file: Path, key: str | None, model: nn.Module) -> str | None:
    """Say what is between the weights in *file* and *model*: names missing, unexpected, of another shape; or None.

    Raises UnfitWeights where the file holds no weights there.
    """
    content = read(file)
    if key is None and isinstance(content, Mapping) and "state_dict" in content:
        key = "state_dict"
    if key is None and not _is_state(content):
        raise UnfitWeights(f"{file.name} does not say which weights are meant; {_held(content)}")
    state = _unwrapped(content) if key is None else state_of(content, key, file.name)
    wanted = model.state_dict()
    other = [
        f"{one} ({tuple(state[one].shape)}, the model wants {tuple(wanted[one].shape)})"
        for one in wanted.keys() & state.keys()
        if state[one].shape != wanted[one].shape
    ]
    kinds = {
        "missing": [one for one in wanted if one not in state],
        "unexpected": [one for one in state if one not in wanted],
        "of another shape": sorted(other),
    }
    return "; ".join(f"{kind}: {_some(names)}" for kind, names in kinds.items() if names) or None


def _is_state(found: Any) -> bool:
    return isinstance(found, Mapping) and bool(found) and all(isinstance(one, Tensor) for one in found.values())


def _unwrapped(state: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """Return the state dict without counters and without what wrappers put before every name."""
    plain = {name: weight for name, weight in state.items() if name not in _COUNTERS}
    while prefix := next((one for one in _PREFIXES if plain and all(name.startswith(one) for name in plain)), None):
        plain = {name[len(prefix) :]: weight for name, weight in plain.items()}
    return plain


def _held(content: Any) -> str:
    """Say which state dicts a file holds, with what to type."""
    states = [f"{key} ({len(state)} tensors)" for key, state in _states(content)]
    if states:
        return f"it holds {', '.join(states)}: say which with --weights-key"
    return "it holds no state dict at all" if not _is_state(content) else "it is a plain one: leave --weights-key out"


def _states(content: Any) -> list[tuple[str, Mapping[str, Tensor]]]:
    if not isinstance(content, Mapping):
        return []
    first = [(str(key), one) for key, one in content.items() if isinstance(one, Mapping)]
    deeper = [(f"{key}.{name}", two) for key, one in first for name, two in one.items() if isinstance(two, Mapping)]
    return [(key, one) for key, one in [*first, *deeper] if _is_state(one)][:12]


def _some(names: Sequence[str]) -> str:
    rest = f" and {len(names) - _TOLD} more" if len(names) > _TOLD else ""
    return ", ".join(names[:_TOLD]) + rest
