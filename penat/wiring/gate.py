"""What looks at a finished release before it is served, words included."""

from penat.adapters.release_gate import Reads, ReleaseGate
from penat.domain.catalogue import Catalogue
from penat.domain.errors import Unavailable
from penat.domain.head_comparison import SetCheck
from penat.ports.embedder import Embedder
from penat.settings import Settings
from penat.wiring.models import build_new_embedder, under_head


def build_gate(settings: Settings, *, force: bool = False, embedder: Embedder | None = None) -> ReleaseGate:
    """Return the gate of the cache folder; *embedder*, where it made a release, reads words for it."""
    reads = ModelsAtHand(settings, embedder)
    return ReleaseGate(
        settings.cache, force=force, reads=reads, sets=lambda catalogue: _sets(settings, reads, catalogue)
    )


def _sets(settings: Settings, reads: Reads, catalogue: Catalogue) -> list[SetCheck]:
    """Return how a release does on the frozen queries; one that cannot be asked finds nothing."""
    from penat.wiring.queries import build_queries
    from penat.wiring.reading import build_searcher

    try:
        embedder = reads(catalogue)
    except Unavailable:
        embedder = None
    checked = build_queries(settings, build_searcher(settings, embedder)).check(catalogue)
    return [SetCheck(one.saved.name, one.kept, one.passed) for one in checked]


class ModelsAtHand:
    """Finds what reads words for a release: the model that made it, opened once."""

    def __init__(self, settings: Settings, embedder: Embedder | None = None) -> None:
        self._settings = settings
        self._opened: dict[str, Embedder] = {} if embedder is None else {embedder.name: embedder}

    def __call__(self, catalogue: Catalogue) -> Embedder:
        """Return it. Raises Unavailable where it is not here, or has been trained anew since."""
        name, made_with = catalogue.model, catalogue.model_sha256
        opened = self._opened.get(name)
        found = None if opened is None else under_head(self._settings.cache, catalogue.release, opened)
        if found is None or (made_with and found.sha256 != made_with):
            opened = build_new_embedder(self._settings, name)
            self._opened.setdefault(name, opened)
            found = under_head(self._settings.cache, catalogue.release, opened)
        if made_with and found.sha256 != made_with:
            raise Unavailable(
                f"model {name} is not the one that made release {catalogue.release} any more", field="model"
            )
        return found
