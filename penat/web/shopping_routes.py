"""The report on the shopping log, for curators. Read only."""

from dataclasses import asdict

from flask import Response
from flask_openapi3.blueprint import APIBlueprint

from penat.domain.shopping_report import ItemFigures, ShoppingReport
from penat.ports.event_log import EventRecords
from penat.use_cases.shopping_reporter import ShoppingReporter
from penat.web.access import Access
from penat.web.openapi import SHOPPERS, answers, table_answers
from penat.web.parsing import parsed
from penat.web.presenting import Json, Presenter, Presenters, answer
from penat.web.services import Services
from penat.web.shopping_answers import ShoppingAnswer
from penat.web.shopping_queries import ShoppingReportQuery, ShoppingTableQuery
from penat.web.shopping_tables import report_table

TOP = 20
_PROBLEMS = (401, 403, 404, 422, 429, 503)
_DEEDS = ("view", "like", "reject", "buy")


def shopping_blueprint(
    services: Services, records: EventRecords, presenters: Presenters, access: Access
) -> APIBlueprint:
    """Return GET /api/v1/shopping and its tables."""
    api = APIBlueprint("shopping", __name__, url_prefix="/api/v1", abp_tags=[SHOPPERS])
    reading = access.needs("read")
    reporter = ShoppingReporter(records, services.events, services.now)

    @api.get("/shopping", summary="What shoppers did", responses=answers(ShoppingAnswer, *_PROBLEMS))
    @reading
    @parsed
    def shopping(query: ShoppingReportQuery) -> Response:
        """Sum up the log: sessions, how far they came, picks by place, exploration, coverage and items."""
        catalogue = services.source.current()
        made = reporter.report(catalogue, query.days, query.policy, query.category)
        kept = {"kept": services.events is not None, "days": query.days, "often": query.often}
        return answer(kept | _facts(made, query.often, presenters.of(catalogue)))

    @api.get("/shopping.csv", summary="One of its tables", responses=table_answers(*_PROBLEMS))
    @reading
    @parsed
    def table(query: ShoppingTableQuery) -> Response:
        """Download days, steps, positions, coverage or all items as a table."""
        made = reporter.report(services.source.current(), query.days, query.policy, query.category)
        response = Response(report_table(made, query.table), mimetype="text/csv")
        response.headers["Content-Disposition"] = f'attachment; filename="penat-shoppers-{query.table}.csv"'
        return response

    return api


def _facts(made: ShoppingReport, often: int, present: Presenter) -> Json:
    never = made.never_picked(often)
    return {
        "share": made.share, "sessions": made.sessions, "slates": made.slates, "picks": made.picks,
        "refusals": made.refusals, "finished": made.finished,
        "deeds": {kind: made.deeds.get(kind, 0) for kind in _DEEDS},
        "by_day": [asdict(one) | {"day": one.day.isoformat()} for one in made.days],
        "steps": [asdict(one) for one in made.steps], "positions": [asdict(one) for one in made.positions],
        "coverage": [asdict(one) for one in made.coverage],
        "top": [_item(one, present) for one in made.most_picked(TOP)],
        "never": [_item(one, present) for one in never[:TOP]], "never_total": len(never),
        "policies": made.policies, "categories": made.categories,
    }  # fmt: skip


def _item(one: ItemFigures, present: Presenter) -> Json:
    facts = asdict(one)
    name = facts.pop("item")
    known = name in present.catalogue.places
    return {"id": name, "item": present.known(name) if known else None, **facts}
