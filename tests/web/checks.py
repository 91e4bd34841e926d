"""What every answer must hold, whoever asks."""

from pydantic import BaseModel

from penat.web.answers import Problem
from penat.web.problems import KINDS


def answer_of(response, model: type[BaseModel], status: int = 200) -> dict:
    """Return the JSON of a response after holding it against its model."""
    assert response.status_code == status, response.get_data(as_text=True)
    assert response.mimetype == "application/json"
    model.model_validate_json(response.data)
    return response.get_json()


def problem_of(response, slug: str, *fields: str) -> dict:
    """Return the problem of a response after holding it against RFC 9457 and the table of kinds."""
    assert response.mimetype == "application/problem+json", response.get_data(as_text=True)
    Problem.model_validate_json(response.data)
    problem = response.get_json()
    assert problem["type"] == f"/problems/{slug}", problem
    assert problem["status"] == response.status_code == KINDS[slug].status
    assert problem["title"]
    assert problem["detail"]
    assert {error["field"] for error in problem.get("errors", [])} >= set(fields), problem
    for leak in ("Traceback", ".py", "/work/", "site-packages"):
        assert leak not in response.get_data(as_text=True)
    return problem


def begin(client, **body) -> dict:
    """Return the opening step of a session."""
    response = client.post("/api/v1/sessions", json=body)
    assert response.status_code == 201, response.get_data(as_text=True)
    return response.get_json()


def pick(client, step: dict, item: str | None) -> dict:
    """Return the step after a pick."""
    response = client.post("/api/v1/sessions/pick", json={"session": step["session"], "item": item})
    assert response.status_code == 200, response.get_data(as_text=True)
    return response.get_json()


def ids(step: dict) -> list[str]:
    """Return the ids on a step's slate."""
    return [shown["item"]["id"] for shown in step["slate"]]


def walk(client, **body) -> list[dict]:
    """Return every step of a session that always picks the first item shown."""
    steps = [begin(client, **body)]
    while not steps[-1]["done"]:
        steps.append(pick(client, steps[-1], ids(steps[-1])[0]))
    return steps
