"""A bar on a terminal, told how many of how many are done."""

from collections.abc import Callable
from typing import Any


def counting(bar: Any) -> Callable[[int, int], None]:
    """Return what moves a bar of tqdm, to be called with what is done and what there is to do."""

    def progress(done: int, total: int) -> None:
        bar.total = total
        bar.update(done - bar.n)

    return progress
