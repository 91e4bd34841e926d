"""What goes with an item, ranked by distance or by what rooms taught, whichever the evidence speaks for."""

import logging
from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from weakref import ReferenceType, ref

from penat.domain.catalogue import Catalogue, PriceRange, Shelf
from penat.domain.errors import InvalidInput, Unavailable
from penat.domain.geometry import Vectors
from penat.domain.matching import MatchList, best_scored, closest
from penat.domain.room_blend import Evidence, KeptBlend, RoomBlend
from penat.ports.blend_source import BlendSource

NEAREST, BLEND = "nearest", "blend"
KEPT_EVIDENCE = 64
_log = logging.getLogger(__name__)


class Ranking:
    """One way to rank matches, under its *name*: by distance, or by a blend."""

    def __init__(self, blend: RoomBlend | None = None, evidence: "_EvidenceCache | None" = None) -> None:
        self.name = NEAREST if blend is None else BLEND
        self._blend = blend
        self._evidence = evidence or _EvidenceCache()

    def best(
        self, chosen: Shelf, row: int, shelf: Shelf, price: PriceRange, limit: int, *, in_stock: bool
    ) -> MatchList:
        """Return the best *limit* items of *shelf* inside the limits; rooms say nothing of an item's own category."""
        if self._blend is None or shelf.category == chosen.category or not len(shelf):
            return closest(chosen, row, shelf, price, limit, in_stock=in_stock)
        evidence = self._evidence.of(self._blend, shelf)
        scores = self._blend.scores(chosen.category, chosen.vectors[row], shelf.category, shelf.vectors, evidence)
        return best_scored(chosen, row, shelf, scores, price, limit, in_stock=in_stock)


class RoomMatching:
    """Chooses the ranking of an answer from what *blends* holds."""

    def __init__(self, blends: BlendSource) -> None:
        self._blends = blends
        self._evidence = _EvidenceCache()
        self._told: str | None = None

    def ranking(self, catalogue: Catalogue, asked: str | None) -> Ranking:
        """Return the ranking that was asked for; for None the blend where it was proven on this release's model.

        Raises InvalidInput for a blend that was never learned or is another model's, Unavailable for a damaged one.
        """
        if asked == NEAREST:
            return Ranking()
        try:
            kept = self._blends.current()
        except Unavailable as error:
            if asked is not None:
                raise
            self._tell(error.detail)
            return Ranking()
        self._told = None
        if asked is None and (kept is None or not kept.proven or not _fits(kept, catalogue)):
            return Ranking()
        return Ranking(_usable(kept, catalogue).blend, self._evidence)

    def _tell(self, why: str) -> None:
        """Log once why matches are ranked by distance where a blend lies."""
        if why != self._told:
            self._told = why
            _log.warning("matches are ranked by distance: %s", why)


@dataclass(frozen=True, slots=True)
class _Known:
    """The evidence of a blend over a shelf's vectors, neither of which is kept alive by it."""

    blend: ReferenceType[RoomBlend]
    vectors: ReferenceType[Vectors]
    evidence: Evidence

    def is_of(self, blend: RoomBlend, shelf: Shelf) -> bool:
        """Return whether it was made of just these."""
        return self.blend() is blend and self.vectors() is shelf.vectors

    def is_gone(self) -> bool:
        """Return whether nobody can ask for it any more."""
        return self.blend() is None or self.vectors() is None


class _EvidenceCache:
    """Remembers evidence over the shelves it was asked about, as long as they and the blend are there."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._known: OrderedDict[tuple[int, str], _Known] = OrderedDict()

    def of(self, blend: RoomBlend, shelf: Shelf) -> Evidence:
        """Return the evidence over one shelf, made at its first use; who comes meanwhile waits for it."""
        key = (id(shelf.vectors), shelf.category)
        found = self._known.get(key)
        if found is not None and found.is_of(blend, shelf):
            return found.evidence
        with self._lock:
            found = self._known.get(key)
            if found is None or not found.is_of(blend, shelf):
                evidence = blend.evidence(shelf.category, shelf.vectors)
                for gone in [name for name, one in self._known.items() if one.is_gone()]:
                    del self._known[gone]
                found = self._known[key] = _Known(ref(blend), ref(shelf.vectors), evidence)
                while len(self._known) > KEPT_EVIDENCE:
                    self._known.popitem(last=False)
            return found.evidence


def _usable(kept: KeptBlend | None, catalogue: Catalogue) -> KeptBlend:
    if kept is None:
        raise InvalidInput(
            'nothing was learned from rooms yet; leave method out, or run "penat rooms learn" first', field="method"
        )
    if not _fits(kept, catalogue):
        raise InvalidInput(
            f"what was learned from rooms holds for model {kept.model}, in the state it was learned on, and release "
            f'{catalogue.release} was made with {catalogue.model}; leave method out, or run "penat rooms learn" again',
            field="method",
        )
    return kept


def _fits(kept: KeptBlend, catalogue: Catalogue) -> bool:
    """Return whether a release's vectors are those the blend was learned on; their length tells where no hash does."""
    lengths = {shelf.vectors.shape[1] for shelf in catalogue.shelves.values()}
    return kept.fits(catalogue.model, catalogue.model_sha256) and lengths <= {kept.blend.dim}
