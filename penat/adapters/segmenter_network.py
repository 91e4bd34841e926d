"""One network of a segmenter's bundle: loaded when it is first asked, asked by name."""

from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from penat.adapters.model_bundle import checked_file
from penat.adapters.onnx_session import open_session
from penat.adapters.segmenter_bundle import SEGMENT, SegmenterCard
from penat.domain.piece import Piece, SegmentWish
from penat.ports.segmenter import Progress

_TYPES = {"tensor(float)": np.float32, "tensor(float16)": np.float16, "tensor(int64)": np.int64}


class Network:
    """The network in *folder*. Safe to use from several threads."""

    def __init__(self, folder: Path, card: SegmenterCard, threads: int) -> None:
        self.card = card
        self._open: Callable[[], Any] = lambda: open_session(checked_file(folder, card, SEGMENT), threads)
        self._session: Any = None
        self._loading = Lock()

    def ask(self, pixels: NDArray[Any], **others: NDArray[Any]) -> dict[str, NDArray[Any]]:
        """Return the network's outputs by name. *pixels* (1, 3, H, W) goes to its first input, *others* by name.

        A network whose first input has three dimensions is given (3, H, W). Others that it does not take are left out.
        Raises Unavailable where there is no network, ValueError for what it cannot work on.
        """
        session = self._loaded()
        first, *rest = session.get_inputs()
        given = {first.name: pixels[0] if len(first.shape) == 3 else pixels}
        given |= {one.name: others[one.name] for one in rest if one.name in others}
        typed = {one.name: given[one.name].astype(_TYPES.get(one.type, np.float32)) for one in [first, *rest]
                 if one.name in given}  # fmt: skip
        try:
            answers = session.run(None, typed)
        except Exception as error:  # onnxruntime has its own exception types, none of them public
            raise ValueError(str(error)) from None
        return dict(zip([one.name for one in session.get_outputs()], map(np.asarray, answers), strict=True))

    def _loaded(self) -> Any:
        with self._loading:
            if self._session is None:
                self._session = self._open()
            return self._session


Finder = Callable[[Network, NDArray[np.uint8], SegmentWish, Progress], list[Piece]]
"""One layout's way from a picture to pieces, the surest first, labelled with the network's own classes."""


def output_named(answers: dict[str, NDArray[Any]], name: str) -> NDArray[Any]:
    """Return one output. Raises ValueError naming those there are."""
    if name not in answers:
        raise ValueError(f"it has no output {name!r}; its outputs are {', '.join(answers)}")
    return answers[name]
