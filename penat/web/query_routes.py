"""Saved queries: kept, found, run again, changed, deleted and brought back, and held against the release."""

from dataclasses import asdict
from datetime import UTC
from typing import Any

from flask import Response
from flask_openapi3.blueprint import APIBlueprint

from penat.domain.saved_query import SavedQuery
from penat.use_cases.saved_queries import SavedQueries
from penat.web.access import Access, Guard
from penat.web.openapi import QUERIES, answers, table_answers
from penat.web.parsing import parsed
from penat.web.presenting import Json, Presenters, answer
from penat.web.query_answers import (
    ChecksAnswer,
    DeletedAnswer,
    QueriesAnswer,
    RerunAnswer,
    SavedQueryFacts,
    TablesAnswer,
)
from penat.web.query_schemas import (
    ChangeQueryRequest,
    QueriesQuery,
    QueryPath,
    RestoreRequest,
    RunRequest,
    SaveQueryRequest,
    TablePath,
)
from penat.web.result_tables import results_table, table_name
from penat.web.search_routes import found_json
from penat.web.services import Services


def query_blueprint(services: Services, presenters: Presenters, access: Access) -> APIBlueprint:
    """Return /api/v1/queries and what is below it, /api/v1/query-checks and /api/v1/query-undo."""
    api = APIBlueprint("queries", __name__, url_prefix="/api/v1", abp_tags=[QUERIES])
    saved, source = services.queries, services.source
    reading, writing = access.needs("read"), access.needs("curate")

    @api.get("/queries", summary="Saved queries", responses=answers(QueriesAnswer, 401, 403, 422, 429))
    @reading
    @parsed
    def queries(query: QueriesQuery) -> Response:
        """List them by name, those with all words of `q` only."""
        found = [_facts(one) for one in saved.matching(query.q or "")]
        return answer({"queries": found, "refused": saved.refused})

    @api.post("/queries", summary="Save a query", responses=answers(SavedQueryFacts, *_WRITING, status=201))
    @writing
    @parsed
    def save(body: SaveQueryRequest) -> Response:
        """Ask it once and keep it with the ids it found, as a file that people can read."""
        catalogue = source.current()
        asked = body.query.model_dump(mode="json", exclude_defaults=True, by_alias=True)
        made = saved.save(
            catalogue, body.name, asked, body.query.limit, note=body.note, author=body.author,
            together=body.together or None,
        )  # fmt: skip
        return answer(_facts(made), 201)

    @api.get("/queries/<query_id>", summary="One saved query", responses=answers(SavedQueryFacts, 401, 403, 404, 429))
    @reading
    @parsed
    def one(path: QueryPath) -> Response:
        """Find it by its id."""
        return answer(_facts(saved.store.get(path.query_id)))

    _add_changing(api, saved, writing)
    _add_running(api, services, presenters, access)
    return api


def _add_changing(api: APIBlueprint, saved: SavedQueries, writing: Guard) -> None:
    """Add what changes a saved query, takes it away, and brings it back."""

    @api.patch("/queries/<query_id>", summary="Rename or annotate", responses=answers(SavedQueryFacts, *_WRITING))
    @writing
    @parsed
    def change(path: QueryPath, body: ChangeQueryRequest) -> Response:
        """Change its note or its test, then its name, which changes its id."""
        query = saved.annotate(path.query_id, note=body.note, together=body.together)
        return answer(_facts(query if body.name is None else saved.rename(path.query_id, body.name)))

    @api.delete("/queries/<query_id>", summary="Delete a saved query", responses=answers(DeletedAnswer, *_WRITING))
    @writing
    @parsed
    def delete(path: QueryPath) -> Response:
        """Take it away; the answer says how to bring it back."""
        return answer({"undo": saved.store.delete(path.query_id)})

    @api.post("/query-undo", summary="Undo a deletion", responses=answers(SavedQueryFacts, *_WRITING))
    @writing
    @parsed
    def restore(body: RestoreRequest) -> Response:
        """Bring a deleted query back."""
        return answer(_facts(saved.store.restore(body.undo)))


def _add_running(api: APIBlueprint, services: Services, presenters: Presenters, access: Access) -> None:
    """Add what asks saved queries again, and the tables kept of that."""
    saved, source, reading = services.queries, services.source, access.needs("read")

    @api.post("/queries/<query_id>/run", summary="Run a saved query", responses=answers(RerunAnswer, *_WRITING))
    @reading
    @parsed
    def run(path: QueryPath, body: RunRequest) -> Response:
        """Ask it on the release being served and say what changed since it was saved; to `keep` takes scope curate."""
        if body.keep:
            access.admit("curate")
        catalogue = source.current()
        again = saved.run(catalogue, path.query_id, body.limit)
        if body.keep:
            saved.store.keep_table(path.query_id, table_name(catalogue.release), results_table(again.found))
        present = presenters.of(catalogue)
        known = {name: [i for i in again.saved.query.get(name, []) if i in catalogue.places] for name in _EXAMPLES}
        shown = found_json(present, again.found, known["like"], known["unlike"], None)
        return answer({"query": _facts(again.saved), "change": asdict(again.change), "answer": shown})

    @api.get("/query-checks", summary="Frozen queries", responses=answers(ChecksAnswer, 401, 403, 429, 503))
    @reading
    @parsed
    def checks() -> Response:
        """Say which frozen queries the release being served breaks."""
        found = saved.check(source.current())
        told = [
            {
                "id": one.saved.id, "name": one.saved.name, "together": one.saved.together, "kept": one.kept,
                "passed": one.passed, "problem": one.problem, "left": one.change.left if one.change else [],
                "gone": one.change.gone if one.change else [],
            }
            for one in found
        ]  # fmt: skip
        return answer({"passed": all(one.passed for one in found), "checks": told})

    @api.get("/queries/<query_id>/tables", summary="Its tables", responses=answers(TablesAnswer, 401, 403, 404, 429))
    @reading
    @parsed
    def tables(path: QueryPath) -> Response:
        """List the tables kept of earlier runs, newest first."""
        return answer({"tables": saved.store.tables(path.query_id)})

    @api.get("/queries/<query_id>/tables/<table>", summary="One table", responses=table_answers(401, 403, 404, 429))
    @reading
    @parsed
    def table(path: TablePath) -> Response:
        """Download it again."""
        response = Response(saved.store.table(path.query_id, path.table), mimetype="text/csv")
        response.headers["Content-Disposition"] = f'attachment; filename="{path.query_id}-{path.table}"'
        return response


_EXAMPLES = ("like", "unlike")
_WRITING = (400, 401, 403, 404, 413, 415, 422, 429, 503)


def _facts(query: SavedQuery) -> Json:
    told: dict[str, Any] = asdict(query)
    return {**told, "saved_at": query.saved_at.astimezone(UTC).isoformat(timespec="seconds")}
