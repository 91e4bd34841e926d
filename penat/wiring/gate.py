"""What looks at a finished release before it is served, words included."""

from penat.adapters.release_gate import ReleaseGate
from penat.domain.catalogue import Catalogue
from penat.domain.errors import Unavailable
from penat.ports.embedder import Embedder
from penat.settings import Settings
from penat.wiring.models import build_new_embedder


def build_gate(settings: Settings, *, force: bool = False, embedder: Embedder | None = None) -> ReleaseGate:
    """Return the gate of the cache folder; *embedder*, where it made a release, reads words for it."""
    return ReleaseGate(settings.cache, force=force, reads=ModelsAtHand(settings, embedder))


class ModelsAtHand:
    """Finds what reads words for a release: the model that made it, opened once."""

    def __init__(self, settings: Settings, embedder: Embedder | None = None) -> None:
        self._settings = settings
        self._opened = {} if embedder is None else {embedder.name: embedder}

    def __call__(self, catalogue: Catalogue) -> Embedder:
        """Return it. Raises Unavailable where it is not here, or has been trained anew since."""
        name, made_with = catalogue.model, catalogue.model_sha256
        found = self._opened.get(name)
        if found is None or (made_with and found.sha256 != made_with):
            found = build_new_embedder(self._settings, name)
            self._opened.setdefault(name, found)
        if made_with and found.sha256 != made_with:
            raise Unavailable(
                f"model {name} is not the one that made release {catalogue.release} any more", field="model"
            )
        return found
