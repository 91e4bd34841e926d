"""Words and photos into the space of a release, or a clear no where the model at hand is not the one that made it."""

from penat.domain.catalogue import Catalogue
from penat.domain.errors import InvalidInput, Unavailable
from penat.domain.geometry import Vectors
from penat.ports.embedder import Embedder

_READS = {"text": "words", "photo": "photos"}


def text_vector(embedder: Embedder | None, catalogue: Catalogue, text: str) -> Vectors:
    """Return the vector (dim,) of *text* in the release's space. Raises Unavailable without that model."""
    if not text.strip():
        raise InvalidInput("text is empty; say what you look for, such as 'walnut armchair'", field="text")
    vector: Vectors = fitting(embedder, catalogue, "text").embed_texts([text])[0]
    fitting(embedder, catalogue, "text")  # another release, and so another model, may have been published meanwhile
    return vector


def fitting(embedder: Embedder | None, catalogue: Catalogue, field: str) -> Embedder:
    """Return the embedder where it is the one that made the release's vectors.

    Raises Unavailable naming *field*, "text" or "photo", the part of the request that needs it.
    """
    reads = _READS[field]
    if embedder is None:
        raise Unavailable(f"this server has no model for {reads}; start without {field}", field=field)
    if embedder.name != catalogue.model:
        raise Unavailable(
            f"release {catalogue.release} was made with model {catalogue.model!r}, {reads} would be read by "
            f"{embedder.name!r}; give the server the release's model", field=field,
        )  # fmt: skip
    if embedder.sha256 and catalogue.model_sha256 and embedder.sha256 != catalogue.model_sha256:
        raise Unavailable(
            f"release {catalogue.release} was made with another state of model {catalogue.model!r} than the server has "
            "now; begin a new session, or give the server the release's model", field=field,
        )  # fmt: skip
    return embedder
