"""The pieces of furniture in a photo: found, cut out, embedded, and kept, all at once and only once."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from penat.domain.catalogue import Catalogue
from penat.domain.cutout import cut_out, piece_pictures, piece_vectors
from penat.domain.errors import StorageFull
from penat.domain.geometry import Mask, Vectors
from penat.domain.photo import Photo
from penat.domain.piece import Piece, Segment, SegmentRun, SegmentWish, Timings
from penat.domain.piece_naming import category_of, prompt_fits
from penat.domain.run_length import mask_of
from penat.ports.embedder import Embedder
from penat.ports.segment_store import RunKey, SegmentStore
from penat.ports.segmenter import Progress, Segmenter, unheard
from penat.use_cases.photo_keeper import PhotoKeeper
from penat.use_cases.spaces import fitting

MOST_PIECES = 60
MOST_RUNS = 40
_BATCH = 4  # pieces whose pictures are held at once: one picture of a large photo has fifteen megabytes
_NEUTRAL = 100
_DECODED, _SEGMENTED, _EMBEDDED = 0.02, 0.8, 0.98  # shares of the whole, as progress tells them
PhotoReader = Callable[[bytes], NDArray[Any]]


@dataclass(frozen=True, slots=True)
class World:
    """What is asked of the world: a stopwatch in seconds, the time, and ids that nobody else has."""

    clock: Callable[[], float]
    now: Callable[[], datetime]
    new_id: Callable[[], str]


class Segmenting:
    """Finds pieces in the photos of *keeper* and keeps them in *segments*, with vectors of the release's model.

    *read_photo* makes pixels (height, width, 3) of a picture file's bytes.
    """

    def __init__(
        self,
        keeper: PhotoKeeper,
        segments: SegmentStore,
        segmenter: Segmenter,
        embedder: Embedder | None,
        read_photo: PhotoReader,
        world: World,
    ) -> None:
        self._keeper = keeper
        self._segments = segments
        self._segmenter = segmenter
        self._embedder = embedder
        self._read_photo = read_photo
        self._world = world
        self._one_at_a_time = _OneAtATime()

    def segment(
        self, catalogue: Catalogue, photo_id: str, wish: SegmentWish, progress: Progress = unheard
    ) -> SegmentRun:
        """Return the run of this wish over a photo: the one that was made already, else one made now.

        A segmenter that reads no words finds all pieces, and the text tower of the release's model ranks them: those
        that are nearer to the prompt than to what any furniture is called are kept, labelled with it, the best first.
        Raises NotFound, also where the photo is deleted meanwhile (nothing is kept then); StorageFull for a photo that
        has MOST_RUNS runs; Unavailable without the release's model or the segmenter's; and whatever *progress*, told
        the share done, raises.
        """
        photo = self._keeper.get(photo_id)
        key = self._key(catalogue, photo, wish)
        with self._one_at_a_time(key):
            made = self._segments.find(key)
            if made is None:
                self._refuse_too_many(photo)
                made = self._segments.add(self._made(catalogue, photo, key.wish, progress))
            return made

    def find(self, catalogue: Catalogue, photo_id: str, wish: SegmentWish) -> SegmentRun | None:
        """Return the run of this wish where it was made already. Raises NotFound for the photo."""
        return self._segments.find(self._key(catalogue, self._keeper.get(photo_id), wish))

    def runs(self, photo_id: str) -> Sequence[SegmentRun]:
        """Return a photo's runs, the oldest first. Raises NotFound."""
        return self._segments.runs(self._keeper.get(photo_id).id)

    def get(self, segment_id: str) -> Segment:
        """Return one segment of a photo that is still kept. Raises NotFound."""
        found = self._segments.get(segment_id.lower())
        self._keeper.get(found.photo_id)
        return found

    def mask(self, segment: Segment) -> Mask:
        """Return where in its photo a segment is, (height, width)."""
        return mask_of(segment.runs, segment.height, segment.width)

    def cutout(self, segment: Segment) -> NDArray[np.uint8]:
        """Return a segment alone on a near-white square, RGB: a picture it is embedded by. Raises NotFound."""
        picture = self._read_photo(self._keeper.content(self._keeper.get(segment.photo_id)))
        return cut_out(picture, self.mask(segment))

    def seconds(self, photo: Photo, wish: SegmentWish) -> float:
        """Return about how long the segmenter will take for a photo."""
        return self._segmenter.seconds(photo.height, photo.width, self._asked(wish))

    def photo(self, photo_id: str) -> Photo:
        """Return a kept photo. Raises NotFound."""
        return self._keeper.get(photo_id)

    def _key(self, catalogue: Catalogue, photo: Photo, wish: SegmentWish) -> RunKey:
        same = wish if wish.prompt is None else SegmentWish(wish.mode, " ".join(wish.prompt.split()))
        return RunKey(photo.id, same, self._segmenter.sha256, catalogue.model_sha256)

    def _asked(self, wish: SegmentWish) -> SegmentWish:
        """Return what the segmenter is asked for: everything where it cannot read the words."""
        return wish if wish.prompt is None or self._segmenter.reads_prompts else SegmentWish("full")

    def _refuse_too_many(self, photo: Photo) -> None:
        if len(self._segments.runs(photo.id)) >= MOST_RUNS:
            raise StorageFull(
                f"photo {photo.id} was looked through in {MOST_RUNS} ways already, as many as are kept; upload it anew",
                field="prompt",
            )

    def _made(self, catalogue: Catalogue, photo: Photo, wish: SegmentWish, progress: Progress) -> SegmentRun:
        model, clock = fitting(self._embedder, catalogue, "photo"), self._world.clock
        begun = clock()
        picture = self._read_photo(self._keeper.content(photo))
        progress(_DECODED)
        decoded = clock()
        asked = self._asked(wish)
        heard = _part(progress, _DECODED, _SEGMENTED)
        pieces = self._segmenter.segment(picture, asked, heard)[:MOST_PIECES]
        segmented = clock()
        vectors = _vectors(model, picture, pieces, _part(progress, _SEGMENTED, _EMBEDDED))
        found = list(zip(pieces, vectors, strict=True))
        if asked is not wish and wish.prompt is not None and found:
            found = _fitting_words(model, catalogue, wish.prompt, found)
        fitting(self._embedder, catalogue, "photo")  # another release, and so another model, may have come meanwhile
        times = Timings(_ms(begun, decoded), _ms(decoded, segmented), _ms(segmented, clock()))
        segments = tuple(self._segment(catalogue, photo, wish, piece, vector) for piece, vector in found)
        return SegmentRun(
            self._world.new_id(), photo.id, wish, self._segmenter.name, self._segmenter.sha256, catalogue.model,
            catalogue.model_sha256, self._world.now(), times, segments,
        )  # fmt: skip

    def _segment(self, catalogue: Catalogue, photo: Photo, wish: SegmentWish, piece: Piece, vector: Vectors) -> Segment:
        height, width = piece.mask.shape
        category = category_of(piece.label, vector, catalogue.shelves)
        return Segment(
            self._world.new_id(), photo.id, wish.prompt or piece.label, category, piece.score, piece.box, piece.area,
            height, width, piece.runs, catalogue.model, catalogue.model_sha256, vector,
        )  # fmt: skip


class _OneAtATime:
    """Lets one thread at a time do the work of a key; the next finds it done."""

    def __init__(self) -> None:
        self._guard = Lock()
        self._locks: dict[RunKey, tuple[Lock, int]] = {}

    @contextmanager
    def __call__(self, key: RunKey) -> Iterator[None]:
        with self._guard:
            lock, waiting = self._locks.get(key, (Lock(), 0))
            self._locks[key] = lock, waiting + 1
        try:
            with lock:
                yield
        finally:
            with self._guard:
                lock, waiting = self._locks.pop(key)
                if waiting > 1:
                    self._locks[key] = lock, waiting - 1


def _ms(start: float, end: float) -> float:
    return round((end - start) * 1000, 3)


def _part(progress: Progress, first: float, last: float) -> Progress:
    """Return what tells *progress* the share done of a part that leads from *first* to *last*."""
    return lambda share: progress(first + (last - first) * min(1.0, max(0.0, share)))


def _vectors(model: Embedder, picture: NDArray[Any], pieces: Sequence[Piece], progress: Progress) -> Vectors:
    """Return the vectors (n, dim) of the pieces, each cut out and in its place."""
    found = [np.empty((0, model.dim), dtype=np.float32)]
    for start in range(0, len(pieces), _BATCH):
        progress(start / len(pieces))
        some = pieces[start : start + _BATCH]
        looked_at = [shown for one in some for shown in piece_pictures(picture, one.mask)]
        found.append(piece_vectors(model.embed_pictures(looked_at)))
    return np.concatenate(found)


def _fitting_words(
    model: Embedder, catalogue: Catalogue, prompt: str, found: Sequence[tuple[Piece, Vectors]]
) -> list[tuple[Piece, Vectors]]:
    """Return the pieces that fit the words, the best first, with how well they do as their score."""
    texts = model.embed_texts([prompt, "furniture", *list(catalogue.shelves)[:_NEUTRAL]])
    fits = prompt_fits(np.stack([vector for _, vector in found]), texts[0], texts[1:])
    order = np.argsort(-fits, kind="stable")
    return [
        (replace(found[place][0], score=float(fits[place])), found[place][1]) for place in order if fits[place] > 0.5
    ]
