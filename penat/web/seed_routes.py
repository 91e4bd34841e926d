"""Routes of older front ends, answering as they are used to, over the same use cases."""

from typing import Annotated

from flask import Response
from flask_openapi3.blueprint import APIBlueprint
from pydantic import BaseModel, Field

from penat.domain.geometry import score
from penat.use_cases import explorer
from penat.web.openapi import CATALOGUE, answers
from penat.web.parsing import parsed
from penat.web.presenting import Presenters, answer
from penat.web.queries import Query, QueryLimit
from penat.web.seed_answers import SimilarSamples
from penat.web.services import Services


class DatasetPath(BaseModel):
    """The category, called a dataset."""

    category: Annotated[str, Field(json_schema_extra={"example": "chair"})]


class SampleQuery(Query):
    """To which item, and how many."""

    sample_id: Annotated[str, Field(min_length=1, max_length=200)]
    limit: QueryLimit = 20


def seed_blueprint(services: Services, presenters: Presenters) -> APIBlueprint:
    """Return GET /datasets/CATEGORY/similarity/search."""
    api = APIBlueprint("seed", __name__, abp_tags=[CATALOGUE])

    @api.get("/datasets/<category>/similarity/search", summary="Similar samples of a dataset",
             responses=answers(SimilarSamples, 404, 422, 503))  # fmt: skip
    @parsed
    def similar(path: DatasetPath, query: SampleQuery) -> Response:
        """List what is similar to a sample; nothing for one that has no vector here."""
        catalogue = services.source.current()
        presenters.of(catalogue)
        catalogue.shelf(path.category)
        known = query.sample_id in catalogue.places
        found = (
            explorer.similar(catalogue, query.sample_id, query.limit, category=path.category)
            if known and catalogue.places[query.sample_id][0] == path.category
            else []
        )
        results = [
            {
                "sample_id": item.id, "score": score(distance),
                "file_name": explorer.file_name(catalogue, item.id, services.file_names),
                "thumbnail_path": f"/thumbnails/{item.image}.webp",
            }
            for item, distance in found
        ]  # fmt: skip
        return answer({"results": results, "query_sample_id": query.sample_id})

    return api
