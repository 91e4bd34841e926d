"""Work in the background: how it stands, and an end to it."""

from flask import Response
from flask_openapi3.blueprint import APIBlueprint

from penat.domain.job import Job
from penat.use_cases.jobs import Jobs
from penat.web.openapi import PHOTOS, answers
from penat.web.parsing import parsed
from penat.web.presenting import answer
from penat.web.segment_answers import JobFacts
from penat.web.segment_presenting import job_json
from penat.web.segment_schemas import JobPath


def job_blueprint(jobs: Jobs, base_url: str | None) -> APIBlueprint:
    """Return /api/v1/jobs/ID."""
    api = APIBlueprint("jobs", __name__, url_prefix="/api/v1/jobs", abp_tags=[PHOTOS])

    @api.get("/<job_id>", summary="How a job stands", responses=answers(JobFacts, 404, 503))
    @parsed
    def one(path: JobPath) -> Response:
        """Tell how far it is. A job that is over is told of for a day."""
        return _private(jobs.get(path.job_id))

    @api.delete("/<job_id>", summary="Cancel a job", responses=answers(JobFacts, 404, 503))
    @parsed
    def cancel(path: JobPath) -> Response:
        """Let it not be begun, or end soon; one that is over stays as it is."""
        return _private(jobs.cancel(path.job_id))

    def _private(job: Job) -> Response:
        response = answer(job_json(job, base_url))
        response.headers["Cache-Control"] = "private, no-cache"
        return response

    return api
