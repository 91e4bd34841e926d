"""What answers of the routes for older front ends hold."""

from penat.web.answers import Answer, Score


class SimilarSample(Answer):
    """One similar item; the thumbnail's path begins at this server's root."""

    sample_id: str
    score: Score
    file_name: str | None
    thumbnail_path: str | None


class SimilarSamples(Answer):
    """The most similar items of the category, the one asked about never among them."""

    results: list[SimilarSample]
    query_sample_id: str
