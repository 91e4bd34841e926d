"""Which seeds belong to what, so that no picture the model learns from shows a piece it is judged on or that ships."""

from __future__ import annotations

SHIPPED = range(0, 100_000)
HELD_OUT = range(500_000, 600_000)
TRIAL = range(900_000, 1_000_000)
TRAINING = range(1_000_000, 100_000_000)

BATCHES: dict[str, range] = {"training": TRAINING, "held_out": HELD_OUT}


def seed_of(batch: str, number: int) -> int:
    """Give the seed of the picture with this number in a batch; a number beyond the batch's seeds is an error."""
    seeds = BATCHES[batch]
    if not 0 <= number < len(seeds):
        raise ValueError(f"picture {number} of batch {batch!r} has no seed: the batch holds {len(seeds)}")
    return seeds[number]
