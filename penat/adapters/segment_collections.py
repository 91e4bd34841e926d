"""How segments' vectors are laid out in an engine, whichever it is."""

from collections.abc import Mapping, Sequence

from penat.ports.segment_store import VectorChange

NAMES = "penat-segments_"


def collection_name(model_sha256: str, dim: int) -> str:
    """Return the name of the collection of one model's state."""
    return f"{NAMES}{model_sha256[:32] or 'unknown'}_{dim}"


def by_space(changes: Sequence[VectorChange]) -> Mapping[tuple[str, int], list[VectorChange]]:
    """Return (model_sha256, dim) -> the segments that came, as they are after all *changes*."""
    found: dict[tuple[str, int], list[VectorChange]] = {}
    for change in {one.segment_id: one for one in changes}.values():
        if change.vector is not None:
            found.setdefault((change.model_sha256, len(change.vector)), []).append(change)
    return found


def gone(changes: Sequence[VectorChange]) -> list[str]:
    """Return the ids of the segments that are gone after all *changes*."""
    return [one.segment_id for one in {one.segment_id: one for one in changes}.values() if one.vector is None]
