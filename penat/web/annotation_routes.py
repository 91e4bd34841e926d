"""Look-alikes judged on the web: rounds of questions, answers, what is taken back, agreement, and what was judged."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC

from flask import Response
from flask_openapi3.blueprint import APIBlueprint

from penat.domain.annotated_files import annotated_csv, annotated_json
from penat.domain.annotation import RoundProgress, Task
from penat.domain.errors import InvalidInput
from penat.use_cases.annotator import Annotator
from penat.web.access import Access, Guard
from penat.web.annotation_schemas import (
    AgreementAnswer,
    AnswerRequest,
    BeginRequest,
    ExportQuery,
    NextRequest,
    RestoreRoundRequest,
    RoundDeletedAnswer,
    RoundFacts,
    RoundPath,
    RoundsAnswer,
    SkipRequest,
    TurnAnswer,
)
from penat.web.annotator_name import annotator_of
from penat.web.openapi import ANNOTATION, answers, list_or_table
from penat.web.parsing import parsed
from penat.web.presenting import Json, Presenter, Presenters, answer
from penat.web.services import Services

_READING = (401, 403, 404, 422, 429, 503)
_WRITING = (400, 401, 403, 404, 413, 415, 422, 429, 503)
SAYS = {
    "random": "any, so that what is judged stands for the whole",
    "uncertain": "where it is least clear which of the nearest belong",
    "diverse": "as different from one another as can be",
    "typical": "what stands for many others",
    "uncovered": "farthest from everything judged so far",
    "hubs": "what others are shown with most often",
}


def annotation_blueprint(
    services: Services, annotator: Annotator, presenters: Presenters, access: Access
) -> APIBlueprint:
    """Return /api/v1/annotation and what is below it."""
    api = APIBlueprint("annotation", __name__, url_prefix="/api/v1/annotation", abp_tags=[ANNOTATION])
    reading, writing = access.needs("read"), access.needs("curate")
    _add_rounds(api, services, annotator, reading, writing)
    _add_answering(api, services, annotator, presenters, writing)
    _add_results(api, annotator, reading)
    return api


def _add_rounds(api: APIBlueprint, services: Services, annotator: Annotator, reading: Guard, writing: Guard) -> None:
    """Add what lists, begins, deletes and brings back rounds."""

    @api.get("/rounds", summary="Rounds of questions", responses=answers(RoundsAnswer, 401, 403, 429, 503))
    @reading
    @parsed
    def rounds() -> Response:
        """List them, the newest first, and the ways to choose what a new one asks about."""
        samplers = [{"name": name, "says": says} for name, says in SAYS.items()]
        return answer({"rounds": [_facts(one) for one in annotator.rounds()], "samplers": samplers})

    @api.post("/rounds", summary="Begin a round", responses=answers(RoundFacts, *_WRITING, status=201))
    @writing
    @parsed
    def begin(body: BeginRequest) -> Response:
        """Choose items to ask about and take their nearest along; items judged before are not asked about again."""
        made = annotator.begin(
            services.source.current(), body.name, category=body.category, sampler=body.sampler, n=body.n,
            nearest=body.nearest, per_task=body.per_task, seed=body.seed,
        )  # fmt: skip
        return answer(_facts(annotator.progress(made.id)), 201)

    @api.get("/rounds/<round_id>", summary="One round", responses=answers(RoundFacts, *_READING))
    @reading
    @parsed
    def one(path: RoundPath) -> Response:
        """Say how it stands."""
        return answer(_facts(annotator.progress(path.round_id)))

    @api.delete("/rounds/<round_id>", summary="Delete a round", responses=answers(RoundDeletedAnswer, *_WRITING))
    @writing
    @parsed
    def delete(path: RoundPath) -> Response:
        """Take it away with its answers; the answer says how to bring it back."""
        return answer({"undo": annotator.delete(path.round_id)})

    @api.post("/undo", summary="Undo a deletion", responses=answers(RoundFacts, *_WRITING))
    @writing
    @parsed
    def restore(body: RestoreRoundRequest) -> Response:
        """Bring a deleted round back with its answers."""
        return answer(_facts(annotator.progress(annotator.restore(body.undo).id)))


def _add_answering(
    api: APIBlueprint, services: Services, annotator: Annotator, presenters: Presenters, writing: Guard
) -> None:
    """Add what gives questions, takes answers, and takes them back; each answers with the next question."""

    def turn(round_id: str, who: str, task: Task | None, dropped: Sequence[str] = ()) -> Response:
        question = None if task is None else _question(presenters.of(services.source.current()), task)
        told = {"annotator": who, "task": question, "dropped": dropped, "round": _facts(annotator.progress(round_id))}
        return answer(told)

    @api.post("/rounds/<round_id>/next", summary="The next question", responses=answers(TurnAnswer, *_WRITING))
    @writing
    @parsed
    def next_one(path: RoundPath, body: NextRequest) -> Response:
        """Give a question and hold it for the annotator for ten minutes; one they hold already is given again."""
        who = annotator_of(body.annotator)
        return turn(path.round_id, who, annotator.next(path.round_id, who))

    @api.post("/rounds/<round_id>/answers", summary="Answer a question", responses=answers(TurnAnswer, *_WRITING))
    @writing
    @parsed
    def take(path: RoundPath, body: AnswerRequest) -> Response:
        """Keep an answer and give the next question; sending the same answer again is no mistake."""
        who = annotator_of(body.annotator)
        annotator.answer(path.round_id, body.task, who, body.dropped)
        return turn(path.round_id, who, annotator.next(path.round_id, who))

    @api.post("/rounds/<round_id>/skips", summary="Skip a question", responses=answers(TurnAnswer, *_WRITING))
    @writing
    @parsed
    def skip(path: RoundPath, body: SkipRequest) -> Response:
        """Pass over a question and give the next one."""
        who = annotator_of(body.annotator)
        annotator.skip(path.round_id, body.task, who)
        return turn(path.round_id, who, annotator.next(path.round_id, who))

    @api.post("/rounds/<round_id>/undo", summary="Take an answer back", responses=answers(TurnAnswer, *_WRITING))
    @writing
    @parsed
    def undo(path: RoundPath, body: NextRequest) -> Response:
        """Forget the annotator's last answer and give its question again, with what they had said of it."""
        who = annotator_of(body.annotator)
        back = annotator.take_back(path.round_id, who)
        if back is None:
            raise InvalidInput(f"{who} has answered nothing in this round that could be taken back", field="annotator")
        task, said = back
        return turn(path.round_id, who, task, said.neg)


def _add_results(api: APIBlueprint, annotator: Annotator, reading: Guard) -> None:
    """Add what tells of the answers."""

    @api.get("/rounds/<round_id>/agreement", summary="Agreement", responses=answers(AgreementAnswer, *_READING))
    @reading
    @parsed
    def agreement(path: RoundPath) -> Response:
        """Say how far the round's annotators agree, over what two or more of them judged."""
        return answer(asdict(annotator.agreement(path.round_id)))

    @api.get("/export", summary="What was judged", responses=list_or_table(*_READING))
    @reading
    @parsed
    def export(query: ExportQuery) -> Response:
        """Give the judgements of one round, or of all, as `[{"pos": […], "neg": […]}]` or as CSV."""
        if query.format == "csv":
            return _file(annotated_csv(annotator.judgements(query.round)), "text/csv", "judgements.csv")
        return _file(annotated_json(annotator.annotated(query.round)), "application/json", "annotated.json")


def _facts(progress: RoundProgress) -> Json:
    told = asdict(progress.round)
    made_at = progress.round.made_at.astimezone(UTC).isoformat(timespec="seconds")
    counts = {"tasks": progress.tasks, "finished": progress.finished, "answers": progress.answers}
    return {**told, "made_at": made_at, **counts}


def _question(present: Presenter, task: Task) -> Json:
    known = present.catalogue.places
    shown = [{"id": one, "item": present.known(one) if one in known else None} for one in task.shown]
    return {"id": task.id, "position": task.position, "shown": shown}


def _file(text: str, mimetype: str, name: str) -> Response:
    response = Response(text, mimetype=mimetype)
    response.headers["Content-Disposition"] = f'attachment; filename="penat-{name}"'
    return response
