"""Classes that curators name: filled from any result, changed, undone, taken away, and given out."""

from dataclasses import asdict
from datetime import UTC, datetime

from flask import Response, request
from flask_openapi3.blueprint import APIBlueprint

from penat.domain.label_files import labels_csv, labels_json
from penat.domain.label_set import Label, LabelSet
from penat.use_cases.labeller import MOST_MARKS, Labeller
from penat.web.access import Access, Guard
from penat.web.annotator_name import annotator_of
from penat.web.label_schemas import (
    ChangeSetRequest,
    LabelsAnswer,
    LabelSetFacts,
    LabelSetPath,
    LabelSetsAnswer,
    LabelsQuery,
    MakeSetRequest,
    MarkedAnswer,
    MarksRequest,
    RestoreSetRequest,
    SetDeletedAnswer,
    UndoMarksRequest,
)
from penat.web.openapi import LABELS, answers, list_or_table
from penat.web.parsing import parsed
from penat.web.presenting import Json, answer
from penat.web.services import Services

ID_BYTES = 210  # an id's length at most, quotes and comma
_READING = (401, 403, 404, 422, 429, 503)
_WRITING = (400, 401, 403, 404, 413, 415, 422, 429, 503)


def label_blueprint(services: Services, labeller: Labeller, access: Access) -> APIBlueprint:
    """Return /api/v1/labels, what is below it, and /api/v1/label-undo."""
    api = APIBlueprint("labels", __name__, url_prefix="/api/v1", abp_tags=[LABELS])
    reading, writing = access.needs("read"), access.needs("curate")

    @api.before_request
    def allow_many() -> None:
        """Let many ids through, which are more than most bodies hold."""
        request.max_content_length = MOST_MARKS * ID_BYTES

    _add_reading(api, services, labeller, reading)
    _add_changing(api, labeller, writing)
    _add_marking(api, services, labeller, writing)
    return api


def _add_reading(api: APIBlueprint, services: Services, labeller: Labeller, reading: Guard) -> None:
    """Add what lists sets and gives their labels out."""

    @api.get("/labels", summary="Label sets", responses=answers(LabelSetsAnswer, 401, 403, 429, 503))
    @reading
    @parsed
    def sets() -> Response:
        """List them by name."""
        return answer({"sets": [_facts(one) for one in labeller.sets()]})

    @api.get("/labels/<set_id>", summary="One label set", responses=answers(LabelsAnswer, *_READING))
    @reading
    @parsed
    def one(path: LabelSetPath) -> Response:
        """Give its labels, by item."""
        known = services.source.current().places
        labels = [{**_label(one), "known": one.item in known} for one in labeller.labels(path.set_id)]
        return answer({"set": _facts(labeller.get(path.set_id)), "labels": labels})

    @api.get("/labels/<set_id>/export", summary="A set's labels as a file", responses=list_or_table(*_READING))
    @reading
    @parsed
    def export(path: LabelSetPath, query: LabelsQuery) -> Response:
        """Give them as CSV, or as one `{"pos": […], "neg": […]}`, as judgements are."""
        labels = labeller.labels(path.set_id)
        text = labels_csv(labels) if query.format == "csv" else labels_json(labels)
        response = Response(text, mimetype="text/csv" if query.format == "csv" else "application/json")
        name = f"penat-{path.set_id}.{query.format}"
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return response


def _add_changing(api: APIBlueprint, labeller: Labeller, writing: Guard) -> None:
    """Add what makes sets, renames them, and takes them away."""

    @api.post("/labels", summary="Name a class", responses=answers(LabelSetFacts, *_WRITING, status=201))
    @writing
    @parsed
    def make(body: MakeSetRequest) -> Response:
        """Make an empty set."""
        return answer(_facts(labeller.make(body.name, body.note, annotator_of(body.author or None))), 201)

    @api.patch("/labels/<set_id>", summary="Rename or annotate a set", responses=answers(LabelSetFacts, *_WRITING))
    @writing
    @parsed
    def change(path: LabelSetPath, body: ChangeSetRequest) -> Response:
        """Change its note and its name, which changes its id, both or neither."""
        return answer(_facts(labeller.change(path.set_id, name=body.name, note=body.note)))

    @api.delete("/labels/<set_id>", summary="Delete a label set", responses=answers(SetDeletedAnswer, *_WRITING))
    @writing
    @parsed
    def delete(path: LabelSetPath) -> Response:
        """Take it away with its labels; the answer says how to bring it back."""
        return answer({"undo": labeller.delete(path.set_id)})

    @api.post("/label-undo", summary="Undo a deletion", responses=answers(LabelSetFacts, *_WRITING))
    @writing
    @parsed
    def restore(body: RestoreSetRequest) -> Response:
        """Bring a deleted set back with its labels."""
        return answer(_facts(labeller.restore(body.undo)))


def _add_marking(api: APIBlueprint, services: Services, labeller: Labeller, writing: Guard) -> None:
    """Add what labels items, and takes a step back."""

    @api.post("/labels/<set_id>/marks", summary="Label items", responses=answers(MarkedAnswer, *_WRITING))
    @writing
    @parsed
    def mark(path: LabelSetPath, body: MarksRequest) -> Response:
        """Say of several items at once whether they belong; the last word counts."""
        catalogue, who = services.source.current(), annotator_of(body.annotator)
        undo = labeller.mark(catalogue, path.set_id, body.marks(), who)
        return answer({"undo": undo, "set": _facts(labeller.get(path.set_id))})

    @api.post("/labels/<set_id>/undo", summary="Undo a step of labelling", responses=answers(LabelSetFacts, *_WRITING))
    @writing
    @parsed
    def unmark(path: LabelSetPath, body: UndoMarksRequest) -> Response:
        """Put back what the step replaced; what others have labelled since stays."""
        labeller.unmark(path.set_id, body.undo)
        return answer(_facts(labeller.get(path.set_id)))


def _facts(one: LabelSet) -> Json:
    return {**asdict(one), "made_at": _time(one.made_at)}


def _label(one: Label) -> Json:
    return {**asdict(one), "at": _time(one.at)}


def _time(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds")
