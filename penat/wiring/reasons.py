"""Settings into what tells why items are shown."""

from penat.adapters.trait_files import TraitFiles
from penat.ports.embedder import Embedder
from penat.settings import Settings
from penat.use_cases.reasoning import Reasoner
from penat.use_cases.trait_book import TraitBook

TRAITS = "traits"


def build_reasoner(settings: Settings, embedder: Embedder) -> Reasoner:
    """Return what tells reasons; nothing is read or worked out before the first question."""
    return Reasoner(build_traits(settings, embedder))


def build_traits(settings: Settings, embedder: Embedder, patience_s: float | None = None) -> TraitBook:
    """Return the trait words of releases, kept below PENAT_VAR; *patience_s* is how long a question waits for them."""
    kept = TraitFiles(settings.var / TRAITS)
    return TraitBook(embedder, kept) if patience_s is None else TraitBook(embedder, kept, patience_s)
