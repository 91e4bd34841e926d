"""Requests that ask with a photo or a piece of one: what they name, turned into vectors of a release."""

from collections.abc import Collection
from dataclasses import dataclass

from penat.domain.catalogue import Catalogue
from penat.domain.errors import Unavailable
from penat.domain.geometry import Vectors, score
from penat.domain.piece import Segment
from penat.use_cases.photo_search import FoundSegment, PhotoSearch
from penat.use_cases.searcher import Query
from penat.web.presenting import Json
from penat.web.schemas import SearchRequest
from penat.web.services import Services


@dataclass(frozen=True)
class Asked:
    """A question, and with a photo or segment in it the vector (dim,) that stored segments are compared with.

    *anchor* is the id of the photo that is kept, *itself* that of the segment asked with.
    """

    query: Query
    vector: Vectors | None = None
    anchor: str | None = None
    itself: str | None = None


def searching(services: Services, field: str) -> PhotoSearch:
    """Return what looks into kept photos. Raises Unavailable, naming *field*, where this server keeps none."""
    if services.photo_search is None:
        raise Unavailable("this server keeps no photos; send the picture itself", field=field)
    return services.photo_search


def asked(services: Services, catalogue: Catalogue, body: SearchRequest) -> Asked:
    """Return a search request as a question. Raises InvalidInput, NotFound, Unavailable."""
    if body.segment is not None:
        search = searching(services, "segment")
        segment = search.segment(body.segment.lower())
        vector = search.segment_vector(catalogue, segment)
        return Asked(body.query(near=vector), vector, segment.photo_id, segment.id)
    if body.photo is None or (services.photo_search is None and body.photo_id is None):
        return Asked(body.query())
    search = searching(services, "photo")
    picture = body.picture() if body.photo_id is None else search.content(body.photo_id)
    vector = search.picture_vector(catalogue, picture or b"")
    further = set(body.models) - {catalogue.model}  # which read the picture for themselves
    query = body.query(picture=picture) if further else body.query(near=vector)
    return Asked(query, vector, body.photo_id)


def owners(owner: str, anchor: str | None) -> Collection[str]:
    """Return whose segments may be found: the asker's, and a kept photo's that belongs to whoever knows its id."""
    return {name for name in (owner, f"photo:{anchor}" if anchor else "") if name}


def brief(segment: Segment, root: str) -> Json:
    """Return a segment without its mask, its URLs under *root*."""
    left, top, width, height = segment.box
    place = f"{root}/api/v1/segments/{segment.id}"
    return {
        "id": segment.id,
        "photo": segment.photo_id,
        "label": segment.label,
        "category": segment.category,
        "score": segment.score,
        "box": {"left": left, "top": top, "width": width, "height": height},
        "area": segment.area,
        "size": {"width": segment.width, "height": segment.height},
        "mask_png": f"{place}/mask.png",
        "cutout": f"{place}/cutout.jpg",
    }


def near_json(found: FoundSegment, root: str) -> Json:
    """Return a found segment with how near it is."""
    return {"segment": brief(found.segment, root), "score": score(found.distance), "distance": found.distance}
