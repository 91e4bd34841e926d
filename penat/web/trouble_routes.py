"""What is wrong in the release being served: views a curator pages through, and a map. Read only."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from flask import Response
from flask_openapi3.blueprint import APIBlueprint

from penat.domain.catalogue import Catalogue
from penat.use_cases.troubleshooter import Findings
from penat.web.access import Access, Guard
from penat.web.cursors import Cursors
from penat.web.openapi import TROUBLE, answers
from penat.web.parsing import parsed
from penat.web.presenting import Json, Presenter, Presenters, answer
from penat.web.releases import paged_release
from penat.web.services import Services
from penat.web.trouble_answers import (
    DuplicatesAnswer,
    HubsAnswer,
    KindsAnswer,
    MapAnswer,
    MislabelledAnswer,
    OutliersAnswer,
)
from penat.web.trouble_presenting import HUBS_SHOWN, TroublePresenter, map_json
from penat.web.trouble_queries import MapQuery, TroubleQuery, ViewPage

_PROBLEMS = (401, 403, 404, 410, 422, 429, 503)
One = TypeVar("One")


class _Views:
    """Pages through what was found, each page on the release its cursor is of."""

    def __init__(self, services: Services, presenters: Presenters, cursors: Cursors) -> None:
        self._services = services
        self._presenters = presenters
        self._cursors = cursors

    def page(
        self, view: str, query: TroubleQuery,
        listed: Callable[[Findings, TroublePresenter], tuple[Sequence[One], Callable[[One], Json], Json]],
    ) -> Response:  # fmt: skip
        """Return one page of what *listed* gives: all of it, how one of it is presented, and what stands beside."""
        asked = ViewPage(view, query)
        release, start = self._cursors.read(asked)
        source = self._services.source
        catalogue = source.current() if release is None else paged_release(source, release)
        if query.category is not None:
            catalogue.shelf(query.category)
        present = self._presenters.of(catalogue)
        found = self._services.troubleshooter.findings(catalogue)
        every, told, beside = listed(found, TroublePresenter(present, found.whole))
        end = start + query.limit
        following = self._cursors.write(asked, catalogue.release, end) if end < len(every) else None
        return answer(
            {**beside, "results": [told(one) for one in every[start:end]], "total": len(every), "next": following}
        )

    def current(self) -> tuple[Catalogue, Presenter]:
        """Return the release being served, and what presents it."""
        catalogue = self._services.source.current()
        return catalogue, self._presenters.of(catalogue)


def trouble_blueprint(services: Services, presenters: Presenters, cursors: Cursors, access: Access) -> APIBlueprint:
    """Return the routes under /api/v1/trouble, and /api/v1/map."""
    api = APIBlueprint("trouble", __name__, url_prefix="/api/v1", abp_tags=[TROUBLE])
    views, reading = _Views(services, presenters, cursors), access.needs("read")
    _add_misplaced(api, views, reading)
    _add_lonely(api, views, reading)

    @api.get("/map", summary="A map of the items", responses=answers(MapAnswer, *_PROBLEMS))
    @reading
    @parsed
    def item_map(query: MapQuery) -> Response:
        """Place items that look alike near one another; `pca` is worked out at once, `tsne` beforehand by an operator.

        With `category`, `pca` is worked out for its items alone, which spreads them better.
        """
        catalogue, _ = views.current()
        made = services.troubleshooter.map(catalogue, query.method, query.category, query.colour)
        return answer(map_json(made, query.method, query.category))

    return api


def _add_misplaced(api: APIBlueprint, views: _Views, reading: Guard) -> None:
    """Add what stands in the wrong place: under another category, or twice."""

    @api.get("/trouble/mislabelled", summary="Likely mislabelled", responses=answers(MislabelledAnswer, *_PROBLEMS))
    @reading
    @parsed
    def mislabelled(query: TroubleQuery) -> Response:
        """List items whose nearest neighbours over the whole release have another category."""

        def listed(found: Findings, tell: TroublePresenter) -> Any:
            rows = [one for one in found.suspects if query.category in (None, tell.category(one.row))]
            return rows, tell.suspect, {"recall": found.near.recall}

        return views.page("mislabelled", query, listed)

    @api.get("/trouble/kinds", summary="Kinds inside categories", responses=answers(KindsAnswer, *_PROBLEMS))
    @reading
    @parsed
    def kinds(query: TroubleQuery) -> Response:
        """List groups that stand apart inside their category, such as bedspreads among beds."""

        def listed(found: Findings, tell: TroublePresenter) -> Any:
            return [one for one in found.kinds if query.category in (None, one.category)], tell.kind, {}

        return views.page("kinds", query, listed)

    @api.get("/trouble/duplicates", summary="Duplicates and near pairs",
             responses=answers(DuplicatesAnswer, *_PROBLEMS))  # fmt: skip
    @reading
    @parsed
    def duplicates(query: TroubleQuery) -> Response:
        """List items that show one picture or design, also under two categories, and pairs that nearly do."""

        def listed(found: Findings, tell: TroublePresenter) -> Any:
            groups = [one for one in found.copies if query.category is None or query.category in tell.categories(one)]
            return groups, tell.copies, {"recall": found.near.recall}

        return views.page("duplicates", query, listed)


def _add_lonely(api: APIBlueprint, views: _Views, reading: Guard) -> None:
    """Add what is far from everything, or near to nothing."""

    @api.get("/trouble/outliers", summary="Outliers", responses=answers(OutliersAnswer, *_PROBLEMS))
    @reading
    @parsed
    def outliers(query: TroubleQuery) -> Response:
        """List items much farther from their nearest than is usual in their category and around them."""

        def listed(found: Findings, tell: TroublePresenter) -> Any:
            rows = [one for one in found.outliers if query.category in (None, tell.category(one.row))]
            return rows, tell.outlier, {"recall": found.near.recall}

        return views.page("outliers", query, listed)

    @api.get("/trouble/hubs", summary="Hubs and items nobody meets", responses=answers(HubsAnswer, *_PROBLEMS))
    @reading
    @parsed
    def hubs(query: TroubleQuery) -> Response:
        """Say how evenly items occur in one another's neighbour lists; `results` begins with those in none."""

        def listed(found: Findings, tell: TroublePresenter) -> Any:
            chosen = [one for name, one in found.hubs.items() if query.category in (None, name)]
            beside = {
                "categories": [tell.hubness(one) for one in chosen],
                "hubs": [tell.hub(one, int(row)) for one in chosen for row in one.hubs[:HUBS_SHOWN]],
            }
            return tell.rarest(chosen), tell.rare, beside

        return views.page("hubs", query, listed)
