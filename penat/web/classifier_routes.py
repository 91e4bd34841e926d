"""A classifier out of a label set: made, looked at, laid over the catalogue as a column, taken away, given out."""

from dataclasses import asdict
from datetime import UTC

from flask import Response
from flask_openapi3.blueprint import APIBlueprint

from penat.domain.catalogue import Catalogue
from penat.domain.classifier_report import Cut, Wrong
from penat.domain.kept_classifier import Applied, KeptClassifier
from penat.domain.release_comparison import space_of
from penat.use_cases.classifying import Classifying
from penat.web.access import Access, Guard
from penat.web.classifier_answers import (
    ApplyRequest,
    ClassifierAnswer,
    ColumnFacts,
    FitRequest,
    RemovedAnswer,
    SetPath,
    TableQuery,
)
from penat.web.classifier_table import classifier_table
from penat.web.openapi import CLASSIFIERS, answers, table_answers
from penat.web.parsing import parsed
from penat.web.presenting import Json, Presenter, Presenters, answer
from penat.web.services import Services

_READING = (401, 403, 404, 422, 429, 503)
_WRITING = (400, 401, 403, 404, 413, 415, 422, 429, 503)


def classifier_blueprint(
    services: Services, classifying: Classifying, presenters: Presenters, access: Access
) -> APIBlueprint:
    """Return what is below /api/v1/labels/ID/classifier."""
    api = APIBlueprint("classifiers", __name__, url_prefix="/api/v1", abp_tags=[CLASSIFIERS])
    source = services.source
    reading, writing = access.needs("read"), access.needs("curate")

    @api.post("/labels/<set_id>/classifier", summary="Fit a classifier", responses=answers(ClassifierAnswer, *_WRITING))
    @writing
    @parsed
    def fit(path: SetPath, body: FitRequest) -> Response:
        """Make the set's classifier anew from its labels, and answer how good it is on what it has not seen."""
        catalogue = source.current()
        made = classifying.fit(
            catalogue, path.set_id, categories=body.categories, background=body.background, seed=body.seed
        )
        return answer(_facts(made, classifying.applied(path.set_id), catalogue, presenters.of(catalogue)))

    @api.get(
        "/labels/<set_id>/classifier", summary="A set's classifier", responses=answers(ClassifierAnswer, *_READING)
    )
    @reading
    @parsed
    def report(path: SetPath) -> Response:
        """Say how good it is, and whether it is applied."""
        catalogue, made = source.current(), classifying.get(path.set_id)
        return answer(_facts(made, classifying.applied(path.set_id), catalogue, presenters.of(catalogue)))

    @api.get("/labels/<set_id>/classifier.csv", summary="What it says of every item",
             responses=table_answers(*_READING))  # fmt: skip
    @reading
    @parsed
    def table(path: SetPath, query: TableQuery) -> Response:
        """Download it as a table, applied or not."""
        catalogue = source.current()
        verdicts, _ = classifying.verdicts(catalogue, path.set_id, query.chosen())
        response = Response(classifier_table(catalogue, path.set_id, verdicts), mimetype="text/csv")
        response.headers["Content-Disposition"] = f'attachment; filename="{path.set_id}.csv"'
        return response

    _add_applying(api, classifying, services, writing)
    return api


def _add_applying(api: APIBlueprint, classifying: Classifying, services: Services, writing: Guard) -> None:
    """Add what lays the column over the catalogue, and what takes it away."""

    @api.post("/labels/<set_id>/classifier/apply", summary="Apply as a column",
              responses=answers(ColumnFacts, *_WRITING))  # fmt: skip
    @writing
    @parsed
    def apply(path: SetPath, body: ApplyRequest) -> Response:
        """Write what it says of every item as a column; servers have it within a second."""
        return answer(_column(classifying.apply(services.source.current(), path.set_id, body.chosen())))

    @api.delete("/labels/<set_id>/classifier/apply", summary="Take the column away",
                responses=answers(RemovedAnswer, *_WRITING))  # fmt: skip
    @writing
    @parsed
    def remove(path: SetPath) -> Response:
        """Take the column away; the classifier stays, so that it can be applied again."""
        classifying.remove(path.set_id)
        return answer({"removed": path.set_id})


def _facts(made: KeptClassifier, applied: Applied | None, catalogue: Catalogue, present: Presenter) -> Json:
    seen, best = made.evaluation, made.evaluation.best_f1
    return {
        "set": made.set_id,
        "name": made.name,
        "made_at": made.made_at.astimezone(UTC).isoformat(timespec="seconds"),
        "release": made.release,
        "model": made.model,
        "fits": space_of(catalogue) == (made.model, made.model_sha256),
        "categories": made.categories,
        "strength": made.strength,
        "labels": {
            "positives": seen.positives,
            "negatives": made.labels - seen.positives,
            "background": seen.unjudged,
            "gone": made.gone,
            "outside": made.outside,
        },
        "average_precision": seen.average_precision,
        "interval": seen.interval,
        "chance": seen.chance,
        "calibration_error": seen.calibration_error,
        "best": _cut(best),
        "curve": [_cut(one) for one in seen.curve],
        "bins": [asdict(one) for one in seen.bins],
        "false_positives": _wrong(seen.worst(best.threshold, belongs=False), catalogue, present),
        "false_negatives": _wrong(seen.worst(best.threshold, belongs=True), catalogue, present),
        "applied": None if applied is None else _column(applied),
        "outdated": applied is not None and (applied.at < made.made_at or applied.release != catalogue.release),
    }


def _cut(one: Cut) -> Json:
    return {**asdict(one), "precision": one.precision, "recall": one.recall, "f1": one.f1}


def _wrong(found: tuple[Wrong, ...], catalogue: Catalogue, present: Presenter) -> list[Json]:
    """Return the mistakes whose items the release still has."""
    return [
        {"item": present.known(one.item), "judged": one.judged, "confidence": one.confidence}
        for one in found if one.item in catalogue.places
    ]  # fmt: skip


def _column(applied: Applied) -> Json:
    return {**asdict(applied), "at": applied.at.astimezone(UTC).isoformat(timespec="seconds")}
